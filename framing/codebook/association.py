"""A word's association with the places where labels stand."""

from __future__ import annotations

import math


def association(k: float, n: float, k_all: float, n_all: float) -> float:
    """How much more a word stands where labels stand than words do on the whole.

    Dunning's (1993) log-likelihood ratio G2 = 2 sum O ln(O/E) over the two-by-two table of `k` of
    `n` contexts of the word against `k_all` of `n_all` of all words; `k` counts a context by the
    share of known labels in it. At least 0, unbounded; 0 where the word does so no more often.
    """
    if n <= 0 or n >= n_all or k / n <= k_all / n_all:
        return 0.0
    observed = (k, n - k, k_all - k, n_all - n - (k_all - k))
    share = k_all / n_all
    expected = (n * share, n * (1 - share), (n_all - n) * share, (n_all - n) * (1 - share))
    return 2 * sum(o * math.log(o / e) for o, e in zip(observed, expected, strict=True) if o > 0)
