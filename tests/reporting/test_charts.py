"""Charts: what they say, the table beside them, and drawings that the page's policy allows."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pandas as pd
import pytest

from framing.analysis.pictures import below_by_outlet, below_over_time, rated_names
from framing.analysis.results import Results, analyse
from framing.reading.results import read_tables
from framing.reporting.charts import make_charts
from framing.reporting.svg import draw
from framing.tables.frames import Tables


@pytest.fixture(scope="module")
def results(seeds_folder: Path) -> Results:
    """The results of the seeds."""
    return analyse(read_tables(seeds_folder))


def test_few_articles_have_counts_and_no_intervals(results: Results) -> None:
    """Five articles carry shares of what they print and counts of sources, nothing over time."""
    levels, sources = make_charts(results)
    assert levels.title.startswith("Strongly negative names")
    assert sources.note == "Counts: too few articles for an interval."
    for chart in (levels, sources):
        assert all(len(row) == len(chart.header) for row in chart.rows)


def test_the_table_adds_up(results: Results) -> None:
    """The places on the scale of each voice sum to its names."""
    levels = make_charts(results)[0]
    for row in levels.rows:
        assert sum(int(cell or 0) for cell in row[2:]) == int(row[1])


def test_nothing_is_drawn_of_nothing() -> None:
    """No names and no attributions: no charts."""
    assert make_charts(analyse(Tables.from_rows({}))) == ()


def test_drawings_hold_no_style_and_are_the_same_again(results: Results) -> None:
    """No style, handler, address or program's attribute; colours are classes; same characters."""
    for chart in make_charts(results):
        drawn = draw(chart.spec)
        assert drawn == draw(chart.spec)
        assert not re.search(r"style=|\son\w+=|href|<script|aria-label|font-family|url\(", drawn)
        assert not re.search(r'(fill|stroke)="#', drawn)
        assert 'class="chart"' in drawn
        assert len(drawn) < 40_000
        assert json.loads(chart.spec)["autosize"] == {"type": "none"}


def test_hostile_names_are_text_in_a_drawing(results: Results) -> None:
    """A speaker's name with markup and controls stands in the drawing as text."""
    hostile = "<script>x</script>\x00\u202e"
    mentions = results.mentions.assign(outlet=hostile)
    tables = results.tables
    changed = analyse(Tables(tables.articles.assign(outlet=hostile), **{
        n: getattr(tables, n) for n in tables.__dataclass_fields__ if n != "articles"
    }))  # fmt: skip
    drawn = "".join(draw(c.spec) for c in make_charts(changed))
    assert len(mentions)
    assert "&lt;script&gt;" in drawn
    assert "<script" not in drawn
    assert not {"\x00", "\u202e"} & set(drawn)


def names(n_articles: int, level: int, voice: str = "outlet") -> pd.DataFrame:
    """Mentions: three names an article, two of them neutral and one at `level`."""
    rows = [{"article_id": f"a{i}", "outlet": "Daily", "voice": voice, "kind": "named",
             "legitimacy": value, "speaker_id": None, "speaker": None, "duplicate_cluster": None}
            for i in range(n_articles) for value in (0, 0, level)]  # fmt: skip
    return rated_names(pd.DataFrame(rows))


@pytest.mark.parametrize(("level", "k"), [(-2, 10), (1, 0)])
def test_shares_below_neutral(level: int, k: int) -> None:
    """A third of the names, or none: zero is a figure as well."""
    of = pd.Series({f"a{i}": i for i in range(10)})
    (row,) = below_by_outlet(names(10, level), of).to_dict("records")
    assert (row["k"], row["n"]) == (k, 30)
    assert row["share"] == pytest.approx(k / 30)


def test_periods_follow_the_span() -> None:
    """Days for some weeks, months for a year; names without a date are not in a period."""
    of = pd.Series({f"a{i}": i for i in range(10)})
    for dates, expected in (
        ([f"2022-01-0{1 + i % 3}" for i in range(10)], {"2022-01-01", "2022-01-02", "2022-01-03"}),
        ([f"2022-0{1 + i % 3}-01" for i in range(10)], {"2022-01", "2022-02", "2022-03"}),
    ):
        articles = pd.DataFrame({"article_id": [f"a{i}" for i in range(10)], "published": dates})
        found = below_over_time(names(10, -1), articles, of)
        assert set(found["period"]) == expected
    undated = articles.assign(published=None)
    assert below_over_time(names(10, -1), undated, of).empty
