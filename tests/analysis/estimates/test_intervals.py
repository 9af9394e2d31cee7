"""Intervals that whole articles give; coverage itself is measured in tests/benchmarks."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from framing.analysis.estimates.intervals import (
    ALL_ALIKE,
    MIN_CLUSTERS,
    MIN_N,
    TOO_FEW,
    WIDE,
    effective,
    jackknife,
    mean_level,
    share,
)
from framing.analysis.estimates.shared import NOTHING, cells

_CELLS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), min_size=8, max_size=30)


@settings(deadline=None)
@given(_CELLS)
def test_a_share_lies_in_its_interval_and_both_in_0_to_1(cells: list[tuple[int, int]]) -> None:
    """Or there is no figure, and it says why."""
    n = np.array([max(pair) for pair in cells], dtype=float)
    k = np.array([min(pair) for pair in cells], dtype=float)
    found = share(k, n)
    assert found.n == n.sum() and found.n_clusters == (n > 0).sum()
    if found.n < MIN_N or effective(n) < MIN_CLUSTERS:
        assert math.isnan(found.value) and math.isnan(found.low)
        assert found.note == (TOO_FEW if found.n else "")
    else:
        assert 0 <= found.low <= found.high <= 1
        assert found.low <= found.value <= found.high
        width = found.high - found.low
        wide = width >= 0.3 or width > max(0.05, 1.3 * found.value)
        assert found.note == (WIDE if wide else "")


def test_clustered_cases_give_a_wider_interval() -> None:
    """Twenty articles that say all or nothing against twenty that say half."""
    n = np.full(20, 10.0)
    halves, alls = share(np.full(20, 5.0), n), share(np.tile([0.0, 10.0], 10), n)
    assert halves.value == alls.value == 0.5
    assert alls.high - alls.low > 0.3 > halves.high - halves.low


@pytest.mark.parametrize(("k", "value"), [(0.0, 0.0), (3.0, 1.0)])
def test_none_or_all_leaves_room_for_as_many_articles(k: float, value: float) -> None:
    """0 of 60 in 20 articles is no more than 0 of 20: the interval is Wilson's of 20."""
    found = share(np.full(20, k), np.full(20, 3.0))
    assert found.value == value
    width = found.high - found.low
    t = stats.t.ppf(0.975, 19)
    assert width == pytest.approx(t**2 / (20 + t**2))


def test_a_mean_of_equal_articles_has_students_interval() -> None:
    """The jackknife of a mean is the textbook's."""
    x = np.random.default_rng(0).normal(2, 1, 12)
    features = np.column_stack([x, np.ones(12)])
    (found,) = jackknife(features, np.full((12, 1), 5.0), lambda t: (t[..., :1] / t[..., 1:]))
    low, high = stats.t.interval(0.95, 11, x.mean(), x.std(ddof=1) / math.sqrt(12))
    assert (found.value, found.low, found.high) == pytest.approx((x.mean(), low, high))
    assert (found.n, found.n_clusters) == (60, 12)


_LEVELS = st.lists(st.lists(st.integers(-3, 2), min_size=3, max_size=6), min_size=10, max_size=15)


@settings(deadline=None)
@given(_LEVELS)
def test_a_mean_level_lies_in_its_interval_on_the_scale(articles: list[list[int]]) -> None:
    """Whatever the levels; turned round, the interval is turned round."""
    up, down, n = (np.array([sum(f(x) for x in a) for a in articles], dtype=float)
                   for f in (lambda x: max(x, 0), lambda x: max(-x, 0), lambda x: 1))  # fmt: skip
    found = mean_level(up, down, n, (3, 2))
    if found.note == TOO_FEW:
        assert found.n < MIN_N or effective(n) < MIN_CLUSTERS
        assert math.isnan(found.value)
        return
    assert found.value == pytest.approx(np.mean([x for a in articles for x in a]))
    assert -3 <= found.low <= found.value + 1e-9 and found.value <= found.high + 1e-9 <= 2 + 1e-8
    back = mean_level(down, up, n, (2, 3))
    assert (back.low, back.high) == pytest.approx((-found.high, -found.low))


def test_a_rare_strong_level_makes_the_interval_wider_on_its_side() -> None:
    """Two articles of thirty say -3: there might well be more, hardly fewer."""
    down = np.zeros(30)
    down[:2] = 6.0
    found = mean_level(np.zeros(30), down, np.full(30, 4.0), (3, 2))
    assert found.value - found.low > 2 * (min(found.high, 0) - found.value) > 0
    assert mean_level(np.zeros(5), np.ones(5), np.full(5, 9.0), (3, 2)).note == TOO_FEW


