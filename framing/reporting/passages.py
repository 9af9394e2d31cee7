"""The passages behind the numbers: concordance lines, each kept once, and sets of them."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

#: Longest stretch of one passage that is shown; the article has the rest.
LONGEST = 280


class Passage(NamedTuple):
    """One concordance line. `key` is the words in focus; `note` says what was found in them.

    `quote` is true where `key` is a whole passage or claim, not a word in its context.
    """

    anchor: str
    outlet: str
    published: str
    chain: str
    left: str
    key: str
    right: str
    note: str
    heading: str
    quote: bool


@dataclass(frozen=True, slots=True)
class PassageSet:
    """The passages of one number: places of their lines in the book, from 1.

    Those under one heading (the label) stand together, the largest group first. `n` is how many
    passages there are; `lines` may be a sample of them.
    """

    id: str
    title: str
    n: int
    lines: tuple[int, ...]


class Figure(NamedTuple):
    """A number that opens its passages: `k` of `n`; `n` is None where there is no denominator."""

    k: int
    n: int | None
    passages: str


class PassageBook:
    """Collects the passage sets of a report.

    A line is kept once, however many sets hold it; so is a set, under the title it first got,
    however many numbers open it. Long sets are sampled: at random, by the given seed and the
    set's title, so that two reports of the same run show the same lines.
    """

    def __init__(
        self, make: Callable[[str], Passage], *, most: int, seed: int, known: Iterable[str]
    ) -> None:
        self._make = make
        self._most = most
        self._seed = seed
        self._order = {row_id: i for i, row_id in enumerate(known)}
        self._sets: dict[tuple[str, ...], PassageSet] = {}
        #: Passages and their place, by row id.
        self._lines: dict[str, tuple[int, Passage]] = {}

    def open(self, title: str, row_ids: Iterable[str]) -> str:
        """The id of the set with these rows (term or attribution ids), made on first use."""
        rows = tuple(sorted(dict.fromkeys(row_ids), key=self._order.__getitem__))
        if not rows:
            return ""
        if rows not in self._sets:
            self._sets[rows] = self._build(f"p{len(self._sets) + 1}", title, rows)
        return self._sets[rows].id

    def figure(self, title: str, row_ids: Sequence[str], n: int | None = None) -> Figure:
        """The number of rows, of `n`, opening them."""
        return Figure(len(row_ids), n, self.open(title, row_ids))

    @property
    def sets(self) -> tuple[PassageSet, ...]:
        """All sets, in order of first use."""
        return tuple(self._sets.values())

    @property
    def lines(self) -> tuple[Passage, ...]:
        """All lines, in order of first use."""
        return tuple(passage for _, passage in self._lines.values())

    def _build(self, set_id: str, title: str, rows: tuple[str, ...]) -> PassageSet:
        chosen = rows
        if len(rows) > self._most:
            digest = hashlib.sha256(title.encode("utf-8", "replace")).digest()
            chance = random.Random(self._seed ^ int.from_bytes(digest[:8], "big"))
            chosen = tuple(sorted(chance.sample(rows, self._most), key=self._order.__getitem__))
        groups: dict[str, list[int]] = {}
        for row_id in chosen:
            if row_id not in self._lines:
                self._lines[row_id] = len(self._lines) + 1, self._make(row_id)
            place, passage = self._lines[row_id]
            groups.setdefault(passage.heading, []).append(place)
        ranked = sorted(groups.values(), key=lambda places: -len(places))
        return PassageSet(set_id, title, len(rows), tuple(p for group in ranked for p in group))


def shorten(text: str, most: int = LONGEST) -> str:
    """`text` cut at a word where it is long, with an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[:most].rsplit(" ", 1)[0] if " " in text[:most] else text[:most]
    return cut.rstrip(" ,;:") + " …"

