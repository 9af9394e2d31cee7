"""Spans and link scores -> who says what: each content to its cue, each cue to its source."""

from __future__ import annotations

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
    mass = {cue: _mass(content, cue, shares, 2) for cue in cues}
    best = max(cues, key=lambda cue: (mass[cue], -gap(content, cue)), default=None)
    if best is not None and mass[best] >= MIN_SHARE:
        return best, mass[best]
    word, share = _best_word(content, shares, 2)
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
    totals = {s: sum(_mass(m, s, shares, 3) for m in members) / len(members) for s in sources}
    nobody = sum(_self_mass(m, shares) for m in members) / len(members)
    best = max(sources, key=lambda s: (totals[s], -gap(members[0], s)), default=None)
    if best is not None and totals[best] >= max(nobody, MIN_SHARE):
        return best, totals[best]
    word, share = _best_word(members[0], shares, 3)
    if word is not None and share > nobody:
        return Labelled("source", word, word + 1), share
    return None, nobody


def _best_word(
    span: Labelled, shares: Sequence[Window], column: int
) -> tuple[int | None, float]:
    """The word outside `span` that its words point to most, where it holds NEW_SHARE."""
    best: tuple[int | None, float] = (None, NEW_SHARE)
    for window in shares:
        a, b = max(span.start, window[0]), min(span.end, window[1])
        if a >= b:
            continue
        matrix = window[2] if column == 2 else window[3]
        given = matrix[a - window[0] : b - window[0]].sum(0) / (span.end - span.start)
        given[a - window[0] : b - window[0]] = 0
        if float(given.max()) >= best[1]:
            best = window[0] + int(given.argmax()), float(given.max())
    return best


def gap(left: Labelled, right: Labelled) -> int:
    """Words between two spans; 0 when they touch or overlap."""
    return max(right.start - left.end, left.start - right.end, 0)


def _mass(span: Labelled, target: Labelled, shares: Sequence[Window], column: int) -> float:
    """The mean share that the words of `span` give to the words of `target`, in [0, 1]."""
    total = 0.0
    for window in shares:
        start, end = window[0], window[1]
        a, b = max(span.start, start), min(span.end, end)
        c, d = max(target.start, start), min(target.end, end)
        if a < b and c < d:
            matrix = window[2] if column == 2 else window[3]
            total += float(matrix[a - start : b - start, c - start : d - start].sum())
    return total / (span.end - span.start)


def _self_mass(span: Labelled, shares: Sequence[Window]) -> float:
    """The mean share that the words of `span` give to themselves: no source in the text."""
    total = 0.0
    for start, end, _, matrix in shares:
        a, b = max(span.start, start), min(span.end, end)
        total += sum(float(matrix[i - start, i - start]) for i in range(a, b))
    return total / (span.end - span.start)
