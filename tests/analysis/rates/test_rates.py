"""k of n with intervals: labels, sources, and the same speaker in several outlets."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from framing.analysis import answers
from framing.analysis.described import RESULTS
from framing.analysis.rates.diversity import source_diversity
from framing.analysis.rates.naming import members
from framing.analysis.rates.shares import category_shares
from framing.analysis.rates.sources import MEASURES
from framing.analysis.sourcing import sourcing
from framing.analysis.units.copies import TREATMENTS
from framing.analysis.units.groups import Question
from framing.analysis.units.material import Material
from framing.errors import TableError
from framing.tables.frames import Tables

SAID = Question(voice="attributed")


def two_outlets(n: int = 10) -> Tables:
    """North quotes the mayor twice in each article and a student once, south the mayor once;
    south's mayor "claims", verbatim, at the end of the article."""
    rows: dict[str, list[dict[str, Any]]] = {"articles": [], "attributions": [], "terms": [],
                                             "claims": []}  # fmt: skip
    for outlet in ("north", "south"):
        for i in range(n):
            article = f"{outlet}{i}"
            rows["articles"].append({"article_id": article, "outlet": outlet, "n_chars": 90,
                                     "published": f"2022-0{1 + i // 5}-1{i % 5}"})  # fmt: skip
            said = ["mayor", "mayor", "kim", None] if outlet == "north" else ["mayor"]
            for j, who in enumerate(said):
                north = outlet == "north"
                rows["attributions"].append(
                    {"attribution_id": f"{article}:a{j}", "article_id": article, "speaker_id": who,
                     "content": "they ran", "content_spans": "2-9" if north else "80-88",
                     "cue": "said" if north else "claimed", "stance": "N" if north else "D",
                     "speech": "indirect" if north else "direct"})  # fmt: skip
            rows["terms"].append(
                {"term_id": f"{article}:t1", "article_id": article, "text": "rioters",
                 "entry_id": "riot", "referent": "participants", "category": "NOM.crim",
                 "legitimacy": -2, "voice": "attributed", "polarity": "asserted", "quoted": False,
                 "attribution_id": f"{article}:a0", "speaker_id": "mayor",
                 "duplicate_cluster": "d1" if i < 4 else None})  # fmt: skip
            rows["claims"] += [{"claim_id": f"{article}:c{j}", "article_id": article,
                                "duplicate_cluster": "d1" if i < 4 and not j else None}
                               for j in range(3)]  # fmt: skip
    people = [{"speaker_id": "mayor", "name": "Ann Lee", "type": "government", "named": True,
               "kind": "person"},
              {"speaker_id": "kim", "name": "Kim", "type": "protesters", "named": True,
               "kind": "person"}]  # fmt: skip
    return Tables.from_rows({**rows, "speakers": people})


@pytest.fixture
def material() -> Material:
    """The two outlets."""
    return Material(two_outlets())


def row(frame: pd.DataFrame, **wanted: object) -> dict[str, Any]:
    """The one row with these values."""
    for column, value in wanted.items():
        frame = frame[frame[column] == value]
    assert len(frame) == 1, frame
    return {str(k): v for k, v in frame.iloc[0].items()}


def test_source_types_and_officials_are_shares_of_the_outlets_attributions(
    material: Material,
) -> None:
    """North: 20 of 40 to the government, 10 to protesters, 10 to nobody named; they add up."""
    answer = answers.source_shares(material, SAID, ("kept",))
    rows = answer.rows
    assert set(rows["measure"]) == set(MEASURES)
    north = row(rows, measure="type", compared="north", category="government")
    assert (north["k"], north["n"], north["share"], north["n_articles"]) == (20, 40, 0.5, 10)
    assert row(rows, measure="officials", compared="north")["k"] == 20
    assert row(rows, measure="type", compared="north", category="nobody_named")["k"] == 10
    assert rows[rows["measure"] == "type"].groupby("compared")["k"].sum().to_dict() == {
        "north": 40, "south": 10}  # fmt: skip
    assert any("10 attributions are to nobody who is named" in note for note in answer.notes)


