"""Who does the work: this process, or several. A cluster offers the same in `framing.cluster`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Protocol, TypeVar

from framing.errors import InputError

Task = TypeVar("Task")
Result = TypeVar("Result")


class Workers(Protocol):
    """Does tasks in any order; holds no more of them than it needs to keep busy."""

    def do(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """The results as they come."""


class OneProcess:
    """Here, one after the other."""

    def do(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """The results in order."""
        return map(work, tasks)


class Processes:
    """`n` processes of this machine, each with a model of its own (about 350 MB)."""

    def __init__(self, n: int) -> None:
        self.n = n

    def do(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """The results as they come; InputError when a process dies."""
        # Spawned, not forked: the threads of the libraries do not survive a fork.
        pool = ProcessPoolExecutor(self.n, mp_context=get_context("spawn"))
        try:
            yield from as_they_come(lambda task: pool.submit(work, task), tasks, 2 * self.n)
        except BrokenProcessPool as error:
            raise InputError("a process died (killed, or out of memory). What is finished is kept: "
                             "run the same command again to go on, with a smaller --jobs if "
                             "memory is short") from error  # fmt: skip
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def as_they_come(
    submit: Callable[[Task], Future[Result]], tasks: Iterable[Task], most: int
) -> Iterator[Result]:
    """Results of tasks of which at most `most` are under way, as they come."""
    running: set[Future[Result]] = set()
    for task in tasks:
        running.add(submit(task))
        if len(running) >= most:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    while running:
        done, running = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            yield future.result()
