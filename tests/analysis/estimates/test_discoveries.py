"""The false discovery rate."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from framing.analysis.estimates.discoveries import q_values

_P = st.lists(st.floats(0, 1), min_size=1, max_size=30)


@given(_P)
def test_q_is_that_of_scipy(p: list[float]) -> None:
    """scipy.stats.false_discovery_control is an independent implementation."""
    values = np.array(p)
    np.testing.assert_allclose(q_values(values), stats.false_discovery_control(values))


def test_what_is_undefined_is_no_test() -> None:
    """It has no q, and the others' q do not suffer from it."""
    q = q_values(np.array([0.01, np.nan, 0.04]))
    assert q[0] == 0.02 and np.isnan(q[1]) and q[2] == 0.04
    assert q_values(np.array([])).size == 0 and np.isnan(q_values(np.array([np.nan]))).all()
