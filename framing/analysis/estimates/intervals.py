"""Estimates with intervals: whole articles are left out one at a time (delete-one jackknife).

Words and quotations cluster in articles, so the article (or the cluster of articles that share
copy) is the unit that varies, not the word; and passages that several articles print vary as one
(estimates/shared.py). Simulated coverage of the intervals, and why the
percentile bootstrap is not used, is in docs/statistics.md (tests/benchmarks/coverage.py).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np
import numpy.typing as npt
from scipy import stats

from framing.analysis.estimates.binomial import recovered, wilson
from framing.analysis.estimates.shared import NOTHING, Shared

Floats = npt.NDArray[np.float64]
#: Totals over clusters, features on the last axis -> one value for each set of totals.
Statistic = Callable[[Floats], Floats]
Scale = Literal["identity", "log"]

#: With fewer cases, or fewer effective clusters to leave out, no figure is given: 30 cases and 8
#: degrees of freedom, as official statistics ask for (Parker et al. 2017). Whether there is one
#: never depends on the outcome, which would bias those that are given.
MIN_N: Final = 30
MIN_CLUSTERS: Final = 9
LEVEL: Final = 0.95
#: Width of a wide interval; one wider than _NARROW is wide from _RELATIVE times the share on.
_WIDE: Final = 0.30
_NARROW: Final = 0.05
_RELATIVE: Final = 1.30
#: Cases that are added on both sides of a share before the logarithm is taken.
_SMOOTHING: Final = 2 / 3
#: Notes: no value; an interval that tells little; a value without one.
TOO_FEW: Final = "too few"
WIDE: Final = "wide"
ALL_ALIKE: Final = "all alike"
#: When, in words.
WHY_TOO_FEW: Final = f"under {MIN_N} cases or {MIN_CLUSTERS} effective articles"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its 95% interval; all three are NaN where n = 0 or there are too few cases.

    n = cases in the denominator, n_clusters = articles (copies counted as one) that hold them.
    """

    value: float
    low: float
    high: float
    n: int
    n_clusters: int
    note: str = ""


def undefined(n: int, n_clusters: int) -> Estimate:
    """No value: there is nothing, or too little, to take one from."""
    nan = float("nan")
    return Estimate(nan, nan, nan, n, n_clusters, TOO_FEW if n else "")


def effective(sizes: Floats, shared: Shared = NOTHING, group: int = 0) -> float:
    """(sum n)^2 / sum n^2: as many clusters of equal size would weigh the same; 0 without cases.

    At most the number of clusters, and less where a few hold most of the cases, or where passages
    that many of them share do: n^2 of such a passage is added, less those of its parts in each
    cluster. Source: Kish 1965.
    """
    if not sizes.any():
        return 0.0
    return float(sizes.sum() ** 2 / ((sizes**2).sum() + shared.squares(group)))


def enough(sizes: Floats, shared: Shared = NOTHING, group: int = 0) -> bool:
    """Whether clusters with so many cases carry a figure: `MIN_N`, in `MIN_CLUSTERS` effective."""
    return bool(sizes.sum() >= MIN_N and effective(sizes, shared, group) >= MIN_CLUSTERS)


def share(k: Floats, n: Floats, shared: Shared = NOTHING) -> Estimate:
    """The share sum(k) / sum(n), in [0, 1]; `k` of `n` cases in each cluster.

    Features of `shared` are k and n. Interval: delete-one jackknife of the log odds
    ln((k + 2/3) / (n - k + 2/3)) over clusters, and over passages that several of them share
    (Shared.added), Student's t with n_eff - 1 degrees of freedom, n_eff = `effective`; Wilson's
    interval with as many cases as there are clusters (effectively) where all or none count.
    (k + 2/3) / (n + 4/3) is the median of the share's distribution after k of n with a uniform
    prior, which intervals of shares in cluster samples do well with. Assumes that clusters are
    independent but for the passages. `too few`: under 30 cases or 9 effective clusters. `wide`:
    the interval is wider than .30, or than .05 and 1.3 times the share. Source: Efron & Stein 1981
    (jackknife); Kish 1965 (n_eff); Wilson 1927; Franco, Little, Louis & Slud 2019 (prior); Cameron,
    Gelbach & Miller 2011 (passages); Parker et al. 2017 (too few, wide).
    """
    held = n > 0
    k, n = k[held], n[held]
    clusters, nn = len(n), float(n.sum())
    if not enough(n, shared):
        return undefined(round(nn), clusters)
    low, high = _ends(k, n, shared)
    value = float(k.sum()) / nn
    note = WIDE if is_wide(value, low, high) else ""
    return Estimate(value, low, high, round(nn), clusters, note)


