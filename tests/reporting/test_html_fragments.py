"""Pieces of the HTML report, each against a golden file that is small enough to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from framing.analysis.results import analyse
from framing.reporting.context import ArticleText, ReportContext
from framing.reporting.html import environment
from framing.reporting.report import build_report, marked
from framing.reporting.site import prepare
from framing.reporting.views.pages import Passages, Report
from framing.tables.frames import Tables

Golden = Callable[[str, str], None]


@pytest.fixture
def report(
    tables: Tables, texts: Mapping[str, ArticleText], context: ReportContext
) -> Report:
    """The view of the two articles."""
    material = prepare(analyse(tables), set(texts), context)
    book = material.book()
    report = build_report(material, book)
    return report._replace(
        marked=tuple(m for _, m in marked(material, texts.items(), material.places)),
        passages=Passages(*book.whole(material.lines(material.places).find)),
    )


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
    mayor = next(c for c in report.speaker_cards if c.name == "the mayor of the city")
    golden("reporting/ledger.html", str(macro("ledger")(mayor.labels)))


def test_passages_behind_a_number(report: Report, golden: Golden) -> None:
    """A list of passages names outlet, speaker chain and date, and links into the article."""
    sets, lines = report.passages
    terms = next(s for s in sets if any(lines[n - 1].key == "Rioters" for n in s.lines))
    parts = [macro("passage_set")(terms), *(macro("line")(lines[n - 1]) for n in terms.lines)]
    golden("reporting/passages.html", "\n".join(map(str, parts)) + "\n")


def test_marked_article(report: Report, golden: Golden) -> None:
    """Passages nest, terms carry their place, notes name the speakers, repeats are marked."""
    golden("reporting/article.html", str(macro("article_body")(report.marked[0])))


def test_method(report: Report, golden: Golden) -> None:
    """The method section says what was dropped, with which versions, and how to cite."""
    template = environment().get_template("method.html.j2")
    golden("reporting/method.html", template.render(report=report, context=report.context))
