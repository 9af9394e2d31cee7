"""Two short articles with their rows by hand: what the tests of the reports are made from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from framing.articles import Block
from framing.reporting.context import ArticleText, ReportContext
from framing.spans import Span
from framing.tables.frames import Tables

Rows = dict[str, list[dict[str, Any]]]

FIRST = (
    "Police fired on protesters.\n\n"
    "Local media, citing the mayor, reported that “terrorist bands” had seized the airport.\n\n"
    "A crowd in the square\n\n"
    "A crowd in the square"
)
SECOND = "Rioters burned cars, the mayor claimed. The demonstrators went home."


def spans(text: str, *pieces: str) -> str:
    """Where the pieces stand, as the tables write it."""
    return ";".join(f"{text.index(p)}-{text.index(p) + len(p)}" for p in pieces)


def term(article_id: str, text: str, number: int, words: str, **columns: Any) -> dict[str, Any]:
    """A row of terms for `words`, found in `text`."""
    start = text.index(words)
    row = {
        "term_id": f"{article_id}:t{number}", "article_id": article_id, "block": "body",
        "start": start, "end": start + len(words), "text": words, "domain": "protest",
        "entry_id": f"protest.{words.split()[-1].lower()}", "polarity": "asserted",
        "voice": "outlet", "quoted": False, "left": text[max(0, start - 40) : start].strip(),
        "right": text[start + len(words) :][:40].strip(), "chain": "The Daily",
    }  # fmt: skip
    return row | columns


def said(article_id: str, text: str, number: int, **columns: Any) -> dict[str, Any]:
    """A row of attributions; source, cue and content are given as words of `text`."""
    row: dict[str, Any] = {"attribution_id": f"{article_id}:a{number}", "article_id": article_id}
    for name in ("source", "cue", "content"):
        if words := columns.pop(name, ""):
            row |= {name: words, f"{name}_spans": spans(text, words)}
    return row | columns


@pytest.fixture
def rows() -> Rows:
    """Rows of the five tables: an outlet's own voice, a chain of two speakers, a doubted claim."""
    mayor = {"voice": "attributed", "speaker_id": "mayor"}
    seized = "“terrorist bands” had seized the airport"
    return {
        "articles": [
            {"article_id": "one", "outlet": "The Daily", "published": "2022-01-05",
             "headline": "Night in the city", "n_words": 24, "n_sentences": 3, "n_claims": 2,
             "n_attributions": 2, "n_terms": 3, "n_repeated_blocks": 1,
             "share_attributed_words": 0.25, "text_sha256": "0" * 64},
            {"article_id": "two", "outlet": "The Post", "published": "2022-01-06", "wire": "AP",
             "n_words": 120, "n_sentences": 2, "n_claims": 2, "n_attributions": 1, "n_terms": 2,
             "n_repeated_blocks": 0, "share_attributed_words": 0.5, "flesch_reading_ease": 61.2,
             "flesch_kincaid_grade": 7.4, "text_sha256": "1" * 64},
        ],
        "attributions": [
            said("one", FIRST, 1, source="Local media", cue="reported", content=seized,
                 speech="indirect", stance="N", speaker_id="media",
                 chain="The Daily > local media"),
            said("one", FIRST, 2, source="the mayor", cue="citing", content=seized,
                 speech="mixed", stance="N", speaker_id="mayor", nested_in="one:a1",
                 chain="The Daily > local media > the mayor of the city"),
            said("two", SECOND, 1, source="the mayor", cue="claimed",
                 content="Rioters burned cars", speech="indirect", stance="D",
                 speaker_id="mayor", chain="The Post > the mayor of the city"),
        ],
        "terms": [
            term("one", FIRST, 1, "fired on", domain="force", referent="force_event",
                 visibility=0, category="ACT"),
            term("one", FIRST, 2, "protesters", referent="participants", legitimacy=0),
            term("one", FIRST, 3, "terrorist bands", referent="participants", legitimacy=-3,
                 quoted=True, derivation="terrorist (set -3) + bands", speech="mixed",
                 attribution_id="one:a2",
                 chain="The Daily > local media > the mayor of the city", **mayor),
            term("two", SECOND, 1, "Rioters", referent="violent_participants", legitimacy=-2,
                 speech="indirect", attribution_id="two:a1",
                 chain="The Post > the mayor of the city", **mayor),
            term("two", SECOND, 2, "demonstrators", referent="participants", legitimacy=0,
                 chain="The Post"),
        ],
        "claims": [
            {"claim_id": "one:c1", "article_id": "one", "spans": spans(FIRST, FIRST[:26]),
             "text": "Police fired on protesters", "voice": "outlet", "chain": "The Daily",
             "agency": "active"},
        ],
        "speakers": [
            {"speaker_id": "mayor", "name": "the mayor of the city", "type": "government",
             "mentions": "the mayor", "n_attributions": 2, "n_articles": 2},
            {"speaker_id": "media", "name": "local media", "type": "other_media",
             "mentions": "Local media", "n_attributions": 1, "n_articles": 1},
        ],
    }  # fmt: skip


@pytest.fixture
def tables(rows: Rows) -> Tables:
    """The rows as tables."""
    return Tables.from_rows(rows)


@pytest.fixture
def texts() -> dict[str, ArticleText]:
    """The texts of both articles; the first prints a caption twice."""
    return {"one": article_text(FIRST), "two": article_text(SECOND)}


def article_text(text: str) -> ArticleText:
    """`text` with a block a paragraph; a paragraph seen before is a repeated caption."""
    blocks, start, seen = [], 0, set()
    for part in text.split("\n\n"):
        again = part in seen
        if part:
            kind = "caption" if text.count(part) > 1 else "body"
            blocks.append(Block(kind, Span(start, start + len(part)), again))  # type: ignore[arg-type]
        seen.add(part)
        start += len(part) + 2
    return ArticleText(text, tuple(blocks))


@pytest.fixture
def make_text() -> Callable[[str], ArticleText]:
    """Text -> ArticleText."""
    return article_text


@pytest.fixture
def context() -> ReportContext:
    """A run with everything that a report says about itself."""
    return ReportContext(
        title="A city in unrest", generated="2026-01-01T00:00:00Z",
        versions={"framing": "0.1.0"}, lexicons={"protest.yaml": "ab" * 32},
        refused=("bad.txt: is empty",), files=("terms.csv",),
    )  # fmt: skip
