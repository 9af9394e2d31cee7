"""Hand-made cases of whose words a passage is, through the whole pipeline, with a floor."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from framing.annotations import AnnotatedArticle, chain, innermost
from framing.articles import Article
from framing.encoder import Encoder
from framing.pipeline import Instruments, annotate_one
from framing.reading.blocks import detect_blocks
from framing.reading.lexicons import read_lexicon
from framing.reading.roles import read_roles
from framing.spans import Span, text_of

CASES = yaml.safe_load(
    (Path(__file__).parent / "cases" / "whose_words.yaml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def instruments(encoder: Encoder) -> Instruments:
    """What the pipeline works with."""
    return Instruments(encoder, read_lexicon(), read_roles())


def whose(found: AnnotatedArticle, words: str) -> str:
    """The sources of some words, outermost first; '-' for an unnamed one, '' for the outlet."""
    text = found.article.text
    start = text.index(words)
    index = innermost(found.attributions, (Span(start, start + len(words)),))
    if index is None:
        return ""
    links = [found.attributions[i] for i in chain(found.attributions, index)]
    return " > ".join(text_of(text, a.source) or "-" for a in links)


def wrong(case: dict[str, Any], instruments: Instruments) -> list[str]:
    """What is not as the case says: one line for each passage."""
    text = case["text"]
    article = Article("case", text, detect_blocks(text))
    found = annotate_one(article, instruments)
    expected = [(source, words) for source, words in case.get("said", ())]
    expected += [("", words) for words in case.get("own", ())]
    return [f"{words!r}: {whose(found, words)!r}, expected {source!r}"
            for source, words in expected if not same(whose(found, words), source)]  # fmt: skip


def same(found: str, expected: str) -> bool:
    """Link by link the same source; an apposition or an article more or less does not matter."""
    left, right = found.split(" > "), expected.split(" > ")
    return len(left) == len(right) and all(
        bool(a) == bool(b) and (a.lower() in b.lower() or b.lower() in a.lower())
        for a, b in zip(left, right, strict=True)
    )


def test_hand_made_cases(instruments: Instruments, repository: Path) -> None:
    """At least as many cases are wholly right as the floor says; what is wrong is listed."""
    faults = {n: w for n, case in enumerate(CASES) if (w := wrong(case, instruments))}
    floors = json.loads((repository / "tests" / "floors.json").read_text(encoding="utf-8"))
    listed = "\n".join(f"case {n}: {'; '.join(w)}" for n, w in faults.items())
    right = len(CASES) - len(faults)
    assert right >= floors["whose_words"]["n_right"], f"{right} of {len(CASES)} right:\n{listed}"
