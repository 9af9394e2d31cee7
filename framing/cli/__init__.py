"""The command line: options in, calls to the rooms below, exit codes out. No logic."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

import framing.cli.aligning as aligning
import framing.cli.coding as hand_coding
from framing.cli import sourcing, statistics
from framing.cli.analyzing import Choices, analyze_articles, local_folder, tell_inputs
from framing.cli.corrected import tell_corrected
from framing.cli.evaluating import evaluate
from framing.cli.grouped import grouped
from framing.cli.lexicon import lexicon_app
from framing.cli.options import Articles, AsCsv, DryRun, Output, OutputOrAddress, Results
from framing.cli.output import say, standard_output, write_csv
from framing.cli.publishing import Look, report, show_report, verify
from framing.cli.speakers import speakers_app
from framing.cli.style import style
from framing.errors import FramingError

app = typer.Typer(
    help="Who calls whom what? Claims and contested terms in news text, each with whose words it "
    "is.\n\nStart with: framing run seeds/ -o reports/",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(lexicon_app, name="lexicon")
app.add_typer(speakers_app, name="speakers")
for command in (report, verify, statistics.rates, statistics.compare, sourcing.sources,
                sourcing.force, style):  # fmt: skip
    app.command()(command)


@app.command()
@grouped
def run(
    articles: Articles,
    output: Output,
    choices: Choices,
    look: Look,
) -> None:
    """Analyse articles and write the tables, the console summary and report.html.

    Example: framing run seeds/ -o reports/
    """
    from framing.publishing import Publication
    from framing.publishing import report as make_report

    folder = local_folder(output)
    refused = analyze_articles(articles, folder, choices)
    made = make_report(folder, Publication(look.title, look.max_passages, look.embed))
    show_report(made, quiet=choices.quiet, open_it=look.open_it)
    raise typer.Exit(1 if refused else 0)


@app.command()
@grouped
def analyze(
    articles: Articles,
    choices: Choices,
    output: OutputOrAddress = None,
    dry_run: DryRun = False,
) -> None:
    """Analyse articles and write the tables (CSV or Parquet, with a data package).

    A run that was stopped, by whatever, goes on where it stopped when it is started again.

    Example: framing analyze articles/ -o results/ --jobs 4
    Example: framing analyze "exports/**/*.csv.gz" --map text=story --dry-run
    Example: framing analyze "s3://archive/**/*.jsonl.gz" -o s3://archive/tables --format parquet
    """
    if dry_run:
        raise typer.Exit(1 if tell_inputs(articles, choices) else 0)
    refused = analyze_articles(articles, output, choices)
    raise typer.Exit(1 if refused else 0)


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
    tell_corrected(results)
    lines = concordance(read_tables(results), term)
    if as_csv:
        write_csv(lines.columns, lines.fillna("").to_dict("records"))
    else:
        render_concordance(lines.fillna("").to_dict("records"), standard_output())
        say(f"{len(lines)} lines")
    raise typer.Exit(0 if len(lines) else 1)


@app.command()
def schema() -> None:
    """Print the data dictionary (every table and column) as Markdown.

    Example: framing schema > data-dictionary.md
    """
    from framing.analysis.described import RESULTS
    from framing.analysis.summaries import SUMMARIES
    from framing.tables.dictionary import markdown
    from framing.tables.schema import ANALYZED

    typer.echo(markdown([*ANALYZED, *SUMMARIES, *RESULTS]), nl=False)


for coded in (aligning.align, hand_coding.sample, hand_coding.agree, hand_coding.correct,
              evaluate):  # fmt: skip
    app.command()(coded)


@app.callback(invoke_without_command=True)
def _global(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        from importlib.metadata import version as version_of

        typer.echo(version_of("framing"))
        raise typer.Exit


def main() -> None:
    """Run the command line; an error of the input or the call is a message, not a traceback."""
    try:
        app()
    except FramingError as error:
        say(f"framing: {error}", style="red")
        sys.exit(2)