def test_legislators_candidates_and_campaigns_are_officials_only_in_the_wide_sense() -> None:
    """Of ten attributions four are the minister's, three a senator's, one a campaign's."""
    kinds = ["government"] * 4 + ["politician"] * 3 + ["campaign", "expert", "unspecified"]
    tables = Tables.from_rows({
        "articles": [{"article_id": "a", "outlet": "o"}],
        "attributions": [{"attribution_id": f"a:a{i}", "article_id": "a", "speaker_id": kind,
                          "content": "so"} for i, kind in enumerate(kinds)],
        "speakers": [{"speaker_id": k, "name": k.title(), "type": k} for k in set(kinds)],
    })  # fmt: skip
    rows = answers.source_shares(Material(tables), SAID, ("kept",)).rows
    assert row(rows, measure="officials")["k"] == 4
    wide = row(rows, measure="officials and politicians")
    assert (wide["k"], wide["n"]) == (8, 10)


def test_what_was_not_said_is_counted_in_the_notes() -> None:
    """ "Did not blame" quotes nobody."""
    tables = two_outlets(1)
    tables.attributions.loc[0, "negated"] = True
    for make in (answers.sources, answers.source_shares, answers.diversity, answers.shared):
        notes = make(Material(tables), SAID, ("kept",)).notes
        assert any(" of 4 attributions are counted" in note for note in notes)
        assert any(note.startswith("1 more attributions say that something was not said")
                   for note in notes)  # fmt: skip


def test_negated_attributions_are_those_of_the_question() -> None:
    """Of the mayor's: one that she did not say, and one that she does not want, which counts."""
    tables = two_outlets(1)
    tables.attributions.loc[[0, 1, 2], "negated"] = True
    tables.attributions.loc[1, "stance"] = "R"
    notes = answers.sources(Material(tables), replace(SAID, speaker="mayor"), ("kept",)).notes
    assert notes == (
        "2 of 3 attributions are counted", "1 attributions are of another speaker: not asked for",
        "1 more attributions say that something was not said (negated): they quote nobody and are "
        "not counted", "1 negated attributions are among those taken: quoted words, or what "
        "somebody does not believe, want or deny")  # fmt: skip


def test_the_notes_say_what_a_figure_counts(material: Material) -> None:
    """Diversity counts the named, `shared` those whom both quote; an agency's articles apart."""
    assert answers.diversity(material, SAID, ("kept",)).notes[0] == (
        "40 of 50 attributions are counted: those to persons and bodies that are named; 0 are to "
        "somebody only described and 10 to nobody named")  # fmt: skip
    assert answers.shared(material, SAID, ("kept",)).notes[0] == (
        "30 of 50 attributions are counted: those to the 1 named or described speakers whom two "
        "groups or more quote")  # fmt: skip
    tables = two_outlets()
    tables.articles.loc[0, "wire"] = "AP"
    asked = replace(SAID, wire=False, speaker="kim")
    assert answers.sources(Material(tables), asked, ("kept",)).notes == (
        "9 of 50 attributions are counted", "4 attributions are in an agency's article: left out",
        "37 attributions are of another speaker: not asked for")  # fmt: skip


def test_a_source_that_says_of_nobody_who_he_is_is_nobody_named(material: Material) -> None:
    """ "Some say" has words for a source, and no more of a name than "reportedly"."""
    tables = two_outlets()
    speakers = pd.concat([tables.speakers, pd.DataFrame(
        [{"speaker_id": "north0/unspecified", "name": "unspecified", "type": "unspecified"}])])
    attributions = tables.attributions.copy()
    attributions.loc[0, "speaker_id"] = "north0/unspecified"
    changed = Material(replace(tables, speakers=speakers, attributions=attributions))
    shares = answers.source_shares(changed, SAID, ("kept",)).rows
    assert row(shares, measure="type", category="nobody_named")["k"] == 11
    (nobody,) = [r for r in answers.sources(changed, SAID, ("kept",)).rows.to_dict("records")
                 if r["speaker_type"] == "nobody_named"]  # fmt: skip
    assert (nobody["speaker"], nobody["n"]) == ("nobody named", 11)
    assert sourcing(tables.articles, changed.quotes).n_unspecified == 11


