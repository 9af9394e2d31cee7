"""What is told of one outlet or one speaker, and the lists of them."""

from __future__ import annotations

from typing import NamedTuple

from framing.reporting.passages import Figure
from framing.reporting.views.grids import Grid


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
    #: Shares with intervals, or counts where there are too few.
    attributed: str
    n_attributions: int
    unnamed: str
    n_labels: int
    n_strong: int
    reading_ease: float | None


class OutletCard(NamedTuple):
    """One outlet: what it printed, in whose words, and how it writes itself."""

    anchor: str
    name: str
    facts: tuple[tuple[str, str], ...]
    contrasts: tuple[Contrast, ...]
    #: What is said of all of these figures.
    about_contrasts: str
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
