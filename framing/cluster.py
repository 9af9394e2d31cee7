"""The same shards on Dask distributed: workers on other machines (extra `cluster`).

Documents go to the workers and finished shards come back, so the machines need no disk in common;
the process that started the run reads the inputs and writes the results.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any, TypeVar

from framing.errors import InputError

Task = TypeVar("Task")
Result = TypeVar("Result")

#: Shards under way for each thread of a worker: one in work, one waiting.
_AHEAD = 2
#: A shard whose worker dies is done again; when it has cost so many workers, it is to blame.
_RETRIES = 3
_SECONDS = 30


class Cluster:
    """Workers of a Dask scheduler, for `framing.running.analyze(..., workers=...)`.

    Each worker should have one thread (`dask worker --nthreads 1`): the model runs on one, and
    Python on no more.
    """

    def __init__(self, scheduler: str) -> None:
        if find_spec("distributed") is None:
            raise InputError("needs Dask: pip install 'framing[cluster]'", where="--scheduler")
        self.scheduler = scheduler

    def do(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """The results as they come; a worker that dies costs nothing but time."""
        distributed: Any = import_module("distributed")
        try:
            client = distributed.Client(self.scheduler, timeout=_SECONDS, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise InputError(f"no scheduler answers ({error}); start one with: dask scheduler",
                             where=self.scheduler) from error  # fmt: skip
        with client:
            if not (n_threads := sum(client.nthreads().values())):
                raise InputError("the scheduler has no workers; start some with: dask worker "
                                 f"{self.scheduler} --nthreads 1", where=self.scheduler)
            try:
                yield from _as_they_come(client, work, iter(tasks), _AHEAD * n_threads)
            except distributed.KilledWorker as error:
                raise InputError("a shard has cost several workers their life (out of memory?). "
                                 "What is finished is kept: run the same command again to go on",
                                 where=self.scheduler) from error  # fmt: skip


def _as_they_come(
    client: Any, work: Callable[[Task], Result], tasks: Iterator[Task], most: int
) -> Iterator[Result]:
    def submit(task: Task) -> Any:
        return client.submit(work, task, pure=False, retries=_RETRIES)

    distributed: Any = import_module("distributed")
    first = [submit(task) for task in itertools.islice(tasks, most)]
    running = distributed.as_completed(first, loop=client.loop)
    for future in running:
        result = future.result()
        for task in itertools.islice(tasks, 1):
            running.add(submit(task))
        yield result
