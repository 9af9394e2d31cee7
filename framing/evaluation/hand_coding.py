"""Coded sheets -> agreement, and with the tables: corrected figures and corrected tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from framing.analysis.coding.agreement import agreement, confusion
from framing.analysis.coding.application import Ties, apply, corrections
from framing.analysis.coding.codings import CodedUnits
from framing.analysis.coding.machine import machine_accuracy
from framing.analysis.coding.measures import Asked
from framing.analysis.coding.rates import differences, rates
from framing.analysis.coding.sampling import population
from framing.analysis.coding.variables import IDS, UNITS, machine_code
from framing.analysis.units.clusters import clusters
from framing.errors import InputError, TableError
from framing.evaluation.corrected_tables import refuse_corrected, write_corrected
from framing.reading.coding_key import KEY, MACHINE, checked, machine_codes, read_key
from framing.reading.coding_sheets import Codes, read_codes
from framing.reading.results import read_tables


@dataclass(frozen=True, slots=True)
class Agreed:
    """Agreement and confusion of coders (and the machine), how often the machine is right, coders'
    notes, and what could not be read. accuracy is empty where the key is not known."""

    agreement: pd.DataFrame
    confusion: pd.DataFrame
    accuracy: pd.DataFrame
    notes: pd.DataFrame
    errors: tuple[TableError, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which figures are estimated, and what becomes of ties in the tables."""

    asked: Asked = field(default_factory=Asked)
    #: Differences instead of rates: of these two groups, or (empty) of each from all others.
    between: tuple[str, ...] | None = None
    ties: Ties = "machine"


@dataclass(frozen=True, slots=True)
class Estimated:
    """Corrected figures, the cells where coders differ from the machine, what could not be read.

    n_drawn: units drawn; coders: how many units each coder coded.
    """

    figures: pd.DataFrame
    corrections: pd.DataFrame
    n_drawn: int
    n_coded: int
    coders: Mapping[str, int]
    errors: tuple[TableError, ...]


def agree(sheets: Sequence[Path], key: Path | None = None) -> Agreed:
    """Agreement between the coders, and with the machine where the key is known."""
    codes = read_codes(sheets)
    variables = UNITS[codes.kind]
    path = key or _beside(sheets)
    accuracy = pd.DataFrame()
    frame = codes.frame
    if path is not None:
        drawn = read_key(path)
        codes = checked(codes, drawn, path)
        accuracy = machine_accuracy(codes.frame, drawn, variables)
        machine = machine_codes(drawn)
        frame = pd.concat([codes.frame, machine[machine["unit"].isin(set(codes.frame["unit"]))]])
    return Agreed(agreement(frame, variables, MACHINE), confusion(frame, variables, MACHINE),
                  accuracy, codes.notes, codes.errors)  # fmt: skip


def correct(
    folder: Path, sheets: Sequence[Path], key: Path | None = None, *,
    wanted: Wanted | None = None, output: Path | None = None,
) -> Estimated:  # fmt: skip
    """Corrected figures; with `output` also the tables with the coders' codes, in a new folder."""
    wanted = wanted or Wanted()
    found = key or _beside(sheets)
    if found is None:
        raise InputError(f"no {KEY} beside the sheets; name it with --key", where=str(sheets[0]))
    drawn = read_key(found)
    codes = checked(read_codes(sheets), drawn, found)
    refuse_corrected(folder, codes.kind)
    tables = read_tables(folder)
    units = population(tables, codes.kind)
    identity = IDS[codes.kind]
    number = {name: i for i, name in enumerate(units[identity])}
    _check(drawn, codes, number, units, found)
    columns = ["stratum", "n_drawn", "probability"]
    units = units.join(drawn.set_index(drawn["row_id"].map(number))[columns])
    units["cluster"] = units["article_id"].astype(str).map(clusters(tables))
    row_of = dict(zip(drawn["unit"], drawn["row_id"], strict=True))
    rows = codes.frame["unit"].map(row_of).map(number)
    coded = CodedUnits(units, codes.kind, codes.frame.assign(row=rows))
    if wanted.between is None:
        figures = rates(coded, wanted.asked)
    else:
        figures = differences(coded, wanted.asked, wanted.between)
    changes = _with_notes(corrections(tables, codes.kind, row_of, codes.frame, wanted.ties),
                          codes, row_of)  # fmt: skip
    by_coder = codes.frame.groupby("coder", sort=False)["unit"].nunique().to_dict()
    made = Estimated(figures, changes, len(drawn), codes.frame["unit"].nunique(),
                     {str(c): int(n) for c, n in by_coder.items()}, codes.errors)  # fmt: skip
    if output is not None:
        told = {"n_coders": len(by_coder), "n_coded": made.n_coded, "n_units": len(units),
                "ties": wanted.ties}  # fmt: skip
        write_corrected(folder, output, apply(tables, codes.kind, changes), changes,
                        (codes.kind, told, [*sheets, found]))  # fmt: skip
    return made


def _with_notes(changes: pd.DataFrame, codes: Codes, row_of: Mapping[str, str]) -> pd.DataFrame:
    """The corrections with what coders noted on their units."""
    notes: dict[str, list[str]] = {}
    for unit, coder, note in codes.notes.itertuples(index=False):
        notes.setdefault(row_of.get(unit, ""), []).append(f"{coder}: {note}")
    return changes.assign(notes=[" | ".join(notes.get(row, ())) for row in changes["row_id"]])


def _beside(sheets: Sequence[Path]) -> Path | None:
    found = sheets[0].parent / KEY
    return found if found.is_file() else None


def _check(drawn: pd.DataFrame, codes: Codes, number: Mapping[str, int], units: pd.DataFrame,
           key: Path) -> None:  # fmt: skip
    """The key belongs to these tables, or InputError says what does not fit."""
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
