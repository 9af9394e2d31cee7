"""From machine codes and a hand-coded sample to rates that the machine's errors do not bias.

Design-based supervised learning (Egami, Hinck, Stewart & Wei 2023, NeurIPS, "Using imperfect
surrogates for downstream inference"): since we drew the sample ourselves, the probability with
which each unit was drawn is known, and nothing need be assumed about how the machine errs. Every
unit gets a pseudo-outcome: what the machine's code predicts, and for coded units the coder's
deviation from it, weighted by one over the probability. Its mean is unbiased whatever the
prediction is worth; a better prediction only makes the interval shorter. The prediction is the
coders' mean for each machine code, learnt on other articles than it is used on (cross-fitting).
Prediction-powered inference (Angelopoulos et al. 2023) is the special case of equal probabilities
and a fixed prediction; we need unequal ones, since strata are sampled unequally. Pseudo-outcomes
are added up, so differences of groups follow from the groups' own figures (differences.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from framing.analysis.coding.parts import Part
from framing.analysis.estimates.shared import Cells

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

FOLDS: Final = 5
#: Weight of the machine's own code, in coded units, where coders' codes are averaged.
_TRUST: Final = 1.0
#: Coded units in a figure's denominator below which it is not given: with fewer, intervals hold the
#: truth in as little as 84% or as much as 99.6% of samples (docs/statistics.md).
TOO_FEW: Final = 40
#: Of these, units that the machine gives the code (or another), below which a share is marked: the
#: interval holds the truth in 88% to 99.6% of samples. To leave it out would be worse: the figures
#: that stay would be of samples with too many.
FEW_OF_A_KIND: Final = 5
#: Coded units that the spread of the coders' deviations in all groups weighs in each group's own:
#: ten right codes in a row do not mean that the machine never errs.
_POOLED: Final = 4.0


@dataclass(frozen=True, slots=True)
class Coding:
    """All units of the population as columns; `y` counts in the numerator, `d` in the denominator.

    A share is sum(y) / sum(d), both 0 or 1 (for a mean y is the score times d). `*_coded` hold the
    coders' codes (a mean over coders) and are not looked at where `coded` is false. `probability`
    is the one with which the unit was drawn and coded; `article` numbers the article, or the
    cluster of articles that share copy.
    """

    article: Ints
    y_machine: Floats
    d_machine: Floats
    y_coded: Floats
    d_coded: Floats
    coded: Flags
    probability: Floats
    #: Passages that several articles print, which vary as one besides; None: there are none.
    copies: Cells | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """A share or mean with its interval; NaN where it is undefined (n = 0) or too few are coded.

    n: units in the denominator (machine's); n_coded: coded ones in it, coders deciding; naive: the
    machine's own figure, with the interval that it would get if the machine never erred.
    """

    value: float
    low: float
    high: float
    n: int
    n_coded: int
    n_articles: int
    n_rarer: int
    naive: float
    naive_low: float
    naive_high: float


class Fitted:
    """The pseudo-outcomes of a coding, of which any part of the units has a figure.

    Formula: y~ = g(m) + [coded] / p * (y - g(m)), d~ likewise; the deviations are scaled to the
    size of the part (Hajek 1971), figure = sum y~ / sum d~. Unit: share of mentions in [0, 1], or
    the score's. Interval: Taylor linearisation of the ratio, summed within articles (articles are
    the clusters; passages that several print are a second level, estimates/shared.py), t quantile
    with coded articles - 1 degrees of freedom; for shares Jeffreys'
    interval with n* = share (1 - share) z^2 / (t error)^2 units, which is as lopsided as that of a
    small share is (Korn & Graubard 1998; Franco, Little, Louis & Slud 2019). Assumes: units were
    drawn with the probabilities given, coders are right, and articles are a sample of what the
    outlet prints.
    """

    def __init__(self, coding: Coding, *, share: bool = True) -> None:
        self._coding, self._share = coding, share
        self._y = _predict(coding, coding.y_machine, coding.y_coded)
        self._d = _predict(coding, coding.d_machine, coding.d_coded)
        coded = coding.coded
        self._weights = np.where(coded, 1 / np.where(coded, coding.probability, 1), 0.0)
        self._off_y = np.where(coded, coding.y_coded - self._y, 0.0)
        self._off_d = np.where(coded, coding.d_coded - self._d, 0.0)

    def corrected(self, inside: Flags) -> Part:
        """The corrected figure of the units `inside`."""
        coding = self._coding
        counted = inside & coding.coded & (coding.d_coded > 0)
        held = (int(counted.sum()), len(np.unique(coding.article[counted])), self._rarer(inside))
        n_coded, n_articles, _ = held
        if n_coded < TOO_FEW or n_articles < 2:
            return self._undefined(*held)
        n, weights = int(inside.sum()), np.where(inside, self._weights, 0.0)
        shares = weights / weights.sum()
        sum_d = self._d[inside].sum() + n * (shares @ self._off_d)
        if sum_d <= 0:
            return self._undefined(*held)
        value = float((self._y[inside].sum() + n * (shares @ self._off_y)) / sum_d)
        if self._share:
            value = min(1.0, max(0.0, float(np.round(value, 12))))
        off = self._off_y - value * self._off_d
        centred = off - shares @ off
        influence = np.where(inside, self._y - value * self._d, 0.0)
        influence += np.where(inside, shares @ off, 0.0) + n * shares * centred
        articles = _between(influence, coding.article, inside) / sum_d
        # What the few coded units of this group cannot show of the machine's errors, all do.
        everywhere = self._weights / self._weights.sum()
        pooled = everywhere @ (off - everywhere @ off) ** 2
        hidden = max(0.0, pooled - shares @ centred**2)
        hidden *= _POOLED / (int((weights > 0).sum()) + _POOLED) * ((n * shares) ** 2).sum()
        copied = _copied(np.where(inside, influence, 0.0), coding.copies)
        error = float(np.sqrt(articles @ articles + (hidden + copied) / sum_d**2))
        return Part(value, error, *held, articles, self._share)

    def naive(self, inside: Flags) -> Part:
        """The machine's own figure of the same units, as if it never erred."""
        coding = self._coding
        y, d = (np.where(inside, x, 0.0) for x in (coding.y_machine, coding.d_machine))
        counted = inside & (d > 0)
        n, n_articles = int(counted.sum()), len(np.unique(coding.article[counted]))
        if not n:
            return self._undefined(0, 0, 0)
        value = float(y.sum() / d.sum())
        articles = _between(y - value * d, coding.article, counted) / d.sum()
        copied = _copied(y - value * d, coding.copies) / d.sum() ** 2
        return Part(value, float(np.sqrt(articles @ articles + copied)), n, n_articles, 0, articles,
                    self._share)  # fmt: skip

    def rate(self, inside: Flags) -> Rate:
        """Both figures with their intervals."""
        own, machine = self.corrected(inside), self.naive(inside)
        return Rate(own.value, *own.ends(), machine.n, own.n, own.n_articles, own.n_rarer,
                    machine.value, *machine.ends())  # fmt: skip

    def _rarer(self, inside: Flags) -> int:
        """Coded units to which the machine gives the code, or another, whichever are fewer."""
        coding = self._coding
        known = inside & coding.coded & (coding.d_machine > 0)
        hits = int((known & (coding.y_machine != 0)).sum())
        return min(hits, int(known.sum()) - hits)

    def _undefined(self, n: int, n_articles: int, n_rarer: int) -> Part:
        nan = float("nan")
        return Part(nan, nan, n, n_articles, n_rarer, np.zeros(0), self._share)


def corrected_rates(coding: Coding, groups: Ints, n_groups: int, *, share: bool = True
                    ) -> list[Rate]:  # fmt: skip
    """`Fitted.rate` of each group 0 .. n_groups - 1 of units."""
    fitted = Fitted(coding, share=share)
    return [fitted.rate(groups == group) for group in range(n_groups)]


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


def _between(influence: Floats, article: Ints, inside: Flags) -> Floats:
    """What each article adds: sums within it, centred over those that hold units `inside`."""
    n_articles = int(article.max()) + 1
    held = np.bincount(article[inside], minlength=n_articles) > 0
    sums = np.bincount(article[inside], influence[inside], n_articles)
    n = int(held.sum())
    if n < 2:
        return np.full(n_articles, np.nan)
    scaled: Floats = np.where(held, sums - sums[held].mean(), 0.0) * np.sqrt(n / (n - 1))
    return scaled


def _copied(influence: Floats, copies: Cells | None) -> float:
    """What passages that several articles print add to the variance (two-way clustering)."""
    if copies is None:
        return 0.0
    return float(copies.shared(influence).added(lambda parts: parts).sum())
