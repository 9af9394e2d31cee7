"""Corrected figures of groups and their differences: the coders' sample and all machine codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import pandas as pd

from framing.analysis.coding.codings import CodedUnits, Condition, Measure
from framing.analysis.coding.differences import difference, p_value
from framing.analysis.coding.estimates import FEW_OF_A_KIND, TOO_FEW, Fitted, Flags
from framing.analysis.coding.measures import Asked, condition, known_name, measures
from framing.analysis.coding.parts import Part, lacking
from framing.analysis.coding.variables import VALID
from framing.analysis.compare.contrasts import REST
from framing.analysis.estimates.discoveries import q_values
from framing.analysis.estimates.intervals import WIDE, is_wide
from framing.analysis.units.groups import choose
from framing.errors import InputError

COLUMNS: Final = ["variable", "value", "of", "group", "n", "n_coded", "n_articles", "machine",
                  "machine_low", "machine_high", "corrected", "low", "high", "note"]  # fmt: skip
DIFFERENCES: Final = ["variable", "value", "of", "a", "b", "n_coded_a", "n_coded_b", "machine",
                      "machine_low", "machine_high", "corrected_a", "corrected_b", "corrected",
                      "low", "high", "p", "q", "note"]  # fmt: skip
ALL: Final = "all"
#: (corrected, the machine's own).
Sides = tuple[Part, Part]


def rates(coded: CodedUnits, asked: Asked) -> pd.DataFrame:
    """One row a figure and group: the machine's and the corrected one, `COLUMNS`.

    A figure is the share of valid units (of those with `among`, e.g. ("voice", "outlet")) that
    have a code, in [0, 1]; ordinal variables also get their mean over units on the scale. With
    `labels` it is the share of the mentions of a referent class (that name it, or ascribe something
    to it) that use the word. Where coders say that a unit is invalid, or give another voice or
    referent, that decides on numerator and denominator. n: units in the machine's denominator;
    n_coded: coded ones in the coders', n_articles their articles (shared copy as one). Formula,
    interval and assumptions: estimates.Fitted. Too few coded units give no figure but a note.
    """
    rows = []
    groups = _Groups(coded, asked)
    for measure in measures(coded, asked):
        figures = _Figures(groups, measure)
        for name in groups.names:
            own, naive = sides = figures.sides(name)
            if naive.n or own.n:
                rows.append([measure.variable, measure.value, measure.of, name, naive.n, own.n,
                             own.n_articles, naive.value, *naive.ends(), own.value, *own.ends(),
                             _note(sides, measure)])  # fmt: skip
    return pd.DataFrame(rows, columns=COLUMNS)


def differences(coded: CodedUnits, asked: Asked, between: Sequence[str] = ()) -> pd.DataFrame:
    """One row a figure and pair of groups, a less b, by the machine and corrected, `DIFFERENCES`.

    `between` names two groups; without it each group is set against all others (`the rest`), or
    the one against the other where there are two. Unit: share or score of a less that of b.
    Interval and p: differences.difference and p_value; q: false discovery rate over all rows
    (discoveries.q_values). corrected_a and corrected_b are the groups' own figures.
    """
    groups = _Groups(coded, asked)
    pairs = list(groups.pairs(between))
    rows = []
    for measure in measures(coded, asked):
        figures = _Figures(groups, measure)
        for a, b in pairs:
            ours = figures.sides(a)
            theirs = figures.sides(a, others=True) if b == REST else figures.sides(b)
            (one, naive_one), (other, naive_other) = ours, theirs
            naive, made = difference(naive_one, naive_other), difference(one, other)
            if naive_one.n or naive_other.n:
                notes = {a: _note(ours, measure), b: _note(theirs, measure)}
                rows.append([measure.variable, measure.value, measure.of, a, b, one.n, other.n,
                             naive.value, naive.low, naive.high, one.value, other.value,
                             made.value, made.low, made.high, p_value(one, other), np.nan,
                             "; ".join(f"{k}: {v}" for k, v in notes.items() if v)])  # fmt: skip
    out = pd.DataFrame(rows, columns=DIFFERENCES)
    out["q"] = q_values(out["p"].to_numpy(dtype=float))
    return out


def _note(sides: Sides, measure: Measure) -> str:
    """Why a group has no figure, or what to make of it."""
    own, machine = sides
    notes = ["machine: too few"] if machine.n and np.isnan(machine.value) else []
    if why := lacking(own.n, TOO_FEW, own.n_effective):
        return ", ".join([*notes, why])
    if measure.hit is not None and is_wide(own.value, *own.ends()):
        notes.append(WIDE)
    if measure.hit is not None and measure.variable != VALID and own.n_rarer < FEW_OF_A_KIND:
        notes.append(f"rare: {own.n_rarer} coded")
    return ", ".join(notes)


class _Groups:
    """The units asked for, and what divides them: a column of the table, or coders' codes."""

    def __init__(self, coded: CodedUnits, asked: Asked) -> None:
        self.coded, self.by = coded, asked.by
        self.among = tuple(condition(coded, name, value) for name, value in asked.among)
        if asked.by:
            known_name(coded, asked.by, "--by")
        self.by_coders = asked.by in coded.variables
        cells = coded.column(asked.by) if asked.by else np.full(len(coded.units), ALL, dtype=object)
        names, self._group = np.unique(cells.astype(str), return_inverse=True)
        self.names = [str(name) for name in names]
        self._number = {name: i for i, name in enumerate(self.names)}
        if self.by_coders:
            values = coded.variables[asked.by].values
            self.names = [v for v in values if coded.ever(Condition(asked.by, frozenset([v])))]

    def inside(self, name: str, *, others: bool) -> Flags:
        """Which units are of the group (of the others), where the table decides."""
        inside: Flags = self._group == self._number[name]
        return ~inside if others else inside

    def asks_for(self, name: str, *, others: bool) -> Condition:
        """The code that makes the group, where coders decide."""
        wanted = {v for v in self.names if (v != name) == others}
        return Condition(self.by, frozenset(wanted))

    def pairs(self, between: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The groups that are set against each other; InputError where there are none."""
        if between:
            a, b = (choose(self.names, name, "--between") for name in between)
            if a == b:
                raise InputError(f"names {a} twice; expected two groups", where="--between")
            yield a, b
            return
        if len(self.names) < 2:
            raise InputError(f"there is one group only ({', '.join(self.names)}); name with --by "
                             "a column with several", where="--differences")  # fmt: skip
        if len(self.names) == 2:
            yield self.names[0], self.names[1]
            return
        yield from ((name, REST) for name in self.names)


class _Figures:
    """One measure in every group."""

    def __init__(self, groups: _Groups, measure: Measure) -> None:
        self._groups, self._measure = groups, measure
        self._share = measure.hit is not None
        self._all = None if groups.by_coders else self._fitted(())

    def _fitted(self, more: tuple[Condition, ...]) -> Fitted:
        groups = self._groups
        return Fitted(groups.coded.coding(self._measure, (*groups.among, *more)),
                      share=self._share)  # fmt: skip

    def _of(self, name: str, *, others: bool) -> tuple[Fitted, Flags]:
        if self._all is not None:
            return self._all, self._groups.inside(name, others=others)
        fitted = self._fitted((self._groups.asks_for(name, others=others),))
        return fitted, np.ones(len(self._groups.coded.units), dtype=bool)

    def sides(self, name: str, *, others: bool = False) -> Sides:
        """(corrected, machine's) of a group, or of all others together."""
        fitted, inside = self._of(name, others=others)
        return fitted.corrected(inside), fitted.naive(inside)
