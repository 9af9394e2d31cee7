"""Examples -> padded batches of windows, different in every epoch and the same for every run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import torch
from torch import Tensor

from framing.encoder.features import Shape
from framing.encoder.pieces import MASK, WordPieces, lay_out
from framing.encoder.windows import MAX_PIECES, cut_windows, sentence_breaks
from framing.syntax import Quote
from framing.training.corpus import Example, Ints
from framing.training.silver import SilverParse

#: Targets that are not asked for (padding, links that leave the window).
IGNORED = -1
_STRAIGHT = {1523: 1000, 1524: 1000, 1520: 1005, 1521: 1005}


@dataclass(frozen=True, slots=True)
class Columns:
    """One example with its word pieces and silver parse: what windows are cut from.

    `at` is the number of its first word in the corpus, where words are counted through it.
    """

    example: Example
    pieces: tuple[tuple[int, ...], ...]
    paragraphs: tuple[int, ...]
    breaks: tuple[bool, ...]
    parse: SilverParse | None
    at: int = 0


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows, padded. (B, T) a piece: ids, shapes, quotes. (B, W) a word: the rest.

    `lengths`, `n_words` and `at` (the number of the first word in the corpus) are (B,). `first`
    indexes pieces; targets are IGNORED in padding.
    """

    ids: Tensor
    shapes: Tensor
    quotes: Tensor
    lengths: Tensor
    n_words: Tensor
    first: Tensor
    labels: Tensor
    to_cue: Tensor
    to_source: Tensor
    tags: Tensor
    heads: Tensor
    relations: Tensor
    sentence_starts: Tensor
    paragraph_starts: Tensor
    at: Tensor

    def to(self, device: torch.device) -> Batch:
        """The same batch in the memory of `device`, as integers that index."""
        columns = {f.name: getattr(self, f.name).to(device).long() for f in fields(self)}
        return Batch(**columns)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How an epoch is varied. `size`: padded pieces in a batch; `longest`: pieces in a window;
    shares are of words or windows."""

    size: int = 2200
    longest: int = MAX_PIECES
    share_masked: float = 0.04
    share_short: float = 0.3
    share_straight: float = 0.08
    share_odd_case: float = 0.04


def make_columns(
    example: Example, splitter: WordPieces, parse: SilverParse | None = None, at: int = 0
) -> Columns:
    """The columns of one example."""
    pieces = tuple(tuple(p) for p in splitter.split(example.words))
    paragraphs = tuple(example.paragraphs.tolist())
    return Columns(example, pieces, paragraphs, tuple(sentence_breaks(example.words)), parse,
                   at)  # fmt: skip


def epoch_batches(
    articles: Sequence[Sequence[Columns]], recipe: Recipe, seed: int, epoch: int
) -> list[Batch]:
    """All batches of one epoch in training order; one version of each article."""
    rng = np.random.default_rng([seed, epoch])
    windows = []
    for versions in articles:
        columns = versions[int(rng.integers(len(versions)))]
        windows += [(columns, a, b) for a, b in _cut(columns, recipe, rng)]
    rows = [_row(columns, a, b, recipe, rng) for columns, a, b in windows]
    order = np.argsort([len(r["ids"]) + rng.uniform(0, 12) for r in rows])
    groups: list[list[dict[str, Ints]]] = [[]]
    longest = 0
    for k in order:
        longest = max(longest, len(rows[k]["ids"]))
        if groups[-1] and longest * (len(groups[-1]) + 1) > recipe.size:
            groups.append([])
            longest = len(rows[k]["ids"])
        groups[-1].append(rows[k])
    return [_collate(groups[k]) for k in rng.permutation(len(groups))]


def label_batch(columns: Columns, windows: Sequence[tuple[int, int]]) -> Batch:
    """Unvaried windows of one article as one batch (for reading, not for learning)."""
    plain = Recipe(0, MAX_PIECES, 0.0, 0.0, 0.0, 0.0)
    rng = np.random.default_rng(0)
    return _collate([_row(columns, a, b, plain, rng) for a, b in windows])


def _cut(columns: Columns, recipe: Recipe, rng: np.random.Generator) -> list[tuple[int, int]]:
    def limit() -> int:
        if rng.random() < recipe.share_short:
            return int(rng.integers(48, recipe.longest + 1))
        return recipe.longest

    sizes = [len(p) for p in columns.pieces]
    return cut_windows(sizes, columns.paragraphs, columns.breaks, limit)


def _row(
    columns: Columns, start: int, end: int, recipe: Recipe, rng: np.random.Generator
) -> dict[str, Ints]:
    """One window: its piece and word columns, words numbered from its start."""
    example, parse = columns.example, columns.parse
    layout = lay_out(columns.pieces, columns.paragraphs, start, end)
    words = np.array(layout.words)
    inside = words >= 0
    ids = np.array(layout.ids, np.int32)
    hidden = rng.random(end - start) < recipe.share_masked
    ids[inside & hidden[np.where(inside, words - start, 0)]] = MASK
    if rng.random() < recipe.share_straight:
        for curly, straight in _STRAIGHT.items():
            ids[ids == curly] = straight
    shapes = np.where(inside, example.shapes[words], Shape.PUNCTUATION)
    if rng.random() < recipe.share_odd_case:
        odd = Shape.CAPS if rng.random() < 0.5 else Shape.LOWER
        shapes = np.where((shapes <= Shape.INITIAL) | (shapes == Shape.MIXED), odd, shapes)
    here = slice(start, end)
    row = {
        "ids": ids, "shapes": shapes,
        "quotes": np.where(inside, example.quotes[words], Quote.OUTSIDE),
        "first": np.array(layout.first), "labels": example.labels[here],
        "to_cue": _inside(example.to_cue[here], start, end),
        "to_source": _inside(example.to_source[here], start, end),
        "paragraph_starts": np.diff(example.paragraphs[here], prepend=-1) != 0,
        "at": np.array([columns.at + start]),
    }  # fmt: skip
    names = ("tags", "heads", "relations", "sentence_starts")
    empty = np.full(end - start, IGNORED)
    row |= {name: getattr(parse, name)[here] if parse else empty for name in names}
    row["heads"] = _inside(row["heads"], start, end)
    return row


def _inside(targets: Ints, start: int, end: int) -> Ints:
    """Targets relative to the window; IGNORED where they leave it."""
    return np.where((targets >= start) & (targets < end), targets - start, IGNORED)


def _collate(rows: Sequence[dict[str, Ints]]) -> Batch:
    columns: dict[str, Tensor] = {
        "lengths": torch.tensor([len(r["ids"]) for r in rows]),
        "n_words": torch.tensor([len(r["first"]) for r in rows]),
    }
    zero = {"ids", "shapes", "quotes", "first"}
    for field in fields(Batch):
        if field.name in columns:
            continue
        parts = [r[field.name] for r in rows]
        if field.name == "at":
            columns["at"] = torch.from_numpy(np.concatenate(parts).astype(np.int32))
            continue
        shape = (len(rows), max(len(p) for p in parts))
        padded = np.full(shape, 0 if field.name in zero else IGNORED, np.int32)
        for i, part in enumerate(parts):
            padded[i, : len(part)] = part
        columns[field.name] = torch.from_numpy(padded)
    return Batch(**columns)
