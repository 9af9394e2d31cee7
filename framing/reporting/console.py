"""The summary on the terminal: who calls whom what, and who is quoted, in plain tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from framing.analysis.findings import FRONT
from framing.analysis.results import Results
from framing.reporting.controls import show_controls
from framing.reporting.matrices import (
    Count,
    columns_of,
    count_more,
    label_counts,
    listed_labels,
    main_voices,
)
from framing.reporting.passages import shorten
from framing.reporting.records import as_rows
from framing.reporting.views import Column
from framing.reporting.wording import (
    NOT_NAMED,
    STANCES,
    count,
    percent,
    plural,
    speaker_type,
    topic,
)

#: Speakers that get a paragraph, or a line in the table of who is quoted.
MAIN_SPEAKERS = 16
#: Labels listed in one line, the most frequent first.
LABELS = 8
_STYLES = {"L-3": "bold red", "L-2": "red", "L-1": "yellow", "L1": "cyan", "L2": "bold cyan",
           "H1": "yellow", "H2": "red"}  # fmt: skip

_KEY = (
    "k of n: of the n mentions of a class in one voice, k stand at this place of the scale. "
    "Legitimacy: −3 outside the law to +2 heroising; force: H 0 explicit to H +2 hidden. "
    "“In quotation marks”: verbatim. (denied), (hedged), (distanced): counted, but not asserted "
    "(“not terrorists”). (ascribed): what somebody is said to do or be, counted apart from what "
    "they are called."
)


def render_console(results: Results, console: Console) -> None:
    """Print the summary; for 80 columns and more, and it needs no colour."""
    counts = label_counts(results.by_outlet, results.by_speaker)
    _print_head(results, console)
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
    shown = main_voices(counts, MAIN_SPEAKERS)
    for voice in dict.fromkeys(c.voice for c in counts):
        if voice in shown:
            _print_voice([c for c in counts if c.voice == voice], console)
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


def _print_head(results: Results, console: Console) -> None:
    articles, s = results.tables.articles, results.sourcing
    dates = sorted(str(d) for d in articles["published"].dropna().unique())
    when = f", {' to '.join(dict.fromkeys((dates[0], dates[-1])))}" if dates else ""
    outlets = plural(int(articles["outlet"].nunique()), "outlet")
    share = percent(s.share_attributed_words if s.n_words else None)
    console.print(_text(f"{plural(s.n_articles, 'article')} from {outlets}{when}: "
                        f"{plural(s.n_words, 'word')}, {share} of them somebody else’s; "
                        f"{plural(s.n_attributions, 'attribution')}, of which "
                        f"{count(s.n_unspecified)} name nobody", "bold"))  # fmt: skip


def _print_voice(counts: Sequence[Count], console: Console) -> None:
    """One voice: classes down, a line for each place on the scale."""
    console.print()
    heading = _text(counts[0].voice_name, "bold")
    heading.append(f"  {counts[0].voice_kind}", style="dim")
    console.print(heading)
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(width=30, overflow="fold")
    table.add_column(justify="right", width=4, no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    for name in dict.fromkeys(c.topic for c in counts):
        inside = [c for c in counts if c.topic == name]
        for n, column in enumerate(columns_of(inside)):
            cell = [c for c in inside if c.column.key == column.key]
            table.add_row(_text("" if n else f"  {topic(*name)}"), _code(column),
                          f"{count(sum(c.n for c in cell))} of {count(cell[0].n_mentions)}",
                          _text(listed_labels(cell, LABELS)))  # fmt: skip
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
    for head, side in (("Speaker", "left"), ("Type", "left"), ("Quoted", "right")):
        table.add_column(head, justify=side, overflow="fold")  # type: ignore[arg-type]
    table.add_column("Verbs (stance, where not neutral)", overflow="fold", ratio=1)
    for row in rows[:MAIN_SPEAKERS]:
        own = [v for v in verbs if v["speaker_id"] == row["speaker_id"]]
        name = str(row["speaker"]) if row["speaker_id"] is not None else NOT_NAMED
        table.add_row(_text(shorten(name, 60)), _text(speaker_type(str(row["speaker_type"]))),
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
    more = len(words) - LABELS
    return ", ".join(words[:LABELS]) + (f" and {more} more" if more > 0 else "")
