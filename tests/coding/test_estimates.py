"""Corrected rates: right on average whatever the machine does, honest where little is coded."""

from __future__ import annotations

import numpy as np
import pytest

from framing.analysis.coding.estimates import TOO_FEW, Coding, corrected_rates
from framing.analysis.coding.sampling import allocate


def coding(truth: list[int], machine: list[int], coded: list[int], per_article: int = 2) -> Coding:
    """Units in articles of `per_article`, drawn with equal probability."""
    n = len(truth)
    flags = np.zeros(n, dtype=bool)
    flags[coded] = True
    ones = np.ones(n)
    return Coding(np.arange(n) // per_article, np.array(machine, float), ones,
                  np.where(flags, truth, 0.0), ones, flags, np.full(n, len(coded) / n))  # fmt: skip


def test_everything_coded_gives_the_coders_rate() -> None:
    """With a census the machine's codes do not matter, however wrong they are."""
    truth = [1, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0] * 4
    (rate,) = corrected_rates(coding(truth, [1] * 48, list(range(48))), np.zeros(48, int), 1)
    assert rate.value == pytest.approx(4 / 12)
    assert rate.low < 4 / 12 < rate.high
    assert (rate.n, rate.n_coded, rate.n_articles, rate.naive) == (48, 48, 24, 1.0)


def test_the_mean_over_all_samples_is_the_truth() -> None:
    """Unbiased: over many samples the errors of a machine that overcounts average out."""
    chance = np.random.default_rng(1)
    truth = (chance.random(400) < 0.3).astype(int)
    machine = np.where(truth == 1, 1, chance.random(400) < 0.4).astype(int)
    values = []
    for _ in range(300):
        drawn = chance.choice(400, 60, replace=False).tolist()
        values.append(corrected_rates(coding(truth.tolist(), machine.tolist(), drawn),
                                      np.zeros(400, int), 1)[0].value)  # fmt: skip
    assert np.mean(values) == pytest.approx(truth.mean(), abs=0.01)
    assert machine.mean() > truth.mean() + 0.2


def test_intervals_cover_where_the_machine_errs_by_outlet() -> None:
    """A short run of tests/benchmarks/corrected.py: naive intervals miss, corrected ones do not."""
    import importlib.util
    from pathlib import Path

    path = Path(__file__).parent.parent / "benchmarks" / "corrected.py"
    spec = importlib.util.spec_from_file_location("corrected", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = module.simulate(200, 60)
    assert found["cover"].mean() > 0.9
    assert abs(found["bias"]).max() < 0.03
    assert found["naive cover"].min() < 0.4


def test_too_few_and_undefined_are_empty() -> None:
    """Under 40 coded units, one article, or nothing to divide by: no figure, but the counts."""
    codes, zeros = [1, 0] * 25, np.zeros(50, int)
    (few,) = corrected_rates(coding(codes, codes, list(range(TOO_FEW - 1))), zeros, 1)
    assert np.isnan(few.value)
    assert (few.n, few.n_coded) == (50, TOO_FEW - 1)
    assert not np.isnan(
        corrected_rates(coding(codes, codes, list(range(TOO_FEW))), zeros, 1)[0].value)
    one = coding(codes, codes, list(range(50)), per_article=50)
    assert np.isnan(corrected_rates(one, zeros, 1)[0].value)
    empty = corrected_rates(coding(codes, codes, list(range(50))), zeros, 2)
    assert (empty[1].n, np.isnan(empty[1].value), np.isnan(empty[1].naive)) == (0, True, True)


def test_nothing_found_is_no_proof_that_there_is_none() -> None:
    """At a rate of 0 the interval reaches as far as so many units allow."""
    (rate,) = corrected_rates(coding([0] * 80, [0] * 80, list(range(40))), np.zeros(80, int), 1)
    assert rate.value == 0
    assert rate.high == pytest.approx(1 - 0.025 ** (1 / 40))


@pytest.mark.parametrize(("sizes", "n", "kind", "expected"), [
    ([100, 100], 20, "proportional", [10, 10]),
    ([90, 10], 20, "proportional", [18, 2]),
    ([95, 5], 10, "equal", [5, 5]),
    ([50, 1], 10, "equal", [9, 1]),
    ([500, 3, 1], 10, "proportional", [9, 2, 1]),
])  # fmt: skip
def test_allocation(sizes: list[int], n: int, kind: str, expected: list[int]) -> None:
    """In proportion or equal, never more than there are, two at least though n be exceeded."""
    assert allocate(sizes, n, kind) == expected  # type: ignore[arg-type]
