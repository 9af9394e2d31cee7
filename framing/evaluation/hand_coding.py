"""Hand coding as jobs: tables -> sheets, sheets -> agreement, tables and sheets -> estimates."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from framing.analysis.coding.agreement import agreement, confusion
from framing.analysis.coding.application import apply, corrections
from framing.analysis.coding.rates import rates
from framing.analysis.coding.sampling import Allocation, draw, population
from framing.analysis.coding.variables import UNITS, UnitKind, machine_code
from framing.errors import InputError, TableError
from framing.reading.coding_sheets import KEY, MACHINE, Codes, machine_codes, read_codes, read_key
from framing.reading.passages import Passages, read_passages
from framing.reading.results import read_package, read_tables
from framing.reporting.coding_sheets import (
    instructions,
    key_csv,
    labels_xml,
    sheet_csv,
    tasks_json,
)
from framing.reporting.folder import PACKAGE, ResultsFolder, as_json, make_folder
from framing.spans import Span, Spans, parse_spans
from framing.tables.frames import Tables
from framing.tables.schema import TABLES

CORRECTIONS_FILE = "corrections.csv"
#: Files of a run that coders do not touch, beside the texts; what a report makes is made again.
_UNCHANGED = ("left_out", "speakers_authority")
_ID = {"terms": "term_id", "claims": "claim_id"}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is drawn, for whom."""

    n: int = 200
    by: tuple[str, ...] = ()
    unit: UnitKind = "terms"
    allocation: Allocation = "proportional"
    seed: int = 0
    coders: tuple[str, ...] = ()
    label_studio: bool = False
    predictions: bool = False


@dataclass(frozen=True, slots=True)
class Agreed:
    """Agreement and confusion of coders (and the machine), and what could not be read."""

    agreement: pd.DataFrame
    confusion: pd.DataFrame
    errors: tuple[TableError, ...]


@dataclass(frozen=True, slots=True)
class Estimated:
    """Corrected rates, the cells where coders differ from the machine, what could not be read."""

    rates: pd.DataFrame
    corrections: pd.DataFrame
    errors: tuple[TableError, ...]


def sample(folder: Path, output: Path, plan: Plan) -> list[Path]:
    """Write sheets, key and instructions into `output`; the files, the sheets first.

    InputError when a sheet is there already: hand coding is never overwritten.
    """
    tables = read_tables(folder)
    variables = UNITS[plan.unit]
    drawn = draw(population(tables, plan.unit), plan.n, plan.by, allocation=plan.allocation,
                 seed=plan.seed)  # fmt: skip
    width = len(str(len(drawn)))
    drawn["unit"] = [f"u{k:0{width}}" for k in range(1, len(drawn) + 1)]
    passages = read_passages(folder, set(drawn["article_id"]))
    units = list(_units(drawn, passages))
    codes = {str(row["unit"]): {v.name: machine_code(v, row.get(v.name)) for v in variables}
             for row in _records(drawn)}  # fmt: skip
    sheets = [f"sheet-{coder}.csv" for coder in plan.coders] or ["sheet.csv"]
    files = {name: sheet_csv(units, variables, coder)
             for name, coder in zip(sheets, plan.coders or ("",), strict=True)}  # fmt: skip
    if plan.label_studio:
        files["tasks.json"] = tasks_json(units, predictions=codes if plan.predictions else None)
        files["labels.xml"] = labels_xml(variables)
    files["instructions.md"] = instructions(variables, len(drawn), plan.unit, sheets)
    files[KEY] = key_csv(_key(drawn, plan.unit, codes))
    make_folder(output)
    there = [name for name in files if (output / name).exists()]
    if there:
        raise InputError(f"holds {', '.join(there)} already, maybe with codes; name another folder "
                         "with -o", where=str(output))  # fmt: skip
    with ResultsFolder(output, ()) as written:
        for name, text in files.items():
            written.write_text(name, text)
    return [output / name for name in files]


def agree(sheets: Sequence[Path], key: Path | None = None) -> Agreed:
    """Agreement between the coders, and with the machine where the key is known."""
    codes = read_codes(sheets)
    frame = codes.frame
    known = key or _beside(sheets)
    if known is not None:
        machine = machine_codes(read_key(known))
        frame = pd.concat([frame, machine[machine["unit"].isin(set(frame["unit"]))]])
    variables = UNITS[codes.kind]
    return Agreed(agreement(frame, variables, MACHINE), confusion(frame, variables, MACHINE),
                  codes.errors)  # fmt: skip


def correct(
    folder: Path, sheets: Sequence[Path], key: Path | None = None, *, by: str = "",
    among: tuple[str, str] | None = None, output: Path | None = None,
) -> Estimated:  # fmt: skip
    """Corrected rates; with `output` also the tables with the coders' codes, in a new folder."""
    found = key or _beside(sheets)
    if found is None:
        raise InputError(f"no {KEY} beside the sheets; name it with --key", where=str(sheets[0]))
    drawn, codes, tables = read_key(found), read_codes(sheets), read_tables(folder)
    units = population(tables, codes.kind)
    identity = _ID[codes.kind]
    number = {name: i for i, name in enumerate(units[identity])}
    _check(drawn, codes, number, units, found)
    columns = ["stratum", "n_drawn", "probability"]
    units = units.join(drawn.set_index(drawn["row_id"].map(number))[columns])
    row_of = dict(zip(drawn["unit"], drawn["row_id"], strict=True))
    coded = codes.frame.assign(row=codes.frame["unit"].map(row_of).map(number))
    estimated = rates(units, codes.kind, coded, by, among)
    changed = corrections(tables, codes.kind, row_of, codes.frame)
    if output is not None:
        _write(folder, output, apply(tables, codes.kind, changed), changed, [*sheets, found])
    return Estimated(estimated, changed, codes.errors)


