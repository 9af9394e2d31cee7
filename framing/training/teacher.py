"""A base-size teacher: trained on some articles, it labels the others for the small encoder.

Cross-fitting keeps a teacher from repeating the gold that it has seen (Wolpert 1992).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from framing.encoder.windows import cut_windows
from framing.training.batches import Columns, label_batch
from framing.training.heads import Model
from framing.training.soft import N_LINKS, Array, SoftColumns

N_FOLDS = 4
#: Pieces in the first window of each reading; the further ones are full. Words that stand at the
#: edge of a window in one reading stand inside in the other.
_FIRST_WINDOWS = (384, 190)
_LONGEST = 384

Articles = Sequence[Sequence[Columns]]


def split(articles: Articles, fold: int) -> tuple[Articles, Articles]:
    """The articles that the teacher of `fold` learns from, and those that it labels."""
    learned = [a for i, a in enumerate(articles) if i % N_FOLDS != fold]
    return learned, [a for i, a in enumerate(articles) if i % N_FOLDS == fold]


@torch.no_grad()
def label(model: Model, articles: Articles, path: Path) -> None:
    """The model's shares of labels and links for every word of `articles`, to `path`."""
    model.eval()
    parts = [label_article(model, versions[0]) for versions in articles]
    SoftColumns(*(np.concatenate(column) for column in zip(*parts, strict=True))).save(path)


def label_article(model: Model, columns: Columns) -> SoftColumns:
    """The mean of the readings of one article."""
    n = len(columns.pieces)
    device = next(model.parameters()).device
    pairs = torch.zeros(n, len(model.crf.first) ** 2, device=device)
    cues, sources = (torch.zeros(n, n, device=device) for _ in range(2))
    for first in _FIRST_WINDOWS:
        windows = _windows(columns, first)
        batch = label_batch(columns, windows).to(device)
        with torch.autocast(device.type, torch.bfloat16):
            state = model.word_states(batch)[-1]
            emissions = model.emissions(state)
            links = model.links(state, batch)
        found = model.crf.pairs(emissions, batch.n_words).flatten(2)
        to_cue, to_source = (torch.softmax(x, 2) for x in links)
        for row, (a, b) in enumerate(windows):
            pairs[a:b] += found[row, : b - a]
            cues[a:b, a:b] += to_cue[row, : b - a, : b - a]
            sources[a:b, a:b] += to_source[row, : b - a, : b - a]
    m = len(_FIRST_WINDOWS)
    words = columns.at + np.arange(n)
    return SoftColumns(words, _half(pairs / m), *_best(cues / m, columns.at),
                       *_best(sources / m, columns.at))  # fmt: skip


def _windows(columns: Columns, first: int) -> list[tuple[int, int]]:
    sizes = [len(p) for p in columns.pieces]
    limits: Iterator[int] = iter([first])
    return cut_windows(sizes, columns.paragraphs, columns.breaks, lambda: next(limits, _LONGEST))


def _best(shares: Tensor, at: int) -> tuple[Array, Array]:
    """The N_LINKS largest shares of each word and where they lead, as numbers in the corpus."""
    best, index = torch.topk(shares, min(N_LINKS, shares.shape[1]), 1)
    short = N_LINKS - best.shape[1]
    best = torch.nn.functional.pad(best, (0, short))
    index = torch.nn.functional.pad(index, (0, short))
    return (index + at).int().cpu().numpy(), _half(best)


def _half(values: Tensor) -> Array:
    half: Array = values.half().cpu().numpy()
    return half
