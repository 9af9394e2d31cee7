"""The passages behind the numbers: concordance lines, each kept once, and sets of them."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

#: Longest stretch of one passage that is shown; the article has the rest.
LONGEST = 280


class Passage(NamedTuple):
    """One concordance line. `key` is the words in focus; `note` says what was found in them.

    `href` leads into the article, empty where its text is not shown. `quote` is true where `key`
    is a whole passage or claim, not a word in its context.
    """

    href: str
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
    """A number that opens its passages: `k` of `n`; `n` is None where there is no denominator.

    `passages` is the address of their list, empty where there is none.
    """

    k: int
    n: int | None
    passages: str


class _Opened(NamedTuple):
    id: str
    page: int
    title: str
    n: int
    rows: tuple[str, ...]


#: Row ids -> their places in the tables and their lines.
Finder = Callable[[Iterable[str]], Mapping[str, tuple[tuple[int, int], Passage]]]


class PassageBook:
    """Collects the passage sets of a page; the lines are made when all numbers are known.

    A line is kept once, however many sets hold it; so is a set, under the title it first got,
    however many numbers open it. Long sets are sampled: at random, by the given seed and the
    set's title, so that two reports of the same run show the same lines. With `page_lines` the
    sets are spread over pages of about so many lines, `folder`/1.html, 2.html ...; else they
    stand in the page itself.
    """

    def __init__(
        self, *, most: int, seed: int, folder: str = "", page_lines: int = 0
    ) -> None:
        self._most = most
        self._seed = seed
        self._folder = folder
        self._page_lines = page_lines
        self._sets: dict[tuple[str, ...], _Opened] = {}
        self._page, self._on_page = 1, 0

    def open(self, title: str, row_ids: Iterable[str]) -> str:
        """The address of the set with these rows (ids of any table), made on first use."""
        rows = tuple(dict.fromkeys(row_ids))
        if not rows:
            return ""
        if rows not in self._sets:
            self._sets[rows] = self._new(title, rows)
        found = self._sets[rows]
        return f"{self._folder}/{found.page}.html#{found.id}" if self._folder else f"#{found.id}"

    def figure(self, title: str, row_ids: Sequence[str], n: int | None = None) -> Figure:
        """The number of rows, of `n`, opening them."""
        return Figure(len(row_ids), n, self.open(title, row_ids))

    def pages(self, find: Finder) -> Iterable[tuple[tuple[PassageSet, ...], tuple[Passage, ...]]]:
        """For each page its sets, in order of first use, and their lines; one page at a time."""
        sets: dict[int, list[_Opened]] = {}
        for opened in self._sets.values():
            sets.setdefault(opened.page, []).append(opened)
        for page in sorted(sets):
            yield _laid_out(sets[page], find)

    def whole(self, find: Finder) -> tuple[tuple[PassageSet, ...], tuple[Passage, ...]]:
        """All sets and lines, for a page that holds its own passages."""
        return _laid_out(list(self._sets.values()), find)

    def _new(self, title: str, rows: tuple[str, ...]) -> _Opened:
        chosen = rows
        if len(rows) > self._most:
            digest = hashlib.sha256(title.encode("utf-8", "replace")).digest()
            chance = random.Random(self._seed ^ int.from_bytes(digest[:8], "big"))
            chosen = tuple(chance.sample(rows, self._most))
        if self._page_lines and self._on_page >= self._page_lines:
            self._page, self._on_page = self._page + 1, 0
        self._on_page += len(chosen)
        return _Opened(f"p{len(self._sets) + 1}", self._page, title, len(rows), chosen)


def _laid_out(
    opened: Sequence[_Opened], find: Finder
) -> tuple[tuple[PassageSet, ...], tuple[Passage, ...]]:
    found = find({row for one in opened for row in one.rows})
    places: dict[str, int] = {}
    sets = []
    for one in opened:
        groups: dict[str, list[str]] = {}
        for row in sorted(one.rows, key=lambda r: found[r][0]):
            groups.setdefault(found[row][1].heading, []).append(row)
        ranked = [row for group in sorted(groups.values(), key=lambda g: -len(g)) for row in group]
        for row in ranked:
            places.setdefault(row, len(places) + 1)
        sets.append(PassageSet(one.id, one.title, one.n, tuple(places[row] for row in ranked)))
    return tuple(sets), tuple(found[row][1] for row in places)


def shorten(text: str, most: int = LONGEST) -> str:
    """`text` cut at a word where it is long, with an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[:most].rsplit(" ", 1)[0] if " " in text[:most] else text[:most]
    return cut.rstrip(" ,;:") + " …"
