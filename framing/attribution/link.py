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

#: A link must hold at least this share of the score's mass, or the nearest span is taken.
MIN_SHARE = 0.02
#: How far, in words, a cue is looked for when the scores name none.
MAX_GAP = 60


class Linked(NamedTuple):
    """One attribution in words; `score` is the share of the mass that its weakest link holds."""

    source: Labelled | None
    cue: Labelled | None
    contents: tuple[Labelled, ...]
    score: float


def link(spans: Sequence[Labelled], windows: Sequence[Window]) -> list[Linked]:
    """Attributions in the order of their first content. Contents of one cue belong together.

    `spans`: from `find_spans`; `windows`: in word order, covering all words.
    """
    shares = [(a, b, _softmax(cue), _softmax(source)) for a, b, cue, source in windows]
    cues = [s for s in spans if s.role == "cue"]
    sources = [s for s in spans if s.role == "source"]
    groups: dict[Labelled, list[tuple[Labelled, float]]] = {}
    out: list[Linked] = []
    for content in (s for s in spans if s.role == "content"):
        cue, share = _best_cue(content, cues, shares)
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
    """The cue with the largest share of the content's links; else the nearest, else none."""
    mass = {cue: _mass(content, cue, shares, 2) for cue in cues}
    best = max(cues, key=lambda cue: (mass[cue], -gap(content, cue)), default=None)
    if best is not None and mass[best] >= MIN_SHARE:
        return best, mass[best]
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
    if best is None or totals[best] < max(nobody, MIN_SHARE):
        return None, nobody
    return best, totals[best]


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
