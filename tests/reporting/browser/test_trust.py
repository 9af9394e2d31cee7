"""What a report must never do, and that everybody can use it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from framing.analysis.results import analyse
from framing.reporting.context import ArticleText, ReportContext
from framing.tables.frames import Tables
from tests.reporting.browser.conftest import Visit, written

Start = Callable[..., Visit]
HOSTILE = (
    "</script><script>window.ran = 1; alert(1)</script><img src=x onerror=alert(2)>"
    "<svg onload=alert(3)> \"'`--> {{ 7 * 7 }} \u202eesrever\u2066 \x00\x1b[31m =HYPERLINK(\"x\") "
    "<a href=javascript:alert(4)>x</a> <style>*{display:none}</style>"
)


def axe_faults(visit: Visit, path: Path, part: str = "") -> list[str]:
    """The rules that axe-core finds broken, each with where."""
    page = visit.goto(path, part)
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_one_page(visit: Start, one_page: Path, scheme: str) -> None:
    """The page that holds everything, in both colour schemes."""
    assert axe_faults(visit(color_scheme=scheme), one_page) == []


def test_axe_finds_nothing_with_the_passages_open(visit: Start, one_page: Path) -> None:
    """The panel of passages, with its filter and order."""
    seen = visit()
    page = seen.goto(one_page)
    page.locator("dl.facts a.n").last.click()
    found = Axe().run(page).response["violations"]
    assert [v["id"] for v in found] == []


@pytest.mark.parametrize("name", ["report.html", "method.html", "articles.html",
                                  "passages/1.html", "outlets/*", "speakers/*",
                                  "articles/*"])  # fmt: skip
def test_axe_finds_nothing_in_a_folder(visit: Start, many_pages: Path, name: str) -> None:
    """One page of each kind."""
    path = next(iter(sorted(many_pages.parent.glob(name))))
    assert axe_faults(visit(), path) == []


def test_a_hostile_article_runs_nowhere(
    visit: Start, rows: dict[str, list[dict[str, Any]]], context: ReportContext,
    make_text: Callable[[str], ArticleText], tmp_path: Path,
) -> None:  # fmt: skip
    """Scripts, handlers, styles, controls and an endless word are text in every field and page."""
    word = "x" * 100_000
    for row in (r for table in rows.values() for r in table):
        for name in ("outlet", "headline", "url", "name", "mentions", "source", "cue", "text",
                     "chain", "left", "right", "referent", "entry_id", "derivation", "wire"):
            if name in row:
                row[name] = f"{row[name]}{HOSTILE}"
    rows["terms"][0]["text"] = word
    rows["claims"][0]["text"] = word
    rows["articles"][1]["url"] = "javascript:alert(5)"
    texts: Mapping[str, ArticleText] = {
        "one": make_text(f"{HOSTILE} {word}"), "two": make_text(HOSTILE)
    }  # fmt: skip
    results = analyse(Tables.from_rows(rows))
    seen = visit(viewport={"width": 390, "height": 800})
    for embed in (True, False):
        front = written(tmp_path / str(embed), results, texts, ReportContext(embed=embed))
        for path in sorted(front.parent.rglob("*.html")):
            page = seen.goto(path)
            assert page.evaluate("window.ran") is None
            assert page.locator("img, iframe, object, embed, body style").count() == 0
            assert page.locator("a[href^='javascript:']").count() == 0
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, path.name
            for number in page.locator("a.n[href^='#']:visible").all()[:3]:
                number.click()
                page.keyboard.press("Escape")
                page.keyboard.press("Escape")
        assert "<script>window.ran" in seen.goto(front).locator("main").inner_text()


def test_the_page_may_not_fetch(visit: Start, one_page: Path) -> None:
    """The policy in the page stops what a script in it could ask for."""
    seen = visit()
    page = seen.goto(one_page)
    asked = page.evaluate("fetch('https://example.org/').then(() => 'sent', () => 'stopped')")
    assert asked == "stopped"
    seen.complaints.clear()
    page.evaluate("document.body.append(Object.assign(document.createElement('script'),"
                  " {textContent: 'window.ran = 1'}))")  # fmt: skip
    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in c for c in seen.complaints)
    seen.complaints.clear()
