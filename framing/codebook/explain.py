"""What the lexicon makes of a text: matches, how they are scored, and what does not count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framing.annotations import AnnotatedArticle, Term, chain
from framing.articles import Article
from framing.lexicon import Entry, Lexicon
from framing.pipeline import Instruments, annotate_one
from framing.reading.blocks import detect_blocks
from framing.spans import text_of
from framing.terms import Dropped


@dataclass(frozen=True, slots=True)
class Matched:
    """A term with whose words it is."""

    term: Term
    text: str
    #: Kind of the block that it stands in.
    block: str
    voice: str
    #: Speech of its innermost attribution; empty in the outlet's voice.
    speech: str
    #: The words for who speaks, outermost first.
    chain: tuple[str, ...]
    entry: Entry


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A form that was found and does not count."""

    dropped: Dropped
    text: str


def explain(text: str, instruments: Instruments) -> list[Matched | Suppressed]:
    """Everything that some entry's form matches in a text, in text order."""
    article = Article("sentence", text, detect_blocks(text), outlet="outlet")
    annotated = annotate_one(article, instruments)
    found: list[Matched | Suppressed] = list(_matched(annotated, instruments.lexicon))
    dropped = instruments.matcher.dropped(article, annotated.parse)
    found += [Suppressed(d, text[slice(*d.span)]) for d in dropped]
    return sorted(found, key=_place)


def _place(found: Matched | Suppressed) -> tuple[int, int, str]:
    if isinstance(found, Matched):
        return found.term.span.start, 0, found.entry.id
    return found.dropped.span.start, 1, found.dropped.entry.id


def _matched(annotated: AnnotatedArticle, lexicon: Lexicon) -> Iterator[Matched]:
    article, attributions = annotated.article, annotated.attributions
    for term in annotated.terms:
        inside = [] if term.attribution is None else chain(attributions, term.attribution)
        yield Matched(
            term, article.text[slice(*term.span)], article.blocks[term.block].kind,
            "attributed" if inside else "outlet",
            attributions[inside[-1]].speech if inside else "",
            tuple(text_of(article.text, attributions[i].source) or "unspecified" for i in inside),
            lexicon.by_id[term.entry_id],
        )  # fmt: skip
