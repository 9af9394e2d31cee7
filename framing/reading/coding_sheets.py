"""Coding sheets (CSV, Label Studio) -> codes; every bad cell is named, the others are read."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from framing.analysis.coding.variables import UNITS, UnitKind, Variable
from framing.errors import InputError, TableError
from framing.reading.label_studio import read_tasks
from framing.tables.spreadsheet import unmark_cell

CODES: Final = ["unit", "coder", "variable", "value"]
NOTES: Final = ["unit", "coder", "note"]
#: Where Label Studio's own CSV export names the coder.
_ANNOTATOR: Final = "annotator"
_WORKBOOKS: Final = frozenset({".xlsx", ".xls", ".ods", ".numbers"})
#: Minus signs and dashes that spreadsheets make of a hyphen.
_MINUS: Final = str.maketrans("−–—", "---")


@dataclass(frozen=True, slots=True)
class Codes:
    """What coders wrote: one row a unit, coder and variable, in the order of the sheets.

    `notes` has a row a unit and coder with a note; `passages` the words in front of the coders, as
    (place, unit, coder, words); `errors` what could not be read.
    """

    frame: pd.DataFrame
    kind: UnitKind
    notes: pd.DataFrame
    passages: tuple[tuple[str, str, str, str], ...]
    errors: tuple[TableError, ...]


def read_codes(paths: Sequence[Path]) -> Codes:
    """The codes of sheets: CSV as `framing sample` writes it, or Label Studio's JSON export.

    A coder is the sheet's `coder` column, else the file's name. Empty cells are no codes. A value
    that the variable does not have, codes without a unit, and a unit coded twice by one coder are
    errors that name file and line; the other cells are read. InputError when a file is no sheet or
    nothing is coded.
    """
    rows: list[tuple[str, str, str, str]] = []
    notes: list[tuple[str, str, str]] = []
    passages: list[tuple[str, str, str, str]] = []
    errors: list[TableError] = []
    kinds: set[UnitKind] = set()
    seen: dict[tuple[str, str], str] = {}
    for path in paths:
        listed = list(read_tasks(path) if path.suffix.lower() == ".json" else sheet_rows(path))
        kind = _kind(path, listed)
        kinds.add(kind)
        for where, cells in listed:
            unit = cells.get("unit", "")
            coder = cells.get("coder", "") or cells.get(_ANNOTATOR, "") or path.stem
            made, bad = _codes(where, cells, UNITS[kind])
            errors += bad
            if note := cells.get("note", ""):
                notes.append((unit, coder, note))
            if not made:
                continue
            if not unit:
                errors.append(TableError("has codes but no unit; expected its number from the "
                                         "sheet", where=where))  # fmt: skip
                continue
            if (unit, coder) in seen:
                told = f"unit {unit} is coded by {coder} a second time; see {seen[unit, coder]}"
                errors.append(TableError(told, where=where))
                continue
            seen[unit, coder] = where
            if passage := cells.get("passage", ""):
                passages.append((where, unit, coder, passage))
            rows += [(unit, coder, name, value) for name, value in made.items()]
    if len(kinds) > 1:
        raise InputError("holds sheets of terms and of claims; give one kind at a time",
                         where=", ".join(map(str, paths)))  # fmt: skip
    if not rows:
        told = "".join(f"\n  {e}" for e in errors)
        raise InputError(f"nobody has coded a unit yet{told}", where=", ".join(map(str, paths)))
    return Codes(pd.DataFrame(rows, columns=CODES), kinds.pop(),
                 pd.DataFrame(notes, columns=NOTES), tuple(passages), tuple(errors))  # fmt: skip


def sheet_rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Rows with their place; spreadsheets' semicolons and byte order marks are understood."""
    if path.suffix.lower() in _WORKBOOKS:
        raise InputError("is a workbook; expected a sheet saved as 'CSV UTF-8'", where=str(path))
    csv.field_size_limit(2**31 - 1)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            head = stream.readline()
            stream.seek(0)
            delimiter = max(",;\t", key=head.count)
            reader = csv.DictReader(stream, delimiter=delimiter)
            names = [name.strip().lower() for name in reader.fieldnames or ()]
            if "unit" not in names:
                told = (f"has the columns {names}; expected a sheet with a column unit as `framing "
                        "sample` writes it")  # fmt: skip
                raise InputError(told, where=str(path))
            reader.fieldnames = names
            for row in reader:
                where = f"{path}:{reader.line_num}"
                if any(row.get(None) or ()):
                    raise InputError(f"has more cells than the {len(names)} of the first line",
                                     where=where)  # fmt: skip
                yield where, {k: unmark_cell(v or "").strip() for k, v in row.items() if k}
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8; save it as 'CSV UTF-8'", where=str(path)) from error
    except (OSError, csv.Error) as error:
        raise InputError(f"cannot be read: {error}", where=str(path)) from error


def _kind(path: Path, rows: Sequence[tuple[str, Mapping[str, str]]]) -> UnitKind:
    present = {name for _, cells in rows for name in cells}
    fitting = {kind: sum(v.name in present for v in variables) for kind, variables in UNITS.items()}
    best = max(fitting, key=lambda kind: fitting[kind])
    if not fitting[best]:
        raise InputError("has no column of a variable (voice, legitimacy, agency, ...)",
                         where=str(path))  # fmt: skip
    return best


def _codes(
    where: str, cells: Mapping[str, str], variables: Sequence[Variable]
) -> tuple[dict[str, str], list[TableError]]:
    made, errors = {}, []
    for variable in variables:
        value = cells.get(variable.name, "")
        # Spreadsheets write TRUE for true and may add .0 (or ,0) to a number.
        plain = value.lower().translate(_MINUS).removesuffix(".0").removesuffix(",0")
        plain = plain.removeprefix("+")
        if plain in variable.values:
            made[variable.name] = plain
        elif value:
            errors.append(TableError(f"{variable.name} is {value!r}; expected "
                                     f"{', '.join(variable.values)}", where=where))  # fmt: skip
    return made, errors
