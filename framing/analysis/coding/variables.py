"""What coders code: units, variables and their values, the same words as in the tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

import pandas as pd

from framing.lexicon import REFERENTS
from framing.tables.schema import BY_NAME

Scale = Literal["nominal", "ordinal"]
UnitKind = Literal["terms", "claims"]

#: Which column names a unit in its table.
IDS: Final[Mapping[UnitKind, str]] = {"terms": "term_id", "claims": "claim_id"}
#: Coders write it where a variable does not apply; tables have an empty cell.
NONE: Final = "none"
#: Whether the unit is one at all; all other variables are left empty where it is not.
VALID: Final = "valid"
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Variable:
    """One column of a coding sheet; `values` in order where the scale is ordinal."""

    name: str
    values: tuple[str, ...]
    scale: Scale
    question: str


def _of_table(table: str, column: str) -> tuple[str, ...]:
    return next(c.values for c in BY_NAME[table].columns if c.name == column)


_TRUTH = ("true", "false")
UNITS: Final[Mapping[UnitKind, tuple[Variable, ...]]] = {
    "terms": (
        Variable(VALID, (YES, NO), "nominal",
                 "Are the marked words about people, an event or an act of force, in a sense of "
                 "the codebook? (no: a name, another sense, no label)"),
        Variable("voice", _of_table("terms", "voice"), "nominal",
                 "Whose words are they? outlet: the article says so itself; attributed: it says "
                 "that somebody else does"),
        Variable("referent", tuple(r for names in REFERENTS.values() for r in names), "nominal",
                 "Whom or what do they denote here?"),
        Variable("legitimacy", ("-3", "-2", "-1", "0", "1", "2", NONE), "ordinal",
                 "How much legitimacy do the words presuppose? -3 outside law or humanity .. 0 "
                 "neutral .. 2 heroised; none: not on this scale"),
        Variable("polarity", _of_table("terms", "polarity"), "nominal",
                 "What does the sentence do with them?"),
    ),
    "claims": (
        Variable(VALID, (YES, NO), "nominal",
                 "Are the marked words one statement that could be true or false by itself?"),
        Variable("voice", _of_table("claims", "voice"), "nominal",
                 "Who says so? outlet: the article itself; attributed: somebody whom it reports"),
        Variable("agency", _of_table("claims", "agency"), "nominal",
                 "Is it visible who acts?"),
        Variable("negated", _TRUTH, "nominal", "Is the statement negated?"),
        Variable("hedged", _TRUTH, "nominal", "Is it hedged or modal (may, reportedly)?"),
    ),
}  # fmt: skip


def machine_code(variable: Variable, cell: Any) -> str:
    """A table's cell as coders would write it; a unit that is in the tables is valid."""
    if variable.name == VALID:
        return YES
    if pd.isna(cell) or str(cell) == "":
        return NONE
    return str(cell).lower() if variable.values == _TRUTH else str(cell)


def with_valid(codes: pd.DataFrame, unit: str = "unit") -> pd.DataFrame:
    """The codes, and yes for `valid` wherever a coder gives a unit other codes but none for that.

    `codes` has the columns `unit`, coder, variable, value; a coder's codes of a unit stay together,
    in the order in which the units were coded.
    """
    pairs = pd.MultiIndex.from_frame(codes[[unit, "coder"]])
    silent = pairs[~pairs.isin(pairs[codes["variable"] == VALID])].unique()
    made = pd.concat([codes, silent.to_frame(index=False).assign(variable=VALID, value=YES)],
                     ignore_index=True)  # fmt: skip
    place = made.groupby([unit, "coder"], sort=False).ngroup()
    return made.iloc[place.argsort(kind="stable")]


def table_cell(code: str) -> str:
    """The inverse of `machine_code`: what the tables write for a code."""
    return "" if code == NONE else code


def numeric(code: str) -> float:
    """A code of an ordinal scale as a number; NaN where it does not apply."""
    return float("nan") if code in ("", NONE) else float(code)
