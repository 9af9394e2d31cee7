"""Acts of force and casualties by outlet and side."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from framing.analysis import answers
from framing.analysis.described import CASUALTIES, FORCE
from framing.analysis.rates.force import MEASURES, side_of
from framing.analysis.rates.harm import HARMED, harmed
from framing.analysis.units.groups import Question
from framing.analysis.units.material import Material
from framing.tables.frames import Tables

ALL = Question(voice="all")


def tables(n: int = 15) -> Tables:
    """North: police shoot protesters in the open; south: protesters "were shot" by nobody, and
    numbers of dead officers are the ministry's."""
    rows: dict[str, list[dict[str, Any]]] = {"articles": [], "acts": [], "counts": [],
                                             "attributions": []}  # fmt: skip
    for outlet in ("north", "south"):
        for i in range(n):
            article, north = f"{outlet}{i}", outlet == "north"
            rows["articles"].append({"article_id": article, "outlet": outlet})
            rows["attributions"].append({"attribution_id": f"{article}:a1", "article_id": article,
                                         "speaker_id": "ministry"})  # fmt: skip
            for j in range(2):
                rows["acts"].append(
                    {"act_id": f"{article}:f{j}", "article_id": article, "text": "shot",
                     "kind": "act", "agency": "active" if north else "passive_agentless",
                     "agent_referent": "security_forces" if north else None,
                     "patient_referent": "participants" if j else None,
                     "visibility": 0 if north else None, "voice": "outlet"})  # fmt: skip
                count = {"count_id": f"{article}:n{j}", "article_id": article}
                rows["counts"].append(count | (
                    {"low": 100, "high": 100, "outcome": "gathered", "voice": "outlet"} if north
                    else {"low": 3 + i, "high": None if j else 3 + i, "outcome": "dead",
                          "counted_referent": "security_forces", "voice": "attributed",
                          "attribution_id": f"{article}:a1", "speaker_id": "ministry"}
                ))  # fmt: skip
    people = [{"speaker_id": "ministry", "name": "the ministry", "type": "government"}]
    return Tables.from_rows({**rows, "speakers": people})


@pytest.fixture
def material() -> Material:
    """The two outlets."""
    return Material(tables())


def row(frame: pd.DataFrame, **wanted: object) -> dict[str, Any]:
    """The one row with these values."""
    for column, value in wanted.items():
        frame = frame[frame[column] == value]
    assert len(frame) == 1, frame
    return {str(k): v for k, v in frame.iloc[0].items()}


def test_who_acts_is_visible_or_hidden_by_outlet_and_by_side_of_the_victims(
    material: Material,
) -> None:
    """North: police as agent, visible 30 of 30; 15 of these acts have protesters as victims."""
    rows = answers.force(material, ALL, ("kept",)).rows
    assert set(rows["measure"]) == set(MEASURES) and list(rows.columns) == FORCE.header
    assert set(rows["form"]) == {"verbs", "all", ""}
    north = row(rows, measure="agent", compared="north", side="all")
    assert (north["category"], north["k"], north["n"], north["form"]) == (
        "visible", 30, 30, "verbs")  # fmt: skip
    south = row(rows, measure="agent", compared="south", side="people")
    assert (south["category"], south["k"], south["n"], south["note"]) == ("hidden", 15, 15,
                                                                          "too few")  # fmt: skip
    assert row(rows, measure="voice", compared="south", side="all")["category"] == (
        "passive_agentless")  # fmt: skip
    assert row(rows, measure="victim", compared="south", category="given")["k"] == 15
    assert row(rows, measure="who acts", compared="north")["category"] == "security_forces"
    assert rows[(rows["measure"] == "who acts") & (rows["compared"] == "south")].empty
    assert row(rows, measure="form", compared="south")["category"] == "verbs"
    assert row(rows, measure="wording", compared="north")["category"] == "explicit"


def test_nouns_are_never_put_together_with_verbs() -> None:
    """Ten shootings without an agent leave the share of the verbs as it is."""
    made = tables()
    nouns = made.acts.iloc[:10].assign(
        act_id=[f"m{i}" for i in range(10)], agency="nominal", agent_referent=None)  # fmt: skip
    acts = pd.concat([made.acts, nouns], ignore_index=True)
    answer = answers.force(Material(replace(made, acts=acts)), ALL, ("kept",))
    north = {"measure": "agent", "compared": "north", "side": "all"}
    assert row(answer.rows, form="verbs", **north)["n"] == 30
    hidden = row(answer.rows, form="nouns", **north)
    assert (hidden["category"], hidden["k"], hidden["n"]) == ("hidden", 10, 10)
    assert row(answer.rows, measure="form", compared="north", category="nouns")["n"] == 40
    assert any("60 verbs (30 give a victim" in note and "10 nouns (5" in note
               for note in answer.notes)  # fmt: skip


