"""The gist of a report in plain words, as the console and the Markdown summary both print it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from framing.analysis.estimates.intervals import MIN_CLUSTERS
from framing.analysis.results import Results
from framing.reporting.matrices import Count, columns_of, listed_labels, main_voices
from framing.reporting.passages import shorten
from framing.reporting.views.grids import Column
from framing.reporting.wording import NOT_NAMED, count, plural, topic

#: Speakers that get a paragraph, or a line in the table of who is quoted.
MAIN_SPEAKERS = 16
#: Labels or verbs listed in one line, the most frequent first.
LISTED = 8
#: The scales, for whoever reads the lines.
SCALES = ("Legitimacy: −3 outside the law to +2 heroising; force: H 0 explicit to H +2 hidden. "
          "“In quotation marks”: verbatim.")  # fmt: skip
K_OF_N = "k of n: of the n mentions of a class in one voice, k stand at this place of the scale."


class Line(NamedTuple):
    """The words of one voice for one class at one place of the scale."""

    voice: str
    voice_name: str
    voice_kind: str
    about: str
    column: Column
    k_of_n: str
    words: str


def head(results: Results) -> str:
    """What was analysed, in a sentence without a full stop."""
    s, articles = results.sourcing, results.tables.articles
    dates = sorted(str(d) for d in articles["published"].dropna().unique())
    when = f", {' to '.join(dict.fromkeys((dates[0], dates[-1])))}" if dates else ""
    outlets = plural(int(articles["outlet"].nunique()), "outlet")
    return (f"{plural(s.n_articles, 'article')} from {outlets}{when}: "
            f"{plural(s.n_words, 'word')}, {count(s.n_attributed_words)} of them somebody else’s; "
            f"{plural(s.n_attributions, 'attribution')}, of which "
            f"{count(s.n_unspecified)} name nobody")  # fmt: skip


def caution(results: Results) -> str:
    """What to say first where no share can have an interval, as few articles as there are."""
    n = int(results.clusters.nunique())
    if not 0 < n < MIN_CLUSTERS:
        return ""
    copies = " that do not share their text" if n < len(results.clusters) else ""
    return (f"{plural(n, 'article')}{copies} are too few to say how much a share would differ in "
            f"others (that takes {MIN_CLUSTERS}): all figures are counts of what is in "
            "them.")  # fmt: skip


def lines(counts: Sequence[Count]) -> Iterator[Line]:
    """The main voices one by one: class by class, from the least to the most legitimate."""
    shown = main_voices(counts, MAIN_SPEAKERS)
    for voice in dict.fromkeys(c.voice for c in counts if c.voice in shown):
        own = [c for c in counts if c.voice == voice]
        for about in dict.fromkeys(c.topic for c in own):
            inside = [c for c in own if c.topic == about]
            for column in columns_of(inside):
                cell = [c for c in inside if c.column.key == column.key]
                yield Line(voice, own[0].voice_name, own[0].voice_kind, topic(*about), column,
                           f"{count(sum(c.n for c in cell))} of {count(cell[0].n_mentions)}",
                           listed_labels(cell, LISTED))  # fmt: skip


def quoted_name(row: Mapping[str, Any]) -> str:
    """The speaker of a row of `Results.speakers_quoted`."""
    return shorten(str(row["speaker"]) if row["speaker_id"] is not None else NOT_NAMED, 60)
