"""Encoded and Parse: what is known of the words of one article, as plain columns.

Encoded holds the model's scores, Parse the tags, heads and relations that are read from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing.spans import Span

Floats = npt.NDArray[np.float32]

#: BIO labels in the order of the emission scores.
LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")


class Quote(IntEnum):
    """Where a word stands with regard to the quotation marks of its paragraph."""

    OUTSIDE = 0
    OPENING = 1
    INSIDE = 2
    CLOSING = 3
    UNCLOSED = 4
    SINGLE = 5


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
    (n words, len(LABELS)). `quotes` are `Quote` states. `sentences` are
    half-open word ranges without a gap; `arcs[k][i, j]`: score of word j of sentence k as head of
    word i (of itself: root). `relations` are given the best-scored head. `senses`: what each
    word gives to each scene in each role (`SenseModel.shares`).
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
    senses: Floats | None = None

    def __len__(self) -> int:
        return len(self.starts)

#: Penn Treebank tag -> coarse part of speech, as lexicon entries write it.
_COARSE = {"MD": "VERB", "IN": "ADP", "TO": "PART", "CD": "NUM", "CC": "CCONJ", "DT": "DET"}


def coarse_pos(tag: str) -> str:
    """NOUN, PROPN, VERB, ADJ, ADV, PRON, ADP, NUM, DET, CCONJ, PART or X for a Penn tag."""
    if tag.startswith("NNP"):
        return "PROPN"
    if tag.startswith("NN"):
        return "NOUN"
    if tag.startswith("VB"):
        return "VERB"
    if tag.startswith("JJ"):
        return "ADJ"
    if tag.startswith("RB") or tag == "WRB":
        return "ADV"
    if tag.startswith(("PRP", "WP")):
        return "PRON"
    return _COARSE.get(tag, "X")


@lru_cache(maxsize=1 << 14)
def _is_mark(word: str) -> bool:
    return not (word.isalnum() or any(c.isalnum() or c in "$£€%" for c in word))


@dataclass(frozen=True, slots=True)
class Parse:
    """The tokens of one article in text order, one entry a token in every column.

    Only read blocks are parsed, so tokens of datelines, credits and repeated captions are not
    here. `heads[i]` is the token index of i's head in the same sentence, i itself for a root.
    `relations` are spaCy's English labels (nsubj, dobj, ccomp, ...); `tags` are Penn tags.
    `sentences` are half-open token ranges that follow each other without a gap; `sentence_blocks`
    gives for each the index into `Article.blocks`. What every stage asks of a token over and over
    is worked out once: its children, its sentence, its word in lower case, and whether it is a
    mark (`is_mark`: neither a letter nor a digit nor a currency or per cent sign). `senses`, where
    an encoder has read the words: what each token gives to each scene in each role.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    sentence_blocks: tuple[int, ...]
    senses: Floats | None = field(default=None, repr=False, compare=False)
    children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)
    sentence_of: tuple[int, ...] = field(init=False, repr=False, compare=False)
    lower: tuple[str, ...] = field(init=False, repr=False, compare=False)
    is_mark: tuple[bool, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.starts]
        for i, head in enumerate(self.heads):
            if head != i:
                below[head].append(i)
        object.__setattr__(self, "children", tuple(tuple(c) for c in below))
        owner = [k for k, (a, b) in enumerate(self.sentences) for _ in range(a, b)]
        object.__setattr__(self, "sentence_of", tuple(owner))
        object.__setattr__(self, "lower", tuple([w.lower() for w in self.words]))
        object.__setattr__(self, "is_mark", tuple(map(_is_mark, self.words)))

    @classmethod
    def from_rows(
        cls,
        rows: Iterable[tuple[int, int, str, str, str, int, str]],
        sentences: Iterable[tuple[int, int]],
        sentence_blocks: Iterable[int] | None = None,
    ) -> Parse:
        """From (start, end, word, lemma, tag, head, relation) rows; all in block 0 by default."""
        listed = list(rows)
        ranges = tuple(sentences)
        return cls(
            starts=tuple(r[0] for r in listed),
            ends=tuple(r[1] for r in listed),
            words=tuple(r[2] for r in listed),
            lemmas=tuple(r[3] for r in listed),
            tags=tuple(r[4] for r in listed),
            heads=tuple(r[5] for r in listed),
            relations=tuple(r[6] for r in listed),
            sentences=ranges,
            sentence_blocks=tuple(sentence_blocks or (0,) * len(ranges)),
        )

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, first: int, last: int) -> Span:
        """Characters from token `first` to token `last`, both included."""
        return Span(self.starts[first], self.ends[last])

    def subtree(self, token: int) -> list[int]:
        """`token` and all tokens below it, in text order."""
        out, todo = [], [token]
        while todo:
            i = todo.pop()
            out.append(i)
            todo.extend(self.children[i])
        return sorted(out)

    def ancestors(self, token: int) -> Iterator[int]:
        """The head of `token`, its head, and so on up to the root."""
        while self.heads[token] != token:
            token = self.heads[token]
            yield token
