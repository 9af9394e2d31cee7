"""What holds for any article, parse and attributions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from framing.annotations import Attribution
from framing.articles import Article, Block
from framing.codes import SPEAKER_TYPES
from framing.reading.roles import read_roles
from framing.spans import Span, normalise
from framing.speakers import resolve_speakers
from framing.syntax import Parse

ROLES = read_roles()
WORDS = ["He", "she", "they", "who", "President", "Mr", "Tokayev", "the", "The", "two",
         "officials",
         "Kazakhstan", "’s", ",", "(", ")", "“", "”", "and", "of", "ministry", "said", "Reuters",
         "It", "report", "I", "-", "police", "chief", "Almaty",
         "\N{ZERO WIDTH SPACE}", "…"]  # fmt: skip
TAGS = ["NN", "NNP", "NNS", "PRP", "PRP$", "DT", "IN", "VBD", "WP", ",", "CD", "POS", "CC", "JJ"]
RELATIONS = ["nsubj", "dobj", "ROOT", "relcl", "appos", "poss", "compound", "pobj"]


@st.composite
def articles(draw: st.DrawFn) -> tuple[Article, Parse, list[Attribution]]:
    """Nonsense with any tags, heads that point backwards, and any spans."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
    text = " ".join(words)
    rows, at = [], 0
    for i, word in enumerate(words):
        head = draw(st.integers(0, i))
        rows.append((at, at + len(word), word, word.lower(), draw(st.sampled_from(TAGS)), head,
                     draw(st.sampled_from(RELATIONS))))  # fmt: skip
        at += len(word) + 1
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 12)).map(
        lambda p: (p[0], min(len(text), p[0] + p[1])))  # fmt: skip
    made = []
    for _ in range(draw(st.integers(0, 4))):
        source = normalise(draw(st.lists(spans, max_size=2)))
        content = normalise([draw(spans)])
        made.append(Attribution(source, (), content, draw(st.sampled_from(["direct", "indirect"]))))
    article = Article("x", text, (Block("body", Span(0, len(text))),))
    parsed = draw(st.booleans())
    parse = Parse.from_rows(rows, [(0, len(rows))]) if parsed else Parse.from_rows([], [])
    return article, parse, made


@given(articles())
def test_every_source_has_one_speaker(case: tuple[Article, Parse, list[Attribution]]) -> None:
    """Each attribution with a source is under exactly one speaker, the others under none; twice
    the same; whatever the text is, nothing is raised."""
    article, parse, attributions = case
    speakers = resolve_speakers(article, parse, attributions, ROLES)
    indices = sorted(i for s in speakers for i in s.attributions)
    assert indices == [i for i, a in enumerate(attributions) if a.source]
    assert len({s.speaker_id for s in speakers}) == len(speakers)
    for speaker in speakers:
        assert speaker.name and speaker.speaker_id and speaker.type in SPEAKER_TYPES
        assert set(speaker.mentions) == {attributions[i].source for i in speaker.attributions}
    assert speakers == resolve_speakers(article, parse, attributions, ROLES)
