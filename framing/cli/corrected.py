"""What every command says first about results that coders have corrected."""

from __future__ import annotations

from pathlib import Path

from framing.cli.output import say


def tell_corrected(results: Path) -> None:
    """A line on standard error where codes in this folder were corrected by hand."""
    from framing.reading.results import read_package
    from framing.reporting.corrected import corrected_note

    if note := corrected_note(read_package(results)["framing"].get("corrected")):
        say(note)
