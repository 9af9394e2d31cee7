"""What a teacher thinks of every word of a corpus: shares of labels and links instead of gold."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from framing.syntax import LABELS
from framing.training.batches import Batch

#: Links kept of each word.
N_LINKS = 6
_CUE, _CONTENT = slice(3, 5), slice(5, 7)

Array = npt.NDArray[Any]


class Links(NamedTuple):
    """Link shares inside a batch. to, share: (B, W, N_LINKS), word in the window and share (0
    where the word lies outside); asked: (B, W), how much the word has such a link."""

    to: Tensor
    share: Tensor
    asked: Tensor


class Soft(NamedTuple):
    """A teacher's shares for one batch; `weight` in [0, 1] is what they count against gold.

    pairs: (B, W, L, L) of (label before, label here).
    """

    pairs: Tensor
    cues: Links
    sources: Links
    weight: float


class SoftTargets:
    """A teacher's shares for a corpus, words numbered through it, on one device."""

    def __init__(self, columns: dict[str, Array], weight: float, device: torch.device) -> None:
        self._columns = {k: torch.from_numpy(v).to(device) for k, v in columns.items()}
        self.weight = weight

    @classmethod
    def read(cls, paths: list[Path], weight: float, device: torch.device) -> SoftTargets:
        """The mean over files that `SoftColumns.save` wrote for the same corpus."""
        total: list[SoftColumns] = [SoftColumns.load(path) for path in paths]
        return cls(merge(total), weight, device)

    def of(self, batch: Batch) -> Soft:
        """The shares for the words of a batch; 0 in the padding."""
        n = batch.labels.shape[1]
        word = torch.arange(n, device=batch.at.device)[None, :] < batch.n_words[:, None]
        last = len(self._columns["pairs"]) - 1
        index = (batch.at[:, None] + torch.arange(n, device=batch.at.device)).clamp(max=last)
        pairs = self._columns["pairs"][index].float() * word[:, :, None]
        pairs = pairs.view(*index.shape, len(LABELS), len(LABELS))
        here = pairs.sum(2)
        content, cue = here[:, :, _CONTENT].sum(2), here[:, :, _CUE].sum(2)
        return Soft(pairs, self._links("cue", batch, index, content),
                    self._links("source", batch, index, content + cue), self.weight)  # fmt: skip

    def _links(self, name: str, batch: Batch, index: Tensor, asked: Tensor) -> Links:
        to = self._columns[f"{name}_index"][index].long() - batch.at[:, None, None]
        share = self._columns[f"{name}_share"][index].float()
        inside = (to >= 0) & (to < batch.n_words[:, None, None])
        return Links(to.clamp(0, index.shape[1] - 1), share * inside, asked)


def link_loss(scores: Tensor, links: Links) -> Tensor:
    """Cross entropy of link scores (B, W, W) to a teacher's shares, by how much each is asked."""
    taught = torch.log_softmax(scores, 2).gather(2, links.to)
    weighed = (taught * links.share).sum(2) * links.asked
    return -weighed.sum() / links.asked.sum().clamp(min=1)


class SoftColumns(NamedTuple):
    """A teacher's shares for the articles of one fold.

    words: (n,) numbers in the corpus; pairs: (n, 49) float16; cue_index, source_index:
    (n, N_LINKS) words of the corpus; cue_share, source_share: their shares, float16.
    """

    words: Array
    pairs: Array
    cue_index: Array
    cue_share: Array
    source_index: Array
    source_share: Array

    def save(self, path: Path) -> None:
        """One .npz."""
        np.savez(path, **self._asdict())

    @classmethod
    def load(cls, path: Path) -> SoftColumns:
        """What `save` wrote."""
        with np.load(path) as data:
            return cls(*(data[name] for name in cls._fields))


def merge(parts: list[SoftColumns]) -> dict[str, Array]:
    """Folds and teachers -> columns of the whole corpus; teachers of the same words are averaged.

    ValueError when a word of the corpus has no teacher.
    """
    size = max(int(p.words.max()) for p in parts) + 1
    times = np.zeros(size, np.int64)
    for p in parts:
        times[p.words] += 1
    if times.min() == 0:
        raise ValueError(f"{int((times == 0).sum())} words have no teacher's shares")
    pairs = np.zeros((size, len(LABELS) ** 2), np.float32)
    for p in parts:
        pairs[p.words] += p.pairs
    out: dict[str, Array] = {"pairs": (pairs / times[:, None]).astype(np.float16)}
    for name in ("cue", "source"):
        slots = N_LINKS * int(times.max())
        index, share = np.zeros((size, slots), np.int32), np.zeros((size, slots), np.float16)
        seen = np.zeros(size, np.int64)
        for p in parts:
            at = seen[p.words][:, None] * N_LINKS + np.arange(N_LINKS)
            index[p.words[:, None], at] = getattr(p, f"{name}_index")
            share[p.words[:, None], at] = getattr(p, f"{name}_share")
            seen[p.words] += 1
        out[f"{name}_index"], out[f"{name}_share"] = index, share / times[:, None]
    return {k: v.astype(np.float16) if k.endswith("share") else v for k, v in out.items()}