def is_wide(value: float, low: float, high: float) -> bool:
    """Whether the interval of a share tells so little that the share would look too precise: it is
    wider than .30, or than .05 and 1.3 times the share. Source: Parker et al. 2017.
    """
    return high - low >= _WIDE or high - low > max(_NARROW, _RELATIVE * value)


def mean_level(
    up: Floats, down: Floats, n: Floats, scale: tuple[float, float], shared: Shared = NOTHING
) -> Estimate:
    """The mean of levels between -scale[0] and scale[1]: (sum(up) - sum(down)) / sum(n).

    `up` and `down` are the sums of the levels above and below 0 in each cluster, both without sign;
    `scale` the strongest level below and above 0 that is in use, whatever the cluster; 0 where none
    is: then no cluster is thought to have any. Features of `shared` are up, down and n. Interval:
    up / scale[1] and down / scale[0] are shares of what they could be, with the intervals of
    `share`; these are put together by the method of variance estimates recovery with the
    correlation of the two over left-out clusters, so that it is as wide on the side of the rare,
    strong level as it needs to be. `too few` as there; `wide`: wider than .30 of the scale.
    Source: Zou & Donner 2008.
    """
    held = n > 0
    up, down, n = up[held], down[held], n[held]
    clusters, nn = len(n), float(n.sum())
    if not enough(n, shared):
        return undefined(round(nn), clusters)
    bottom, top = scale
    above, below = float(up.sum()) / nn, float(down.sum()) / nn
    (low_up, high_up), (low_down, high_down) = (
        _ends(x / most, n, _side(shared, i, most)) if most else (0.0, 0.0)
        for i, (x, most) in enumerate(((up, top), (down, bottom))))
    without = np.vstack([(x.sum() - x) / (nn - n) for x in (up, down)])
    together = float(np.corrcoef(without)[0, 1]) if (np.ptp(without, axis=1) > 0).all() else 0.0
    sides = ((above - top * low_up, bottom * high_down - below),
             (top * high_up - above, below - bottom * low_down))  # fmt: skip
    less, more = (recovered(a, b, together) for a, b in sides)
    value = above - below
    low, high = max(-bottom, value - less), min(top, value + more)
    note = WIDE if high - low >= _WIDE * (top + bottom) else ""
    return Estimate(value, low, high, round(nn), clusters, note)


def _side(shared: Shared, feature: int, most: float) -> Shared:
    """k and n of one side of a scale, of the features up, down and n."""
    if not len(shared.of):
        return shared
    whole, parts = (x[:, [feature, 2]] / [most, 1.0] for x in (shared.whole, shared.parts))
    return replace(shared, whole=whole, parts=parts)


