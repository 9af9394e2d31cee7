"""A marked article: paragraphs of nested pieces, with the notes that name the speakers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Node(NamedTuple):
    """A piece of a marked text: plain `text`, or a layer (`kind`, `ref`) around `children`.

    Kinds: said (an attributed passage), source, cue, term. `first` is true for the first piece
    of a layer that other marks or gaps cut into several.
    """

    kind: str
    ref: int
    first: bool
    text: str
    children: tuple[Node, ...]


class Note(NamedTuple):
    """The margin note of one attributed passage; `letter` is printed in the text as well."""

    number: int
    anchor: str
    #: Stands for the speaker throughout the article.
    letter: str
    speaker: str
    href: str
    type: str
    chain: str
    cue: str
    stance: str
    speech: str


class TermMark(NamedTuple):
    """What a marked term shows: its place on the scale and whose word it is."""

    anchor: str
    level: str
    style: str
    title: str
    #: The letter of the speaker whose word it is; empty for the outlet's own.
    letter: str


class Voice(NamedTuple):
    """One speaker in the legend of an article."""

    letter: str
    name: str
    href: str
    type: str
    n: int


class Level(NamedTuple):
    """One place on a scale in the legend of an article."""

    style: str
    code: str
    name: str
    n: int


class ClaimLine(NamedTuple):
    """One claim of the claim by claim view, with whose words it is."""

    anchor: str
    text: str
    letter: str
    whose: str
    notes: str


class MarkedBlock(NamedTuple):
    """One paragraph, marked, with the notes of the passages that begin in it."""

    kind: str
    repeated: bool
    nodes: tuple[Node, ...]
    notes: tuple[Note, ...]


class MarkedArticle(NamedTuple):
    """One article as it is shown."""

    anchor: str
    outlet: str
    outlet_href: str
    published: str
    headline: str
    article_id: str
    url: str
    sha256: str
    facts: str
    blocks: tuple[MarkedBlock, ...]
    notes: Mapping[int, Note]
    terms: Mapping[int, TermMark]
    voices: tuple[Voice, ...]
    levels: tuple[Level, ...]
    claims: tuple[ClaimLine, ...]
