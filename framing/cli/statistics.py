"""`framing rates` and `compare`: labels and words with intervals, for people or as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from framing.cli.asking import Asked, OfVoice, Shown, material, show_answer, show_rows
from framing.cli.grouped import grouped
from framing.cli.options import Results

if TYPE_CHECKING:
    from framing.analysis.compare.comparison import Comparison


@grouped
def rates(
    results: Results,
    asked: Asked,
    shown: Shown,
    voice: OfVoice = None,
    referent: Annotated[str, typer.Option(help="Only this referent class.")] = "",
) -> None:
    """How often each label is used: k of the n mentions of its referent class, with intervals.

    Whole articles vary in the intervals (docs/statistics.md). Where mentions or articles are too
    few for an interval it says so. Exit code 1: nothing to count.

    Example: framing rates results/ --by outlet --voice own --referent participants
    """
    from framing.analysis import answers, needs

    counted = material(results, needs.LABELS, asked.wire)
    question = asked.question(voice, over_time=True)
    show_answer(answers.rates(counted, question, asked.treatments, asked.per,
                              referent), shown)  # fmt: skip


@grouped
def compare(
    results: Results,
    groups: Annotated[
        list[str] | None,
        typer.Argument(metavar="[A B]", help="Two groups; none: each group against the rest."),
    ] = None,
    *,
    asked: Asked,
    shown: Shown,
    of: Annotated[
        Literal["labels", "lemmas", "bigrams", "legitimacy", "parts"],
        typer.Option(help="Labels of the lexicon; all lemmas or pairs of neighbouring lemmas; the "
                     "mean legitimacy of names; or the parts of the difference of two outlets: own "
                     "words, how much and who is quoted, which words of theirs."),
    ] = "labels",
    voice: OfVoice = None,
) -> None:
    """What one group calls things and another does not, and how sure that is.

    Log-odds ratios with an informative prior (Monroe, Colaresi & Quinn 2008), tested over whole
    articles; q is the false discovery rate over all rows. Exit code 1: nothing to compare.

    Example: framing compare results/ daily-star morning-post --of labels --voice own
    """  # fmt: skip
    from framing.analysis import answers, needs
    from framing.analysis.compare import comparison
    from framing.analysis.units.groups import between
    from framing.reading.results import read_words

    pair = tuple(groups or ())
    if len(pair) not in (0, 2) or (of == "parts" and (len(pair) != 2 or asked.by != "outlet")):
        expected = "two outlets" if of == "parts" else "two groups, or none"
        raise typer.BadParameter(f"names {len(pair)}; expected {expected}", param_hint="A B")
    question = asked.question(voice)
    if of == "parts" and (asked.speaker or voice not in (None, "all")):
        hint = "--speaker" if asked.speaker else "--voice"
        raise typer.BadParameter("has no effect: parts are over all voices and speakers",
                                 param_hint=hint)  # fmt: skip
    counted = material(results, needs.WORDS if of in ("lemmas", "bigrams") else needs.LABELS,
                       asked.wire)  # fmt: skip
    if of == "parts":
        answer = answers.parts(counted, pair, asked.treatments, wire=asked.wire)
        rows = answer.rows
        told = rows["value"].notna().groupby([rows["copies"], rows["referent"]]).transform("any")
        show_rows(rows if shown.as_csv or not told.any() else rows[told], answer.notes, shown)
    elif of == "legitimacy":
        question = between(counted.tables, question, pair)
        show_answer(answers.legitimacy(counted, question, asked.treatments), shown)
    else:
        made = comparison.compare(counted, asked.once(voice), of, pair, lambda: read_words(results))
        _show_comparison(made, shown, asked.copies == "all")


def _show_comparison(made: Comparison, shown: Shown, all_copies: bool) -> None:
    """The differences in words, then the tests; what was not tested on standard error."""
    from framing.analysis.compare.contrasts import ALPHA
    from framing.analysis.compare.notes import counted_and_left, why_nothing
    from framing.analysis.compare.sentences import findings
    from framing.reporting.controls import show_controls

    nothing = why_nothing(made)
    if nothing and not shown.as_csv:
        typer.echo(f"{show_controls(nothing)}\n")
    elif not shown.as_csv:
        found = findings(made)
        for finding in found[: shown.limit] if shown.limit else found:
            typer.echo(f"  • {show_controls(finding.text)}")
        typer.echo(f"{len(found) + made.n_unstable:,} of {made.tests.n_tests:,} differences have "
                   f"q <= {ALPHA}; {len(found):,} of them also where shared copy counts "
                   "once.\n")  # fmt: skip
    notes = counted_and_left(made)
    if all_copies:
        notes = ("--copies all: k, n and the odds ratio are with copies kept; q_kept, q_collapsed "
                 "and q_left_out are beside each other in every row", *notes)  # fmt: skip
    show_rows(made.rows, (nothing, *notes) if nothing and shown.as_csv else notes, shown)
