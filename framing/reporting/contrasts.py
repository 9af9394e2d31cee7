"""How an outlet differs from the others: the same figures of both, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from framing.reporting.views.cards import Contrast
from framing.reporting.wording import with_interval

_NAMES = {
    "attributed words": "Words that are somebody else’s",
    "nobody named": "Attributions that name nobody",
    "verbatim": "Attributions quoted verbatim, whole or in part",
    "strong names": "Strongly negative names (−2, −3) in its own voice",
    "softened force": "Acts of force softened or hidden in its own voice",
}


def contrasts(rows: Sequence[Mapping[str, Any]]) -> tuple[Contrast, ...]:
    """Figures of one outlet beside those of all others; `rows` are its rows of `Results.beside`."""
    sides = {(row["measure"], row["side"]): with_interval(row) for row in rows}
    return tuple(Contrast(name, sides[measure, "own"], sides[measure, "others"])
                 for measure, name in _NAMES.items() if (measure, "own") in sides)  # fmt: skip
