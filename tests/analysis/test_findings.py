"""Findings: figures with denominators, nothing below the threshold, no outlets compared."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from framing.analysis.evidence import Finding
from framing.analysis.findings import FRONT, MIN_N
from framing.analysis.results import analyse
from framing.analysis.summaries import SUMMARY_OUTLETS, SUMMARY_SPEAKERS, summary
from framing.tables.frames import Tables


def _labels(*voices: str, **more: Any) -> Tables:
    """One strongly negative label of people in each voice: an outlet's (o) or Ada's (a)."""
    terms = [{"term_id": f"x:t{i}", "article_id": "x", "text": "rioters", "entry_id": "r",
              "referent": "participants", "legitimacy": -2, "quoted": voice == "a",
              "voice": "outlet" if voice == "o" else "attributed",
              "speaker_id": "ada" if voice == "a" else None} | more
             for i, voice in enumerate(voices)]  # fmt: skip
    return Tables.from_rows({
        "articles": [{"article_id": "x", "outlet": "north"}],
        "terms": terms,
        "speakers": [{"speaker_id": "ada", "name": "Ada Mayor", "type": "government"}],
    })  # fmt: skip


def _about(tables: Tables, words: str) -> list[Finding]:
    return [f for f in analyse(tables).findings if words in f.text]


def test_labels_that_are_all_attributed_say_so_and_by_whom() -> None:
    """With every passage behind the figure."""
    (found,) = _about(_labels("a", "a", "a"), "labels of people")
    assert found.text == ("All 3 strongly negative labels of people (rioters 3) are somebody "
                          "else's words: Ada Mayor 3.")  # fmt: skip
    assert (found.k, found.n, found.passages) == (0, 3, ("x:t0", "x:t1", "x:t2"))


def test_one_label_in_an_outlets_own_voice_changes_the_sentence() -> None:
    """The outlet is named with its words; nothing says "all"."""
    (found,) = _about(_labels("a", "a", "o"), "labels of people")
    assert found.text == ("1 of 3 strongly negative labels of people stand in the outlets' own "
                          "voice (rioters: north); the rest are words of Ada Mayor 2.")  # fmt: skip


@pytest.mark.parametrize("tables", [
    _labels("a", "a"), _labels("a", "a", "a", polarity="denied"),
    _labels("a", "a", "a", legitimacy=-1), _labels("a", "a", "a", legitimacy=None),
])  # fmt: skip
def test_few_or_denied_or_milder_labels_are_no_finding(tables: Tables) -> None:
    """Below the threshold, or not meant, nothing is put in words."""
    assert not _about(tables, "strongly negative")


def test_every_figure_has_a_denominator_and_known_passages(small: Tables) -> None:
    """k of n with n at the threshold or above; passages are rows of terms or attributions."""
    known = {*small.terms["term_id"], *small.attributions["attribution_id"]}
    findings = analyse(small).findings
    assert findings
    for found in findings:
        assert 0 <= found.k <= found.n >= MIN_N
        assert set(found.passages) <= known


def test_few_articles_get_no_percentage(small: Tables) -> None:
    """However many words they have: three articles do not tell how others would be."""
    texts = " ".join(f.text for f in analyse(small).findings)
    assert "25 of 200 words are somebody else's." in texts
    assert "3 of 4 attributed passages are paraphrase" in texts


def test_doubt_is_counted_within_the_type_of_speaker(small: Tables) -> None:
    """k of n reporting expressions for the type, and which verbs."""
    (found,) = [f for f in analyse(small).findings if f.topic == "verbs"]
    assert found.text == ("2 of 3 reporting expressions cast doubt, or report a belief or a wish "
                          "(claimed 2); by type of speaker: government 2 of 2.")  # fmt: skip


def test_no_tables_give_no_findings(empty: Tables) -> None:
    """Everything can be analysed, and nothing is said."""
    results = analyse(empty)
    assert results.findings == ()
    assert results.sourcing_by_outlet == {}


def test_one_outlet_is_enough(small: Tables) -> None:
    """Results of one outlet, and of one without a term or an attribution."""
    for _, articles in small.articles.groupby("outlet"):
        part = small.select(articles["article_id"])
        assert analyse(part).sourcing.n_articles == len(part.articles)
    lone = Tables.from_rows({"articles": [{"article_id": "x", "outlet": "north"}]})
    assert analyse(lone).findings == ()


def test_summaries_hold_the_described_columns(small: Tables, empty: Tables) -> None:
    """The CSV files have the columns that the data package describes, also without a row."""
    for tables in (small, empty):
        results = analyse(tables)
        outlets = summary(SUMMARY_OUTLETS, results.by_outlet)
        speakers = summary(SUMMARY_SPEAKERS, results.by_speaker)
        assert list(outlets.columns) == SUMMARY_OUTLETS.header
        assert list(speakers.columns) == SUMMARY_SPEAKERS.header


def test_denied_labels_are_not_counted_and_that_is_said() -> None:
    """Three asserted labels are the finding; the denied one is told apart."""
    terms = _labels("a", "a", "a", "a").terms
    terms.loc[3, "polarity"] = "denied"
    tables = _labels("a", "a", "a", "a")
    (found,) = _about(dataclasses.replace(tables, terms=terms), "labels of people")
    assert (found.k, found.n) == (0, 3)
    assert found.text.startswith("All 3 strongly negative labels of people (rioters 3)")
    assert found.text.endswith(" Not counted: 1 denied, hedged or distanced.")


def test_a_share_of_many_articles_has_its_interval() -> None:
    """Ten articles of 100 words, in half of which half is somebody else's."""
    rows = [{"article_id": f"x{i}", "outlet": "north", "n_words": 100,
             "share_attributed_words": 0.2 + 0.05 * (i % 2)} for i in range(10)]  # fmt: skip
    (text,) = (f.text for f in analyse(Tables.from_rows({"articles": rows})).findings)
    assert text.startswith("225 of 1,000 words (22%, 95% interval ")


