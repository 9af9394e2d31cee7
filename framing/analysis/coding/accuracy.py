"""How often the machine is right on the user's own material: accuracy, precision and recall.

The sample is drawn with known, unequal probabilities, so that counting its units alike would give
the accuracy on the sample, not on the tables; each counts as many times as there are units that it
stands for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from framing.analysis.coding.parts import lacking
from framing.analysis.estimates.binomial import jeffreys
from framing.analysis.estimates.intervals import LEVEL, MIN_N, effective

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

#: Notes on recall: why there is none, and why it has no interval.
NEVER_GIVEN: Final = "coders give it to no unit"
NO_OTHERS: Final = "the machine gives no other code"


@dataclass(frozen=True, slots=True)
class Share:
    """A share in [0, 1] with its 95% interval; NaN where `note` says why."""

    value: float
    low: float
    high: float
    n: int
    n_articles: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """Coded units as columns: whether the machine and the coders (their mean) say a code.

    weight: one over the probability with which the unit was drawn and coded; article numbers the
    article.
    """

    machine: Flags
    coders: Floats
    weight: Floats
    article: Ints


def precision(judged: Judged) -> Share:
    """Of the machine's units with the code, the share that coders give it: `weighted_share`."""
    chosen = judged.machine
    return weighted_share(judged.coders[chosen], judged.weight[chosen], judged.article[chosen])


def recall(judged: Judged) -> Share:
    """Of the units to which coders give the code, the share that have it from the machine.

    a / (a + b): a the units that both give it (their number by the machine, times precision), b
    those that the machine misses (the others, times the share of them that coders give it). The
    interval is put together from those of the two shares (method of variance estimates recovery
    for ratios, Donner & Zou 2012): where hardly any unit is missed, few of the drawn ones tell,
    and each stands for many. n: units to which coders give the code; where there are none of
    them, there is no figure.
    """
    hit, others = precision(judged), ~judged.machine
    miss = weighted_share(judged.coders[others], judged.weight[others], judged.article[others])
    given = judged.coders > 0
    n, n_articles = int(given.sum()), len(np.unique(judged.article[given]))
    nan = float("nan")
    n_machine, n_others = (float(judged.weight[x].sum()) for x in (judged.machine, others))
    a, b = n_machine * hit.value, n_others * miss.value
    if hit.note or (others.any() and miss.note):
        return Share(nan, nan, nan, n, n_articles, hit.note or miss.note)
    if not n:
        return Share(nan, nan, nan, n, n_articles, NEVER_GIVEN)
    if not others.any():
        return Share(1.0, nan, nan, n, n_articles, NO_OTHERS)
    (low_a, high_a), (low_b, high_b) = ((n_machine * hit.low, n_machine * hit.high),
                                        (n_others * miss.low, n_others * miss.high))  # fmt: skip
    most = _ratio_end(b, high_b, a, low_a, 1) if low_a > 0 else float("inf")
    least = _ratio_end(b, low_b, a, high_a, -1)
    return Share(a / (a + b), 1 / (1 + most), 1 / (1 + least), n, n_articles)


def _ratio_end(top: float, top_end: float, bottom: float, bottom_end: float, sign: int) -> float:
    """One end of top / bottom, of the ends of both (Donner & Zou 2012, equation 9)."""
    product = top * bottom
    inner = product**2 - top_end * bottom_end * (2 * top - top_end) * (2 * bottom - bottom_end)
    return (product + sign * float(np.sqrt(max(0.0, inner)))) / (
        bottom_end * (2 * bottom - bottom_end))  # fmt: skip


def weighted_share(y: Floats, weight: Floats, article: Ints) -> Share:
    """sum(y w) / sum(w) of coded units, in [0, 1].

    Ratio estimator with design weights (Hajek 1971); variance: Taylor linearisation, summed within
    articles, between which it is taken (Woodruff 1971; Cochran 1977, ch. 6). Interval: Jeffreys'
    with n* = p (1 - p) / variance units, made smaller by (t(n - 1) / t(articles - 1))^2 and never
    more than n (Korn & Graubard 1998; Franco et al. 2019); as many as there are effective articles
    where nothing varies. Too few under intervals.MIN_N units or MIN_CLUSTERS effective articles.
    Assumes that coders are right and articles independent.
    """
    _, number, sizes = np.unique(article, return_inverse=True, return_counts=True)
    n, n_articles, n_effective = len(y), len(sizes), effective(sizes.astype(float))
    if note := lacking(n, MIN_N, n_effective):
        nan = float("nan")
        return Share(nan, nan, nan, n, n_articles, note)
    value = min(1.0, max(0.0, float(weight @ y / weight.sum())))
    sums = np.bincount(number, weight * (y - value)) / weight.sum()
    variance = n_articles / (n_articles - 1) * float((sums**2).sum())
    like = n_effective
    if variance > 0:
        shrink = stats.t.ppf((1 + LEVEL) / 2, n - 1) / stats.t.ppf((1 + LEVEL) / 2, n_articles - 1)
        like = min(float(n), value * (1 - value) / variance * shrink**2)
    return Share(value, *jeffreys(value, like, LEVEL), n, n_articles)
