"""Corrected figures of groups and their differences: the coders' sample and all machine codes."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from framing.analysis.coding.codings import KIND, CodedUnits, Condition, Measure
from framing.analysis.coding.differences import difference, p_value
from framing.analysis.coding.estimates import FEW_OF_A_KIND, TOO_FEW, Fitted, Flags, Rate
from framing.analysis.coding.parts import Part
from framing.analysis.coding.variables import NO, NONE, VALID
from framing.analysis.compare.contrasts import REST
from framing.analysis.estimates.discoveries import q_values
from framing.analysis.estimates.intervals import WIDE, is_wide
from framing.analysis.labels import group_of, kind_of
from framing.analysis.units.groups import choose
from framing.errors import InputError

COLUMNS: Final = ["variable", "value", "of", "group", "n", "n_coded", "n_articles", "machine",
                  "machine_low", "machine_high", "corrected", "low", "high", "note"]  # fmt: skip
DIFFERENCES: Final = ["variable", "value", "of", "a", "b", "n_coded_a", "n_coded_b", "machine",
                      "machine_low", "machine_high", "corrected_a", "corrected_b", "corrected",
                      "low", "high", "p", "q", "note"]  # fmt: skip
MEAN: Final = "mean"
LABEL: Final = "label"
ALL: Final = "all"
Sides = tuple[Part, Part]


@dataclass(frozen=True, slots=True)
class Asked:
    """What figures are asked for.

    by: a figure for each value of this column; among: (variable or column, value) that the units
    counted must have; variables: figures of these alone; labels: rates of these words instead.
    """

    by: str = ""
    among: tuple[tuple[str, str], ...] = ()
    variables: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


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
    for measure in _measures(coded, asked):
        figures = _Figures(groups, measure)
        for name in groups.names:
            rate = figures.rate(name)
            if rate.n or rate.n_coded:
                rows.append([measure.variable, measure.value, measure.of, name, rate.n,
                             rate.n_coded, rate.n_articles, rate.naive, rate.naive_low,
                             rate.naive_high, rate.value, rate.low, rate.high,
                             _note(rate, measure)])  # fmt: skip
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
    for measure in _measures(coded, asked):
        figures = _Figures(groups, measure)
        for a, b in pairs:
            ours, machine = figures.sides(a), figures.sides(a, others=True)
            if b != REST:
                machine = figures.sides(b)
            (one, naive_one), (other, naive_other) = ours, machine
            naive, made = difference(naive_one, naive_other), difference(one, other)
            if naive_one.n or naive_other.n:
                few = min(one, other, key=lambda part: part.n)
                rows.append([measure.variable, measure.value, measure.of, a, b, one.n, other.n,
                             naive.value, naive.low, naive.high, one.value, other.value,
                             made.value, made.low, made.high, p_value(one, other), np.nan,
                             _note(few, measure)])  # fmt: skip
    out = pd.DataFrame(rows, columns=DIFFERENCES)
    out["q"] = q_values(out["p"].to_numpy(dtype=float))
    return out


def _note(figure: Rate | Part, measure: Measure) -> str:
    n = figure.n_coded if isinstance(figure, Rate) else figure.n
    if n < TOO_FEW:
        return f"too few coded: {n} of {TOO_FEW} needed"
    if figure.n_articles < 2:
        return "coded units of one article only"
    rare = measure.hit is not None and measure.variable != VALID and (
        figure.n_rarer < FEW_OF_A_KIND)  # fmt: skip
    notes = [f"rare: {figure.n_rarer} coded"] if rare else []
    if isinstance(figure, Rate) and measure.hit is not None and is_wide(
            figure.value, figure.low, figure.high):  # fmt: skip
        notes.insert(0, WIDE)
    return ", ".join(notes)


class _Groups:
    """The units asked for, and what divides them: a column of the table, or coders' codes."""

    def __init__(self, coded: CodedUnits, asked: Asked) -> None:
        self.coded, self.by = coded, asked.by
        self.among = tuple(_condition(coded, name, value) for name, value in asked.among)
        self.by_coders = asked.by in coded.variables
        cells = coded.column(asked.by) if asked.by else np.full(len(coded.units), ALL, dtype=object)
        self._cells = cells
        self.names = sorted(set(cells))
        if self.by_coders:
            values = coded.variables[asked.by].values
            self.names = [v for v in values if coded.ever(Condition(asked.by, frozenset([v])))]

    def inside(self, name: str, *, others: bool) -> Flags:
        """Which units are of the group (of the others), where the table decides."""
        inside: Flags = (self._cells != name) if others else (self._cells == name)
        return inside

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

    def rate(self, name: str) -> Rate:
        """Both figures of a group."""
        fitted, inside = self._of(name, others=False)
        return fitted.rate(inside)

    def sides(self, name: str, *, others: bool = False) -> Sides:
        """(corrected, machine's) of a group, or of all others together."""
        fitted, inside = self._of(name, others=others)
        return fitted.corrected(inside), fitted.naive(inside)


