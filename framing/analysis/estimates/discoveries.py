"""Many comparisons at once: the false discovery rate."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def q_values(p: Floats) -> Floats:
    """Benjamini-Hochberg adjusted p-values, in the order of `p`.

    q_(i) = min over j >= i of m p_(j) / j, with p_(1) <= ... <= p_(m) and m the number of defined
    p-values; no unit, in [0, 1]. Calling everything with q <= .05 a finding keeps the expected
    share of false ones among them at or below .05 when tests are independent or positively
    dependent. An undefined p (NaN) is no test: its q is NaN and it is not in m.
    Source: Benjamini & Hochberg 1995; dependence: Benjamini & Yekutieli 2001.
    """
    out = np.full(len(p), np.nan)
    (tested,) = np.nonzero(~np.isnan(p))
    m = len(tested)
    if not m:
        return out
    order = tested[np.argsort(p[tested], kind="stable")]
    scaled = p[order] * m / np.arange(1, m + 1)
    out[order] = np.minimum(1.0, np.minimum.accumulate(scaled[::-1])[::-1])
    return out
