"""A folder of tables -> reports: HTML pages with summary tables, or one document on its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from framing.analysis.results import Results, analyse
from framing.analysis.summaries import SUMMARIES, summary
from framing.publishing.selection import select
from framing.publishing.share import write_part
from framing.reading.accuracy import read_accuracy
from framing.reading.results import read_package, read_tables, read_texts
from framing.reporting.annotations import annotation_pages
from framing.reporting.context import Accuracy, ArticleText, ReportContext
from framing.reporting.corrected import corrected_note
from framing.reporting.filenames import slug
from framing.reporting.folder import PACKAGE, ResultsFolder, as_json
from framing.reporting.markdown import render_markdown
from framing.reporting.pages import PagesFolder
from framing.reporting.records import read_articles
from framing.reporting.row_index import RowIndex
from framing.reporting.site import FRONT_PAGE, make_pages
from framing.tables.cells import Row, boolean
from framing.tables.package import data_package
from framing.tables.schema import ANALYZED, TABLES
from framing.tables.withheld import without_words

#: Up to so many articles a report is one page that holds everything, unless told otherwise.
SMALL = 40


@dataclass(frozen=True, slots=True)
class Publication:
    """What a report is to be like."""

    title: str = ""
    max_passages: int = 50
    #: One page that holds everything, or a page for each outlet, speaker and article; None: one
    #: page for few articles.
    embed: bool | None = None
    #: Only the articles of these outlets, and only those that quote one of these speakers.
    outlets: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    #: Whether words of the articles are shown, or hashes and offsets only.
    show_text: bool = True
    #: Where the report goes; None: beside the tables, or where only a part of the run is reported,
    #: into a folder of its own there, with the tables of that part.
    output: Path | None = None


class Published(NamedTuple):
    """What was reported, and the page to open."""

    results: Results
    page: Path


class Run:
    """A folder of tables, opened for one publication."""

    def __init__(self, folder: Path, wanted: Publication) -> None:
        self.folder = folder
        self.wanted = wanted
        self.package = read_package(folder)
        self.run: dict[str, Any] = self.package["framing"]
        tables = read_tables(folder)
        self.tables, self.selection = select(
            tables if self.has_text else without_words(tables), wanted.outlets, wanted.speakers
        )

    @property
    def has_text(self) -> bool:
        """Whether the tables hold words of the articles, and not only hashes."""
        return bool(self.run.get("text", True))

    @cached_property
    def results(self) -> Results:
        """Every result of the chosen articles."""
        return analyse(self.tables)

    @property
    def output(self) -> Path:
        """Where the report goes."""
        wanted = self.wanted
        if wanted.output is not None:
            return wanted.output
        parts = ["no-text"] * (not wanted.show_text) + [*wanted.outlets, *wanted.speakers]
        return self.folder / f"report-{slug(' '.join(parts))}" if parts else self.folder

    @property
    def context(self) -> ReportContext:
        """What the report says about the run."""
        wanted, small = self.wanted, len(self.tables.articles) <= SMALL
        ending = self.run["format"]
        return ReportContext(
            title=wanted.title or ReportContext.title,
            generated=self.package["created"],
            versions=self.run["versions"],
            lexicons=self.run["lexicons"],
            refused=tuple(self.run["refused"]),
            files=(*(f"{t.name}.{ending}" for t in (*TABLES, *SUMMARIES)), PACKAGE),
            accuracy=tuple(Accuracy(**row) for row in read_accuracy()),
            selection=self.selection,
            corrected=corrected_note(self.run.get("corrected")),
            embed=small if wanted.embed is None else wanted.embed,
            show_text=wanted.show_text and self.has_text,
            max_passages=wanted.max_passages,
        )

    def texts(self) -> Iterator[tuple[str, ArticleText]]:
        """Id and text of the chosen articles, one at a time."""
        chosen = set(self.tables.articles["article_id"])
        for article in read_texts(self.folder):
            if article.article_id in chosen:
                yield article.article_id, ArticleText(article.text, article.blocks)


def report(folder: Path, wanted: Publication | None = None) -> Published:
    """A folder of tables -> summary tables and the pages of the report."""
    run = Run(folder, wanted or Publication())
    output = run.output
    if output != folder:
        write_part(folder, output, run.tables, run.package, show_text=run.wanted.show_text)
    _write_summaries(output, run)
    with PagesFolder(output) as pages:
        for page in make_pages(run.results, run.texts, run.context):
            pages.write(page.path, page.html)
    return Published(run.results, output / FRONT_PAGE)


def markdown(folder: Path, wanted: Publication) -> str:
    """The summary as Markdown; nothing is written."""
    run = Run(folder, wanted)
    return render_markdown(run.results, run.context)


def results(folder: Path, wanted: Publication) -> Results:
    """The results, for the console; nothing is written."""
    return Run(folder, wanted).results


def web_annotations(folder: Path, wanted: Publication) -> Iterator[str]:
    """All terms and attributions as W3C Web Annotations, in pieces; nothing is written."""
    run = Run(folder, wanted)
    return annotation_pages(read_articles(run.tables), RowIndex(run.tables), run.texts(),
                            run.package["created"])  # fmt: skip


def _write_summaries(output: Path, run: Run) -> None:
    ending, package = run.run["format"], run.package
    every = [*(ANALYZED if output == run.folder else TABLES), *SUMMARIES]
    with ResultsFolder(output, SUMMARIES, excel=bool(run.run["excel"]), format=ending) as written:
        counts = (run.results.by_outlet, run.results.by_speaker)
        for table, frame in zip(SUMMARIES, counts, strict=True):
            written.write_rows(table.name, _cells(summary(table, frame)))
        written.write_empty()
        written.write_text(PACKAGE, as_json(data_package(every, package["created"], run.run)))


def _cells(frame: pd.DataFrame) -> Iterator[Row]:
    """A frame's rows as the tables write them."""
    for record in frame.to_dict("records"):
        yield {str(k): "" if pd.isna(v) else boolean(v) if isinstance(v, bool) else str(v)
               for k, v in record.items()}  # fmt: skip
