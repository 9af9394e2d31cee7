"""The arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Articles = Annotated[
    list[str],
    typer.Argument(
        metavar="ARTICLES...",
        help="Folders and files: .txt, .html, tables of articles (.csv, .tsv, .jsonl, .json, "
        ".parquet), .gz and .zip of these; patterns in quotation marks; '-' for standard input.",
    ),
]
Output = Annotated[
    str, typer.Option("--output", "-o", metavar="DIR", help="Folder for the results.")
]
OutputOrAddress = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="DIR",
                 help="Folder for the results, or an address: s3://bucket/results."),
]  # fmt: skip
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN",
        help="Where a table's columns have unusual names: text=story, outlet=paper; repeatable. "
        "Fields: text, outlet, published, headline, url, article_id, language, wire.",
    ),
]
AnyLanguage = Annotated[
    bool,
    typer.Option("--any-language", help="Read articles in other languages than English too."),
]
DryRun = Annotated[
    bool,
    typer.Option("--dry-run", help="Say what the inputs are taken for, count them, and stop."),
]
Scheduler = Annotated[
    str,
    typer.Option(
        metavar="ADDRESS",
        help="Dask scheduler whose workers do the work: tcp://host:8786 (framing[cluster]).",
    ),
]
LogJson = Annotated[
    bool, typer.Option("--log-json", help="Progress and messages as JSON lines on standard error.")
]
Results = Annotated[
    Path, typer.Argument(metavar="DIR", help="A folder that `framing analyze` wrote.")
]
Lexicons = Annotated[
    list[Path] | None,
    typer.Option("--lexicon", metavar="FILE", help="A lexicon of your own, added; repeatable."),
]
Speakers = Annotated[
    Path | None,
    typer.Option(
        "--speakers",
        metavar="FILE",
        help="Who is who (CSV, see `framing speakers export`); wins over what the articles tell.",
    ),
]
Excel = Annotated[
    bool,
    typer.Option(help="Tables for spreadsheets: no cell is run or taken for a date."),
]
Formats = Annotated[str, typer.Option("--format", help="Tables as csv or parquet.")]
Jobs = Annotated[
    int,
    typer.Option("--jobs", "-j", min=1, help="Processes; results are the same with any number."),
]
Keep = Annotated[
    bool,
    typer.Option(
        "--keep",
        help="Keep the finished parts in DIR/.framing, so that a later run over more articles "
        "reads only the new ones.",
    ),
]
Title = Annotated[str, typer.Option(help="Title of the report.")]
MaxPassages = Annotated[
    int, typer.Option(min=1, help="Passages shown behind each number; more are sampled.")
]
Embed = Annotated[
    bool | None,
    typer.Option(
        "--embed/--folder",
        help="One page that holds everything, or a page for each outlet, speaker and article. "
        "Default: one page for up to 40 articles.",
        show_default=False,
    ),
]
Open = Annotated[bool, typer.Option("--open", help="Open the report in the browser.")]
OnlyOutlets = Annotated[
    list[str] | None,
    typer.Option("--outlet", metavar="NAME", help="Only articles of this outlet; repeatable."),
]
OnlySpeakers = Annotated[
    list[str] | None,
    typer.Option(
        "--speaker", metavar="NAME", help="Only articles that quote this speaker; repeatable."
    ),
]
NoText = Annotated[
    bool,
    typer.Option(
        "--no-text",
        help="For texts that cannot be shared: offsets and hashes instead of running text, in a "
        "folder of its own. `framing verify` checks it against the texts.",
    ),
]
ReportOutput = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="OUT",
        help="Folder for the report. Default: DIR; for a part of the run DIR/report-NAME.",
        show_default=False,
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Write CSV instead of a table.")]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON.")]
