"""Cells that a spreadsheet would run, or take for a date or number, marked as text and put back."""

from __future__ import annotations

import re

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: Longer cells are no dates or numbers.
_LONGEST = 60
_WORDS = re.compile(
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|am|pm|e)(?![a-z])",
    re.IGNORECASE,
)


def mark_cell(cell: str) -> str:
    """`cell` with an apostrophe before it where a spreadsheet would not leave it as it is.

    That is: formulas, and what looks like a number, a date, a time or a truth value ("12-15",
    "004", "1e5", "May 9"). Cells that already are apostrophes before such get one more, so that
    `unmark_cell` gives back every string.
    """
    return f"'{cell}" if _is_changed(cell.lstrip("'")) else cell


def unmark_cell(cell: str) -> str:
    """The inverse of `mark_cell`."""
    marked = cell.startswith("'") and _is_changed(cell.lstrip("'"))
    return cell[1:] if marked else cell


def _is_changed(cell: str) -> bool:
    """Whether a spreadsheet makes something else of it."""
    if cell.startswith(_FORMULA) or cell.strip().casefold() in ("true", "false"):
        return True
    if len(cell) > _LONGEST or not any(map(str.isdigit, cell)):
        return False
    return not any(map(str.isalpha, _WORDS.sub("", cell)))
