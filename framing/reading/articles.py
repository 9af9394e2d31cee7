"""Paths -> documents -> articles, one at a time; what cannot be read comes as an error in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from framing.articles import Article
from framing.errors import ArticleError
from framing.reading.columns import Columns, Mapper, facts_of, no_text
from framing.reading.dates import is_impossible, iso_date
from framing.reading.decoding import LARGEST
from framing.reading.documents import Document, read_document, without_surrogates
from framing.reading.forms import SINGLE, Form
from framing.reading.ids import Ids
from framing.reading.inputs import Finder
from framing.reading.jobs import STDIN, Job, told
from framing.reading.opening import Opener
from framing.reading.records import (
    READERS,
    Record,
    read_parquet,
    told_by,
)
from framing.reading.survey import Survey, survey

__all__ = ["Inputs", "find_inputs", "read_articles"]

class Inputs:
    """The articles that some paths name: what is known of them, and the way to them."""

    def __init__(self, finder: Finder, mapper: Mapper, found: Survey) -> None:
        self.finder = finder
        self.mapper = mapper
        self.survey = found
        #: Articles that got another id, since another article had theirs.
        self.n_renamed = 0

    def documents(self, stdin: BinaryIO | None = None) -> Iterator[Document | ArticleError]:
        """Every article, not yet read, in order; holds one at a time.

        A file named twice is read once. An article whose id another one has already is called after
        its file or folder too; the same text under the same id in the same table is left out.
        """
        ids = Ids()
        with Opener(stdin) as opener:
            for job in self.finder.jobs():
                if ids.is_new(f"{job.key} {job.where if job.problem else ''}"):
                    try:
                        yield from _documents(job, opener, self.mapper, ids)
                    except ArticleError as error:
                        yield error
                    except OSError as error:
                        yield ArticleError(told(error), where=job.name)
        self.n_renamed = ids.n_renamed


def find_inputs(paths: Sequence[Path | str], mapper: Mapper | None = None) -> Inputs:
    """The articles that `paths` name, looked at but not read.

    A folder stands for the files in it at any depth, sorted by path; `-` for standard input; a
    pattern (`*.csv.gz`) for what it fits; an address (`s3://...`) for what fsspec finds there. An
    articles.csv describes the files of its folder and below; a file it does not list is read as if
    there were none, with a note. InputError when there is nothing to be read, or a manifest cannot
    be used.
    """
    finder, mapper = Finder(paths), mapper or Mapper()
    return Inputs(finder, mapper, survey(finder, mapper))


def read_articles(
    inputs: Inputs, stdin: BinaryIO | None = None
) -> Iterator[Article | ArticleError]:
    """One article or error at a time, in order."""
    for found in inputs.documents(stdin):
        try:
            yield read_document(found) if isinstance(found, Document) else found
        except ArticleError as error:
            yield error


def _documents(
    job: Job, opener: Opener, mapper: Mapper, ids: Ids
) -> Iterator[Document | ArticleError]:
    if job.problem:
        raise ArticleError(job.problem, where=job.where)
    if job.form.name == "parquet":
        yield from _rows(job, read_parquet(opener.seekable(job), job.name), mapper, ids)
        return
    with opener.open(job) as stream:
        if job.path == STDIN:
            job = replace(job, form=Form(told_by(stream.head(), mapper)))
        if job.form.name in SINGLE:
            yield _single(job, stream.up_to(LARGEST + 1), ids)
        else:
            yield from _rows(job, READERS[job.form.name](stream, job.name), mapper, ids)


def _single(job: Job, data: bytes, ids: Ids) -> Document:
    """A file that is one article."""
    folder = job.path.parent.name
    wanted = (job.article_id, f"{folder}-{job.article_id}", job.name)
    return Document(
        data, job.name, ids.give(wanted, job.where), outlet=job.outlet or "unknown",
        published=job.published, headline=job.headline, url=job.url, path=job.name,
        language=job.language, wire=job.wire, is_html=job.form.name == "html", size=len(data),
    )  # fmt: skip


def _rows(
    job: Job, records: Iterable[Record], mapper: Mapper, ids: Ids
) -> Iterator[Document | ArticleError]:
    """The articles of a table. One in which no column holds texts is a problem where it was named;
    where it was found in a folder, it is something else.
    """
    columns, before = Columns({}), 0
    header: tuple[str, ...] = ()
    for record in records:
        where = f"{job.name}{record.place}"
        if record.problem:
            yield ArticleError(f"row {record.row} {record.problem}", where=where)
            continue
        if tuple(record.values) != header:
            header = tuple(record.values)
            columns = mapper.map(header, strict=job.form.name in ("csv", "parquet"))
        if "text" in columns.of:
            if not record.row:
                continue
            found = row_document(job.article_id, record, columns, ids, job)
            size = max(record.position - before, 0)
            yield replace(found, size=size) if isinstance(found, Document) else found
            before = record.position
        elif job.form.name in ("csv", "parquet") and not job.found:
            raise ArticleError(no_text(header), where=job.name)
        elif not before:
            return
        else:
            yield ArticleError(f"row {record.row} {no_text(header)}", where=where)


def row_document(
    stem: str, record: Record, columns: Columns, ids: Ids, job: Job | None = None
) -> Document | ArticleError:
    """The article of one row of a table that is called `stem`; `job`: the table's file, if any."""
    facts = {k: without_surrogates(v) for k, v in facts_of(columns, record.values).items()}
    path = job.name if job else ""
    where = f"{path or stem}{record.place}"
    if kind := dict(record.other).get(columns.of["text"]):
        return ArticleError(f"row {record.row} holds {kind} in {columns.of['text']!r}; expected "
                            "the text of an article", where=where)  # fmt: skip
    if is_impossible(published := facts.get("published", "")):
        return ArticleError(f"row {record.row} says published {published!r}, which is no date; "
                            "expected one as YYYY-MM-DD, such as 2022-01-05, or nothing",
                            where=where)  # fmt: skip
    given = facts.get("article_id", "")
    numbered = f"{stem}-{record.row}"
    wanted = (given, f"{stem}-{given}", f"{numbered}-{given}") if given else (
        numbered, f"{stem}-row-{record.row}", f"{path}-{record.row}")  # fmt: skip
    ident = ids.give(wanted, where)
    if not ident:
        return ArticleError(f"row {record.row} has the id {wanted[0]!r}, which "
                            f"{ids.owner(wanted[0])} has", where=where)  # fmt: skip
    return Document(
        record.values[columns.of["text"]], where, ident,
        outlet=facts.get("outlet") or (job.outlet if job else "") or "unknown",
        published=iso_date(published), headline=facts.get("headline", ""),
        url=facts.get("url", ""), path=path, language=facts.get("language", ""),
        wire=facts.get("wire", ""),
    )  # fmt: skip
