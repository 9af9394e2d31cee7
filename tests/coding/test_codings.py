"""What counts above and below the line: where coders disagree with the machine, they decide."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from framing.analysis.coding.codings import CodedUnits, Condition, Measure
from framing.analysis.coding.measures import Asked
from framing.analysis.coding.rates import differences, rates
from framing.errors import InputError

Given = dict[str, str]
LABEL = Measure("label", "rioters", Condition("label", frozenset(["rioters"])),
                (Condition("referent", frozenset(["participants"])),))  # fmt: skip
OWN = (Condition("voice", frozenset(["outlet"])),)
OWN_WORDS = (("voice", "outlet"),)


def units(n: int, **columns: object) -> pd.DataFrame:
    """Terms of n articles in two outlets, all drawn for certain."""
    frame = pd.DataFrame({
        "term_id": [f"t{i}" for i in range(n)], "article_id": [f"a{i}" for i in range(n)],
        "cluster": range(n), "outlet": ["star" if i % 2 else "post" for i in range(n)],
        "voice": "outlet", "referent": "participants", "legitimacy": "0", "polarity": "asserted",
        "category": "NOM.role", "label": "rioters", "block": "body",
        "duplicate_cluster": pd.Series(pd.NA, index=range(n), dtype="string"),
        "stratum": "", "n_drawn": n, "n_stratum": n, "probability": 1.0})  # fmt: skip
    return frame.assign(**columns)  # type: ignore[arg-type]


def codes(given: dict[str, list[Given]]) -> pd.DataFrame:
    """Coder -> codes of units 0, 1, ... as the frame that is read from sheets."""
    rows = [(row, coder, name, value) for coder, of_units in given.items()
            for row, cells in enumerate(of_units) for name, value in cells.items()]  # fmt: skip
    return pd.DataFrame(rows, columns=["row", "coder", "variable", "value"])


RIGHT: Given = {"valid": "yes", "voice": "outlet", "referent": "participants", "legitimacy": "0",
                "polarity": "asserted"}  # fmt: skip


@pytest.mark.parametrize(("change", "y", "d"), [
    ({}, 1, 1),
    ({"valid": "no"}, 0, 0),
    ({"voice": "attributed"}, 0, 0),
    ({"referent": "civilians"}, 0, 0),
    ({"polarity": "denied"}, 1, 1),
])  # fmt: skip
def test_coders_decide_on_numerator_and_denominator(change: Given, y: int, d: int) -> None:
    """Invalid, in another voice or about others: neither k nor n, whatever the machine says."""
    made = CodedUnits(units(1), "terms", codes({"ann": [RIGHT | change]})).coding(LABEL, OWN)
    assert (made.y_coded[0], made.d_coded[0], bool(made.coded[0])) == (y, d, True)
    assert (made.y_machine[0], made.d_machine[0]) == (1, 1)


def test_the_machine_may_be_outside_where_coders_are_in() -> None:
    """A unit that the machine counts nowhere comes in by the coder's code."""
    frame = units(1, voice="attributed", referent="civilians")
    made = CodedUnits(frame, "terms", codes({"ann": [RIGHT]})).coding(LABEL, OWN)
    assert (made.y_coded[0], made.d_coded[0]) == (1, 1)
    assert (made.y_machine[0], made.d_machine[0]) == (0, 0)


def test_a_coders_codes_are_taken_together() -> None:
    """Ann says it is in own voice but of civilians, Bob the reverse: neither finds it asked for."""
    given = {"ann": [RIGHT | {"referent": "civilians"}], "bob": [RIGHT | {"voice": "attributed"}]}
    made = CodedUnits(units(1), "terms", codes(given)).coding(LABEL, OWN)
    assert (made.y_coded[0], made.d_coded[0]) == (0, 0)
    half = {"ann": [RIGHT], "bob": [RIGHT | {"voice": "attributed"}]}
    made = CodedUnits(units(1), "terms", codes(half)).coding(LABEL, OWN)
    assert (made.y_coded[0], made.d_coded[0]) == (0.5, 0.5)


@pytest.mark.parametrize(("cells", "coded", "d"), [
    ({"voice": "outlet", "referent": "participants"}, True, 1),  # valid left empty: it is valid
    ({"voice": "outlet"}, False, 0),  # not said whom it denotes
    ({"voice": "attributed"}, True, 0),  # outside whatever it denotes
    ({"valid": "no"}, True, 0),
])  # fmt: skip
def test_what_is_left_empty(cells: Given, coded: bool, d: int) -> None:
    """A unit is decided where some code rules it out or all that is asked for is given."""
    made = CodedUnits(units(1), "terms", codes({"ann": [cells]})).coding(LABEL, OWN)
    assert (bool(made.coded[0]), made.d_coded[0]) == (coded, d)


