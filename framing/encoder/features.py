"""What an uncased encoder cannot see: the shape of a word and its place in a quotation."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache

from framing.syntax import Quote


class Shape(IntEnum):
    """How a word is written."""

    LOWER = 0
    CAPITALISED = 1
    CAPS = 2
    INITIAL = 3
    DIGIT = 4
    PUNCTUATION = 5
    MIXED = 6


_OPENING = frozenset(["“", "``", "«", "„", "‟", "〝", "「", "『"])
_CLOSING = frozenset(["”", "»", "〞", "」", "』"])
_EITHER = frozenset(("\"", "''", "＂"))
_SINGLE = frozenset(["'", "‘", "’", "‚", "‛", "‹", "›", "`"])


@lru_cache(maxsize=1 << 15)  # half of the words of a text are a few hundred
def shape_of(word: str) -> Shape:
    """The shape of one word; a word without letters and digits is punctuation."""
    letters = [c for c in word if c.isalpha()]
    if any(c.isdigit() for c in word):
        return Shape.DIGIT
    if not letters:
        return Shape.PUNCTUATION
    if all(c.islower() or not c.isupper() for c in letters):
        return Shape.LOWER
    if len(letters) == 1:
        return Shape.INITIAL
    if all(c.isupper() for c in letters):
        return Shape.CAPS
    return Shape.CAPITALISED if letters[0].isupper() and word[0] == letters[0] else Shape.MIXED


def quote_states(words: Sequence[str], blank_before: Sequence[bool]) -> list[Quote]:
    """The quotation state of each word of one paragraph.

    `blank_before[i]`: whether a blank (or the paragraph's start) precedes word i; it tells an
    opening straight mark from a closing one where nesting does not. A quotation that the
    paragraph does not close has `UNCLOSED` words to the end: it goes on in the next paragraph.
    """
    out: list[Quote] = []
    opened = -1
    for i, word in enumerate(words):
        if word in _SINGLE:
            out.append(Quote.SINGLE)
        elif word in _OPENING or (word in _EITHER and opened < 0 and _may_open(i, blank_before)):
            out.append(Quote.OPENING)
            opened = i
        elif word in _CLOSING or word in _EITHER:
            out.append(Quote.CLOSING)
            opened = -1
        else:
            out.append(Quote.INSIDE if opened >= 0 else Quote.OUTSIDE)
    if opened >= 0:
        for i in range(opened + 1, len(out)):
            if out[i] == Quote.INSIDE:
                out[i] = Quote.UNCLOSED
    return out


def _may_open(i: int, blank_before: Sequence[bool]) -> bool:
    """Whether a straight mark can open here: it does not stick to the word before only."""
    sticks_before = not blank_before[i]
    sticks_after = i + 1 < len(blank_before) and not blank_before[i + 1]
    return sticks_after or not sticks_before
