"""Article -> Encoded: every word of the read blocks goes through the model once."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from framing.articles import Article
from framing.encoder.features import Shape, quote_states, shape_of
from framing.encoder.loader import Model, load_model
from framing.encoder.pieces import lay_out
from framing.encoder.windows import cut_windows, sentence_breaks
from framing.encoder.words import find_words
from framing.senses import SenseModel
from framing.syntax import LABELS, Encoded, Floats, LinkWindow, Quote

_OUTPUTS = ("emissions", "to_cue", "to_source", "tags", "sentence_starts", "arcs", "relations",
            "vectors")  # fmt: skip


class Words(NamedTuple):
    """The words of an article as columns, one entry a word."""

    starts: list[int]
    ends: list[int]
    words: list[str]
    blocks: list[int]
    quotes: list[int]
    shapes: list[int]


class Encoder:
    """The model, ready to read articles one after the other."""

    def __init__(self, model: Model | None = None) -> None:
        self._model = model or load_model()

    @property
    def senses(self) -> SenseModel:
        """The weights by which the shares in `Encoded.senses` are told."""
        return self._model.senses

    def encode(self, article: Article) -> Encoded:
        """Words and scores of one article; empty columns for an article without words."""
        words = read_words(article)
        pieces = self._model.pieces.split(words.words)
        sizes = [len(p) for p in pieces]
        breaks = sentence_breaks(words.words)
        windows = cut_windows(sizes, words.blocks, breaks)
        results = [self._run(words, pieces, a, b) for a, b in windows]
        return self._join(words, windows, results)

    def _run(
        self, words: Words, pieces: Sequence[Sequence[int]], start: int, end: int
    ) -> list[npt.NDArray[Any]]:
        """The model's outputs for one window, in the order of _OUTPUTS; of the vectors only what
        each word gives to the senses, since three kilobytes a word would fill the memory."""
        layout = lay_out(pieces, words.blocks, start, end)
        at = np.array(layout.words)
        inside = at >= 0
        blocks = np.array(words.blocks[start:end])
        feed = {
            "ids": np.array(layout.ids, np.int64),
            "shapes": np.where(inside, np.array(words.shapes, np.int64)[at], Shape.PUNCTUATION),
            "quotes": np.where(inside, np.array(words.quotes, np.int64)[at], Quote.OUTSIDE),
            "first": np.array(layout.first, np.int64),
            "paragraph_starts": np.diff(blocks, prepend=-1) != 0,
        }
        *outputs, vectors = self._model.session.run(list(_OUTPUTS), feed)
        return [*outputs, self.senses.shares(vectors)]

    def _join(
        self,
        words: Words,
        windows: Sequence[tuple[int, int]],
        results: Sequence[Sequence[npt.NDArray[Any]]],
    ) -> Encoded:
        """The windows' outputs as the columns of the article."""
        emissions: list[Floats] = [np.zeros((0, len(LABELS)), np.float32)]
        senses: list[Floats] = []
        links, tags, relations, sentences, arcs = [], [], [], [], []
        for (start, end), outputs in zip(windows, results, strict=True):
            found = dict(zip(_OUTPUTS, outputs, strict=True))
            emissions.append(found["emissions"])
            senses.append(found["vectors"])
            links.append(LinkWindow(start, end, found["to_cue"], found["to_source"]))
            tags += [self._model.tags[k] for k in found["tags"].tolist()]
            relations += [self._model.relations[k] for k in found["relations"].tolist()]
            cuts = [*np.flatnonzero(found["sentence_starts"]).tolist(), end - start]
            for a, b in itertools.pairwise(cuts):
                sentences.append((start + a, start + b))
                arcs.append(found["arcs"][a:b, a:b].copy())
        return Encoded(
            tuple(words.starts), tuple(words.ends), tuple(words.words), tuple(words.blocks),
            tuple(words.quotes), np.concatenate(emissions), self._model.chain, tuple(links),
            tuple(tags), tuple(relations), tuple(sentences), tuple(arcs),
            np.concatenate(senses) if senses else np.zeros((0, 0, 0), np.float32),
        )  # fmt: skip


def read_words(article: Article) -> Words:
    """The words of the article's read blocks, with their features."""
    out = Words([], [], [], [], [], [])
    for number, block in enumerate(article.blocks):
        if not block.is_read:
            continue
        spans = find_words(article.text, block.span.start, block.span.end)
        words = [article.text[a:b] for a, b in spans]
        blank = [i == 0 or spans[i - 1][1] < spans[i][0] for i in range(len(spans))]
        out.starts.extend(a for a, _ in spans)
        out.ends.extend(b for _, b in spans)
        out.words.extend(words)
        out.blocks.extend([number] * len(spans))
        out.quotes.extend(int(q) for q in quote_states(words, blank))
        out.shapes.extend(int(shape_of(w)) for w in words)
    return out
