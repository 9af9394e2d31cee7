"""Claims of sentences that are written down with their trees."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from framing.annotations import Attribution, Claim
from framing.articles import Article
from framing.claims import ClaimSplitter
from framing.lexicon import Entry, Lexicon
from framing.spans import Spans, normalise
from framing.syntax import Parse

#: (source, cue, content): words of the text; parts of a content are parted by " | ".
Said = tuple[str, str, str]
Written = Callable[[str], tuple[Article, Parse]]

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
        Entry("reporting.tell", "reporting", ("tell",), "verb", ("VERB",)),
        Entry("reporting.promise", "reporting", ("promise",), "head", ("NOUN",),
              category="REP.noun"),
        Entry("frames.truth", "frames", ("truth",), "phrase", ("NOUN",), category="FRAME"),
        Entry("frames.clear", "frames", ("clear",), "phrase", ("ADJ",), category="FRAME"),
        Entry("frames.doubt", "frames", ("doubt",), "phrase", ("NOUN",),
              category="FRAME.denied"),
        Entry("frames.wish", "frames", ("refuse",), "verb", ("VERB",), category="FRAME.wish"),
        Entry("force.shootout", "force", ("shootout",), "event", ("NOUN",),
              referent="force_event"),
        Entry("force.attack", "force", ("attack",), "event", ("NOUN",),
              referent="attack_event"),
    ))  # fmt: skip


@pytest.fixture
def claims_of(written: Written) -> Callable[..., tuple[Claim, ...]]:
    """spec, what is said -> claims."""

    def split(spec: str, said: Sequence[Said] = ()) -> tuple[Claim, ...]:
        article, parse = written(spec)
        text = article.text
        attributions = [
            Attribution(spans_in(text, s), spans_in(text, c), spans_in(text, w), "indirect")
            for s, c, w in said
        ]
        return ClaimSplitter(lexicon()).split(article, parse, attributions)

    return split


@pytest.fixture
def split(
    written: Written, claims_of: Callable[..., tuple[Claim, ...]]
) -> Callable[..., list[str]]:
    """spec, what is said -> the claims' texts, the pieces of each joined by " | "."""

    def texts(spec: str, said: Sequence[Said] = ()) -> list[str]:
        text = written(spec)[0].text
        return [" | ".join(text[s.start : s.end] for s in claim.spans)
                for claim in claims_of(spec, said)]  # fmt: skip

    return texts
