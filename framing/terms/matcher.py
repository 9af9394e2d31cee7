"""Matcher: lexicon entries in an article, composed, scored, and tied to voice and claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from framing.annotations import Attribution, Claim, Term, chain, innermost
from framing.articles import Article
from framing.lexicon import Lexicon
from framing.spans import Span, Spans, contains, length, overlaps
from framing.syntax import Parse
from framing.terms.compose import Label, compose
from framing.terms.dropped import Dropped, dropped_of, parts_of
from framing.terms.hits import Hit, Sentence, find_hits, read_sentence
from framing.terms.index import Index, makes_terms
from framing.terms.polarity import Setting, polarity_of
from framing.terms.quotes import balanced, quoted_spans
from framing.terms.score import (
    carrier_of,
    category_of,
    derivation_of,
    is_collective_of_citizens,
    is_state,
    legitimacy_of,
    referent_of,
)
from framing.terms.select import select


class Matcher:
    """Finds the terms of a lexicon; built once, used for every article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._index = Index(e for e in lexicon.entries if makes_terms(e))
        self._naming = frozenset(form.split(" ")[0] for entry in lexicon.entries
                                 if entry.stance == "LBL" for form in entry.forms)  # fmt: skip
        self._reports = frozenset(
            form for entry in lexicon.entries if entry.category == "REP.noun"
            for form in entry.forms)  # fmt: skip

    def match(self, article: Article, parse: Parse, attributions: Sequence[Attribution],
              claims: Sequence[Claim]) -> tuple[Term, ...]:  # fmt: skip
        """All terms of the parsed blocks in text order."""
        quotes = {b: quoted_spans(article.text, article.blocks[b].span)
                  for b in dict.fromkeys(parse.sentence_blocks)}  # fmt: skip
        state: list[Span] = []
        found: list[tuple[int, tuple[Hit, ...], Label, Span]] = []
        for sentence, hits in self._hits(article, parse):
            if not hits:
                continue
            state += [h.span for h in hits if is_state(h)]
            governors = tuple(h for h in hits if _governs(h))
            selection = select(sentence, compose(sentence, hits))
            found += [(sentence.number, governors, *kept) for kept in selection.counted]
        links = _Links(article, attributions, claims, tuple(state))
        out = []
        for number, governors, label, span in found:
            block = parse.sentence_blocks[number]
            term = links.term(label, span, block, quotes[block])
            around = links.around(term.attribution)
            setting = Setting(governors, self._naming, self._reports, around)
            polarity, deciding = polarity_of(parse, label, setting)
            out.append(replace(term, polarity=polarity, parts=parts_of(label, deciding)))
        return tuple(out)

    def dropped(self, article: Article, parse: Parse) -> tuple[Dropped, ...]:
        """What the lexicon's forms match without its being a term, with the reasons."""
        found = [
            d for sentence, hits in self._hits(article, parse) if hits
            for d in dropped_of(hits, select(sentence, compose(sentence, hits)))
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda d: (d.span, d.entry.id)))

    def _hits(self, article: Article, parse: Parse) -> Iterator[tuple[Sentence, list[Hit]]]:
        for number in range(len(parse.sentences)):
            sentence = read_sentence(parse, article.text, number)
            yield sentence, find_hits(sentence, self._index)


def _governs(hit: Hit) -> bool:
    """A modifier of no class of heads acts on what hangs on it: "accused of", "refused to"."""
    return hit.entry.role == "modifier" and not hit.entry.applies and not hit.suppressed


class _Links:
    """What ties a label to the other layers of its article."""

    def __init__(self, article: Article, attributions: Sequence[Attribution],
                 claims: Sequence[Claim], state: Spans) -> None:  # fmt: skip
        self._text = article.text
        self._attributions = attributions
        self._claims = claims
        self._state = state

    def term(self, label: Label, span: Span, block: int, quotes: Spans) -> Term:
        """The label as a term, its polarity not yet known."""
        entry = carrier_of(label).head.entry
        pieces = _pieces(label, span)
        attribution = self._voice(pieces)
        score = legitimacy_of(label)
        derivation = derivation_of(label, self._text, score)
        if score is not None and is_collective_of_citizens(label) and self._is_state(attribution):
            score = min(score, 0)
            derivation += f"; depoliticising from a state speaker = {score}"
        return Term(
            span=balanced(span, label.head.span, quotes, self._text), block=block,
            entry_id=entry.id, domain=entry.domain,
            referent=referent_of(label), category=category_of(label),
            legitimacy=score, visibility=entry.visibility,
            derivation=derivation,
            quoted=any(contains(quotes, (piece,)) for piece in pieces),
            attribution=attribution, claim=self._claim(pieces),
        )  # fmt: skip

    def around(self, attribution: int | None) -> tuple[Attribution, ...]:
        """An attribution and those that it is reported in, innermost first."""
        if attribution is None:
            return ()
        return tuple(self._attributions[i] for i in chain(self._attributions, attribution)[::-1])

    def _voice(self, pieces: Iterable[Span]) -> int | None:
        """The innermost attribution of the whole label, else of its parts: “terrorist” bands."""
        found = (innermost(self._attributions, (piece,)) for piece in pieces)
        return next((i for i in found if i is not None), None)

    def _claim(self, pieces: Iterable[Span]) -> int | None:
        for piece in pieces:
            holding = [i for i, c in enumerate(self._claims) if contains(c.spans, (piece,))]
            if holding:
                return min(holding, key=lambda i: (length(self._claims[i].spans), i))
        return None

    def _is_state(self, attribution: int | None) -> bool:
        if attribution is None:
            return False
        return overlaps(self._attributions[attribution].source, self._state)


def _pieces(label: Label, span: Span) -> list[Span]:
    """The whole label, then its head and modifiers: marks may stand around a part of it."""
    return list(dict.fromkeys([span, label.head.span, *(m.span for m in label.modifiers)]))

