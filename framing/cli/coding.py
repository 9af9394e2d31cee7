"""`framing sample`, `agree`, `correct`: results that people code by hand and correct."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer

from framing.cli.grouped import grouped
from framing.cli.options import AsCsv, Results
from framing.cli.output import say, show, show_frame
from framing.errors import InputError

Sheets = Annotated[
    list[Path],
    typer.Argument(metavar="SHEET...", help="Coded sheets (CSV) or Label Studio exports (JSON)."),
]
#: Errors that are printed one by one.
_FAULTS = 20
Key = Annotated[
    Path | None,
    typer.Option(help="The sample's key; by default key.csv beside the first sheet."),
]


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


@dataclass(frozen=True, slots=True)
class Instead:
    """What is shown instead of alpha."""

    accuracy: Annotated[
        bool,
        typer.Option("--accuracy", help="How often the machine is right: accuracy, and precision "
                     "and recall of each code, weighted by the probabilities of the sample."),
    ] = False  # fmt: skip
    confusion: Annotated[
        bool, typer.Option("--confusion", help="Who wrote what where the other wrote what.")
    ] = False
    notes: Annotated[bool, typer.Option("--notes", help="What coders noted.")] = False


@grouped
def sample(
    results: Results,
    drawn: Drawn,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Folder for sheets and key.")
    ] = Path("coding"),
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be drawn; write nothing.")
    ] = False,
) -> None:
    """Draw a random sample for hand coding, with known probabilities.

    Writes a sheet for each coder (without the machine's codes), instructions.md, and key.csv,
    which coders must not see: agree and correct need it. Says which groups will have too few coded
    units for a corrected figure, and how many to draw instead.

    Example: framing sample reports/ -n 60 --by voice,domain --coders ann,bob -o coding/
    """
    from framing.evaluation import drawing
    from framing.reporting.corrected import advice

    plan = drawing.Plan(drawn.n, _names(drawn.by), drawn.unit,
                        "equal" if drawn.equal else "proportional", drawn.seed,
                        _names(drawn.coders), drawn.label_studio, drawn.predictions)  # fmt: skip
    made = drawing.plan(results, plan) if dry_run else drawing.sample(results, output, plan)
    if dry_run:
        show_frame(made.strata, as_csv=False)
    for path in made.files:
        say(str(path))
    for line in advice(made.short):
        say(line)


@grouped
def agree(sheets: Sheets, instead: Instead, key: Key = None, as_csv: AsCsv = False) -> None:
    """How far coders agree, with each other and with the machine: Krippendorff's alpha.

    Intervals are 95%, by bootstrap over units; alpha with the machine is that of the sample as it
    was drawn. --accuracy says how often the machine is right on all units of the tables. Exit code
    1: cells that could not be read.

    Example: framing agree coding/sheet-ann.csv coding/sheet-bob.csv
    """
    from framing.evaluation.hand_coding import agree as compare_coders

    if instead.accuracy + instead.confusion + instead.notes > 1:
        raise typer.BadParameter("--accuracy, --confusion and --notes exclude each other")
    made = compare_coders(sheets, key)
    if instead.accuracy:
        if made.accuracy.empty:
            raise InputError("needs the key of the sample; name it with --key", where="--accuracy")
        show_frame(made.accuracy, as_csv)
        say("Of all units that the machine found, each coded one weighted by one over its "
            "probability; what the machine did not find is in no figure.")  # fmt: skip
    elif instead.notes:
        show_frame(made.notes, as_csv)
    else:
        frame = made.confusion.drop(columns="units") if instead.confusion else made.agreement
        show_frame(frame, as_csv)
        if not made.accuracy.empty and not instead.confusion:
            say("Alpha with the machine is of the sample as drawn; --accuracy gives accuracy, "
                "precision and recall for all units.")  # fmt: skip
    _complain(made.errors)


@dataclass(frozen=True, slots=True)
class Corrected:
    """What figures are asked for."""

    by: Annotated[
        str, typer.Option(help="A figure for each value of this column, e.g. outlet or voice.")
    ] = ""
    of: Annotated[
        str, typer.Option(help="Only of these variables, e.g. voice,legitimacy.")
    ] = ""
    among: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=VALUE", help="Only units that coders gave this code, or that "
                     "have this value in a column that they do not code: voice=outlet, "
                     "referent=participants, block=headline; repeatable."),
    ] = None  # fmt: skip
    label: Annotated[
        list[str] | None,
        typer.Option(help="Rates of this word among the mentions of a referent class, instead of "
                     "rates of codes; repeatable."),
    ] = None  # fmt: skip
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="A B", help="The difference of two groups of --by."),
    ] = None
    differences: Annotated[
        bool, typer.Option("--differences", help="The difference of each group from all others.")
    ] = False
    ties: Annotated[
        Literal["machine", "first", "drop"],
        typer.Option(help="Where as many coders gave one code as another, the tables of -o get "
                     "the machine's code, that of the coder whose sheet is named first, or lose "
                     "the row. In the figures each coder counts in part."),
    ] = "machine"  # fmt: skip


@grouped
def correct(
    results: Results,
    sheets: Sheets,
    figures: Corrected,
    key: Key = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="New folder for corrected tables."),
    ] = None,
    as_csv: AsCsv = False,
) -> None:
    """Rates that the machine's errors do not bias: all machine codes plus the coded sample.

    Design-based supervised learning (Egami et al. 2023): rates of codes, mean levels, rates of
    single words (--label), by group, and their differences. Where coders say that a unit is none,
    or of another voice or referent, it leaves numerator and denominator. With -o also writes the
    tables with the coders' codes, from which `framing report` makes the report again. Exit code 1:
    bad cells.

    Example: framing correct reports/ coding/sheet-ann.csv --by outlet -o corrected/

    Compared: framing correct reports/ coding/sheet-ann.csv --by outlet --between star post
    --label rioters --among voice=outlet
    """
    from framing.analysis.coding.measures import Asked
    from framing.evaluation.hand_coding import Wanted
    from framing.evaluation.hand_coding import correct as correct_rates
    from framing.reporting.corrected import readable, summary
    from framing.reporting.estimates import plain_rows

    if (figures.between or figures.differences) and not figures.by:
        raise typer.BadParameter("needs groups; name their column with --by",
                                 param_hint="--between" if figures.between else "--differences")
    if figures.between and figures.differences:
        raise typer.BadParameter("excludes --differences: it is one difference of them",
                                 param_hint="--between")  # fmt: skip
    if figures.label and figures.of:
        raise typer.BadParameter("excludes --of: rates are of words or of codes",
                                 param_hint="--label")  # fmt: skip
    asked = Asked(figures.by, tuple(map(_pair, figures.among or ())), _names(figures.of),
                  tuple(figures.label or ()))  # fmt: skip
    between = figures.between or (() if figures.differences else None)
    made = correct_rates(results, sheets, key, wanted=Wanted(asked, between, figures.ties),
                         output=output)  # fmt: skip
    rows = plain_rows(made.figures) if as_csv else readable(made.figures)
    show(made.figures.columns if as_csv else list(rows[0]) if rows else (), rows, as_csv)
    if not rows:
        say("No unit is of this kind, by the machine's codes or by the coders'.")
    for line in summary(made, figures.ties):
        say(line)
    if output is not None:
        say(f"Corrected tables: {output} (framing report {output})")
    _complain(made.errors)


def _pair(cell: str) -> tuple[str, str]:
    name, sign, value = cell.partition("=")
    if not sign:
        raise typer.BadParameter(f"is {cell!r}; expected NAME=VALUE, e.g. voice=outlet",
                                 param_hint="--among")  # fmt: skip
    return name.strip(), value.strip()


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split(",") if name.strip())


def _complain(errors: Sequence[object]) -> None:
    for error in errors[:_FAULTS]:
        say(f"not read: {error}", style="red")
    if (more := len(errors) - _FAULTS) > 0:
        say(f"not read: {more} more of this kind", style="red")
    raise typer.Exit(1 if errors else 0)
