"""What a question asks for, and the group of each piece of text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.analysis.units.groups import UNDATED, Grouping, Question, choose, period
from framing.errors import TableError
from framing.tables.frames import Tables

TABLES = Tables.from_rows({
    "articles": [{"article_id": "a", "outlet": "north", "published": "2022-01-05"},
                 {"article_id": "b", "published": "in January"}],
    "attributions": [{"attribution_id": "a:a1", "article_id": "a", "speaker_id": "mayor"},
                     {"attribution_id": "a:a2", "article_id": "a"},
                     {"attribution_id": "b:a1", "article_id": "b", "speaker_id": "lee2"}],
    "speakers": [{"speaker_id": "mayor", "name": "Ann Lee", "type": "government"},
                 {"speaker_id": "lee2", "name": "Ann Lee"}],
})  # fmt: skip


@pytest.mark.parametrize(("question", "own", "mayor", "nobody"), [
    (Question(), "north", None, None),
    (Question(voice="attributed"), None, "north", "north"),
    (Question(voice="all"), "north", "north", "north"),
    (Question("speaker", "attributed"), None, "Ann Lee (mayor)", "nobody named"),
    (Question("speaker_type", "all"), None, "government", "nobody_named"),
    (Question("period", "own"), "2022-01", None, None),
    (Question(voice="attributed", speaker="government"), None, "north", None),
])  # fmt: skip
def test_words_are_of_one_group_or_not_asked_for(
    question: Question, own: str | None, mayor: str | None, nobody: str | None
) -> None:
    """Own words, the mayor's, and those of nobody who is named."""
    grouping = Grouping(TABLES, question)
    found = [grouping.group("a", said) for said in ("", "a:a1", "a:a2")]
    assert found == [own, mayor, nobody]


def test_agencies_articles_can_be_left_out() -> None:
    """Those that are an agency's as a whole, by their credit or by what the input says."""
    credits = (("own", None, None), ("part", "AP", "part"), ("whole", "AP", "whole"),
               ("said", "AFP", None))  # fmt: skip
    articles = [{"article_id": name, "outlet": "o", "wire": wire, "wire_credit": credit}
                for name, wire, credit in credits]  # fmt: skip
    grouping = Grouping(Tables.from_rows({"articles": articles}), Question(wire=False))
    kept = [name for name in ("own", "part", "whole", "said") if grouping.group(name, "")]
    assert kept == ["own", "part"]


def test_outlets_and_dates_that_are_not_known_have_a_name() -> None:
    """Nothing is dropped for want of one."""
    assert Grouping(TABLES, Question()).group("b", "") == "unknown"
    assert Grouping(TABLES, Question("period")).group("b", "") == UNDATED


@pytest.mark.parametrize(("length", "name"), [
    ("day", "2021-01-03"), ("week", "2020-W53"), ("month", "2021-01"), ("year", "2021"),
])  # fmt: skip
def test_periods_are_named_by_the_calendar(length: str, name: str) -> None:
    """A week has the ISO year that it belongs to; a time of day is no matter."""
    assert period("2021-01-03T23:59:00Z", length) == name  # type: ignore[arg-type]


@given(st.text())
def test_any_date_has_a_period(text: str) -> None:
    """What is no date is undated."""
    assert period(text, "day") in (UNDATED, text[:10])


def test_a_group_that_is_not_there_is_named_with_those_that_are() -> None:
    """In any case of letters; the nearest are listed first."""
    assert choose(["North", "South"], "north") == "North"
    with pytest.raises(TableError, match=r"no 'nort'; there are North"):
        choose(["South", "North"], "nort")
    with pytest.raises(TableError, match=r"nobody is called 'Ann'.*Ann Lee"):
        Grouping(TABLES, Question(speaker="Ann"))


def test_speakers_can_be_named_by_an_alias() -> None:
    """ "Donald Trump" where the fullest name is "Donald J. Trump"; names themselves go first."""
    tables = Tables.from_rows({
        "attributions": [{"attribution_id": "a:a1", "article_id": "a", "speaker_id": "mayor"}],
        "articles": [{"article_id": "a", "outlet": "north"}],
        "speakers": [{"speaker_id": "mayor", "name": "Ann B. Lee", "aliases": "Ann Lee | Lee"},
                     {"speaker_id": "other", "name": "Lee"}],
    })  # fmt: skip
    by_alias = Grouping(tables, Question(voice="attributed", speaker="ann lee"))
    assert by_alias.group("a", "a:a1") == "north"
    by_name = Grouping(tables, Question(voice="attributed", speaker="Lee"))
    assert by_name.group("a", "a:a1") is None
    assert Grouping(tables, Question("speaker")).called("Ann Lee") == "Ann B. Lee"


def test_speakers_can_be_named_by_id() -> None:
    """For the groups of a comparison."""
    grouping = Grouping(TABLES, Question("speaker", "attributed"))
    assert grouping.called("lee2") == "Ann Lee (lee2)"
    with pytest.raises(TableError, match="no 'north'"):
        grouping.called("north")
