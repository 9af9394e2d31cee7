"""`analyze`: the options as typed, the run with its progress, and what it has to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import typer

from framing.cli.options import (
    AnyLanguage,
    Columns,
    Excel,
    Formats,
    Jobs,
    Keep,
    Lexicons,
    LogJson,
    Quiet,
    Scheduler,
    Speakers,
)
from framing.cli.output import say
from framing.cli.watching import How, Watcher

if TYPE_CHECKING:
    from framing.reporting.folder import Format
    from framing.running import Options, Progress
    from framing.running.workers import Workers

#: Left-out articles that are printed one by one; all are in the table of them.
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of `analyze` and `run` as typed."""

    columns: Columns = None
    lexicons: Lexicons = None
    speakers: Speakers = None
    any_language: AnyLanguage = False
    jobs: Jobs = 1
    scheduler: Scheduler = ""
    excel: Excel = False
    format: Formats = "csv"
    keep: Keep = False
    quiet: Quiet = False
    log_json: LogJson = False

    @property
    def how(self) -> How:
        """How progress is shown."""
        return "json" if self.log_json else "quiet" if self.quiet else "bar"

    def options(self) -> Options:
        """As the job below takes them."""
        from framing.reading.columns import Mapper
        from framing.running import Options

        return Options(
            lexicons=tuple(self.lexicons or ()),
            mapper=Mapper.parse(self.columns or ()),
            any_language=self.any_language,
            speakers=self.speakers,
            excel=self.excel,
            format=cast("Format", self.format),
            n_processes=self.jobs,
            keep=self.keep,
        )


def analyze_articles(
    articles: Sequence[str], output: Path | str | None, choices: Choices
) -> int:
    """Run the analysis with its progress shown; the number of refused articles."""
    from framing.running import analyze

    if output is None:
        raise typer.BadParameter("is missing; expected a folder for the results",
                                 param_hint="--output / -o")  # fmt: skip
    options, workers = choices.options(), _workers(choices)
    with Watcher(choices.how) as watcher:
        done = analyze(articles, output, options, watch=watcher, workers=workers)
    _tell(done, watcher, choices)
    return done.n_refused


def local_folder(output: str) -> Path:
    """The folder for tables and report; a usage error for an address."""
    if "://" in output:
        raise typer.BadParameter(
            "is an address; a report is written into a folder of this machine. Use framing "
            f"analyze -o {output}, and framing report on a copy of it",
            param_hint="--output / -o")  # fmt: skip
    return Path(output)


def _workers(choices: Choices) -> Workers | None:
    if not choices.scheduler:
        return None
    from framing.cluster import Cluster

    return Cluster(choices.scheduler)


def _tell(done: Progress, watcher: Watcher, choices: Choices) -> None:
    from framing.reporting.plurals import plural

    if choices.log_json:
        for note in done.notes:
            watcher.log("note", message=note)
        for error in done.refused:
            watcher.log("left_out", place=error.where, message=error.message)
        watcher.log("finished", done=done.done, words=done.words, refused=done.n_refused,
                    other_language=done.n_foreign, known=done.n_known)  # fmt: skip
        return
    for note in done.notes:
        say(f"note: {note}")
    for error in done.refused[:_SHOWN]:
        say(f"left out: {error}", style="red")
    if (more := done.n_refused - _SHOWN) > 0:
        say(f"left out: and {more:,} more; all are in left_out.{choices.format}", style="red")
    if done.n_foreign:
        say(f"not in English and left out: {plural(done.n_foreign, 'article')}; "
            "--any-language reads them nonetheless")  # fmt: skip
    if not choices.quiet:
        kept = done.done - done.n_refused - done.n_foreign
        if done.n_known:
            say(f"{plural(done.n_known, 'article')} taken over from an earlier run")
        say(f"{plural(kept, 'article')} read, {done.words:,} words and punctuation marks; "
            f"{done.n_refused:,} left out")  # fmt: skip


def tell_inputs(articles: Sequence[str], choices: Choices) -> int:
    """Say what the inputs are taken for and read nothing else; the number of refused articles."""
    from framing.reporting.plurals import plural
    from framing.running.look import look

    options = choices.options()
    with Watcher(choices.how) as watcher:
        seen = look(articles, options.mapper)
    if choices.log_json:
        watcher.log("inputs", recognised=seen.recognised, articles=seen.n_articles,
                    undated=seen.n_undated, refused=seen.n_refused,
                    outlets=dict(seen.outlets))  # fmt: skip
        return seen.n_refused
    for line in seen.recognised:
        typer.echo(line)
    outlets = ", ".join(f"{name} {n:,}" for name, n in seen.outlets)
    more = f" and {plural(seen.n_outlets - len(seen.outlets), 'more outlet')}" * (
        seen.n_outlets > len(seen.outlets))  # fmt: skip
    dates = f", {seen.n_undated:,} of them without a date beside the text" * bool(seen.n_undated)
    typer.echo(f"{plural(seen.n_articles, 'article')}{dates}; by outlet: {outlets}{more}")
    for note in seen.notes:
        say(f"note: {note}")
    for problem in seen.refused:
        say(f"left out: {problem}", style="red")
    if seen.n_refused > len(seen.refused):
        say(f"left out: and {seen.n_refused - len(seen.refused):,} more", style="red")
    return seen.n_refused
