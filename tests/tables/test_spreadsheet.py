"""Cells that a spreadsheet would run, or make something else of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.tables.spreadsheet import mark_cell, unmark_cell


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''=1"])
def test_formula_cells_are_marked(cell: str) -> None:
    """A marked cell begins with an apostrophe, with which no spreadsheet runs or converts it."""
    assert mark_cell(cell) == "'" + cell


@pytest.mark.parametrize("cell", [
    "12-15", "12-15;20-31", "1-2", "004", "1e5", "2022-01-05", "May 9", "9 May", "March 2022",
    "1/2", "10:30", "10 pm", "50%", "$5", "(5)", "1,000", "TRUE", "false", "٣",
])  # fmt: skip
def test_what_looks_like_a_number_or_a_date_is_marked(cell: str) -> None:
    """Spans would become dates, and ids would lose their zeros."""
    assert mark_cell(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "plain", "'quoted' word", "’Tis", "may", "12 people died",
                                  "000_ac3e", "a1", "x" * 80 + "1"])  # fmt: skip
def test_other_cells_stay(cell: str) -> None:
    """Nothing is changed without need."""
    assert mark_cell(cell) == cell


@given(st.text(alphabet="'=+-@\t\r1a/e ", max_size=8) | st.text())
def test_marking_loses_nothing(cell: str) -> None:
    """Every string comes back as it was."""
    assert unmark_cell(mark_cell(cell)) == cell