def test_what_nobody_does_is_counted_apart_and_said() -> None:
    """War and violence have a wording, but nobody is asked who acts in them."""
    made = tables()
    kinds = ["conflict", "condition", *["act"] * (len(made.acts) - 2)]
    answer = answers.force(Material(replace(made, acts=made.acts.assign(kind=kinds))), ALL,
                           ("kept",))  # fmt: skip
    assert row(answer.rows, measure="agent", compared="north", side="all")["n"] == 28
    assert row(answer.rows, measure="wording", compared="north")["n"] == 30
    assert any(note.startswith("1 conflicts") and "1 conditions" in note for note in answer.notes)


def test_casualties_are_counted_by_side_with_who_gives_the_number(material: Material) -> None:
    """People who gather are no casualties; nothing is added up over articles; both results are of
    the same numbers."""
    found = answers.force(material, ALL, ("kept",))
    given = row(found.rows, measure="number given by", side="state")
    assert (given["compared"], given["form"], given["category"], given["k"], given["n"]) == (
        "south", "", "government", 30, 30)  # fmt: skip
    counted = row(found.rows, measure="counted")
    assert (counted["side"], counted["category"], counted["k"], counted["n"]) == (
        "all", "state", 30, 30)  # fmt: skip
    listed = answers.casualties(material, ALL, ("kept",))
    assert list(listed.rows.columns) == CASUALTIES.header
    south = row(listed.rows)
    assert (south["outcome"], south["counted_referent"], south["n"]) == (
        "dead", "security_forces", 30)  # fmt: skip
    assert (south["least"], south["most"], south["n_open"]) == (3, 17, 15)
    assert south["given_by"] == "government 30"
    told = "30 of them are of people harmed (dead 30)"
    assert told in found.notes and told in listed.notes
    assert any(note.startswith("30 are not") and "30 gathered" in note for note in listed.notes)


def test_harm_that_did_not_happen_is_left_out_and_counted() -> None:
    """"did not kill 12", "no deaths" and "would kill 12" count nobody's death."""
    made = tables()
    dead = made.counts["outcome"] == "dead"
    at = made.counts.index[dead][:3]
    counts = made.counts.copy()
    counts["negated"] = counts.index == at[0]
    counts.loc[at[1], ["low", "high"]] = 0
    counts["hypothetical"] = counts.index == at[2]
    assert list(counts.index[dead & ~harmed(counts)]) == list(at)
    answer = answers.casualties(Material(replace(made, counts=counts)), ALL, ("kept",))
    assert row(answer.rows)["n"] == 27
    assert any(note.startswith("1 numbers of harm that has not") and "2 that are denied"
               in note for note in answer.notes)  # fmt: skip


def test_own_voice_has_no_numbers_of_the_ministry(material: Material) -> None:
    """The question's voice is that of acts and of numbers."""
    own = answers.force(material, Question(), ("kept",)).rows
    assert "number given by" not in set(own["measure"])
    assert answers.casualties(material, Question(), ("kept",)).rows.empty


def shared(frame: pd.DataFrame) -> pd.DataFrame:
    """The same passage in the first three articles of each outlet."""
    number = frame["article_id"].str.extract(r"(\d+)$")[0].astype(int)
    return frame.assign(duplicate_cluster=pd.Series("d1", frame.index).where(number < 3))


def test_acts_and_numbers_in_shared_copy_are_collapsed_or_left_out_and_counted() -> None:
    """One article of three stands for the passage, or none; rows of acts and of numbers."""
    made = tables()
    material = Material(replace(made, acts=shared(made.acts), counts=shared(made.counts)))
    found = answers.force(material, ALL, ("kept", "collapsed", "left_out"))
    visible = found.rows[(found.rows["measure"] == "agent") & (found.rows["compared"] == "north")
                         & (found.rows["side"] == "all")]  # fmt: skip
    assert visible[["copies", "n"]].to_numpy().tolist() == [
        ["kept", 30], ["collapsed", 26], ["left_out", 24]]  # fmt: skip
    left = "12 words for force and violence are left out as shared copy"
    assert f"copies left_out: {left}" in found.notes
    assert "copies collapsed: 8 numbers of people are left out as shared copy" in found.notes
    counted = answers.casualties(material, ALL, ("left_out",))
    assert row(counted.rows)["n"] == 24


def test_sides_and_outcomes() -> None:
    """Classes have the side of the codebook; a class of nobody's is itself."""
    assert side_of("leader") == "state" and side_of("") == "nobody given"
    assert side_of("unresolved") == "a pronoun" and "gathered" not in HARMED


def test_no_tables_give_no_rows() -> None:
    """Columns only."""
    empty = Material(Tables.from_rows({}))
    assert answers.force(empty, ALL, ("kept",)).rows.empty
    assert answers.casualties(empty, ALL, ("kept",)).rows.empty
