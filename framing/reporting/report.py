"""Tables -> the view of the whole report: every section's records, no markup."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence

from framing.analysis.findings import FRONT
from framing.analysis.results import Results
from framing.reporting.lines import Lines
from framing.reporting.marked import MarkedArticle
from framing.reporting.marking import mark_article
from framing.reporting.matrices import count_more, glance, grid_groups, label_counts
from framing.reporting.method import citation, dropped, limits
from framing.reporting.passages import PassageBook, shorten
from framing.reporting.people import outlet_cards, source_grid, speaker_cards, verb_grid
from framing.reporting.records import (
    ArticleRow,
    AttributionRow,
    Records,
    TermRow,
    as_rows,
    read_records,
)
from framing.reporting.views import (
    ArticleText,
    Fact,
    Neighbour,
    Pair,
    Report,
    ReportContext,
    Statement,
)
from framing.reporting.wording import (
    count,
    decimal,
    percent,
)

#: Rows of the table of pairs of outlets, and of neighbouring words.
MOST_PAIRS = 45
MOST_NEIGHBOURS = 24
#: G2 above which a neighbour is worth a line (the .01 point of a single test).
WORTH_A_LINE = 6.63
#: Below this many claims, neighbours are the topic of one sentence, not a habit.
ENOUGH_CLAIMS = 500
LEAST_TOGETHER = 3


def build_report(
    results: Results, texts: Mapping[str, ArticleText], context: ReportContext
) -> Report:
    """The view of the report; `texts` may lack articles, which then are not shown."""
    records = read_records(results.tables)
    shown = _shown_articles(records.articles, texts, context)
    lines = Lines(records, (a.article_id for a in shown))
    book = PassageBook(lines.line, most=context.max_passages, seed=context.seed,
                       known=lines.known())  # fmt: skip
    counts = label_counts(results.by_outlet, results.by_speaker)
    findings = tuple(
        Statement(f.text, book.figure(shorten(f.text, 160), f.passages, f.n))
        for f in results.findings
    )
    groups, rows = glance(counts, book, context.max_speakers)
    cards, more = speaker_cards(records.speakers, results.quotes, counts, book,
                                context.max_speakers)  # fmt: skip
    sourcing = results.sourcing
    return Report(
        context=context,
        facts=_facts(records, results, book),
        findings=findings[:FRONT],
        more_findings=findings[FRONT:],
        glance_groups=groups,
        glance=rows,
        groups=grid_groups(counts, book, context.max_speakers),
        n_more_voices=count_more(counts, context.max_speakers),
        sources=source_grid(results.quotes, book),
        verbs=verb_grid(results.quotes, book),
        outlets=outlet_cards(records.articles, results.quotes, counts, book),
        speakers=cards,
        more_speakers=more,
        articles=records.articles,
        pairs=_pairs(results),
        neighbours=_neighbours(results),
        marked=tuple(_marked(records, texts, shown)),
        n_left_out=len(records.articles) - len(shown),
        dropped=dropped(records, sourcing, context),
        limits=limits(sourcing),
        citation=citation(context, len(records.articles)),
        sets=book.sets,
        lines=book.lines,
    )


def _facts(records: Records, results: Results, book: PassageBook) -> tuple[Fact, ...]:
    """What was analysed, and how much of it is somebody else's words."""
    articles, s = records.articles, results.sourcing
    dates = sorted({a.published for a in articles if a.published})
    span = " to ".join(dict.fromkeys((dates[0], dates[-1]))) if dates else "no dates given"
    said = book.open("All attributions", (a.attribution_id for a in records.attributions))
    labels = book.open("All labels", (str(i) for i in results.mentions["term_id"]))
    return (
        Fact("Articles", count(len(articles)), span),
        Fact("Outlets", count(len({a.outlet for a in articles})), ""),
        Fact("Words", count(s.n_words), "repeated captions counted once"),
        Fact("Somebody else’s", percent(s.share_attributed_words if s.n_words else None),
             "of the words; the rest is the outlets’ own voice"),
        Fact("Attributions", count(s.n_attributions),
             f"{percent(s.share_unspecified if s.n_attributions else None)} name nobody", said),
        Fact("Speakers", count(len(records.speakers)), "people, bodies and media quoted"),
        Fact("Labels", count(len(results.mentions)), "for people, authorities, events, force",
             labels),
    )  # fmt: skip


def _shown_articles(
    articles: Sequence[ArticleRow], texts: Mapping[str, ArticleText], context: ReportContext
) -> tuple[ArticleRow, ...]:
    """The articles whose text is shown: all there are texts for, or a seeded sample of them."""
    able = [a for a in articles if a.article_id in texts]
    if len(able) <= context.max_articles:
        return tuple(able)
    chosen = random.Random(context.seed).sample(range(len(able)), context.max_articles)
    return tuple(able[i] for i in sorted(chosen))


def _marked(
    records: Records, texts: Mapping[str, ArticleText], shown: Sequence[ArticleRow]
) -> Iterator[MarkedArticle]:
    speakers = {s.speaker_id: s for s in records.speakers}
    said: dict[str, list[AttributionRow]] = {}
    terms: dict[str, list[TermRow]] = {}
    for attribution in records.attributions:
        said.setdefault(attribution.article_id, []).append(attribution)
    for term in records.terms:
        terms.setdefault(term.article_id, []).append(term)
    for row in shown:
        yield mark_article(row, texts[row.article_id], said.get(row.article_id, ()),
                           terms.get(row.article_id, ()), speakers)  # fmt: skip


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