def jackknife(
    features: Floats,
    sizes: Floats,
    statistic: Statistic,
    scale: Scale = "identity",
    shared: Shared = NOTHING,
) -> tuple[Estimate, ...]:
    """Values that `statistic` makes of the totals of `features`, with intervals.

    `features` is (clusters x features), `sizes` (clusters x groups) the cases that each cluster
    has in each of the groups that the statistic compares. `statistic` takes (..., features) and
    gives (..., values). Each cluster is left out once; variance = (C - 1) / C sum of squared
    deviations, and what shared passages add (Shared.added); Student's t, degrees of freedom by
    Welch and Satterthwaite from the effective number of clusters of each group. `log`: the interval
    is made for the logarithm, for values above 0. `too few`: under 30 cases or 9 effective clusters
    in some group; NaN also where leaving one cluster out leaves no value. `all alike`: every
    cluster says the same, so there is no interval. Source: Efron & Stein 1981; Satterthwaite 1946.
    """
    held = sizes.sum(axis=1) > 0
    features, sizes = features[held], sizes[held]
    n = round(float(sizes.sum()))
    totals = features.sum(axis=0)

    def value(left_out: Floats) -> Floats:
        with np.errstate(all="ignore"):
            found = np.atleast_1d(statistic(totals - left_out))
            return np.log(found) if scale == "log" else found

    whole = value(np.zeros_like(totals))
    if not all(enough(column, shared, i) for i, column in enumerate(sizes.T)):
        return tuple(undefined(n, len(sizes)) for _ in whole)
    without = value(features)
    added = shared.added(lambda left: value(left) - whole) if len(shared.of) else np.zeros(
        (0, len(whole)))  # fmt: skip
    found = (_estimate(x, without[:, i], sizes, added[:, i], shared) for i, x in enumerate(whole))
    if scale == "identity":
        return tuple(found)
    return tuple(replace(e, value=math.exp(e.value), low=math.exp(e.low), high=math.exp(e.high))
                 for e in found)  # fmt: skip


def _estimate(value: float, without: Floats, sizes: Floats, added: Floats, shared: Shared
              ) -> Estimate:  # fmt: skip
    n, clusters = round(float(sizes.sum())), len(sizes)
    if not (np.isfinite(value) and np.isfinite(without).all() and np.isfinite(added).all()):
        return undefined(n, clusters)
    parts = (clusters - 1) / clusters * (without - without.mean()) ** 2
    spread = float(parts.sum() + added.sum())
    if spread <= 1e-18 * max(value * value, 1.0):
        # Nothing tells how much it might vary: no interval rather than one of 0.
        return Estimate(float(value), float("nan"), float("nan"), n, clusters, ALL_ALIKE)
    below = 0.0
    for i, column in enumerate(sizes.T):
        held = float(parts[column > 0].sum())
        if len(added):
            held += float(added[np.bincount(shared.of, shared.sizes[:, i]) > 0].sum())
        below += held**2 / (effective(column, shared, i) - 1)
    reach = float(stats.t.ppf(0.5 + LEVEL / 2, spread**2 / below) * np.sqrt(spread))
    return Estimate(float(value), float(value - reach), float(value + reach), n, clusters)


def _ends(k: Floats, n: Floats, shared: Shared) -> tuple[float, float]:
    """The interval of a share; `k` may be parts of cases."""
    kk, nn = float(k.sum()), float(n.sum())
    t = float(stats.t.ppf(0.5 + LEVEL / 2, effective(n, shared) - 1))
    value, c = kk / nn, len(n)
    if kk in (0.0, nn):
        # One case an article; as much fewer as shared passages make the effective articles fewer.
        low, high = wilson(value, min(nn, c * effective(n, shared) / effective(n)), t)
        return min(low, value), max(high, value)
    without = _log_odds(kk - k, nn - n)
    middle = float(_log_odds(np.array(kk), np.array(nn)))
    spread = (c - 1) / c * float(((without - without.mean()) ** 2).sum())
    if len(shared.of):
        spread += float(shared.added(
            lambda left: _log_odds(kk - left[:, :1], nn - left[:, 1:2]) - middle
        ).sum())  # fmt: skip
    reach = t * float(np.sqrt(spread))
    low, high = (float(1 / (1 + np.exp(way * reach - middle))) for way in (1, -1))
    return min(low, value), max(high, value)  # the middle, drawn to a half, may pass the share by


def _log_odds(k: Floats, n: Floats) -> Floats:
    """Smoothed, so that leaving out the only article with a case leaves a finite value."""
    return np.asarray(np.log((k + _SMOOTHING) / (n - k + _SMOOTHING)))
