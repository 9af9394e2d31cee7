"""Gold character spans -> labels and link targets of words."""

from framing.syntax import LABELS
from framing.training.corpus import make_example

TEXT = "“No,” Ann said, “never.”\n\nBob hopes it rains. Sun is likely."


def span(piece: str) -> list[int]:
    """Its first place in TEXT."""
    return [TEXT.index(piece), TEXT.index(piece) + len(piece)]


GOLD = [
    {"source": [span("Ann")], "cue": [span("said")], "content": [span("“No,”"), span("“never.”")]},
    {"source": [], "cue": [span("likely")], "content": [span("Sun")]},
    {"source": [span("Bob")], "cue": [span("hopes")], "content": [span("it rains")]},
    {"source": [span("it")], "cue": [], "content": [span("rains")]},
]


def test_labels_are_bio_and_longest_content_wins() -> None:
    """Each segment of a content begins anew; what overlaps a longer content is left out."""
    example = make_example("d", TEXT, GOLD)
    labels = [LABELS[k] for k in example.labels]
    assert labels[:12] == [
        "B-content", "I-content", "I-content", "I-content", "B-source", "B-cue", "O",
        "B-content", "I-content", "I-content", "I-content", "B-source",
    ]  # fmt: skip
    assert labels[12:16] == ["B-cue", "B-content", "I-content", "O"]


def test_links_lead_to_first_words() -> None:
    """Contents point to their cue, contents and cues to their source, to themselves for none."""
    example = make_example("d", TEXT, GOLD)
    at = {word: i for i, word in enumerate(example.words)}
    assert example.to_cue[at["No"]] == example.to_cue[at["never"]] == at["said"]
    assert example.to_source[at["said"]] == example.to_source[at["No"]] == at["Ann"]
    assert example.to_cue[at["Sun"]] == at["likely"]
    assert example.to_source[at["likely"]] == at["likely"]
    assert example.to_cue[at["is"]] == example.to_source[at["Ann"]] == -1
    assert example.paragraphs[at["Bob"]] == example.paragraphs[at["Ann"]] + 1
