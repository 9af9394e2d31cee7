"""Progress of a run on standard error: a bar for people, JSON lines for programs, or nothing."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any, Literal

from rich.progress import BarColumn, Progress, TaskID, TextColumn

from framing.cli.output import messages, say
from framing.endings import Ending

if TYPE_CHECKING:
    from framing.running import Progress as Done

How = Literal["bar", "json", "quiet"]


class Watcher(Ending):
    """Shows how much is done, how fast, how long it will take, and what was refused."""

    def __init__(self, how: How) -> None:
        self.how = how
        self._start = time.monotonic()
        self._bar = Progress(
            TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[told]}"),
            console=messages, transient=True, disable=how != "bar",
        )  # fmt: skip
        self._task: TaskID | None = None
        #: Articles that were there before the clock began.
        self._before: int | None = None

    def __enter__(self) -> Watcher:
        self._bar.start()
        self._task = self._bar.add_task("Reading the lexicons and the model", total=None, told="")
        return self

    def __call__(self, done: Done) -> None:
        """After each part of the work."""
        if self._before is None:
            self._start, self._before = time.monotonic(), done.done
            self.recognised(done)
        told = self._told(done)
        if self.how == "json":
            self.log("progress", **told)
        elif self._task is not None:
            share = told["share"]
            self._bar.update(self._task, description="Articles", told=_words(told),
                             completed=share or 0,
                             total=None if share is None else 1.0)  # fmt: skip

    def recognised(self, done: Done) -> None:
        """What the inputs were taken for, before the long work begins."""
        for line in done.recognised:
            if self.how == "json":
                self.log("input", message=line)
            elif self.how == "bar":
                say(line)

    def log(self, event: str, **facts: Any) -> None:
        """One JSON object on a line of standard error."""
        line = json.dumps({"event": event, **facts}, ensure_ascii=True)
        messages.file.write(line + "\n")
        messages.file.flush()

    def _told(self, done: Done) -> dict[str, Any]:
        seconds = time.monotonic() - self._start
        here = done.done - (self._before or 0) - done.n_known
        rate = here / seconds if seconds > 0 and here > 0 else None
        share = done.share
        left = None
        if rate and share:
            left = (done.done / share - done.done) / rate
        return {
            "done": done.done, "total": done.total or None, "share": share,
            "articles_per_second": None if rate is None else round(rate, 2),
            "seconds_left": None if left is None else round(left),
            "words": done.words, "refused": done.n_refused, "other_language": done.n_foreign,
        }  # fmt: skip

    def leave(self, error: BaseException | None) -> None:
        """At the end of the `with` block."""
        self._bar.stop()


def _words(told: dict[str, Any]) -> str:
    parts = [f"{told['done']:,}" + (f" of {told['total']:,}" if told["total"] else "")]
    if told["articles_per_second"]:
        parts.append(f"{told['articles_per_second']:.1f}/s")
    if told["seconds_left"] is not None:
        parts.append(f"{duration(told['seconds_left'])} left")
    if told["refused"]:
        parts.append(f"{told['refused']:,} refused")
    if told["other_language"]:
        parts.append(f"{told['other_language']:,} not English")
    return " · ".join(parts)


def duration(seconds: float) -> str:
    """`5 s`, `12 min`, `3 h 20 min`, `4 d 3 h`."""
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{round(seconds)} s"
    if minutes < 90:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    if hours < 48:
        return f"{hours} h {minutes} min"
    return f"{hours // 24} d {hours % 24} h"
