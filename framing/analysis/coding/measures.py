"""What figures are asked for, and which measures that makes."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from framing.analysis.coding.codings import KIND, CodedUnits, Condition, Measure
from framing.analysis.coding.variables import NO, NONE, VALID
from framing.analysis.labels import group_of, kind_of
from framing.errors import InputError

MEAN: Final = "mean"
LABEL: Final = "label"


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


def known_name(coded: CodedUnits, name: str, where: str) -> None:
    """InputError where nobody codes `name` and it is no column of the table."""
    names = list(dict.fromkeys((*coded.variables, *coded.columns)))
    if name not in names:
        raise InputError(f"names {name}; expected what coders code, or a column of the table: "
                         f"{', '.join(names)}", where=where)  # fmt: skip


def condition(coded: CodedUnits, name: str, value: str) -> Condition:
    """What --among says; InputError for a value that does not occur."""
    known_name(coded, name, "--among")
    known = coded.variables[name].values if name in coded.variables else sorted(
        set(coded.column(name)))  # fmt: skip
    if value not in known:
        listed = ", ".join(known[:12]) + ", ..." * (len(known) > 12)
        raise InputError(f"{name} is never {value!r}; expected {listed}", where="--among")
    return Condition(name, frozenset([value]))


def measures(coded: CodedUnits, asked: Asked) -> Iterator[Measure]:
    """The labels asked for; without, every code of every variable that occurs.

    InputError where what is asked for leaves none.
    """
    if asked.labels:
        for label in asked.labels:
            yield from _label(coded, label, dict(asked.among).get("referent", ""))
        return
    if unknown := set(asked.variables) - coded.variables.keys():
        raise InputError(f"names {', '.join(sorted(unknown))}; expected what coders code: "
                         f"{', '.join(coded.variables)}", where="--of")  # fmt: skip
    chosen = {name for name, _ in asked.among} | {asked.by}
    chosen &= coded.variables.keys()
    # Of the own voice all are in the own voice, and an invalid unit has no voice.
    settled = chosen | ({VALID} if chosen else set())
    wanted = asked.variables or tuple(coded.variables)
    if settled.issuperset(wanted):
        raise InputError(f"names {', '.join(wanted)}; --by or --among {', '.join(sorted(chosen))} "
                         "decides that already (a unit that is none has no other code)",
                         where="--of")  # fmt: skip
    for variable in coded.variables.values():
        if variable.name in settled or variable.name not in wanted:
            continue
        if variable.name == VALID:
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