def test_manner_place_and_stance_are_shares_within_the_type(material: Material) -> None:
    """Officials are paraphrased up front in the north; too few of the south have no figure."""
    rows = answers.source_shares(material, SAID, ("kept",)).rows
    mayor = {"compared": "north", "speaker_type": "government"}
    assert row(rows, measure="speech", **mayor)["category"] == "paraphrase"
    assert row(rows, measure="place", **mayor)["category"] == "first third"
    south = row(rows, measure="stance", compared="south", speaker_type="government")
    assert (south["category"], south["k"], south["n"], south["note"]) == ("D", 10, 10, "too few")
    assert math.isnan(south["share"]) and math.isnan(south["low"])
    assert row(rows, measure="place", compared="south")["category"] == "last third"


def test_the_effective_number_of_speakers(material: Material) -> None:
    """North: shares 2/3 and 1/3, so 1 / (4/9 + 1/9) = 1.8; unnamed ones are counted apart."""
    rows = answers.diversity(material, SAID, ("kept",)).rows
    north = row(rows, compared="north")
    assert north["effective"] == pytest.approx(1.8)
    assert (north["n"], north["n_unnamed"], north["n_speakers"]) == (30, 10, 2)
    assert row(rows, compared="south")["note"] == "too few"


def test_who_is_only_described_makes_no_diversity() -> None:
    """Twelve articles, in each the mayor, a spokesman of its own, and somebody; one speaker is
    known. The campaign that is the same in all articles is another."""
    said = [("mayor", "Ann Lee", True, "person"), ("x{}/spokesman", "spokesman", False, "person"),
            ("lee-campaign", "Lee campaign", False, "organisation")]  # fmt: skip
    rows = [{"attribution_id": f"x{i}:a{j}", "article_id": f"x{i}", "content": "so",
             "speaker_id": ident.format(i)} for i in range(20)
            for j, (ident, *_) in enumerate([*said, ("", "", False, "")])]  # fmt: skip
    rows = [{k: v or None for k, v in r.items()} for r in rows]
    people = {ident.format(i): {"name": name, "named": named, "kind": kind}
              for i in range(20) for ident, name, named, kind in said}  # fmt: skip
    material = Material(Tables.from_rows({
        "articles": [{"article_id": f"x{i}", "outlet": "o"} for i in range(20)],
        "attributions": rows,
        "speakers": [{"speaker_id": i} | facts for i, facts in people.items()],
    }))  # fmt: skip
    found = row(answers.diversity(material, SAID, ("kept",)).rows)
    assert (found["n"], found["n_described"], found["n_unnamed"]) == (40, 20, 20)
    assert (found["n_speakers"], found["effective"]) == (2, pytest.approx(2.0))
    shares = answers.source_shares(material, SAID, ("kept",)).rows
    assert shares[shares["measure"] == "naming"].set_index("category")["k"].to_dict() == {
        "named": 40, "described": 20, "nobody named": 20}  # fmt: skip


def test_several_named_together_count_in_equal_parts() -> None:
    """Ann alone, and Ann and Bo: 1 1/2 and 1/2 of two, not two speakers with one each."""
    people = pd.DataFrame([
        {"speaker_id": "ann", "name": "Ann B. Lee", "aliases": "Ann Lee | Lee"},
        {"speaker_id": "bo", "name": "Bo Ray", "aliases": None},
        {"speaker_id": "x/both", "name": "Ann Lee and Bo Ray", "aliases": None},
        {"speaker_id": "x/aides", "name": "Bo Ray and aides", "aliases": None},
        {"speaker_id": "ox", "name": "Science and Oxen", "aliases": None},
    ]).assign(named=True, kind="person")  # fmt: skip
    assert members(people) == {"x/both": ("ann", "bo"), "x/aides": ("bo",)}
    quotes = pd.DataFrame({"article_id": [f"x{i // 2}" for i in range(40)], "compared": "o",
                           "speaker_id": ["ann", "x/both"] * 20, "duplicate_cluster": None})
    clusters = pd.Series({f"x{i}": i for i in range(20)})
    found = row(source_diversity(quotes, clusters, people))
    assert (found["n"], found["n_joint"], found["n_speakers"]) == (40, 20, 2)
    assert found["effective"] == pytest.approx(1 / (0.75**2 + 0.25**2))


