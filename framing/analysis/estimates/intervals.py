"""Estimates with intervals: whole articles are left out one at a time (delete-one jackknife).

Words and quotations cluster in articles, so the article (or the cluster of articles that share
copy) is the unit that varies, not the word. Simulated coverage of the intervals, and why the
percentile bootstrap is not used, is in docs/statistics.md (tests/benchmarks/coverage.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import numpy.typing as npt
from scipy import stats

Floats = npt.NDArray[np.float64]
#: Totals over clusters, features on the last axis -> one value for each set of totals.
Statistic = Callable[[Floats], Floats]
Scale = Literal["identity", "log"]

#: With fewer cases, or fewer effective clusters to leave out, no interval that we know holds its
#: level (docs/statistics.md); survey offices ask for as many (Parker et al. 2017).
MIN_N: Final = 20
MIN_CLUSTERS: Final = 8
#: One cluster that differs from all others does not tell how often such clusters come.
MIN_DIFFERENT: Final = 2
LEVEL: Final = 0.95
#: Cases that are added on both sides of a share before the logarithm is taken.
_SMOOTHING: Final = 2 / 3
#: Notes in place of a value, or of an interval.
TOO_FEW: Final = "too few"
ALL_ALIKE: Final = "all alike"
#: When, in words.
WHY_TOO_FEW: Final = (f"under {MIN_N} cases or {MIN_CLUSTERS} effective articles, or a single "
                      "article that differs")


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


def effective(sizes: Floats) -> float:
    """(sum n)^2 / sum n^2: as many clusters of equal size would weigh the same; 0 without cases.

    At most the number of clusters, and less where a few hold most of the cases. Source: Kish 1965.
    """
    return float(sizes.sum() ** 2 / (sizes**2).sum()) if sizes.any() else 0.0


def enough(sizes: Floats) -> bool:
    """Whether clusters with so many cases can carry a figure: `MIN_N` cases, and as many effective
    clusters as `MIN_CLUSTERS`."""
    return bool(sizes.sum() >= MIN_N and effective(sizes) >= MIN_CLUSTERS)


def share(k: Floats, n: Floats) -> Estimate:
    """The share sum(k) / sum(n), in [0, 1]; `k` of `n` cases in each cluster.

    Interval: delete-one jackknife of the log odds ln((k + 2/3) / (n - k + 2/3)) over clusters,
    Student's t with n_eff - 1 degrees of freedom, n_eff = (sum n)^2 / sum n^2 the effective
    number of clusters; Wilson's interval with as many cases as there are clusters where all or
    none of the cases count. (k + 2/3) / (n + 4/3) is the median of the share's distribution after
    k of n with a uniform prior, which intervals of shares in cluster samples do well with. Assumes
    that clusters are independent. Too few: under 20 cases or 8 effective clusters, or one cluster
    holds all cases that count (or all that do not). Source: Efron & Stein 1981 (jackknife); Kish
    1965 (n_eff); Wilson 1927; Franco, Little, Louis & Slud 2019 (prior).
    """
    held = n > 0
    k, n = k[held], n[held]
    clusters, nn = len(n), float(n.sum())
    different = min(int((k > 0).sum()), int((k < n).sum()))
    if not enough(n) or 0 < different < MIN_DIFFERENT:
        return undefined(round(nn), clusters)
    return Estimate(float(k.sum()) / nn, *_ends(k, n), round(nn), clusters)


def mean_level(up: Floats, down: Floats, n: Floats, scale: tuple[float, float]) -> Estimate:
    """The mean of levels between -scale[0] and scale[1]: (sum(up) - sum(down)) / sum(n).

    `up` and `down` are the sums of the levels above and below 0 in each cluster, both without sign;
    `scale` the strongest level below and above 0 that is in use, whatever the cluster; 0 where none
    is: then no cluster is thought to have any. Interval:
    up / scale[1] and down / scale[0] are shares of what they could be, with the intervals of
    `share`; these are put together by the method of variance estimates recovery with the
    correlation of the two over left-out clusters, so that it is as wide on the side of the rare,
    strong level as it needs to be. Too few: under 20 cases or 8 effective clusters, or all clusters
    but one have the same mean. Source: Zou & Donner 2008.
    """
    held = n > 0
    up, down, n = up[held], down[held], n[held]
    clusters, nn = len(n), float(n.sum())
    _, alike = np.unique(np.round((up - down) / n, 9), return_counts=True)
    if not enough(n) or 0 < clusters - int(alike.max()) < MIN_DIFFERENT:
        return undefined(round(nn), clusters)
    bottom, top = scale
    above, below = float(up.sum()) / nn, float(down.sum()) / nn
    (low_up, high_up), (low_down, high_down) = (
        _ends(x / most, n) if most else (0.0, 0.0) for x, most in ((up, top), (down, bottom)))
    without = np.vstack([(x.sum() - x) / (nn - n) for x in (up, down)])
    together = float(np.corrcoef(without)[0, 1]) if (np.ptp(without, axis=1) > 0).all() else 0.0
    sides = ((above - top * low_up, bottom * high_down - below),
             (top * high_up - above, below - bottom * low_down))  # fmt: skip
    low, high = (float(np.sqrt(max(0.0, a * a + b * b - 2 * together * a * b))) for a, b in sides)
    value = above - below
    return Estimate(value, max(-bottom, value - low), min(top, value + high), round(nn), clusters)


def jackknife(
    features: Floats, sizes: Floats, statistic: Statistic, scale: Scale = "identity"
) -> tuple[Estimate, ...]:
    """Values that `statistic` makes of the totals of `features`, with intervals.

    `features` is (clusters x features), `sizes` (clusters x groups) the cases that each cluster
    has in each of the groups that the statistic compares. `statistic` takes (..., features) and
    gives (..., values). Each cluster is left out once; variance = (C - 1) / C sum of squared
    deviations; Student's t, degrees of freedom by Welch and Satterthwaite from the effective
    number of clusters of each group. `log`: the interval is made for the logarithm, for values
    above 0. Too few: under 20 cases or 8 effective clusters in some group, or a spread that rests
    on one cluster ((sum v)^2 / sum v^2 < 2, v the squared deviations); NaN also where leaving one
    cluster out leaves no value. `all alike`: every cluster says the same, so there is no interval.
    Source: Efron & Stein 1981; Satterthwaite 1946.
    """
    held = sizes.sum(axis=1) > 0
    features, sizes = features[held], sizes[held]
    n = round(float(sizes.sum()))
    totals = features.sum(axis=0)
    with np.errstate(all="ignore"):
        values = np.atleast_1d(statistic(totals))
        without = np.atleast_2d(statistic(totals - features))
    if not all(enough(column) for column in sizes.T):
        return tuple(undefined(n, len(sizes)) for _ in values)
    return tuple(_estimate(value, without[:, i], sizes, scale) for i, value in enumerate(values))


def _estimate(value: float, without: Floats, sizes: Floats, scale: Scale) -> Estimate:
    n, clusters = round(float(sizes.sum())), len(sizes)
    if not (np.isfinite(value) and np.isfinite(without).all()):
        return undefined(n, clusters)
    if scale == "log":
        value, without = float(np.log(value)), np.log(without)
    parts = (without - without.mean()) ** 2
    spread = float(parts.sum())
    if spread <= 1e-18 * max(value * value, 1.0):
        # Nothing varies, so nothing tells how much it might: no interval rather than one of 0.
        held = float(np.exp(value)) if scale == "log" else value
        return Estimate(held, float("nan"), float("nan"), n, clusters, ALL_ALIKE)
    if spread**2 < MIN_DIFFERENT * float((parts**2).sum()):
        return undefined(n, clusters)
    of_groups = [float(parts[column > 0].sum()) for column in sizes.T]
    freedom = [v * v / max(effective(column) - 1, 1.0)
               for v, column in zip(of_groups, sizes.T, strict=True)]  # fmt: skip
    df = sum(of_groups) ** 2 / sum(freedom)
    reach = float(stats.t.ppf(0.5 + LEVEL / 2, df) * np.sqrt((clusters - 1) / clusters * spread))
    ends = (value, value - reach, value + reach)
    if scale == "log":
        ends = (float(np.exp(ends[0])), float(np.exp(ends[1])), float(np.exp(ends[2])))
    return Estimate(float(ends[0]), float(ends[1]), float(ends[2]), n, clusters)


def _ends(k: Floats, n: Floats) -> tuple[float, float]:
    """The interval of a share; `k` may be parts of cases."""
    kk, nn, t = float(k.sum()), float(n.sum()), _quantile(n)
    value = kk / nn
    if kk in (0.0, nn):
        low, high = _wilson(value, min(nn, len(n)), t)
        return min(low, value), max(high, value)
    without = _log_odds(kk - k, nn - n)
    c = len(without)
    reach = t * float(np.sqrt((c - 1) / c * ((without - without.mean()) ** 2).sum()))
    middle = float(_log_odds(np.array(kk), np.array(nn)))
    low, high = (float(1 / (1 + np.exp(way * reach - middle))) for way in (1, -1))
    # The middle is drawn towards a half; where articles hardly vary, it may pass the share by.
    return min(low, value), max(high, value)


def _log_odds(k: Floats, n: Floats) -> Floats:
    """Smoothed, so that leaving out the only article with a case leaves a finite value."""
    return np.asarray(np.log((k + _SMOOTHING) / (n - k + _SMOOTHING)))


def _quantile(sizes: Floats) -> float:
    return float(stats.t.ppf(0.5 + LEVEL / 2, max(effective(sizes) - 1, 1.0)))


def _wilson(p: float, n: float, t: float) -> tuple[float, float]:
    middle = (p + t * t / 2 / n) / (1 + t * t / n)
    reach = t / (1 + t * t / n) * float(np.sqrt(p * (1 - p) / n + t * t / 4 / n**2))
    return max(0.0, middle - reach), min(1.0, middle + reach)
