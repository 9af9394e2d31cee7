"""The command line: options in, calls to the rooms below, exit codes out. No logic."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.text import Text

from framing.errors import FramingError
from framing.reporting.controls import show_controls

if TYPE_CHECKING:
    from framing.analysis.results import Results as Made

app = typer.Typer(
    help="Who calls whom what? Claims and contested terms in news text, each with whose words it "
    "is.\n\nStart with: framing run seeds/ -o reports/",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
lexicon_app = typer.Typer(
    help="Look at the lexicons, and check your own.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(lexicon_app, name="lexicon")

messages = Console(stderr=True, highlight=False)
#: Notes on inputs that are printed one by one.
_NOTES = 5

Articles = Annotated[
    list[Path],
    typer.Argument(
        metavar="ARTICLES...",
        help="Folders or .txt files; '-' reads one article from standard input.",
    ),
]
Output = Annotated[
    Path, typer.Option("--output", "-o", metavar="DIR", help="Folder for the results.")
]
Results = Annotated[
    Path, typer.Argument(metavar="DIR", help="A folder that `framing analyze` wrote.")
]
Lexicons = Annotated[
    list[Path] | None,
    typer.Option("--lexicon", metavar="FILE", help="A lexicon of your own, added; repeatable."),
]
Excel = Annotated[
    bool,
    typer.Option(help="Write tables that a spreadsheet opens without running a cell as a formula."),
]
Title = Annotated[str, typer.Option(help="Title of the report.")]
MaxPassages = Annotated[
    int, typer.Option(min=1, help="Passages shown behind each number; more are sampled.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Write CSV instead of a table.")]


@app.command()
def run(
    articles: Articles,
    output: Output,
    lexicon: Lexicons = None,
    excel: Excel = False,
    title: Title = "",
    max_passages: MaxPassages = 50,
    quiet: Quiet = False,
) -> None:
    """Analyse articles and write the tables, the console summary and report.html.

    Example: framing run seeds/ -o reports/
    """
    from framing.running import report as make_report

    refused = _analyze(articles, output, lexicon, excel, quiet)
    made = make_report(output, title=title, max_passages=max_passages)
    if not quiet:
        _summary(made)
        _say(f"Report: {output / 'report.html'}")
    raise typer.Exit(1 if refused else 0)


@app.command()
def analyze(
    articles: Articles,
    output: Output,
    lexicon: Lexicons = None,
    excel: Excel = False,
    quiet: Quiet = False,
) -> None:
    """Analyse articles and write the tables (CSV with a data package).

    Example: framing analyze articles/ -o results/ --lexicon my-words.yaml
    """
    refused = _analyze(articles, output, lexicon, excel, quiet)
    raise typer.Exit(1 if refused else 0)


@app.command()
def report(
    results: Results,
    title: Title = "",
    max_passages: MaxPassages = 50,
    quiet: Quiet = False,
) -> None:
    """Make the console summary, the summary tables and report.html from a folder of tables.

    Example: framing report results/ --title "Protests in January"
    """
    from framing.running import report as make_report

    made = make_report(results, title=title, max_passages=max_passages)
    if not quiet:
        _summary(made)
        _say(f"Report: {results / 'report.html'}")


@app.command()
def kwic(
    results: Results,
    term: Annotated[
        str, typer.Argument(help="Words ('*' for any letters) or an entry id (protest.rioter).")
    ],
    as_csv: AsCsv = False,
) -> None:
    """Concordance lines of a term, each with outlet and whose words it is. Exit code 1: none.

    Example: framing kwic reports/ "terrorist*"
    """
    from framing.analysis.kwic import concordance
    from framing.reading.results import read_tables
    from framing.reporting.listings import render_concordance

    if not term.strip():
        raise typer.BadParameter("is empty; expected words or an entry id", param_hint="TERM")
    lines = concordance(read_tables(results), term)
    if as_csv:
        _write_csv(lines.columns, lines.fillna("").to_dict("records"))
    else:
        render_concordance(lines.fillna("").to_dict("records"), _output())
        _say(f"{len(lines)} lines")
    raise typer.Exit(0 if len(lines) else 1)


@app.command()
def sources(results: Results, as_csv: AsCsv = False) -> None:
    """Who is quoted: how often, in how many words, by which outlets, with which verbs.

    Example: framing sources reports/
    """
    from framing.analysis.sourcing import quoted_sources
    from framing.reading.results import read_tables

    rows = quoted_sources(read_tables(results))
    _show(rows.columns, rows.to_dict("records"), as_csv)


@app.command()
def schema() -> None:
    """Print the data dictionary (every table and column) as Markdown.

    Example: framing schema > data-dictionary.md
    """
    from framing.analysis.summaries import SUMMARIES
    from framing.tables.dictionary import markdown
    from framing.tables.schema import TABLES

    typer.echo(markdown([*TABLES, *SUMMARIES]), nl=False)


@lexicon_app.command("list")
def lexicon_list(
    domain: Annotated[str, typer.Option(help="Only this domain, e.g. protest.")] = "",
    referent: Annotated[str, typer.Option(help="Only this referent class.")] = "",
    legitimacy: Annotated[int | None, typer.Option(help="Only this level, -3 .. 2.")] = None,
    lexicon: Lexicons = None,
    as_csv: AsCsv = False,
) -> None:
    """The entries in force. Exit code 1: none fits.

    Example: framing lexicon list --domain protest --legitimacy -2
    """
    from framing.reading.lexicons import default_lexicon_dir, read_lexicon

    found = read_lexicon([default_lexicon_dir(), *(lexicon or ())])
    rows = [
        {"id": e.id, "forms": ", ".join(e.forms), "role": e.role, "referent": e.referent,
         "legitimacy": e.legitimacy, "visibility": e.visibility, "stance": e.stance,
         "category": e.category, "neutral": ", ".join(e.neutral)}
        for e in found.entries
        if (not domain or e.domain == domain) and (not referent or e.referent == referent)
        and (legitimacy is None or e.legitimacy == legitimacy)
    ]  # fmt: skip
    _show(list(rows[0]) if rows else [], rows, as_csv)
    _say(f"{len(rows)} of {len(found.entries)} entries")
    known = sorted({e.referent for e in found.entries if e.referent})
    if referent and referent not in known:
        _say(f"no referent class is called {referent}; the known ones are {', '.join(known)}")
    raise typer.Exit(0 if rows else 1)


@lexicon_app.command("check")
def lexicon_check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Lexicon files (YAML).")],
) -> None:
    """Check lexicon files, also against those that come with the program.

    Prints every fault with file and line. Exit code 1: faults.

    Example: framing lexicon check my-words.yaml
    """
    from framing.reading.lexicons import check_lexicon, default_lexicon_dir

    _, faults = check_lexicon([default_lexicon_dir(), *files])
    for fault in faults:
        typer.echo(show_controls(str(fault)))
    _say(f"{len(faults)} faults" if faults else "no faults")
    raise typer.Exit(1 if faults else 0)


@app.callback(invoke_without_command=True)
def _global(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        from importlib.metadata import version as version_of

        typer.echo(version_of("framing"))
        raise typer.Exit


def _analyze(
    articles: Sequence[Path], output: Path, lexicon: Sequence[Path] | None, excel: bool, quiet: bool
) -> int:
    """Run the analysis with a progress bar; the number of refused articles, each one named."""
    from framing.reporting.wording import plural
    from framing.running import Progress
    from framing.running import analyze as analyze_articles

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
               TimeRemainingColumn())  # fmt: skip
    with Bar(*columns, console=messages, transient=True, disable=quiet) as bar:
        task = bar.add_task("Reading the lexicons and the model", total=None)

        def watch(progress: Progress) -> None:
            bar.update(task, description="Articles", total=progress.total, completed=progress.done)

        done = analyze_articles(articles, output, lexicons=lexicon or (), excel=excel, watch=watch)
    for note in done.notes[:_NOTES]:
        _say(f"note: {note}")
    if len(done.notes) > _NOTES:
        _say(f"note: and {len(done.notes) - _NOTES} more of this kind")
    for error in done.refused:
        _say(f"left out: {error}", style="red")
    if not quiet:
        kept = done.done - len(done.refused)
        _say(f"{plural(kept, 'article')} read, {done.words:,} words and punctuation marks; "
             f"{len(done.refused)} left out")  # fmt: skip
    return len(done.refused)


def _output() -> Console:
    """Standard output; as wide as the terminal, else wide enough that no cell is cut."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else 160)


