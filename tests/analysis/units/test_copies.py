"""Shared copy: kept, counted once, or left out; and what it makes of articles as units."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.analysis.units.clusters import MOST_COPIES, clusters
from framing.analysis.units.copies import CopiedRuns, treat
from framing.tables.frames import Tables
from framing.tables.words import Run

ROWS = pd.DataFrame({
    "article_id": ["a", "a", "b", "b", "c"],
    "compared": ["north", "north", "north", "north", "south"],
    "duplicate_cluster": ["d1", "d1", "d1", None, "d1"],
})  # fmt: skip


@pytest.mark.parametrize(("treatment", "stay"), [
    ("kept", [0, 1, 2, 3, 4]), ("collapsed", [0, 1, 3, 4]), ("left_out", [3]),
])  # fmt: skip
def test_a_shared_passage_counts_as_asked(treatment: str, stay: list[int]) -> None:
    """Collapsed: whole, in the first article of each group; the rest is counted as left out."""
    found = treat(ROWS, ["compared"], treatment)  # type: ignore[arg-type]
    assert found.rows.index.tolist() == stay
    assert found.n_left_out == 5 - len(stay)


@pytest.mark.parametrize(("treatment", "left"), [("kept", 0), ("collapsed", 1), ("left_out", 2)])
def test_words_of_shared_passages_count_as_asked(treatment: str, left: int) -> None:
    """A run is of the passage that its claims are of; the words left out are counted."""
    claims = pd.DataFrame({"article_id": ["a", "b"], "spans": ["0-10", "5-9;20-30"],
                           "duplicate_cluster": ["d1", "d1"]})  # fmt: skip
    copies = CopiedRuns(claims, treatment)  # type: ignore[arg-type]
    out = [copies.leaves_out(article, Run(start, end, "", ("x", "", "y")), "north")
           for article, start, end in (("a", 2, 8), ("b", 22, 28), ("b", 10, 20))]  # fmt: skip
    assert (sum(out), copies.n_left_out, out[2]) == (left, 2 * left, False)


def shares(**copied: list[str]) -> dict[str, int]:
    """Clusters of articles of four claims each, these of them in near-duplicate passages."""
    claims = [{"claim_id": f"{article}:c{i}", "article_id": article,
               "duplicate_cluster": dict(enumerate(ids)).get(i)}
              for article, ids in copied.items() for i in range(4)]  # fmt: skip
    tables = Tables.from_rows({"articles": [{"article_id": a} for a in copied], "claims": claims})
    return dict(clusters(tables).items())  # type: ignore[arg-type]


def test_articles_that_share_half_their_claims_are_one_unit() -> None:
    """Also through a third; a quarter is not enough."""
    found = shares(a=["x", "y"], b=["x", "y", "z", "w"], c=["z", "w"], d=["x"], e=[])
    assert found["a"] == found["b"] == found["c"]
    assert len({found["a"], found["d"], found["e"]}) == 3


def test_a_standing_note_joins_nothing() -> None:
    """A passage that very many articles print is furniture."""
    found = shares(**{f"a{i}": ["x", "x", "x"] for i in range(MOST_COPIES + 1)})
    assert len(set(found.values())) == MOST_COPIES + 1


def test_no_articles_have_no_clusters() -> None:
    """Empty tables."""
    assert clusters(Tables.from_rows({})).empty
