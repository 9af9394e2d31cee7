"""How an outlet differs from the others: the same figures of both, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from framing.analysis.estimates.intervals import TOO_FEW, WHY_TOO_FEW
from framing.reporting.views.cards import Contrast
from framing.reporting.wording import k_of_n, with_interval

_NAMES = {
    "attributed words": "Words that are somebody else’s",
    "nobody named": "Attributions that name nobody",
    "verbatim": "Attributions quoted verbatim, whole or in part",
    "strong names": "Strongly negative names (−2, −3) in its own voice",
    "softened force": "Acts of force softened or hidden in its own voice",
}
_ABOUT = (f"k of n: share (95% interval, over whole articles). Too few: {WHY_TOO_FEW}. An interval "
          "without a share is wide: the share is hardly known. Where intervals overlap widely, the "
          "outlets need not differ.")  # fmt: skip
_COUNTS = f"k of n. All are too few for a share with an interval: {WHY_TOO_FEW}."


def contrasts(rows: Sequence[Mapping[str, Any]]) -> tuple[tuple[Contrast, ...], str]:
    """Figures of one outlet beside those of all others, and what is said of all of them.

    `rows` are its rows of `Results.beside`. Where all are too few for an interval that is said
    once, and the cells hold counts alone.
    """
    few = all(row["note"] == TOO_FEW or not row["n"] for row in rows)
    sides = {(row["measure"], row["side"]):
             k_of_n(int(row["k"]), int(row["n"])) if few else with_interval(row)
             for row in rows}  # fmt: skip
    made = tuple(Contrast(name, sides[measure, "own"], sides[measure, "others"])
                 for measure, name in _NAMES.items() if (measure, "own") in sides)  # fmt: skip
    return made, _COUNTS if few else _ABOUT
