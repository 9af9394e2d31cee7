"""The summary on the terminal: who calls whom what, and who is quoted, in plain tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from framing.analysis.findings import FRONT
from framing.analysis.results import Results
from framing.reporting.controls import show_controls
from framing.reporting.gist import (
    K_OF_N,
    LISTED,
    MAIN_SPEAKERS,
    SCALES,
    Line,
    caution,
    head,
    lines,
    quoted_name,
)
from framing.reporting.matrices import count_more, label_counts
from framing.reporting.passages import shorten
from framing.reporting.records import as_rows
from framing.reporting.views.grids import Column
from framing.reporting.wording import STANCES, count, plural, speaker_type

_STYLES = {"L-3": "bold red", "L-2": "red", "L-1": "yellow", "L1": "cyan", "L2": "bold cyan",
           "H1": "yellow", "H2": "red"}  # fmt: skip

_KEY = (
    f"{K_OF_N} {SCALES} (denied), (hedged), (distanced): counted, but not asserted "
    "(“not terrorists”). (ascribed): what somebody is said to do or be, counted apart from what "
    "they are called."
)


def render_console(results: Results, console: Console) -> None:
    """Print the summary; for 80 columns and more, and it needs no colour."""
    counts = label_counts(results.by_outlet, results.by_speaker)
    console.print(_text(head(results), "bold"))
    if warned := caution(results):
        console.print(_text(warned))
    for number, finding in enumerate(results.findings[:FRONT]):
        if not number:
            _print_title("What the articles show", console)
        bullet = Table.grid(padding=(0, 1, 0, 0))
        bullet.add_row("  •", _text(finding.text))
        console.print(bullet)
    if (rest := len(results.findings) - FRONT) > 0:
        console.print(_text(f"  and {plural(rest, 'more finding')}: report.html", "dim"))
    _print_title("Who calls whom what", console)
    console.print(_text(_KEY, "dim"))
    for _, of_voice in groupby(lines(counts), key=lambda line: line.voice):
        _print_voice(list(of_voice), console)
    if more := count_more(counts, MAIN_SPEAKERS):
        console.print()
        console.print(_text(f"and {plural(more, 'more speaker')}: summary_speakers.csv", "dim"))
    if not counts:
        console.print("No label was found.")
    _print_quoted(results, console)


def _text(text: str, style: str = "") -> Text:
    return Text(show_controls(text), style=style, overflow="fold")


def _print_title(title: str, console: Console) -> None:
    console.print()
    console.print(_text(title, "bold underline"))


def _print_voice(own: Sequence[Line], console: Console) -> None:
    """One voice: classes down, a line for each place on the scale."""
    console.print()
    heading = _text(own[0].voice_name, "bold")
    heading.append(f"  {own[0].voice_kind}", style="dim")
    console.print(heading)
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(width=30, overflow="fold")
    table.add_column(justify="right", width=4, no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    for about, of_class in groupby(own, key=lambda line: line.about):
        for n, line in enumerate(of_class):
            table.add_row(_text("" if n else f"  {about}"), _code(line.column), line.k_of_n,
                          _text(line.words))  # fmt: skip
    console.print(table)


def _code(column: Column) -> Text:
    return Text(column.code or "–", style=_STYLES.get(column.key, ""))


def _print_quoted(results: Results, console: Console) -> None:
    """Who is quoted most, how often, and with which verbs."""
    rows = as_rows(results.speakers_quoted)
    if not rows:
        return
    _print_title("Who is quoted, and with which verbs", console)
    verbs = as_rows(results.verbs_by_speaker)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for title, side in (("Speaker", "left"), ("Type", "left"), ("Quoted", "right")):
        table.add_column(title, justify=side, overflow="fold")  # type: ignore[arg-type]
    table.add_column("Verbs (stance, where not neutral)", overflow="fold", ratio=1)
    for row in rows[:MAIN_SPEAKERS]:
        own = [v for v in verbs if v["speaker_id"] == row["speaker_id"]]
        table.add_row(_text(quoted_name(row)), _text(speaker_type(str(row["speaker_type"]))),
                      count(int(row["n"])), _text(_verbs(own)))  # fmt: skip
    console.print(table)
    if len(rows) > MAIN_SPEAKERS:
        console.print(_text(f"and {plural(len(rows) - MAIN_SPEAKERS, 'more speaker')}: "
                            "speakers.csv", "dim"))  # fmt: skip


def _verbs(rows: Iterable[dict[str, object]]) -> str:
    words = []
    for row in rows:
        stance = str(row["stance"] or "")
        note = f" ({STANCES[stance]})" if stance not in ("", "N") and stance in STANCES else ""
        n = int(str(row["n"]))
        words.append(f"{shorten(str(row['verb']), 40)}{f' {n}' if n > 1 else ''}{note}")
    more = len(words) - LISTED
    return ", ".join(words[:LISTED]) + (f" and {more} more" if more > 0 else "")
