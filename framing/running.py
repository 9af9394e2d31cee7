"""Whole jobs: articles -> a folder of tables, a folder of tables -> reports."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd

from framing.analysis.results import Results, analyse
from framing.analysis.summaries import SUMMARIES, summary
from framing.articles import Article
from framing.encoder import Encoder
from framing.errors import ArticleError, InputError
from framing.pipeline import Instruments, annotate
from framing.reading.articles import find_inputs, read_articles
from framing.reading.lexicons import default_lexicon_dir, read_lexicon
from framing.reading.results import read_package, read_tables, read_texts
from framing.reading.roles import read_roles
from framing.reporting.folder import PACKAGE, TEXTS, WORDS, ResultsFolder, make_folder
from framing.reporting.html import render_html
from framing.reporting.views import ArticleText, ReportContext
from framing.tables.package import data_package
from framing.tables.rows import Row, SpeakerTally, article_rows, boolean
from framing.tables.schema import TABLES
from framing.tables.words import article_words, words_record

REPORT = "report.html"
#: Packages whose version decides the results.
_DECIDING = ("framing", "onnxruntime", "tokenizers", "lemminflect", "nltk", "scikit-learn",
             "textstat")  # fmt: skip


@dataclass
class Progress:
    """How far a job is, told to its watcher after each article."""

    total: int = 0
    done: int = 0
    words: int = 0
    refused: list[ArticleError] = field(default_factory=list)
    #: Not wrong, but worth telling.
    notes: list[str] = field(default_factory=list)


Watch = Callable[[Progress], None]


def created() -> str:
    """Now, UTC, to the second. SOURCE_DATE_EPOCH fixes it, so that two runs give the same bytes."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch and not epoch.isdecimal():
        raise InputError(f"is {epoch!r}; expected seconds since 1970", where="SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def analyze(
    paths: Sequence[Path],
    folder: Path,
    *,
    lexicons: Sequence[Path] = (),
    excel: bool = False,
    watch: Watch = lambda progress: None,
) -> Progress:
    """Articles -> the tables of the contract in `folder`; what was refused is in the result.

    Articles are read, annotated and written one batch at a time. InputError when nothing could
    be read at all: then the folder is left as it was.
    """
    jobs = find_inputs(paths)
    make_folder(folder)
    lexicon_files = [*sorted(default_lexicon_dir().glob("*.yaml")), *lexicons]
    instruments = Instruments(Encoder(), read_lexicon([default_lexicon_dir(), *lexicons]),
                              read_roles())  # fmt: skip
    notes = [f"{job.where}: {job.note}" for job in jobs if job.note]
    progress, tally = Progress(total=len(jobs), notes=notes), SpeakerTally()
    with ResultsFolder(folder, TABLES, excel=excel) as results:
        articles = _readable(read_articles(jobs), progress)
        for annotated in annotate(articles, instruments):
            progress.done += 1
            if isinstance(annotated, ArticleError):
                progress.refused.append(annotated)
            else:
                for table, rows in article_rows(annotated).items():
                    results.write_rows(table, rows)
                results.write_json_line(TEXTS, _text(annotated.article))
                results.write_json_line(WORDS, words_record(article_words(annotated)))
                tally.add(annotated)
                progress.words += len(annotated.parse)
            watch(progress)
        if progress.done == len(progress.refused):
            raise InputError("no article could be read:\n"
                             + "\n".join(f"  {e}" for e in progress.refused))  # fmt: skip
        results.write_rows("speakers", tally.rows())
        results.write_empty()
        run = _run(lexicon_files, progress, excel)
        results.write_text(PACKAGE, _json(data_package(TABLES, created(), run)))
    return progress


def _readable(
    found: Iterable[Article | ArticleError], progress: Progress
) -> Iterator[Article]:
    for one in found:
        if isinstance(one, ArticleError):
            progress.done += 1
            progress.refused.append(one)
        else:
            yield one


def _text(article: Article) -> dict[str, Any]:
    blocks = [[b.kind, b.span.start, b.span.end, b.repeated] for b in article.blocks]
    return {"article_id": article.article_id, "text": article.text, "blocks": blocks}


def _run(lexicons: Iterable[Path], progress: Progress, excel: bool) -> dict[str, Any]:
    """What decided the results, for datapackage.json and the report's method section."""
    return {
        "versions": {name: version(name) for name in _DECIDING},
        "lexicons": {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in lexicons},
        "refused": [str(error) for error in progress.refused],
        "excel": excel,
    }


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def report(folder: Path, *, title: str = "", max_passages: int = 50) -> Results:
    """A folder of tables -> summary tables and report.html in it; the results, for the console."""
    package = read_package(folder)
    run = package["framing"]
    results = analyse(read_tables(folder))
    texts = {a.article_id: ArticleText(a.text, a.blocks) for a in read_texts(folder)}
    every = [*TABLES, *SUMMARIES]
    context = ReportContext(
        title=title or ReportContext.title,
        generated=package["created"],
        versions=run["versions"],
        lexicons=run["lexicons"],
        refused=tuple(run["refused"]),
        files=(*(f"{t.name}.csv" for t in every), PACKAGE),
        max_passages=max_passages,
    )
    with ResultsFolder(folder, SUMMARIES, excel=bool(run["excel"])) as written:
        counts = (results.by_outlet, results.by_speaker)
        for table, frame in zip(SUMMARIES, counts, strict=True):
            written.write_rows(table.name, _cells(summary(table, frame)))
        written.write_empty()
        written.write_text(REPORT, render_html(results, texts, context))
        written.write_text(PACKAGE, _json(data_package(every, package["created"], run)))
    return results


def _cells(frame: pd.DataFrame) -> Iterator[Row]:
    """A frame's rows as the tables write them."""
    for record in frame.to_dict("records"):
        yield {str(k): "" if pd.isna(v) else boolean(v) if isinstance(v, bool) else str(v)
               for k, v in record.items()}  # fmt: skip
