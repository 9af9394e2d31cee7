"""Rows of the tables as small typed records: what the reports need, absent values decided once."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from framing.spans import Spans, parse_spans
from framing.tables.frames import Tables


class ArticleRow(NamedTuple):
    """One article, with the anchor that links into it."""

    article_id: str
    anchor: str
    outlet: str
    published: str
    headline: str
    wire: str
    n_words: int
    n_sentences: int
    n_claims: int
    n_attributions: int
    n_terms: int
    n_repeated: int
    share_attributed: float | None
    reading_ease: float | None
    grade: float | None
    sha256: str


class AttributionRow(NamedTuple):
    """One passage that somebody else says."""

    attribution_id: str
    article_id: str
    source: str
    cue: str
    content: str
    source_spans: Spans
    cue_spans: Spans
    content_spans: Spans
    speech: str
    stance: str
    nested_in: str
    speaker_id: str
    chain: str


class TermRow(NamedTuple):
    """One occurrence of a lexicon entry."""

    term_id: str
    article_id: str
    start: int
    end: int
    text: str
    entry_id: str
    domain: str
    referent: str
    category: str
    legitimacy: int | None
    visibility: int | None
    polarity: str
    derivation: str
    outlet_voice: bool
    speech: str
    attribution_id: str
    speaker_id: str
    chain: str
    quoted: bool
    left: str
    right: str


class ClaimRow(NamedTuple):
    """One claim, as far as passages show it."""

    claim_id: str
    article_id: str
    text: str
    chain: str
    agency: str


class SpeakerRow(NamedTuple):
    """One speaker of the run."""

    speaker_id: str
    name: str
    type: str
    mentions: str
    n_attributions: int
    n_articles: int


class Records(NamedTuple):
    """All rows of one run, in table order."""

    articles: tuple[ArticleRow, ...]
    attributions: tuple[AttributionRow, ...]
    claims: tuple[ClaimRow, ...]
    terms: tuple[TermRow, ...]
    speakers: tuple[SpeakerRow, ...]


def as_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a result as dictionaries, absent values as None."""
    plain = frame.astype(object)
    rows = plain.where(plain.notna(), None).to_dict("records")
    return [{str(key): value for key, value in row.items()} for row in rows]


def read_records(tables: Tables) -> Records:
    """The typed rows of `tables`; articles are anchored a1, a2, ... in table order."""
    return Records(
        tuple(_article(r, f"a{n}") for n, r in enumerate(tables.rows("articles"), 1)),
        tuple(_attribution(r) for r in tables.rows("attributions")),
        tuple(_claim(r) for r in tables.rows("claims")),
        tuple(_term(r) for r in tables.rows("terms")),
        tuple(_speaker(r) for r in tables.rows("speakers")),
    )


def _text(row: dict[str, Any], name: str) -> str:
    value = row[name]
    return "" if value is None else str(value)


def _whole(row: dict[str, Any], name: str) -> int:
    value = row[name]
    return 0 if value is None else int(value)


def _maybe(row: dict[str, Any], name: str) -> int | None:
    value = row[name]
    return None if value is None else int(value)


def _real(row: dict[str, Any], name: str) -> float | None:
    value = row[name]
    return None if value is None else float(value)


def _article(r: dict[str, Any], anchor: str) -> ArticleRow:
    return ArticleRow(
        _text(r, "article_id"), anchor, _text(r, "outlet") or "unknown", _text(r, "published"),
        _text(r, "headline"), _text(r, "wire"), _whole(r, "n_words"),
        _whole(r, "n_sentences"), _whole(r, "n_claims"), _whole(r, "n_attributions"),
        _whole(r, "n_terms"), _whole(r, "n_repeated_blocks"),
        _real(r, "share_attributed_words"), _real(r, "flesch_reading_ease"),
        _real(r, "flesch_kincaid_grade"), _text(r, "text_sha256"),
    )  # fmt: skip


def _attribution(r: dict[str, Any]) -> AttributionRow:
    return AttributionRow(
        _text(r, "attribution_id"), _text(r, "article_id"), _text(r, "source"), _text(r, "cue"),
        _text(r, "content"), parse_spans(_text(r, "source_spans")),
        parse_spans(_text(r, "cue_spans")), parse_spans(_text(r, "content_spans")),
        _text(r, "speech"), _text(r, "stance"), _text(r, "nested_in"), _text(r, "speaker_id"),
        _text(r, "chain"),
    )  # fmt: skip


def _term(r: dict[str, Any]) -> TermRow:
    return TermRow(
        _text(r, "term_id"), _text(r, "article_id"), _whole(r, "start"), _whole(r, "end"),
        _text(r, "text"), _text(r, "entry_id"), _text(r, "domain"), _text(r, "referent"),
        _text(r, "category"), _maybe(r, "legitimacy"), _maybe(r, "visibility"),
        _text(r, "polarity"), _text(r, "derivation"), _text(r, "voice") != "attributed",
        _text(r, "speech"), _text(r, "attribution_id"), _text(r, "speaker_id"),
        _text(r, "chain"), bool(r["quoted"]), _text(r, "left"), _text(r, "right"),
    )  # fmt: skip


def _claim(r: dict[str, Any]) -> ClaimRow:
    return ClaimRow(_text(r, "claim_id"), _text(r, "article_id"), _text(r, "text"),
                    _text(r, "chain"), _text(r, "agency"))  # fmt: skip


def _speaker(r: dict[str, Any]) -> SpeakerRow:
    return SpeakerRow(
        _text(r, "speaker_id"), _text(r, "name"), _text(r, "type") or "unspecified",
        _text(r, "mentions"), _whole(r, "n_attributions"), _whole(r, "n_articles"),
    )  # fmt: skip
