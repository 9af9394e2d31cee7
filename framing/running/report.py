"""report: a folder of tables -> summary tables and report.html in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from framing.analysis.results import Results, analyse
from framing.analysis.summaries import SUMMARIES, summary
from framing.reading.results import read_package, read_tables, read_texts
from framing.reporting.folder import PACKAGE, ResultsFolder, as_json
from framing.reporting.html import render_html
from framing.reporting.views import ArticleText, ReportContext
from framing.tables.package import data_package
from framing.tables.rows import Row, boolean
from framing.tables.schema import TABLES

REPORT = "report.html"


def report(folder: Path, *, title: str = "", max_passages: int = 50) -> Results:
    """A folder of tables -> summary tables and report.html in it; the results, for the console."""
    package = read_package(folder)
    run = package["framing"]
    results = analyse(read_tables(folder))
    texts = {a.article_id: ArticleText(a.text, a.blocks) for a in read_texts(folder)}
    every = [*TABLES, *SUMMARIES]
    ending = run["format"]
    context = ReportContext(
        title=title or ReportContext.title,
        generated=package["created"],
        versions=run["versions"],
        lexicons=run["lexicons"],
        refused=tuple(run["refused"]),
        files=(*(f"{t.name}.{ending}" for t in every), PACKAGE),
        max_passages=max_passages,
    )
    with ResultsFolder(folder, SUMMARIES, excel=bool(run["excel"]), format=ending) as written:
        counts = (results.by_outlet, results.by_speaker)
        for table, frame in zip(SUMMARIES, counts, strict=True):
            written.write_rows(table.name, _cells(summary(table, frame)))
        written.write_empty()
        written.write_text(REPORT, render_html(results, texts, context))
        written.write_text(PACKAGE, as_json(data_package(every, package["created"], run)))
    return results


def _cells(frame: pd.DataFrame) -> Iterator[Row]:
    """A frame's rows as the tables write them."""
    for record in frame.to_dict("records"):
        yield {str(k): "" if pd.isna(v) else boolean(v) if isinstance(v, bool) else str(v)
               for k, v in record.items()}  # fmt: skip
