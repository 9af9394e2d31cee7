"""Groups against each other: labels and words, with and without shared copy."""

from __future__ import annotations

import math
from dataclasses import replace
from types import SimpleNamespace

import pandas as pd
import pytest

from framing.analysis.compare.comparison import COLUMNS, compare
from framing.analysis.compare.contrasts import ALPHA, REST
from framing.analysis.compare.notes import counted_and_left, why_nothing
from framing.analysis.compare.sentences import findings
from framing.analysis.units.groups import Question
from framing.analysis.units.material import Material, select
from framing.errors import TableError
from framing.tables.frames import Tables


def test_each_outlet_is_compared_with_the_rest(material: Material) -> None:
    """Own voice: the south says rioters, the north does not; k of n mentions of the class."""
    rows = compare(material, Question()).rows
    assert set(rows["a"]) == {"north", "south", "west"} and set(rows["b"]) == {REST}
    south = rows[(rows["a"] == "south") & (rows["item"] == "rioters")].iloc[0]
    assert (south["k_a"], south["n_a"], south["k_b"], south["n_b"]) == (36, 36, 12, 72)
    assert south["more_in"] == "south" and south["low"] > 0
    north = rows[(rows["a"] == "north") & (rows["item"] == "rioters")].iloc[0]
    assert north["more_in"] == REST and north["high"] < 0


def test_a_pair_is_compared_alone_in_its_order(material: Material) -> None:
    """Named in any case; the other outlets do not count."""
    rows = compare(material, Question(), "labels", ("West", "NORTH")).rows
    assert set(rows["a"]) == {"west"} and set(rows["b"]) == {"north"}
    rioters = rows[rows["item"] == "rioters"].iloc[0]
    assert (rioters["k_a"], rioters["n_a"], rioters["k_b"], rioters["n_b"]) == (12, 36, 0, 36)
    with pytest.raises(TableError, match="no 'east'"):
        compare(material, Question(), "labels", ("east", "north"))


def test_words_are_counted_in_the_voice_that_is_asked_for(
    material: Material, cases: SimpleNamespace
) -> None:
    """"thug" is in the mayor's words only; numbers and signs are in no test."""
    said = compare(material, Question(voice="attributed"), "lemmas", (), cases.all_words)
    thug = said.rows[(said.rows["item"] == "thug") & (said.rows["a"] == "north")].iloc[0]
    assert (thug["k_a"], thug["n_a"], thug["k_b"], thug["n_b"]) == (12, 36, 0, 96)
    assert said.n_units == 132 and "3" not in set(said.rows["item"])
    own = compare(material, Question(), "lemmas", (), cases.all_words)
    assert "thug" not in set(own.rows["item"]) and own.n_units == 144


def test_pairs_of_words_do_not_reach_over_signs_or_voices(
    material: Material, cases: SimpleNamespace
) -> None:
    """"crowd mayor" and "say angry" are no neighbours."""
    found = compare(material, Question(voice="all"), "bigrams", (), cases.all_words)
    assert set(found.rows["item"]) == {"the crowd", "mayor say", "mayor claim", "very angry",
                                       "angry thug", "angry people"}  # fmt: skip


def test_speakers_are_groups_too(material: Material) -> None:
    """One speaker has nobody to be compared with; words of a type can be asked for alone."""
    alone = compare(material, Question("speaker_type", "attributed"))
    assert alone.rows.empty and list(alone.rows.columns) == COLUMNS
    mayors = compare(material, Question(voice="attributed", speaker="ann lee"))
    assert mayors.n_units == 36


def test_few_articles_are_not_compared_and_that_is_said(cases: SimpleNamespace) -> None:
    """Seven articles an outlet; what rare labels there are is counted."""
    found = compare(Material(cases.tables(7)), Question())
    assert found.rows.empty and found.tests.too_small == ("north", "south", "west")
    few = compare(Material(cases.tables(4)), Question())
    assert few.tests.n_rare == 0 and few.tests.n_tests == 0


