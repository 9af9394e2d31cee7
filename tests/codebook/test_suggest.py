"""Words used like labels are proposed, others are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.articles import Article
from framing.codebook.association import association
from framing.codebook.likeness import Likeness
from framing.codebook.stubs import stub_text
from framing.codebook.suggest import Proposal, Suggester
from framing.lexicon import Lexicon
from framing.pipeline import Instruments, annotate_one
from framing.reading.blocks import detect_blocks
from framing.reading.lexicons import check_lexicon
from framing.syntax import Parse

TEXTS = [
    "Rioters and hotheads stormed the hall. Looters and hotheads burned the shop.",
    "Police arrested the rioters. Police arrested the looters. Police arrested the hotheads.",
    "The mayor called them hotheads. The mayor called them rioters. She called them looters.",
    "Rioters burned the shop. Looters burned the shop. Hotheads burned the shop.",
    "The baker sold the bread. A dog ate the bread. The bread was good. He ate the bread.",
]


@pytest.fixture(scope="module")
def proposals(instruments: Instruments) -> list[Proposal]:
    """Of a handful of sentences with one unknown label and other nouns."""
    suggester = Suggester(instruments.lexicon)
    for number, text in enumerate(TEXTS):
        article = Article(f"a{number}", text, detect_blocks(text), outlet="o")
        suggester.add(annotate_one(article, instruments))
    return suggester.proposals(10)


def test_an_unknown_label_comes_first(proposals: list[Proposal]) -> None:
    """Coordinated with labels, arrested like them, given as a name; bread is none."""
    assert (proposals[0].word, proposals[0].role) == ("hothead", "head")
    assert "bread" not in {p.word for p in proposals}


def test_a_proposal_shows_its_passages_and_whose_words_they_are(
    proposals: list[Proposal]
) -> None:
    """The mayor's word is told from the outlet's."""
    first = proposals[0]
    assert first.n == 5
    assert any(use.chain == ("The mayor",) for use in first.uses)
    assert {use.around()[1].lower() for use in first.uses} == {"hotheads"}


def test_the_stub_is_a_file_to_edit(proposals: list[Proposal], tmp_path: Path) -> None:
    """YAML with an entry for each; check asks for what a person has to decide."""
    path = tmp_path / "mine.yaml"
    path.write_text("".join(stub_text(proposals, "mine")), encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    assert "- id: mine.hothead" in text
    assert "(outlet > The mayor; a2)" in text
    _, problems = check_lexicon([path])
    assert any("neither legitimacy nor visibility" in str(p) for p in problems)


def test_without_a_lexicon_nothing_is_proposed() -> None:
    """No label, nothing to be like; and an empty file is still a lexicon file."""
    assert Suggester(Lexicon(())).proposals(5) == []
    assert "".join(stub_text([], "mine")).endswith("entries:\n[]\n")


def test_association_is_the_likelihood_ratio() -> None:
    """Against the figure worked out by hand; nothing where the word does so less often."""
    assert association(10, 20, 100, 1000) == pytest.approx(21.18, abs=0.01)
    assert association(1, 20, 100, 1000) == 0
    assert association(0, 0, 100, 1000) == 0


def sentence(*words: tuple[str, str]) -> Parse:
    """Word and tag pairs; every word hangs on the last."""
    rows, at = [], 0
    for word, tag in words:
        rows.append((at, at + len(word), word, word, tag, len(words) - 1, "dep"))
        at += len(word) + 1
    return Parse.from_rows(rows, [(0, len(rows))])


def test_likeness_finds_words_used_alike() -> None:
    """Nouns beside the same verbs and adjectives as labels come before others; too few: nothing."""
    likeness = Likeness()
    for _ in range(6):
        for n in range(320):
            kind = ("angry", "shouted") if n < 40 else (f"calm{n % 7}", f"slept{n % 5}")
            likeness.add(sentence((kind[0], "JJ"), (f"noun{chr(97 + n % 26)}{chr(97 + n // 26)}",
                                                    "NN"), (kind[1], "VBD")))  # fmt: skip
    like = likeness.to({f"noun{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(20)})
    best = sorted(like, key=lambda w: -like[w])[:40]
    assert set(best) == {f"noun{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(40)}
    assert Likeness().to({"noun"}) == {} and likeness.to({"nounaa"}) == {}
