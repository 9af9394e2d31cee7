"""Pieces of the HTML report, each against a golden file that is small enough to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from framing.analysis.results import analyse
from framing.reporting.html import environment
from framing.reporting.report import build_report
from framing.reporting.views import ArticleText, Report, ReportContext
from framing.tables.frames import Tables

Golden = Callable[[str, str], None]


@pytest.fixture
def report(
    tables: Tables, texts: Mapping[str, ArticleText], context: ReportContext
) -> Report:
    """The view of the two articles."""
    return build_report(analyse(tables), texts, context)


def macro(name: str) -> Callable[..., Any]:
    """A macro of the templates."""
    found: Callable[..., Any] = getattr(
        environment().get_template("macros.html.j2").module, name
    )
    return found


def test_grid_of_labels(report: Report, golden: Golden) -> None:
    """Voices stand down, places on the scale across, and every number is k of n."""
    people = next(g for g in report.groups if g.key == "people")
    golden("reporting/grid.html", str(macro("grid")(people.grids[0])))


def test_ledger_of_a_speaker(report: Report, golden: Golden) -> None:
    """A speaker's labels stand a line each, with their place on the scale."""
    mayor = next(c for c in report.speakers if c.name == "the mayor of the city")
    golden("reporting/ledger.html", str(macro("ledger")(mayor.labels)))


def test_passages_behind_a_number(report: Report, golden: Golden) -> None:
    """A list of passages names outlet, speaker chain and date, and links into the article."""
    terms = next(s for s in report.sets
                 if any(report.lines[n - 1].key == "Rioters" for n in s.lines))  # fmt: skip
    parts = [macro("passages")(terms), *(macro("line")(report.lines[n - 1]) for n in terms.lines)]
    golden("reporting/passages.html", "\n".join(map(str, parts)) + "\n")


def test_marked_article(report: Report, golden: Golden) -> None:
    """Passages nest, terms carry their place, notes name the speakers, repeats are marked."""
    golden("reporting/article.html", str(macro("article")(report.marked[0])))


def test_method(report: Report, golden: Golden) -> None:
    """The method section says what was dropped, with which versions, and how to cite."""
    template = environment().get_template("method.html.j2")
    golden("reporting/method.html", template.render(report=report, context=report.context))
