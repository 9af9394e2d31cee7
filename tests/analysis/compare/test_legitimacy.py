"""Mean legitimacy, and where a difference of it comes from."""

from __future__ import annotations

import math
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from framing.analysis.compare.decomposition import PARTS, _together, decompose
from framing.analysis.compare.legitimacy import mean_legitimacy, scales
from framing.analysis.estimates.intervals import TOO_FEW, Estimate, undefined
from framing.analysis.units.groups import Question
from framing.analysis.units.material import Material, select


def test_means_are_by_group_and_referent(material: Material) -> None:
    """North 0, south -2, west -2/3 in their own voice; an interval also where all articles say
    the same, as wide as twelve articles leave it, and no further than the strongest level used."""
    chosen = select(material.mentions, material.tables, Question())
    rows = mean_legitimacy(chosen.rows, material.clusters).set_index("compared")
    assert rows["mean"].round(3).to_dict() == {"north": 0, "south": -2, "west": -0.667}
    assert set(rows["n"]) == {36} and set(rows["n_clusters"]) == {12}
    assert (rows["low"] <= rows["mean"]).all() and (rows["mean"] <= rows["high"]).all()
    assert (rows["low"] < rows["high"]).all() and rows.loc["south", "low"] == -2
    assert rows["low"].min() >= -3 and rows["high"].max() <= 2


def test_what_others_call_them_is_possible_for_all(material: Material) -> None:
    """The scale is that of all mentions in any voice, whoever is asked about: the interval of a
    group is the same beside one other group or two."""
    known = scales(material.mentions)
    assert known == {"participants": (2.0, 0.0)}
    chosen = select(material.mentions, material.tables, Question()).rows
    north = chosen[chosen["compared"] == "north"]
    alone, beside = (mean_legitimacy(rows, material.clusters, known).set_index("compared")
                     for rows in (north, chosen))  # fmt: skip
    assert alone.loc["north"].equals(beside.loc["north"])


def parts(material: Material, a: str, b: str) -> dict[str, float]:
    """The values of the decomposition by part."""
    chosen = select(material.mentions, material.tables, Question(voice="all"))
    rows = decompose(chosen.rows, material.clusters, a, b)
    return dict(zip(rows["part"], rows["value"], strict=True))


def test_a_difference_of_own_words_is_told_as_that(cases: SimpleNamespace) -> None:
    """North and south quote the mayor alike and differ in their own words only."""
    found = parts(Material(cases.tables(30)), "north", "south")
    assert found == pytest.approx({"difference": 1.5, "own words": 1.5, "how much is quoted": 0,
                                   "who is quoted": 0, "which words of theirs": 0})  # fmt: skip


def test_too_few_attributed_names_leave_the_difference_without_parts(material: Material) -> None:
    """36 own names and 12 of the mayor: too few to say what the mayor's words add."""
    found = parts(material, "west", "north")
    assert found.pop("difference") == pytest.approx(0)
    assert all(math.isnan(value) for value in found.values())


def test_a_difference_of_words_let_through_is_told_as_that(cases: SimpleNamespace) -> None:
    """West prints "protesters" of the same mayor of whom the north prints "rioters"."""
    found = parts(Material(cases.tables(30)), "west", "north")
    assert found["which words of theirs"] == pytest.approx(0.25 * 2)
    assert found["own words"] == pytest.approx(0.75 * -2 / 3)


_CELL = st.tuples(st.sampled_from("AB"), st.integers(0, 11),
                  st.sampled_from(["", "government", "protesters", "expert"]),
                  st.integers(-3, 2))  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.lists(_CELL, min_size=20, max_size=80))
