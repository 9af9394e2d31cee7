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
    se: Floats
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
    section 4.5; Rao & Scott 1992). The greatest of A's, B's, both's and 1 is taken, with
    Satterthwaite's df = 2 (sum e^2)^2 / sum e^4, e = k - p m, at least 1: few where it rests on few
    articles. z = the signed root of likelihood ratio / dispersion, and p two-sided from Student's
    t with df: the quasi-likelihood test of equal shares, which holds for few uses, where a
    difference divided by its standard error does not. se = sqrt(dispersion x sum over groups of
    1/(k+a) + 1/(n+s-k-a)), and low and high are log_odds -/+ t se: the 95% interval. Assumes that
    articles (clusters) are independent. NaN where the item is in neither group, or a group has no
    words.
    """
    first = counts.first
    k = (_sum(counts.table[first]), _sum(counts.table[~first]))
    n = (float(counts.sizes[first].sum()), float(counts.sizes[~first].sum()))
    size = prior_size(n)
    prior = size * (k[0] + k[1]) / max(sum(n), 1.0)
    with np.errstate(all="ignore"):
        delta, deviation = textbook(k, n, prior, size)
        variance = deviation**2
        for ki, ni in zip(k, n, strict=True):
            variance = variance + 1 / (ni + size - ki - prior)
        shares = tuple((ki + prior) / (ni + size) for ki, ni in zip(k, n, strict=True))
        dispersion, df = _dispersion(counts, shares)
        se = np.sqrt(dispersion * variance)
        z = np.sign(delta) * np.sqrt(_likelihood_ratio(k, n) / dispersion)
        reach = stats.t.ppf(0.5 + LEVEL / 2, df) * se
        arrays = (delta, delta / deviation, dispersion, se, z, df, 2 * stats.t.sf(np.abs(z), df),
                  delta - reach, delta + reach)  # fmt: skip
    nothing = (k[0] + k[1] == 0) | (min(n) <= 0)
    return LogOdds(*k, *(np.where(nothing, np.nan, values) for values in arrays))


def _likelihood_ratio(k: Pair, n: tuple[float, float]) -> Floats:
    """G2 = 2 sum O ln(O / E) over the 2 x 2 table of the item in A and B; 0 or more."""
    share = (k[0] + k[1]) / sum(n)
    parts = [_times_log(ki, share * ni) + _times_log(ni - ki, (1 - share) * ni)
             for ki, ni in zip(k, n, strict=True)]  # fmt: skip
    return np.maximum(0.0, 2 * (parts[0] + parts[1]))


def _times_log(observed: Floats, expected: Floats) -> Floats:
    return np.where(observed > 0, observed * np.log(observed / expected), 0.0)


def _dispersion(counts: Counts, shares: tuple[Floats, ...]) -> Pair:
    """The greatest dispersion of A, B and both, and its degrees of freedom."""
    a, b = (_moments(counts.table[mine], counts.sizes[mine], p)
            for p, mine in zip(shares, (counts.first, ~counts.first), strict=True))  # fmt: skip
    dispersion, df = np.ones(counts.table.shape[1]), np.full(counts.table.shape[1], np.inf)
    units = len(counts.sizes)
    sets = ((a + b, units, 2), (a, int(counts.first.sum()), 1), (b, int((~counts.first).sum()), 1))
    for (squares, fourths, expected), n_units, groups in sets:
        found = squares / expected * n_units / max(n_units - groups, 1)
        freedom = np.maximum(1.0, 2 * squares**2 / fourths)
        # Both together first: a group's own counts where it is greater than theirs.
        better = (found > dispersion) | np.isinf(df)
        dispersion = np.where(better, np.maximum(1.0, found), dispersion)
        df = np.where(better, freedom, df)
    return dispersion, df


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
