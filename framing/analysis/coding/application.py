"""Coders' codes put into the tables: which cells change, and what follows from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

import pandas as pd

from framing.analysis.coding.variables import (
    IDS,
    NO,
    UNITS,
    VALID,
    YES,
    UnitKind,
    machine_code,
    table_cell,
    with_valid,
)
from framing.tables.frames import Tables, conform
from framing.tables.schema import BY_NAME

CORRECTIONS: Final = ["table", "row_id", "variable", "machine", "coders", "n_coders", "n_for",
                      "decided", "now", "notes"]  # fmt: skip
#: What stands in the tables where as many coders gave one code as another: the machine's code, the
#: code of the coder whose sheet was named first, or nothing: the row is dropped.
Ties = Literal["machine", "first", "drop"]
#: In place of a code where the row is no longer in the tables.
DROPPED: Final = "dropped"
MAJORITY: Final = "majority"
#: What depends on whose words a passage is.
_WHOSE: Final = ("attribution_id", "speaker_id", "speech")


@dataclass(frozen=True, slots=True)
class Corrected:
    """Tables with the coders' codes, and every cell where they differ from the machine's."""

    tables: Tables
    corrections: pd.DataFrame


def corrections(
    tables: Tables, kind: UnitKind, rows: Mapping[str, str], codes: pd.DataFrame,
    ties: Ties = "machine",
) -> pd.DataFrame:  # fmt: skip
    """One row a code that differs from the machine's, or on which coders tie: `CORRECTIONS`.

    `rows` maps units to row ids; `codes` has unit, coder, variable, value, in the order of the
    sheets. coders: the code that most coders gave, joined by ' | ' where several tie; n_for of
    n_coders gave it (each of them). decided: majority, or which rule of `ties`; now: the code in
    the corrected tables, dropped where the row is not in them. Of a unit that is no unit (valid is
    no) nothing else is listed. notes is empty here.
    """
    frame = getattr(tables, kind).set_index(IDS[kind])
    out = []
    for key, part in with_valid(codes).groupby("unit", sort=True):
        row = rows[str(key)]
        of_unit = []
        for variable in UNITS[kind]:
            given = part["value"][part["variable"] == variable.name].tolist()
            if not given:
                continue
            machine = YES if variable.name == VALID else machine_code(
                variable, frame.at[row, variable.name])  # fmt: skip
            tied, n_for, decided, now = _decide(given, machine, ties)
            if len(tied) > 1 or now != machine:
                gone = DROPPED if variable.name == VALID and now == NO else now
                of_unit.append([kind, row, variable.name, machine, " | ".join(tied), len(given),
                                n_for, decided, gone, ""])  # fmt: skip
            if variable.name == VALID and now in (NO, DROPPED):
                break
        out += of_unit
    return pd.DataFrame(out, columns=CORRECTIONS)


def _decide(given: Sequence[str], machine: str, ties: Ties) -> tuple[list[str], int, str, str]:
    """(codes that most coders gave, how many gave each, how it was decided, the code now)."""
    votes = Counter(given)
    best = max(votes.values())
    tied = sorted(v for v, n in votes.items() if n == best)
    if len(tied) == 1:
        return tied, best, MAJORITY, tied[0]
    if ties == "machine":
        return tied, best, "tie: machine", machine
    if ties == "drop":
        return tied, best, "tie: drop", DROPPED
    return tied, best, "tie: first", next(code for code in given if code in tied)


@dataclass(frozen=True, slots=True)
class Changed:
    """What coders changed, in numbers: rows whose codes changed, codes, rows dropped, ties."""

    n_rows: int
    n_codes: int
    n_dropped: int
    n_ties: int


def changed(found: pd.DataFrame) -> Changed:
    """The corrections in numbers; a dropped row is one of n_rows, and none of n_codes."""
    differs = found[found["now"] != found["machine"]]
    dropped = differs.loc[differs["now"] == DROPPED, "row_id"]
    stay = differs[~differs["row_id"].isin(dropped)]
    ties = int((found["decided"] != MAJORITY).sum())
    return Changed(differs["row_id"].nunique(), len(stay), dropped.nunique(), ties)


def apply(tables: Tables, kind: UnitKind, found: pd.DataFrame) -> Tables:
    """The tables as they are `now`, after the corrections.

    Rows that coders found to be no unit (or on which they tie, where ties are dropped) go, and the
    counts of their article with them.
    Where the voice changes, so does whose words it is: to the outlet's own, or to somebody
    unspecified, since coders say that it is attributed but not to whom.
    """
    used = found[found["now"] != found["machine"]]
    key = IDS[kind]
    frame = getattr(tables, kind).set_index(key, drop=False).astype(object)
    own = _own_chains(tables)
    for row, name, value in zip(used["row_id"], used["variable"], used["now"], strict=True):
        if value == DROPPED:
            continue
        frame.at[row, name] = table_cell(value)
        if name == "voice":
            chain = own[str(frame.at[row, "article_id"])]
            frame.at[row, "chain"] = chain if value == "outlet" else f"{chain} > unspecified"
            for column in _WHOSE:
                frame.at[row, column] = ""
    dropped = set(used.loc[used["now"] == DROPPED, "row_id"])
    kept = frame[~frame[key].isin(dropped)]
    tables = replace(tables, **{kind: conform(kept.reset_index(drop=True), BY_NAME[kind])})
    return _recounted(_without(tables, kind, dropped), kind)


def _without(tables: Tables, kind: UnitKind, dropped: Collection[str]) -> Tables:
    """What hangs on the rows that are no longer there: acts that a term names go with it, terms,
    acts and counts of a claim stay but are in no claim."""
    if not dropped:
        return tables
    if kind == "terms":
        acts = tables.acts[~tables.acts["term_id"].isin(dropped)]
        return replace(tables, acts=conform(acts.reset_index(drop=True), BY_NAME["acts"]))
    for name in ("terms", "acts", "counts"):
        frame = getattr(tables, name).astype(object)
        frame.loc[frame["claim_id"].isin(dropped), "claim_id"] = ""
        tables = replace(tables, **{name: conform(frame, BY_NAME[name])})
    return tables


def _own_chains(tables: Tables) -> dict[str, str]:
    """How chains of each article begin: the outlet, and the agency whose text it is."""
    out = {}
    columns = ("article_id", "outlet", "wire", "wire_credit")
    for row in tables.articles[list(columns)].astype(object).itertuples(index=False):
        whole = row.wire_credit is not pd.NA and row.wire_credit == "whole"
        one = whole and " | " not in str(row.wire)
        out[str(row.article_id)] = f"{row.outlet} > {row.wire}" if one else str(row.outlet)
    return out


def _recounted(tables: Tables, kind: UnitKind) -> Tables:
    """n_terms and n_claims of every article as they are now."""
    counts = getattr(tables, kind)["article_id"].value_counts()
    articles = tables.articles.copy()
    articles[f"n_{kind}"] = articles["article_id"].map(counts).fillna(0).astype("Int64")
    return replace(tables, articles=articles)
