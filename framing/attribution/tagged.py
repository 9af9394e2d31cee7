"""What the encoder says of an article -> who says what, as character spans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from framing.attribution.decode import Labelled, decode_labels, find_spans, segments
from framing.attribution.link import link
from framing.spans import Span, Spans
from framing.syntax import LABELS, Encoded, Quote

#: Added to the score of "nobody's words" for every word: learning from a teacher's shares makes
#: the model see too much. It evens out precision and recall of the words that are attributed.
CAUTION = 0.12
#: States of a word after which a quotation is open at a paragraph's end.
_OPEN = frozenset((Quote.OPENING, Quote.UNCLOSED))


class Tagged(NamedTuple):
    """One attribution as the model sees it; `score`: the share its weakest link holds."""

    source: Spans
    cue: Spans
    content: Spans
    score: float


def find_tagged(encoded: Encoded) -> tuple[Tagged, ...]:
    """The model's attributions in the order of their contents. They do not nest."""
    open_ends = [q in _OPEN for q in encoded.quotes]
    transitions, first, last = encoded.chain
    parts = segments(encoded.blocks, open_ends)
    emissions = encoded.emissions + np.eye(1, len(LABELS), dtype=np.float32) * CAUTION
    labels = decode_labels(emissions, transitions, (first, last), parts)
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


def _characters(encoded: Encoded, spans: Sequence[Labelled]) -> Spans:
    """Word ranges as character spans."""
    return tuple(Span(encoded.starts[s.start], encoded.ends[s.end - 1]) for s in spans)
