"""The arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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
