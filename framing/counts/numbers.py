"""Numbers in words and figures, with the least and the most that they allow."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

_FIGURES = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_SMALL = {word: value for value, word in enumerate((
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
))}  # fmt: skip
_TENS = {word: 10 * value for value, word in enumerate((
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
), start=2)}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
           "dozen": 12}  # fmt: skip
#: Plurals that name no number; the value is the unit of which there are two or more.
_VAGUE = {"dozens": 12, "scores": 20, "tens": 10, "hundreds": 100, "thousands": 1_000,
          "millions": 1_000_000}  # fmt: skip
#: Number words that taggers take for nouns.
NOUNS = frozenset((*_SMALL, *_TENS, *_SCALES, *_VAGUE))


@dataclass(frozen=True, slots=True)
class Number:
    """`low` and `high` are equal for an exact number; `high` is None for "dozens"."""

    low: int
    high: int | None

    @property
    def is_vague(self) -> bool:
        """Whether the words name no number."""
        return self.high is None


def is_number_word(word: str) -> bool:
    """Whether a word can be part of a number."""
    return all(
        part in _SMALL or part in _TENS or part in _SCALES or part in _VAGUE
        or bool(_FIGURES.fullmatch(part))
        for part in _parts(word)
    ) and bool(_parts(word))  # fmt: skip


def read_number(words: Sequence[str]) -> Number | None:
    """"1,200", "twenty-nine", "2.5 million", "tens of thousands", "two dozen"; else None."""
    parts = [p for w in words for p in _parts(w) if p not in ("and", "of", "a", "an")]
    if not parts:
        return None
    vague = [_VAGUE[p] for p in parts if p in _VAGUE]
    if vague:
        # "tens of thousands" is 10 * 1,000 and more, "thousands" 2 * 1,000 and more
        low = math.prod(vague)
        known = _value([p for p in parts if p not in _VAGUE])
        return Number(low * (known or (1 if len(vague) > 1 else 2)), None)
    value = _value(parts)
    return None if value is None else Number(value, value)


def _parts(word: str) -> list[str]:
    return [p for p in re.split(r"[-‐‑\s]+", word.lower()) if p]


def _value(parts: Sequence[str]) -> int | None:
    total = 0.0
    group = 0.0
    seen = False
    for part in parts:
        if part in _SMALL or part in _TENS:
            group += _SMALL.get(part, 0) + _TENS.get(part, 0)
        elif _FIGURES.fullmatch(part):
            group += float(part.replace(",", ""))
        elif part in _SCALES:
            group = (group or 1) * _SCALES[part]
            if _SCALES[part] >= 1_000:
                total, group = total + group, 0.0
        else:
            return None
        seen = True
    value = total + group
    return int(value) if seen and value == int(value) else None
