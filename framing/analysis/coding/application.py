"""Coders' codes put into the tables: which cells change, and what follows from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from framing.analysis.coding.variables import (
    NO,
    UNITS,
    VALID,
    YES,
    UnitKind,
    machine_code,
    table_cell,
)
from framing.tables.frames import Tables, conform
from framing.tables.schema import BY_NAME

CORRECTIONS: Final = ["table", "row_id", "variable", "machine", "coders", "n_coders", "n_for",
                      "applied"]  # fmt: skip
#: What depends on whose words a passage is.
_WHOSE: Final = ("attribution_id", "speaker_id", "speech")
_KEYS: Final = {"terms": "term_id", "claims": "claim_id"}


@dataclass(frozen=True, slots=True)
class Corrected:
    """Tables with the coders' codes, and every cell where they differ from the machine's."""

    tables: Tables
    corrections: pd.DataFrame


def corrections(tables: Tables, kind: UnitKind, rows: Mapping[str, str], codes: pd.DataFrame
                ) -> pd.DataFrame:  # fmt: skip
    """One row a code that differs from the machine's: `CORRECTIONS`.

    `rows` maps units to row ids; `codes` has unit, coder, variable, value. coders: the code that
    most coders gave; n_for of n_coders gave it. applied is false where as many gave another: the
    machine's code then stays.
    """
    key = _KEYS[kind]
    frame = getattr(tables, kind).set_index(key)
    out = []
    known = {v.name: v for v in UNITS[kind]}
    for key_of, part in codes.groupby(["unit", "variable"], sort=True):
        unit, name = map(str, key_of if isinstance(key_of, tuple) else (key_of, ""))
        votes = Counter(part["value"])
        best = max(votes.values())
        (value, *others) = sorted(v for v, n in votes.items() if n == best)
        variable, row = known[name], rows[unit]
        machine = YES if name == VALID else machine_code(variable, frame.at[row, name])
        if value != machine or others:
            out.append([kind, row, name, machine, " | ".join([value, *others]), len(part), best,
                        not others])  # fmt: skip
    return pd.DataFrame(out, columns=CORRECTIONS)


def apply(tables: Tables, kind: UnitKind, found: pd.DataFrame) -> Tables:
    """The tables with the corrections that are `applied`.

    Rows that coders found to be no unit are dropped, and the counts of their article with them.
    Where the voice changes, so does whose words it is: to the outlet's own, or to somebody
    unspecified, since coders say that it is attributed but not to whom.
    """
    used = found[found["applied"].astype(bool)]
    key = _KEYS[kind]
    frame = getattr(tables, kind).set_index(key, drop=False).astype(object)
    own = _own_chains(tables)
    for row, name, value in zip(used["row_id"], used["variable"], used["coders"], strict=True):
        if name == VALID:
            continue
        frame.at[row, name] = table_cell(value)
        if name == "voice":
            chain = own[str(frame.at[row, "article_id"])]
            frame.at[row, "chain"] = chain if value == "outlet" else f"{chain} > unspecified"
            for column in _WHOSE:
                frame.at[row, column] = ""
    dropped = set(used.loc[(used["variable"] == VALID) & (used["coders"] == NO), "row_id"])
    kept = frame[~frame[key].isin(dropped)]
    tables = replace(tables, **{kind: conform(kept.reset_index(drop=True), BY_NAME[kind])})
    if kind == "claims" and dropped:
        terms = tables.terms.astype(object)
        terms.loc[terms["claim_id"].isin(dropped), "claim_id"] = ""
        tables = replace(tables, terms=conform(terms, BY_NAME["terms"]))
    return _recounted(tables, kind)


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

