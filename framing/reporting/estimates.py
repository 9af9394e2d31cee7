"""Frames of results as cells: for people "k of n" and intervals in one cell, for programs plain."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from framing.analysis.compare.sentences import times
from framing.analysis.estimates.intervals import TOO_FEW, WIDE
from framing.analysis.words import first_of
from framing.reporting.wording import fine_percent

#: Columns that hold a value whose interval is in low and high, and how the value is written.
_VALUES: Final = {"share": "percent", "mean": "level", "value": "level", "effective": "number"}
#: Left out of what is shown to people; --csv has them.
_PLAIN_ONLY: Final = ("entry_id", "speaker_id", "z", "p", "df", "dispersion", "z_textbook",
                      "n_clusters", "q_kept")  # fmt: skip
#: Lists of many, of which people are shown the first.
_LISTS: Final = ("outlets", "verbs", "labels", "given_by")
#: Where an item is not tested under a treatment of copies, for want of articles.
_UNTESTED: Final = "not tested"


def plain_rows(frame: pd.DataFrame) -> list[dict[str, str]]:
    """Every cell as text that a program reads back: absent is empty, floats have 10 digits."""
    return [{str(k): _plain(v) for k, v in row.items()} for row in frame.to_dict("records")]


def readable(frame: pd.DataFrame) -> list[dict[str, str]]:
    """The same for people: k of n in one cell, a value with its interval in one cell."""
    rows = []
    dropped = [c for c in _PLAIN_ONLY if c in frame]
    dropped += [c for c in ("copies",) if c in frame and frame[c].nunique() == 1]
    if all_too_few(frame):
        dropped += [c for c in _VALUES if c in frame]
    for row in frame.drop(columns=dropped).to_dict("records"):
        cells = {str(k): v for k, v in row.items()}
        out: dict[str, str] = {}
        for name, value in cells.items():
            if name in _VALUES:
                out[name] = _with_interval(cells, name)
            elif name == "log_odds":
                out["odds ratio"] = odds_ratio(cells)
            elif name in ("k", "k_a", "k_b"):
                side = name[1:]
                out[f"k of n{side.replace('_', ', ')}"] = f"{value:,} of {cells['n' + side]:,}"
            elif name not in ("low", "high", "note") and not _told(name, cells):
                value = first_of(str(value).split(", ")) if name in _LISTS else value
                out[name] = _short(value) or _UNTESTED * name.startswith("q_")
        rows.append(out)
    filled = {name for row in rows for name, cell in row.items() if cell}
    return [{k: v for k, v in row.items() if k in filled} for row in rows]


def all_too_few(frame: pd.DataFrame) -> bool:
    """Whether no row has a figure with an interval, for want of cases."""
    return "note" in frame and len(frame) > 0 and bool((frame["note"] == TOO_FEW).all())


def odds_ratio(row: Mapping[str, Any]) -> str:
    """exp(log_odds) with its interval; empty where it is undefined. Where a group never uses the
    item only the bound: the ratio is the prior's.
    """
    if math.isnan(row["log_odds"]):
        return ""
    value, low, high = (times(row[name]) for name in ("log_odds", "low", "high"))
    if math.isinf(row["high"]):
        return f"{low} or more"
    if math.isinf(row["low"]):
        return f"{high} or less"
    return f"{value} ({low} to {high})"


def _told(name: str, cells: Mapping[str, Any]) -> bool:
    """Whether a denominator is already in "k of n"."""
    return name in ("n", "n_a", "n_b") and "k" + name[1:] in cells


def _with_interval(row: Mapping[str, Any], name: str) -> str:
    if math.isnan(row[name]):
        return str(row.get("note") or "")
    how = _VALUES[name]
    value = _number(row[name], how)
    if math.isnan(row["low"]):
        return f"{value} ({row['note']})" if row.get("note") else value
    ends = f"{_number(row['low'], how)} to {_number(row['high'], how)}"
    # With a wide interval the value alone would look more precise than it is.
    return ends if row.get("note") == WIDE else f"{value} ({ends})"


def _number(value: float, how: str) -> str:
    if how == "percent":
        return fine_percent(value)
    return f"{value:.1f}" if how == "number" else f"{value:+.2f}".replace("-", "−")


def _short(value: Any) -> str:
    if isinstance(value, float):
        return "" if math.isnan(value) else f"{value:.2g}"
    return "" if _absent(value) else f"{value:,}" if isinstance(value, int) else str(value)


def _plain(value: Any) -> str:
    if _absent(value):
        return ""
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def _absent(value: Any) -> bool:
    return not isinstance(value, Sequence) and bool(pd.isna(value))
