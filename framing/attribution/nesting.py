"""Which attribution stands inside which: by where the frames and contents lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.spans import Spans, contains, length


@dataclass(frozen=True, slots=True)
class Link:
    """What nesting needs of an attribution: its frame, its content, and a stated outer one."""

    frame: Spans
    content: Spans
    outer: int | None = None


def nest(links: Sequence[Link]) -> list[int | None]:
    """For each the index of the innermost one around it, or None; never a circle.

    Inside means: the content holds the other's frame and content. A stated outer link wins
    ("reported citing": equal contents, neither frame inside).
    """
    out: list[int | None] = []
    sizes = [length(link.content) for link in links]
    for n, link in enumerate(links):
        if link.outer is not None and link.outer != n:
            out.append(link.outer)
            continue
        around = [m for m, other in enumerate(links)
                  if sizes[m] > sizes[n] > 0 and _holds(other.content, link)]  # fmt: skip
        out.append(min(around, key=lambda m: (sizes[m], m), default=None))
    return [None if _circles(out, n) else outer for n, outer in enumerate(out)]


def _holds(content: Spans, link: Link) -> bool:
    if content[0].start > link.content[0].start or content[-1].end < link.content[-1].end:
        return False
    return contains(content, link.content) and (not link.frame or contains(content, link.frame))


def _circles(outer: Sequence[int | None], start: int) -> bool:
    seen, at = {start}, outer[start]
    while at is not None:
        if at in seen:
            return True
        seen.add(at)
        at = outer[at]
    return False
