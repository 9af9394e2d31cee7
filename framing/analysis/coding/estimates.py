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

from framing.analysis.coding.parts import Part, lacking
from framing.analysis.estimates.intervals import MIN_CLUSTERS, MIN_N, effective
from framing.analysis.estimates.shared import NOTHING, Cells

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


class Fitted:
    """The pseudo-outcomes of a coding, of which any part of the units has a figure.

    Formula: y~ = g(m) + [coded] / p * (y - g(m)), d~ likewise; the deviations are scaled to the
    size of the part (Hajek 1971), figure = sum y~ / sum d~. Unit: share of mentions in [0, 1], or
    the score's. Interval: Taylor linearisation of the ratio, summed within articles (articles are
    the clusters; passages that several print are a second level, estimates/shared.py), t quantile
    with effective coded articles - 1 degrees of freedom; for shares
    Jeffreys' interval with n* = share (1 - share) z^2 / (t error)^2 units, which is as lopsided as
    that of a small share is (Korn & Graubard 1998; Franco, Little, Louis & Slud 2019), at 0 and 1
    the exact one of as many units as there are effective coded articles. Assumes: units were
    drawn with the probabilities given, coders are right, and articles are a sample of what the
    outlet prints.
    """

    def __init__(self, coding: Coding, *, share: bool = True) -> None:
        self._coding, self._share = coding, share
        self._n_articles = int(coding.article.max(initial=-1)) + 1
        self._y = _predict(coding, coding.y_machine, coding.y_coded)
        self._d = _predict(coding, coding.d_machine, coding.d_coded)
        coded = coding.coded
        self._weights = np.where(coded, 1 / np.where(coded, coding.probability, 1), 0.0)
        self._off_y = np.where(coded, coding.y_coded - self._y, 0.0)
        self._off_d = np.where(coded, coding.d_coded - self._d, 0.0)

    def corrected(self, inside: Flags) -> Part:
        """The corrected figure of the units `inside`; NaN where `parts.lacking` says why."""
        coding, of = self._coding, np.flatnonzero(inside)
        held = self._held(of[coding.coded[of] & (coding.d_coded[of] > 0)])
        n_rarer = self._rarer(of)
        if lacking(held[0], TOO_FEW, held[2]):
            return self._undefined(*held, n_rarer)
        n, weights = len(of), self._weights[of]
        shares = weights / weights.sum()
        sum_d = self._d[of].sum() + n * (shares @ self._off_d[of])
        if sum_d <= 0:
            return self._undefined(*held, n_rarer)
        value = float((self._y[of].sum() + n * (shares @ self._off_y[of])) / sum_d)
        if self._share:
            value = min(1.0, max(0.0, float(np.round(value, 12))))
        off = self._off_y[of] - value * self._off_d[of]
        centred = off - shares @ off
        influence = self._y[of] - value * self._d[of] + shares @ off + n * shares * centred
        articles = self._between(influence, of) / sum_d
        # What the few coded units of this group cannot show of the machine's errors, all do.
        every = np.flatnonzero(coding.coded)
        everywhere = self._weights[every] / self._weights[every].sum()
        off_every = self._off_y[every] - value * self._off_d[every]
        pooled = everywhere @ (off_every - everywhere @ off_every) ** 2
        hidden = max(0.0, pooled - shares @ centred**2)
        hidden *= _POOLED / (int((weights > 0).sum()) + _POOLED) * ((n * shares) ** 2).sum()
        error = float(np.sqrt(articles @ articles + (hidden + self._copied(influence, of))
                              / sum_d**2))  # fmt: skip
        return Part(value, error, *held, n_rarer, articles, self._share)

    def naive(self, inside: Flags) -> Part:
        """The machine's own figure of the same units, as if it never erred; NaN under
        intervals.MIN_N of them or MIN_CLUSTERS effective articles."""
        coding = self._coding
        of = np.flatnonzero(inside & (coding.d_machine > 0))
        held = self._held(of)
        if held[0] < MIN_N or held[2] < MIN_CLUSTERS:
            return self._undefined(*held, 0)
        y, d = coding.y_machine[of], coding.d_machine[of]
        value = float(y.sum() / d.sum())
        articles = self._between(y - value * d, of) / d.sum()
        copied = self._copied(y - value * d, of) / d.sum() ** 2
        return Part(value, float(np.sqrt(articles @ articles + copied)), *held, 0, articles,
                    self._share)  # fmt: skip

    def _held(self, of: Ints) -> tuple[int, int, float]:
        """How many units, articles, and effective articles."""
        copies = self._coding.copies
        sizes = np.bincount(self._coding.article[of]).astype(float)
        shared = NOTHING
        if copies is not None:
            here = np.zeros(len(self._coding.article))
            here[of] = 1
            shared = copies.shared_by(here)
        return len(of), int((sizes > 0).sum()), effective(sizes, shared)

    def _rarer(self, of: Ints) -> int:
        """Coded units to which the machine gives the code, or another, whichever are fewer."""
        coding = self._coding
        known = of[coding.coded[of] & (coding.d_machine[of] > 0)]
        hits = int((coding.y_machine[known] != 0).sum())
        return min(hits, len(known) - hits)

    def _between(self, influence: Floats, of: Ints) -> Floats:
        """What each article adds: sums within it, centred over those that hold units `of`."""
        article = self._coding.article[of]
        held = np.bincount(article, minlength=self._n_articles) > 0
        sums = np.bincount(article, influence, self._n_articles)
        n = int(held.sum())
        scaled: Floats = np.where(held, sums - sums[held].mean(), 0.0) * np.sqrt(n / (n - 1))
        return scaled

    def _copied(self, influence: Floats, of: Ints) -> float:
        """What passages that several articles print add to the variance (two-way clustering)."""
        copies = self._coding.copies
        if copies is None:
            return 0.0
        of_all = np.zeros(len(self._coding.article))
        of_all[of] = influence
        return float(copies.shared(of_all).added(lambda parts: parts).sum())

    def _undefined(self, n: int, n_articles: int, n_effective: float, n_rarer: int) -> Part:
        nan = float("nan")
        return Part(nan, nan, n, n_articles, n_effective, n_rarer, np.zeros(0), self._share)


def _predict(coding: Coding, machine: Floats, coded: Floats) -> Floats:
    """The coders' mean for each machine code, from the articles of the other folds."""
    fold = coding.article % FOLDS
    codes, cell = np.unique(machine, return_inverse=True)
    known = np.flatnonzero(coding.coded)
    if not len(known):
        return machine
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
