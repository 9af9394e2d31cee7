"""Tables -> a sample for hand coding: sheets and instructions for coders, and the key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from framing.analysis.coding.sampling import Allocation, Short, draw, population, shortfalls
from framing.analysis.coding.variables import IDS, UNITS, UnitKind, machine_code
from framing.errors import InputError
from framing.evaluation.corrected_tables import refuse_corrected
from framing.reading.coding_key import KEY, MACHINE, WORDS, letters
from framing.reading.passages import Passages, read_passages
from framing.reading.results import read_tables
from framing.reporting.coding_sheets import (
    instructions,
    key_csv,
    labels_xml,
    sheet_csv,
    tasks_json,
)
from framing.reporting.folder import ResultsFolder, make_folder
from framing.spans import Span, Spans, parse_spans


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
class Sampled:
    """The files that were written, the strata (stratum, units, drawn, probability), and the groups
    that will have too few coded units for a figure."""

    files: tuple[Path, ...]
    strata: pd.DataFrame
    short: tuple[Short, ...]


#: What a coder's name may be, since a sheet's file has it.
_PLAIN_NAME: Final = re.compile(r"\w[\w .-]*")


def plan(folder: Path, wanted: Plan) -> Sampled:
    """What `sample` would draw; nothing is written."""
    units, drawn = _drawn(folder, wanted)
    return _sampled((), units, drawn, wanted)


def sample(folder: Path, output: Path, plan: Plan) -> Sampled:
    """Write sheets, key and instructions into `output`, the sheets first.

    InputError when a sheet is there already: hand coding is never overwritten.
    """
    variables = UNITS[plan.unit]
    population, drawn = _drawn(folder, plan)
    width = len(str(len(drawn)))
    drawn["unit"] = [f"u{k:0{width}}" for k in range(1, len(drawn) + 1)]
    passages = read_passages(folder, set(drawn["article_id"]))
    units = list(_units(drawn, passages))
    drawn[WORDS] = [letters(unit["passage"]) for unit in units]
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
    return _sampled(tuple(output / name for name in files), population, drawn, plan)


def _drawn(folder: Path, plan: Plan) -> tuple[pd.DataFrame, pd.DataFrame]:
    refuse_corrected(folder, plan.unit)
    _check_names(plan.coders)
    units = population(read_tables(folder), plan.unit)
    return units, draw(units, plan.n, plan.by, allocation=plan.allocation, seed=plan.seed)


def _check_names(coders: Sequence[str]) -> None:
    for name in coders:
        if not _PLAIN_NAME.fullmatch(name):
            raise InputError(f"names {name!r}; expected letters, digits, blanks, dots and hyphens, "
                             "since the sheet's file has the name", where="--coders")  # fmt: skip
    seen = [name.casefold() for name in coders]
    if twice := next((name for name in coders if seen.count(name.casefold()) > 1), ""):
        raise InputError(f"names {twice} twice; expected a name for each coder", where="--coders")


def _sampled(files: tuple[Path, ...], units: pd.DataFrame, drawn: pd.DataFrame, plan: Plan
             ) -> Sampled:  # fmt: skip
    columns = ["stratum", "n_stratum", "n_drawn", "probability"]
    strata = drawn[columns].drop_duplicates().sort_values("stratum").reset_index(drop=True)
    return Sampled(files, strata, tuple(shortfalls(units, drawn, plan.by)))


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
        {"unit": row["unit"], "kind": kind, "row_id": row[IDS[kind]],
         "article_id": row["article_id"], "stratum": row["stratum"],
         "n_stratum": row["n_stratum"], "n_drawn": row["n_drawn"],
         "probability": repr(float(row["probability"])), WORDS: row[WORDS],
         **{f"{MACHINE}_{name}": code for name, code in codes[str(row["unit"])].items()}}
        for row in _records(drawn)
    ]  # fmt: skip


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    plain = frame.astype(object)
    return [{str(k): v for k, v in row.items()}
            for row in plain.where(plain.notna(), None).to_dict("records")]  # fmt: skip
