"""Hand-made sentences of labels and near misses, through the whole pipeline, with a floor."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from framing.annotations import AnnotatedArticle, Term
from framing.articles import Article
from framing.encoder import Encoder
from framing.pipeline import Instruments, annotate_one
from framing.reading.blocks import detect_blocks
from framing.reading.lexicons import read_lexicon
from framing.reading.roles import read_roles

CASES = yaml.safe_load(
    (Path(__file__).parent.parent / "cases" / "labels.yaml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def instruments(encoder: Encoder) -> Instruments:
    """What the pipeline works with."""
    return Instruments(encoder, read_lexicon(), read_roles())


def coded(found: AnnotatedArticle, term: Term) -> list[object]:
    """A term as the cases write it: words, class, level, polarity."""
    text = found.article.text[term.span.start : term.span.end]
    hidden = term.legitimacy is None and term.visibility is not None
    level = f"H{term.visibility}" if hidden else term.legitimacy
    return [text, term.referent, level, term.polarity]


def wrong(case: dict[str, Any], instruments: Instruments) -> list[str]:
    """What is not as the case says: one line for each label or near miss."""
    text = case["text"]
    found = annotate_one(Article("case", text, detect_blocks(text)), instruments)
    terms = [coded(found, term) for term in found.terms]
    faults = [f"{label} is not among {terms}" for label in case.get("labels", ())
              if label not in terms]  # fmt: skip
    faults += [f"{words!r} counts as {term}" for words in case.get("none", ()) for term in terms
               if words in str(term[0])]  # fmt: skip
    return faults


def test_hand_made_labels(instruments: Instruments, repository: Path) -> None:
    """At least as many sentences are wholly right as the floor says; what is wrong is listed."""
    faults = {case["text"]: w for case in CASES if (w := wrong(case, instruments))}
    floors = json.loads((repository / "tests" / "floors.json").read_text(encoding="utf-8"))
    listed = "\n".join(f"{text}\n    {'; '.join(w)}" for text, w in faults.items())
    right = len(CASES) - len(faults)
    assert right >= floors["labels"]["n_right"], f"{right} of {len(CASES)} right:\n{listed}"
