"""The authority file of speakers: CSV -> Authority, with errors that name file and row.

    name,aliases,type,wikidata
    Kassym-Jomart Tokayev,Tokayev | the Kazakh president,head_of_state,Q57404

`name` is the only column that must be there. `aliases` are joined by " | " (a bar inside a name is
written "\\|"). `speaker_id`, `type`, `kind` and `gender` may be empty: then the articles tell.
`framing speakers export` adds columns that are counted from the articles; they are not read. All
other columns are the user's own and are kept as they are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from framing.codes import SPEAKER_BEINGS, SPEAKER_TYPES
from framing.errors import InputError
from framing.speakers import Authority, Known
from framing.speakers.authority import split_aliases

#: Columns with a meaning; all but the first may be left out.
MEANT = ("name", "speaker_id", "aliases", "type", "kind", "gender")
#: Columns that an export counts, which are not read.
COUNTED = ("named", "mentions", "n_attributions", "n_articles")
#: The copy of the file that a folder of results keeps.
SPEAKERS_FILE = "speakers_authority.csv"
_GENDERS = ("m", "f")


def read_authority(path: Path) -> Authority:
    """The file's speakers. InputError names the file and the row of the first fault."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8; save it as CSV UTF-8", where=str(path)) from error
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        header = [h.strip() for h in next(rows, [])]
        _check_header(header, str(path))
        entries = list(_entries(rows, header, str(path)))
    except csv.Error as error:
        raise InputError(f"is no CSV: {error}", where=f"{path}, row {rows.line_num}") from error
    columns = tuple(h for h in header if h not in (*MEANT, *COUNTED))
    return Authority(tuple(entries), columns)


def _delimiter(text: str) -> str:
    """Comma, or what spreadsheets of other countries write."""
    head = text.partition("\n")[0]
    return max(",;\t", key=lambda mark: (head.count(mark), mark == ","))


def _check_header(header: list[str], where: str) -> None:
    if "name" not in header:
        found = ", ".join(h for h in header if h) or "nothing"
        raise InputError(f"has no column name in its first row; found {found}", where=where)
    for i, column in enumerate(header, start=1):
        if not column:
            raise InputError(f"column {i} has no name in the first row", where=where)
        if header.count(column) > 1:
            raise InputError(f"column {column} stands twice in the first row", where=where)


def _entries(rows: Iterable[list[str]], header: list[str], file: str) -> Iterator[Known]:
    taken: dict[str, tuple[int, Known]] = {}
    for number, cells in enumerate(rows, start=2):
        if not any(c.strip() for c in cells):
            continue
        where = f"{file}, row {number}"
        if len(cells) != len(header):
            raise InputError(f"has {len(cells)} cells, expected {len(header)} as in the first row",
                             where=where)  # fmt: skip
        entry = _entry(dict(zip(header, cells, strict=True)), header, where)
        for known in dict.fromkeys(entry.calls()):
            row, other = taken.setdefault(known, (number, entry))
            if other is not entry:
                raise InputError(f"{known!r} is already {other.name!r} in row {row}; a name or id "
                                 "can be one speaker's only", where=where)  # fmt: skip
        yield entry


def _entry(row: dict[str, str], header: list[str], where: str) -> Known:
    name = " ".join(row["name"].split())
    if not name:
        raise InputError("has no name", where=where)
    notes = tuple((h, row[h]) for h in header if h not in (*MEANT, *COUNTED))
    return Known(
        name=name,
        speaker_id=" ".join(row.get("speaker_id", "").split()),
        aliases=split_aliases(row.get("aliases", "")),
        type=_choice(row, "type", SPEAKER_TYPES, where),
        kind=_choice(row, "kind", SPEAKER_BEINGS, where),
        gender=_choice(row, "gender", _GENDERS, where),
        notes=notes,
    )


def _choice(row: dict[str, str], column: str, allowed: tuple[str, ...], where: str) -> str:
    value = row.get(column, "").strip()
    if value and value not in allowed:
        raise InputError(f"{column} is {value!r}, expected one of {', '.join(allowed)}, or nothing",
                         where=where)  # fmt: skip
    return value