def _beside(sheets: Sequence[Path]) -> Path | None:
    found = sheets[0].parent / KEY
    return found if found.is_file() else None


def _check(drawn: pd.DataFrame, codes: Codes, number: Mapping[str, int], units: pd.DataFrame,
           key: Path) -> None:  # fmt: skip
    """The key belongs to these sheets and these tables, or InputError says what does not fit."""
    if set(drawn["kind"]) != {codes.kind}:
        raise InputError(f"is a key of {', '.join(sorted(set(drawn['kind'])))}; the sheets code "
                         f"{codes.kind}", where=str(key))  # fmt: skip
    if strange := sorted(set(codes.frame["unit"]) - set(drawn["unit"])):
        raise InputError(f"has no unit {', '.join(strange[:5])}; the sheets are of another sample",
                         where=str(key))  # fmt: skip
    gone = [row for row in drawn["row_id"] if row not in number]
    moved = [row for row, article in zip(drawn["row_id"], drawn["article_id"], strict=True)
             if row in number and units["article_id"].iloc[number[row]] != article]  # fmt: skip
    for variable in UNITS[codes.kind]:
        if variable.name in units.columns and not gone:
            now = units[variable.name].astype(object)
            for row, code in zip(drawn["row_id"], drawn[f"{MACHINE}_{variable.name}"], strict=True):
                if machine_code(variable, now.iloc[number[row]]) != code:
                    moved.append(row)
    if gone or moved:
        raise InputError(
            f"does not fit the tables ({len({*gone, *moved})} of {len(drawn)} units differ, e.g. "
            f"{(gone or moved)[0]}): they were made anew since the sample was drawn. Name the "
            "folder that it was drawn from", where=str(key))  # fmt: skip


def _units(drawn: pd.DataFrame, passages: Passages) -> Iterator[dict[str, str]]:
    for row in _records(drawn):
        spans: Spans = (parse_spans(str(row["spans"])) if "spans" in row else
                        (Span(int(row["start"]), int(row["end"])),))  # fmt: skip
        fallback = " ".join(str(row.get(c) or "") for c in ("left", "text", "right"))
        before, passage, after = passages.around(str(row["article_id"]), spans, fallback)
        yield {"unit": str(row["unit"]), "before": before, "passage": passage, "after": after}


def _key(drawn: pd.DataFrame, kind: UnitKind, codes: Mapping[str, Mapping[str, str]]
         ) -> list[dict[str, Any]]:  # fmt: skip
    return [
        {"unit": row["unit"], "kind": kind, "row_id": row[_ID[kind]],
         "article_id": row["article_id"], "stratum": row["stratum"],
         "n_stratum": row["n_stratum"], "n_drawn": row["n_drawn"],
         "probability": repr(float(row["probability"])),
         **{f"{MACHINE}_{name}": code for name, code in codes[str(row["unit"])].items()}}
        for row in _records(drawn)
    ]  # fmt: skip


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    plain = frame.astype(object)
    return [{str(k): v for k, v in row.items()}
            for row in plain.where(plain.notna(), None).to_dict("records")]  # fmt: skip


def _write(folder: Path, output: Path, tables: Tables, changed: pd.DataFrame,
           sources: Sequence[Path]) -> None:  # fmt: skip
    """A copy of the results with corrected tables, and where they come from."""
    if output.exists() and any(output.iterdir()):
        raise InputError("is not empty; the corrected tables need a new folder",
                         where=str(output))  # fmt: skip
    package = read_package(folder)
    run = package["framing"]
    run["corrected"] = {
        "from": str(folder),
        "created": package["created"],
        "n_corrections": int(changed["applied"].sum()),
        "n_ties": int((~changed["applied"].astype(bool)).sum()),
        "codes": {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sources},
    }
    make_folder(output)
    for path in sorted(folder.iterdir()):
        if path.suffix == ".jsonl" or path.stem in _UNCHANGED:
            shutil.copyfile(path, output / path.name)
    here = {path.name for path in output.iterdir()}
    here |= {f"{table.name}.{run['format']}" for table in TABLES}
    package["resources"] = [r for r in package["resources"] if r["path"] in here]
    with ResultsFolder(output, TABLES, excel=bool(run["excel"]), format=run["format"]) as written:
        for table in TABLES:
            written.write_rows(table.name, map(_cells, tables.rows(table.name)))
        written.write_text(CORRECTIONS_FILE, changed.to_csv(index=False, lineterminator="\r\n"))
        written.write_text(PACKAGE, as_json(package))


def _cells(row: Mapping[str, Any]) -> dict[str, str]:
    return {name: "" if value is None else
            str(value).lower() if isinstance(value, bool) else str(value)
            for name, value in row.items()}  # fmt: skip
