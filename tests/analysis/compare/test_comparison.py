"""Groups against each other: labels and words, with and without shared copy."""

from __future__ import annotations

import math
from types import SimpleNamespace

import pytest

from framing.analysis.compare.comparison import COLUMNS, compare
from framing.analysis.compare.contrasts import REST
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
    assert found.rows.empty and found.too_small == ("north", "south", "west")
    few = compare(Material(cases.tables(4)), Question())
    assert few.n_rare == 0 and few.n_tests == 0


def test_a_difference_made_of_shared_copy_does_not_stand_without_it(cases: SimpleNamespace) -> None:
    """All articles of the south are one text: one unit, not twelve."""
    material = Material(cases.tables(copied=("south",)))
    found = compare(material, Question(), "labels", ("north", "south"))
    assert found.rows.empty and found.too_small == ("north", "south")
    others = compare(material, Question(), "labels", ("north", "west"))
    assert others.rows["q_kept"].notna().any() and others.too_small == ()
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
                               "are ")  # fmt: skip
    assert "95% interval" in texts[0] and "q = " in texts[0]
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
    assert words.rows.empty and words.n_tests == 0


def test_q_is_over_all_rows(material: Material) -> None:
    """The family of tests is the whole output."""
    rows = compare(material, Question()).rows
    assert (rows["q"] >= rows["p"] - 1e-12).all()
    assert math.isclose(rows["q"].max(), rows["p"].max())


def test_a_finding_says_when_it_is_one_repeated_note(cases: SimpleNamespace) -> None:
    """The north's "protesters" are one text in twelve articles: counted once, nothing is left."""
    tables = cases.tables(20)
    shared = tables.terms["article_id"].str.startswith("north")
    tables.terms["duplicate_cluster"] = shared.map({True: "d1", False: None}).astype("string")
    tables.claims.loc[0, "duplicate_cluster"] = "d1"
    made = compare(Material(tables), Question(), "labels", ("north", "south"))
    texts = [f.text for f in findings(made)]
    ends = " It does not hold where shared copy counts once or shared copy is left out."
    assert texts and all(text.endswith(ends) for text in texts)
