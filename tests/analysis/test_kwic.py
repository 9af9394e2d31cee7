"""Concordance lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.analysis.kwic import COLUMNS, concordance
from framing.tables.frames import Tables


def test_a_term_is_found_in_any_case_with_its_context(small: Tables) -> None:
    """Whole words: "protesters" does not find "protester"."""
    lines = concordance(small, "PROTESTERS")
    assert lines["term_id"].tolist() == ["a:t1", "a:t2"]
    assert lines[["left", "text", "right", "outlet"]].values.tolist()[0] == [
        "Some", "Protesters", "marched", "north"]  # fmt: skip


@pytest.mark.parametrize(("pattern", "n"), [
    ("protest*", 4), ("*test", 0), ("rioters", 2), ("riot*", 3), ("riot", 0),
    ("protest.participants.protester", 3), ("protest.", 0), ("(", 0), ("", 0), ("  ", 0),
])  # fmt: skip
def test_stars_entry_ids_and_odd_patterns(small: Tables, pattern: str, n: int) -> None:
    """A star is any letters; an entry id finds its terms; other signs stand for themselves."""
    assert len(concordance(small, pattern)) == n


def test_words_outside_the_lexicon_are_found_in_the_claims(small: Tables) -> None:
    """With the claim as context, in order of articles."""
    lines = concordance(small, "the square")
    assert lines["article_id"].tolist() == ["b", "c"]
    assert lines["left"].tolist()[0] == "police cleared "
    assert lines["start"].tolist() == [5 + len("police cleared "), len("police cleared ")]
    assert lines["term_id"].isna().all()


def test_an_occurrence_that_two_claims_share_is_one_line() -> None:
    """Claims may overlap; the place in the article tells."""
    rows = [{"claim_id": "x:c1", "article_id": "x", "spans": "0-12", "text": "a new curfew"},
            {"claim_id": "x:c2", "article_id": "x", "spans": "6-12;20-26",
             "text": "curfew lifted"}]  # fmt: skip
    tables = Tables.from_rows({"articles": [{"article_id": "x"}], "claims": rows})
    assert concordance(tables, "curfew")["start"].tolist() == [6]
    assert concordance(tables, "lifted")["start"].tolist() == [20]


def test_empty_tables_have_no_lines(empty: Tables) -> None:
    """All columns, no rows."""
    lines = concordance(empty, "protest*")
    assert lines.empty and list(lines.columns) == COLUMNS


_LINE = Tables.from_rows({
    "articles": [{"article_id": "x"}],
    "claims": [{"claim_id": "x:c1", "article_id": "x", "spans": "0-5", "text": "a *b c"}],
})  # fmt: skip


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=12))
def test_any_pattern_can_be_asked_for(pattern: str) -> None:
    """What the user types is no regular expression and breaks nothing."""
    concordance(_LINE, pattern)
