"""Rows of the tables as small typed records: what the reports need, absent values decided once."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from framing.annotations import counts_as_said
from framing.spans import Spans, parse_spans
from framing.tables.frames import Tables


class ArticleRow(NamedTuple):
    """One article."""

    article_id: str
    outlet: str
    published: str
    headline: str
    url: str
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
    negated: bool
    nested_in: str
    speaker_id: str
    chain: str

    @property
    def is_said(self) -> bool:
        """As `annotations.Attribution.is_said`."""
        return counts_as_said(self.negated, self.stance, self.speech)


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
    """One claim."""

    claim_id: str
    article_id: str
    spans: Spans
    text: str
    outlet_voice: bool
    speaker_id: str
    chain: str
    speech: str
    agency: str
    negated: bool
    hedged: bool


class SpeakerRow(NamedTuple):
    """One speaker of the run."""

    speaker_id: str
    name: str
    type: str
    mentions: str
    n_attributions: int
    n_articles: int


def as_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a result as dictionaries, absent values as None."""
    plain = frame.astype(object)
    rows = plain.where(plain.notna(), None).to_dict("records")
    return [{str(key): value for key, value in row.items()} for row in rows]


def read_articles(tables: Tables) -> tuple[ArticleRow, ...]:
    """The rows of articles, in table order."""
    return tuple(_article(row) for row in tables.rows("articles"))


def read_speakers(tables: Tables) -> tuple[SpeakerRow, ...]:
    """The rows of speakers, in table order."""
    return tuple(_speaker(row) for row in tables.rows("speakers"))


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


def _article(r: dict[str, Any]) -> ArticleRow:
    return ArticleRow(
        _text(r, "article_id"), _text(r, "outlet") or "unknown", _text(r, "published"),
        _text(r, "headline"), _text(r, "url"), _text(r, "wire"), _whole(r, "n_words"),
        _whole(r, "n_sentences"), _whole(r, "n_claims"), _whole(r, "n_attributions"),
        _whole(r, "n_terms"), _whole(r, "n_repeated_blocks"),
        _real(r, "share_attributed_words"), _real(r, "flesch_reading_ease"),
        _real(r, "flesch_kincaid_grade"), _text(r, "text_sha256"),
    )  # fmt: skip


def attribution_row(r: dict[str, Any]) -> AttributionRow:
    """A row of attributions."""
    return AttributionRow(
        _text(r, "attribution_id"), _text(r, "article_id"), _text(r, "source"), _text(r, "cue"),
        _text(r, "content"), parse_spans(_text(r, "source_spans")),
        parse_spans(_text(r, "cue_spans")), parse_spans(_text(r, "content_spans")),
        _text(r, "speech"), _text(r, "stance"), bool(r["negated"]), _text(r, "nested_in"),
        _text(r, "speaker_id"), _text(r, "chain"),
    )  # fmt: skip


def term_row(r: dict[str, Any]) -> TermRow:
    """A row of terms."""
    return TermRow(
        _text(r, "term_id"), _text(r, "article_id"), _whole(r, "start"), _whole(r, "end"),
        _text(r, "text"), _text(r, "entry_id"), _text(r, "domain"), _text(r, "referent"),
        _text(r, "category"), _maybe(r, "legitimacy"), _maybe(r, "visibility"),
        _text(r, "polarity"), _text(r, "derivation"), _text(r, "voice") != "attributed",
        _text(r, "speech"), _text(r, "attribution_id"), _text(r, "speaker_id"),
        _text(r, "chain"), bool(r["quoted"]), _text(r, "left"), _text(r, "right"),
    )  # fmt: skip


def claim_row(r: dict[str, Any]) -> ClaimRow:
    """A row of claims."""
    return ClaimRow(
        _text(r, "claim_id"), _text(r, "article_id"), parse_spans(_text(r, "spans")),
        _text(r, "text"), _text(r, "voice") != "attributed", _text(r, "speaker_id"),
        _text(r, "chain"), _text(r, "speech"), _text(r, "agency"), bool(r["negated"]),
        bool(r["hedged"]),
    )  # fmt: skip


def _speaker(r: dict[str, Any]) -> SpeakerRow:
    return SpeakerRow(
        _text(r, "speaker_id"), _text(r, "name"), _text(r, "type") or "unspecified",
        _text(r, "mentions"), _whole(r, "n_attributions"), _whole(r, "n_articles"),
    )  # fmt: skip
