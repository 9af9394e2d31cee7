"""What the commands that give figures share: the question, the tables it needs, the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from framing.cli.corrected import tell_corrected
from framing.cli.output import say, show

if TYPE_CHECKING:
    import pandas as pd

    from framing.analysis.answers import Answer
    from framing.analysis.units.copies import Treatment
    from framing.analysis.units.groups import Question
    from framing.analysis.units.material import Material
    from framing.tables.frames import Needs

Dimension = Literal["outlet", "speaker", "speaker_type", "period"]
Length = Literal["day", "week", "month", "year"]
Voice = Literal["own", "attributed", "all"]
Copies = Literal["kept", "collapsed", "left_out", "all"]
#: Rows shown to people unless --limit says otherwise; --csv always writes all.
_LIMIT = 30

OfVoice = Annotated[
    Voice | None,
    typer.Option(help="Whose words: the outlet's own, those it attributes, or all. Default: own; "
                 "attributed with --by speaker or speaker_type; all for acts of force."),
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What is compared, and which words count."""

    by: Annotated[Dimension, typer.Option(help="What is compared with what.")] = "outlet"
    per: Annotated[
        Length | None,
        typer.Option(help="How long a period is. `rates` gives its rates over time; elsewhere it "
                     "goes with --by period (default: month)."),
    ] = None  # fmt: skip
    speaker: Annotated[
        str,
        typer.Option(help="Only words of this speaker: a name, an id or a type of speakers.csv."),
    ] = ""
    copies: Annotated[
        Copies,
        typer.Option(help="Passages that several articles print: kept, collapsed (counted once in "
                     "each group), left_out, or all three below each other (compare of labels "
                     "and words: their q beside each other)."),
    ] = "kept"  # fmt: skip
    wire: Annotated[
        bool,
        typer.Option("--wire/--no-wire", help="Whether articles of which a news agency is credited "
                     "for the whole count as the outlet's."),
    ] = True  # fmt: skip

    def question(self, voice: Voice | None, *, over_time: bool = False) -> Question:
        """As the analysis takes it; a speaker's words are attributed words. The length of a period
        goes with periods, or with rates `over_time`."""
        from framing.analysis.units.groups import Question

        if self.per and self.by != "period" and not over_time:
            raise typer.BadParameter(f"is {self.per}, but --by is {self.by}; expected --by period "
                                     "with it", param_hint="--per")  # fmt: skip
        speakers = self.by in ("speaker", "speaker_type") or bool(self.speaker)
        if speakers and voice == "own":
            raise typer.BadParameter("is the outlet's own; speakers have attributed words only",
                                     param_hint="--voice")  # fmt: skip
        voice = voice or ("attributed" if speakers else "own")
        return Question(self.by, voice, self.per or "month", self.speaker, wire=self.wire)

    @property
    def treatments(self) -> Sequence[Treatment]:
        """The treatments of copies, one below the other."""
        from framing.analysis.units.copies import TREATMENTS

        return TREATMENTS if self.copies == "all" else (self.copies,)

    def once(self, voice: Voice | None) -> Question:
        """The question where only one treatment of copies can be asked for."""
        copies = "kept" if self.copies == "all" else self.copies
        return replace(self.question(voice), copies=copies)


@dataclass(frozen=True, slots=True)
class Shown:
    """How an answer is written."""

    limit: Annotated[
        int, typer.Option(min=0, help="Rows shown at most; 0: all. --csv has all.")
    ] = _LIMIT
    as_csv: Annotated[
        bool, typer.Option("--csv", help="Write CSV instead of a table.")
    ] = False


def material(results: Path, needs: Needs, wire: bool = True) -> Material:
    """What figures are counted from, of the columns that they need; says whose agencies' articles
    count as the outlet's, where they do.
    """
    from framing.analysis.units.groups import agencies_in_words
    from framing.analysis.units.material import Material
    from framing.reading.results import read_tables

    tell_corrected(results)
    tables = read_tables(results, needs)
    if wire and (told := agencies_in_words(tables.articles)):
        say(f"{told}.")
    return Material(tables)


def show_answer(answer: Answer, shown: Shown) -> None:
    """An answer with its notes; ends the command."""
    show_rows(answer.rows, answer.notes, shown)


def show_rows(rows: pd.DataFrame, notes: Sequence[str], shown: Shown) -> None:
    """A frame on standard output, the notes on standard error; ends the command."""
    from framing.analysis.estimates.intervals import WHY_TOO_FEW
    from framing.reporting.estimates import all_too_few, plain_rows, readable

    if all_too_few(rows) and not shown.as_csv:
        typer.echo(f"Too few cases for any figure with an interval ({WHY_TOO_FEW}); these are "
                   "the counts.\n")  # fmt: skip
    as_csv = shown.as_csv
    part = rows if as_csv or not shown.limit else rows.head(shown.limit)
    cells = plain_rows(part) if as_csv else readable(part)
    header = list(rows.columns) if as_csv else list(cells[0]) if cells else []
    show(header, cells, as_csv)
    if len(part) < len(rows):
        say(f"{len(part)} of {len(rows):,} rows are shown; --limit 0 shows all")
    for note in notes:
        say(f"{note}.")
    raise typer.Exit(0 if len(rows) else 1)
