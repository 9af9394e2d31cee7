"""Encoded: what the encoder says about every word of one article, as plain columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

#: BIO labels in the order of the emission scores.
LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")


class Chain(NamedTuple):
    """Learned scores of label sequences: transitions [from, to], and of the ends of a sequence."""

    transitions: Floats
    first: Floats
    last: Floats


class LinkWindow(NamedTuple):
    """Link scores between the words `start` to `end`, which were read together.

    `to_cue[i, j]`: how much word start + j begins the cue of the content that word start + i is
    in; `to_source[i, j]` the same for sources, from the words of contents and cues. Scores of a
    word for itself stand for "there is none". Softmax over j gives shares.
    """

    start: int
    end: int
    to_cue: Floats
    to_source: Floats


@dataclass(frozen=True, slots=True)
class Encoded:
    """One article's words in text order and the model's scores of them.

    `blocks[i]` is the index into `Article.blocks`; only read blocks have words. `emissions` is
    (n words, len(LABELS)). `quotes` are `features.Quote` states. `sentences` are half-open word
    ranges without a gap; `arcs[k][i, j]`: score of word j of sentence k as head of word i (of
    itself: root). `relations` are given the best-scored head.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    blocks: tuple[int, ...]
    quotes: tuple[int, ...]
    emissions: Floats
    chain: Chain
    links: tuple[LinkWindow, ...]
    tags: tuple[str, ...]
    relations: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    arcs: tuple[Floats, ...]

    def __len__(self) -> int:
        return len(self.starts)
