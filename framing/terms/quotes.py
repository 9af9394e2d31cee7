"""A label and the quotation marks around it."""

from __future__ import annotations

from framing.quotations import find_quotations
from framing.spans import Span, Spans, normalise


def quoted_spans(text: str, block: Span) -> Spans:
    """What stands between quotation marks in `block`, the marks themselves left out.

    A mark that is never closed quotes nothing here: a label is quoted by both its marks.
    """
    return normalise(q.inner for q in find_quotations(text, [block]) if q.closed)


def balanced(span: Span, head: Span, quotes: Spans, text: str) -> Span:
    """The span with both marks of a quotation or with none.

    A mark right beside the span is taken in; where the quotation reaches further, the span keeps
    the side of the mark that its head is on.
    """
    start, end = span
    for inside in quotes:
        opens, closes = start <= inside.start - 1 < end, start <= inside.end < end
        if opens == closes:
            continue
        if opens and not text[end : inside.end].strip():
            end = inside.end + 1
        elif closes and not text[inside.start : start].strip():
            start = inside.start - 1
        else:
            mark = inside.start - 1 if opens else inside.end
            start, end = (mark + 1, end) if head.start > mark else (start, mark)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
