"""What the sections of the front page lay out."""

from __future__ import annotations

from typing import NamedTuple

from framing.reporting.passages import Figure
from framing.reporting.views.grids import Grid, Label


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
    #: In words: the words for force in which nobody acts; how many numbers are of people harmed.
    left_out: str = ""
    numbers: tuple[str, ...] = ()


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
