"""Cells that a spreadsheet would run as a formula, neutralised and put back."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def mark_formula(cell: str) -> str:
    """`cell` with an apostrophe before it where a spreadsheet would run it as a formula.

    Cells that already are apostrophes before a formula get one more, so that `unmark_formula`
    gives back every string.
    """
    return f"'{cell}" if cell.lstrip("'").startswith(_FORMULA) else cell


def unmark_formula(cell: str) -> str:
    """The inverse of `mark_formula`."""
    marked = cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA)
    return cell[1:] if marked else cell
