"""Spans: the offset arithmetic that everything stands on."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.spans import (
    Span,
    Spans,
    contains,
    format_spans,
    hull,
    intersect,
    iou,
    length,
    normalise,
    overlaps,
    parse_spans,
    subtract,
    text_of,
    trim,
)

pairs = st.tuples(st.integers(0, 60), st.integers(0, 60))
many = st.lists(pairs, max_size=6).map(normalise)


def covered(spans: Spans) -> set[int]:
    """The code points, one by one: the slow definition that the functions are held to."""
    return {i for s in spans for i in range(s.start, s.end)}


@given(st.lists(pairs, max_size=8))
def test_normalised_spans_are_ordered_apart_and_cover_the_same(raw: list[tuple[int, int]]) -> None:
    """Normalising changes nothing of what is covered; the result has gaps between its spans."""
    spans = normalise(raw)
    assert covered(spans) == {i for s, e in raw for i in range(s, e)}
    assert all(a.end < b.start for a, b in pairwise(spans))


@given(many, many)
def test_set_operations_agree_with_sets(left: Spans, right: Spans) -> None:
    """Intersection, difference, containment, overlap and IoU are those of the code points."""
    a, b = covered(left), covered(right)
    assert covered(intersect(left, right)) == a & b
    assert covered(subtract(left, right)) == a - b
    assert length(left) == len(a)
    assert contains(left, right) == (bool(b) and b <= a)
    assert overlaps(left, right) == bool(a & b)
    assert iou(left, right) == pytest.approx(len(a & b) / len(a | b) if a | b else 0)


@given(many)
def test_written_spans_read_back(spans: Spans) -> None:
    """The cell form loses nothing."""
    assert parse_spans(format_spans(spans)) == spans


@pytest.mark.parametrize("cell", ["5", "5-", "-5", "7-3", "3-3", "1-2;", "a-b", "1-2,3-4", "²-³"])
def test_a_cell_that_is_no_span_list_is_refused(cell: str) -> None:
    """A damaged cell is an error that shows the piece, never a wrong span."""
    with pytest.raises(ValueError, match=r"start-end|invalid"):
        parse_spans(cell)


@given(st.text(max_size=30), st.data())
def test_trim_takes_blanks_only(text: str, data: st.DataObject) -> None:
    """A trimmed span begins and ends with ink and loses only blanks."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    trimmed = trim(text, Span(start, end))
    if trimmed is None:
        assert not text[start:end].strip()
    else:
        assert text[slice(*trimmed)] == text[start:end].strip()


def test_text_of_joins_pieces_and_folds_line_breaks() -> None:
    """Discontinuous spans read as one line."""
    assert text_of("Police\n fired, she said, at us", (Span(0, 13), Span(25, 30))) == (
        "Police fired at us"
    )


def test_hull_of_nothing_is_an_error() -> None:
    """There is no smallest span around nothing."""
    with pytest.raises(ValueError, match="hull"):
        hull(())
    assert hull((Span(1, 2), Span(5, 9))) == Span(1, 9)