def test_uncoded_units_raise_the_weight_of_their_stratum() -> None:
    """Two of four drawn units are coded: each counts as one of two."""
    made = CodedUnits(units(4), "terms", codes({"ann": [RIGHT, RIGHT]})).coding(LABEL)
    assert made.coded.tolist() == [True, True, False, False]
    assert made.probability.tolist() == [0.5] * 4


def test_named_and_ascribed_are_not_one_denominator() -> None:
    """An act ascribed to participants is no mention that names them (codebook, section 2)."""
    frame = units(60, category=["ACT" if i < 20 else "NOM.role" for i in range(60)])
    made = rates(CodedUnits(frame, "terms", codes({"ann": [RIGHT] * 60})),
                 Asked(labels=("Rioters",)))  # fmt: skip
    assert made[["value", "of", "n", "n_coded"]].to_numpy().tolist() == [
        ["rioters", "participants, named", 40, 40],
        ["rioters", "participants, ascribed", 20, 20]]  # fmt: skip


def test_columns_that_nobody_codes_are_the_tables() -> None:
    """--among block=headline takes the table's cells; a group of coders' codes is the coders'."""
    frame = units(100, block=["headline" if i < 60 else "body" for i in range(100)])
    given = codes({"ann": [RIGHT | {"voice": "outlet" if i < 50 else "attributed"}
                           for i in range(100)]})  # fmt: skip
    coded = CodedUnits(frame, "terms", given)
    part = rates(coded, Asked(among=(("block", "headline"),), variables=("voice",)))
    row = part.set_index("value").loc["outlet"]
    assert (row["n"], row["corrected"]) == (60, pytest.approx(50 / 60))
    by = rates(coded, Asked(by="voice", variables=("polarity",)))
    assert dict(zip(by["group"], by["n_coded"], strict=True)) == {"outlet": 50, "attributed": 50}


def test_differences_undo_what_the_machine_sees_differently() -> None:
    """The machine takes a third of the star's own words for attributed; the outlets are alike."""
    chance = np.random.default_rng(7)
    own = chance.random(400) < 0.6
    star = np.arange(400) % 2 == 1
    seen = own & ~(star & (chance.random(400) < 0.33))
    frame = units(400, voice=np.where(seen, "outlet", "attributed"))
    given = codes({"ann": [RIGHT | {"voice": "outlet" if x else "attributed"} for x in own]})
    coded = CodedUnits(frame, "terms", given)
    made = differences(coded, Asked(by="outlet", variables=("voice",)))
    row = made.set_index("value").loc["outlet"]
    assert (row["a"], row["b"]) == ("post", "star")
    assert row["machine_low"] > 0
    assert row["low"] < 0 < row["high"]
    assert row["corrected"] == pytest.approx(own[~star].mean() - own[star].mean())
    named = differences(coded, Asked(by="outlet", variables=("voice",)), ("star", "post"))
    assert named.set_index("value").loc["outlet", "corrected"] == pytest.approx(-row["corrected"])


def test_each_of_several_groups_against_the_rest() -> None:
    """Three outlets give three rows a code; the rest is all others together; q is over all."""
    frame = units(300, outlet=[("post", "star", "times")[i % 3] for i in range(300)])
    given = codes({"ann": [RIGHT | {"voice": "outlet" if i % 3 else "attributed"}
                           for i in range(300)]})  # fmt: skip
    made = differences(CodedUnits(frame, "terms", given), Asked(by="outlet", variables=("voice",)))
    row = made[made["value"] == "outlet"].set_index("a").loc["post"]
    assert (row["b"], row["n_coded_a"], row["n_coded_b"]) == ("the rest", 100, 200)
    assert (row["corrected_a"], row["corrected_b"]) == (0, 1)
    assert (made["q"] >= made["p"]).all()


def test_mean_levels_of_groups_differ_by_their_codes() -> None:
    """Corrected mean legitimacy is that of the coders where all is coded; `none` is on no scale."""
    frame = units(200, legitimacy="-1")
    levels = ["none" if i >= 160 else "-2" if i % 2 else "0" for i in range(200)]
    given = codes({"ann": [RIGHT | {"legitimacy": level} for level in levels]})
    coded = CodedUnits(frame, "terms", given)
    asked = Asked(by="outlet", variables=("legitimacy",))
    means = rates(coded, asked).set_index(["value", "group"]).loc["mean"]
    assert means["corrected"].tolist() == pytest.approx([0, -2])
    assert means["n_coded"].tolist() == [80, 80]
    row = differences(coded, asked).set_index("value").loc["mean"]
    assert (row["machine"], row["corrected"]) == pytest.approx((0, 2))


