"""Rows and concordance lines on the terminal, harmless to print and fitted to its width."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.table import Table
from rich.text import Text

from framing.reporting.controls import show_controls
from framing.reporting.wording import arrowed

#: Columns that whose words it is gets at least, and at most as a share of the line.
LEAST_CHAIN = 24
_CHAIN_SHARE = 0.3
_TERM_SHARE = 0.25
_GAP = 2


def render_concordance(lines: Iterable[Mapping[Any, Any]], console: Console) -> None:
    """Lines with the term in the middle; the contexts are cropped so that whose words it is fits.

    Each line has left, text, right and chain.
    """
    rows = [[_flat(line[name]) for name in ("left", "text", "right")]
            + [arrowed(_flat(line["chain"]))] for line in lines]  # fmt: skip
    if not rows:
        return
    width = console.width
    term = min(max(cell_len(row[1]) for row in rows), int(_TERM_SHARE * width))
    chain = max(LEAST_CHAIN, min(max(cell_len(row[3]) for row in rows), int(_CHAIN_SHARE * width)))
    side = max(1, (width - term - chain - 3 * _GAP) // 2)
    grid = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), collapse_padding=True)
    grid.add_column("left", justify="right", width=side, no_wrap=True)
    grid.add_column("term", style="bold", width=term, overflow="fold")
    grid.add_column("right", width=side, no_wrap=True)
    grid.add_column("whose words", min_width=LEAST_CHAIN, width=chain, overflow="fold")
    for left, text, right, whose in rows:
        grid.add_row(Text(_last(left, side)), Text(text), Text(_first(right, side)), Text(whose))
    console.print(grid)


def render_rows(header: Sequence[str], rows: Iterable[Mapping[Any, Any]], console: Console) -> None:
    """Rows as a plain table: no cell is cut, and nothing in a cell is obeyed by the terminal."""
    grid = Table(box=None, pad_edge=False)
    for name in header:
        grid.add_column(name.replace("_", " "), overflow="fold")
    for row in rows:
        grid.add_row(*(Text("" if row[n] is None else show_controls(str(row[n]))) for n in header))
    console.print(grid)


def _flat(value: object) -> str:
    return " ".join(show_controls(str(value)).split())


def _first(text: str, width: int) -> str:
    return text if cell_len(text) <= width else set_cell_size(text, width)


def _last(text: str, width: int) -> str:
    return text if cell_len(text) <= width else set_cell_size(text[::-1], width)[::-1]
