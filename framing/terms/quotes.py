"""Where quotation marks open and close in a paragraph."""

from __future__ import annotations

import re

from framing.spans import Span, Spans, normalise

_OPENING = {"“": "”", "„": "“”", "«": "»", "‘": "’"}
_SINGLE = "'‘’"
_MARK = re.compile("[“”„«»\"'‘’]")


def quoted_spans(text: str, block: Span) -> Spans:
    """What stands between quotation marks in `block`, the marks themselves left out.

    A straight mark opens where none is open and closes where one is. An opening mark that is
    never closed quotes nothing: an odd mark costs its own passage, not the paragraph. An
    apostrophe is no closing single mark.
    """
    out: list[tuple[int, int]] = []
    opened: list[tuple[int, str]] = []  # (first character inside, marks that close it)
    for found in _MARK.finditer(text, *block):
        i, char = found.start(), found[0]
        if char in _SINGLE and not _is_mark(text, i, block):
            continue
        closed = next((k for k in range(len(opened) - 1, -1, -1) if char in opened[k][1]), None)
        if closed is not None and not (char in _SINGLE and _opens(text, i, block)):
            out.append((opened[closed][0], i))
            del opened[closed:]
        elif char in _OPENING:
            opened.append((i + 1, _OPENING[char]))
        elif char in "\"'":
            opened.append((i + 1, char))
    return normalise(out)


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


def _is_mark(text: str, i: int, block: Span) -> bool:
    """A single mark between two letters, or after a letter before none open, is an apostrophe."""
    before = text[i - 1] if i > block.start else " "
    after = text[i + 1] if i + 1 < block.end else " "
    return not (before.isalnum() and after.isalnum())


def _opens(text: str, i: int, block: Span) -> bool:
    """A mark after a blank and before a letter opens."""
    before = text[i - 1] if i > block.start else " "
    after = text[i + 1] if i + 1 < block.end else " "
    return before.isspace() and not after.isspace()
