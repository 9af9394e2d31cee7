"""The key of a sample, which coders do not see: what was drawn, how likely, the machine's codes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

import pandas as pd

from framing.analysis.coding.variables import UNITS
from framing.errors import InputError, TableError
from framing.reading.coding_sheets import CODES, Codes, sheet_rows

KEY: Final = "key.csv"
#: Columns of the key before the machine's codes, each of which is called machine_VARIABLE.
KEY_COLUMNS: Final = ["unit", "kind", "row_id", "article_id", "stratum", "n_stratum", "n_drawn",
                      "probability"]  # fmt: skip
#: The letters of the passage, so that a sheet of another sample, or one of which a single column
#: was sorted, is not taken for this one's. Absent in keys of older versions.
WORDS: Final = "words"
MACHINE: Final = "machine"
#: Letters kept of a passage: from its middle, where the coded words are.
_KEPT: Final = 40


def read_key(path: Path) -> pd.DataFrame:
    """The key of a sample, numbers as numbers; InputError when it is none.

    probability is n_drawn / n_stratum, whatever a spreadsheet made of the decimals.
    """
    if not path.is_file():
        raise InputError("is not there; `framing sample` writes it beside the sheets, name it with "
                         "--key", where=str(path))  # fmt: skip
    listed = list(sheet_rows(path))
    missing = [c for c in KEY_COLUMNS if not listed or c not in listed[0][1]]
    if missing:
        raise InputError(f"has no column {', '.join(missing)}; expected the key that `framing "
                         "sample` wrote", where=str(path))  # fmt: skip
    for where, cells in listed:
        if cells["kind"] not in UNITS:
            raise InputError(f"kind is {cells['kind']!r}; expected {' or '.join(UNITS)}",
                             where=where)  # fmt: skip
        sizes = cells["n_drawn"], cells["n_stratum"]
        if not all(s.isdecimal() for s in sizes) or not 0 < int(sizes[0]) <= int(sizes[1]):
            raise InputError(f"n_drawn is {sizes[0]!r} of n_stratum {sizes[1]!r}; expected whole "
                             "numbers as `framing sample` wrote them", where=where)  # fmt: skip
    frame = pd.DataFrame([cells for _, cells in listed])
    if (again := frame["unit"][frame["unit"].duplicated()]).any():
        raise InputError(f"names unit {again.iloc[0]} twice", where=str(path))
    for column in ("n_stratum", "n_drawn"):
        frame[column] = frame[column].astype(int)
    frame["probability"] = frame["n_drawn"] / frame["n_stratum"]
    return frame


def machine_codes(key: pd.DataFrame) -> pd.DataFrame:
    """The machine's codes of the sampled units, in the form of coders' codes."""
    names = [c for c in key.columns if c.startswith(f"{MACHINE}_")]
    long = key.melt(id_vars="unit", value_vars=names, var_name="variable")
    long["variable"] = long["variable"].str.removeprefix(f"{MACHINE}_")
    return long.assign(coder=MACHINE)[CODES]


def letters(passage: str) -> str:
    """What a spreadsheet leaves of a passage whatever it does to marks and blanks."""
    kept = "".join(filter(str.isalnum, passage)).casefold()
    middle = max(0, (len(kept) - _KEPT) // 2)
    return kept[middle : middle + _KEPT]


def checked(codes: Codes, key: pd.DataFrame, path: Path) -> Codes:
    """The codes of this key's sample: rows with another passage become errors.

    InputError where units are unknown, or most passages are others: then the key belongs to other
    sheets.
    """
    known = dict(zip(key["unit"], key.get(WORDS, key["unit"].map(lambda _: "")), strict=True))
    if set(key["kind"]) != {codes.kind}:
        raise InputError(f"is a key of {', '.join(sorted(set(key['kind'])))}; the sheets code "
                         f"{codes.kind}", where=str(path))  # fmt: skip
    if strange := sorted(set(codes.frame["unit"]) - set(known)):
        raise InputError(f"has no unit {', '.join(strange[:5])}; the sheets are of another sample",
                         where=str(path))  # fmt: skip
    wrong = {
        (unit, coder): TableError(
            f"the passage is not the one that was drawn as unit {unit}; expected the row as it was "
            "in the sheet (was one column sorted by itself?)", where=where)
        for where, unit, coder, passage in codes.passages
        if known[unit] not in ("", letters(passage))
    }  # fmt: skip
    if len(wrong) > len(codes.passages) / 2:
        raise InputError(f"is the key of another sample: of {len(codes.passages)} passages in the "
                         f"sheets {len(wrong)} are not those that were drawn ("
                         f"{next(iter(wrong.values()))})", where=str(path))  # fmt: skip
    pairs = zip(codes.frame["unit"], codes.frame["coder"], strict=True)
    stays = [pair not in wrong for pair in pairs]
    return replace(codes, frame=codes.frame[stays], errors=(*codes.errors, *wrong.values()))
