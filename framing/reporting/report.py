"""Tables -> the view of the front page, or of the one page that holds everything; no markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from framing.analysis.alignment.align import align
from framing.analysis.findings import FRONT
from framing.analysis.results import Results
from framing.reporting.alignments import aligned_claims
from framing.reporting.cards import Cards
from framing.reporting.charts import make_charts
from framing.reporting.context import ArticleText, ReportContext
from framing.reporting.copying import shared_copy
from framing.reporting.force import force_and_harm
from framing.reporting.gist import caution
from framing.reporting.glance import glance
from framing.reporting.lines import Lines
from framing.reporting.marked import MarkedArticle
from framing.reporting.marking import ArticleRows, mark_article
from framing.reporting.matrices import Count, count_more, grid_groups
from framing.reporting.method import method
from framing.reporting.passages import PassageBook, shorten
from framing.reporting.people import source_grid, verb_grid
from framing.reporting.places import Places
from framing.reporting.records import ArticleRow, SpeakerRow, as_rows
from framing.reporting.row_index import RowIndex
from framing.reporting.views.pages import ArticleLine, Passages, Report
from framing.reporting.views.sections import Aligned, Fact, Neighbour, Pair, Statement
from framing.reporting.wording import count, decimal

#: Rows of the table of pairs of outlets, and of neighbouring words.
MOST_PAIRS = 45
MOST_NEIGHBOURS = 24
#: G2 above which a neighbour is worth a line (the .01 point of a single test).
WORTH_A_LINE = 6.63
#: Below this many claims, neighbours are the topic of one sentence, not a habit.
ENOUGH_CLAIMS = 500
LEAST_TOGETHER = 3
#: Speakers in the list of the front page; articles in the list of articles.
LISTED_SPEAKERS = 40
LISTED_ARTICLES = 2000
#: Claims up to which those on one event are looked for; `framing align` does it for more.
MOST_ALIGNED = 250_000


class Material(NamedTuple):
    """What every page of a report is made from."""

    context: ReportContext
    results: Results
    articles: tuple[ArticleRow, ...]
    speakers: Mapping[str, SpeakerRow]
    counts: Sequence[Count]
    cards: Cards
    rows: RowIndex
    #: Addresses as seen from the top of the report.
    places: Places

    def lines(self, places: Places) -> Lines:
        """The lines of passages, with addresses as seen from `places`."""
        return Lines(self.rows, self.articles, places, text=self.context.show_text)

    def book(self, folder: str = "", page_lines: int = 0) -> PassageBook:
        """An empty book of passages."""
        return PassageBook(most=self.context.max_passages, seed=self.context.seed, folder=folder,
                           page_lines=page_lines)  # fmt: skip


def build_report(material: Material, book: PassageBook) -> Report:
    """The front page, without passages and articles' texts; its numbers open sets of `book`."""
    context, results, places = material.context, material.results, material.places
    counts, cards = material.counts, material.cards
    findings = tuple(
        Statement(f.text, book.figure(shorten(f.text, 160), f.passages, f.n))
        for f in results.findings
    )
    facts = _facts(material, book)
    groups, rows = glance(counts, book, places, context.max_speakers)
    embed = context.embed
    return Report(
        context=context,
        facts=facts,
        caution=caution(results),
        findings=findings[:FRONT],
        more_findings=findings[FRONT:],
        charts=make_charts(results),
        glance_groups=groups,
        glance=rows,
        groups=grid_groups(counts, book, places, context.max_speakers),
        n_more_voices=count_more(counts, context.max_speakers),
        sources=source_grid(results.quotes, results.sourcing.n_unsaid, book),
        verbs=verb_grid(results.quotes, book),
        outlets=cards.outlet_rows(places),
        speakers=cards.speaker_rows(book, places, LISTED_SPEAKERS),
        n_more_speakers=max(0, len(cards.speakers) - LISTED_SPEAKERS),
        outlet_cards=tuple(cards.outlet(n, book, places) for n in cards.outlets) if embed else (),
        speaker_cards=tuple(cards.speaker(i, book, places) for i in places.speakers)
        if embed else (),
        articles=tuple(_article_line(a, material) for a in material.articles[:LISTED_ARTICLES]),
        force=force_and_harm(results, book),
        aligned=_aligned(material),
        copied=shared_copy(results, book, places, show_text=context.show_text),
        pairs=_pairs(results),
        neighbours=_neighbours(results),
        marked=(),
        n_shown=len(places.articles),
        method=method(material.articles, results, context, len(places.articles)),
        passages=Passages((), ()),
    )  # fmt: skip


