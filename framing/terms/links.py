"""What ties a label to the other layers of its article: voice, claim, quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from framing.annotations import Attribution, Claim, Term, chain, innermost
from framing.articles import Article
from framing.spans import Span, Spans, contains, length, overlaps
from framing.terms.compose import Label
from framing.terms.quotes import balanced
from framing.terms.score import (
    carrier_of,
    category_of,
    derivation_of,
    is_collective_of_citizens,
    legitimacy_of,
    referent_by,
    referent_of,
)


class Links:
    """The layers of one article; `state` are the words for the state in it."""

    def __init__(self, article: Article, attributions: Sequence[Attribution],
                 claims: Sequence[Claim], state: Spans) -> None:  # fmt: skip
        self._text = article.text
        self._attributions = attributions
        self._claims = claims
        self._state = state

    def term(self, label: Label, span: Span, block: int, quotes: Spans) -> Term:
        """The label as a term; its polarity, and what the sentence says of it, not yet known."""
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
            referent=referent_of(label), referent_by=referent_by(label),
            category=category_of(label),
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
            start, end = piece
            holding = [i for i, c in enumerate(self._claims)
                       if c.spans[0][0] <= start and end <= c.spans[-1][1]
                       and contains(c.spans, (piece,))]  # fmt: skip
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

