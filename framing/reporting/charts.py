"""Charts: what is drawn, the table of the same figures, and a title that says them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from framing.analysis.estimates.intervals import TOO_FEW, WIDE
from framing.analysis.labels import NOBODY, UNSPECIFIED
from framing.analysis.pictures import (
    VOICES,
    below_by_outlet,
    below_over_time,
    levels_by_voice,
    rated_names,
    types_of_source,
)
from framing.analysis.results import Results
from framing.reporting.chart_specs import bars, dots, lines, stacked
from framing.reporting.controls import show_controls
from framing.reporting.passages import shorten
from framing.reporting.records import as_rows
from framing.reporting.views.sections import Chart
from framing.reporting.wording import (
    LEGITIMACY,
    count,
    decimal,
    k_of_n,
    listed,
    percent,
    share_or_count,
    signed,
    speaker_type,
    with_interval,
)

#: Rows of a chart, and rated names that a speaker needs to be one of them.
MOST_ROWS = 12
LEAST_NAMES = 3
#: What is no type that could be said to speak most.
_NO_TYPE = ("other", UNSPECIFIED, NOBODY)
#: Periods that have a figure before change over time is drawn.
LEAST_PERIODS = 3
_LETTERS = 30


def make_charts(results: Results) -> tuple[Chart, ...]:
    """The charts that the data carry, each with its table; none is drawn of too few cases."""
    names = rated_names(results.mentions)
    of = results.clusters
    made = (
        _levels(levels_by_voice(names)),
        _below(below_by_outlet(names, of)),
        _sources(types_of_source(results.quotes, of)),
        _time(below_over_time(names, results.tables.articles, of)),
    )
    return tuple(chart for chart in made if chart is not None)


def _levels(levels: pd.DataFrame) -> Chart | None:
    """Stacked shares: whose words place people and events where on the scale."""
    rows = as_rows(levels)
    keys = [(str(r["voice"]), str(r["name"])) for r in rows
            if r["voice"] == "outlet" or r["n_names"] >= LEAST_NAMES]  # fmt: skip
    shown = [k for voice in ("outlet", "speaker")
             for k in [x for x in dict.fromkeys(keys) if x[0] == voice][:MOST_ROWS]]  # fmt: skip
    if not shown:
        return None
    label = {k: _voice_label(k, rows) for k in shown}
    drawn = [r | {"label": label[r["voice"], str(r["name"])]} for r in rows
             if (r["voice"], str(r["name"])) in label]  # fmt: skip
    parts = []
    for key in shown:
        start = 0.0
        for r in (r for r in drawn if (r["voice"], str(r["name"])) == key):
            share = r["n"] / r["n_names"]
            parts.append({"label": r["label"], "level": str(r["level"]), "from": start,
                         "to": start + share, "middle": start + share / 2,
                         "code": signed(r["level"]) if share > 0.05 else ""})  # fmt: skip
            start += share
    own, said = ([r for r in rows if r["voice"] == v] for v in ("outlet", "speaker"))
    title = (f"Strongly negative names (−3, −2): {_strong(own)} in the outlets’ own voice, "
             f"{_strong(said)} in the words of speakers")  # fmt: skip
    return Chart(
        title, "Share of each place on the scale among all names with a place, in each voice; "
        "behind a name, how many there are.",
        stacked(parts, list(label.values())),
        ("Voice", "Names", *(f"{signed(n)} {LEGITIMACY[n]}" for n in sorted(LEGITIMACY))),
        tuple(_level_row(label[k], [r for r in drawn if (r["voice"], str(r["name"])) == k])
              for k in shown),
    )  # fmt: skip


def _level_row(label: str, rows: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    n = {int(r["level"]): int(r["n"]) for r in rows}
    name = label.rpartition(" (")[0]
    return (name, count(int(rows[0]["n_names"])),
            *(count(n[level]) if level in n else "" for level in sorted(LEGITIMACY)))  # fmt: skip


def _voice_label(key: tuple[str, str], rows: Sequence[dict[str, Any]]) -> str:
    n = next(int(r["n_names"]) for r in rows if (r["voice"], str(r["name"])) == key)
    return f"{_cut(key[1])} ({count(n)})"


def _strong(rows: Iterable[dict[str, Any]]) -> str:
    listed = list(rows)
    return k_of_n(sum(int(r["n"]) for r in listed if r["level"] <= -2),
                  sum(int(r["n"]) for r in listed))  # fmt: skip


def _below(found: pd.DataFrame) -> Chart | None:
    """Dots with intervals: names below neutral, own voice and attributed words of each outlet."""
    rows = [r for r in as_rows(found) if r["share"] is not None]
    outlets = list(dict.fromkeys(str(r["outlet"]) for r in rows))[:MOST_ROWS]
    rows = [r for r in rows if str(r["outlet"]) in outlets]
    if not rows:
        return None
    points = [_point(r, f"{_cut(str(r['outlet']), 14)}, {VOICES[str(r['voice'])]}") for r in rows]
    # A wide share may be the highest or lowest and is hardly known: then there is no range to tell.
    n_wide = sum(r["note"] == WIDE for r in rows)
    title = f"Names below neutral, by outlet and voice: {n_wide} of {len(rows)} intervals are wide"
    if not n_wide:
        high, low = max(rows, key=lambda r: r["share"]), min(rows, key=lambda r: r["share"])
        title = (f"Names below neutral range from {percent(low['share'])} ({low['outlet']}, "
                 f"{VOICES[str(low['voice'])]}) to {percent(high['share'])} ({high['outlet']}, "
                 f"{VOICES[str(high['voice'])]})")  # fmt: skip
    return Chart(
        title, "Share of names at −1 or below among all names with a place on the scale; lines are "
        "95% intervals over whole articles. Voices with too few for an interval are left out.",
        dots(points, "Share of names below neutral"),
        ("Outlet and voice", "Names below neutral", "95% interval"),
        tuple((p["label"], k_of_n(r["k"], r["n"]), _interval(r))
              for p, r in zip(points, rows, strict=True)),
    )  # fmt: skip


def _sources(found: pd.DataFrame) -> Chart | None:
    """Bars, or dots with intervals where there are cases enough: who is quoted, by type."""
    rows = as_rows(found)[:MOST_ROWS]
    if not rows:
        return None
    known = [r for r in rows if r["speaker_type"] not in _NO_TYPE]
    most = [r for r in known if r["k"] == known[0]["k"]]
    title = "No type of speaker is known" if not known else (
        f"Quoted most: {listed([speaker_type(str(r['speaker_type'])).lower() for r in most])}, "
        f"{with_interval(_without_few(most[0]))} attributions{' each' * (len(most) > 1)}"
    )
    labels = [speaker_type(str(r["speaker_type"])) for r in rows]
    shares = [r for r in rows if r["share"] is not None]
    if shares:
        spec = dots([_point(r, speaker_type(str(r["speaker_type"]))) for r in shares],
                     "Share of all attributions")  # fmt: skip
        note = "Share of all attributions, with 95% intervals over whole articles."
    else:
        spec = bars([{"label": x, "k": r["k"]} for x, r in zip(labels, rows, strict=True)],
                     "Attributions")  # fmt: skip
        note = "Counts: too few articles for an interval."
    return Chart(title, note, spec, ("Type of speaker", "Attributions", "95% interval"),
                 tuple((x, k_of_n(r["k"], r["n"]), _interval(r))
                       for x, r in zip(labels, rows, strict=True)))  # fmt: skip


def _time(found: pd.DataFrame) -> Chart | None:
    """Lines with bands: names below neutral, period by period, in both voices."""
    rows = [r for r in as_rows(found) if r["share"] is not None]
    own = [r for r in rows if r["voice"] == "outlet"]
    if len({r["period"] for r in own}) < LEAST_PERIODS:
        return None
    first, last = own[0], own[-1]
    title = (f"Names below neutral in the outlets’ own voice: {share_or_count(first, first['k'])} "
             f"in {first['period']}, {share_or_count(last, last['k'])} in "
             f"{last['period']}")  # fmt: skip
    points = [_point(r, VOICES[str(r["voice"])]) | {"period": str(r["period"])} for r in rows]
    return Chart(
        title, "Share of names at −1 or below, with 95% intervals over whole articles; the solid "
        "line is the outlets’ own voice, the broken one attributed words. Periods with too few "
        "for an interval are left out.",
        lines(points), ("Period", "Voice", "Names below neutral", "95% interval"),
        tuple((str(r["period"]), VOICES[str(r["voice"])], k_of_n(r["k"], r["n"]), _interval(r))
              for r in rows),
    )  # fmt: skip


def _without_few(row: dict[str, Any]) -> dict[str, Any]:
    """A row whose "too few" is said elsewhere."""
    return row | {"note": "" if row["note"] == TOO_FEW else row["note"]}


def _point(row: dict[str, Any], label: str) -> dict[str, Any]:
    share = row["share"]
    low, high = (share if row[side] is None else row[side] for side in ("low", "high"))
    return {"label": label, "share": share, "low": low, "high": high}


def _interval(row: dict[str, Any]) -> str:
    if row.get("low") is None or row.get("high") is None:
        return "–"
    return f"{decimal(100 * row['low'])}% to {decimal(100 * row['high'])}%"


def _cut(name: str, letters: int = _LETTERS) -> str:
    return shorten(show_controls(name), letters)