def _summary(made: Made) -> None:
    from framing.reporting.console import render_console

    render_console(made, Console(highlight=False, width=None if sys.stdout.isatty() else 100))


def _show(header: Iterable[str], rows: Sequence[Mapping[Any, Any]], as_csv: bool) -> None:
    from framing.reporting.listings import render_rows

    header = list(header)
    if as_csv:
        _write_csv(header, rows)
        return
    render_rows(header, rows, _output())


def _write_csv(header: Iterable[str], rows: Iterable[Mapping[Any, Any]]) -> None:
    writer = csv.DictWriter(sys.stdout, list(header))
    writer.writeheader()
    # A file gets the text as it is; a terminal would obey what controls are in it.
    shown = show_controls if sys.stdout.isatty() else str
    writer.writerows({k: shown(v) if isinstance(v, str) else v for k, v in row.items()}
                     for row in rows)  # fmt: skip


def _say(text: str, style: str = "") -> None:
    """A line on standard error; what came from a text or a file name is not obeyed."""
    messages.print(Text(show_controls(text), style=style), soft_wrap=True)


def main() -> None:
    """Run the command line; an error of the input or the call is a message, not a traceback."""
    try:
        app()
    except FramingError as error:
        _say(f"framing: {error}", style="red")
        sys.exit(2)
