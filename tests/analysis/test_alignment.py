"""Claims that report the same thing are paired whatever they call it; what differs is marked."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from framing.analysis.alignment.align import COLUMNS, Options, align
from framing.analysis.copies import shared_passages
from framing.reading.results import read_tables
from framing.running import analyze
from framing.tables.frames import Tables


@pytest.fixture(scope="module")
def tables(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The tables of the seeds."""
    folder = tmp_path_factory.mktemp("results")
    analyze([repository / "seeds"], folder)
    return read_tables(folder)


@pytest.fixture(scope="module")
def pairs(tables: Tables) -> pd.DataFrame:
    """The pairs of the seeds."""
    return align(tables)


def pair(pairs: pd.DataFrame, *words: str) -> pd.Series:
    """The one pair whose texts hold these words, in whatever order."""
    texts = pairs["left_text"] + " || " + pairs["right_text"]
    found = pairs[[all(word in text for word in words) for text in texts]]
    assert len(found) == 1, found[["left_text", "right_text"]].to_string()
    return found.iloc[0]


def test_killed_and_eliminated_are_one_event(pairs: pd.DataFrame) -> None:
    """Demonstrators or assailants, killed or eliminated, by somebody or by nobody."""
    found = pair(pairs, "killed dozens of demonstrators", "assailants were eliminated")
    assert found["kind"] == "paraphrase"
    marked = {(d.what, d.left, d.right) for d in found["differences"]}
    assert ("people", "demonstrators", "assailants") in marked
    assert ("force", "killed", "eliminated") in marked
    assert ("agency", "active", "passive_agentless") in marked


def test_harsh_and_stringent_measures(pairs: pd.DataFrame) -> None:
    """The swap inside agency copy is what differs."""
    found = pair(pairs, "harsh measures", "stringent measures")
    assert "harsh measures" in found["differs"]
    assert "stringent measures" in found["differs"]


def test_copy_is_told_from_paraphrase(pairs: pd.DataFrame) -> None:
    """Word by word, or in other words."""
    copied = pair(pairs, "internet access was restored", "internet access was restored")
    assert copied["kind"] == "copy"
    assert "copy" not in set(align_without_copies(pairs)["kind"])


def align_without_copies(pairs: pd.DataFrame) -> pd.DataFrame:
    """What `--no-copies` shows."""
    return pairs[pairs["kind"] != "copy"]


def test_pairs_are_of_different_voices(tables: Tables, pairs: pd.DataFrame) -> None:
    """Other outlets, or one article where two voices differ; scores fall and pass the threshold."""
    article = {c: c.rpartition(":")[0] for c in [*pairs["left_claim_id"], *pairs["right_claim_id"]]}
    for row in pairs.itertuples(index=False):
        if article[row.left_claim_id] == article[row.right_claim_id]:
            assert row.left_chain != row.right_chain
        else:
            assert row.left_outlet != row.right_outlet
    assert pairs["score"].is_monotonic_decreasing
    assert len(align(tables, Options(threshold=0.9))) < len(pairs)
    assert set(align(tables, Options(copies=False))["kind"]) == {"paraphrase"}


def test_days_apart_are_not_compared(tables: Tables) -> None:
    """With a window of no day, articles of 5 and 6 January are not paired."""
    found = align(tables, Options(days=0))
    assert (found["left_published"] == found["right_published"]).all()


def test_no_articles_no_pairs() -> None:
    """Empty tables give an empty frame with the columns."""
    assert list(align(Tables.from_rows({})).columns) == COLUMNS


def test_the_pairs_read_by_eye_are_kept(repository: Path) -> None:
    """100 pairs each with verdict and reason, places only; precision is what the docs say."""
    for name, column in (("alignment", "same"), ("duplicate", "copy")):
        frame = pd.read_csv(repository / "tests" / "data" / f"{name}_pairs.csv", dtype=str)
        assert len(frame) == 100
        assert frame["reason"].str.len().gt(5).all()
        assert set(frame[column]) == {"yes", "no"}


def test_shared_passages_say_who_prints_them(tables: Tables) -> None:
    """Every cluster once, with the outlets that print it and how much of it is attributed."""
    found = shared_passages(tables)
    assert set(found["duplicate_cluster"]) == set(tables.duplicates["duplicate_cluster"])
    row = found[found["text"].str.contains("sending an unspecified number of peacekeepers")].iloc[0]
    assert (row["n_articles"], row["outlets"]) == (2, "source-002 | source-003")
    assert row["n_attributed"] > 0
    assert shared_passages(Tables.from_rows({})).empty
