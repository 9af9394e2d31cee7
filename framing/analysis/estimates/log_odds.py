"""Which words one group uses more than another: log-odds ratios with an informative prior.

Two standard errors are given. The textbook one takes every word as drawn by itself. But words come
in bunches: an article about a shooting says "shooting" nine times. What is tested with
takes the word's dispersion over articles into account. In simulations without any difference the
textbook's z finds dozens of words, this one hardly ever one (docs/statistics.md,
tests/benchmarks/false_discoveries.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy import sparse, stats

from framing.analysis.estimates.intervals import LEVEL

Floats = npt.NDArray[np.float64]
Pair = tuple[Floats, Floats]

#: What the prior is worth in words: at most, and as a share of the smaller group's words.
PRIOR_SIZE: Final = 500.0
PRIOR_SHARE: Final = 0.1
#: Log-odds ratios as far as this are infinite; halvings that find the ends of an interval.
_FAR: Final = 30.0
_STEPS: Final = 60


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each item occurs in each unit: one article (or cluster) in one group.

    `table` is (units x items); `sizes` are the denominators of the units, all words (mentions) in
    them, tested or not; `first` says which units are of group A; the others are of B.
    """

    table: sparse.csr_array
    sizes: Floats
    first: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class LogOdds:
    """One entry an item in each array; explained at `log_odds`."""

    k_a: Floats
    k_b: Floats
    log_odds: Floats
    z_textbook: Floats
    dispersion: Floats
    z: Floats
    df: Floats
    p: Floats
    low: Floats
    high: Floats


def textbook(k: Pair, n: tuple[float, float], prior: Floats, size: float) -> Pair:
    """Log-odds ratio and its standard deviation as published: every word drawn by itself.

    delta = ln((kA + a) / (nA + s - kA - a)) - ln((kB + a) / (nB + s - kB - a)) and
    var = 1 / (kA + a) + 1 / (kB + a), with a the item's prior and s = `size` that of all items.
    No unit, any value; above 0: more in A. Assumes independent words, which they are not.
    Source: Monroe, Colaresi & Quinn 2008, Fightin' Words, Political Analysis 16, eq. 15 to 20.
    """
    odds = [np.log((ki + prior) / (ni + size - ki - prior)) for ki, ni in zip(k, n, strict=True)]
    return odds[0] - odds[1], np.sqrt(1 / (k[0] + prior) + 1 / (k[1] + prior))


def prior_size(n: tuple[float, float]) -> float:
    """What the prior is worth, in words: a tenth of the smaller group, at least 1, at most 500.

    An item's prior is this times its share of all words of both groups, so that rare words are
    pulled towards "no difference" most. Source: Monroe et al. 2008, section 3.5.1 (500 words).
    """
    return max(1.0, min(PRIOR_SIZE, PRIOR_SHARE * min(n)))


def log_odds(counts: Counts) -> LogOdds:
    """Log-odds ratios of A against B for every item, with articles as the units that vary.

    dispersion of a set of U units = U / (U - g) sum (k - p m)^2 / sum p (1 - p) m, m the unit's
    size, p the item's smoothed share in the unit's group, g the number of groups in the set: how
    much more counts vary between articles than independent draws would (McCullagh & Nelder 1989,
    section 4.5; Rao & Scott 1992). The greatest of A's, B's, both's and 1 is taken. df = the
    greater of two, at least 1: Satterthwaite's 2 (sum e^2)^2 / sum e^4, e = k - p m, many where the
    item is spread over many articles; and Welch's (1 / nA + 1 / nB)^2 / sum 1 / (n^2 (c - 1)) with
    c = (sum m)^2 / sum m^2 effective units a group, many where both groups have many. z = the
    signed root of likelihood ratio / dispersion, and p two-sided from Student's t with df: the
    quasi-likelihood test of equal shares, which holds for few uses, where a difference divided by
    its standard error does not. low and high are the 95% interval of the same
    test: the log-odds ratios whose likelihood ratio is at most dispersion t^2 (profile likelihood);
    infinite on the side where a group never uses the item. Assumes that articles (clusters) are
    independent. NaN where the item is in neither group, or a group has no words.
    """
    first = counts.first
    k = (_sum(counts.table[first]), _sum(counts.table[~first]))
    n = (float(counts.sizes[first].sum()), float(counts.sizes[~first].sum()))
    size = prior_size(n)
    prior = size * (k[0] + k[1]) / max(sum(n), 1.0)
    with np.errstate(all="ignore"):
        delta, deviation = textbook(k, n, prior, size)
        shares = tuple((ki + prior) / (ni + size) for ki, ni in zip(k, n, strict=True))
        dispersion, df = _dispersion(counts, shares)
        df = np.fmax(df, _freedom(counts, n))
        z = np.sign(delta) * np.sqrt(likelihood_ratio(k, n, 0.0) / dispersion)
        bound = dispersion * stats.t.ppf(0.5 + LEVEL / 2, df) ** 2
        arrays = (delta, delta / deviation, dispersion, z, df, 2 * stats.t.sf(np.abs(z), df),
                  *_interval(k, n, delta, bound))  # fmt: skip
    nothing = (k[0] + k[1] == 0) | (min(n) <= 0)
    return LogOdds(*k, *(np.where(nothing, np.nan, values) for values in arrays))


