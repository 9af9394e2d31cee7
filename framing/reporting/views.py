"""The records that the templates lay out: values, no markup."""

from __future__ import annotations

from typing import NamedTuple

from framing.reporting.context import ReportContext
from framing.reporting.marked import MarkedArticle
from framing.reporting.passages import Figure, Passage, PassageSet
from framing.reporting.records import ArticleRow


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
    """A number with the words it is made of; `n_more` of these are not listed.

    `interval` is the 95% interval of its share, empty where there is none.
    """

    column: Column
    figure: Figure
    labels: tuple[Label, ...]
    n_more: int
    interval: str = ""


class GridRow(NamedTuple):
    """One row: `cells` has one entry a column of the grid, None where there is nothing.

    `href` leads to the page of whom the row is about; empty where there is none.
    """

    name: str
    href: str
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
    href: str
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
    href: str
    detail: str
    figure: Figure


class Chips(NamedTuple):
    """Names or words with their numbers, the most frequent first; `n_more` are not listed."""

    items: tuple[Chip, ...]
    n_more: int


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


class Contrast(NamedTuple):
    """One figure of an outlet beside that of all the others: k of n, share and interval each."""

    name: str
    own: str
    others: str


class OutletRow(NamedTuple):
    """One outlet in the list of outlets."""

    name: str
    href: str
    n_articles: int
    n_words: int
    share_attributed: float | None
    n_attributions: int
    share_unnamed: float | None
    n_labels: int
    n_strong: int
    reading_ease: float | None


class OutletCard(NamedTuple):
    """One outlet: what it printed, in whose words, and how it writes itself."""

    anchor: str
    name: str
    facts: tuple[tuple[str, str], ...]
    contrasts: tuple[Contrast, ...]
    #: (address, title, date)
    articles: tuple[tuple[str, str, str], ...]
    n_more_articles: int
    labels: Grid | None
    speakers: Chips
    #: By stance.
    verbs: tuple[tuple[str, Chips], ...]


class SpeakerRowView(NamedTuple):
    """One speaker in the list of speakers."""

    name: str
    href: str
    type: str
    quoted: Figure
    n_articles: int
    n_outlets: int


class SpeakerCard(NamedTuple):
    """One speaker: where quoted, with which verbs, and what these words call whom."""

    anchor: str
    name: str
    type: str
    mentions: str
    quoted: Figure
    outlets: Chips
    verbs: tuple[tuple[str, Chips], ...]
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


class Side(NamedTuple):
    """One of two claims on the same thing: what is said, by whom, when, and where it stands."""

    text: str
    whose: str
    published: str
    href: str


class Aligned(NamedTuple):
    """Two claims on the same thing; `differences` are (what differs, left, right)."""

    left: Side
    right: Side
    differences: tuple[tuple[str, str, str], ...]


class CountRow(NamedTuple):
    """People of one class with one outcome, and the numbers that are given."""

    who: str
    outcome: str
    figure: Figure
    numbers: tuple[Label, ...]


class Force(NamedTuple):
    """Acts of force by how they are put and by who acts, and counts of people."""

    grids: tuple[Grid, ...]
    counts: tuple[CountRow, ...]


class CopyRow(NamedTuple):
    """What one outlet shares with others."""

    name: str
    href: str
    #: Articles that credit an agency, of all; `n_whole` of them for the whole text.
    credited: str
    n_whole: int
    agencies: str
    #: Claims that other articles print too, of all claims.
    claims: Figure


class Copied(NamedTuple):
    """A passage that several articles print; the figure opens the articles."""

    text: str
    outlets: str
    articles: Figure


class SharedCopy(NamedTuple):
    """Who takes what from agencies and from each other."""

    outlets: tuple[CopyRow, ...]
    passages: tuple[Copied, ...]


class Chart(NamedTuple):
    """A chart and the table of its figures; `spec` is its Vega-Lite specification as JSON."""

    #: The finding, in a sentence without a full stop.
    title: str
    #: What is measured, in which unit, and what is left out.
    note: str
    spec: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


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
