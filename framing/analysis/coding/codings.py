"""Machine's and coders' codes of all units -> what counts in a figure's numerator and below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.analysis.coding.estimates import Coding, Flags, Floats
from framing.analysis.coding.variables import (
    NO,
    NONE,
    UNITS,
    VALID,
    YES,
    UnitKind,
    Variable,
    machine_code,
    numeric,
    with_valid,
)
from framing.analysis.estimates.shared import cells
from framing.analysis.labels import group_of, kind_of

Labels = NDArray[np.object_]
#: Whether a term names its referent or ascribes something to it, as a column that is asked for.
KIND: Final = "kind, given the referent"
#: Columns of units that are about the sample, not of their table.
_DESIGN: Final = frozenset({"cluster", "stratum", "n_stratum", "n_drawn", "probability"})


@dataclass(frozen=True, slots=True)
class Condition:
    """A coded variable, or a column of the table, has one of these values.

    Coders decide on what they code, the table on what they do not.
    """

    name: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure: the share of the units that fulfil `among` which also fulfil `hit`.

    Without `hit` it is the mean of the ordinal `variable` over the units that have a number there.
    `of` says in words what it is a share of, where that is not simply all.
    """

    variable: str
    value: str
    hit: Condition | None
    among: tuple[Condition, ...] = ()
    of: str = ""


class CodedUnits:
    """All units with the machine's codes, and the coders' codes of those drawn.

    `units` has the columns of its table (with duplicate_cluster: shared passages), cluster, and for
    drawn units stratum, n_drawn and probability; `codes` has row, coder, variable, value. A coder's
    codes of a unit are taken together: it counts where the same coder gives it all that is asked
    for; then coders' mean is taken. A unit that a coder calls invalid counts nowhere; one with
    other codes but none for `valid` is valid.
    """

    def __init__(self, units: pd.DataFrame, kind: UnitKind, codes: pd.DataFrame) -> None:
        self.units, self.variables = units, {v.name: v for v in UNITS[kind]}
        self.columns = [name for name in units.columns if name not in _DESIGN]
        self._probability = units["probability"].fillna(0).to_numpy(dtype=float)
        self._drawn = units["n_drawn"].fillna(1).to_numpy(dtype=float)
        self._stratum = pd.factorize(units["stratum"].fillna(""))[0]
        self._cluster = pd.factorize(units["cluster"])[0].astype(np.int64)
        self._coders = [
            part.pivot(index="row", columns="variable", values="value").fillna("")
            for _, part in with_valid(codes, "row").groupby("coder", sort=True)
        ]
        self._columns: dict[str, Labels] = {}
        self._copies = cells(self._cluster, units["duplicate_cluster"])

    def column(self, name: str) -> Labels:
        """The machine's codes, or the cells of a column of the table (`columns`), of all units."""
        if name not in self._columns:
            self._columns[name] = self._cells(name)
        return self._columns[name]

    def _cells(self, name: str) -> Labels:
        if name == VALID:
            return np.full(len(self.units), YES, dtype=object)
        cells = self.units[name].astype(object)
        cells = cells.where(cells.notna(), None)
        variable = self.variables.get(name) or Variable(name, (), "nominal", "")
        return np.array([machine_code(variable, cell) for cell in cells], dtype=object)

    def fulfil(self, condition: Condition) -> Flags:
        """Which units fulfil a condition by the machine's codes."""
        if condition.name == KIND:
            (kind, referent), = (value.split(" ", 1) for value in condition.values)
            group = group_of(referent)
            return np.array([kind_of(group, c) == kind for c in self.column("category")])
        return np.isin(self.column(condition.name), list(condition.values))

    def ever(self, condition: Condition) -> bool:
        """Whether the machine or some coder gives some unit this code."""
        return bool(self.fulfil(condition).any()) or any(
            condition.name in coder and coder[condition.name].isin(condition.values).any()
            for coder in self._coders)  # fmt: skip

    def coding(self, measure: Measure, among: Sequence[Condition] = ()) -> Coding:
        """The measure's coding over the units that also fulfil `among`.

        A unit is coded where some coder decides it: says that it is invalid, or outside what is
        asked for, or has given all codes that are. Drawn units that nobody decides are taken as
        missing at random within their stratum.
        """
        asked = (*among, *measure.among)
        if measure.hit is None:
            asked = (*asked, Condition(measure.variable, self._numbers(measure.variable)))
        inside = np.ones(len(self.units), dtype=bool)
        for condition in asked:
            inside &= self.fulfil(condition)
        y, d = np.zeros(len(self.units)), np.zeros(len(self.units))
        n_coders = np.zeros(len(self.units))
        for coder in self._coders:
            rows = coder.index.to_numpy(dtype=np.int64)
            known, counted, score = self._decided(coder, measure, asked)
            n_coders[rows] += known
            d[rows] += known & counted
            y[rows] += np.where(known & counted, score, 0.0)
        coded = (n_coders > 0) & (self._probability > 0)
        each = np.maximum(n_coders, 1)
        answered = np.bincount(self._stratum[coded], minlength=self._stratum.max() + 1)
        probability = self._probability * answered[self._stratum] / self._drawn
        return Coding(self._cluster, self._machine_score(measure) * inside, inside.astype(float),
                      y / each, d / each, coded, probability, self._copies)  # fmt: skip

    def _decided(
        self, coder: pd.DataFrame, measure: Measure, asked: Sequence[Condition]
    ) -> tuple[Flags, Flags, Floats]:
        """Of one coder's units: whether they are decided, whether they count, and their score."""
        invalid = self._given(coder, VALID) == NO
        if measure.variable == VALID:
            asked = [c for c in asked if c.name not in self.variables]
        present = np.ones(len(coder), dtype=bool)
        outside = np.zeros(len(coder), dtype=bool)
        for condition in asked:
            has, hits = self._judged(coder, condition)
            present &= has
            outside |= has & ~hits
        if measure.variable == VALID:
            return self._given(coder, VALID) != "", ~outside, invalid.astype(float)
        if measure.hit is None:
            score = _levels(self._given(coder, measure.variable))
        else:
            has, hits = self._judged(coder, measure.hit)
            present, score = present & has, hits.astype(float)
        return invalid | outside | present, ~invalid & ~outside, score

    def _judged(self, coder: pd.DataFrame, condition: Condition) -> tuple[Flags, Flags]:
        """Of one coder's units: whether it is known, and whether the condition is fulfilled."""
        if condition.name in self.variables:
            codes = self._given(coder, condition.name)
            return codes != "", np.isin(codes, list(condition.values))
        rows = coder.index.to_numpy(dtype=np.int64)
        return np.ones(len(coder), dtype=bool), self.fulfil(condition)[rows]

    def _given(self, coder: pd.DataFrame, name: str) -> Labels:
        if name not in coder:
            return np.full(len(coder), "", dtype=object)
        return coder[name].to_numpy(dtype=object)

    def _machine_score(self, measure: Measure) -> Floats:
        if measure.variable == VALID:
            return np.zeros(len(self.units))
        if measure.hit is not None:
            return self.fulfil(measure.hit).astype(float)
        return _levels(self.column(measure.variable))

    def _numbers(self, name: str) -> frozenset[str]:
        return frozenset(v for v in self.variables[name].values if v != NONE)


def _levels(codes: Labels) -> Floats:
    """Codes of an ordinal scale as numbers; 0 where there is none."""
    return np.array([0.0 if c in ("", NONE) else numeric(c) for c in codes])
