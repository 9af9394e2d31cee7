"""Differences in plain words: who uses what more, with figures, interval and what it rests on."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from framing.analysis.compare.comparison import Comparison
from framing.analysis.compare.contrasts import ALPHA, REST
from framing.analysis.evidence import Finding, plain_words

#: Ratios nearer to 0 are not told apart.
_SMALL: Final = 0.001
_VOICE: Final = {"own": "own voice", "attributed": "attributed words", "all": ""}


def sentence(row: Mapping[str, Any], voice: str = "", what: str = "words") -> str:
    """One row of a comparison in words; `voice` says in whose words, `what` what n counts."""
    sides = [(row["a"], row["k_a"], row["n_a"]), (row["b"], row["k_b"], row["n_b"])]
    odds, low, high = row["log_odds"], row["low"], row["high"]
    if odds < 0:
        sides, odds, low, high = sides[::-1], -odds, -high, -low
    (more, *first), (less, *second) = sides
    many = more == REST
    who, verb, whose = ("The others", "use", "their") if many else (more, "uses", "its")
    against = "the others" if less == REST else less
    where = f" in {whose} {voice}" if voice else ""
    figures = f"{_count(first, row, what)} against {_count(second, row, '')}"
    # Where one side never uses it, how many times is the prior's: only the bound is the data's.
    how = (f"at least {times(low)} times as high (95% bound" if math.isinf(high) else
           f"{times(odds)} times as high (95% interval {times(low)} to {times(high)}")
    return (f"{who} {verb} “{row['item']}” more than {against}{where}: {figures}; the odds are "
            f"{how}, q = {row['q']:.2g}).")  # fmt: skip


def _count(side: Sequence[Any], row: Mapping[str, Any], what: str) -> str:
    """`12 of 40 mentions of migrants (30%)`, or for words how many in ten thousand."""
    k, n = side
    if row["referent"]:
        counted = f"mentions of {plain_words(str(row['referent']))}" if what else ""
        return " ".join(f"{k:,} of {n:,} {counted} ({k / n:.0%})".split())
    per = f"{10_000 * k / n:.1f}" + " in 10,000" * bool(what)
    return f"{k:,} of {n:,} {what} ({per})" if what else f"{k:,} of {n:,} ({per})"


def findings(
    comparison: Comparison, mentions: pd.DataFrame | None = None
) -> tuple[Finding, ...]:
    """The rows that are more in one group as findings; of labels with the passages of both groups.

    `mentions` are the selected mentions with `compared`. A difference that does not hold when
    copies are left out says so; one that does not when they count once is none.
    """
    question = comparison.question
    voice = _VOICE[question.voice] if question.by in ("outlet", "period") else ""
    what = "neighbouring words" if comparison.items == "bigrams" else "words"
    found = comparison.rows[comparison.rows["more_in"] != ""].to_dict("records")
    rows: list[dict[str, Any]] = [{str(k): v for k, v in row.items()} for row in found]
    return tuple(
        Finding("compare", sentence(row, voice, what) + holds(row),
                int(row["k_a"]), int(row["n_a"]), _passages(row, mentions))
        for row in rows
    )  # fmt: skip


def holds(row: Mapping[str, Any]) -> str:
    """What becomes of a difference when shared copy is left out; empty where it stands."""
    return "" if row["q_left_out"] <= ALPHA else " It does not hold where shared copy is left out."


def _passages(row: Mapping[str, Any], mentions: pd.DataFrame | None) -> tuple[str, ...]:
    if mentions is None or not row["referent"]:
        return ()
    same = mentions
    for column, name in (("referent", "referent"), ("kind", "kind"), ("label", "item"),
                         ("entry_id", "entry_id")):  # fmt: skip
        same = same[(same[column] == row[name]).fillna(False).astype(bool)]
    if row["b"] != REST:
        same = same[same["compared"].isin([row["a"], row["b"]])]
    return tuple(str(i) for i in same["term_id"])


def times(log_odds: float) -> str:
    """exp(log_odds) for people: two digits, whole from 10 on, `<0.001` near 0."""
    ratio = math.exp(min(max(log_odds, -50.0), 50.0))
    if ratio < _SMALL:
        return f"<{_SMALL}"
    return f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.2g}"
