"""`analyze` with a progress bar, and what it has to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from framing.cli.output import progress_bar, say

if TYPE_CHECKING:
    from framing.reporting.folder import Format
    from framing.running import Progress

#: Notes on inputs that are printed one by one.
_NOTES = 5


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of `analyze` and `run` as typed."""

    lexicons: Sequence[Path] | None
    excel: bool
    format: str
    n_processes: int
    keep: bool


def analyze_articles(
    articles: Sequence[Path], output: Path, choices: Choices, quiet: bool
) -> int:
    """Run the analysis with a progress bar; the number of refused articles, each one named."""
    from framing.reporting.wording import plural
    from framing.running import Options, analyze

    options = Options(
        lexicons=tuple(choices.lexicons or ()),
        excel=choices.excel,
        format=cast("Format", choices.format),
        n_processes=choices.n_processes,
        keep=choices.keep,
    )
    with progress_bar(quiet=quiet) as bar:
        task = bar.add_task("Reading the lexicons and the model", total=None)

        def watch(progress: Progress) -> None:
            bar.update(task, description="Articles", total=progress.total, completed=progress.done)

        done = analyze(articles, output, options, watch=watch)
    for note in done.notes[:_NOTES]:
        say(f"note: {note}")
    if len(done.notes) > _NOTES:
        say(f"note: and {len(done.notes) - _NOTES} more of this kind")
    for error in done.refused:
        say(f"left out: {error}", style="red")
    if not quiet:
        kept = done.done - len(done.refused)
        if done.n_known:
            say(f"{plural(done.n_known, 'article')} taken over from an earlier run")
        say(f"{plural(kept, 'article')} read, {done.words:,} words and punctuation marks; "
             f"{len(done.refused)} left out")  # fmt: skip
    return len(done.refused)
