"""One corrected figure less another: do outlets differ where the machine's errors are undone?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import optimize

from framing.analysis.coding.parts import Part
from framing.analysis.estimates.binomial import recovered
from framing.analysis.estimates.intervals import LEVEL

#: p-values below this are given as it.
_LEAST_P: Final = 1e-12


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure less another, with its interval; NaN where one is undefined."""

    value: float
    low: float
    high: float


def difference(a: Part, b: Part) -> Difference:
    """a less b; of codings of the same units.

    Interval: put together from the two figures' own intervals by the method of variance estimates
    recovery (Zou & Donner 2008): low = a - b - sqrt((a - low_a)^2 + (high_b - b)^2 - 2 r (a -
    low_a) (high_b - b)), high likewise; r: the correlation of the two over articles that hold
    units of both, 0 where none does. So it is as lopsided as those of small shares are. Unit: that
    of the figures, in [-1, 1] for shares.
    """
    value = a.value - b.value
    if not np.isfinite(value):
        return Difference(float("nan"), float("nan"), float("nan"))
    return Difference(value, *_recovered(a, b, LEVEL))


def p_value(a: Part, b: Part) -> float:
    """Two-sided p of no difference: one less the level at which the interval ends at 0, in (0, 1].

    NaN where one figure or its interval is undefined.
    """
    value = a.value - b.value
    if not np.isfinite(value) or not np.isfinite(_recovered(a, b, LEVEL)[0]):
        return float("nan")

    def inner(log_p: float) -> float:
        ends = _recovered(a, b, -float(np.expm1(log_p)))
        return ends[0] if value > 0 else -ends[1]

    # The interval shrinks as its level falls, to the difference itself unless a share is 0 or 1.
    least, most = float(np.log(_LEAST_P)), -1e-9
    if not value or inner(most) <= 0:
        return 1.0
    return _LEAST_P if inner(least) > 0 else float(np.exp(optimize.brentq(inner, least, most)))


def _recovered(a: Part, b: Part, level: float) -> tuple[float, float]:
    (low_a, high_a), (low_b, high_b) = a.ends(level), b.ends(level)
    value = a.value - b.value
    together = 0.0
    if a.error > 0 and b.error > 0:
        together = float(a.articles @ b.articles) / (a.error * b.error)
    sides = ((a.value - low_a, high_b - b.value), (high_a - a.value, b.value - low_b))
    down, up = (recovered(x, y, together) for x, y in sides)
    return value - down, value + up
