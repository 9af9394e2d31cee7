"""A figure of some coded units with its standard error, and the interval that these make."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from framing.analysis.estimates.binomial import jeffreys
from framing.analysis.estimates.intervals import LEVEL, MIN_CLUSTERS

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Part:
    """A figure of some units, and what it takes to set it against another's.

    value is NaN where it is undefined or too little is coded. n: units in the denominator on which
    it rests (coded ones; the machine's for its own figure); n_articles: their articles;
    n_effective: as many articles as weigh so much (intervals.effective, shared passages as one);
    n_rarer: units of n to which the machine gives the code or another, whichever are fewer.
    articles:
    what each article, numbered as in the coding, adds to the figure's deviation from the truth, so
    scaled that its squares add up to the variance between articles; error: standard error.
    """

    value: float
    error: float
    n: int
    n_articles: int
    n_effective: float
    n_rarer: int
    articles: Floats
    share: bool

    def ends(self, level: float = LEVEL) -> tuple[float, float]:
        """The interval: t with n_effective - 1 degrees of freedom; of shares Jeffreys' with n*
        units; at 0 and 1 the exact one of n_effective."""
        return _interval(self, level)


def lacking(n: int, needed: int, n_effective: float) -> str:
    """Why `n` coded units of so many effective articles give no figure; empty where they do."""
    if n < needed:
        return f"too few coded: {n} of {needed} needed"
    return "coded units of too few articles" if n_effective < MIN_CLUSTERS else ""


def _interval(part: Part, level: float) -> tuple[float, float]:
    value, error, freedom = part.value, part.error, part.n_effective - 1
    if not np.isfinite(value) or not np.isfinite(error) or freedom < 1:
        return float("nan"), float("nan")
    reach = float(stats.t.ppf((1 + level) / 2, freedom)) * error
    if not part.share:
        return (value - reach, value + reach) if reach else (float("nan"), float("nan"))
    # Nothing of a kind is no proof that there is none (Clopper & Pearson 1934): of as many as the
    # articles, since units of one may be all alike.
    beyond = 1 - ((1 - level) / 2) ** (1 / part.n_effective)
    if value <= 0:
        return 0.0, max(beyond, min(1.0, value + reach))
    if value >= 1:
        return min(1 - beyond, max(0.0, value - reach)), 1.0
    if not reach:  # nothing varies, so nothing tells how much it might
        return float("nan"), float("nan")
    z = float(stats.norm.ppf((1 + level) / 2))
    low, high = jeffreys(value, value * (1 - value) * (z / reach) ** 2, level)
    # A share next to 0 is not less known than 0: n* of what hardly varies says next to nothing.
    high = min(high, max(beyond, value + 2 * reach))
    low = max(low, min(1 - beyond, value - 2 * reach))
    return min(low, value), max(high, value)
