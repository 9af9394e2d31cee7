"""Figures in a cell for people: odds ratios, open ends, and what is not tested."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from framing.reporting.estimates import odds_ratio, readable

INF, NAN = math.inf, math.nan


@pytest.mark.parametrize(("ends", "shown"), [
    ((1.0, 0.5, 1.5), "2.7 (1.6 to 4.5)"),
    ((3.0, 2.0, INF), "7.4 or more"),
    ((-3.0, -INF, -2.0), "0.14 or less"),
    ((-3.6, -16.7, -1.4), "0.027 (<0.001 to 0.25)"),
    ((NAN, NAN, NAN), ""),
])  # fmt: skip
def test_odds_ratios_have_open_ends_in_words(
    ends: tuple[float, float, float], shown: str
) -> None:
    """An end that is open is no number, and one near 0 has no digits that mean anything."""
    assert odds_ratio(dict(zip(("log_odds", "low", "high"), ends, strict=True))) == shown


def test_what_is_not_tested_without_copies_says_so() -> None:
    """An empty q is no q; for programs it stays empty."""
    rows = readable(pd.DataFrame({"item": ["a", "b"], "q_collapsed": [0.01, NAN]}))
    assert [row["q_collapsed"] for row in rows] == ["0.01", "not tested"]
