"""How often the machine is right on all units of the tables, from a sample of unequal parts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from framing.analysis.coding.accuracy import Judged, precision, recall, weighted_share
from framing.analysis.coding.machine import machine_accuracy
from framing.analysis.coding.variables import UNITS
from framing.analysis.estimates.intervals import MIN_N

TERMS = {v.name: v for v in UNITS["terms"]}


def sampled(n_outlet: int, n_attributed: int, wrong: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Key and codes: 40 drawn of either machine voice, of which `wrong` attributed ones are not."""
    n = 80
    machine = ["outlet"] * 40 + ["attributed"] * 40
    key = pd.DataFrame({
        "unit": [f"u{i}" for i in range(n)], "article_id": [f"a{i}" for i in range(n)],
        "stratum": machine, "n_stratum": [n_outlet] * 40 + [n_attributed] * 40, "n_drawn": 40,
        "machine_voice": machine, "machine_valid": "yes"})  # fmt: skip
    given = machine[: n - wrong] + ["outlet"] * wrong
    codes = pd.DataFrame({"unit": key["unit"], "coder": "ann", "variable": "voice", "value": given})
    return key, codes


def test_each_unit_counts_for_those_it_stands_for() -> None:
    """Ten of 40 wrong in a stratum of 400 beside one of 1,600: accuracy .95, not .875."""
    key, codes = sampled(1600, 400, 10)
    found = machine_accuracy(codes, key, [TERMS["voice"]]).set_index(["measure", "code"])["share"]
    assert found["accuracy", ""] == pytest.approx(1 - 0.2 * 0.25)
    assert found["precision", "attributed"] == pytest.approx(0.75)
    assert found["precision", "outlet"] == 1
    assert found["recall", "outlet"] == pytest.approx(1600 / 1700)
    assert found["recall", "attributed"] == 1


def test_intervals_hold_what_was_not_seen() -> None:
    """No error among 40 is no proof of none; recall reaches as low as the misses could be."""
    key, codes = sampled(1600, 400, 0)
    found = machine_accuracy(codes, key, [TERMS["voice"]]).set_index(["measure", "code"])
    row = found.loc[("recall", "attributed")]
    assert (row["share"], row["high"]) == (1, 1)
    # 1,600 units of which up to 6% may be missed ones, against 400 found.
    assert 0.7 < row["low"] < 0.9
    assert 0.9 < found.loc[("precision", "outlet"), "low"] < 1


def test_recall_by_hand() -> None:
    """a / (a + b) of weighted sums."""
    chance = np.random.default_rng(2)
    machine = np.repeat([True, False], 60)
    coders = np.where(chance.random(120) < 0.85, machine, ~machine).astype(float)
    weight = np.repeat([2.0, 9.0], 60)
    judged = Judged(machine, coders, weight, np.arange(120))
    both = weight[machine & (coders > 0)].sum()
    found = recall(judged)
    assert found.value == pytest.approx(both / weight[coders > 0].sum())
    assert found.low < found.value < found.high
    assert precision(judged).value == pytest.approx(coders[:60].mean())


