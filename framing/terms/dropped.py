"""Forms that stand in a text and are no terms, each with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.lexicon import Entry
from framing.spans import Span
from framing.terms.compose import Label, hits_of
from framing.terms.hits import Hit
from framing.terms.select import Selection

MASKED = "a name in which nothing is looked for"
CANCELLED = "turned into its opposite"
UNLICENSED = "names nobody by itself and has nothing that makes it a label"
ALONE = "has no head that it modifies"


@dataclass(frozen=True, slots=True)
class Dropped:
    """A stretch of text that some entry's form matches without being a term of it."""

    span: Span
    entry: Entry
    reason: str
    #: Place in `entry.exclude` of the first condition that holds, where that is the reason.
    excluded_by: int | None = None
    #: Ids of the entries that it is composed of.
    parts: tuple[str, ...] = ()
    #: The passage does not tell of the entry's scene, and that is the reason.
    off_scene: bool = False


def dropped_of(hits: Sequence[Hit], selection: Selection) -> Iterator[Dropped]:
    """Everything in a sentence that was found and does not count, in no order."""
    for (label, span), reason in [
        *((p, MASKED) for p in selection.masks), *((p, CANCELLED) for p in selection.cancelled)
    ]:  # fmt: skip
        yield Dropped(span, label.head.entry, reason, parts=parts_of(label))
    for (label, span), (winner, _) in selection.beaten:
        reason = f"gives way to {winner.head.entry.id}"
        yield Dropped(span, label.head.entry, reason, parts=parts_of(label))
    labels = [x for x, _ in (*selection.counted, *selection.masks, *selection.cancelled)]
    labels += [label for (label, _), _ in selection.beaten]
    used = {(h.rank, h.span) for label in labels for h in hits_of(label)}
    for hit in hits:
        if (hit.rank, hit.span) in used:
            continue
        entry, reason = hit.entry, hit.suppressed
        if not reason:
            if entry.role == "modifier" and not entry.applies:
                continue  # acts on what hangs on it; it is no label of its own
            reason = UNLICENSED if entry.role == "weak_head" else ALONE
        yield Dropped(hit.span, entry, reason, hit.excluded_by, (entry.id,), hit.off_scene)


def parts_of(label: Label, governors: Sequence[Hit] = ()) -> tuple[str, ...]:
    """Ids of the entries that a label is composed of, in text order."""
    hits = sorted([*hits_of(label), *governors], key=lambda h: h.span)
    return tuple(dict.fromkeys(h.entry.id for h in hits))
