"""Shared copy: agency credits by outlet and the passages that several outlets print."""

from __future__ import annotations

from typing import Any

import pytest

from framing.analysis.results import analyse
from framing.reporting.copying import shared_copy
from framing.reporting.passages import PassageBook
from framing.reporting.places import Places
from framing.reporting.views.sections import SharedCopy
from framing.tables.frames import Tables

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture
def shared_rows(rows: Rows) -> Rows:
    """Both articles print one sentence; the second credits AP for the whole text."""
    rows["articles"][1] |= {"wire": "AP", "wire_credit": "whole"}
    rows["claims"][0]["duplicate_cluster"] = "d1"
    rows["duplicates"] = [
        {"passage_id": f"{i}:p1", "duplicate_cluster": "d1", "article_id": i, "start": 0, "end": 26,
         "text": "Police fired on protesters"} for i in ("one", "two")
    ]  # fmt: skip
    return rows


def made(rows: Rows, *, show_text: bool = True) -> SharedCopy | None:
    """The view of these rows."""
    book = PassageBook(most=50, seed=1)
    places = Places(True, {}, {}, {})
    return shared_copy(analyse(Tables.from_rows(rows)), book, places, show_text=show_text)


def test_outlets_and_passages(shared_rows: Rows) -> None:
    """Who credits whom, how many claims others print too, and what is printed by whom."""
    found = made(shared_rows)
    assert found is not None
    daily, post = found.outlets
    assert (daily.credited, daily.claims.k, daily.claims.n) == ("0 of 1", 1, 1)
    assert (post.credited, post.n_whole, post.agencies) == ("1 of 1", 1, "AP")
    (passage,) = found.passages
    assert passage.text == "Police fired on protesters"
    assert passage.outlets == "The Daily · The Post"
    assert passage.articles.k == 2


def test_without_text_a_passage_is_a_place(shared_rows: Rows) -> None:
    """Its words are left out."""
    found = made(shared_rows, show_text=False)
    assert found is not None
    assert found.passages[0].text == "one 0-26"


def test_nothing_shared_is_no_section(rows: Rows) -> None:
    """Without credits and copies there is nothing to tell."""
    rows["articles"][1].pop("wire")
    assert made(rows) is None
