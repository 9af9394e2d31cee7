"""Reports in a real browser: Chromium, driven by Playwright; skipped where there is none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from framing.analysis.results import Results
from framing.publishing import Publication, report
from framing.reporting.context import ArticleText, ReportContext
from framing.reporting.pages import PagesFolder
from framing.reporting.site import make_pages

#: What the browser is called; FRAMING_CHROMIUM names another one.
NAMES = ("chromium", "chromium-browser", "google-chrome")
WIDTHS = {"phone": 390, "laptop": 1280}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    found = os.environ.get("FRAMING_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")
    if not found:
        pytest.skip("needs Chromium, which is not here (apt-get install chromium)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield started
        started.close()


@dataclass
class Visit:
    """A page that is open, and what it did that it should not have."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def goto(self, path: Path, part: str = "") -> Page:
        """Open a file of a report."""
        self.page.goto(f"{path.as_uri()}{part}")
        return self.page


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens pages; at the end of the test none may have complained, asked or run anything."""
    opened: list[Visit] = []

    def start(**options: Any) -> Visit:
        options = {"viewport": {"width": WIDTHS["laptop"], "height": 900}} | options
        context = browser.new_context(**options)
        one = Visit(context.new_page())
        one.page.on("console", lambda m: one.complaints.append(f"console: {m.text}"))
        one.page.on("pageerror", lambda e: one.complaints.append(f"error: {e}"))
        one.page.on("dialog", lambda d: (one.complaints.append(f"dialog: {d.message}"),
                                         d.dismiss()))  # fmt: skip
        one.page.on("request", lambda r: None if r.url.startswith("file:")
                    else one.complaints.append(f"request: {r.url}"))  # fmt: skip
        opened.append(one)
        return one

    yield start
    for one in opened:
        one.page.context.close()
    assert [c for one in opened for c in one.complaints] == []


def written(
    folder: Path, results: Results, texts: Mapping[str, ArticleText], context: ReportContext
) -> Path:
    """The pages of a report in `folder`; the front page."""
    with PagesFolder(folder) as pages:
        for page in make_pages(results, texts.items, context):
            pages.write(page.path, page.html)
    return folder / "report.html"


@pytest.fixture(scope="session")
def one_page(seeds_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the seeds as one page."""
    output = tmp_path_factory.mktemp("embed") / "report"
    return report(seeds_folder, Publication(output=output, embed=True)).page


@pytest.fixture(scope="session")
def many_pages(seeds_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the seeds as many pages; the front page."""
    output = tmp_path_factory.mktemp("folder") / "report"
    return report(seeds_folder, Publication(output=output, embed=False)).page
