"""Shards: what decides their digest, and what comes back from their files."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing.articles import Article
from framing.encoder import Encoder
from framing.errors import ArticleError, TableError
from framing.pipeline import Instruments, annotate_one
from framing.reading.documents import Document, read_document
from framing.reading.lexicons import read_lexicon
from framing.reading.roles import read_roles
from framing.running import shards
from framing.running.shards import annotate_shard, cut_shards, read_shard, read_summary
from framing.tables.records import ArticleRecord, record_of

DOCUMENT = Document("Mayor Ann Lee said “rioters” had burned a bus \U0001f68c.", "in.csv:2", "é",
                    outlet="Daily")  # fmt: skip
ERROR = ArticleError("is empty", where="in.csv:3")


@pytest.fixture(scope="module")
def instruments(encoder: Encoder) -> Instruments:
    """The instruments with the project's own lexicons."""
    return Instruments(encoder, read_lexicon(), read_roles())


def digest(*documents: Document | ArticleError, settings: str = "s") -> str:
    """The digest of one shard of these."""
    (shard,) = cut_shards(documents, 10, settings)
    return shard.digest


def test_a_digest_says_all_that_decides_the_results() -> None:
    """Text, its kind, each fact, the order, the error and the settings change it; nothing else."""
    others = [
        digest(replace(DOCUMENT, content=DOCUMENT.content + " ")),
        digest(replace(DOCUMENT, content=str(DOCUMENT.content).encode())),
        digest(replace(DOCUMENT, outlet="Weekly")),
        digest(replace(DOCUMENT, where="in.csv:4")),
        digest(DOCUMENT, ERROR),
        digest(ERROR, DOCUMENT),
        digest(DOCUMENT, settings="other"),
        digest(ArticleError("is gone", where="in.csv:3")),
        digest(ERROR),
    ]
    assert len({digest(DOCUMENT), *others}) == 1 + len(others)
    assert digest(DOCUMENT) == digest(replace(DOCUMENT))


def test_shards_are_cut_in_order() -> None:
    """Every document is in exactly one; the last one takes the rest."""
    documents = [replace(DOCUMENT, article_id=str(i)) for i in range(7)]
    shards = list(cut_shards(documents, 3, "s"))
    assert [len(s.documents) for s in shards] == [3, 3, 1]
    assert [d for s in shards for d in s.documents] == documents


def test_a_shard_comes_back_as_it_was(instruments: Instruments) -> None:
    """Rows, speakers, text and errors in order; what is in it is counted."""
    (shard,) = cut_shards([DOCUMENT, ERROR], 5, "s")
    data = annotate_shard(shard, instruments)
    summary, (record, error) = read_shard(data, "here")
    expected = record_of(annotate_one(read_document(DOCUMENT), instruments))
    assert isinstance(record, ArticleRecord) and record.text == DOCUMENT.content
    assert (record.rows, record.speakers) == (expected.rows, expected.speakers)
    assert record.lines["words"] == expected.lines["words"]
    assert isinstance(error, ArticleError) and str(error) == str(ERROR)
    assert (summary.n_articles, summary.n_refused, summary.n_words) == (2, 1, expected.n_words)
    assert read_summary(data, "here") == summary
    assert annotate_shard(shard, instruments) == data


def test_a_fault_names_its_article_and_costs_no_other(
    instruments: Instruments, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nobody expected, while reading or writing, is told with the article's place."""
    def broken(document: Document, *, any_language: bool) -> Article:
        if document.where == "in.csv:7":
            raise KeyError("boom")
        return read_document(document, any_language=any_language)

    monkeypatch.setattr(shards, "read_document", broken)
    bad = replace(DOCUMENT, where="in.csv:7", article_id="bad")
    (shard,) = cut_shards([bad, DOCUMENT], 5, "s")
    summary, (error, record) = read_shard(annotate_shard(shard, instruments), "here")
    assert isinstance(record, ArticleRecord) and summary.n_refused == 1
    assert str(error).startswith("in.csv:7: left out") and "KeyError: 'boom'" in str(error)


def test_words_are_counted_without_marks(instruments: Instruments) -> None:
    """Progress tells words: quotation marks, commas and the like are none."""
    (shard,) = cut_shards([replace(DOCUMENT, content="“No,” the mayor of the town said.")], 5, "s")
    assert read_summary(annotate_shard(shard, instruments), "here").n_words == 7


def test_a_damaged_shard_is_told(instruments: Instruments) -> None:
    """Cut anywhere or overwritten: never taken for whole."""
    (shard,) = cut_shards([DOCUMENT], 5, "s")
    data = annotate_shard(shard, instruments)
    for bad in (b"", data[:20], data[:-1], data[:-30], b"x" * len(data)):
        with pytest.raises(TableError, match="here: is damaged"):
            read_summary(bad, "here")
