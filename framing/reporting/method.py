"""What a report says about itself: what was dropped, what it claims and what not, how to cite."""

from __future__ import annotations

from collections.abc import Sequence

from framing.analysis.labels import UNSPECIFIED
from framing.analysis.results import Results
from framing.analysis.sourcing import Sourcing
from framing.reporting.context import ReportContext
from framing.reporting.records import ArticleRow
from framing.reporting.views.pages import Method
from framing.reporting.wording import count, k_of_n, plural
from framing.tables.readability import MIN_WORDS

#: Articles listed with the hash of their text; articles.csv has all.
MOST_HASHES = 200


def method(
    articles: Sequence[ArticleRow], results: Results, context: ReportContext, n_shown: int
) -> Method:
    """Everything that the section or page on method lays out."""
    hashes = tuple((a.article_id, a.sha256) for a in articles[:MOST_HASHES])
    return Method(
        _dropped(articles, results, context, n_shown), limits(results.sourcing),
        citation(context, len(articles)), len(articles), hashes,
        max(0, len(articles) - MOST_HASHES),
    )  # fmt: skip


def _dropped(
    articles: Sequence[ArticleRow], results: Results, context: ReportContext, n_shown: int
) -> tuple[tuple[str, str], ...]:
    """Everything that was left out of the counts, or could not be resolved, with its number."""
    s, terms, claims = results.sourcing, results.tables.terms, results.tables.claims
    unscaled = (terms["legitimacy"].isna() & terms["visibility"].isna()).sum()
    rows = [
        ("Articles that could not be read", count(len(context.refused))),
        ("Captions and other blocks printed again, counted once",
         count(sum(a.n_repeated for a in articles))),
        ("Attributions to nobody named", k_of_n(s.n_unspecified, s.n_attributions)),
        ("Attributions that something was not said, in no count of who is quoted",
         count(s.n_unsaid)),
        ("Attributions to somebody whose type is unknown",
         k_of_n(s.n_unknown_type, s.n_attributions)),
        ("Speakers whose type is unknown",
         k_of_n(int((results.tables.speakers["type"].fillna(UNSPECIFIED) == UNSPECIFIED).sum()),
                len(results.tables.speakers))),
        ("Terms without a referent, in no count of labels",
         k_of_n(int(terms["referent"].isna().sum()), len(terms))),
        ("Terms without a place on a scale", k_of_n(int(unscaled), len(terms))),
        ("Claims without a verb of their own", k_of_n(int(claims["agency"].isna().sum()),
                                                      len(claims))),
        (f"Articles too short for readability (under {MIN_WORDS} words)",
         count(sum(a.n_words < MIN_WORDS for a in articles))),
        ("Articles without a date", count(sum(not a.published for a in articles))),
        ("Articles whose text is not in this report", count(len(articles) - n_shown)),
    ]  # fmt: skip
    return tuple(rows)


def limits(sourcing: Sourcing) -> tuple[tuple[str, str], ...]:
    """Name and explanation of each limit that a reader of the figures should know."""
    return (
        ("It reports words, not bias",
         "The figures say who uses which word for whom. They do not say that an article is "
         "biased: readers do not agree on that, while they do agree on whose words a passage is."),
        ("No labels is not no slant",
         "Most slant lies in what is told and what is left out, not in the words chosen. "
         "This report sees the words only."),
        ("Paraphrase may be the outlet’s wording",
         "Where a speaker is paraphrased or something is hearsay, the word may be the outlet’s. "
         "Labels in quotation marks are verbatim; the report keeps the two apart."),
        ("Quotation marks alone prove no distance",
         "Most quoted fragments have a speaker, and a quoted title is not a scare quote."),
        ("Rates hold within one class and one voice",
         "Each rate is k of the n mentions of one class (people taking part, the security "
         "forces, …) in one voice. That two labels denote the same people is itself a judgement, "
         "so labels are listed side by side."),
        ("The scales are not added up",
         "Legitimacy (−3 outside the law to +2 heroising) says what a word presupposes about those "
         "it denotes, not whether that is true. Visibility (H −1 heightened to +2 hidden) says how "
         "plainly an act of force is named. The stance of a reporting verb is a third scale."),
        ("Outlets copy from the same agencies",
         "Shared agency text makes outlets depend on each other; counts over outlets are not "
         "independent observations."),
        ("Few articles describe themselves only",
         f"{plural(sourcing.n_articles, 'article')} describe what these articles print. "
         "They are no sample of an outlet unless you drew them as one."),
        ("Machines make mistakes",
         "Attributions, speakers and terms are found automatically. Follow a number to its "
         "passages before you rely on it."),
    )  # fmt: skip


def citation(context: ReportContext, n_articles: int) -> str:
    """How this report may be cited."""
    version = context.versions.get("framing", "")
    program = f"framing{f' {version}' if version else ''}"
    made = f" Made {context.generated}." if context.generated else ""
    title = context.title.rstrip(".") + ("" if context.title[-1:] in "?!" else ".")
    return (
        f"{title} Report on {plural(n_articles, 'article')}, made with {program}: "
        f"claims and contested terms in news text, each with whose words it is.{made}"
    )
