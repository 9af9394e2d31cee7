"""What a report is given beside the results: texts, the run, and how much of it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from framing.articles import Block


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The text of one article as read, and its blocks; what the tables do not carry."""

    text: str
    blocks: tuple[Block, ...]


class Accuracy(NamedTuple):
    """How accurate one stage is: a figure, its value, how many cases, and on which data."""

    stage: str
    figure: str
    value: str
    n: str
    data: str


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
    accuracy: tuple[Accuracy, ...] = ()
    #: In words, which part of the run is reported; empty for all of it.
    selection: str = ""
    #: In words, what coders corrected by hand; empty where nothing was.
    corrected: str = ""
    #: One page that holds everything, or a page for each outlet, speaker and article.
    embed: bool = True
    #: Whether words of the articles are shown, or only where they stand.
    show_text: bool = True
    #: Passages listed behind one number, articles shown in full, speakers in the tables of the
    #: front page and with a page of their own; longer lists are sampled with `seed` or cut, and
    #: the report says so.
    max_passages: int = 50
    max_articles: int = 2000
    max_speakers: int = 16
    max_speaker_pages: int = 200
    seed: int = 1