def test_a_difference_made_of_shared_copy_does_not_stand_without_it(cases: SimpleNamespace) -> None:
    """All articles of the south are one text: one unit, not twelve."""
    material = Material(cases.tables(copied=("south",)))
    found = compare(material, Question(), "labels", ("north", "south"))
    assert found.rows.empty and found.tests.too_small == ("north", "south")
    others = compare(material, Question(), "labels", ("north", "west"))
    assert others.rows["q_kept"].notna().any() and others.tests.too_small == ()
    collapsed = compare(material, Question(copies="collapsed"))
    assert collapsed.n_copies == 33 and collapsed.n_units == 108 - 33
    left_out = compare(material, Question(copies="left_out"))
    assert left_out.n_copies == 36


def test_findings_say_who_says_what_more_with_figures_and_passages(material: Material) -> None:
    """Sure ones only, in words, with every passage behind them."""
    made = compare(material, Question(), "labels", ("south", "north"))
    mentions = select(material.mentions, material.tables, Question()).rows
    texts = [f.text for f in findings(made, mentions)]
    assert len(texts) == 2
    assert texts[0].startswith("north uses “protesters” more than south in its own voice: 36 of "
                               "36 mentions of participants (100%) against 0 of 36 (0%); the odds "
                               "are at least ")  # fmt: skip
    assert "95% bound" in texts[0] and "q = " in texts[0]
    first = findings(made, mentions)[0]
    assert len(first.passages) == 36 and all(p.startswith("north") for p in first.passages)


def test_words_are_told_in_ten_thousand(
    material: Material, cases: SimpleNamespace
) -> None:
    """Shares of words are too small for percent."""
    made = compare(material, Question(voice="attributed"), "lemmas", (), cases.all_words)
    (text,) = [f.text for f in findings(made) if "“thug”" in f.text and f.text[0] == "n"]
    assert text.startswith("north uses “thug” more than the others in its attributed words: 12 of "
                           "36 words (3333.3 in 10,000) against 0 of 96 (0.0)")  # fmt: skip


def test_no_tables_give_no_comparison() -> None:
    """Columns without rows."""
    made = compare(Material(Tables.from_rows({})), Question())
    assert made.rows.empty and made.n_units == 0 and not findings(made)
    words = compare(Material(Tables.from_rows({})), Question(), "bigrams")
    assert words.rows.empty and words.tests.n_tests == 0


def test_q_is_over_all_rows(material: Material) -> None:
    """The family of tests is the whole output."""
    rows = compare(material, Question()).rows
    assert (rows["q"] >= rows["p"] - 1e-12).all()
    assert math.isclose(rows["q"].max(), rows["p"].max())


def test_what_rests_on_one_repeated_note_is_no_finding(cases: SimpleNamespace) -> None:
    """The north's "vandals" are one text in ten of its articles: counted once, nothing is left of
    them; its "protesters" are its own."""
    tables = cases.tables(20)
    noted = tables.terms["term_id"].isin([f"north{i}:t0" for i in range(10)])
    tables.terms.loc[noted, ["text", "entry_id", "duplicate_cluster"]] = ["vandals"] * 2 + ["d1"]
    tables.claims.loc[0, "duplicate_cluster"] = "d1"
    made = compare(Material(tables), Question(), "labels", ("north", "south"))
    of = made.rows.set_index("item")
    assert of.loc["vandals", "q"] <= ALPHA and made.n_unstable == 1
    assert math.isnan(of.loc["vandals", "q_collapsed"]) and of.loc["vandals", "more_in"] == ""
    assert of.loc["protesters", "more_in"] == "north"
    assert not any("vandals" in found.text for found in findings(made))
    assert any("1 of the differences" in note for note in counted_and_left(made))