def test_the_parts_add_up(cells: list[tuple[str, int, str, int]]) -> None:
    """Whatever is quoted or not quoted by either outlet."""
    rows = pd.DataFrame(cells, columns=["compared", "article", "speaker_type", "legitimacy"])
    base = pd.DataFrame([(o, i, t, 0) for o in "AB" for i in range(12)
                         for t in ("", "", "", "government", "government", "government")],
                        columns=rows.columns)  # fmt: skip
    rows = pd.concat([rows, base], ignore_index=True)
    rows["article_id"] = rows["compared"] + rows["article"].astype(str)
    rows = rows.assign(kind="named", referent="participants", duplicate_cluster=None,
                       voice=np.where(rows["speaker_type"] == "", "outlet", "attributed"))
    ids = rows["article_id"].unique()
    clusters = pd.Series(range(len(ids)), index=ids)
    found = decompose(rows, clusters, "A", "B")
    value = dict(zip(found["part"], found["value"], strict=True))
    assert list(value) == list(PARTS)
    assume(found["note"].ne(TOO_FEW).all())
    assert sum(v for k, v in value.items() if k != "difference") == pytest.approx(
        value["difference"], abs=1e-9)  # fmt: skip
    means = rows.groupby("compared")["legitimacy"].mean()
    assert value["difference"] == pytest.approx(means["A"] - means["B"], abs=1e-9)


def test_a_passage_in_many_articles_widens_the_parts() -> None:
    """The same names; in A ten of the strong ones are one note: as unsure as one article of ten."""
    rows = pd.DataFrame(
        [(o, f"{o}{i}", level, "note" if o == "A" and i < 10 and level else None)
         for o in "AB" for i in range(40) for level in (0, -2 if i < 12 else 0)],
        columns=["compared", "article_id", "legitimacy", "duplicate_cluster"],
    ).assign(kind="named", referent="participants", voice="outlet", speaker_type="")  # fmt: skip
    clusters = pd.Series(range(80), index=rows["article_id"].unique())
    noted, apart = (decompose(r, clusters, "A", "B").set_index("part")
                    for r in (rows, rows.assign(duplicate_cluster=None)))  # fmt: skip
    width = [(f["high"] - f["low"])[["difference", "own words"]] for f in (noted, apart)]
    assert noted["value"].tolist() == pytest.approx(apart["value"].tolist())
    assert (width[0] > 1.5 * width[1]).all()


def test_own_voice_less_and_no_quotes_at_all() -> None:
    """An outlet that only quotes against one that never does: all of it is how much is quoted,
    with the words of the one that has any."""
    rows = pd.DataFrame(
        [("A", f"a{i}", "attributed", "government", -2) for i in range(32)]
        + [("B", f"b{i}", "outlet", "", 0) for i in range(32)],
        columns=["compared", "article_id", "voice", "speaker_type", "legitimacy"],
    ).assign(kind="named", referent="participants", duplicate_cluster=None)  # fmt: skip
    clusters = pd.Series(range(64), index=rows["article_id"])
    found = decompose(rows, clusters, "A", "B").set_index("part")["value"]
    assert found["difference"] == pytest.approx(-2)
    assert found["how much is quoted"] == pytest.approx(-2)


def test_few_mentions_have_no_figure(cases: SimpleNamespace) -> None:
    """They are counted and noted."""
    material = Material(cases.tables(4))
    chosen = select(material.mentions, material.tables, Question())
    rows = mean_legitimacy(chosen.rows, material.clusters)
    assert rows["mean"].isna().all() and set(rows["note"]) == {"too few"}
    assert set(rows["n"]) == {12}


def test_no_part_without_a_figure_can_be_worked_out_from_the_others() -> None:
    """They add up to the difference: where one is too few none is given; the difference is."""
    known = Estimate(0.4, 0.1, 0.7, 80, 20)
    found = _together([known, known, known, undefined(80, 20), known], True)
    assert [e.note for e in found] == ["", "too few", "too few", "too few", "too few"]
    assert found[0] == known and all(math.isnan(e.value) for e in found[1:])
    assert _together([undefined(8, 2), *[known] * 4], True)[1].note == "too few"
    assert [e.note for e in _together([known] * 5, False)] == ["", *["too few"] * 4]
    assert list(_together([known] * 5, True)) == [known] * 5
