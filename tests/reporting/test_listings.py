"""Concordance lines and plain rows on the terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from framing.reporting.listings import LEAST_CHAIN, render_concordance, render_rows

LINE = {"left": "The minister told reporters on Thursday that all of the many " * 3,
        "text": "terrorist bands", "right": " had seized the airport and would not leave it" * 3,
        "chain": "The Daily > unspecified sources > Mayor Ann Lee"}  # fmt: skip


def listed(width: int, *lines: dict[str, str]) -> list[str]:
    """The printed lines, without the heading."""
    stream = io.StringIO()
    render_concordance(lines, Console(file=stream, width=width, color_system=None))
    return stream.getvalue().splitlines()[1:]


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_whose_words_is_never_lost(width: int) -> None:
    """At every width the whole chain is there, nothing is wider, and the contexts meet the term."""
    lines = listed(width, LINE, LINE | {"left": "", "right": "", "chain": "The Daily"})
    assert max(map(len, lines)) <= width
    column = width - max(LEAST_CHAIN, int(0.3 * width))
    chain = " ".join(line[column - 3 :].strip() for line in lines)
    for word in ("unspecified", "sources", "Ann", "Lee"):
        assert word in chain
    assert "of the many  terrorist" in lines[0] or width < 80
    assert "had" in lines[0]


def test_wide_letters_are_measured() -> None:
    """Letters that take two columns do not push the last column out."""
    (line, *_) = listed(80, LINE | {"left": "東京" * 40, "right": "北京" * 40, "chain": "Daily"})
    assert line.rstrip().endswith("Daily")


def test_controls_of_a_text_are_shown() -> None:
    """A title escape, a direction override and markup are printed, not obeyed."""
    hostile = "\x1b]0;pwned\x07\u202e[red]"
    stream = io.StringIO()
    console = Console(file=stream, width=100, color_system=None)
    render_concordance([dict.fromkeys(LINE, hostile)], console)
    render_rows(["name"], [{"name": hostile}, {"name": None}], console)
    assert not {"\x1b", "\x07", "\u202e"} & set(stream.getvalue())
    assert "[red]" in stream.getvalue()
