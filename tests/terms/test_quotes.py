"""Quotation marks: where they open and close, and what odd ones cost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.spans import Span
from framing.terms.quotes import quoted_spans


def quoted(text: str) -> list[str]:
    """The quoted pieces of a text that is one block."""
    return [text[s.start : s.end] for s in quoted_spans(text, Span(0, len(text)))]


@pytest.mark.parametrize(("text", "pieces"), [
    ("blamed “extremists” and others", ["extremists"]),
    ('blamed "extremists" and "outside forces"', ["extremists", "outside forces"]),
    ("blamed ‘extremists’, it said", ["extremists"]),
    ("blamed 'extremists', it said", ["extremists"]),
    ("He said: “they call us ‘bandits’ there”", ["they call us ‘bandits’ there"]),
    ("«бандиты» and „Räuber“", ["бандиты", "Räuber"]),
])  # fmt: skip
def test_marks_of_every_kind_quote(text: str, pieces: list[str]) -> None:
    """Straight, curly, single and foreign marks; a quotation within one is part of it."""
    assert quoted(text) == pieces


@pytest.mark.parametrize("text", [
    "Kazakhstan’s protesters don't trust the minister's word",
    "the protesters’ demands were met",
    "he said “and never came to an end",
    'a 5" screen',
    "",
])  # fmt: skip
def test_apostrophes_and_open_ends_quote_nothing(text: str) -> None:
    """An apostrophe is no mark; a mark that is never closed quotes nothing."""
    assert quoted(text) == []


def test_an_odd_mark_costs_only_its_own_passage() -> None:
    """After “ without an end the next pair still counts."""
    assert "bandits" in quoted("“He left. They are “bandits” now")[0]


def test_only_the_block_is_read() -> None:
    """A mark in the paragraph before does not reach over."""
    text = '"open\nblamed "extremists" again'
    assert [text[slice(*s)] for s in quoted_spans(text, Span(6, len(text)))] == ["extremists"]


@given(st.text(alphabet="ab '\"“”‘’«»„\n", max_size=40))
def test_hostile_marks_never_raise(text: str) -> None:
    """Spans are ordered, inside the block and not empty, whatever the marks."""
    last = -1
    for start, end in quoted_spans(text, Span(0, len(text))):
        assert last < start < end <= len(text)
        last = end
