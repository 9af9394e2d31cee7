"""The whole page: its policy, what hostile text becomes, determinism, absent parts."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.analysis.results import Results, analyse
from framing.reporting.context import ArticleText, ReportContext
from framing.reporting.controls import show_controls
from framing.reporting.site import make_pages
from framing.tables.frames import Tables

Rows = dict[str, list[dict[str, Any]]]
HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)> \"'`--> {{ 7 * 7 }} "
    "\u202eesrever\u2066 \x00\x1b[31m =HYPERLINK(1) & &amp; javascript:alert(3)"
)


def render_html(
    results: Results, texts: Mapping[str, ArticleText], context: ReportContext
) -> str:
    """The report as one page."""
    (page,) = make_pages(results, texts.items, context)
    assert page.path == "report.html"
    return page.html


class Page(HTMLParser):
    """Tags, attributes and text of a page, as a browser would find them."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.text: list[str] = []
        self.inside: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and its attributes."""
        self.tags[tag] += 1
        self.inside.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text.append(data)

    def values(self, name: str) -> list[str]:
        """All values of an attribute."""
        return [v for _, n, v in self.attributes if n == name]


@pytest.fixture
def page(tables: Tables, texts: Mapping[str, ArticleText], context: ReportContext) -> str:
    """The report on the two articles."""
    return render_html(analyse(tables), texts, context)


def test_policy_allows_just_this_style_and_script(page: str) -> None:
    """The hashes in the policy are those of the one style and the one script."""
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    allowed = policy[1].replace("&#39;", "'")
    assert allowed.startswith("default-src 'none'; ")
    assert "unsafe" not in allowed
    for tag in ("style", "script"):
        bodies = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert len(bodies) == 1
        digest = base64.b64encode(hashlib.sha256(bodies[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in allowed


def test_nothing_is_fetched_and_nothing_runs_inline(page: str) -> None:
    """No address of another place, no inline handler, no style attribute."""
    found = Page(page)
    assert not [v for n in ("src", "href", "action", "data", "poster") for v in found.values(n)
                if "//" in v or v.startswith(("data:", "javascript:"))]  # fmt: skip
    assert not [n for _, n, _ in found.attributes if n.startswith("on") or n == "style"]
    assert found.tags["link"] == found.tags["img"] == found.tags["iframe"] == 0
    assert "url(http" not in page and "@import" not in page


def test_ids_are_unique_and_every_link_has_its_target(page: str) -> None:
    """Every number opens a list that is there, every link in the page leads somewhere."""
    found = Page(page)
    ids = Counter(found.values("id"))
    assert not [i for i, n in ids.items() if n > 1]
    assert set(found.values("popovertarget")) <= set(ids)
    assert page.count('<a class="n" href="#p') == page.count('class="n"') > 20
    assert {h[1:] for h in found.values("href") if h.startswith("#")} <= set(ids)
    for name in ("aria-labelledby", "aria-describedby"):
        assert set(found.values(name)) <= set(ids)


def test_every_number_opens_as_many_passages_as_it_says(page: str) -> None:
    """The list behind a number has that many lines, each of which is in the page once."""
    sets = {i: lines.split() for i, lines in re.findall(
        r'<p id="(p\d+)"><bdi>[^<]*</bdi> <span>([\d ]+)</span></p>', page)}  # fmt: skip
    numbers = re.findall(r'<a class="n" href="#(p\d+)"><b>(\d+)</b>', page)
    assert numbers
    assert all(len(sets[i]) == int(n) for i, n in numbers if sets[i])
    lines = re.findall(r"<li><p class=\"kwic.*?</li>", page)
    assert {n for places in sets.values() for n in places} == {
        str(n) for n in range(1, len(lines) + 1)
    }
    assert len(set(lines)) == len(lines)


def test_tables_have_captions_and_scopes(page: str) -> None:
    """Every table says what it shows, every heading cell what it heads."""
    found = Page(page)
    assert found.tags["caption"] == found.tags["table"]
    scopes = [a for a in found.attributes if a[:2] == ("th", "scope")]
    assert len(scopes) == found.tags["th"]


def test_hostile_text_is_text_everywhere(
    rows: Rows, context: ReportContext, make_text: Callable[[str], ArticleText]
) -> None:
    """Scripts, templates, quotes, controls and a huge word in any field appear as text."""
    plain = render_html(analyse(Tables.from_rows(rows)), {}, context)
    word = "x" * 100_000
    for row in (r for table in rows.values() for r in table):
        for name in ("outlet", "headline", "url", "name", "mentions", "source", "cue", "text",
                     "chain", "left", "right", "referent", "entry_id", "derivation", "wire"):
            if name in row:
                row[name] = f"{row[name]}{HOSTILE}"
    rows["terms"][0]["text"] = word
    rows["speakers"][1]["name"] = word
    body = f"{HOSTILE} {word}"
    texts = {"one": make_text(body), "two": make_text("")}
    page = render_html(analyse(Tables.from_rows(rows)), texts, context)
    hostile, harmless = Page(page), Page(plain)
    assert hostile.tags["script"] == harmless.tags["script"] == 1
    assert hostile.tags["img"] == 0
    assert not [n for _, n, _ in hostile.attributes if n.startswith("on")]
    assert "<script>alert" in "".join(hostile.text)
    assert "{{ 7 * 7 }}" in "".join(hostile.text)
    assert not set("\x00\x1b\u202e\u2066") & set(page)
    assert len(page) < len(plain) + 1_500_000
    page.encode("utf-8")


def test_same_input_gives_the_same_page(
    tables: Tables, texts: Mapping[str, ArticleText], context: ReportContext, page: str
) -> None:
    """Two reports of one run are the same characters; the only time is the one given."""
    assert render_html(analyse(tables), texts, context) == page
    assert page.count("2026-01-01") == 1


def test_long_lists_are_sampled_and_say_so(
    tables: Tables, texts: Mapping[str, ArticleText], context: ReportContext
) -> None:
    """With a cap of one passage a number of two lists one, and says that it is a sample."""
    capped = ReportContext(title=context.title, max_passages=1)
    page = render_html(analyse(tables), texts, capped)
    assert "2 passages; listed is a random sample of 1" in page
    assert page == render_html(analyse(tables), texts, capped)


def test_without_texts(tables: Tables, context: ReportContext) -> None:
    """Without texts the figures stay, the articles are said to be absent, and no link dangles."""
    page = render_html(analyse(tables), {}, context)
    assert "texts of the articles are not in this report" in page
    assert "terrorist bands" in page
    assert not re.findall(r'href="#a\d', page)


def test_too_many_articles_are_sampled(
    tables: Tables, texts: Mapping[str, ArticleText], context: ReportContext
) -> None:
    """Above the cap a seeded sample of articles is shown, and the report says which share."""
    page = render_html(analyse(tables), texts, ReportContext(max_articles=1))
    assert page.count('<details class="article"') == 1
    assert "Of 2 articles the text of 1 is shown, drawn at random with the same seed." in page


def test_denied_uses_are_marked_in_every_table(rows: Rows, context: ReportContext) -> None:
    """In the grids, and on the cards of the outlet and of the speaker."""
    rows["terms"][1]["polarity"] = "distanced"
    rows["terms"][2]["polarity"] = "denied"
    page = render_html(analyse(Tables.from_rows(rows)), {}, context)
    for words, note in (("terrorist bands", "denied"), ("protesters", "distanced")):
        marked = re.findall(rf"{words}.{{0,12}}</span>|"
                            rf"{words}[^<]*(?:<[^>]*>[^<(]*)*\({note}\)", page)  # fmt: skip
        assert sum(f"({note})" in m for m in marked) >= 2, words


def test_seven_findings_stand_in_front(
    tables: Tables, texts: Mapping[str, ArticleText], context: ReportContext
) -> None:
    """The others are below, in a part that opens."""
    results = analyse(tables)
    (one, *_) = results.findings
    page = render_html(dataclasses.replace(results, findings=(one,) * 9), texts, context)
    assert "2 more findings" in page
    front, _, rest = page.partition("<details class=\"more\">")
    assert (front.count("<li><span>"), rest.count("<li><span>")) == (7, 2)


def test_empty_tables(context: ReportContext) -> None:
    """A run without a single row still gives a page that says so."""
    page = render_html(analyse(Tables.from_rows({})), {}, context)
    assert "No label was found" in page
    assert "No attribution was found" in page


@given(st.text(alphabet=st.characters()))
def test_controls_are_shown(text: str) -> None:
    """Any text becomes one that a file can hold, without controls; ordinary text stays as it is."""
    shown = show_controls(text)
    shown.encode("utf-8")
    assert not [c for c in shown if ord(c) < 32 and c not in "\t\n"]
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    if text.isascii() and text.isprintable():
        assert shown == text
