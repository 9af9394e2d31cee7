"""Who is quoted, and how."""

from __future__ import annotations

import pandas as pd

from framing.analysis.sourcing import (
    quoted_sources,
    quotes,
    reporting_verbs,
    source_types,
    sourcing,
    sourcing_by_outlet,
    speakers_quoted,
    stances,
)
from framing.reporting.estimates import readable
from framing.tables.frames import Tables


def test_a_word_counts_for_the_innermost_speaker_only(small: Tables) -> None:
    """Of the radio's seven words four are the mayor's, who is quoted by the radio."""
    words = quotes(small).set_index("attribution_id")["n_words"]
    assert words["a:a2"] == 3
    assert words["a:a3"] == 4


def test_equal_contents_leave_nothing_for_the_outer_speaker() -> None:
    """"Local media reported citing the ministry": the words are the ministry's."""
    rows = [{"attribution_id": "x:a1", "article_id": "x", "content": "eight died"},
            {"attribution_id": "x:a2", "article_id": "x", "content": "eight died",
             "nested_in": "x:a1"}]  # fmt: skip
    assert quotes(Tables.from_rows({"attributions": rows}))["n_words"].tolist() == [0, 2]


def test_totals_keep_nobody_named_apart_from_unknown_kinds(small: Tables) -> None:
    """"Reportedly" names nobody; the radio is named, but of no known kind."""
    found = sourcing(small.articles, quotes(small))
    assert (found.n_attributions, found.n_unspecified, found.n_unknown_type) == (4, 1, 1)
    assert (found.n_direct, found.n_partly_direct, found.n_indirect) == (0, 1, 3)
    assert (found.n_attributed_words, found.n_words) == (25, 200)


def test_every_outlet_has_its_own_totals(small: Tables) -> None:
    """They add up to those over all; an unknown outlet is one too."""
    said, unknown = quotes(small), small.articles.assign(outlet=pd.NA)
    parts = sourcing_by_outlet(small.articles, said)
    assert list(parts) == sorted(small.articles["outlet"].unique())
    whole = sourcing(small.articles, said)
    for name in ("n_articles", "n_words", "n_attributions", "n_indirect"):
        assert sum(getattr(part, name) for part in parts.values()) == getattr(whole, name)
    assert list(sourcing_by_outlet(unknown, said)) == [""]


def test_source_types_are_counted_within_their_outlet(small: Tables) -> None:
    """k attributions of the type of n of the outlet."""
    rows = source_types(quotes(small)).to_dict("records")
    assert [(r["outlet"], r["speaker_type"], r["n"], r["n_total"]) for r in rows] == [
        ("north", "government", 2, 3), ("north", "unspecified", 1, 3),
        ("south", "nobody_named", 1, 1)]  # fmt: skip


def test_inflections_of_a_verb_are_one(small: Tables) -> None:
    """"claimed" and "claims" are one verb; the adverb "reportedly" is a cue without a stance."""
    said = quotes(small)
    verbs = reporting_verbs(said, ["speaker_type"])
    government = verbs[verbs["speaker_type"] == "government"]
    assert government[["verb", "stance", "n", "n_total"]].values.tolist() == [
        ["claimed", "D", 2, 2]]  # fmt: skip
    assert stances(said, ["speaker_type"])["n"].sum() == 3


def test_the_most_quoted_come_first_with_their_passages(small: Tables) -> None:
    """Each count is the number of its passages."""
    counts = speakers_quoted(quotes(small))
    assert counts["speaker"].tolist()[0] == "Ada Mayor"
    assert all(len(ids) == n for ids, n in zip(counts["attribution_ids"], counts["n"], strict=True))


def test_sources_are_shown_with_outlets_and_verbs(small: Tables) -> None:
    """One row a speaker."""
    first = quoted_sources(quotes(small)).iloc[0]
    assert (first["speaker"], first["outlets"], first["verbs"]) == ("Ada Mayor", "north 2",
                                                                    "claimed 2")  # fmt: skip


def test_lists_of_sources_are_whole_for_programs_and_short_for_people(empty: Tables) -> None:
    """Seven verbs: all of them in the frame, five and how many more on the console. A word in scare
    quotes is verbatim, a paraphrase is not."""
    verbs = ["said", "told", "claimed", "added", "warned", "vowed", "hinted"]
    tables = Tables.from_rows({
        "articles": [{"article_id": "a", "outlet": "o"}],
        "attributions": [{"attribution_id": f"a:a{i}", "article_id": "a", "speaker_id": "lee",
                          "cue": verb, "content": "so", "speech": "indirect" if i else "scare"}
                         for i, verb in enumerate(verbs)],
        "speakers": [{"speaker_id": "lee", "name": "Ann Lee", "type": "government"}],
    })  # fmt: skip
    found = quoted_sources(quotes(tables))
    first = found.iloc[0]
    assert set(first["verbs"].split(", ")) == set(verbs)
    assert (first["speaker_id"], first["n"], first["n_verbatim"]) == ("lee", 7, 1)
    assert readable(found)[0]["verbs"].endswith(" and 2 more")


def test_no_attributions_give_empty_counts(empty: Tables) -> None:
    """All columns, no rows."""
    said = quotes(empty)
    assert said.empty and source_types(said).empty and stances(said, ["outlet"]).empty
    assert quoted_sources(quotes(empty)).empty
