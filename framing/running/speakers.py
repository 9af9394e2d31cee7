"""A folder of results -> the authority file of its speakers, for a user to edit."""

from __future__ import annotations

from pathlib import Path

from framing.reading.authority import SPEAKERS_FILE, read_authority
from framing.reading.results import read_package, read_tables
from framing.speakers import Authority
from framing.tables.authority import authority_text, known_speakers
from framing.tables.cells import boolean


def export_speakers(folder: Path) -> str:
    """Every speaker of the results as CSV that `read_authority` reads.

    Where the run had an authority file, its rows come first, with all their columns, also those
    of speakers whom no article quotes.
    """
    run = read_package(folder)["framing"]
    authority = read_authority(folder / SPEAKERS_FILE) if run.get("speakers") else Authority()
    rows = read_tables(folder).speakers.fillna("").to_dict("records")
    speakers = [{str(k): boolean(v) if isinstance(v, bool) else str(v) for k, v in row.items()}
                for row in rows]  # fmt: skip
    split = {r["speaker_id"]: tuple(a for a in r["aliases"].split(" | ") if a) for r in speakers}
    return authority_text(known_speakers(speakers, authority, split), authority.columns)
