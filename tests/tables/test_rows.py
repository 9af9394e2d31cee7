"""Annotated articles become rows of the contract."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing.annotations import AnnotatedArticle, Attribution, Claim, Credit, Speaker, Term
from framing.articles import Article, Block
from framing.spans import Span
from framing.syntax import Parse
from framing.tables.package import data_package
from framing.tables.rows import article_rows
from framing.tables.schema import BY_NAME, TABLES

TEXT = "Thugs ran, AFP said.\nRain fell."


def at(words: str) -> Span:
    """Where the words stand in TEXT."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def annotated() -> AnnotatedArticle:
    """One term in AFP's words and one claim in the outlet's, built by hand."""
    words = [(m, at(m)) for m in ("Thugs", "ran", ",", "AFP", "said", ".")]
    words += [("Rain", at("Rain")), ("fell", at("fell"))]
    rows = [(s.start, s.end, w, w.lower(), "NN", i, "dep") for i, (w, s) in enumerate(words)]
    parse = Parse.from_rows(rows, [(0, 6), (6, 8)], [0, 1])
    blocks = (Block("body", Span(0, 20)), Block("body", Span(21, 31)))
    return AnnotatedArticle(
        Article("x", TEXT, blocks, outlet="o"),
        parse,
        (Attribution((at("AFP"),), (at("said"),), (at("Thugs ran"),), "indirect", "N"),),
        (Claim((at("Thugs ran"),), at("ran"), 0, 0, "active", attribution=0),
         Claim((at("Rain fell"),), at("fell"), 1, 1, "active")),
        (Term(at("Thugs"), 0, "protest.thug", "protest", "violent_participants", "NOM.crim",
              legitimacy=-3, attribution=0, claim=0),),
        (Speaker("afp", "AFP", "news_agency", ((at("AFP"),),), (0,)),),
    )  # fmt: skip


def test_rows_have_exactly_the_columns_of_the_schema() -> None:
    """Every table's rows carry every column and no other."""
    for name, rows in article_rows(annotated()).items():
        for row in rows:
            assert sorted(row) == sorted(BY_NAME[name].header)


def test_voice_speaker_and_chain_are_those_of_the_innermost_attribution() -> None:
    """The term is AFP's, the second claim the outlet's; ids point from table to table."""
    rows = article_rows(annotated())
    term, (first, second) = rows["terms"][0], rows["claims"]
    assert (term["voice"], term["speaker_id"], term["chain"]) == ("attributed", "afp", "o > AFP")
    assert term["attribution_id"] == rows["attributions"][0]["attribution_id"] == "x:a1"
    assert term["claim_id"] == first["claim_id"] == "x:c1"
    assert (second["voice"], second["speaker_id"], second["chain"]) == ("outlet", "", "o")
    assert (term["left"], term["right"]) == ("", "ran, AFP said.")
    assert (term["legitimacy"], term["visibility"]) == ("-3", "")


def test_a_source_that_nobody_names_has_no_speaker() -> None:
    """Hearsay: the chain says unspecified, the speaker cell is empty."""
    article = replace(annotated(), speakers=())
    row = article_rows(article)["attributions"][0]
    assert (row["speaker_id"], row["chain"]) == ("", "o > unspecified")


def test_an_agency_credited_for_the_whole_text_is_a_link_of_every_chain() -> None:
    """The outlet's voice stays its own, behind the agency, which as a source is no third link."""
    credit = Credit("AP", "whole", at("AFP"))
    rows = article_rows(replace(annotated(), credits=(credit,)))
    assert [r["chain"] for r in rows["claims"]] == ["o > AP > AFP", "o > AP"]
    assert rows["claims"][1]["voice"] == "outlet"
    article = rows["articles"][0]
    assert (article["wire"], article["wire_credit"], article["wire_spans"]) == (
        "AP", "whole", "11-14")  # fmt: skip
    own = article_rows(replace(annotated(), credits=(replace(credit, agency="AFP"),)))
    assert [r["chain"] for r in own["claims"]] == ["o > AFP", "o > AFP"]


def test_an_agency_that_contributed_is_no_link() -> None:
    """Which words are its own is not known."""
    credits = (Credit("AP", "part", at("AFP")), Credit("AFP", "part", at("ran")))
    rows = article_rows(replace(annotated(), credits=credits))
    assert rows["articles"][0]["wire"] == "AP | AFP"
    assert rows["claims"][1]["chain"] == "o"


def test_article_counts() -> None:
    """Words are counted without marks; the attributed share is 2 of 6; short texts have no ease."""
    row = article_rows(annotated())["articles"][0]
    assert row["n_words"] == "6"
    assert row["share_attributed_words"] == "0.3333"
    assert row["flesch_reading_ease"] == ""


def test_the_data_package_describes_every_column() -> None:
    """Field names are the header; keys and references name columns that exist."""
    package = data_package(TABLES, "2022-01-05T00:00:00Z", {"versions": {}})
    assert [r["path"] for r in package["resources"]] == [f"{t.name}.csv" for t in TABLES]
    for resource, table in zip(package["resources"], TABLES, strict=True):
        schema = resource["schema"]
        assert [f["name"] for f in schema["fields"]] == table.header
        assert schema["primaryKey"] in table.header
        for key in schema.get("foreignKeys", ()):
            other = BY_NAME[key["reference"]["resource"]]
            assert key["fields"] in table.header
            assert key["reference"]["fields"] == other.key


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_the_key_is_a_column(table: object) -> None:
    """Each table is identified by one of its columns."""
    assert table.key in table.header  # type: ignore[attr-defined]
