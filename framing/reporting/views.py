"""What the reports are made from, and the records the templates lay out: values, no markup."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from framing.articles import Block
from framing.reporting.marked import MarkedArticle
from framing.reporting.passages import Figure, Passage, PassageSet
from framing.reporting.records import ArticleRow


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The text of one article as read, and its blocks; what the tables do not carry."""

    text: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class ReportContext:
    """What a report says about the run, and how much of it is shown."""

    title: str = "Who calls whom what?"
    #: When the run was made, as it is to be shown; the only time in a report.
    generated: str = ""
    #: Name -> version of the program, its parser and what else decides the results.
    versions: Mapping[str, str] = field(default_factory=dict)
    #: Lexicon file -> SHA-256.
    lexicons: Mapping[str, str] = field(default_factory=dict)
    #: Articles that could not be read, each with the reason.
    refused: tuple[str, ...] = ()
    #: Tables beside the report, linked by file name.
    files: tuple[str, ...] = ()
    #: Passages listed behind one number, articles shown in full, speakers with a card of their
    #: own; longer lists are sampled with `seed`, and the report says so.
    max_passages: int = 50
    max_articles: int = 40
    max_speakers: int = 16
    seed: int = 1


class Label(NamedTuple):
    """One word, how often, and how many of the uses stand inside quotation marks.

    `note` tells how many of the uses are denied, hedged or distanced; empty where none is.
    """

    text: str
    n: int
    n_quoted: int
    note: str


class Column(NamedTuple):
    """A column of a grid: `code` is short (−2), `name` says what it means, `style` its mark."""

    key: str
    code: str
    name: str
    style: str


class Cell(NamedTuple):
    """A number with the words it is made of."""

    column: Column
    figure: Figure
    labels: tuple[Label, ...]


class GridRow(NamedTuple):
    """One row: `cells` has one entry a column of the grid, None where there is nothing."""

    name: str
    kind: str
    total: Figure
    cells: tuple[Cell | None, ...]


class Grid(NamedTuple):
    """Who (down) says what (across): the one form of table that the report uses for counts."""

    title: str
    caption: str
    row_head: str
    total_head: str
    columns: tuple[Column, ...]
    rows: tuple[GridRow, ...]


class Bar(NamedTuple):
    """Counts as lengths, in the order of the scale; `parts` are (style, start, length) in %."""

    figure: Figure
    parts: tuple[tuple[str, float, float], ...]
    text: str


class GlanceRow(NamedTuple):
    """One voice at a glance: a bar for each group of referent classes."""

    name: str
    kind: str
    bars: tuple[Bar | None, ...]


class GridGroup(NamedTuple):
    """The grids of one group of referent classes."""

    key: str
    title: str
    #: Which classes they are, where the title does not say it.
    caption: str
    grids: tuple[Grid, ...]


class Chip(NamedTuple):
    """A name or word with its number."""

    text: str
    detail: str
    figure: Figure


class Fact(NamedTuple):
    """A figure of the front page, with what it counts and, where there are any, its passages."""

    name: str
    value: str
    detail: str
    passages: str = ""


class Statement(NamedTuple):
    """A finding in words, with the number that opens its passages."""

    text: str
    figure: Figure


class OutletCard(NamedTuple):
    """One outlet: what it printed, in whose words, and how it writes itself."""

    anchor: str
    name: str
    facts: tuple[tuple[str, str], ...]
    articles: tuple[tuple[str, str, str], ...]
    labels: Grid | None
    speakers: tuple[Chip, ...]
    #: By stance.
    verbs: tuple[tuple[str, tuple[Chip, ...]], ...]


class SpeakerCard(NamedTuple):
    """One speaker: where quoted, with which verbs, and what these words call whom."""

    anchor: str
    name: str
    type: str
    mentions: str
    quoted: Figure
    outlets: tuple[Chip, ...]
    verbs: tuple[tuple[str, tuple[Chip, ...]], ...]
    labels: Grid | None


class Pair(NamedTuple):
    """How alike two outlets write in their own voice; `cosine` is empty where too little is."""

    left: str
    right: str
    words: str
    cosine: str
    #: The cosine in percent, for a bar.
    length: float


class Neighbour(NamedTuple):
    """A word that stands near a label more often than by chance."""

    label: str
    word: str
    n: int
    n_with: int
    score: str


class Report(NamedTuple):
    """Everything the HTML report lays out."""

    context: ReportContext
    facts: tuple[Fact, ...]
    #: The most telling ones, and the others.
    findings: tuple[Statement, ...]
    more_findings: tuple[Statement, ...]
    glance_groups: tuple[str, ...]
    glance: tuple[GlanceRow, ...]
    groups: tuple[GridGroup, ...]
    #: Speakers whose words hold labels, but too few to be among the rows of the grids.
    n_more_voices: int
    sources: Grid | None
    verbs: Grid | None
    outlets: tuple[OutletCard, ...]
    speakers: tuple[SpeakerCard, ...]
    more_speakers: tuple[Chip, ...]
    articles: tuple[ArticleRow, ...]
    pairs: tuple[Pair, ...]
    neighbours: tuple[Neighbour, ...]
    marked: tuple[MarkedArticle, ...]
    n_left_out: int
    dropped: tuple[tuple[str, str], ...]
    limits: tuple[tuple[str, str], ...]
    citation: str
    #: The passages behind the numbers: every line once, and which of them a number opens.
    sets: tuple[PassageSet, ...]
    lines: tuple[Passage, ...]