def test_articles_are_what_varies() -> None:
    """Sixty units of twelve articles, each right or wrong throughout, tell less than of sixty; so
    do they where all are right."""
    y, ones = np.repeat([1.0, 1.0, 1.0, 0.0], 15), np.ones(60)
    few = weighted_share(y, ones, np.repeat(np.arange(12), 5))
    many = weighted_share(y, ones, np.arange(60))
    assert few.value == many.value == 0.75
    assert few.high - few.low > 2 * (many.high - many.low)
    few, many = (weighted_share(ones, ones, of) for of in (np.arange(60) // 5, np.arange(60)))
    assert (1 - few.low) > 4 * (1 - many.low)


@pytest.mark.parametrize(("n", "n_articles", "note"), [
    (MIN_N - 1, MIN_N - 1, f"too few coded: {MIN_N - 1} of {MIN_N} needed"),
    (72, 8, "coded units of too few articles"),
    (72, 9, ""),
])  # fmt: skip
def test_too_few_is_empty(n: int, n_articles: int, note: str) -> None:
    """Under 30 units, or of under nine articles: the counts, the reason and no figure."""
    found = weighted_share(np.ones(n), np.ones(n), np.arange(n) % n_articles)
    assert (found.n, found.n_articles, found.note) == (n, n_articles, note)
    assert np.isnan(found.value) == bool(note)


def test_a_code_that_is_never_right_has_recall_zero() -> None:
    """Sixty units with the code, all wrong, and misses among the others: recall is 0, and reaches
    up to what might be right; it comes near the recall of one right unit."""
    machine = np.repeat([True, False], 60)
    coders = np.repeat([0.0, 1.0], [100, 20])
    judged = Judged(machine, coders, np.ones(120), np.arange(120))
    none = recall(judged)
    assert (none.value, none.low, none.note) == (0, 0, "")
    one = recall(replace(judged, coders=np.where(np.arange(120) == 0, 1.0, coders)))
    assert 0 < one.value < none.high < one.high


def test_recall_without_a_unit_to_find() -> None:
    """Where coders never give the code there is no recall, where the machine always does no
    interval: both say why."""
    machine, zeros, ones = np.repeat([True, False], 60), np.zeros(120), np.ones(120)
    never = recall(Judged(machine, zeros, ones, np.arange(120)))
    assert (np.isnan(never.value), never.note) == (True, "coders give it to no unit")
    always = recall(Judged(ones > 0, ones, ones, np.arange(120)))
    assert (always.value, np.isnan(always.low), always.note) == (
        1, True, "the machine gives no other code")  # fmt: skip


def test_other_codes_say_that_a_unit_is_valid() -> None:
    """Five of 80 called invalid, `valid` left empty in all others: accuracy 75 of 80."""
    key, codes = sampled(400, 400, 0)
    no = pd.DataFrame([(f"u{i}", "ann", "valid", "no") for i in range(5)], columns=codes.columns)
    codes = pd.concat([codes[~codes["unit"].isin(no["unit"])], no])
    (valid,) = machine_accuracy(codes, key, [TERMS["valid"]]).to_dict("records")
    assert (valid["n"], valid["share"]) == (80, pytest.approx(75 / 80))


def test_invalid_units_are_judged_as_such_alone() -> None:
    """Of a unit called invalid the voice is not judged; half of two coders counts half."""
    key, codes = sampled(400, 400, 0)
    more = pd.DataFrame([("u0", "ann", "valid", "no"), ("u1", "ann", "valid", "yes"),
                         ("u2", "ann", "valid", "yes"), ("u2", "bob", "valid", "no")],
                        columns=["unit", "coder", "variable", "value"])  # fmt: skip
    yes = [(f"u{i}", "ann", "valid", "yes") for i in range(3, 80)]
    codes = pd.concat([codes, more, pd.DataFrame(yes, columns=codes.columns)])
    found = machine_accuracy(codes, key, [TERMS["valid"], TERMS["voice"]])
    valid, voice = found[found["measure"] == "accuracy"].to_dict("records")
    assert (valid["n"], valid["share"]) == (80, pytest.approx(78.5 / 80))
    assert (voice["n"], voice["share"]) == (79, 1)


def test_neighbouring_levels_are_told_apart_from_far_ones() -> None:
    """Legitimacy: equal, within one level, and `none` equal to `none` only."""
    n = 40
    machine = ["-2"] * 30 + ["none"] * 10
    key = pd.DataFrame({"unit": [f"u{i}" for i in range(n)],
                        "article_id": [f"a{i}" for i in range(n)], "stratum": "",
                        "n_stratum": n, "n_drawn": n, "machine_legitimacy": machine})  # fmt: skip
    given = ["-2"] * 15 + ["-3"] * 10 + ["0"] * 5 + ["none"] * 5 + ["0"] * 5
    codes = pd.DataFrame({"unit": key["unit"], "coder": "ann", "variable": "legitimacy",
                          "value": given})  # fmt: skip
    found = machine_accuracy(codes, key, [TERMS["legitimacy"]]).set_index("measure")["share"]
    assert found["accuracy"] == pytest.approx(20 / 40)
    assert found["within one level"] == pytest.approx(30 / 40)


def test_every_column_that_the_commands_print_is_described() -> None:
    """The data dictionary has the columns of the frames, in their order."""
    from framing.analysis.coding import agreement, application, described, machine, rates

    printed = {described.CORRECTED: rates.COLUMNS, described.DIFFERENCES: rates.DIFFERENCES,
               described.AGREEMENT: agreement.AGREEMENT, described.ACCURACY: machine.COLUMNS,
               described.CORRECTIONS: application.CORRECTIONS}  # fmt: skip
    for table, columns in printed.items():
        assert table.header == columns, table.name
