"""Lemmas apart by whose words they are."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.annotations import AnnotatedArticle, Attribution
from framing.articles import Article, Block
from framing.errors import TableError
from framing.reading.results import read_words
from framing.spans import Span
from framing.syntax import Parse
from framing.tables.words import ArticleWords, Run, article_words, from_record, words_record

TEXT = "AFP said “police told us: stop”. …"


def made(*attributions: Attribution) -> ArticleWords:
    """The words of TEXT, where every word is its own lemma."""
    words = ["AFP", "said", "“", "police", "told", "us", ":", "stop", "”", ".", "…"]
    starts = [TEXT.index(word) for word in words]
    rows = [(s, s + len(w), w, w, "NN", i, "dep")
            for i, (s, w) in enumerate(zip(starts, words, strict=True))]  # fmt: skip
    parse = Parse.from_rows(rows, [(0, 10), (10, 11)])
    article = Article("x", TEXT, (Block("body", Span(0, len(TEXT))),), outlet="o")
    return article_words(AnnotatedArticle(article, parse, attributions, (), (), ()))


def said(content: str, nested_in: int | None = None) -> Attribution:
    """An attribution with this content."""
    start = TEXT.index(content)
    return Attribution((), (), (Span(start, start + len(content)),), "direct", "N", nested_in)


def test_each_word_belongs_to_the_innermost_voice() -> None:
    """The frame is the outlet's, the quotation AFP's, what is quoted inside it the police's."""
    runs = made(said("“police told us: stop”"), said("stop", 0)).runs
    assert [(r.attribution_id, [x for x in r.lemmas if x]) for r in runs] == [
        ("", ["afp", "said"]), ("x:a1", ["police", "told", "us"]), ("x:a2", ["stop"])]  # fmt: skip
    assert TEXT[runs[1].start : runs[1].end] == "“police told us:"


def test_punctuation_keeps_its_place_and_signs_alone_are_no_run() -> None:
    """"us" and "stop" are no neighbours; the sentence that is only a sign is left out."""
    (run,) = made().runs
    assert run.lemmas == ("afp", "said", "", "police", "told", "us", "", "stop", "", "")


_LEMMAS = st.lists(st.sampled_from(["", "a", "mayor's", "é", "3.5"]), min_size=1).map(tuple)


@given(st.lists(st.builds(Run, st.integers(0, 9), st.integers(10, 99),
                          st.sampled_from(["", "x:a1"]), _LEMMAS)).map(tuple))  # fmt: skip
def test_records_lose_nothing(runs: tuple[Run, ...]) -> None:
    """Through JSON and back."""
    words = ArticleWords("x", runs)
    assert from_record(json.loads(json.dumps(words_record(words)))) == words


@pytest.mark.parametrize("line", ["{", "[]", '{"article_id": "x"}', '{"runs": [[1]]}'])
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    """File and line, and what to do."""
    good = json.dumps(words_record(made()))
    (tmp_path / "words.jsonl").write_text(f"{good}\n{line}\n")
    with pytest.raises(TableError, match=r"words.jsonl:2: .*analyze"):
        list(read_words(tmp_path))


def test_without_the_file_the_error_says_how_to_get_it(tmp_path: Path) -> None:
    """Results of an older version."""
    with pytest.raises(TableError, match="run `framing analyze` again"):
        list(read_words(tmp_path))


def test_what_analyze_finds_covers_every_word(
    parse_text: Callable[[str], tuple[Article, Parse]],
) -> None:
    """On a parsed text: all words once, in order."""
    article, parse = parse_text("Police fired. The mayor's aides said it wasn't so.")
    words = article_words(AnnotatedArticle(article, parse, (), (), (), ()))
    lemmas = [x for run in words.runs for x in run.lemmas if x]
    wanted = [x.casefold() for x in parse.lemmas if any(c.isalnum() for c in x)]
    assert lemmas == wanted and "fire" in lemmas
