"""Corrected rates of every coded variable, by group: the coders' sample and all machine codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from operator import eq
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.analysis.coding.estimates import (
    TOO_FEW,
    Coding,
    Flags,
    Floats,
    Rate,
    corrected_rates,
)
from framing.analysis.coding.variables import (
    NO,
    NONE,
    UNITS,
    VALID,
    UnitKind,
    Variable,
    machine_code,
    numeric,
)
from framing.errors import InputError

COLUMNS: Final = ["variable", "value", "group", "n", "n_coded", "n_articles", "machine",
                  "machine_low", "machine_high", "corrected", "low", "high", "note"]  # fmt: skip
Labels = NDArray[np.object_]
MEAN: Final = "mean"
ALL: Final = "all"


def rates(
    units: pd.DataFrame, kind: UnitKind, codes: pd.DataFrame, by: str = "",
    among: tuple[str, str] | None = None,
) -> pd.DataFrame:  # fmt: skip
    """One row a variable, value and group, with the machine's rate and the corrected one.

    `units` is the population with the columns of its table, and for drawn units stratum, n_drawn
    and probability; `codes` has row, coder, variable, value. A rate is the share of valid
    units (of those with `among`, e.g. ("voice", "outlet")) that have the value, in [0, 1]; ordinal
    variables also get their mean over units on the scale. n: the machine's units in the group;
    n_coded: coded ones, n_articles their articles. Formula, interval and assumptions:
    estimates.corrected_rates. Too few coded units give no figure but a note.
    """
    if by and by not in units.columns:
        raise InputError(f"no column {by}; there are {', '.join(units.columns)}", where="--by")
    known = {v.name: v for v in UNITS[kind]}
    if among is not None and (among[0] not in known or among[1] not in known[among[0]].values):
        raise InputError(f"is {among[0]}={among[1]}; expected a variable and one of its values, "
                         f"e.g. voice=outlet", where="--among")  # fmt: skip
    groups = units[by].astype("string").fillna("") if by else pd.Series(ALL, index=units.index)
    names = sorted(groups.unique())
    number = groups.map({name: i for i, name in enumerate(names)}).to_numpy(dtype=np.int64)
    wide = _Codes(units, codes, known, among)
    rows = []
    for variable in UNITS[kind]:
        if among is not None and variable.name == among[0]:
            continue
        for value, coding, share in wide.codings(variable):
            found = corrected_rates(coding, number, len(names), share=share)
            rows += [_row(variable, value, name, rate)
                     for name, rate in zip(names, found, strict=True) if rate.n]  # fmt: skip
    return pd.DataFrame(rows, columns=COLUMNS)


def _row(variable: Variable, value: str, group: str, rate: Rate) -> list[object]:
    note = "" if rate.n_articles > 1 else "coded units of one article only"
    if rate.n_coded < TOO_FEW:
        note = f"too few coded: {rate.n_coded} of {TOO_FEW} needed"
    return [variable.name, value, group, rate.n, rate.n_coded, rate.n_articles, rate.naive,
            rate.naive_low, rate.naive_high, rate.value, rate.low, rate.high, note]  # fmt: skip


class _Codes:
    """Machine's and coders' codes of all units, variable by variable."""

    def __init__(self, units: pd.DataFrame, codes: pd.DataFrame, known: dict[str, Variable],
                 among: tuple[str, str] | None) -> None:  # fmt: skip
        self._units, self._known, self._among = units, known, among
        self._article = pd.factorize(units["article_id"])[0].astype(np.int64)
        self._probability = units["probability"].fillna(0).to_numpy(dtype=float)
        self._drawn = units["n_drawn"].fillna(1).to_numpy(dtype=float)
        self._stratum = pd.factorize(units["stratum"].fillna(""))[0]
        self._rows = dict(list(codes.groupby("variable")))
        self._n = len(units)

    def codings(self, variable: Variable) -> Iterator[tuple[str, Coding, bool]]:
        """(value, its coding, whether it is a share) for every value that occurs."""
        machine = self._machine(variable)
        valid, valid_coded = self._share(VALID, lambda code: code != NO)
        inside_machine, inside, inside_coded = self._inside()
        if variable.name == VALID:
            yield NO, self._coding(1 - np.ones(self._n), np.ones(self._n), 1 - valid,
                                   np.ones(self._n), valid_coded), True  # fmt: skip
            return
        for value in variable.values:
            y, coded = self._share(variable.name, partial(eq, value))
            hits = (machine == value).astype(float)
            if not hits.any() and not y[coded].any():
                continue
            whole = (coded & inside_coded) | (valid_coded & (valid == 0))
            yield value, self._coding(hits * inside_machine, inside_machine,
                                      np.where(coded, y * inside, 0.0) * valid, inside * valid,
                                      whole), True  # fmt: skip
        if variable.scale == "ordinal":
            on_scale = np.array([code not in ("", NONE) for code in machine])
            scores = np.array([numeric(c) if ok else 0.0
                               for c, ok in zip(machine, on_scale, strict=True)])  # fmt: skip
            y, coded = self._share(variable.name, lambda c: numeric(c) if c != NONE else 0.0)
            d, _ = self._share(variable.name, lambda c: c != NONE)
            whole = (coded & inside_coded) | (valid_coded & (valid == 0))
            keep = inside_machine * on_scale
            counted = np.where(coded, inside * valid, 0.0)
            yield MEAN, self._coding(scores * keep, keep, y * counted, d * counted, whole), False

    def _inside(self) -> tuple[Floats, Floats, Flags]:
        """Whether a unit is among those asked for: machine, coders, and whether coders say."""
        if self._among is None:
            ones = np.ones(self._n)
            return ones, ones, ones.astype(bool)
        name, value = self._among
        machine = (self._machine(self._known[name]) == value).astype(float)
        return (machine, *self._share(name, lambda code: code == value))

    def _machine(self, variable: Variable) -> Labels:
        if variable.name == VALID:
            return np.full(self._n, "yes", dtype=object)
        cells = self._units[variable.name].astype(object)
        cells = cells.where(cells.notna(), None)
        return np.array([machine_code(variable, cell) for cell in cells], dtype=object)

    def _share(self, name: str, score: Callable[[str], float]) -> tuple[Floats, Flags]:
        """The mean of `score` over coders, and which units somebody coded."""
        out, coded = np.zeros(self._n), np.zeros(self._n, dtype=bool)
        part = self._rows.get(name)
        if part is not None:
            means = part["value"].map(score).astype(float).groupby(part["row"]).mean()
            out[means.index.to_numpy(dtype=int)] = means.to_numpy()
            coded[means.index.to_numpy(dtype=int)] = True
        return out, coded

    def _coding(
        self, y_machine: Floats, d_machine: Floats, y: Floats, d: Floats, coded: Flags
    ) -> Coding:
        """Drawn units that nobody coded are missing at random within their stratum."""
        coded = coded & (self._probability > 0)
        answered = np.bincount(self._stratum[coded], minlength=self._stratum.max() + 1)
        probability = self._probability * answered[self._stratum] / self._drawn
        return Coding(self._article, y_machine, d_machine, y, d, coded, probability)
