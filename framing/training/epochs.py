"""Batches, epoch after epoch; on a fast device made ahead by processes of their own."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, fields

import torch
import torch.distributed as dist

from framing.training.batches import Batch, Columns, Recipe, epoch_batches
from framing.training.corpus import Ints

#: The articles of a process that makes epochs.
_ARTICLES: list[Sequence[Sequence[Columns]]] = []


@dataclass(frozen=True)
class Epochs:
    """The articles as varied batches. `ahead`: processes that make epochs ahead; 0: none."""

    articles: Sequence[Sequence[Columns]]
    ahead: int = 0

    def batches(
        self, size: int, longest: int, seed: int, first: int
    ) -> Iterator[tuple[int, Batch]]:
        """(step, this process's batch) from step `first` on, without end."""
        rank = dist.get_rank() if dist.is_initialized() else 0
        world = dist.get_world_size() if dist.is_initialized() else 1
        step = 0
        for batches in self._epochs(Recipe(size=size, longest=longest), seed):
            for k in range(len(batches) // world):
                if step >= first:
                    yield step, batches[k * world + rank]
                step += 1

    def _epochs(self, recipe: Recipe, seed: int) -> Iterator[list[Batch]]:
        if not self.ahead:
            epoch = 0
            while True:
                yield epoch_batches(self.articles, recipe, seed, epoch)
                epoch += 1
        # Forked, so that each has the articles without a copy; none of them touches the device.
        context = multiprocessing.get_context("fork")
        _ARTICLES[:] = [self.articles]
        pool = ProcessPoolExecutor(self.ahead, context)
        waiting: deque[Future[list[dict[str, Ints]]]] = deque()
        try:
            for epoch in range(1 << 30):
                waiting.append(pool.submit(_make, recipe, seed, epoch))
                if len(waiting) > self.ahead:
                    made = waiting.popleft().result()
                    yield [_as_batch(columns) for columns in made]
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _make(recipe: Recipe, seed: int, epoch: int) -> list[dict[str, Ints]]:
    """One epoch as arrays, which travel between processes better than tensors."""
    made = epoch_batches(_ARTICLES[0], recipe, seed, epoch)
    return [{f.name: getattr(b, f.name).numpy() for f in fields(Batch)} for b in made]


def _as_batch(columns: dict[str, Ints]) -> Batch:
    return Batch(**{name: torch.from_numpy(value) for name, value in columns.items()})
