"""Emission scores -> spans of sources, cues and contents: the best legal label sequence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")

#: A score no path with a choice takes.
_NEVER = np.float32(-1e6)
_N_LABELS = 7


class Labelled(NamedTuple):
    """Words `start` to `end` (half-open) that the tagger gives one role."""

    role: Role
    start: int
    end: int


def segments(paragraphs: Sequence[int], open_ends: Sequence[bool]) -> list[tuple[int, int]]:
    """Word ranges that are labelled apart: paragraphs, joined where a quotation goes on.

    `paragraphs`: the paragraph of each word, never falling; `open_ends[i]`: a quotation is open
    after word i. No content crosses from one segment to the next.
    """
    out: list[tuple[int, int]] = []
    start = 0
    for i in range(1, len(paragraphs) + 1):
        ends = i == len(paragraphs) or (
            paragraphs[i] != paragraphs[i - 1] and not open_ends[i - 1]
        )
        if ends:
            out.append((start, i))
            start = i
    return out


def legal_transitions(transitions: Floats) -> Floats:
    """The transitions with those that BIO forbids (I-x after anything but B-x, I-x) shut."""
    legal = transitions.astype(np.float32).copy()
    for inside in (2, 4, 6):
        for before in range(_N_LABELS):
            if before not in (inside - 1, inside):
                legal[before, inside] = _NEVER
    return legal


def decode_labels(
    emissions: Floats,
    transitions: Floats,
    ends: tuple[Floats, Floats],
    parts: Sequence[tuple[int, int]],
) -> npt.NDArray[np.intp]:
    """The best label of each word (Viterbi), every part of the text on its own.

    emissions: (n, 7); transitions: (7, 7) [from, to]; ends: scores of a first and a last label;
    parts: half-open word ranges that cover all words in order. All parts advance together.
    """
    labels = np.zeros(len(emissions), np.intp)
    if not parts:
        return labels
    legal = legal_transitions(transitions)
    first = ends[0].copy()
    first[[2, 4, 6]] = _NEVER
    order = sorted(range(len(parts)), key=lambda k: parts[k][0] - parts[k][1])
    starts = np.array([parts[k][0] for k in order])
    sizes = np.array([parts[k][1] - parts[k][0] for k in order])
    score = first + emissions[starts]
    final = score.copy()
    back: list[npt.NDArray[np.intp]] = []
    for step in range(1, int(sizes[0])):
        n = int((sizes > step).sum())
        paths = score[:n, :, None] + legal
        back.append(paths.argmax(1))
        score = paths.max(1) + emissions[starts[:n] + step]
        final[:n] = score
    here = (final + ends[1]).argmax(1)
    for step in range(int(sizes[0]) - 1, -1, -1):
        n = int((sizes > step).sum())
        labels[starts[:n] + step] = here[:n]
        if step:
            here[:n] = back[step - 1][np.arange(n), here[:n]]
    return labels


def find_spans(labels: Sequence[int]) -> list[Labelled]:
    """BIO labels -> labelled word ranges in text order."""
    out: list[Labelled] = []
    start = -1
    for i, label in enumerate([*labels, 0]):
        if start >= 0 and (label == 0 or label % 2 == 1):
            out.append(Labelled(ROLES[(int(labels[start]) - 1) // 2], start, i))
            start = -1
        if label % 2 == 1:
            start = i
    return out
