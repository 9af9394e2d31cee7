"""Grids of counts, who (down) says what (across), and bars."""

from __future__ import annotations

from typing import NamedTuple

from framing.reporting.passages import Figure


class Label(NamedTuple):
    """One word, how often, and how many of the uses stand inside quotation marks.

    `note` tells how many of the uses are denied, hedged or distanced; empty where none is.
    """

    text: str
    n: int
    n_quoted: int
    note: str


class Column(NamedTuple):
    """A column of a grid: `code` is short (−2), `name` says what it means, `style` its mark."""

    key: str
    code: str
    name: str
    style: str


class Cell(NamedTuple):
    """A number with the words it is made of; `n_more` of these are not listed.

    `interval` is the 95% interval of its share, empty where there is none.
    """

    column: Column
    figure: Figure
    labels: tuple[Label, ...]
    n_more: int
    interval: str = ""


class GridRow(NamedTuple):
    """One row: `cells` has one entry a column of the grid, None where there is nothing.

    `href` leads to the page of whom the row is about; empty where there is none.
    """

    name: str
    href: str
    kind: str
    total: Figure
    cells: tuple[Cell | None, ...]


class Grid(NamedTuple):
    """Who (down) says what (across): the one form of table that the report uses for counts."""

    title: str
    caption: str
    row_head: str
    total_head: str
    columns: tuple[Column, ...]
    rows: tuple[GridRow, ...]


class Bar(NamedTuple):
    """Counts as lengths, in the order of the scale; `parts` are (style, start, length) in %."""

    figure: Figure
    parts: tuple[tuple[str, float, float], ...]
    text: str


class GlanceRow(NamedTuple):
    """One voice at a glance: a bar for each group of referent classes."""

    name: str
    href: str
    kind: str
    bars: tuple[Bar | None, ...]


class GridGroup(NamedTuple):
    """The grids of one group of referent classes."""

    key: str
    title: str
    #: Which classes they are, where the title does not say it.
    caption: str
    grids: tuple[Grid, ...]
