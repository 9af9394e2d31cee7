"""`framing lexicon`: look at the lexicons, and check one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli.options import AsCsv, Lexicons
from framing.cli.output import say, show
from framing.reporting.controls import show_controls

lexicon_app = typer.Typer(
    help="Look at the lexicons, and check your own.", no_args_is_help=True, rich_markup_mode=None
)


@lexicon_app.command("list")
def lexicon_list(
    domain: Annotated[str, typer.Option(help="Only this domain, e.g. protest.")] = "",
    referent: Annotated[str, typer.Option(help="Only this referent class.")] = "",
    legitimacy: Annotated[int | None, typer.Option(help="Only this level, -3 .. 2.")] = None,
    lexicon: Lexicons = None,
    as_csv: AsCsv = False,
) -> None:
    """The entries in force. Exit code 1: none fits.

    Example: framing lexicon list --domain protest --legitimacy -2
    """
    from framing.reading.lexicons import default_lexicon_dir, read_lexicon

    found = read_lexicon([default_lexicon_dir(), *(lexicon or ())])
    rows = [
        {"id": e.id, "forms": ", ".join(e.forms), "role": e.role, "referent": e.referent,
         "legitimacy": e.legitimacy, "visibility": e.visibility, "stance": e.stance,
         "category": e.category, "neutral": ", ".join(e.neutral)}
        for e in found.entries
        if (not domain or e.domain == domain) and (not referent or e.referent == referent)
        and (legitimacy is None or e.legitimacy == legitimacy)
    ]  # fmt: skip
    show(list(rows[0]) if rows else [], rows, as_csv)
    say(f"{len(rows)} of {len(found.entries)} entries")
    known = sorted({e.referent for e in found.entries if e.referent})
    if referent and referent not in known:
        say(f"no referent class is called {referent}; the known ones are {', '.join(known)}")
    raise typer.Exit(0 if rows else 1)


@lexicon_app.command("check")
def lexicon_check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Lexicon files (YAML).")],
) -> None:
    """Check lexicon files, also against those that come with the program.

    Prints every fault with file and line. Exit code 1: faults.

    Example: framing lexicon check my-words.yaml
    """
    from framing.reading.lexicons import check_lexicon, default_lexicon_dir

    _, faults = check_lexicon([default_lexicon_dir(), *files])
    for fault in faults:
        typer.echo(show_controls(str(fault)))
    say(f"{len(faults)} faults" if faults else "no faults")
    raise typer.Exit(1 if faults else 0)
