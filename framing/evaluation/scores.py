"""Found attributions against gold ones: what is right, as counts that add up over articles.

Everything is a function of a text and spans in it. Blanks, quotation marks and punctuation at the
ends of a span never matter: spans are compared by the letters and digits they cover.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from framing.evaluation.kinds import WORD, Marked, head_word, kinds_of
from framing.spans import Spans, length

#: Contents match when they share at least this part of the characters that either covers.
LEAST_OVERLAP = 0.5
_Set = TypeVar("_Set", set[int], frozenset[int])


class Counts(NamedTuple):
    """How many were found, how many there are, how many of the found are right."""

    n_right: int = 0
    n_found: int = 0
    n_gold: int = 0

    def plus(self, other: Counts) -> Counts:
        """Both together: averages over a corpus are micro-averages."""
        return Counts(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        """Right among the found, in [0, 1]; 0 when nothing was found."""
        return self.n_right / self.n_found if self.n_found else 0.0

    @property
    def recall(self) -> float:
        """Right among the gold, in [0, 1]; 0 when there is none."""
        return self.n_right / self.n_gold if self.n_gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


class KindCounts(NamedTuple):
    """Gold attributions of a kind, those whose content was found, those with the source too."""

    n: int = 0
    n_content: int = 0
    n_who: int = 0


@dataclass
class Scores:
    """Counts by figure and by kind of gold attribution, summed as articles are added.

    In figures of words and terms that are shares (`..._accuracy`), found and gold are all of them.
    """

    figures: dict[str, Counts] = field(default_factory=dict)
    kinds: dict[str, KindCounts] = field(default_factory=dict)
    n_articles: int = 0

    def add(self, text: str, gold: Sequence[Marked], found: Sequence[Marked],
            terms: re.Pattern[str] | None = None) -> None:  # fmt: skip
        """Score one article; `terms` finds the contested terms whose voice is scored apart."""
        self.n_articles += 1
        self._add_words(text, gold, found, terms)
        matched = match_contents([solid(g.content, text) for g in gold],
                                 [solid(f.content, text) for f in found])  # fmt: skip
        who = {g for g, f in matched.items() if same_source(gold[g], found[f])}
        self._count("content_overlap", Counts(len(matched), len(found), len(gold)))
        self._count("who_said_it", Counts(len(who), len(found), len(gold)))
        exact = _shared([letters(g.content, text) for g in gold],
                        [letters(f.content, text) for f in found])  # fmt: skip
        self._count("content_exact", Counts(exact, len(found), len(gold)))
        sources = [_distinct([m.source for m in side], text) for side in (gold, found)]
        cues = [_distinct([m.cue for m in side], text) for side in (gold, found)]
        self._count("source_exact", _counts(len(set(sources[0]) & set(sources[1])), sources))
        overlapping = _pair(sources[0], sources[1])
        self._count("source_overlap", _counts(len(overlapping), sources))
        self._count("cue_exact", _counts(len(set(cues[0]) & set(cues[1])), cues))
        for k, g in enumerate(gold):
            for kind in kinds_of(g, text):
                n = self.kinds.get(kind, KindCounts())
                self.kinds[kind] = KindCounts(n.n + 1, n.n_content + (k in matched),
                                              n.n_who + (k in who))  # fmt: skip

    def _count(self, figure: str, counts: Counts) -> None:
        self.figures[figure] = self.figures.get(figure, Counts()).plus(counts)

    def _add_words(self, text: str, gold: Sequence[Marked], found: Sequence[Marked],
                   terms: re.Pattern[str] | None) -> None:  # fmt: skip
        starts = [match.start() for match in WORD.finditer(text)]
        whose = list(zip(voices(starts, gold), voices(starts, found), strict=True))
        self._add_voices("voice", "who_said_it_word", whose, text)
        if terms is not None:
            at = {start: k for k, start in enumerate(starts)}
            named = [whose[at[m.start()]] for m in terms.finditer(text) if m.start() in at]
            self._add_voices("term_attributed", "term_voice", named, text)

    def _add_voices(self, attributed: str, right: str,
                    whose: Sequence[tuple[Marked | None, Marked | None]], text: str
                    ) -> None:  # fmt: skip
        n, both = len(whose), [(g, f) for g, f in whose if g is not None and f is not None]
        n_neither = sum(g is None and f is None for g, f in whose)
        self._count(attributed, Counts(len(both), sum(f is not None for _, f in whose),
                                       sum(g is not None for g, _ in whose)))  # fmt: skip
        self._count(f"{attributed}_accuracy", Counts(n_neither + len(both), n, n))
        known: dict[tuple[Marked, Marked], tuple[bool, bool]] = {}
        for pair in both:
            if pair not in known:
                known[pair] = same_source(*pair), same_source(*pair, text)
        n_overlap = sum(known[pair][0] for pair in both)
        n_head = sum(known[pair][1] for pair in both)
        self._count(f"{right}_accuracy", Counts(n_neither + n_head, n, n))
        self._count(f"{right}_overlap_accuracy", Counts(n_neither + n_overlap, n, n))


def voices(starts: Sequence[int], marked: Sequence[Marked]) -> list[Marked | None]:
    """Whose each word is, by where it starts (ascending): the shortest content that holds it.

    Of contents of one length the first in the text; None: the outlet's own voice.
    """
    owner: list[Marked | None] = [None] * len(starts)
    by_size = sorted(marked, key=lambda m: (-length(m.content), *(-x for x in m.content[0])))
    for one in by_size:  # the shortest is written last
        for start, end in one.content:
            for k in range(bisect_left(starts, start), bisect_left(starts, end)):
                owner[k] = one
    return owner


def same_source(gold: Marked, found: Marked, text: str = "") -> bool:
    """Whether the sources share a character, or both are absent.

    With the text also whether they have the same head word: "Mr Cole" and, further on, "Cole".
    """
    if not gold.source or not found.source:
        return not gold.source and not found.source
    if _positions(gold.source) & _positions(found.source):
        return True
    head = head_word(gold.source, text) if text else ""
    return bool(head) and head == head_word(found.source, text)


def match_contents(gold: Sequence[set[int]], found: Sequence[set[int]]) -> dict[int, int]:
    """Gold to found by number, one to one, the best overlap first."""
    return _pair(gold, found, LEAST_OVERLAP)


def _pair(gold: Sequence[_Set], found: Sequence[_Set], least: float = 0.0) -> dict[int, int]:
    pairs = []
    for g, left in enumerate(gold):
        for f, right in enumerate(found):
            shared = len(left & right)
            if shared and (overlap := shared / len(left | right)) >= least:
                pairs.append((-overlap, g, f))
    matched: dict[int, int] = {}
    used: set[int] = set()
    for _, g, f in sorted(pairs):
        if g not in matched and f not in used:
            matched[g] = f
            used.add(f)
    return matched


def _shared(gold: Iterable[frozenset[int]], found: Iterable[frozenset[int]]) -> int:
    """How many are in both, each counted as often as it is in both."""
    left = list(found)
    n = 0
    for one in gold:
        if one in left:
            left.remove(one)
            n += 1
    return n


def _distinct(spans: Iterable[Spans], text: str) -> list[frozenset[int]]:
    """Each once, empty ones left out: a source of three quotations counts once."""
    return sorted({letters(s, text) for s in spans} - {frozenset()}, key=sorted)


def _counts(n_right: int, sides: Sequence[Sequence[object]]) -> Counts:
    return Counts(n_right, len(sides[1]), len(sides[0]))


def _positions(spans: Spans) -> set[int]:
    return {k for start, end in spans for k in range(start, end)}


def letters(spans: Spans, text: str) -> frozenset[int]:
    """Where the letters and digits are that the spans cover: what exact means."""
    return frozenset(k for k in _positions(spans) if text[k].isalnum())


def solid(spans: Spans, text: str) -> set[int]:
    """Where the characters are that the spans cover, blanks left out: what overlap means."""
    return {k for k in _positions(spans) if not text[k].isspace()}
