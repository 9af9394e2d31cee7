"""Character spans: the only place with offset arithmetic.

Offsets are Unicode code points into `Article.text`, half-open. `Spans` is a possibly
discontinuous stretch of text: spans in text order that neither overlap nor touch.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """`[start, end)` in code points; `0 <= start < end` for every span that is stored."""

    start: int
    end: int


Spans = tuple[Span, ...]


def normalise(spans: Iterable[tuple[int, int]]) -> Spans:
    """Sort, drop empty spans, join the ones that overlap or touch."""
    filled = [s for s in spans if s[0] < s[1]]
    if len(filled) == 1:
        return (Span(*filled[0]),)
    out: list[Span] = []
    for start, end in sorted(filled):
        if out and start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, end))
        else:
            out.append(Span(start, end))
    return tuple(out)


def length(spans: Iterable[Span]) -> int:
    """Number of code points covered."""
    return sum(s.end - s.start for s in spans)


def hull(spans: Spans) -> Span:
    """The smallest single span that holds all of them; ValueError when there is none."""
    if not spans:
        raise ValueError("no spans, so no hull")
    return Span(spans[0].start, spans[-1].end)


def intersect(left: Spans, right: Spans) -> Spans:
    """What both cover."""
    if not left or not right or left[-1][1] <= right[0][0] or right[-1][1] <= left[0][0]:
        return ()
    out: list[Span] = []
    i = j = 0
    while i < len(left) and j < len(right):
        start, end = max(left[i].start, right[j].start), min(left[i].end, right[j].end)
        if start < end:
            out.append(Span(start, end))
        if left[i].end < right[j].end:
            i += 1
        else:
            j += 1
    return tuple(out)


def subtract(spans: Spans, holes: Spans) -> Spans:
    """What `spans` covers and `holes` does not."""
    out: list[Span] = []
    for span in spans:
        start = span.start
        for hole in holes:
            if hole.end <= start or hole.start >= span.end:
                continue
            if hole.start > start:
                out.append(Span(start, hole.start))
            start = max(start, hole.end)
        if start < span.end:
            out.append(Span(start, span.end))
    return tuple(out)


def contains(outer: Spans, inner: Spans) -> bool:
    """Whether every code point of `inner` lies in `outer`; false when `inner` is empty."""
    if not inner or not outer or inner[0][0] < outer[0][0] or inner[-1][1] > outer[-1][1]:
        return False
    return len(outer) == 1 or length(intersect(outer, inner)) == length(inner)


def overlaps(left: Spans, right: Spans) -> bool:
    """Whether the two share a code point."""
    return bool(intersect(left, right))


def iou(left: Spans, right: Spans) -> float:
    """Shared over covered code points, in [0, 1]; 0 when both are empty."""
    shared = length(intersect(left, right))
    return shared / (length(left) + length(right) - shared) if shared else 0.0


def trim(text: str, span: Span, characters: str | None = None) -> Span | None:
    """`span` without leading and trailing `characters` (blanks when None); None when all go."""
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip(characters))
    end = span.end - (len(piece) - len(piece.rstrip(characters)))
    return Span(start, end) if start < end else None


def text_of(text: str, spans: Spans, joiner: str = " ") -> str:
    """The covered text, the pieces joined, line breaks and runs of blanks as one blank."""
    if len(spans) == 1:
        return " ".join(text[slice(*spans[0])].split())
    return " ".join(joiner.join([text[s.start : s.end] for s in spans]).split())


def format_spans(spans: Iterable[Span]) -> str:
    """`start-end` joined by `;`: the form the tables use. Empty for no spans."""
    return ";".join([f"{start}-{end}" for start, end in spans])


def parse_spans(cell: str) -> Spans:
    """The inverse of `format_spans`. ValueError names the piece that is no span."""
    out: list[Span] = []
    for piece in cell.split(";") if cell else ():
        start, dash, end = piece.partition("-")
        if not (dash and start.isdecimal() and end.isdecimal() and int(start) < int(end)):
            raise ValueError(f"{piece!r} is not start-end with start < end")
        out.append(Span(int(start), int(end)))
    return tuple(out)