def _condition(coded: CodedUnits, name: str, value: str) -> Condition:
    """What --among says; InputError for a value that does not occur."""
    known = coded.variables[name].values if name in coded.variables else sorted(
        set(coded.column(name)))  # fmt: skip
    if value not in known:
        listed = ", ".join(known[:12]) + ", ..." * (len(known) > 12)
        raise InputError(f"{name} is never {value!r}; expected {listed}", where="--among")
    return Condition(name, frozenset([value]))


def _measures(coded: CodedUnits, asked: Asked) -> Iterator[Measure]:
    """The labels asked for; without, every code of every variable that occurs."""
    if asked.labels:
        for label in asked.labels:
            yield from _label(coded, label, dict(asked.among).get("referent", ""))
        return
    if unknown := set(asked.variables) - coded.variables.keys():
        raise InputError(f"names {', '.join(sorted(unknown))}; expected what coders code: "
                         f"{', '.join(coded.variables)}", where="--of")  # fmt: skip
    chosen = {name for name, _ in asked.among if name in coded.variables} | {asked.by}
    for variable in coded.variables.values():
        if variable.name in chosen or variable.name not in (asked.variables or coded.variables):
            continue
        if variable.name == VALID:
            if not chosen & coded.variables.keys():
                yield Measure(VALID, NO, Condition(VALID, frozenset([NO])))
            continue
        for value in variable.values:
            hit = Condition(variable.name, frozenset([value]))
            if coded.ever(hit):
                yield Measure(variable.name, value, hit)
        if variable.scale == "ordinal":
            yield Measure(variable.name, MEAN, None)


def _label(coded: CodedUnits, label: str, referent: str) -> Iterator[Measure]:
    """A word among the mentions of each class that it is used for, or of the class asked for."""
    if "referent" not in coded.variables:
        raise InputError("is for terms; these sheets code claims", where="--label")
    words = coded.column(LABEL)
    known = {str(word).casefold(): str(word) for word in words}
    if label.casefold() not in known:
        near = difflib.get_close_matches(label.casefold(), known, n=5, cutoff=0.5)
        raise InputError(f"{label!r} is no label in these tables{'; there are ' * bool(near)}"
                         f"{', '.join(known[name] for name in near)}", where="--label")  # fmt: skip
    wanted = known[label.casefold()]
    uses = words == wanted
    referents, categories = coded.column("referent")[uses], coded.column("category")[uses]
    for name in [referent] if referent else sorted(set(referents) - {NONE}):
        kinds = {kind_of(group_of(name), category) for category in categories}
        for kind in sorted(kinds, reverse=True):
            yield Measure(LABEL, wanted, Condition(LABEL, frozenset([wanted])),
                          (Condition("referent", frozenset([name])),
                           Condition(KIND, frozenset([f"{kind} {name}"]))),
                          f"{name}, {kind}")  # fmt: skip
