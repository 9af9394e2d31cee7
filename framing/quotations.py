"""Quotation marks -> quotations: pure functions over text, no parse and no word lists.

Marks are read paragraph by paragraph, so that one missing mark never reaches the next
paragraph; a quotation goes on only where the next paragraph opens one again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from framing.spans import Span, trim

_DOUBLE = "\"“”„‟«»＂"
_SINGLE = "'‘’‚‛‹›"
_OPENERS = "“„‟«‘‚‛‹"
_CLOSERS = "”»’›"
_MARK = re.compile(f"``|''|[{_DOUBLE}{_SINGLE}]")
#: Mark-up left in a text; the marks around its values quote nobody.
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…]+(?=\s|$)|$")
#: Words that lose their first letters and so start with a mark that opens nothing.
_ELISION = re.compile(r"['‘’](?:\d\ds?\b|em\b|tis\b|twas\b|til\b|cause\b|n['’])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch in quotation marks; `span` holds the marks, `inner` does not."""

    span: Span
    inner: Span
    single: bool = False
    #: False when the mark that should end it is missing: it then ends with its sentence.
    closed: bool = True
    #: Re-opens the quotation of the paragraph before.
    continues: bool = False
    #: How many quotations hold this one.
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    single: bool
    may_open: bool
    may_close: bool


def find_quotations(text: str, paragraphs: Iterable[Span]) -> tuple[Quotation, ...]:
    """All quotations of paragraphs that follow each other, in text order, outer before inner."""
    out: list[Quotation] = []
    waiting: tuple[int, Span] | None = None
    for paragraph in paragraphs:
        found = _pair(text, paragraph)
        first = next((n for n, q in enumerate(found) if not q.single), None)
        starts = trim(text, paragraph)
        reopens = first is not None and starts is not None and (
            found[first].span.start == starts.start)  # fmt: skip
        if waiting is not None and first is not None and reopens:
            out[waiting[0]] = _to_end(text, out[waiting[0]], waiting[1])
            found[first] = replace(found[first], continues=True)
        unclosed = [n for n, q in enumerate(found) if not q.single and not q.closed]
        waiting = (len(out) + unclosed[0], paragraph) if unclosed else None
        out.extend(found)
    return _with_depth(out)


def _to_end(text: str, quotation: Quotation, paragraph: Span) -> Quotation:
    """An open quotation that goes on: it covers its own paragraph to the end."""
    inner = trim(text, Span(quotation.inner.start, paragraph.end)) or quotation.inner
    return replace(quotation, span=Span(quotation.span.start, inner.end), inner=inner)


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    """Every mark that can open or close something; apostrophes inside words are none."""
    out = []
    tags = [m.span() for m in _TAG.finditer(text, paragraph.start, paragraph.end)]
    for found in _MARK.finditer(text, paragraph.start, paragraph.end):
        start, end, sign = found.start(), found.end(), found.group()
        if any(a < start < b for a, b in tags):
            continue
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        single = sign in _SINGLE
        glued_left, glued_right = not before.isspace(), not after.isspace()
        if single and before.isalnum() and after.isalnum():
            continue
        opens_here = glued_right and (not before.isalnum() and before not in ".,!?;%)]")
        closes_here = glued_left and not after.isalnum()
        may_open = opens_here and not (single and _ELISION.match(text, start))
        may_close = closes_here and not (sign in "\"＂" and before.isdigit() and not single
                                         and _is_inch(text, paragraph, start))  # fmt: skip
        if sign in "\"＂" and not glued_left and not glued_right:
            may_close = True
        elif sign == "``":
            may_open, may_close = True, False
        elif sign in _OPENERS and not single and not may_close:
            may_open = True
        elif sign in _CLOSERS and not single and not may_open:
            may_close = True
        elif sign in _OPENERS and may_open:
            may_close = False
        elif sign in _CLOSERS and may_close:
            may_open = False
        if may_open or may_close:
            out.append(_Mark(start, end, single, may_open, may_close))
    return out


def _is_inch(text: str, paragraph: Span, at: int) -> bool:
    """`6'2"` and `a 15" gun`: a number's unit when no quotation can be open before it."""
    before = text[paragraph.start : at]
    return not any(m in before for m in "\"“„«＂")


def _pair(text: str, paragraph: Span) -> list[Quotation]:
    """Pairs inside one paragraph; an opening mark without its closing one ends its sentence."""
    out: list[Quotation] = []
    stack: list[_Mark] = []
    marks = _marks(text, paragraph)
    for n, mark in enumerate(marks):
        waiting = [m for m in stack if m.single == mark.single]
        if waiting and mark.may_close and not _is_possessive(text, paragraph, marks, n):
            opening = waiting[-1]
            for dropped in stack[stack.index(opening) + 1 :]:
                out.extend(_unclosed(text, paragraph, dropped))
            del stack[stack.index(opening) :]
            if opening.end < mark.start:
                out.append(Quotation(Span(opening.start, mark.end),
                                     Span(opening.end, mark.start), mark.single))  # fmt: skip
        elif mark.may_open:
            stack.append(mark)
    for opening in stack:
        out.extend(_unclosed(text, paragraph, opening))
    return sorted(out, key=lambda q: (q.span.start, -q.span.end))


def _is_possessive(text: str, paragraph: Span, marks: Sequence[_Mark], n: int) -> bool:
    """`protesters’ demands`: after s, before a blank and a word, while a better end follows."""
    mark = marks[n]
    if not mark.single or text[mark.start - 1 : mark.start] not in ("s", "S"):
        return False
    after = text[mark.end : min(mark.end + 2, paragraph.end)]
    if not (len(after) == 2 and after[0] == " " and after[1].isalnum()):
        return False
    return any(m.single and m.may_close for m in marks[n + 1 :])


def _unclosed(text: str, paragraph: Span, mark: _Mark) -> list[Quotation]:
    """What an opening mark without its closing one may claim: the rest of its sentence."""
    if mark.single:
        return []
    found = _SENTENCE_END.search(text, mark.end, paragraph.end)
    inner = trim(text, Span(mark.end, found.end() if found else paragraph.end))
    if inner is None:
        return []
    return [Quotation(Span(mark.start, inner.end), inner, closed=False)]


def _with_depth(quotations: list[Quotation]) -> tuple[Quotation, ...]:
    """Sorted, with the number of quotations around each; crossing ones are dropped."""
    out: list[Quotation] = []
    around: list[Quotation] = []
    for quotation in sorted(quotations, key=lambda q: (q.span.start, -q.span.end)):
        while around and around[-1].span.end <= quotation.span.start:
            around.pop()
        if around and around[-1].span.end < quotation.span.end:
            continue
        quotation = replace(quotation, depth=len(around))
        out.append(quotation)
        around.append(quotation)
    return tuple(out)
