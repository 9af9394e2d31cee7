"""Specifications of charts for Vega-Lite, made with Altair.

Nothing in a specification depends on how wide a font is, so that the same figures give the same
drawing on every machine: room for labels is fixed, and names were cut by letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from framing.analysis.pictures import VOICES

if TYPE_CHECKING:
    import altair as alt

#: Pixels for labels at the left, for the drawing, and for a row of it.
_LABELS, _WIDTH, _ROW = 210, 470, 26
#: Level -> colour; svg.py gives each its class, so that the page's style decides.
LEVEL_COLOURS = {-3: "#8c2d04", -2: "#c8500a", -1: "#f0a04b", 0: "#b4b8bd", 1: "#5fa2ce",
                 2: "#1f5f99"}  # fmt: skip
INK, SOFT, PAPER = "#1b1d20", "#565b62", "#fffffe"


def _y(order: Sequence[str]) -> alt.Y:
    import altair as alt

    return alt.Y("label:N", title=None, sort=list(dict.fromkeys(order)))


def _finished(chart: Any, height: int) -> str:
    """The specification as JSON: no part of it is laid out by the width of a font."""
    axis = {"labelLimit": 0, "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal",
            "labelColor": INK, "titleColor": SOFT, "tickColor": "#888888",
            "domainColor": "#888888", "gridColor": "#dddddd"}  # fmt: skip
    spec = (
        chart.properties(width=_WIDTH, height=height, autosize={"type": "none"},
                         padding={"left": _LABELS, "right": 24, "top": 4, "bottom": 56})
        .configure_axis(**axis)
        .configure_axisX(titleAnchor="start", titleY=38, titleX=0, titleAlign="left",
                         labelFlush=False, labelOverlap=False)
        .configure_axisY(grid=False, ticks=False, domain=False, labelPadding=8)
        .configure_view(stroke=None)
    )  # fmt: skip
    return str(spec.to_json(indent=None))


def _percent_axis(title: str) -> alt.Axis:
    import altair as alt

    return alt.Axis(format=".0%", title=title, tickCount=6)


def stacked(bars: Sequence[dict[str, Any]], order: Sequence[str]) -> str:
    """Bars of one length in parts: `bars` have label, level, from, to, middle and code."""
    import altair as alt

    levels = [str(n) for n in LEVEL_COLOURS]
    base = alt.Chart(pd.DataFrame(bars)).encode(y=_y(order))
    x = alt.X("from:Q", axis=_percent_axis("Share of names with a place on the scale"),
              scale=alt.Scale(domain=[0, 1]))  # fmt: skip
    colour = alt.Color("level:N", legend=None,
                       scale=alt.Scale(domain=levels, range=[*LEVEL_COLOURS.values()]))  # fmt: skip
    drawn = base.mark_bar(height=18).encode(x=x, x2="to:Q", color=colour)
    light = ["-3", "-2", "2"]
    ink = alt.condition(alt.FieldOneOfPredicate("level", light), alt.value(PAPER),
                        alt.value(INK))  # fmt: skip
    written = base.mark_text(fontSize=10, fontWeight="bold").encode(
        x="middle:Q", text="code:N", color=ink
    )
    return _finished(drawn + written, len(set(order)) * _ROW)


def dots(points: Sequence[dict[str, Any]], title: str) -> str:
    """Points with lines: `points` have label, share, low and high."""
    import altair as alt

    top = max(p["high"] for p in points)
    base = alt.Chart(pd.DataFrame(points)).encode(y=_y([p["label"] for p in points]))
    x = alt.X("low:Q", axis=_percent_axis(title),
              scale=alt.Scale(domain=[0, min(1.0, top * 1.05) or 1.0], nice=False))  # fmt: skip
    lines = base.mark_rule(strokeWidth=2, color=SOFT).encode(x=x, x2="high:Q")
    dots = base.mark_point(size=60, filled=True, color="#1f5f99", opacity=1).encode(x="share:Q")
    return _finished(lines + dots, len(points) * _ROW)


def bars(rows: Sequence[dict[str, Any]], title: str) -> str:
    """Bars of counts: `rows` have label and k."""
    import altair as alt

    x = alt.X("k:Q", axis=alt.Axis(title=title, tickMinStep=1, format="d", tickCount=6))
    drawn = alt.Chart(pd.DataFrame(rows)).mark_bar(height=14, color="#1f5f99").encode(
        x=x, y=_y([r["label"] for r in rows]))  # fmt: skip
    return _finished(drawn, len(rows) * _ROW)


def lines(points: Sequence[dict[str, Any]]) -> str:
    """Lines over periods with bars: `points` have period, label (voice), share, low and high."""
    import altair as alt

    periods = sorted({p["period"] for p in points})
    step = -(-len(periods) // 10)
    x = alt.X("period:O", title=None, axis=alt.Axis(values=periods[::step], labelAngle=0))
    y_axis = alt.Axis(format=".0%", title=None, grid=True, tickCount=5)
    y = alt.Y("low:Q", axis=y_axis, scale=alt.Scale(domainMin=0, nice=True))
    voices = list(VOICES.values())
    dash = alt.StrokeDash("label:N", legend=None,
                          scale=alt.Scale(domain=voices, range=[[1, 0], [6, 4]]))  # fmt: skip
    colour = alt.Color("label:N", legend=None,
                       scale=alt.Scale(domain=voices, range=["#1f5f99", "#c8500a"]))  # fmt: skip
    base = alt.Chart(pd.DataFrame(points)).encode(x=x, color=colour)
    bands = base.mark_errorbar(thickness=1, opacity=0.6).encode(y=y, y2="high:Q")
    lines = base.mark_line(strokeWidth=2, point=True).encode(y="share:Q", strokeDash=dash)
    return _finished(bands + lines, 200)
