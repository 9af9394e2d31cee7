"""Coding sheets (CSV) and their key -> codes; every bad cell is named, the others are read."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from framing.analysis.coding.variables import UNITS, UnitKind, Variable
from framing.errors import InputError, TableError
from framing.reading.label_studio import read_tasks
from framing.tables.spreadsheet import unmark_cell

KEY = "key.csv"
CODES = ["unit", "coder", "variable", "value"]
#: Columns of the key before the machine's codes, each of which is called machine_VARIABLE.
KEY_COLUMNS = ["unit", "kind", "row_id", "article_id", "stratum", "n_stratum", "n_drawn",
               "probability"]  # fmt: skip
MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Codes:
    """What coders wrote: one row a unit, coder and variable; and what could not be read."""

    frame: pd.DataFrame
    kind: UnitKind
    errors: tuple[TableError, ...]


def read_codes(paths: Sequence[Path]) -> Codes:
    """The codes of sheets: CSV as `framing sample` writes it, or Label Studio's JSON export.

    A coder is the sheet's `coder` column, else the file's name. Empty cells are no codes. A value
    that the variable does not have, and a unit coded twice by one coder, is an error that names
    file and line; the other cells are read. InputError when a file is no sheet or nothing is coded.
    """
    rows: list[tuple[str, str, str, str]] = []
    errors: list[TableError] = []
    kinds: set[UnitKind] = set()
    seen: dict[tuple[str, str], str] = {}
    for path in paths:
        listed = list(read_tasks(path) if path.suffix.lower() == ".json" else _sheet(path))
        kind = _kind(path, listed)
        kinds.add(kind)
        for where, cells in listed:
            unit, coder = cells.get("unit", ""), cells.get("coder", "") or path.stem
            made, bad = _codes(where, cells, UNITS[kind])
            errors += bad
            if not made:
                continue
            if (unit, coder) in seen:
                told = f"unit {unit} is coded by {coder} a second time; see {seen[unit, coder]}"
                errors.append(TableError(told, where=where))
                continue
            seen[unit, coder] = where
            rows += [(unit, coder, name, value) for name, value in made.items()]
    if len(kinds) > 1:
        raise InputError("holds sheets of terms and of claims; give one kind at a time",
                         where=", ".join(map(str, paths)))  # fmt: skip
    if not rows:
        told = "".join(f"\n  {e}" for e in errors)
        raise InputError(f"nobody has coded a unit yet{told}", where=", ".join(map(str, paths)))
    return Codes(pd.DataFrame(rows, columns=CODES), kinds.pop(), tuple(errors))


def read_key(path: Path) -> pd.DataFrame:
    """The key of a sample, probabilities as numbers; InputError when it is none."""
    if not path.is_file():
        raise InputError("is not there; `framing sample` writes it beside the sheets, name it with "
                         "--key", where=str(path))  # fmt: skip
    rows = [cells for _, cells in _sheet(path)]
    missing = [c for c in KEY_COLUMNS if not rows or c not in rows[0]]
    if missing:
        raise InputError(f"has no column {', '.join(missing)}; expected the key that `framing "
                         "sample` wrote", where=str(path))  # fmt: skip
    frame = pd.DataFrame(rows)
    for column in ("n_stratum", "n_drawn", "probability"):
        frame[column] = pd.to_numeric(frame[column])
    return frame


def machine_codes(key: pd.DataFrame) -> pd.DataFrame:
    """The machine's codes of the sampled units, in the form of coders' codes."""
    names = [c for c in key.columns if c.startswith(f"{MACHINE}_")]
    long = key.melt(id_vars="unit", value_vars=names, var_name="variable")
    long["variable"] = long["variable"].str.removeprefix(f"{MACHINE}_")
    return long.assign(coder=MACHINE)[CODES]


def _sheet(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Rows with their place; spreadsheets' semicolons and byte order marks are understood."""
    csv.field_size_limit(2**31 - 1)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            head = stream.readline()
            stream.seek(0)
            delimiter = max(",;\t", key=head.count)
            reader = csv.DictReader(stream, delimiter=delimiter)
            if "unit" not in (reader.fieldnames or ()):
                told = (f"has the columns {reader.fieldnames}; expected a sheet with a column unit "
                        "as `framing sample` writes it")  # fmt: skip
                raise InputError(told, where=str(path))
            for row in reader:
                cells = {k: unmark_cell(v or "").strip() for k, v in row.items() if k}
                yield f"{path}:{reader.line_num}", cells
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8; save it as 'CSV UTF-8'", where=str(path)) from error
    except (OSError, csv.Error) as error:
        raise InputError(f"cannot be read: {error}", where=str(path)) from error


def _kind(path: Path, rows: Sequence[tuple[str, dict[str, str]]]) -> UnitKind:
    present = {name for _, cells in rows for name in cells}
    fitting = {kind: sum(v.name in present for v in variables) for kind, variables in UNITS.items()}
    best = max(fitting, key=lambda kind: fitting[kind])
    if not fitting[best]:
        raise InputError("has no column of a variable (voice, legitimacy, agency, ...)",
                         where=str(path))  # fmt: skip
    return best


def _codes(
    where: str, cells: dict[str, str], variables: Sequence[Variable]
) -> tuple[dict[str, str], list[TableError]]:
    made, errors = {}, []
    for variable in variables:
        value = cells.get(variable.name, "")
        # Spreadsheets write TRUE for true and may add .0 to a number.
        value = value.lower() if value.lower() in variable.values else value.removesuffix(".0")
        value = value.removeprefix("+")
        if value in variable.values:
            made[variable.name] = value
        elif value:
            errors.append(TableError(f"{variable.name} is {value!r}; expected "
                                     f"{', '.join(variable.values)}", where=where))  # fmt: skip
    return made, errors