def test_a_note_in_many_articles_is_one_quotation_more_or_less() -> None:
    """Eighty speakers quoted once, and one whom a note under twelve articles quotes: without the
    note all are alike, so that the interval reaches their eighty, and it is the widest there is."""
    people = pd.DataFrame({"speaker_id": [f"s{i}" for i in range(81)], "aliases": None,
                           "name": [f"Ann N{i}" for i in range(81)]})  # fmt: skip
    people = people.assign(named=True, kind="person")
    clusters = pd.Series({f"x{i}": i for i in range(40)})
    highs = []
    for passage in ("p", None):
        each = [(f"x{i // 2}", f"s{i}", None) for i in range(80)]
        each += [(f"x{i}", "s80", passage) for i in range(12)]
        quotes = pd.DataFrame(each, columns=["article_id", "speaker_id", "duplicate_cluster"])
        found = row(source_diversity(quotes.assign(compared="o"), clusters, people))
        assert found["effective"] == pytest.approx(92**2 / (80 + 12**2)) and found["note"] == ""
        highs.append(found["high"])
    assert highs[0] > 80 > highs[1]


def test_diversity_varies_with_whole_articles() -> None:
    """Leaving one out moves it, so it has an interval, which holds the value."""
    rows = [{"attribution_id": f"x{i}:a{j}", "article_id": f"x{i}", "speaker_id": "aab"[i % 3],
             "content": "so", "speech": "direct"} for i in range(15) for j in range(2)]  # fmt: skip
    tables = Tables.from_rows({
        "articles": [{"article_id": f"x{i}", "outlet": "o"} for i in range(15)],
        "attributions": rows,
        "speakers": [{"speaker_id": s, "name": s.upper(), "named": True} for s in "ab"],
    })  # fmt: skip
    found = row(answers.diversity(Material(tables), SAID, ("kept",)).rows)
    assert found["effective"] == pytest.approx(1 / (4 / 9 + 1 / 9))
    assert 1 < found["low"] < 1.8 < found["high"] < 2.6


def test_the_same_speaker_is_put_side_by_side(material: Material) -> None:
    """Kim is quoted by one outlet only and is not there; means of few labels are not given."""
    rows = answers.shared(material, SAID, ("kept",)).rows
    assert rows["speaker"].tolist() == ["Ann Lee", "Ann Lee"]
    north = row(rows, compared="north")
    assert (north["n"], north["n_words"], north["n_verbatim"]) == (20, 40, 0)
    assert north["verbs"] == "said 20"
    none = answers.shared(material, replace(SAID, speaker="kim"), ("kept",))
    assert none.rows.empty and none.notes[-1] == "nobody is quoted by two groups or more"


def test_the_same_speakers_names_are_compared_within_a_class(material: Material) -> None:
    """The mayor's names for participants: k of n; with few of them no mean. Another class, of which
    one outlet prints his names, is not there."""
    tables = two_outlets(12)
    police = tables.terms[tables.terms["article_id"] == "north1"].assign(
        term_id="x", text="police", referent="security_forces")  # fmt: skip
    few = Material(replace(tables, terms=pd.concat([tables.terms, police], ignore_index=True)))
    answer = answers.names_of_shared(few, SAID, ("kept",))
    assert answer.rows["referent"].tolist() == ["participants", "participants"]
    north = row(answer.rows, compared="north")
    assert (north["labels"], north["n"], north["n_unscored"]) == ("rioters 12 of 12", 12, 0)
    assert (north["note"], math.isnan(north["mean"])) == ("too few", True)
    assert answer.notes[0].startswith("24 of 25 mentions are counted: names for a class")
    many = answers.names_of_shared(Material(two_outlets(40)), SAID, ("collapsed",)).rows
    found = row(many, compared="south")
    assert (found["n"], found["mean"], found["n_clusters"]) == (37, -2.0, 37)


