"""Intervals of shares of independent units, and of a difference of what has intervals."""

from __future__ import annotations

import numpy as np
from scipy import stats


def wilson(p: float, n: float, t: float) -> tuple[float, float]:
    """Wilson's interval of a share of `n` units, with the quantile `t` (Wilson 1927)."""
    middle = (p + t * t / 2 / n) / (1 + t * t / n)
    reach = t / (1 + t * t / n) * float(np.sqrt(p * (1 - p) / n + t * t / 4 / n**2))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def jeffreys(p: float, n: float, level: float) -> tuple[float, float]:
    """Jeffreys' interval of a share of `n` units, parts of units too; it ends at 0 and at 1."""
    k, tail = p * n, (1 - level) / 2
    low = 0.0 if p <= 0 else float(stats.beta.ppf(tail, k + 0.5, n - k + 0.5))
    high = 1.0 if p >= 1 else float(stats.beta.ppf(1 - tail, k + 0.5, n - k + 0.5))
    return low, high


def recovered(a: float, b: float, together: float) -> float:
    """How far the interval of x - y reaches to one side, of how far theirs do (Zou & Donner 2008).

    `a` of x to this side, `b` of y to the other, `together` the correlation of x and y.
    """
    return float(np.sqrt(max(0.0, a * a + b * b - 2 * together * a * b)))