def test_thousands_are_separated() -> None:
    """2,043 words, not 2043."""
    tables = Tables.from_rows({"articles": [
        {"article_id": "x", "outlet": "north", "n_words": 2043, "share_attributed_words": 0.5},
    ]})  # fmt: skip
    texts = [f.text for f in analyse(tables).findings]
    assert any(" of 2,043 words are" in text for text in texts)


def test_the_most_telling_findings_come_first(small: Tables) -> None:
    """Whose words and who is quoted, before what is left for below the front page."""
    topics = [f.topic for f in analyse(small).findings]
    assert topics[:2] == ["voice", "sources"]
    assert topics.index("verbs") < FRONT
    assert topics[-1] == "copy"


def test_shares_have_intervals_where_articles_vary() -> None:
    """Ten articles give one, five do not; a share over whole articles is not exact."""
    for n_articles, has in ((10, True), (5, False)):
        rows = {
            "articles": [{"article_id": f"a{i}", "outlet": "Daily", "n_words": 100,
                          "share_attributed_words": 0.2 + 0.04 * i} for i in range(n_articles)],
            "attributions": [{"attribution_id": f"a{i}:a1", "article_id": f"a{i}", "cue": "said",
                              "content": "x", "speech": "indirect"} for i in range(n_articles)],
        }  # fmt: skip
        (whose, *_) = analyse(Tables.from_rows(rows)).findings
        assert ("95% interval" in whose.text) is has
        assert whose.text.endswith(" are somebody else's.")


def test_officials_are_counted_with_and_without_politicians(small: Tables) -> None:
    """Two of four are the mayor's; the radio's become a senator's."""
    people = small.speakers.assign(type=["government", "politician"])
    (found,) = _about(dataclasses.replace(small, speakers=people), "words of officials")
    assert (found.k, found.n) == (2, 4)
    assert "campaigns 3 of 4; 0 of protesters" in found.text
