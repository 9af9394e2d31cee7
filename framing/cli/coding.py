"""`framing align`, `sample`, `agree`, `correct`: results that people read, code and correct."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from framing.cli.grouped import grouped
from framing.cli.options import AsCsv, Results
from framing.cli.output import say, show

if TYPE_CHECKING:
    import pandas as pd

Sheets = Annotated[
    list[Path],
    typer.Argument(metavar="SHEET...", help="Coded sheets (CSV) or Label Studio exports (JSON)."),
]
Key = Annotated[
    Path | None,
    typer.Option(help="The sample's key; by default key.csv beside the first sheet."),
]


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
    found = align_claims(read_tables(results, needs.CLAIMS), options)
    columns = [c for c in COLUMNS if c != "differences"] if as_csv else [
        "event", "score", "kind", "left_chain", "left_text", "right_chain", "right_text",
        "differs"]  # fmt: skip
    show(columns, _rounded(found, columns), as_csv)
    say(f"{len(found)} pairs, {found['event'].nunique()} events")
    raise typer.Exit(0 if len(found) else 1)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn, and for whom."""

    n: Annotated[int, typer.Option("-n", min=1, help="How many units are drawn.")] = 200
    by: Annotated[
        str, typer.Option(help="Columns that make the strata, e.g. voice,domain or outlet.")
    ] = ""
    unit: Annotated[
        Literal["terms", "claims"], typer.Option(help="What is coded.")
    ] = "terms"
    equal: Annotated[
        bool, typer.Option("--equal", help="As many of each stratum, not in proportion.")
    ] = False
    coders: Annotated[str, typer.Option(help="Names of coders, a sheet each: ann,bob.")] = ""
    seed: Annotated[int, typer.Option(help="Another seed draws another sample.")] = 0
    label_studio: Annotated[
        bool, typer.Option("--label-studio", help="Also tasks and interface for Label Studio.")
    ] = False
    predictions: Annotated[
        bool, typer.Option("--predictions", help="Show Label Studio's coders the machine's codes.")
    ] = False


@grouped
def sample(
    results: Results,
    drawn: Drawn,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Folder for sheets and key.")
    ] = Path("coding"),
) -> None:
    """Draw a random sample for hand coding, with known probabilities.

    Writes a sheet for each coder (without the machine's codes), instructions.md, and key.csv,
    which coders must not see: agree and correct need it.

    Example: framing sample reports/ -n 60 --by voice,domain --coders ann,bob -o coding/
    """
    from framing.evaluation.hand_coding import Plan
    from framing.evaluation.hand_coding import sample as draw_sample

    plan = Plan(drawn.n, _names(drawn.by), drawn.unit,
                "equal" if drawn.equal else "proportional", drawn.seed, _names(drawn.coders),
                drawn.label_studio, drawn.predictions)  # fmt: skip
    for path in draw_sample(results, output, plan):
        say(str(path))


def agree(
    sheets: Sheets,
    key: Key = None,
    confusion: Annotated[
        bool, typer.Option("--confusion", help="Who wrote what where the other wrote what.")
    ] = False,
    as_csv: AsCsv = False,
) -> None:
    """How far coders agree, with each other and with the machine: Krippendorff's alpha.

    Intervals are 95%, by bootstrap over units. Exit code 1: cells that could not be read.

    Example: framing agree coding/sheet-ann.csv coding/sheet-bob.csv
    """
    from framing.evaluation.hand_coding import agree as compare_coders

    made = compare_coders(sheets, key)
    frame = made.confusion.drop(columns="units") if confusion else made.agreement
    show(frame.columns, _rounded(frame, list(frame.columns)), as_csv)
    _complain(made.errors)


@dataclass(frozen=True, slots=True)
class Corrected:
    """What rates are asked for."""

    by: Annotated[str, typer.Option(help="A rate for each value of this column: outlet.")] = ""
    among: Annotated[
        str, typer.Option(help="Only units that coders gave this code, e.g. voice=outlet.")
    ] = ""


@grouped
def correct(
    results: Results,
    sheets: Sheets,
    rates: Corrected,
    key: Key = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="New folder for corrected tables."),
    ] = None,
    as_csv: AsCsv = False,
) -> None:
    """Rates that the machine's errors do not bias: all machine codes plus the coded sample.

    Design-based supervised learning (Egami et al. 2023). With -o also writes the tables with the
    coders' codes, from which `framing report` makes the report again. Exit code 1: bad cells.

    Example: framing correct reports/ coding/sheet-ann.csv --by outlet -o corrected/
    """
    from framing.evaluation.hand_coding import correct as correct_rates

    name, _, value = rates.among.partition("=")
    made = correct_rates(results, sheets, key, by=rates.by, among=(name, value) if name else None,
                         output=output)  # fmt: skip
    show(made.rates.columns, _rounded(made.rates, list(made.rates.columns)), as_csv)
    n = int(made.corrections["applied"].sum())
    ties = len(made.corrections) - n
    told = f"; {ties} ties left as they are" if ties else ""
    say(f"{n} codes differ from the machine's{told}")
    if output is not None:
        say(f"Corrected tables: {output} (framing report {output})")
    _complain(made.errors)


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split(",") if name.strip())


def _complain(errors: Iterable[object]) -> None:
    listed = list(errors)
    for error in listed:
        say(f"not read: {error}", style="red")
    raise typer.Exit(1 if listed else 0)


def _rounded(frame: pd.DataFrame, columns: list[str]) -> list[dict[str, Any]]:
    """Cells for people and files: three digits, nothing where there is no figure."""
    rows = []
    for row in frame[columns].astype(object).to_dict("records"):
        rows.append({
            str(name): "" if value is None or value != value
            else f"{value:.3f}" if isinstance(value, float) else value
            for name, value in row.items()
        })  # fmt: skip
    return rows
