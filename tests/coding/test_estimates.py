"""Corrected rates: right on average whatever the machine does, honest where little is coded."""

from __future__ import annotations

import warnings
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from framing.analysis.coding.differences import difference, p_value
from framing.analysis.coding.estimates import TOO_FEW, Coding, Fitted
from framing.analysis.coding.parts import Part
from framing.analysis.coding.sampling import allocate, draw, shortfalls
from framing.analysis.estimates.intervals import share
from framing.analysis.estimates.shared import cells


def coding(truth: list[int], machine: list[int], coded: list[int], per_article: int = 2) -> Coding:
    """Units in articles of `per_article`, drawn with equal probability."""
    n = len(truth)
    flags = np.zeros(n, dtype=bool)
    flags[coded] = True
    ones = np.ones(n)
    return Coding(np.arange(n) // per_article, np.array(machine, float), ones,
                  np.where(flags, truth, 0.0), ones, flags, np.full(n, len(coded) / n))  # fmt: skip


def both(made: Coding) -> tuple[Part, Part]:
    """Corrected and machine's figure of all units."""
    fitted, everything = Fitted(made), np.ones(len(made.article), dtype=bool)
    return fitted.corrected(everything), fitted.naive(everything)


def test_everything_coded_gives_the_coders_rate() -> None:
    """With a census the machine's codes do not matter, however wrong they are."""
    truth = [1, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0] * 4
    own, machine = both(coding(truth, [1] * 48, list(range(48))))
    low, high = own.ends()
    assert own.value == pytest.approx(4 / 12)
    assert low < 4 / 12 < high
    assert (machine.n, own.n, own.n_articles, machine.value) == (48, 48, 24, 1.0)


def test_the_mean_over_all_samples_is_the_truth() -> None:
    """Unbiased: over many samples the errors of a machine that overcounts average out."""
    chance = np.random.default_rng(1)
    truth = (chance.random(400) < 0.3).astype(int)
    machine = np.where(truth == 1, 1, chance.random(400) < 0.4).astype(int)
    values = []
    for _ in range(300):
        drawn = chance.choice(400, 60, replace=False).tolist()
        values.append(both(coding(truth.tolist(), machine.tolist(), drawn))[0].value)
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
    """Under 40 coded units, or nothing to divide by: no figure, but the counts; with nothing coded
    at all nothing is warned of (warnings are errors here)."""
    codes = [1, 0] * 25
    few, machine = both(coding(codes, codes, list(range(TOO_FEW - 1))))
    assert np.isnan(few.value)
    assert (machine.n, few.n) == (50, TOO_FEW - 1)
    assert not np.isnan(both(coding(codes, codes, list(range(TOO_FEW))))[0].value)
    fitted = Fitted(coding(codes, codes, list(range(50))))
    none = fitted.naive(np.zeros(50, dtype=bool))
    assert (none.n, np.isnan(none.value)) == (0, True)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        own, machine = both(coding(codes, codes, []))
    assert (own.n, np.isnan(own.value), machine.value) == (0, True, 0.5)


@pytest.mark.parametrize(("n_articles", "given"), [(1, False), (2, False), (8, False), (9, True)])
def test_figures_ask_for_nine_articles(n_articles: int, given: bool) -> None:
    """As everywhere: 72 units of 8 articles give neither figure, of 9 both; what coders say of them
    is not asked. So two articles against two are no difference with p below any level."""
    per_article = 72 // n_articles
    for codes in ([1, 0] * 36, [1] * 72):
        for part in both(coding(codes, codes, list(range(72)), per_article)):
            assert (part.n, part.n_articles) == (72, n_articles)
            assert np.isfinite(part.value) == given
    two = [int(i < 36) for i in range(72)]
    fitted, first = Fitted(coding(two, two, list(range(72)), per_article)), np.arange(72) < 36
    assert np.isnan(p_value(fitted.corrected(first), fitted.corrected(~first)))


def test_nothing_found_is_no_proof_that_there_is_none() -> None:
    """At a rate of 0 the interval reaches as far as so many articles allow, however many units of
    each are coded: 40 units in 20 articles."""
    own, _ = both(coding([0] * 80, [0] * 80, list(range(40))))
    assert own.value == 0
    assert own.ends()[1] == pytest.approx(1 - 0.025 ** (1 / 20))


@pytest.mark.parametrize("value", [6e-6, 1 - 6e-6])
def test_a_share_next_to_none_is_as_well_known_as_none(value: float) -> None:
    """What the machine's own codes leave of a share does not make the interval reach everywhere."""
    part = Part(value, 1e-4, 50, 40, 20.0, 0, np.zeros(40), True)
    low, high = part.ends()
    exact = replace(part, value=round(value)).ends()
    assert low <= value <= high and high - low <= exact[1] - exact[0] + 1e-3


def test_all_alike_in_few_articles_tells_as_little_as_elsewhere() -> None:
    """1,200 of 1,200 units in 12 articles: both lower ends are near that of the rates of the
    report (Wilson's with 12 articles), not near 1; the same units in 120 articles tell more."""
    few, many = (both(coding([1] * 1200, [1] * 1200, list(range(0, 1200, 10)), per_article))
                 for per_article in (100, 10))  # fmt: skip
    report = share(np.full(12, 100.0), np.full(12, 100.0)).low
    for one, other in zip(few, many, strict=True):
        assert one.ends()[0] == pytest.approx(report, abs=0.03)
        assert other.ends()[0] > 0.95


def test_one_passage_in_many_articles_is_no_figure() -> None:
    """48 coded copies of one passage are one case; where half of the articles print it, the end of
    a share of 1 is lower than without it."""
    n = 48
    made = coding([1] * n, [1] * n, list(range(n)), 1)
    where = np.arange(n)

    def printed(copies: int) -> Coding:
        passage = pd.Series(["p" if i < copies else pd.NA for i in range(n)], dtype="string")
        return replace(made, copies=cells(where, passage))

    assert all(np.isnan(part.value) for part in both(printed(n)))
    lows = [both(printed(copies))[0].ends()[0] for copies in (0, 6, 12)]
    assert lows[0] == pytest.approx(0.025 ** (1 / n))
    assert lows[0] > lows[1] > lows[2]


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
    own, machine = both(made)
    assert (machine.n, own.n, np.isnan(own.value)) == (60, 30, True)


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


@pytest.mark.parametrize("seed", range(40))
def test_allocation_is_that_of_unit_after_unit(seed: int) -> None:
    """However many units: as if each went to the stratum that is furthest below its part."""
    chance = np.random.default_rng(seed)
    sizes = chance.integers(1, 60, chance.integers(1, 12)).tolist()
    n, kind = int(chance.integers(1, sum(sizes) + 10)), ("proportional", "equal")[seed % 2]
    parts = np.array(sizes) / sum(sizes) if seed % 2 == 0 else np.full(len(sizes), 1 / len(sizes))
    out = [max(min(size, 2), min(size, int(n * part)))
           for size, part in zip(sizes, parts, strict=True)]  # fmt: skip
    while sum(out) < min(n, sum(sizes)):
        open_ones = [i for i, size in enumerate(sizes) if out[i] < size]
        out[max(open_ones, key=lambda i: n * parts[i] - out[i])] += 1
    assert allocate(sizes, n, kind) == out  # type: ignore[arg-type]


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
