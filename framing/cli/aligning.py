"""`framing align`: claims that report the same thing, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

from framing.cli.corrected import tell_corrected
from framing.cli.grouped import grouped
from framing.cli.options import AsCsv, Results
from framing.cli.output import say, show_frame


@dataclass(frozen=True, slots=True)
class Aligned:
    """Which claims are put side by side."""

    days: Annotated[int, typer.Option(min=0, help="Most days between two articles.")] = 2
    threshold: Annotated[
        float, typer.Option(min=0, max=1, help="Least score; lower finds more and errs more.")
    ] = 0.72
    same_outlet: Annotated[
        bool, typer.Option("--same-outlet", help="Also pairs of articles of one outlet.")
    ] = False
    same_article: Annotated[
        bool,
        typer.Option("--same-article", help="Also what two voices of one article say of other "
                     "things than force; four in ten of these pairs are wrong."),
    ] = False  # fmt: skip
    copies: Annotated[bool, typer.Option(help="Also pairs that are nearly word by word.")] = True


@grouped
def align(results: Results, which: Aligned, as_csv: AsCsv = False) -> None:
    """Same event, different words: claims that report the same thing, side by side.

    Claims are compared without their labels; the last column says what differs. The score ranks:
    docs/statistics.md says how many pairs are right at each threshold. Exit code 1: none.

    Example: framing align reports/ --no-copies
    """
    from framing.analysis import needs
    from framing.analysis.alignment.align import COLUMNS, Options
    from framing.analysis.alignment.align import align as align_claims
    from framing.reading.results import read_tables

    options = Options(which.days, which.threshold, which.same_outlet, which.copies,
                      which.same_article)  # fmt: skip
    tell_corrected(results)
    found = align_claims(read_tables(results, needs.CLAIMS), options)
    columns = [c for c in COLUMNS if c != "differences"] if as_csv else [
        "event", "score", "kind", "left_chain", "left_text", "right_chain", "right_text",
        "differs"]  # fmt: skip
    show_frame(found[columns], as_csv)
    say(f"{len(found)} pairs, {found['event'].nunique()} events")
    raise typer.Exit(0 if len(found) else 1)
