"""`framing rates` and `compare`: labels and words with intervals, for people or as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from framing.cli.asking import Asked, OfVoice, Shown, material, show_answer, show_rows
from framing.cli.grouped import grouped
from framing.cli.options import Results

if TYPE_CHECKING:
    from framing.analysis.answers import Answer
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

    counted = material(results, needs.LABELS)
    answer = answers.rates(counted, asked.question(voice), asked.treatments, asked.per)
    rows = answer.rows
    if referent:
        rows = rows[rows["referent"] == referent]
    show_rows(rows, answer.notes, shown)


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
    from framing.reading.results import read_words

    pair = tuple(groups or ())
    if len(pair) not in (0, 2) or (of == "parts" and (len(pair) != 2 or asked.by != "outlet")):
        expected = "two outlets" if of == "parts" else "two groups, or none"
        raise typer.BadParameter(f"names {len(pair)}; expected {expected}", param_hint="A B")
    counted = material(results, needs.WORDS if of in ("lemmas", "bigrams") else needs.LABELS)
    if of == "parts":
        answer = answers.parts(counted, pair, asked.treatments, wire=asked.wire)
        known = answer.rows if shown.as_csv else answer.rows[answer.rows["value"].notna()]
        show_rows(known, answer.notes, shown)
    elif of == "legitimacy":
        answer = answers.legitimacy(counted, asked.question(voice), asked.treatments)
        show_answer(_only(answer, pair), shown)
    else:
        made = comparison.compare(counted, asked.once(voice), of, pair, lambda: read_words(results))
        _show_comparison(made, shown)


def _only(answer: Answer, pair: Sequence[str]) -> Answer:
    """The rows of the two groups, where two are asked for."""
    from framing.analysis.units.groups import choose

    rows = answer.rows
    wanted = [choose(rows["compared"], name) for name in pair]
    return replace(answer, rows=rows[rows["compared"].isin(wanted)]) if wanted else answer


def _show_comparison(made: Comparison, shown: Shown) -> None:
    """The differences in words, then the tests; what was not tested on standard error."""
    from framing.analysis.compare.contrasts import ALPHA
    from framing.analysis.compare.sentences import findings
    from framing.analysis.compare.vocabulary import LEAST_CLUSTERS
    from framing.reporting.controls import show_controls

    if not shown.as_csv:
        found = findings(made)
        for finding in found[: shown.limit] if shown.limit else found:
            typer.echo(f"  • {show_controls(finding.text)}")
        typer.echo(f"{len(found)} of {made.n_tests:,} differences have q <= {ALPHA}.\n")
    what = {"labels": "mentions", "lemmas": "words", "bigrams": "pairs of words"}[made.items]
    notes = [f"{made.n_units:,} {what} are counted"]
    if made.n_copies:
        notes.append(f"{made.n_copies:,} {what if made.items == 'labels' else 'words'} are left "
                     "out as shared copy")  # fmt: skip
    notes.append(f"{made.n_rare:,} {made.items} are in under {LEAST_CLUSTERS} articles: counted "
                 "among all, not tested")  # fmt: skip
    if not made.n_tests and not made.too_small:
        notes.append("there are no two groups with such words to compare")
    if made.too_small:
        notes.append(f"not compared, in too few articles: {', '.join(made.too_small)}")
    show_rows(made.rows, notes, shown)
