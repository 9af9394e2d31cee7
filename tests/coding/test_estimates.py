"""Corrected rates: right on average whatever the machine does, honest where little is coded."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from framing.analysis.coding.differences import difference, p_value
from framing.analysis.coding.estimates import TOO_FEW, Coding, Fitted, corrected_rates
from framing.analysis.coding.sampling import allocate, draw, shortfalls


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
    for name in (*"ABC", "A - B", "A - C"):
        bias, covers, _, _ = found[name][0].means()
        assert abs(bias) < 0.03
        assert covers > 0.88
    (_, _, false, _), (_, _, naive, _) = (tally.means() for tally in found["A - B"])
    assert (false < 0.13, naive > 0.4) == (True, True)
    for name in ("accuracy", "precision", "recall"):
        assert found[name][0].means()[1] > 0.88
    assert found["recall"][1].means()[1] < 0.8


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


def halves(seed: int, rate: float = 0.3) -> tuple[Fitted, np.ndarray]:
    """400 units of two groups with coded samples, and which are of the first."""
    chance = np.random.default_rng(seed)
    first = np.arange(400) < 200
    truth = (chance.random(400) < np.where(first, 0.3, rate)).astype(int)
    machine = np.where(chance.random(400) < 0.9, truth, 1 - truth).astype(int)
    drawn = chance.choice(400, 160, replace=False).tolist()
    return Fitted(coding(truth.tolist(), machine.tolist(), drawn)), first


def test_a_difference_is_that_of_the_groups_figures() -> None:
    """Its value is a - b, it turns with the groups, and no group differs from itself."""
    fitted, first = halves(3)
    a, b = fitted.corrected(first), fitted.corrected(~first)
    made, turned = difference(a, b), difference(b, a)
    assert made.value == a.value - b.value
    assert (made.low, made.high) == pytest.approx((-turned.high, -turned.low))
    assert p_value(a, b) == pytest.approx(p_value(b, a))
    none = difference(a, a)
    assert (none.value, p_value(a, a)) == (0, 1)
    # A figure less itself: all articles are shared, so but for what is hidden nothing varies.
    assert none.high - none.low < 0.7 * (made.high - made.low)


@pytest.mark.parametrize("seed", range(8))
def test_p_says_what_the_interval_says(seed: int) -> None:
    """p is below .05 where the interval leaves 0 out, and only there."""
    fitted, first = halves(seed, 0.45)
    a, b = fitted.corrected(first), fitted.corrected(~first)
    made, p = difference(a, b), p_value(a, b)
    assert (p < 0.05) == (made.low > 0 or made.high < 0)
    assert 0 <= p <= 1


def test_a_figure_by_hand() -> None:
    """The textbook sum: predictions of all, and coders' deviations scaled to the group's size."""
    chance = np.random.default_rng(5)
    n = 120
    truth, machine = (chance.random(n) < 0.4).astype(float), (chance.random(n) < 0.5).astype(float)
    coded, p = np.arange(n) % 2 == 0, np.where(np.arange(n) < 60, 0.5, 0.25)
    ones = np.ones(n)
    fitted = Fitted(Coding(np.arange(n), machine, ones, truth, ones, coded, p))
    fold, weight = np.arange(n) % 5, np.where(coded, 1 / p, 0.0)
    guess = np.empty(n)
    mean_weight = weight[coded].mean()
    for i in range(n):
        like = coded & (fold != fold[i]) & (machine == machine[i])
        w = weight[like] / mean_weight
        guess[i] = (w @ truth[like] + machine[i]) / (w.sum() + 1)
    expected = guess.mean() + (weight @ (truth - guess)) / weight.sum()
    assert fitted.corrected(np.ones(n, dtype=bool)).value == pytest.approx(expected, abs=1e-12)


def test_only_coded_units_of_the_denominator_count() -> None:
    """Sixty coded units of which thirty are in the part asked for are too few."""
    n = 120
    inside = (np.arange(n) % 2).astype(float)
    zeros, ones = np.zeros(n), np.ones(n)
    made = Coding(np.arange(n), zeros, inside, zeros, inside, np.arange(n) < 60, ones * 0.5)
    (rate,) = corrected_rates(made, np.zeros(n, int), 1)
    assert (rate.n, rate.n_coded, np.isnan(rate.value)) == (60, 30, True)


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


def test_groups_that_will_fall_short_are_named_with_what_reaches_them() -> None:
    """120 in proportion leave small outlets short; equal parts of a tenth more than 3 x 40 do not;
    an outlet of 25 units has too few whatever is drawn."""
    outlets = ["post"] * 800 + ["star"] * 120 + ["times"] * 60 + ["leaf"] * 25
    units = pd.DataFrame({"outlet": outlets, "voice": ["outlet", "attributed"] * 502 + ["outlet"]})
    drawn = draw(units, 120, ("voice",))
    by_voice = {one.column: one for one in shortfalls(units, drawn, ("voice",))}
    assert set(by_voice) == {"outlet"}
    short = by_voice["outlet"]
    assert set(short.few) == {"star", "times", "leaf"}
    assert short.scarce == {"leaf": 25}
    assert short.by == ("outlet", "voice")
    again = draw(units, short.n, short.by, allocation="equal")["outlet"].value_counts()
    assert all(again[name] >= TOO_FEW for name in ("post", "star", "times"))
    assert short.n < 200
    (left,) = shortfalls(units, draw(units, short.n, short.by, allocation="equal"), short.by)
    assert left.few.keys() == {"leaf"}
    assert left.n == 0
