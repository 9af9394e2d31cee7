"""Whole pages, and what stands at their ends."""

from __future__ import annotations

from typing import NamedTuple

from framing.reporting.context import ReportContext
from framing.reporting.marked import MarkedArticle
from framing.reporting.passages import Passage, PassageSet
from framing.reporting.records import ArticleRow
from framing.reporting.views.cards import OutletCard, OutletRow, SpeakerCard, SpeakerRowView
from framing.reporting.views.grids import GlanceRow, Grid, GridGroup
from framing.reporting.views.sections import (
    Aligned,
    Chart,
    Fact,
    Force,
    Neighbour,
    Pair,
    SharedCopy,
    Statement,
)


class ArticleLine(NamedTuple):
    """One article in the list of articles."""

    row: ArticleRow
    title: str
    href: str


class Method(NamedTuple):
    """What a report says about how it was made, and what not to read into it."""

    dropped: tuple[tuple[str, str], ...]
    limits: tuple[tuple[str, str], ...]
    citation: str
    n_articles: int
    hashes: tuple[tuple[str, str], ...]
    n_more_hashes: int


class Passages(NamedTuple):
    """The passages behind the numbers: every line once, and which of them a number opens."""

    sets: tuple[PassageSet, ...]
    lines: tuple[Passage, ...]


class Report(NamedTuple):
    """The front page; with `context.embed` the whole report."""

    context: ReportContext
    facts: tuple[Fact, ...]
    #: Why there are no shares; empty where there are articles enough.
    caution: str
    #: The most telling ones, and the others.
    findings: tuple[Statement, ...]
    more_findings: tuple[Statement, ...]
    charts: tuple[Chart, ...]
    glance_groups: tuple[str, ...]
    glance: tuple[GlanceRow, ...]
    groups: tuple[GridGroup, ...]
    #: Speakers whose words hold labels, but too few to be among the rows of the grids.
    n_more_voices: int
    sources: Grid | None
    verbs: Grid | None
    outlets: tuple[OutletRow, ...]
    speakers: tuple[SpeakerRowView, ...]
    n_more_speakers: int
    outlet_cards: tuple[OutletCard, ...]
    speaker_cards: tuple[SpeakerCard, ...]
    articles: tuple[ArticleLine, ...]
    force: Force | None
    aligned: tuple[Aligned, ...]
    copied: SharedCopy | None
    pairs: tuple[Pair, ...]
    neighbours: tuple[Neighbour, ...]
    marked: tuple[MarkedArticle, ...]
    n_shown: int
    method: Method
    passages: Passages
