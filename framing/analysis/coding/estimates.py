"""From machine codes and a hand-coded sample to rates that the machine's errors do not bias.

Design-based supervised learning (Egami, Hinck, Stewart & Wei 2023, NeurIPS, "Using imperfect
surrogates for downstream inference"): since we drew the sample ourselves, the probability with
which each unit was drawn is known, and nothing need be assumed about how the machine errs. Every
unit gets a pseudo-outcome: what the machine's code predicts, and for coded units the coder's
deviation from it, weighted by one over the probability. Its mean is unbiased whatever the
prediction is worth; a better prediction only makes the interval shorter. The prediction is the
coders' mean for each machine code, learnt on other articles than it is used on (cross-fitting).
Prediction-powered inference (Angelopoulos et al. 2023) is the special case of equal probabilities
and a fixed prediction; we need unequal ones, since strata are sampled unequally.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import special, stats

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

FOLDS: Final = 5
#: Weight of the machine's own code, in coded units, where coders' codes are averaged.
_TRUST: Final = 1.0
#: Coded units of a group below which no figure is given: with fewer, intervals hold the truth in as
#: little as 84% or as much as 99.6% of samples (docs/statistics.md).
TOO_FEW: Final = 40
#: Coded units that the spread of the coders' deviations in all groups weighs in each group's own:
#: ten right codes in a row do not mean that the machine never errs.
_POOLED: Final = 4.0
LEVEL: Final = 0.95


@dataclass(frozen=True, slots=True)
class Coding:
    """All units of the population as columns; `y` counts in the numerator, `d` in the denominator.

    A share is sum(y) / sum(d), both 0 or 1 (for a mean y is the score times d). `*_coded` hold the
    coders' codes (a mean over coders) and are not looked at where `probability` is 0. `probability`
    is the one with which the unit was drawn and coded; `article` numbers the article.
    """

    article: Ints
    y_machine: Floats
    d_machine: Floats
    y_coded: Floats
    d_coded: Floats
    coded: Flags
    probability: Floats


@dataclass(frozen=True, slots=True)
class Rate:
    """A share or mean with its interval; NaN where it is undefined (n = 0) or too few are coded.

    n: units in the group (machine's); n_coded: coded ones; naive: the machine's own figure, with
    the interval that it would get if the machine never erred.
    """

    value: float
    low: float
    high: float
    n: int
    n_coded: int
    n_articles: int
    naive: float
    naive_low: float
    naive_high: float


def corrected_rates(coding: Coding, groups: Ints, n_groups: int, *, share: bool = True
                    ) -> list[Rate]:  # fmt: skip
    """A rate for each group 0 .. n_groups - 1 of units.

    Formula: pseudo-outcomes y~ = g(m) + [coded] / p * (y - g(m)), d~ likewise; the deviations are
    scaled to the group's size (Hajek 1971), rate = sum y~ / sum d~. Unit: share of mentions in
    [0, 1], or the score's. Interval: Taylor linearisation of the ratio, summed within articles
    (articles are the clusters), t quantile with coded articles - 1 degrees of freedom, on the
    logit scale for shares. Assumes: units were drawn with the probabilities given, coders are
    right, and articles are a sample of what the outlet prints.
    """
    predicted_y = _predict(coding, coding.y_machine, coding.y_coded)
    predicted_d = _predict(coding, coding.d_machine, coding.d_coded)
    weights = np.where(coding.coded, 1 / np.where(coding.coded, coding.probability, 1), 0.0)
    off = _Deviations(
        weights,
        np.where(coding.coded, coding.y_coded - predicted_y, 0.0),
        np.where(coding.coded, coding.d_coded - predicted_d, 0.0),
    )
    out = []
    for group in range(n_groups):
        inside = groups == group
        naive = _ratio(coding.y_machine[inside], coding.d_machine[inside], coding.article[inside])
        n, n_coded = int(inside.sum()), int((inside & coding.coded).sum())
        n_articles = len(np.unique(coding.article[inside & coding.coded]))
        value = low = high = float("nan")
        if n_coded >= TOO_FEW and n_articles > 1:
            value, error = off.estimate(coding, inside, (predicted_y, predicted_d), share)
            low, high = _interval(value, error, n_articles - 1, n_coded, share=share)
        freedom = len(np.unique(coding.article[inside])) - 1
        out.append(Rate(value, low, high, n, n_coded, n_articles, naive[0],
                        *_interval(*naive, freedom, n, share=share)))  # fmt: skip
    return out


@dataclass(frozen=True, slots=True)
class _Deviations:
    """How coders' codes differ from what was predicted for them; 0 where nobody coded."""

    weights: Floats
    y: Floats
    d: Floats

    def estimate(
        self, coding: Coding, inside: Flags, predicted: tuple[Floats, Floats], share: bool
    ) -> tuple[float, float]:
        """Rate of a group and its standard error; `predicted` are y and d."""
        y, d = predicted
        n, weights = int(inside.sum()), np.where(inside, self.weights, 0.0)
        shares = weights / weights.sum()
        sum_d = d[inside].sum() + n * (shares @ self.d)
        if sum_d <= 0:
            return float("nan"), float("nan")
        value = float((y[inside].sum() + n * (shares @ self.y)) / sum_d)
        if share:
            value = min(1.0, max(0.0, value))
        off = self.y - value * self.d
        centred = off - shares @ off
        influence = np.where(inside, y - value * d, 0.0)
        influence += np.where(inside, shares @ off, 0.0) + n * shares * centred
        variance = _clustered(influence[inside], coding.article[inside])
        # What the few coded units of this group cannot show of the machine's errors, all do.
        everywhere = self.weights / self.weights.sum()
        pooled = everywhere @ (off - everywhere @ off) ** 2
        hidden = max(0.0, pooled - shares @ centred**2)
        n_coded = int((weights > 0).sum())
        variance += hidden * _POOLED / (n_coded + _POOLED) * ((n * shares) ** 2).sum()
        return value, float(np.sqrt(variance) / sum_d)


def _predict(coding: Coding, machine: Floats, coded: Floats) -> Floats:
    """The coders' mean for each machine code, from the articles of the other folds."""
    fold = coding.article % FOLDS
    codes, cell = np.unique(machine, return_inverse=True)
    known = np.flatnonzero(coding.coded)
    weights = 1 / coding.probability[known]
    weights = weights / weights.mean()
    out = np.empty(len(machine))
    for k in range(FOLDS):
        used = fold[known] != k
        total = np.bincount(cell[known][used], weights[used], len(codes))
        score = np.bincount(cell[known][used], (weights * coded[known])[used], len(codes))
        means = (score + _TRUST * codes) / (total + _TRUST)
        out[fold == k] = means[cell[fold == k]]
    return out


def _ratio(y: Floats, d: Floats, article: Ints) -> tuple[float, float]:
    """sum(y) / sum(d) and its standard error with articles as clusters."""
    if not d.sum():
        return float("nan"), float("nan")
    value = float(y.sum() / d.sum())
    return value, float(np.sqrt(_clustered(y - value * d, article)) / d.sum())


def _clustered(influence: Floats, article: Ints) -> float:
    """Variance of a sum of influences that are independent between articles."""
    _, number = np.unique(article, return_inverse=True)
    sums = np.bincount(number, influence)
    n = len(sums)
    return float(n / (n - 1) * ((sums - sums.mean()) ** 2).sum()) if n > 1 else float("nan")


def _interval(
    value: float, error: float, freedom: int, n: int, *, share: bool
) -> tuple[float, float]:
    """t interval, of shares on the logit scale; at 0 and 1 the exact one of n units of a kind."""
    if not np.isfinite(value) or not np.isfinite(error) or freedom < 1:
        return float("nan"), float("nan")
    reach = float(stats.t.ppf((1 + LEVEL) / 2, freedom)) * error
    if not share:
        return value - reach, value + reach
    # Nothing of a kind among n is no proof that there is none (Clopper & Pearson 1934).
    beyond = 1 - ((1 - LEVEL) / 2) ** (1 / n)
    if value <= 0:
        return 0.0, max(beyond, min(1.0, value + reach))
    if value >= 1:
        return min(1 - beyond, max(0.0, value - reach)), 1.0
    logit = np.log(value / (1 - value))
    width = reach / (value * (1 - value))
    return float(special.expit(logit - width)), float(special.expit(logit + width))
