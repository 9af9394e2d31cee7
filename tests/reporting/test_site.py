"""A report as many pages: links between them, numbers one click from their passages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from framing.analysis.results import analyse
from framing.reporting.context import ArticleText, ReportContext
from framing.reporting.pages import PAGES, PagesFolder
from framing.reporting.site import make_pages
from framing.tables.frames import Tables


@pytest.fixture
def pages(
    tables: Tables, texts: Mapping[str, ArticleText], context: ReportContext
) -> dict[str, str]:
    """Path -> HTML of the report on the two articles."""
    many = make_pages(analyse(tables), texts.items, replace(context, embed=False))
    return {page.path: page.html for page in many}


def test_a_page_for_each_outlet_speaker_and_article(pages: dict[str, str]) -> None:
    """Beside the front page, the passages, the list of articles and the method."""
    assert set(pages) == {
        "report.html", "method.html", "articles.html", "passages/1.html",
        "outlets/the-daily.html", "outlets/the-post.html",
        "speakers/the-mayor-of-the-city.html", "speakers/local-media.html",
        "articles/one.html", "articles/two.html",
    }  # fmt: skip


def test_every_link_leads_somewhere(pages: dict[str, str]) -> None:
    """Files and places in them; tables lie beside the front page."""
    ids = {path: set(re.findall(r'\bid="([^"]+)"', html)) for path, html in pages.items()}
    n = 0
    for path, html in pages.items():
        for href in re.findall(r'href="([^"]+)"', html):
            target, _, part = href.partition("#")
            if target.endswith(".csv") or target.startswith("http"):
                continue
            found = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)
                                       ) if target else path  # fmt: skip
            assert found in pages, f"{path}: {href}"
            assert not part or part in ids[found], f"{path}: {href}"
            n += 1
    assert n > 100


def test_a_number_of_the_front_page_leads_to_its_passages(pages: dict[str, str]) -> None:
    """The list has as many lines as the number says, each with a link into the article."""
    numbers = re.findall(r'<a class="n" href="passages/1.html#(p\d+)"><b>(\d+)</b>',
                         pages["report.html"])  # fmt: skip
    assert len(numbers) > 20
    for set_id, n in numbers:
        section = pages["passages/1.html"].split(f'id="{set_id}"')[1].split("</section>")[0]
        assert section.count("<li>") == int(n)
        assert section.count('href="../articles/') == int(n)


def test_an_outlets_page_stands_alone(pages: dict[str, str]) -> None:
    """Its numbers open passages that it holds itself."""
    page = pages["outlets/the-post.html"]
    opened = set(re.findall(r'class="n" href="#(p\d+)"', page))
    assert opened
    assert opened <= set(re.findall(r'<p id="(p\d+)"', page))
    assert "Rioters" in page
    assert "fired on" not in page


def test_pages_are_spread_when_there_are_many_passages(
    tables: Tables, texts: Mapping[str, ArticleText], context: ReportContext,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """No page of passages grows without end, and links know on which page a set is."""
    monkeypatch.setattr("framing.reporting.site.PAGE_LINES", 5)
    found = list(make_pages(analyse(tables), texts.items, replace(context, embed=False)))
    pages = {p.path: p.html for p in found}
    assert sum(path.startswith("passages/") for path in pages) > 3
    for number, set_id in re.findall(r'href="passages/(\d+).html#(p\d+)"', pages["report.html"]):
        assert f'id="{set_id}"' in pages[f"passages/{number}.html"]


def test_without_words_of_the_articles(
    tables: Tables, texts: Mapping[str, ArticleText], context: ReportContext
) -> None:
    """Labels, cues and names stay; passages are named by article and offsets, nothing is quoted."""
    for embed in (True, False):
        plain = replace(context, embed=embed, show_text=False)
        pages = {p.path: p.html for p in make_pages(analyse(tables), texts.items, plain)}
        whole = "".join(pages.values())
        assert "terrorist bands" in whole
        assert "one 28-" in whole or "one 7" in whole
        for words in ("had seized the airport", "went home", "Night in the city", "in the square"):
            assert words not in whole
        assert not [p for p in pages if p.startswith("articles/")]


def test_old_pages_go_and_other_files_stay(tmp_path: Path) -> None:
    """A page that a new report lacks is removed; a file that was never a page is not."""
    for names in (["report.html", "outlets/a.html"], ["report.html", "outlets/b.html"]):
        (tmp_path / "outlets").mkdir(exist_ok=True)
        (tmp_path / "outlets" / "mine.txt").write_text("x")
        with PagesFolder(tmp_path) as folder:
            for name in names:
                folder.write(name, name)
    left = sorted(str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*") if p.is_file())
    assert left == [PAGES, "outlets/b.html", "outlets/mine.txt", "report.html"]


def test_a_failure_leaves_the_old_pages(tmp_path: Path) -> None:
    """Pages are put in place together, or not at all."""
    (tmp_path / "report.html").write_text("old")
    with pytest.raises(RuntimeError), PagesFolder(tmp_path) as folder:
        folder.write("report.html", "new")
        raise RuntimeError
    assert (tmp_path / "report.html").read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["report.html"]