def likelihood_ratio(k: Pair, n: tuple[float, float], delta: Floats | float) -> Floats:
    """G2 = 2 sum O ln(O / E) of the item in A and B, where the log-odds ratio is `delta`; >= 0.

    E is the 2 x 2 table with the same margins and this ratio: the root of
    E (nB - K + E) = e^delta (nA - E) (K - E), K = kA + kB.
    """
    both, others = k[0] + k[1], sum(n) - k[0] - k[1]
    more, less = np.exp(delta), np.exp(-np.asarray(delta))
    parts = [_times_log(k[0], _expected(both, n, more)),
             _times_log(k[1], _expected(both, n[::-1], less)),
             _times_log(n[0] - k[0], _expected(others, n, less)),
             _times_log(n[1] - k[1], _expected(others, n[::-1], more))]  # fmt: skip
    return np.asarray(np.maximum(0.0, 2 * np.sum(parts, axis=0)))


def _expected(both: Floats, n: tuple[float, float], ratio: Floats) -> Floats:
    """One cell E of the table: (1 - r) E^2 + (nB - K + r (nA + K)) E - r nA K = 0, solved by the
    form that loses no digits, whatever r.
    """
    b = n[1] - both + ratio * (n[0] + both)
    inside = np.sqrt(np.maximum(0.0, b * b + 4 * (1 - ratio) * ratio * n[0] * both))
    small = 2 * ratio * n[0] * both / (b + inside)
    return np.asarray(np.where(b >= 0, small, (inside - b) / (2 * (1 - ratio))))


def _interval(k: Pair, n: tuple[float, float], delta: Floats, bound: Floats) -> Pair:
    """Where the likelihood ratio reaches `bound` on both sides of its least, by bisection; it holds
    `delta`, which the prior may have drawn out of it where the groups have nothing in common.
    """
    best = np.clip(np.log(k[0] / (n[0] - k[0])) - np.log(k[1] / (n[1] - k[1])), -_FAR, _FAR)
    ends = []
    for sign in (-1.0, 1.0):
        near, far = best.copy(), np.full_like(best, sign * _FAR)
        for _ in range(_STEPS):
            middle = (near + far) / 2
            within = likelihood_ratio(k, n, middle) <= bound
            near, far = np.where(within, middle, near), np.where(within, far, middle)
        never = np.abs(near) > _FAR - 1
        ends.append(np.where(never, sign * np.inf, near))
    return np.minimum(ends[0], delta), np.maximum(ends[1], delta)


def _times_log(observed: Floats, expected: Floats) -> Floats:
    ratio = np.where(observed > 0, observed, 1.0) / np.maximum(expected, 1e-300)
    return np.asarray(np.where(observed > 0, observed * np.log(ratio), 0.0))


def _dispersion(counts: Counts, shares: tuple[Floats, ...]) -> Pair:
    """The greatest dispersion of A, B and both, and its degrees of freedom."""
    a, b = (_moments(counts.table[mine], counts.sizes[mine], p)
            for p, mine in zip(shares, (counts.first, ~counts.first), strict=True))  # fmt: skip
    dispersion, df = np.ones(counts.table.shape[1]), np.full(counts.table.shape[1], np.inf)
    units = len(counts.sizes)
    sets = ((a + b, units, 2), (a, int(counts.first.sum()), 1), (b, int((~counts.first).sum()), 1))
    for (squares, fourths, expected), n_units, groups in sets:
        found = squares / expected * n_units / max(n_units - groups, 1)
        # Where no unit departs from its share, nothing says that the item rests on few of them.
        freedom = np.where(fourths > 0, np.maximum(1.0, 2 * squares**2 / fourths),
                           max(n_units - groups, 1))  # fmt: skip
        # Both together first: a group's own counts where it is greater than theirs.
        better = (found > dispersion) | np.isinf(df)
        dispersion = np.where(better, np.maximum(1.0, found), dispersion)
        df = np.where(better, freedom, df)
    return dispersion, df


def _freedom(counts: Counts, n: tuple[float, float]) -> float:
    """Welch's degrees of freedom, from the effective numbers of units."""
    parts = []
    for mine, size in zip((counts.first, ~counts.first), n, strict=True):
        m = counts.sizes[mine]
        parts.append((1 / size, float(m.sum() ** 2 / (m**2).sum()) - 1) if size else (0.0, 1.0))
    below = sum(v * v / max(freedom, 1.0) for v, freedom in parts)
    return max(1.0, sum(v for v, _ in parts) ** 2 / below) if below else 1.0


def _moments(table: sparse.csr_array, m: Floats, p: Floats) -> npt.NDArray[np.float64]:
    """Sums over units of (k - p m)^2, (k - p m)^4 and p (1 - p) m, as three rows.

    Multiplied out, so that only what is not 0 in the table is touched.
    """
    moment = [[_sum(table.power(i) * (m**j)[:, None]) if i else float((m**j).sum())
               for j in range(5 - i)] for i in range(5)]  # fmt: skip
    squares = moment[2][0] - 2 * p * moment[1][1] + p**2 * moment[0][2]
    fourths = (moment[4][0] - 4 * p * moment[3][1] + 6 * p**2 * moment[2][2]
               - 4 * p**3 * moment[1][3] + p**4 * moment[0][4])  # fmt: skip
    return np.stack([squares, fourths, p * (1 - p) * moment[0][1]])


def _sum(table: sparse.csr_array) -> Floats:
    return np.asarray(table.sum(axis=0), dtype=np.float64).ravel()