def _difference(totals: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Of two means."""
    return np.asarray(totals[..., :1] / totals[..., 1:2] - totals[..., 2:3] / totals[..., 3:])


def test_two_groups_have_the_degrees_of_freedom_of_welch() -> None:
    """A difference of means: close to Welch's interval (the jackknife's factor differs a bit)."""
    rng = np.random.default_rng(1)
    a, b = rng.normal(0, 1, 15), rng.normal(1, 3, 30)
    features = np.zeros((45, 4))
    features[:15, 0], features[:15, 1] = a, 1
    features[15:, 2], features[15:, 3] = b, 1
    sizes = np.column_stack([features[:, 1], features[:, 3]]) * 4
    (found,) = jackknife(features, sizes, _difference)
    welch = stats.ttest_ind(a, b, equal_var=False).confidence_interval()
    assert (found.low, found.high) == pytest.approx((welch.low, welch.high), rel=0.06)


def test_articles_that_all_say_the_same_have_no_interval() -> None:
    """Nothing varies, so nothing is known of how much it might."""
    features = np.column_stack([np.zeros(10), np.full(10, 3.0)])
    (found,) = jackknife(features, np.full((10, 1), 3.0), lambda t: t[..., :1] / t[..., 1:])
    assert (found.value, found.note) == (0.0, ALL_ALIKE)
    assert math.isnan(found.low) and math.isnan(found.high)


@pytest.mark.parametrize("turned", [False, True])
def test_whether_there_is_a_figure_does_not_hang_on_the_outcome(turned: bool) -> None:
    """None, one or two articles that differ: each has an interval, wider on the side of the rare
    case; only as many mentions and articles decide whether there is one."""
    n, k = np.full(30, 4.0), np.zeros(30)
    highs = []
    for i, cases in enumerate((0.0, 3.0, 3.0)):
        k[i] = cases
        found = share(n - k if turned else k, n)
        assert found.note != TOO_FEW
        ends = (1 - found.high, 1 - found.low) if turned else (found.low, found.high)
        assert ends[0] <= k.sum() / n.sum() < ends[1]
        highs.append(ends[1])
    assert min(highs) > 2.5 / 30
    features = np.column_stack([k, n])
    (found,) = jackknife(features, n[:, None], lambda t: t[..., :1] / t[..., 1:])
    assert found.low < found.value < found.high


def test_a_wide_interval_is_marked_and_kept() -> None:
    """Ten articles that say all or nothing tell next to nothing; a hundred do."""
    few = share(np.tile([0.0, 5.0], 5), np.full(10, 5.0))
    many = share(np.tile([0.0, 5.0], 100), np.full(200, 5.0))
    assert few.note == WIDE and few.high - few.low >= 0.3 and few.value == 0.5
    assert many.note == "" and many.high - many.low < 0.3
    rare = share(np.array([1.0, 1.0, *[0.0] * 58]), np.full(60, 1.0))
    assert rare.note == WIDE and 0.05 < rare.high - rare.low < 0.3


def test_one_passage_in_many_articles_is_one_decision() -> None:
    """A note under ten articles widens the interval; taken for ten decisions it looks sure."""
    n, k = np.full(60, 4.0), np.repeat([1.0, 0.0], [20, 40])
    cluster = np.repeat(np.arange(60), 4)
    first = np.tile([1.0, 0.0, 0.0, 0.0], 60)
    noted = (first == 1) & (cluster < 10)
    note = pd.Series(np.where(noted, "note", None), dtype="string")
    copied = cells(cluster, note)
    assert list(copied.rows) == list(range(0, 40, 4)) and list(copied.of) == [0] * 10
    hit = first * (cluster < 20)
    with_note, without = share(k, n, copied.shared(hit, np.ones(240))), share(k, n)
    assert with_note.value == without.value == 20 / 240
    assert with_note.high - with_note.low > 2 * (without.high - without.low)
    assert share(k, n, cells(cluster, note.mask(cluster > 0)).shared(hit, hit)) == without
    levels = [mean_level(np.zeros(60), 2 * k, n, (2, 0), x) for x in (
        copied.shared(0 * hit, 2 * hit, np.ones(240)), NOTHING)]  # fmt: skip
    assert [(-e.high / 2, -e.low / 2) for e in levels] == [
        pytest.approx((e.low, e.high)) for e in (with_note, without)]
    ratio = []
    for x in (copied.shared(hit, np.ones(240)), NOTHING):
        ratio += jackknife(np.column_stack([k, n]), n[:, None], lambda t: t[..., :1] / t[..., 1:],
                           shared=x)  # fmt: skip
    assert ratio[0].high - ratio[0].low > 2 * (ratio[1].high - ratio[1].low)


def test_passages_add_what_two_way_clustering_adds() -> None:
    """For a sum: the square of each passage's total, less the squares of its parts (Cameron,
    Gelbach & Miller); a passage whose copies point in opposite directions takes nothing away."""
    values = np.array([1.0, 2.0, 4.0, 3.0, -3.0, 5.0])
    cluster, passage = np.array([0, 0, 1, 1, 2, 2]), ["p", "p", "p", "q", "q", None]
    copied = cells(cluster, pd.Series(passage, dtype="string")).shared(values)
    added = copied.added(lambda left: -left)
    assert added.ravel().tolist() == [(1 + 2 + 4) ** 2 - (1 + 2) ** 2 - 4**2, 0.0]
    assert copied.squares() == 3**2 - 2**2 - 1 + 2**2 - 1 - 1


def test_no_case_in_articles_that_share_little_is_as_wide_as_in_others() -> None:
    """Sixty passages, each in two of sixty articles: of 600 mentions 60 are copies, so that no case
    tells nearly as much as it does without copies, and the same on both ends."""
    cluster = np.concatenate([np.repeat(np.arange(60), 9), np.arange(60)])
    names = [None] * 540 + [f"p{i // 2}" for i in range(60)]
    copied = cells(cluster, pd.Series(names, dtype="string"))
    n, ones = np.bincount(cluster).astype(float), np.ones(600)
    none, every = (share(k * n, n, copied.shared(k * ones, ones)) for k in (0.0, 1.0))
    assert none.high == pytest.approx(share(0 * n, n).high, rel=0.02)
    assert (every.low, every.high) == pytest.approx((1 - none.high, 1 - none.low))
    level = mean_level(0 * n, n, n, (3, 2), copied.shared(0 * ones, ones, ones))
    assert level.high < -0.5


def test_articles_that_print_the_same_passages_are_effectively_few() -> None:
    """Twenty articles of which all mentions stand in one passage are one article."""
    n, hit = np.full(20, 3.0), np.ones(60)
    cluster = np.repeat(np.arange(20), 3)
    copied = cells(cluster, pd.Series(["p"] * 60, dtype="string"))
    assert effective(n, copied.shared(hit, hit)) == pytest.approx(1.0)
    assert share(n, n, copied.shared(hit, hit)).note == TOO_FEW and share(n, n).note == ""


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from([None, "a", "b", "c"])), min_size=1))
def test_cells_are_the_passages_that_several_clusters_hold(
    rows: list[tuple[int, str | None]]
) -> None:
    """Each passage x cluster once, of passages in two clusters or more; rows add up."""
    cluster = np.array([c for c, _ in rows])
    found = cells(cluster, pd.Series([p for _, p in rows], dtype="string"))
    where: dict[str, set[int]] = {}
    for c, p in rows:
        if p is not None:
            where.setdefault(p, set()).add(c)
    several = {p: at for p, at in where.items() if len(at) > 1}
    assert len(found.of) == sum(map(len, several.values()))
    assert len(set(found.of)) == len(several)
    assert list(found.rows) == [i for i, (_, p) in enumerate(rows) if p in several]
    assert found.totals(np.ones(len(rows))).sum() == len(found.rows)


def test_one_long_article_does_not_make_up_for_few_short_ones() -> None:
    """Twelve articles of which one has nearly all cases weigh as little as two."""
    n = np.array([100.0, *[2.0] * 11])
    assert effective(n) == pytest.approx(122**2 / (100**2 + 11 * 4))
    assert share(n / 2, n).note == TOO_FEW and share(np.full(12, 5.0), np.full(12, 10.0)).note == ""


def test_a_group_with_too_few_articles_makes_the_difference_too_few() -> None:
    """However many the other has."""
    features, sizes = np.ones((30, 2)), np.zeros((30, 2))
    sizes[:25, 0], sizes[25:, 1] = 5, 5
    (found,) = jackknife(features, sizes, lambda t: t[..., :1])
    assert found.note == TOO_FEW and math.isnan(found.value)
    (found,) = jackknife(np.zeros((0, 1)), np.zeros((0, 1)), lambda t: t[..., :1])
    assert (found.n, found.note) == (0, "")
