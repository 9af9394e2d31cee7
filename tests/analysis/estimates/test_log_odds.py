"""Log-odds ratios: as published, and with the dispersion over articles."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy import sparse, stats

from framing.analysis.estimates.log_odds import (
    Counts,
    likelihood_ratio,
    log_odds,
    prior_size,
    textbook,
)


def counts(table: list[list[int]], sizes: list[int], n_first: int) -> Counts:
    """Units by items; the first `n_first` units are group A."""
    first = np.arange(len(sizes)) < n_first
    return Counts(sparse.csr_array(np.array(table, dtype=float)), np.array(sizes, float), first)


def test_the_formula_is_that_of_an_independent_implementation(repository: Path) -> None:
    """z of 30 words as ConvoKit 5.0.0 gives them (FightingWords), to 1e-9."""
    cases = json.loads((repository / "tests" / "cases" / "log_odds.json").read_text())["rows"]
    k_a, k_b, prior, z = (np.array([row[c] for row in cases], dtype=float)
                          for c in ("k_a", "k_b", "prior", "z"))  # fmt: skip
    delta, deviation = textbook((k_a, k_b), (k_a.sum(), k_b.sum()), prior, float(prior.sum()))
    assert np.abs(delta / deviation - z).max() < 1e-9


def test_the_published_z_of_a_table_is_the_textbooks() -> None:
    """What `log_odds` reports as z_textbook comes from the totals of the two groups."""
    made = counts([[2, 1], [0, 3], [4, 0], [1, 1]], [20, 30, 25, 25], 2)
    found = log_odds(made)
    size = prior_size((50.0, 50.0))
    prior = size * np.array([7.0, 5.0]) / 100
    pair = (np.array([2.0, 4.0]), np.array([5.0, 1.0]))
    delta, deviation = textbook(pair, (50.0, 50.0), prior, size)
    np.testing.assert_allclose(found.log_odds, delta)
    np.testing.assert_allclose(found.z_textbook, delta / deviation)


def test_a_word_that_comes_in_bunches_is_less_sure() -> None:
    """Ten uses in one article weigh less than ten uses in ten."""
    spread = [[1, 10 if i == 0 else 0] for i in range(10)] + [[0, 0]] * 10
    found = log_odds(counts(spread, [100] * 20, 10))
    assert found.log_odds[0] == pytest.approx(found.log_odds[1])
    assert found.dispersion[0] == 1 and found.dispersion[1] > 4
    assert found.p[0] < 0.05 < found.p[1]
    assert found.low[1] < 0 < found.low[0]


_SIZES = st.lists(st.integers(5, 60), min_size=6, max_size=12)


@settings(deadline=None, max_examples=60)
@given(_SIZES, st.integers(0, 10_000))
def test_groups_can_be_exchanged(sizes: list[int], seed: int) -> None:
    """B against A is A against B with the sign turned, and the same p."""
    table = np.random.default_rng(seed).binomial(5, 0.3, (len(sizes), 3))
    there = log_odds(counts(table.tolist(), sizes, 3))
    first = np.arange(len(sizes)) >= 3
    back = log_odds(Counts(sparse.csr_array(table.astype(float)), np.array(sizes, float), first))
    np.testing.assert_allclose(there.log_odds, -back.log_odds, atol=1e-12)
    np.testing.assert_allclose(there.low, -back.high, atol=1e-6)
    np.testing.assert_allclose(there.p, back.p)


def test_the_dispersion_is_the_greatest_of_the_two_groups_and_both() -> None:
    """Computed the long way, unit by unit."""
    rng = np.random.default_rng(4)
    table, sizes = rng.poisson(2, (15, 4)).astype(float), rng.integers(10, 90, 15)
    found = log_odds(counts(table.astype(int).tolist(), sizes.tolist(), 6))
    size = prior_size((sizes[:6].sum(), sizes[6:].sum()))
    prior = size * table.sum(0) / sizes.sum()
    p = np.vstack([np.tile((table[s].sum(0) + prior) / (sizes[s].sum() + size), (n, 1))
                   for s, n in ((slice(0, 6), 6), (slice(6, 15), 9))])  # fmt: skip
    e, expected = table - p * sizes[:, None], p * (1 - p) * sizes[:, None]
    sets = [(e[s], expected[s], factor) for s, factor in
            ((slice(0, 15), 15 / 13), (slice(0, 6), 6 / 5), (slice(6, 15), 9 / 8))]  # fmt: skip
    each = np.array([(e**2).sum(0) / x.sum(0) * factor for e, x, factor in sets])
    freedom = np.array([2 * (e**2).sum(0) ** 2 / (e**4).sum(0) for e, _, _ in sets])
    np.testing.assert_allclose(found.dispersion, np.maximum(1, each.max(0)))
    n = [sizes[:6].sum(), sizes[6:].sum()]
    units = [m.sum() ** 2 / (m**2).sum() for m in (sizes[:6], sizes[6:])]
    welch = (1 / n[0] + 1 / n[1]) ** 2 / sum(1 / (a**2 * (c - 1))
                                             for a, c in zip(n, units, strict=True))  # fmt: skip
    np.testing.assert_allclose(found.df, np.maximum(welch, freedom[each.argmax(0), range(4)]))


def test_a_few_uses_in_a_small_group_are_not_taken_for_many() -> None:
    """4 of 200 against 10 of 20,000, all in articles of their own: exact, p is 5e-6 or so; a
    difference over its standard error would say 1e-9."""
    table = [[1 if i < 4 else 0] for i in range(10)] + [[1 if i < 10 else 0] for i in range(1000)]
    found = log_odds(counts(table, [20] * 1010, 10))
    exact = stats.binomtest(4, 14, 200 / 20_200, alternative="greater").pvalue
    assert exact < found.p[0] < 20 * exact


@example(5, 5, 31, 31)
@settings(deadline=None, max_examples=60)
@given(st.integers(0, 30), st.integers(0, 30), st.integers(31, 400), st.integers(31, 400))
def test_the_interval_is_that_of_the_test(k_a: int, k_b: int, n_a: int, n_b: int) -> None:
    """It leaves out "no difference" exactly where p is below .05; its ends are where the likelihood
    ratio says so; where a group never uses the item, or too little is known, it is open."""
    found = log_odds(counts([[k_a], [k_b]], [n_a, n_b], 1))
    if k_a + k_b == 0:
        return
    low, high, p = found.low[0], found.high[0], found.p[0]
    assert (p < 0.05) == (low > 0 or high < 0) or abs(p - 0.05) < 1e-6
    assert np.isinf(low) or k_a > 0
    assert np.isinf(high) or k_b > 0
    bound = found.dispersion[0] * stats.t.ppf(0.975, found.df[0]) ** 2
    for end in (low, high):
        if np.isfinite(end):
            pair = (np.array([float(k_a)]), np.array([float(k_b)]))
            assert likelihood_ratio(pair, (n_a, n_b), end)[0] == pytest.approx(bound, rel=1e-4)


def test_what_is_nowhere_is_undefined() -> None:
    """An item in neither group, and a group without a word, have no figure."""
    found = log_odds(counts([[1, 0], [2, 0], [1, 0]], [10, 10, 10], 1))
    assert np.isnan(found.log_odds[1]) and np.isnan(found.p[1]) and not np.isnan(found.p[0])
    assert np.isnan(log_odds(counts([[1], [1]], [5, 5], 0)).z).all()
