"""Commands on finished tables: report and verify."""

from __future__ import annotations

import sys
import webbrowser
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from framing.cli.corrected import tell_corrected
from framing.cli.grouped import grouped
from framing.cli.options import (
    Embed,
    MaxPassages,
    NoText,
    OnlyOutlets,
    OnlySpeakers,
    Open,
    Quiet,
    ReportOutput,
    Results,
    Title,
)
from framing.cli.output import say

if TYPE_CHECKING:
    from framing.analysis.results import Results as Made

#: Faults that are printed one by one.
_FAULTS = 20


@dataclass(frozen=True, slots=True)
class Look:
    """What a report looks like."""

    title: Title = ""
    max_passages: MaxPassages = 50
    embed: Embed = None
    open_it: Open = False


@dataclass(frozen=True, slots=True)
class Part:
    """What of a run is reported, and where the report goes."""

    output: ReportOutput = None
    outlet: OnlyOutlets = None
    speaker: OnlySpeakers = None
    no_text: NoText = False


@dataclass(frozen=True, slots=True)
class Instead:
    """What is printed instead of making pages."""

    console: Annotated[
        bool, typer.Option("--console", help="Print the summary only; write nothing.")
    ] = False
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print the summary as Markdown; write nothing.")
    ] = False
    annotations: Annotated[
        bool,
        typer.Option(
            "--annotations",
            help="Print all terms and attributions as W3C Web Annotations (JSON-LD); write "
            "nothing.",
        ),
    ] = False


@grouped
def report(
    results: Results,
    part: Part,
    look: Look,
    instead: Instead,
    quiet: Quiet = False,
) -> None:
    """Make the report from a folder of tables: HTML pages, summary tables, console summary.

    Example: framing report results/ --title "Protests in January" --open

    To share it without texts: framing report results/ --outlet "Daily Star" --no-text

    For a notebook: framing report results/ --markdown > summary.md
    """
    from framing import publishing

    wanted = publishing.Publication(
        look.title, look.max_passages, look.embed, tuple(part.outlet or ()),
        tuple(part.speaker or ()), not part.no_text, part.output)  # fmt: skip
    if instead.console + instead.markdown + instead.annotations > 1:
        raise typer.BadParameter("--console, --markdown and --annotations exclude each other")
    tell_corrected(results)
    if instead.console:
        show_summary(publishing.results(results, wanted))
    elif instead.markdown:
        typer.echo(publishing.markdown(results, wanted), nl=False)
    elif instead.annotations:
        for piece in publishing.web_annotations(results, wanted):
            typer.echo(piece, nl=False)
    else:
        made = publishing.report(results, wanted)
        show_report(made, quiet=quiet, open_it=look.open_it)


def verify(
    results: Results,
    texts: Annotated[
        list[Path],
        typer.Argument(metavar="TEXTS...", help="Folders or files that hold the articles."),
    ],
) -> None:
    """Check that the tables in DIR are about these texts: same articles, same words at the offsets.

    For a second team that got a report without text and has the texts. Articles are known by the
    hash of their text, whatever the files are called. Exit code 1: something does not agree.

    Example: framing verify report-no-text/ my-articles/
    """
    from framing.publishing import verify as check
    from framing.reading.articles import find_inputs, read_articles

    verdict = check(results, read_articles(find_inputs(texts)))
    typer.echo(f"{verdict.n_found:,} of {verdict.n_articles:,} articles have the same text")
    for table, n in verdict.compared.items():
        agreeing = verdict.agreeing.get(table, 0)
        typer.echo(f"{agreeing:,} of {n:,} {table} stand where the table says")
    for fault in verdict.faults[:_FAULTS]:
        say(fault, style="red")
    if (more := len(verdict.faults) - _FAULTS) > 0:
        say(f"and {more:,} more of this kind")
    raise typer.Exit(0 if verdict.holds else 1)


def show_report(made: object, *, quiet: bool, open_it: bool) -> None:
    """The console summary of a report that was made, where it is, and the browser if wanted."""
    from framing.publishing import Published

    assert isinstance(made, Published)
    if not quiet:
        show_summary(made.results)
        say(f"Report: {made.page}")
    if open_it and not webbrowser.open(made.page.resolve().as_uri()):
        say("no browser could be opened")


def show_summary(made: Made) -> None:
    """The summary on standard output."""
    from framing.reporting.console import render_console

    render_console(made, Console(highlight=False, width=None if sys.stdout.isatty() else 100))