def marked(
    material: Material, texts: Iterable[tuple[str, ArticleText]], places: Places
) -> Iterable[tuple[str, MarkedArticle]]:
    """Id and view of every article of `texts` that is shown, one at a time, in their order."""
    known = {a.article_id: a for a in material.articles if a.article_id in places.articles}
    for article_id, text in texts:
        if article_id in known:
            said = [a for a in material.rows.article_attributions(article_id) if a.is_said]
            rows = ArticleRows(
                known[article_id], said,
                material.rows.article_terms(article_id), material.rows.article_claims(article_id),
            )  # fmt: skip
            yield article_id, mark_article(rows, text, material.speakers, places)


def _aligned(material: Material) -> tuple[Aligned, ...]:
    """Claims on the same thing; none where there are too many to compare them on every report."""
    claims = material.results.tables.claims
    if len(claims) > MOST_ALIGNED:
        return ()
    article_of = dict(zip(claims["claim_id"].astype(str), claims["article_id"].astype(str),
                          strict=True))  # fmt: skip
    return aligned_claims(align(material.results.tables), article_of, material.places,
                          show_text=material.context.show_text)  # fmt: skip


def _facts(material: Material, book: PassageBook) -> tuple[Fact, ...]:
    """What was analysed, and how much of it is somebody else's words."""
    articles, results, s = material.articles, material.results, material.results.sourcing
    dates = sorted({a.published for a in articles if a.published})
    span = " to ".join(dict.fromkeys((dates[0], dates[-1]))) if dates else "no dates given"
    said = book.open("All attributions", (str(i) for i in results.quotes["attribution_id"]))
    labels = book.open("All labels", (str(i) for i in results.mentions["term_id"]))
    return (
        Fact("Articles", count(len(articles)), span),
        Fact("Outlets", count(len({a.outlet for a in articles})), ""),
        Fact("Words", count(s.n_words), "repeated captions counted once"),
        Fact("Somebody else’s", count(s.n_attributed_words),
             "of the words; the rest is the outlets’ own voice"),
        Fact("Attributions", count(s.n_attributions), f"{count(s.n_unspecified)} name nobody",
             said),
        Fact("Speakers", count(len(material.speakers)), "people, bodies and media quoted"),
        Fact("Labels", count(len(results.mentions)), "for people, authorities, events, force",
             labels),
    )  # fmt: skip


def _article_line(article: ArticleRow, material: Material) -> ArticleLine:
    return ArticleLine(article, shorten(article.headline or article.article_id, 160),
                       material.places.article(article.article_id))  # fmt: skip


def _pairs(results: Results) -> tuple[Pair, ...]:
    """Pairs of outlets, the most alike first; pairs with too few words last."""
    rows = sorted(as_rows(results.similarity),
                  key=lambda r: (r["cosine"] is None, -(r["cosine"] or 0.0)))  # fmt: skip
    return tuple(
        Pair(str(r["left"]), str(r["right"]), f"{count(r['n_left'])} and {count(r['n_right'])}",
             decimal(r["cosine"], 2), 100 * (r["cosine"] or 0.0))
        for r in rows[:MOST_PAIRS]
    )  # fmt: skip


def _neighbours(results: Results) -> tuple[Neighbour, ...]:
    """The strongest neighbours of labels; none where no pair is worth a line."""
    rows = [r for r in as_rows(results.collocations)
            if r["score"] >= WORTH_A_LINE and r["n"] >= LEAST_TOGETHER
            and r["n_claims"] >= ENOUGH_CLAIMS]  # fmt: skip
    rows.sort(key=lambda r: (-r["score"], str(r["label"]), str(r["word"])))
    return tuple(
        Neighbour(shorten(str(r["label"]), 60), shorten(str(r["word"]), 40), int(r["n"]),
                  int(r["n_with"]), decimal(r["score"]))
        for r in rows[:MOST_NEIGHBOURS]
    )  # fmt: skip
