"""What was corrected by hand, in words, and corrected figures as cells for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Protocol

import pandas as pd

from framing.analysis.coding.application import Ties, changed
from framing.analysis.coding.estimates import TOO_FEW
from framing.analysis.coding.measures import MEAN
from framing.analysis.coding.sampling import Short
from framing.analysis.coding.variables import UnitKind
from framing.analysis.estimates.intervals import WIDE
from framing.reporting.wording import count, fine_percent, plural

#: How units are called where they are counted, and where there is one.
_UNITS: Final[Mapping[str, tuple[str, str]]] = {"terms": ("label", "labels"),
                                                "claims": ("claim", "claims")}  # fmt: skip
_TIES: Final[Mapping[Ties, str]] = {
    "machine": "the machine’s code stays",
    "first": "the coder named first decides",
    "drop": "the row is dropped",
}
#: Groups that a line of advice names.
_LISTED: Final = 8


class Outcome(Protocol):
    """What `framing correct` made."""

    @property
    def corrections(self) -> pd.DataFrame:
        """application.corrections."""

    @property
    def n_drawn(self) -> int:
        """Units that were drawn."""

    @property
    def n_coded(self) -> int:
        """Units that somebody coded."""

    @property
    def coders(self) -> Mapping[str, int]:
        """Units that each coder coded."""


def corrected_note(told: Mapping[UnitKind, Mapping[str, Any]] | None) -> str:
    """What a data package tells of coders' corrections; empty where there are none."""
    return " ".join(_of_kind(kind, one) for kind, one in (told or {}).items()) + (
        " Figures here count what the tables hold: they are as coded and not corrected for the "
        "machine’s errors in what nobody read (framing correct gives figures that are)."
        if told else "")  # fmt: skip


def _of_kind(kind: str, told: Mapping[str, Any]) -> str:
    one, many = _UNITS[kind]
    n_coded, n_units = int(told["n_coded"]), int(told["n_units"])
    n_rows, n_codes, n_dropped, n_ties = (
        int(told[name]) for name in ("n_rows", "n_codes", "n_dropped", "n_ties"))
    out = (f"Corrected by hand: {plural(int(told['n_coders']), 'coder')} read {count(n_coded)} of "
           f"{count(n_units)} {many} ({fine_percent(n_coded / max(n_units, 1))}) and changed "
           f"{count(n_rows)} of them: {plural(n_codes, 'code')} replaced, "
           f"{plural(n_dropped, one, many)} dropped.")  # fmt: skip
    if n_ties:
        out += f" {plural(n_ties, 'tie')} between coders: {_TIES[told['ties']]}."
    rest = n_units - n_coded
    return out + (f" The other {count(rest)} are as the machine found them." if rest > 0 else "")


def summary(made: Outcome, ties: Ties) -> Iterator[str]:
    """How much was coded, what coders changed, and where they tie."""
    who = ", ".join(f"{coder} {count(n)}" for coder, n in made.coders.items())
    yield f"{count(made.n_coded)} of {plural(made.n_drawn, 'drawn unit')} are coded ({who})."
    if made.n_coded < made.n_drawn:
        yield ("Units that nobody coded are taken to be like the coded ones of their stratum: true "
               "of sheets coded from the top (their order is random), not of units left out "
               "because they are hard.")  # fmt: skip
    told = changed(made.corrections)
    yield (f"Coders change {plural(told.n_rows, 'unit')}: {plural(told.n_codes, 'code')} replaced, "
           f"{told.n_dropped} dropped.")  # fmt: skip
    if told.n_ties:
        yield (f"{plural(told.n_ties, 'tie')}: as many coders for one code as for another. In the "
               "figures each counts in part; in the tables "
               f"{_TIES[ties]} (--ties machine, first, drop).")  # fmt: skip


def advice(short: Sequence[Short]) -> Iterator[str]:
    """Which groups a sample leaves without a figure, and what to draw instead."""
    for one in short:
        few = {name: n for name, n in one.few.items() if name not in one.scarce}
        if few:
            yield (f"Too few for corrected figures by {one.column} (under {TOO_FEW} coded units): "
                   f"{_listed(few)}. To reach {TOO_FEW} in each: -n {one.n} --by "
                   f"{','.join(one.by)} --equal.")  # fmt: skip
        if one.scarce:
            yield (f"No sample can give figures by {one.column} for {_listed(one.scarce)} in all: "
                   f"there are under {TOO_FEW}.")  # fmt: skip
    if short:
        yield "Figures of a part (--among voice=outlet) need as many within that part."


def _listed(groups: Mapping[str, int]) -> str:
    names = [f"{name or '(none)'} {n}" for name, n in groups.items()]
    more = len(names) - _LISTED
    return ", ".join(names[:_LISTED]) + (f" and {more} more" if more > 0 else "")


def readable(frame: pd.DataFrame) -> list[dict[str, str]]:
    """Corrected figures for people: value and interval in one cell, differences with their sign."""
    rows = []
    for row in frame.to_dict("records"):
        cells = {str(k): v for k, v in row.items()}
        level, signed = cells["value"] == MEAN, "a" in cells
        names = ("variable", "value", "of", "group", "a", "b")
        out: dict[str, str] = {name: str(cells[name]) for name in names if name in cells}
        if signed:
            out["coded"] = f"{cells['n_coded_a']}, {cells['n_coded_b']}"
            out["a corrected"], out["b corrected"] = (
                _number(cells[f"corrected_{side}"], level=level, signed=False) for side in "ab")
        else:
            out["n"], out["coded"] = count(cells["n"]), count(cells["n_coded"])
        for name, ends in (("machine", "machine_"), ("corrected", "")):
            value, low, high = (_number(cells[k], level=level, signed=signed)
                                for k in (name, f"{ends}low", f"{ends}high"))  # fmt: skip
            if not ends and WIDE in str(cells["note"]).split(", ") and not signed:
                value = ""
            out[name] = f"{value} ({low} to {high})".lstrip() if low else value
        if signed:
            out["q"] = "" if pd.isna(cells["q"]) else f"{cells['q']:.2g}"
        out["note"] = str(cells["note"])
        rows.append(out)
    filled = {name for row in rows for name, cell in row.items() if cell}
    return [{k: v for k, v in row.items() if k in filled} for row in rows]


def _number(value: float, *, level: bool, signed: bool) -> str:
    if pd.isna(value):
        return ""
    if level:
        return f"{value:+.2f}".replace("-", "−")
    if signed:
        return f"{100 * value:+.1f}".replace("-", "−")
    return fine_percent(value)
