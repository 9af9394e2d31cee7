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
    for n, link in enumerate(links):
        if link.outer is not None and link.outer != n:
            out.append(link.outer)
            continue
        around = [m for m, other in enumerate(links)
                  if m != n and length(other.content) > length(link.content)
                  and contains(other.content, link.content)
                  and (not link.frame or contains(other.content, link.frame))]  # fmt: skip
        out.append(min(around, key=lambda m: (length(links[m].content), m), default=None))
    return [None if _circles(out, n) else outer for n, outer in enumerate(out)]


def _circles(outer: Sequence[int | None], start: int) -> bool:
    seen, at = {start}, outer[start]
    while at is not None:
        if at in seen:
            return True
        seen.add(at)
        at = outer[at]
    return False
