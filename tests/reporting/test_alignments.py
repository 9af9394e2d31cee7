"""Same event, different words: the pairs that the report shows."""

from __future__ import annotations

from typing import Any

import pandas as pd

from framing.analysis.alignment.align import COLUMNS
from framing.analysis.alignment.differences import Difference
from framing.reporting.alignments import aligned_claims
from framing.reporting.places import Places
from framing.reporting.views.sections import Aligned

KILLED = Difference("force", "killed", "eliminated")


def pair(event: int, kind: str = "paraphrase", differences: tuple[Any, ...] = (KILLED,)
         ) -> dict[str, Any]:  # fmt: skip
    """A row of alignment.align."""
    row = dict.fromkeys(COLUMNS) | {
        "event": event, "score": 0.8, "kind": kind, "differs": "x", "differences": differences,
        "left_claim_id": "one:c1", "right_claim_id": "two:c1", "left_text": "Police killed dozens",
        "right_text": "Dozens were eliminated", "left_chain": "The Daily",
        "right_chain": "The Post > the mayor", "left_published": "2022-01-05",
    }  # fmt: skip
    return {str(k): v for k, v in row.items()}


def shown(*rows: dict[str, Any], show_text: bool = True) -> tuple[Aligned, ...]:
    """The view of these pairs."""
    articles = {"one:c1": "one", "two:c1": "two"}
    places = Places(True, {"one": "a1"}, {}, {})
    return aligned_claims(pd.DataFrame(rows, columns=COLUMNS), articles, places,
                          show_text=show_text)  # fmt: skip


def test_one_pair_an_event_without_copies() -> None:
    """The best pair of an event, none that is copied, none without a difference."""
    found = shown(pair(1), pair(1), pair(2, "copy"), pair(3, differences=()), pair(4))
    assert len(found) == 2
    assert found[0].left.text == "Police killed dozens"
    assert found[0].right.whose == "The Post › the mayor"
    assert found[0].differences == (("Force", "killed", "eliminated"),)


def test_labels_and_agency_come_first() -> None:
    """A pair that differs in a label stands before one that differs in small words."""
    found = shown(pair(1, differences=(Difference("words", "to", "should"),)), pair(2))
    assert [one.differences[0][0] for one in found] == ["Force", "Words"]


def test_sides_lead_into_their_articles() -> None:
    """Where the article is shown."""
    (one,) = shown(pair(1))
    assert (one.left.href, one.right.href) == ("#a1-c1", "")


def test_without_text_a_side_is_a_claim_id() -> None:
    """Words of the articles are left out."""
    (one,) = shown(pair(1), show_text=False)
    assert (one.left.text, one.right.text) == ("one:c1", "two:c1")