def test_a_group_of_one_type_has_no_shares_of_types(material: Material) -> None:
    """All of a type are of it; how it is quoted is told."""
    by_type = answers.source_shares(material, Question("speaker_type", "attributed"), ("kept",))
    assert set(by_type.rows["measure"]) == {"naming", "speech", "place", "stance"}


def test_rates_over_time(material: Material) -> None:
    """Five articles an outlet and month, on five days."""
    months = answers.rates(material, SAID, ("kept",), "month").rows
    assert months[["compared", "period", "k", "n"]].values.tolist() == [
        ["north", "2022-01", 5, 5], ["north", "2022-02", 5, 5],
        ["south", "2022-01", 5, 5], ["south", "2022-02", 5, 5]]  # fmt: skip
    assert len(answers.rates(material, SAID, ("kept",), "day").rows) == 20
    assert set(answers.rates(material, SAID, ("kept",)).rows["period"]) == {""}


def test_every_treatment_of_copies_says_what_it_leaves_out(material: Material) -> None:
    """Four articles an outlet share a passage: one label of them stays, or none."""
    answer = answers.rates(material, SAID, TREATMENTS)
    assert answer.rows.groupby("copies")["n"].sum().to_dict() == {
        "kept": 20, "collapsed": 14, "left_out": 12}  # fmt: skip
    assert "copies collapsed: 6 mentions are left out as shared copy" in answer.notes
    assert "copies kept: 20 of 20 mentions are counted" in answer.notes


def test_what_is_not_counted_is_said(material: Material) -> None:
    """Other voices, dates that are none, rows with too few cases."""
    own = answers.rates(material, Question(), ("kept",))
    assert own.rows.empty
    assert own.notes == ("0 of 20 mentions are counted",
                         "20 mentions are attributed words: not asked for")  # fmt: skip
    tables = two_outlets()
    tables.articles["published"] = None
    undated = answers.rates(Material(tables), SAID, ("kept",), "day")
    assert set(undated.rows["period"]) == {"undated"}
    assert any("20 mentions are in articles without a date" in note for note in undated.notes)
    assert any("2 of 2 rows have too few cases" in note for note in undated.notes)


def test_parts_are_of_two_outlets_that_are_there(material: Material) -> None:
    """Both say the same, and each part says so."""
    rows = answers.parts(material, ("north", "SOUTH"), ("kept",)).rows
    assert set(rows["a"] + rows["b"]) == {"northsouth"} and len(rows) == 5
    with pytest.raises(TableError):
        answers.parts(material, ("north", "east"), ("kept",))


def test_shares_of_a_group_count_rows_without_a_category_in_n_only() -> None:
    """Three rows, one has no category: k of 3."""
    rows = pd.DataFrame({"article_id": ["a", "b", "c"], "g": "x", "c": ["u", "u", None],
                         "duplicate_cluster": None})
    found = category_shares(rows, ["g"], ["c"], pd.Series({"a": 0, "b": 1, "c": 2}))
    assert found[["c", "k", "n", "n_clusters"]].values.tolist() == [["u", 2, 3, 3]]


def test_answers_have_the_described_columns(material: Material) -> None:
    """Also without a row."""
    described = {t.name: t.header for t in RESULTS}
    for some in (material, Material(Tables.from_rows({}))):
        made = {
            "rates": answers.rates(some, SAID, ("kept",)),
            "compare_legitimacy": answers.legitimacy(some, SAID, ("kept",)),
            "sources_speakers": answers.sources(some, SAID, ("kept",)),
            "sources_shares": answers.source_shares(some, SAID, ("kept",)),
            "sources_diversity": answers.diversity(some, SAID, ("kept",)),
            "sources_shared": answers.shared(some, SAID, ("kept",)),
            "sources_shared_names": answers.names_of_shared(some, SAID, ("kept",)),
        }
        for name, answer in made.items():
            assert list(answer.rows.columns) == described[name], name
    parts = answers.parts(material, ("north", "south"), ("kept",)).rows
    assert list(parts.columns) == described["compare_parts"]
