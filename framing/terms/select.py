"""Of overlapping labels the longest; what is left out is kept with what it gave way to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from framing.spans import Span
from framing.syntax import Parse
from framing.terms.compose import Label, cancelled, span_of
from framing.terms.hits import Sentence

#: Relations that bring in the object phrase of "armed with ...", "undermine ...".
_OBJECT = ("dobj", "pobj", "prep", "dative")
#: Clauses within it, which say more than the form asks for.
_CLAUSES = ("acl", "relcl", "advcl", "appos")

Placed = tuple[Label, Span]


@dataclass(frozen=True, slots=True)
class Selection:
    """The labels of one sentence: those that count in text order, and the others."""

    counted: tuple[Placed, ...]
    #: Names in which nothing is looked for.
    masks: tuple[Placed, ...]
    cancelled: tuple[Placed, ...]
    #: Labels that overlap a longer one, with it.
    beaten: tuple[tuple[Placed, Placed], ...]


def select(sentence: Sentence, labels: Iterable[Label]) -> Selection:
    """Which of a sentence's labels count; no two of those overlap."""
    placed = [(x, span_of(sentence, x)) for x in labels]
    placed.sort(key=_rank)
    kept: list[Placed] = []
    beaten = []
    for label, span in placed:
        winner = next((p for p in kept if span.start < p[1].end and p[1].start < span.end), None)
        if winner is None:
            kept.append((label, span))
        else:
            beaten.append(((label, span), winner))
    kept.sort(key=lambda p: p[1])
    counted = [p for p in kept if not _is_mask(p[0]) and not cancelled(p[0])]
    stops = [s.start for _, s in counted] + [len(sentence.text)]
    return Selection(
        tuple((x, _with_object(sentence.parse, x, s, stops[n + 1]))
              for n, (x, s) in enumerate(counted)),
        tuple(p for p in kept if _is_mask(p[0])),
        tuple(p for p in kept if not _is_mask(p[0]) and cancelled(p[0])),
        tuple(beaten),
    )  # fmt: skip


def _rank(placed: Placed) -> tuple[int, bool, bool, int, bool, int]:
    """Longest first; then names, labels on a longer head, with conditions, in lexicon order."""
    label, span = placed
    head = label.head
    return (span.start - span.end, label.predicate, not _is_mask(label),
            head.span.start - head.span.end,
            not (head.entry.require or head.entry.scene), head.rank)  # fmt: skip


def _is_mask(label: Label) -> bool:
    return label.head.entry.role == "mask"


def _with_object(parse: Parse, label: Label, span: Span, stop: int) -> Span:
    """The span with the object phrase where the form asks for it, up to the next term."""
    if not label.head.takes_object:
        return span
    first, last = label.head.tokens
    below = [i for t in range(first, last + 1) for i in parse.children[t]
             if i > last and parse.relations[i] in _OBJECT]  # fmt: skip
    inside = set(range(first, last + 1)).union(*(parse.subtree(i) for i in below[:1]))
    for clause in [i for i in inside if i > last and parse.relations[i] in _CLAUSES]:
        inside.difference_update(parse.subtree(clause))
    end = span.end
    while last + 1 in inside and parse.ends[last + 1] <= stop:
        last += 1
        end = parse.ends[last]
    return Span(span.start, end)
