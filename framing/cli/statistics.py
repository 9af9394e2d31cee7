"""`framing rates`, `compare`, `sources`, `force`: figures with intervals, for people or as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from framing.cli.options import AsCsv, Results
from framing.cli.output import say, show

if TYPE_CHECKING:
    import pandas as pd

    from framing.analysis.answers import Answer
    from framing.analysis.compare.comparison import Comparison
    from framing.analysis.units.copies import Treatment
    from framing.analysis.units.groups import Question
    from framing.analysis.units.material import Material

Dimension = Literal["outlet", "speaker", "speaker_type", "period"]
Length = Literal["day", "week", "month", "year"]
Voice = Literal["own", "attributed", "all"]
Copies = Literal["kept", "collapsed", "left_out", "all"]
#: Rows shown to people unless --limit says otherwise; --csv always writes all.
_LIMIT = 30

By = Annotated[Dimension, typer.Option(help="What is compared with what.")]
OfVoice = Annotated[
    Voice | None,
    typer.Option(help="Whose words: the outlet's own, those it attributes, or all. Default: own; "
                 "attributed with --by speaker or speaker_type."),
]  # fmt: skip
Speaker = Annotated[
    str, typer.Option(help="Only words of this speaker: a name, an id or a type of speakers.csv.")
]
Per = Annotated[Length, typer.Option(help="How long a period is, with --by period.")]
OfCopies = Annotated[
    Copies,
    typer.Option(help="Passages that several articles print: kept, collapsed (counted once in "
                 "each group), left_out, or all three below each other."),
]  # fmt: skip
Wire = Annotated[
    bool,
    typer.Option("--wire/--no-wire", help="Whether articles of which a news agency is credited for "
                 "the whole count as the outlet's."),
]  # fmt: skip
Limit = Annotated[int, typer.Option(min=0, help="Rows shown at most; 0: all. --csv has all.")]


def rates(
    results: Results,
    by: By = "outlet",
    voice: OfVoice = None,
    per: Annotated[
        Length | None, typer.Option(help="Over time: rates by day, week, month or year.")
    ] = None,
    referent: Annotated[str, typer.Option(help="Only this referent class.")] = "",
    speaker: Speaker = "",
    copies: OfCopies = "kept",
    wire: Wire = True,
    limit: Limit = _LIMIT,
    as_csv: AsCsv = False,
) -> None:
    """How often each label is used: k of the n mentions of its referent class, with intervals.

    Whole articles vary in the intervals (docs/statistics.md). Under 20 mentions, or 8 articles,
    it says "too few". Exit code 1: nothing to count.

    Example: framing rates results/ --by outlet --voice own --referent participants
    """
    from framing.analysis import answers

    question = _question(by, voice, speaker, per or "month", wire)
    answer = answers.rates(_material(results), question, _treatments(copies), per)
    rows = answer.rows
    if referent:
        rows = rows[rows["referent"] == referent]
    _show(rows, answer.notes, limit, as_csv)


def compare(
    results: Results,
    groups: Annotated[
        list[str] | None,
        typer.Argument(metavar="[A B]", help="Two groups; none: each group against the rest."),
    ] = None,
    by: By = "outlet",
    of: Annotated[
        Literal["labels", "lemmas", "bigrams", "legitimacy", "parts"],
        typer.Option(help="Labels of the lexicon; all lemmas or pairs of neighbouring lemmas; the "
                     "mean legitimacy of names; or the parts of the difference of two outlets: own "
                     "words, how much and who is quoted, which words of theirs."),
    ] = "labels",
    voice: OfVoice = None,
    speaker: Speaker = "",
    per: Per = "month",
    copies: OfCopies = "kept",
    wire: Wire = True,
    limit: Limit = _LIMIT,
    as_csv: AsCsv = False,
) -> None:
    """What one group calls things and another does not, and how sure that is.

    Log-odds ratios with an informative prior (Monroe, Colaresi & Quinn 2008), tested over whole
    articles; q is the false discovery rate over all rows. Exit code 1: nothing to compare.

    Example: framing compare results/ daily-star morning-post --of labels --voice own
    """  # fmt: skip
    from framing.analysis import answers
    from framing.analysis.compare import comparison
    from framing.reading.results import read_words

    pair = tuple(groups or ())
    if len(pair) not in (0, 2) or (of == "parts" and (len(pair) != 2 or by != "outlet")):
        expected = "two outlets" if of == "parts" else "two groups, or none"
        raise typer.BadParameter(f"names {len(pair)}; expected {expected}", param_hint="A B")
    material, question = _material(results), _question(by, voice, speaker, per, wire)
    if of == "parts":
        answer = answers.parts(material, pair, _treatments(copies), wire=wire)
        known = answer.rows if as_csv else answer.rows[answer.rows["value"].notna()]
        _show(known, answer.notes, limit, as_csv)
    elif of == "legitimacy":
        answer = answers.legitimacy(material, question, _treatments(copies))
        _show(_only(answer, pair), answer.notes, limit, as_csv)
    else:
        from dataclasses import replace

        question = replace(question, copies="kept" if copies == "all" else copies)
        made = comparison.compare(material, question, of, pair, lambda: read_words(results))
        _show_comparison(made, limit, as_csv)


def sources(
    results: Results,
    of: Annotated[
        Literal["speakers", "shares", "diversity", "shared"],
        typer.Option(help="Who is quoted; shares of types, manners, places and verbs with "
                     "intervals; how many are quoted, effectively; or the same speaker in several "
                     "outlets."),
    ] = "speakers",
    by: By = "outlet",
    per: Per = "month",
    speaker: Speaker = "",
    copies: OfCopies = "kept",
    wire: Wire = True,
    limit: Limit = _LIMIT,
    as_csv: AsCsv = False,
) -> None:
    """Who is quoted: how often, in how many words, by which outlets, where and with which verbs.

    Exit code 1: nobody.

    Example: framing sources reports/ --of shares
    """  # fmt: skip
    from framing.analysis import answers
    from framing.analysis.sourcing import quoted_sources

    material = _material(results)
    if of == "speakers":
        _show(quoted_sources(material.tables), (), limit, as_csv)
        return
    question = _question(by, "attributed", speaker, per, wire)
    make = {"shares": answers.source_shares, "diversity": answers.diversity,
            "shared": answers.shared}[of]  # fmt: skip
    answer = make(material, question, _treatments(copies))
    _show(answer.rows, answer.notes, limit, as_csv)


def force(
    results: Results,
    of: Annotated[
        Literal["acts", "casualties"],
        typer.Option(help="Who is seen to act on whom, in which form and wording; or the numbers "
                     "of people harmed, and who gives them."),
    ] = "acts",
    by: By = "outlet",
    voice: OfVoice = "all",
    per: Per = "month",
    speaker: Speaker = "",
    copies: OfCopies = "kept",
    wire: Wire = True,
    limit: Limit = _LIMIT,
    as_csv: AsCsv = False,
) -> None:
    """Acts of force: are those who act visible, and whose dead are counted, by whom?

    Exit code 1: no act, no number.

    Example: framing force results/ --by outlet --of casualties
    """  # fmt: skip
    from framing.analysis import answers

    question = _question(by, voice, speaker, per, wire)
    make = {"acts": answers.force, "casualties": answers.casualties}[of]
    answer = make(_material(results), question, _treatments(copies))
    _show(answer.rows, answer.notes, limit, as_csv)


def _material(results: Path) -> Material:
    from framing.analysis.units.material import Material
    from framing.reading.results import read_tables

    return Material(read_tables(results))


def _question(
    by: Dimension, voice: Voice | None, speaker: str, per: Length, wire: bool
) -> Question:
    from framing.analysis.units.groups import Question

    speakers = by in ("speaker", "speaker_type") or bool(speaker)
    if speakers and voice == "own":
        raise typer.BadParameter("is the outlet's own; speakers have attributed words only",
                                 param_hint="--voice")  # fmt: skip
    return Question(by, voice or ("attributed" if speakers else "own"), per, speaker, wire=wire)


def _treatments(copies: Copies) -> Sequence[Treatment]:
    from framing.analysis.units.copies import TREATMENTS

    return TREATMENTS if copies == "all" else (copies,)


def _only(answer: Answer, pair: Sequence[str]) -> pd.DataFrame:
    """The rows of the two groups, where two are asked for."""
    from framing.analysis.units.groups import choose

    rows = answer.rows
    wanted = [choose(rows["compared"], name) for name in pair]
    return rows[rows["compared"].isin(wanted)] if wanted else rows


def _show(rows: pd.DataFrame, notes: Sequence[str], limit: int, as_csv: bool) -> None:
    """A frame on standard output, the notes on standard error; ends the command."""
    from framing.reporting.estimates import plain_rows, readable

    shown = rows if as_csv or not limit else rows.head(limit)
    cells = plain_rows(shown) if as_csv else readable(shown)
    header = list(rows.columns) if as_csv else list(cells[0]) if cells else []
    show(header, cells, as_csv)
    if len(shown) < len(rows):
        say(f"{len(shown)} of {len(rows):,} rows are shown; --limit 0 shows all")
    for note in notes:
        say(f"{note}.")
    raise typer.Exit(0 if len(rows) else 1)


def _show_comparison(made: Comparison, limit: int, as_csv: bool) -> None:
    """The differences in words, then the tests; what was not tested on standard error."""
    from framing.analysis.compare.contrasts import ALPHA
    from framing.analysis.compare.sentences import findings
    from framing.analysis.compare.vocabulary import LEAST_CLUSTERS
    from framing.reporting.controls import show_controls

    if not as_csv:
        found = findings(made)
        for finding in found[:limit] if limit else found:
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
    _show(made.rows, notes, limit, as_csv)
