"""Shards: a few documents that are annotated together, and the file that keeps what was found."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, astuple, dataclass, replace
from typing import Any

import pyarrow as pa

from framing.errors import ArticleError, TableError
from framing.pipeline import Instruments, annotate
from framing.reading.documents import Document, LanguageError, read_document
from framing.tables.records import ArticleRecord, read_record, record_of, write_record

#: Written in front of every shard; another number means another form.
FORM = 3


@dataclass(frozen=True, slots=True)
class Shard:
    """Documents in order, and what cannot be read in its place."""

    documents: tuple[Document | ArticleError, ...]
    #: SHA-256 of the documents and of the settings: the same digest, the same results.
    digest: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What is in a finished shard."""

    digest: str
    n_articles: int
    #: Of these: cannot be read; in another language.
    n_refused: int
    n_foreign: int
    n_words: int
    #: Bytes of the inputs that the articles stand for.
    n_bytes: int


def cut_shards(
    documents: Iterable[Document | ArticleError], size: int, settings: str
) -> Iterator[Shard]:
    """`size` documents a shard; holds one shard at a time. `settings`: their digest."""
    iterator = iter(documents)
    while batch := tuple(itertools.islice(iterator, size)):
        digest = hashlib.sha256(f"{FORM} {settings}".encode())
        for document in batch:
            digest.update(_digest(document))
        yield Shard(batch, digest.hexdigest())


def _digest(document: Document | ArticleError) -> bytes:
    if isinstance(document, ArticleError):
        return hashlib.sha256(f"refused {document}".encode("utf-8", "surrogatepass")).digest()
    content, *rest = astuple(replace(document, size=0))
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    facts = hashlib.sha256(repr((type(content).__name__, *rest)).encode("utf-8", "surrogatepass"))
    return facts.digest() + hashlib.sha256(data).digest()


def annotate_shard(
    shard: Shard, instruments: Instruments, *, any_language: bool = False
) -> bytes:
    """All layers of a shard's articles, as the bytes of its file."""
    lines = []
    n_refused = n_foreign = n_words = 0
    for result in _annotated(shard.documents, instruments, any_language):
        if isinstance(result, LanguageError):
            n_foreign += 1
            lines.append(_refusal(result, result.language))
        elif isinstance(result, ArticleError):
            n_refused += 1
            lines.append(_refusal(result, ""))
        else:
            n_words += result.n_words
            lines.append(write_record(result))
    n_bytes = sum(d.size for d in shard.documents if isinstance(d, Document))
    summary = Summary(shard.digest, len(lines), n_refused, n_foreign, n_words, n_bytes)
    text = "\n".join([json.dumps(asdict(summary)), *lines, ""])
    sink = pa.BufferOutputStream()
    with pa.CompressedOutputStream(sink, "zstd") as stream:
        stream.write(text.encode("ascii"))
    return bytes(sink.getvalue())


def _refusal(error: ArticleError, language: str) -> str:
    return json.dumps({"refused": error.message, "where": error.where, "language": language})


def _annotated(
    documents: Iterable[Document | ArticleError], instruments: Instruments, any_language: bool
) -> Iterator[ArticleRecord | ArticleError]:
    """One record or error a document. A fault costs the document it happened on and no other."""
    for document in documents:
        if isinstance(document, ArticleError):
            yield document
            continue
        try:
            article = read_document(document, any_language=any_language)
            (result,) = annotate([article], instruments)
            yield result if isinstance(result, ArticleError) else record_of(result)
        except ArticleError as error:
            yield error
        except Exception as error:
            yield ArticleError(
                f"left out: reading it or writing its rows failed ({type(error).__name__}: "
                f"{error}); this is a fault of framing, please report it with the text",
                where=document.where,
            )


def read_shard(data: bytes, where: str) -> tuple[Summary, list[ArticleRecord | ArticleError]]:
    """What a shard's file holds; TableError when it is not whole."""
    summary, lines = _lines(data, where)
    return summary, [_result(line) for line in lines]


def read_summary(data: bytes, where: str) -> Summary:
    """What is in a shard's file; TableError when it is not whole."""
    return _lines(data, where)[0]


def _lines(data: bytes, where: str) -> tuple[Summary, list[str]]:
    try:
        with pa.CompressedInputStream(pa.BufferReader(data), "zstd") as stream:
            head, *lines = stream.read().decode("ascii").splitlines()
        summary = Summary(**json.loads(head))
    except (OSError, ValueError, TypeError) as error:
        raise TableError(f"is damaged ({error}); delete it and run again", where=where) from error
    if len(lines) != summary.n_articles:
        raise TableError("is damaged (cut off); delete it and run again", where=where)
    return summary, lines


def _result(line: str) -> ArticleRecord | ArticleError:
    if line.startswith('{"refused"'):
        value: dict[str, Any] = json.loads(line)
        if value["language"]:
            return LanguageError(value["refused"], where=value["where"],
                                 language=value["language"])  # fmt: skip
        return ArticleError(value["refused"], where=value["where"])
    return read_record(line)
