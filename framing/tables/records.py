"""ArticleRecord: one annotated article as it travels from a worker to the tables, as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from framing.annotations import AnnotatedArticle, Speaker
from framing.articles import Block
from framing.spans import Span
from framing.tables.cells import Row
from framing.tables.rows import article_rows
from framing.tables.schema import BY_NAME
from framing.tables.words import article_words, words_record

#: Fields of Speaker that need more than a tuple when they come back.
_SPANS = "mentions"


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What an article gives to the results, before anything over all articles is known.

    `rows`: the rows of every table but speakers, by the table's name; their speaker ids and chains
    are those that the article alone tells. `lines`: the article's line in each of the files of JSON
    lines, by the file's stem. `n_words`: words read, marks left out.
    """

    rows: Mapping[str, list[Row]]
    speakers: tuple[Speaker, ...]
    lines: Mapping[str, dict[str, Any]]
    n_words: int

    @property
    def article_id(self) -> str:
        """The article's id."""
        return self.rows["articles"][0]["article_id"]

    @property
    def text(self) -> str:
        """The article's text."""
        return str(self.lines["texts"]["text"])


def record_of(annotated: AnnotatedArticle) -> ArticleRecord:
    """The record of one annotated article."""
    article, parse = annotated.article, annotated.parse
    text = {
        "article_id": article.article_id,
        "text": article.text,
        "blocks": [[b.kind, b.span.start, b.span.end, b.repeated] for b in article.blocks],
        "sentences": [[parse.starts[a], parse.ends[b - 1]] for a, b in parse.sentences],
    }
    lines = {"texts": text, "words": words_record(article_words(annotated))}
    return ArticleRecord(article_rows(annotated), annotated.speakers, lines,
                         len(parse) - sum(parse.is_mark))  # fmt: skip


def write_record(record: ArticleRecord) -> str:
    """One line of JSON; cells in the order of the schema."""
    value = {
        "rows": {name: [[row[column] for column in BY_NAME[name].header] for row in rows]
                 for name, rows in record.rows.items()},
        "speakers": [{f.name: getattr(speaker, f.name) for f in fields(Speaker)}
                     for speaker in record.speakers],
        "lines": record.lines,
        "n_words": record.n_words,
    }  # fmt: skip
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def read_record(line: str) -> ArticleRecord:
    """The inverse of `write_record`."""
    value: dict[str, Any] = json.loads(line)
    rows = {name: [dict(zip(BY_NAME[name].header, cells, strict=True)) for cells in listed]
            for name, listed in value["rows"].items()}  # fmt: skip
    speakers = tuple(Speaker(**{k: _frozen(k, v) for k, v in s.items()}) for s in value["speakers"])
    return ArticleRecord(rows, speakers, value["lines"], value["n_words"])


def read_blocks(values: Sequence[Sequence[Any]]) -> tuple[Block, ...]:
    """The blocks of a line of texts.jsonl."""
    return tuple(Block(kind, Span(start, end), repeated) for kind, start, end, repeated in values)


def _frozen(name: str, value: Any) -> Any:
    if name == _SPANS:
        return tuple(tuple(Span(*span) for span in spans) for spans in value)
    return tuple(value) if isinstance(value, list) else value
