"""Parses written by hand: `word|TAG|relation|head`, heads counted from 1, `~`: no blank before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from framing.annotations import Attribution, Claim
from framing.articles import Article, Block
from framing.claims import split_claims
from framing.lexicon import Entry, Lexicon
from framing.spans import Span, Spans, normalise
from framing.syntax import Parse

#: (source, cue, content): words of the text; parts of a content are parted by " | ".
Said = tuple[str, str, str]

LEMMAS = {"is": "be", "was": "be", "were": "be"}


def build(spec: str) -> tuple[Article, Parse]:
    """One sentence in one body block."""
    text, rows = "", []
    for word in spec.split():
        surface, tag, relation, head = word.lstrip("~").split("|")
        text += "" if word.startswith("~") or not text else " "
        start = len(text)
        text += surface
        lemma = LEMMAS.get(surface.lower(), surface.lower())
        rows.append((start, len(text), surface, lemma, tag, int(head) - 1, relation))
    article = Article("a", text, (Block("body", Span(0, len(text))),))
    return article, Parse.from_rows(rows, [(0, len(rows))])


def spans_in(text: str, words: str) -> Spans:
    """Where the parts of `words` stand in the text."""
    parts = [p for p in words.split(" | ") if p]
    return normalise((text.index(p), text.index(p) + len(p)) for p in parts)


def lexicon() -> Lexicon:
    """A hedge or two, a reporting verb or two, and the noun of a forceful act."""
    return Lexicon((
        Entry("hedges.may", "hedges", ("may",), "phrase", category="HEDGE.epistemic"),
        Entry("hedges.reportedly", "hedges", ("reportedly",), "phrase",
              category="HEDGE.evidential"),
        Entry("hedges.more-than", "hedges", ("more than",), "phrase",
              category="HEDGE.approximator"),
        Entry("reporting.think", "reporting", ("think",), "verb", ("VERB",)),
        Entry("force.shootout", "force", ("shootout",), "event", ("NOUN",),
              referent="force_event"),
        Entry("force.attack", "force", ("attack",), "event", ("NOUN",),
              referent="attack_event"),
    ))  # fmt: skip


@pytest.fixture
def claims_of() -> Callable[..., tuple[Claim, ...]]:
    """spec, what is said -> claims."""

    def split(spec: str, said: Sequence[Said] = ()) -> tuple[Claim, ...]:
        article, parse = build(spec)
        text = article.text
        attributions = [
            Attribution(spans_in(text, s), spans_in(text, c), spans_in(text, w), "indirect")
            for s, c, w in said
        ]
        return split_claims(article, parse, attributions, lexicon())

    return split


@pytest.fixture
def split(claims_of: Callable[..., tuple[Claim, ...]]) -> Callable[..., list[str]]:
    """spec, what is said -> the claims' texts, the pieces of each joined by " | "."""

    def texts(spec: str, said: Sequence[Said] = ()) -> list[str]:
        text = build(spec)[0].text
        return [" | ".join(text[s.start : s.end] for s in claim.spans)
                for claim in claims_of(spec, said)]  # fmt: skip

    return texts