def test_a_class_whose_names_stand_in_one_shared_passage_is_not_compared(
    cases: SimpleNamespace,
) -> None:
    """All of the north's names in one text: effectively one article, as `rates` says."""
    tables = cases.tables(20)
    noted = tables.terms["article_id"].str.startswith("north")
    tables.terms["duplicate_cluster"] = noted.map({True: "d1", False: None}).astype("string")
    made = compare(Material(tables), Question(), "labels", ("north", "south"))
    assert made.rows.empty and "north" in made.tests.too_small


def test_a_finding_says_when_it_goes_with_shared_copy(material: Material) -> None:
    """It stands where copies count once, and not without them."""
    made = compare(material, Question(), "labels", ("north", "south"))
    rows = made.rows.assign(q_left_out=float("nan"))
    texts = [f.text for f in findings(replace(made, rows=rows))]
    ends = " It does not hold where shared copy is left out."
    assert texts and all(text.endswith(ends) for text in texts)


def test_without_shared_passages_every_treatment_has_the_same_q(material: Material) -> None:
    """Empty means that an item is not tested, never that there is no copy."""
    rows = compare(material, Question()).rows
    assert (rows["q_kept"] == rows["q"]).all() and (rows["q_collapsed"] == rows["q"]).all()


def test_what_is_rare_is_rare_in_the_two_that_are_compared(cases: SimpleNamespace) -> None:
    """A label in twelve articles of the west and two of the north has two articles in the pair."""
    tables = cases.tables()
    more = tables.terms[tables.terms["article_id"].str.match("west|north[01]$")
                        & (tables.terms["voice"] == "outlet")]  # fmt: skip
    more = more.assign(text="thugs", entry_id="thugs", term_id=more["term_id"] + "x")
    material = Material(replace(tables, terms=pd.concat([tables.terms, more], ignore_index=True)))
    everywhere = compare(material, Question())
    assert set(everywhere.rows.loc[everywhere.rows["item"] == "thugs", "n_clusters"]) == {14}
    pair = compare(material, Question(), "labels", ("north", "south"))
    assert "thugs" not in set(pair.rows["item"]) and pair.tests.n_rare == 1
    assert pair.n_units == 36 + 36 + 6
    assert counted_and_left(pair)[0] == (
        f"78 of {len(material.mentions)} mentions are counted: of north and south")


def test_classes_with_too_little_on_a_side_are_named(cases: SimpleNamespace) -> None:
    """The north names police in twelve articles, the others in one."""
    tables = cases.tables(20)
    police = tables.terms[tables.terms["article_id"].str.match("north|south1$")]
    police = police.assign(text="police", entry_id="police", referent="security_forces",
                           term_id=police["term_id"] + "p")  # fmt: skip
    material = Material(replace(tables, terms=pd.concat([tables.terms, police],
                                                        ignore_index=True)))  # fmt: skip
    made = compare(material, Question(), "labels", ("north", "south"))
    assert made.tests.untested == (("security_forces", "named", "north", "south"),)
    assert made.tests.n_left == 1 and not made.tests.too_small
    notes = "\n".join(counted_and_left(made))
    assert "security forces (named) of north and south" in notes


def test_a_group_is_not_compared_with_itself(material: Material) -> None:
    """Named in two ways, it is the same."""
    with pytest.raises(TableError, match="same group, north"):
        compare(material, Question(), "labels", ("north", "North"))


def test_where_nothing_is_compared_it_says_why(cases: SimpleNamespace, material: Material) -> None:
    """Too few articles; one group; nothing of that voice."""
    few = compare(Material(cases.tables(4)), Question())
    assert "no two groups have enough mentions of any one class" in why_nothing(few)
    alone = compare(material, Question("speaker_type", "attributed"))
    assert "one group only" in why_nothing(alone)
    empty = compare(Material(Tables.from_rows({})), Question())
    assert why_nothing(empty).startswith("There are no mentions")
    assert why_nothing(compare(material, Question())) == ""
