"""Tables against the texts they were made from: are the words where the tables say?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from framing.articles import Article
from framing.errors import ArticleError
from framing.reading.results import read_tables
from framing.spans import parse_spans, text_of
from framing.tables.frames import Tables
from framing.tables.withheld import same_words


@dataclass
class Verdict:
    """What was compared, and what does not agree."""

    n_articles: int = 0
    n_found: int = 0
    #: Table -> rows compared, and of these the rows whose words stand where they should.
    compared: dict[str, int] = field(default_factory=dict)
    agreeing: dict[str, int] = field(default_factory=dict)
    #: One line for each thing that is wrong.
    faults: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether every article was found and every row agrees."""
        return not self.faults


def verify(folder: Path, texts: Iterable[Article | ArticleError]) -> Verdict:
    """Compare the tables in `folder` with texts, one at a time, whatever their names are.

    A text belongs to the article whose `text_sha256` it has. Every span of attributions, claims
    and terms of a text that was found is looked up, and its words compared with what the table
    holds: the words themselves, or the hash that stands for them.
    """
    tables = read_tables(folder)
    by_hash: dict[str, list[str]] = {}
    for row in tables.rows("articles"):
        by_hash.setdefault(str(row["text_sha256"]), []).append(str(row["article_id"]))
    known = {i for ids in by_hash.values() for i in ids}
    verdict = Verdict(n_articles=len(known))
    rows = {name: _by_article(tables, name) for name in ("attributions", "claims", "terms")}
    missing, other = set(known), set[str]()
    for one in texts:
        if isinstance(one, ArticleError):
            verdict.faults.append(str(one))
            continue
        digest = hashlib.sha256(one.text.encode("utf-8", "surrogatepass")).hexdigest()
        for article_id in by_hash.get(digest, ()):
            if article_id in missing:
                missing.remove(article_id)
                for name, of_article in rows.items():
                    _compare(verdict, name, one.text, of_article.get(article_id, ()))
        if digest not in by_hash and one.article_id in known:
            other.add(one.article_id)
    verdict.n_found = len(known) - len(missing)
    for article_id in sorted(missing):
        why = "is another text" if article_id in other else "is not among the texts"
        verdict.faults.append(f"{article_id}: {why}")
    return verdict


def _by_article(tables: Tables, name: str) -> dict[str, list[dict[str, object]]]:
    out: dict[str, list[dict[str, object]]] = {}
    for row in tables.rows(name):
        out.setdefault(str(row["article_id"]), []).append(row)
    return out


def _compare(
    verdict: Verdict, table: str, text: str, rows: Iterable[Mapping[str, object]]
) -> None:
    for row in rows:
        wrong = [name for name, cell, words in _cells(table, text, row)
                 if not same_words(cell, words)]  # fmt: skip
        verdict.compared[table] = verdict.compared.get(table, 0) + 1
        if wrong:
            verdict.faults.append(f"{table}: {row[f'{table[:-1]}_id']}: other words stand where "
                                  f"{' and '.join(wrong)} should")  # fmt: skip
        else:
            verdict.agreeing[table] = verdict.agreeing.get(table, 0) + 1


def _cells(
    table: str, text: str, row: Mapping[str, object]
) -> Iterator[tuple[str, str, str]]:
    """(column, what the table holds, what stands in the text)."""

    def spanned(column: str, spans: str) -> tuple[str, str, str]:
        found = parse_spans(str(row[spans] or ""))
        return column, str(row[column] or ""), text_of(text, found)

    if table == "attributions":
        for column in ("source", "cue", "content"):
            yield spanned(column, f"{column}_spans")
    elif table == "claims":
        yield spanned("text", "spans")
    else:
        start, end = int(str(row["start"])), int(str(row["end"]))
        yield "text", str(row["text"] or ""), text[start:end]
