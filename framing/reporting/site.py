"""The pages of a report: one that holds everything, or a front page with pages behind it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from framing.analysis.results import Results
from framing.reporting.cards import Cards
from framing.reporting.context import ArticleText, ReportContext
from framing.reporting.html import render
from framing.reporting.matrices import label_counts
from framing.reporting.passages import PassageBook
from framing.reporting.places import Places
from framing.reporting.records import ArticleRow, read_articles, read_speakers
from framing.reporting.report import Material, build_report, marked
from framing.reporting.row_index import RowIndex
from framing.reporting.views.pages import Passages

FRONT_PAGE = "report.html"
#: Passages on one page of passages; a set is not cut.
PAGE_LINES = 1500

#: Id and text of the articles, in table order; asked for once a report, and not kept.
Texts = Callable[[], Iterable[tuple[str, ArticleText]]]


class Page(NamedTuple):
    """One page: its path from the top of the report, and its HTML."""

    path: str
    html: str


def make_pages(results: Results, texts: Texts, context: ReportContext) -> Iterator[Page]:
    """All pages of the report, one at a time. The same arguments give the same characters.

    `texts` may lack articles: their figures stay, their text is not shown.
    """
    material = prepare(results, {i for i, _ in texts()} if context.show_text else set(), context)
    if context.embed:
        yield _one_page(material, texts)
        return
    book = material.book("passages", PAGE_LINES)
    report = build_report(material, book)
    yield Page(FRONT_PAGE, render("report.html.j2", report=report, root=""))
    yield Page("method.html", render("method_page.html.j2", report=report, root=""))
    yield Page("articles.html", render("articles_page.html.j2", report=report, root=""))
    yield from _passages(material, book)
    yield from _outlets(material)
    yield from _speakers(material)
    if context.show_text:
        yield from _articles(material, texts)


def prepare(results: Results, readable: set[str], context: ReportContext) -> Material:
    """What the pages share; `readable` are the ids of articles whose text there is."""
    articles, speakers = read_articles(results.tables), read_speakers(results.tables)
    if not context.show_text:
        articles = tuple(a._replace(headline="") for a in articles)
        speakers = tuple(s._replace(mentions="") for s in speakers)
    counts = label_counts(results.by_outlet, results.by_speaker)
    cards = Cards(results, articles, speakers, counts)
    most = context.max_speakers if context.embed else context.max_speaker_pages
    shown = _shown([a for a in articles if a.article_id in readable], context)
    places = Places.of(shown, cards.outlets, cards.speakers[:most], embed=context.embed)
    return Material(context, results, articles, {s.speaker_id: s for s in speakers}, counts, cards,
                    RowIndex(results.tables), places)  # fmt: skip


def _shown(articles: list[ArticleRow], context: ReportContext) -> list[str]:
    """The articles whose text is shown: all there are texts for, or a seeded sample of them."""
    ids = [a.article_id for a in articles]
    if len(ids) <= context.max_articles:
        return ids
    chosen = random.Random(context.seed).sample(range(len(ids)), context.max_articles)
    return [ids[i] for i in sorted(chosen)]


def _one_page(material: Material, texts: Texts) -> Page:
    book, places = material.book(), material.places
    report = build_report(material, book)
    shown = tuple(m for _, m in marked(material, texts(), places)) if places.articles else ()
    report = report._replace(
        marked=shown, passages=Passages(*book.whole(material.lines(places).find))
    )
    return Page(FRONT_PAGE, render("report.html.j2", report=report, root=""))


def _passages(material: Material, book: PassageBook) -> Iterator[Page]:
    lines = material.lines(replace(material.places, root="../"))
    for number, (sets, found) in enumerate(book.pages(lines.find), 1):
        html = render("passages_page.html.j2", number=number, passages=Passages(sets, found),
                      context=material.context, root="../")  # fmt: skip
        yield Page(f"passages/{number}.html", html)


def _outlets(material: Material) -> Iterator[Page]:
    below = replace(material.places, root="../")
    lines = material.lines(below)
    for name, stem in material.places.outlets.items():
        book = material.book()
        card = material.cards.outlet(name, book, below)
        passages = Passages(*book.whole(lines.find))
        html = render("outlet_page.html.j2", card=card, passages=passages,
                      context=material.context, root="../")  # fmt: skip
        yield Page(f"outlets/{stem}.html", html)


def _speakers(material: Material) -> Iterator[Page]:
    below = replace(material.places, root="../")
    lines = material.lines(below)
    for speaker_id, stem in material.places.speakers.items():
        book = material.book()
        card = material.cards.speaker(speaker_id, book, below)
        passages = Passages(*book.whole(lines.find))
        html = render("speaker_page.html.j2", card=card, passages=passages,
                      context=material.context, root="../")  # fmt: skip
        yield Page(f"speakers/{stem}.html", html)


def _articles(material: Material, texts: Texts) -> Iterator[Page]:
    below = replace(material.places, root="../")
    for article_id, view in marked(material, texts(), below):
        html = render("article_page.html.j2", article=view, context=material.context, root="../")
        yield Page(f"articles/{below.articles[article_id]}.html", html)
