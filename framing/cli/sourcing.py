"""`framing sources` and `force`: who is quoted, and who is seen to act on whom."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from framing.cli.asking import Asked, OfVoice, Shown, material, show_answer
from framing.cli.grouped import grouped
from framing.cli.options import Results


@grouped
def sources(
    results: Results,
    asked: Asked,
    shown: Shown,
    of: Annotated[
        Literal["speakers", "shares", "diversity", "shared", "shared_names", "copies"],
        typer.Option(help="Who is quoted; shares of types (officials; officials and politicians), "
                     "manners, places and verbs with intervals; how many are quoted, effectively; "
                     "the same speaker in several outlets; what they call the same people in each; "
                     "or the passages that several articles print, and whose they are."),
    ] = "speakers",
) -> None:
    """Who is quoted: how often, in how many words, by which outlets, where and with which verbs.

    Exit code 1: nobody.

    Example: framing sources reports/ --of shares
    """  # fmt: skip
    from framing.analysis import answers, needs

    _check(of, asked)
    if of == "copies":
        show_answer(answers.copied(material(results, needs.COPIES)), shown)
    counted = material(results, needs.LABELS if of == "shared_names" else needs.QUOTES,
                       asked.wire)  # fmt: skip
    make = {"speakers": answers.sources, "shares": answers.source_shares,
            "diversity": answers.diversity, "shared": answers.shared,
            "shared_names": answers.names_of_shared}[of]  # fmt: skip
    show_answer(make(counted, asked.question("attributed"), asked.treatments), shown)


def _check(of: str, asked: Asked) -> None:
    """Refuses what would have no effect on the answer."""
    if of in ("speakers", "copies") and asked.by != "outlet":
        raise typer.BadParameter(f"has no effect: --of {of} is over everything; --of shares and "
                                 "diversity compare groups", param_hint="--by")  # fmt: skip
    if of == "copies" and (asked.speaker or asked.copies != "kept" or not asked.wire):
        raise typer.BadParameter("--speaker, --copies and --no-wire have no effect on it",
                                 param_hint="--of copies")  # fmt: skip
    if of in ("shared", "shared_names") and asked.by in ("speaker", "speaker_type"):
        raise typer.BadParameter(f"is {asked.by}; expected outlet or period: the same speakers are "
                                 "put side by side", param_hint="--by")  # fmt: skip


@grouped
def force(
    results: Results,
    asked: Asked,
    shown: Shown,
    of: Annotated[
        Literal["acts", "casualties"],
        typer.Option(help="Who is seen to act on whom, in which form and wording; or the numbers "
                     "of people harmed, and who gives them."),
    ] = "acts",
    voice: OfVoice = "all",
) -> None:
    """Acts of force: are those who act visible, and whose dead are counted, by whom?

    Verbs ("police shot") and nouns ("the shooting") are counted apart: nouns hardly ever name who
    acts. War, clashes and violence have nobody who acts and are left out, as are numbers of harm
    that is denied, planned or supposed; the notes below the table say how many.

    Exit code 1: no act, no number.

    Example: framing force results/ --by outlet --of casualties
    """  # fmt: skip
    from framing.analysis import answers, needs

    make = {"acts": answers.force, "casualties": answers.casualties}[of]
    counted = material(results, needs.FORCE, asked.wire)
    show_answer(make(counted, asked.question(voice), asked.treatments), shown)
