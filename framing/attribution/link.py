"""Spans and link scores -> who says what: each content to its cue, each cue to its source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing.attribution.decode import Labelled

Floats = npt.NDArray[np.float32]
#: (first word, end word, scores to cues, scores to sources) of words that were read together.
Window = tuple[int, int, Floats, Floats]

#: A link to a tagged span must hold at least this share of the score's mass.
MIN_SHARE = 0.02
#: A word that the tagger gave no role becomes a cue or source where it holds this share.
NEW_SHARE = 0.3
#: How much "nobody is named" counts against a named source: the scores lean to sources, which
#: most contents have. PolNeAR's development part: 52 of 126 sourceless contents, 50 with 3.0.
NONE_WEIGHT = 4.0
#: How far, in words, a cue is looked for when the scores name none.
MAX_GAP = 20


class Linked(NamedTuple):
    """One attribution in words; `score` is the share of the mass that its weakest link holds."""

    source: Labelled | None
    cue: Labelled | None
    contents: tuple[Labelled, ...]
    score: float


def link(
    spans: Sequence[Labelled],
    windows: Sequence[Window],
    reopened: frozenset[int] = frozenset(),
) -> list[Linked]:
    """Attributions in the order of their first content. Contents of one cue belong together.

    `spans`: from `find_spans`; `windows`: in word order, covering all words; `reopened`: words
    that begin a paragraph inside a quotation which an earlier paragraph opened.
    """
    shares = [(a, b, _softmax(cue), _softmax(source)) for a, b, cue, source in windows]
    cues = [s for s in spans if s.role == "cue"]
    sources = [s for s in spans if s.role == "source"]
    groups: dict[Labelled, list[tuple[Labelled, float]]] = {}
    out: list[Linked] = []
    last: tuple[int, Labelled | None] = (-1, None)
    for content in (s for s in spans if s.role == "content"):
        cue, share = _best_cue(content, cues, shares)
        if share < MIN_SHARE and content.start == last[0] and content.start in reopened:
            cue = last[1]
        last = content.end, cue
        if cue is not None:
            groups.setdefault(cue, []).append((content, share))
        else:
            source, share = _best_source([content], sources, shares)
            out.append(Linked(source, None, (content,), share))
    for cue, members in groups.items():
        contents = [content for content, _ in members]
        source, share = _best_source([cue, *contents], sources, shares)
        weakest = min(share, *(s for _, s in members))
        out.append(Linked(source, cue, tuple(contents), weakest))
    return sorted(out, key=lambda x: (x.contents[0].start, x.contents[0].end))


def _softmax(scores: Floats) -> Floats:
    shifted = np.exp(scores - scores.max(1, keepdims=True, initial=-1e9))
    shares: Floats = shifted / shifted.sum(1, keepdims=True)
    return shares


def _best_cue(
    content: Labelled, cues: Sequence[Labelled], shares: Sequence[Window]
) -> tuple[Labelled | None, float]:
    """The cue with the largest share of the content's links, else an untagged word, else the
    nearest cue, else none."""
    given = _given([content], shares, 2)
    mass = {cue: given.to(cue) for cue in given.within_reach(cues)}
    best = max(mass, key=lambda cue: (mass[cue], -gap(content, cue)), default=None)
    if best is not None and mass[best] >= MIN_SHARE:
        return best, mass[best]
    word, share = given.best_word(content)
    if word is not None:
        return Labelled("cue", word, word + 1), share
    near = min(cues, key=lambda cue: gap(content, cue), default=None)
    if near is not None and gap(content, near) <= MAX_GAP:
        return near, 0.0
    return None, 0.0


def _best_source(
    members: Sequence[Labelled], sources: Sequence[Labelled], shares: Sequence[Window]
) -> tuple[Labelled | None, float]:
    """The source that the cue (first of `members`) and contents point to, or none.

    "None" competes with its own share: what the members' words give to themselves.
    """
    given = _given(members, shares, 3)
    totals = {source: given.to(source) for source in given.within_reach(sources)}
    best = max(totals, key=lambda s: (totals[s], -gap(members[0], s)), default=None)
    if best is not None and totals[best] >= max(NONE_WEIGHT * given.to_none, MIN_SHARE):
        return best, totals[best]
    word, share = _given(members[:1], shares, 3).best_word(members[0])
    if word is not None and share > NONE_WEIGHT * given.to_none:
        return Labelled("source", word, word + 1), share
    return None, given.to_none


class _Given(NamedTuple):
    """What some spans' words give, on average, to the words of the windows they lie in.

    `parts`: (first word, shares added up from there, one more than words); `to_none`: what they
    give to themselves. All shares together are 1 for spans inside their windows.
    """

    parts: list[tuple[int, Floats]]
    to_none: float

    def to(self, target: Labelled) -> float:
        """The share given to the words of `target`, in [0, 1]."""
        total = 0.0
        for start, sums in self.parts:
            a, b = max(target.start - start, 0), min(target.end - start, len(sums) - 1)
            if a < b:
                total += float(sums[b] - sums[a])
        return total

    def within_reach(self, targets: Sequence[Labelled]) -> list[Labelled]:
        """The targets, in text order as given, that lie in a window: the others' share is 0."""
        first = min((start for start, _ in self.parts), default=0)
        last = max((start + len(sums) - 1 for start, sums in self.parts), default=0)
        a = bisect_left(targets, first, key=lambda t: t.end)
        return list(targets[a : bisect_left(targets, last, key=lambda t: t.start)])

    def best_word(self, outside: Labelled) -> tuple[int | None, float]:
        """The word not in `outside` that is given most, where that is NEW_SHARE at least."""
        best: tuple[int | None, float] = (None, NEW_SHARE)
        for start, sums in self.parts:
            words = np.diff(sums)
            words[max(outside.start - start, 0) : max(outside.end - start, 0)] = 0
            if len(words) and float(words.max()) >= best[1]:
                best = start + int(words.argmax()), float(words.max())
        return best


def _given(members: Sequence[Labelled], shares: Sequence[Window], column: int) -> _Given:
    """The shares that `members` give, each member counted alike. `column` of a window: 2 or 3."""
    parts: list[tuple[int, Floats]] = []
    to_none = 0.0
    for member in members:
        weight = 1 / (member.end - member.start) / len(members)
        for window in shares:
            a, b = max(member.start, window[0]), min(member.end, window[1])
            if a >= b:
                continue
            matrix = window[2] if column == 2 else window[3]
            rows = matrix[a - window[0] : b - window[0]]
            sums = np.concatenate([[0.0], np.cumsum(rows.sum(0)) * weight]).astype(np.float32)
            parts.append((window[0], sums))
            own = np.diagonal(matrix)[a - window[0] : b - window[0]]
            to_none += float(own.sum()) * weight
    return _Given(parts, to_none)


def gap(left: Labelled, right: Labelled) -> int:
    """Words between two spans; 0 when they touch or overlap."""
    return max(right.start - left.end, left.start - right.end, 0)