@pytest.mark.parametrize(("asked", "between", "told"), [
    (Asked(labels=("rioterss",)), None, "there are rioters"),
    (Asked(among=(("voice", "foo"),)), None, "expected outlet, attributed"),
    (Asked(by="nosuch"), None, r"--by: names nosuch; .* column of the table: valid, .*block"),
    (Asked(by="stratum"), None, "--by: names stratum"),
    (Asked(among=(("nosuch", "x"),)), None, "--among: names nosuch"),
    (Asked(variables=("valid",), among=OWN_WORDS), None, "--among voice decides that"),
    (Asked(variables=("tone",)), None, "expected what coders code"),
    (Asked(by="outlet"), ("star", "star"), "names star twice"),
    (Asked(by="block"), (), "one group only"),
])  # fmt: skip
def test_what_there_is_not_is_named(asked: Asked, between: object, told: str) -> None:
    """An unknown word, value, column, variable or pair of groups says what there is."""
    coded = CodedUnits(units(50), "terms", codes({"ann": [RIGHT] * 50}))
    with pytest.raises(InputError, match=told):
        rates(coded, asked) if between is None else differences(coded, asked, between)  # type: ignore[arg-type]


def test_a_passage_under_many_articles_varies_as_one() -> None:
    """Twenty articles that print one note say it once: both intervals are wider, the figure not."""
    frame = units(200, voice=["outlet" if i < 60 else "attributed" for i in range(200)])
    given = codes({"ann": [RIGHT | {"voice": voice} for voice in frame["voice"]]})
    asked = Asked(variables=("voice",))
    note = frame.assign(duplicate_cluster=pd.Series(
        ["d1" if i < 20 else pd.NA for i in range(200)], dtype="string"))  # fmt: skip
    apart, once = (rates(CodedUnits(f, "terms", given), asked).set_index("value").loc["outlet"]
                   for f in (frame, note))  # fmt: skip
    assert apart["corrected"] == once["corrected"]
    for low, high in (("low", "high"), ("machine_low", "machine_high")):
        assert once[high] - once[low] > 1.3 * (apart[high] - apart[low])


def test_a_unit_with_other_codes_is_valid() -> None:
    """45 of 400 called invalid, all else coded but for `valid`: 11% are invalid, not all."""
    rest = {name: code for name, code in RIGHT.items() if name != "valid"}
    given = codes({"ann": [{"valid": "no"}] * 45 + [rest] * 355})
    (row,) = rates(CodedUnits(units(400), "terms", given), Asked(variables=("valid",))
                   ).to_dict("records")  # fmt: skip
    assert (row["n_coded"], row["corrected"]) == (400, pytest.approx(45 / 400))


def test_differences_note_both_groups() -> None:
    """The outlet with more coded units has a code once: it is marked, by name; and so is one whose
    interval is wide or whose units are too few."""
    voices = ["attributed" if i == 1 or (i % 2 == 0 and i < 60) else "outlet" for i in range(240)]
    frame = units(240, voice=voices)
    given = codes({"ann": [RIGHT | {"voice": voices[i]} if i % 2 or i < 100 else {}
                           for i in range(240)]})  # fmt: skip
    asked = Asked(by="outlet", variables=("voice",))
    made = differences(CodedUnits(frame, "terms", given), asked).set_index("value")
    assert made.loc["attributed", ["n_coded_a", "n_coded_b"]].tolist() == [50, 120]
    assert made.loc["attributed", "note"] == "star: rare: 1 coded"
    few = given[(given["row"] % 2 == 1) | (given["row"] < 40)]
    made = differences(CodedUnits(frame, "terms", few), asked).set_index("value")
    assert made.loc["attributed", "note"] == (
        "post: too few coded: 20 of 40 needed; star: rare: 1 coded")  # fmt: skip
    # 40 words of ten articles that say one thing throughout.
    own = frame.assign(cluster=[i // 24 if i % 2 else i for i in range(240)],
                       voice=["outlet" if i // 24 % 2 else "attributed" for i in range(240)])
    given = codes({"ann": [RIGHT | {"voice": voice} for voice in own["voice"]]})
    made = differences(CodedUnits(own, "terms", given), asked).set_index("value")
    assert made.loc["outlet", "note"] == "star: wide"


def test_machine_and_coded_units_of_few_articles_are_told_apart() -> None:
    """Forty coded units of two articles: no corrected figure; of fewer than nine articles in all
    the machine has none either."""
    given = codes({"ann": [RIGHT] * 40})
    asked = Asked(variables=("voice",))
    for clusters, note in (([i // 20 for i in range(400)], "coded units of too few articles"),
                           ([i // 100 for i in range(400)],
                            "machine: too few, coded units of too few articles")):  # fmt: skip
        row = rates(CodedUnits(units(400, cluster=clusters), "terms", given), asked).iloc[0]
        assert (row["note"], np.isnan(row["corrected"])) == (note, True)
        assert np.isnan(row["machine"]) == note.startswith("machine")
