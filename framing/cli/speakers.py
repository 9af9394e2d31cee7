"""`framing speakers`: who is who, as a file to edit and to give back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli.options import Results
from framing.cli.output import say

speakers_app = typer.Typer(
    help="Who is who: export the speakers of a run, edit them, give them back with --speakers.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@speakers_app.command("export")
def speakers_export(
    results: Results,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="A CSV file; else standard output."),
    ] = None,
) -> None:
    """Write every speaker of a run as CSV, to be edited and given back.

    Two rows that are one person: delete one and put its name or its speaker_id among the aliases
    of the other (joined by ' | '). Correct name, type, kind or gender where they are wrong; an
    empty cell lets the articles tell. Add columns of your own (wikidata, party): they are kept and
    come back in `note`. Then: framing analyze ARTICLES -o DIR --speakers FILE

    Example: framing speakers export results/ -o speakers.csv
    """
    from framing.reporting.folder import write_text
    from framing.running.speakers import export_speakers

    text = export_speakers(results)
    if output is None:
        typer.echo(text, nl=False)
    else:
        write_text(output, text)
        say(f"{output}: edit it, then give it to analyze or run with --speakers {output}")


@speakers_app.command("check")
def speakers_check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An authority file (CSV).")],
) -> None:
    """Check an authority file; the first fault is named with its row. Exit code 2: a fault.

    Example: framing speakers check speakers.csv
    """
    from framing.reading.authority import read_authority

    found = read_authority(file)
    own = f"; own columns: {', '.join(found.columns)}" if found.columns else ""
    say(f"{file}: {len(found.entries)} speakers, no faults{own}")
