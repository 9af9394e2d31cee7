"""Text -> paragraphs: where they start and end, nothing about what they are."""

from __future__ import annotations

from itertools import pairwise

from framing.spans import Span, trim

#: A line of hard-wrapped prose is about this long; a shorter one ends its paragraph.
WRAPPED_LINE = range(45, 101)
SENTENCE_END = tuple(".?!:;\"'”’)")


def split_paragraphs(text: str) -> list[Span]:
    """Spans of the paragraphs, in order, without the blanks around them.

    Every line is a paragraph, whatever character breaks it, except in hard-wrapped text, where
    full lines run on until a short or a blank one.
    """
    lines = _lines(text)
    if not _is_wrapped(text, lines):
        return [line for line in lines if line]
    paragraphs: list[Span] = []
    open_ended = False
    for line in lines:
        if line is None:
            open_ended = False
            continue
        if open_ended:
            paragraphs[-1] = Span(paragraphs[-1].start, line.end)
        else:
            paragraphs.append(line)
        open_ended = _length(line) in WRAPPED_LINE
    return paragraphs


def _lines(text: str) -> list[Span | None]:
    """The lines without the blanks around them; None stands for a blank line."""
    lines: list[Span | None] = []
    start = 0
    for line in text.splitlines(keepends=True):
        lines.append(trim(text, Span(start, start + len(line))))
        start += len(line)
    return lines


def _is_wrapped(text: str, lines: list[Span | None]) -> bool:
    """No line is long, and most full lines that have a line right after them stop in mid-sentence.

    One such line proves nothing (a headline above its article), so there must be two.
    """
    if any(line and _length(line) >= WRAPPED_LINE.stop for line in lines):
        return False
    followed = [
        line for line, after in pairwise(lines)
        if line and after and _length(line) in WRAPPED_LINE
    ]  # fmt: skip
    running = sum(not text[: line.end].endswith(SENTENCE_END) for line in followed)
    return running >= 2 and running * 2 > len(followed)


def _length(line: Span) -> int:
    return line.end - line.start
