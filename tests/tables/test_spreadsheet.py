"""Cells that a spreadsheet would run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.tables.spreadsheet import mark_formula, unmark_formula


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''=1"])
def test_formula_cells_are_marked(cell: str) -> None:
    """A marked cell begins with an apostrophe, which spreadsheets show as text."""
    assert mark_formula(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "plain", "1-2", "'quoted' word", "’Tis"])
def test_other_cells_stay(cell: str) -> None:
    """Nothing is changed without need."""
    assert mark_formula(cell) == cell


@given(st.text(alphabet="'=+-@\t\ra", max_size=8) | st.text())
def test_marking_loses_nothing(cell: str) -> None:
    """Every string comes back as it was."""
    assert unmark_formula(mark_formula(cell)) == cell
