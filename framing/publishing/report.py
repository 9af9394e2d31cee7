"""A folder of tables -> reports: HTML pages and summary tables, or one document on its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from framing.analysis.results import Results, analyse
from framing.analysis.summaries import SUMMARIES, summary
from framing.reading.accuracy import read_accuracy
from framing.reading.results import read_package, read_tables, read_texts
from framing.reporting.context import Accuracy, ArticleText, ReportContext
from framing.reporting.folder import PACKAGE, ResultsFolder, as_json
from framing.reporting.pages import PagesFolder
from framing.reporting.site import make_pages
from framing.tables.package import data_package
from framing.tables.rows import Row, boolean
from framing.tables.schema import TABLES

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


def report(folder: Path, wanted: Publication | None = None) -> Results:
    """A folder of tables -> summary tables and the pages of the report in it."""
    wanted = wanted or Publication()
    package = read_package(folder)
    run = package["framing"]
    results = analyse(read_tables(folder))
    every = [*TABLES, *SUMMARIES]
    ending = run["format"]
    small = len(results.tables.articles) <= SMALL
    context = ReportContext(
        title=wanted.title or ReportContext.title,
        generated=package["created"],
        versions=run["versions"],
        lexicons=run["lexicons"],
        refused=tuple(run["refused"]),
        files=(*(f"{t.name}.{ending}" for t in every), PACKAGE),
        accuracy=tuple(Accuracy(**row) for row in read_accuracy()),
        embed=small if wanted.embed is None else wanted.embed,
        max_passages=wanted.max_passages,
    )
    with ResultsFolder(folder, SUMMARIES, excel=bool(run["excel"]), format=ending) as written:
        counts = (results.by_outlet, results.by_speaker)
        for table, frame in zip(SUMMARIES, counts, strict=True):
            written.write_rows(table.name, _cells(summary(table, frame)))
        written.write_empty()
        written.write_text(PACKAGE, as_json(data_package(every, package["created"], run)))
    with PagesFolder(folder) as pages:
        for page in make_pages(results, lambda: _texts(folder), context):
            pages.write(page.path, page.html)
    return results


def _texts(folder: Path) -> Iterator[tuple[str, ArticleText]]:
    for article in read_texts(folder):
        yield article.article_id, ArticleText(article.text, article.blocks)


def _cells(frame: pd.DataFrame) -> Iterator[Row]:
    """A frame's rows as the tables write them."""
    for record in frame.to_dict("records"):
        yield {str(k): "" if pd.isna(v) else boolean(v) if isinstance(v, bool) else str(v)
               for k, v in record.items()}  # fmt: skip
