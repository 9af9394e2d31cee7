"""Coders' codes put into a copy of the results, which says how much of it was corrected."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd

from framing.analysis.coding.application import changed
from framing.analysis.coding.variables import UnitKind
from framing.errors import InputError
from framing.reading.results import read_package
from framing.reporting.folder import PACKAGE, ResultsFolder, as_json, make_folder
from framing.tables.frames import Tables
from framing.tables.schema import TABLES

#: Under this name the package says what was corrected, by kind of unit.
CORRECTED = "corrected"
#: Files of a run that coders do not touch, beside the texts; what a report makes is made again.
_UNCHANGED = ("left_out", "speakers_authority")
#: Kind of unit, what is to be told of its correction, and the files that the codes came from.
Source = tuple[UnitKind, Mapping[str, Any], Sequence[Path]]


def refuse_corrected(folder: Path, kind: UnitKind) -> None:
    """InputError where units of this kind have coders' codes already: these are not the machine's.

    Terms and claims are corrected one after the other, each once.
    """
    told = read_package(folder)["framing"].get(CORRECTED) or {}
    if kind in told:
        raise InputError(f"holds {kind} that coders have corrected; expected the machine's codes. "
                         f"Name the folder that they were corrected from: {told[kind]['from']}",
                         where=str(folder))  # fmt: skip


def write_corrected(
    folder: Path, output: Path, tables: Tables, changes: pd.DataFrame, source: Source
) -> None:
    """A copy of the results with corrected tables, and where they come from."""
    if output.exists() and any(output.iterdir()):
        raise InputError("is not empty; the corrected tables need a new folder",
                         where=str(output))  # fmt: skip
    kind, told, files = source
    package = read_package(folder)
    run = package["framing"]
    run[CORRECTED] = {**run.get(CORRECTED, {}), kind: {
        "from": str(folder),
        "created": package["created"],
        **told,
        **asdict(changed(changes)),
        "codes": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files},
    }}  # fmt: skip
    make_folder(output)
    kept = [*folder.glob("*.jsonl"), *(p for p in folder.iterdir() if p.stem in _UNCHANGED),
            *folder.glob("corrections-*.csv")]  # fmt: skip
    for path in sorted(kept):
        shutil.copyfile(path, output / path.name)
    here = {path.name for path in output.iterdir()}
    here |= {f"{table.name}.{run['format']}" for table in TABLES}
    package["resources"] = [r for r in package["resources"] if r["path"] in here]
    with ResultsFolder(output, TABLES, excel=bool(run["excel"]), format=run["format"]) as written:
        for table in TABLES:
            written.write_rows(table.name, map(_cells, tables.rows(table.name)))
        written.write_text(f"corrections-{kind}.csv",
                           changes.to_csv(index=False, lineterminator="\r\n"))  # fmt: skip
        written.write_text(PACKAGE, as_json(package))


def _cells(row: Mapping[str, Any]) -> dict[str, str]:
    return {name: "" if value is None else
            str(value).lower() if isinstance(value, bool) else str(value)
            for name, value in row.items()}  # fmt: skip
