"""The summary on the terminal."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from rich.console import Console

from framing.analysis.results import analyse
from framing.reporting.console import render_console
from framing.tables.frames import Tables

Rows = dict[str, list[dict[str, Any]]]


def printed(tables: Tables, width: int) -> str:
    """What is printed on a terminal of this width, without colours."""
    stream = io.StringIO()
    render_console(analyse(tables), Console(file=stream, width=width, color_system=None))
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def test_console_at_100_columns(tables: Tables, golden: Callable[[str, str], None]) -> None:
    """For each voice the labels, how often, out of how many mentions; then who is quoted."""
    head, mark, rest = printed(tables, 100).partition("Who calls whom what\n")
    assert "144 words, 66 of them somebody else’s" in head
    assert "2 articles are too few to say how much a share would differ" in " ".join(head.split())
    assert "%" not in head
    golden("reporting/console.txt", mark + rest)


@pytest.mark.parametrize("width", [80, 120])
def test_console_fits(tables: Tables, width: int) -> None:
    """No line is wider than the terminal."""
    assert max(len(line) for line in printed(tables, width).splitlines()) <= width


def test_hostile_names_on_the_console(rows: Rows) -> None:
    """Escape sequences and markup in names are shown, not obeyed."""
    rows["speakers"][0]["name"] = "[red]mayor[/red]\x1b[2J\u202e"
    text = printed(Tables.from_rows(rows), 100)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[red]mayor[/red]" in text


def test_console_without_rows() -> None:
    """Nothing found is said, not left blank."""
    assert "No label was found" in printed(Tables.from_rows({}), 80)


def test_denied_uses_are_marked(rows: Rows) -> None:
    """A label that a speaker denies is not shown as what the speaker calls somebody."""
    rows["terms"][2]["polarity"] = "denied"
    rows["terms"][3]["polarity"] = "hedged"
    text = printed(Tables.from_rows(rows), 100)
    assert "“terrorist bands” (denied)" in text
    assert "Rioters (hedged)" in text
    assert "protesters (" not in text


def test_unknown_types_and_absent_sources_are_told_apart(rows: Rows) -> None:
    """Somebody named whose kind is not known is not "nobody named"."""
    rows["speakers"][0]["type"] = "unspecified"
    rows["attributions"][0]["speaker_id"] = None
    text = printed(Tables.from_rows(rows), 100)
    assert "the mayor of the city  Type unknown" in text
    assert "Nobody named" in text
    assert "Not named" not in text
