"""Data to standard output, messages to standard error; no control from a text is obeyed."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from framing.reporting.controls import show_controls

if TYPE_CHECKING:
    import pandas as pd

messages = Console(stderr=True, highlight=False)


def progress_bar(*, quiet: bool) -> Progress:
    """A bar on standard error that goes when the work is done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
               TimeRemainingColumn())  # fmt: skip
    return Progress(*columns, console=messages, transient=True, disable=quiet)


def standard_output() -> Console:
    """Standard output; as wide as the terminal, else wide enough that no cell is cut."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else 160)


def show(header: Iterable[str], rows: Sequence[Mapping[Any, Any]], as_csv: bool) -> None:
    """Rows as a table for people, or as CSV."""
    from framing.reporting.listings import render_rows

    header = list(header)
    if as_csv:
        write_csv(header, rows)
        return
    render_rows(header, rows, standard_output())


def show_frame(frame: pd.DataFrame, as_csv: bool) -> None:
    """A frame: for people with three digits, for programs whole; nothing where there is none."""
    from framing.reporting.estimates import plain_rows

    rows = plain_rows(frame if as_csv else frame.round(3))
    show(frame.columns, rows, as_csv)


def write_csv(header: Iterable[str], rows: Iterable[Mapping[Any, Any]]) -> None:
    """Rows as CSV on standard output."""
    writer = csv.DictWriter(sys.stdout, list(header))
    writer.writeheader()
    # A file gets the text as it is; a terminal would obey what controls are in it.
    shown = show_controls if sys.stdout.isatty() else str
    writer.writerows({k: shown(v) if isinstance(v, str) else v for k, v in row.items()}
                     for row in rows)  # fmt: skip


def say(text: str, style: str = "") -> None:
    """A line on standard error; what came from a text or a file name is not obeyed."""
    messages.print(Text(show_controls(text), style=style), soft_wrap=True)


def write_json(value: Any) -> None:
    """A value as JSON on standard output; controls from a text are escaped by JSON itself."""
    sys.stdout.write(json.dumps(value, ensure_ascii=True, indent=1) + "\n")
