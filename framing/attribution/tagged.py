"""What the encoder says of an article -> who says what, as character spans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from framing.attribution.decode import Floats, Labelled, decode_labels, find_spans, segments
from framing.attribution.link import Window, link
from framing.spans import Span, Spans

#: `Encoded.quotes` states of a word after which a quotation is open at a paragraph's end.
_OPEN = frozenset((1, 4))


class Scored(Protocol):
    """The columns of an encoded article that attributions are made from (see Encoded)."""

    @property
    def starts(self) -> Sequence[int]:
        """First character of each word."""

    @property
    def ends(self) -> Sequence[int]:
        """The character after each word."""

    @property
    def blocks(self) -> Sequence[int]:
        """The block of each word, never falling."""

    @property
    def quotes(self) -> Sequence[int]:
        """The quotation state of each word."""

    @property
    def emissions(self) -> Floats:
        """(n words, 7) scores of BIO labels."""

    @property
    def chain(self) -> tuple[Floats, Floats, Floats]:
        """Transition scores [from, to], scores of a first label, of a last label."""

    @property
    def links(self) -> Sequence[Window]:
        """Link scores of each window."""


class Tagged(NamedTuple):
    """One attribution as the model sees it; `score`: the share its weakest link holds."""

    source: Spans
    cue: Spans
    content: Spans
    score: float


def find_tagged(encoded: Scored) -> tuple[Tagged, ...]:
    """The model's attributions in the order of their contents. They do not nest."""
    open_ends = [q in _OPEN for q in encoded.quotes]
    transitions, first, last = encoded.chain
    parts = segments(encoded.blocks, open_ends)
    labels = decode_labels(encoded.emissions, transitions, (first, last), parts)
    reopened = frozenset(
        i for i in range(1, len(open_ends))
        if open_ends[i - 1] and encoded.blocks[i] != encoded.blocks[i - 1]
    )  # fmt: skip
    return tuple(
        Tagged(
            _characters(encoded, [a.source] if a.source else []),
            _characters(encoded, [a.cue] if a.cue else []),
            _characters(encoded, a.contents),
            round(a.score, 4),
        )
        for a in link(find_spans(labels.tolist()), encoded.links, reopened)
    )


def _characters(encoded: Scored, spans: Sequence[Labelled]) -> Spans:
    """Word ranges as character spans."""
    return tuple(Span(encoded.starts[s.start], encoded.ends[s.end - 1]) for s in spans)
