"""Labels at a glance: one bar a voice and group, the places on the scale as its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.analysis.labels import GROUPS
from framing.reporting.matrices import Count, columns_of, main_voices, voice_href, who
from framing.reporting.passages import PassageBook
from framing.reporting.places import Places
from framing.reporting.views.grids import Bar, Column, GlanceRow
from framing.reporting.wording import GROUP_TITLES


def glance(
    counts: Sequence[Count], book: PassageBook, places: Places, max_speakers: int
) -> tuple[tuple[str, ...], tuple[GlanceRow, ...]]:
    """Groups (as headings) and one row a main voice: how many mentions, where on the scale."""
    shown = main_voices(counts, max_speakers)
    inside = [c for c in counts if c.voice in shown]
    groups = [g for g in GROUPS if any(c.group == g for c in inside)]
    sums: dict[tuple[str, str], int] = {}
    for c in inside:
        sums[c.voice, c.group] = sums.get((c.voice, c.group), 0) + c.n
    widest = max(sums.values(), default=1)
    rows = []
    for voice in dict.fromkeys(c.voice for c in inside):
        said = [c for c in inside if c.voice == voice]
        bars = tuple(_bar([c for c in said if c.group == g], widest, book) for g in groups)
        href = voice_href(voice, places)
        rows.append(GlanceRow(said[0].voice_name, href, said[0].voice_kind, bars))
    return tuple(GROUP_TITLES[g] for g in groups), tuple(rows)


def _bar(counts: Sequence[Count], widest: int, book: PassageBook) -> Bar | None:
    if not counts:
        return None
    ids = [i for c in counts for i in c.term_ids]
    title = f"{who(counts[0])}: {GROUP_TITLES[counts[0].group].lower()}"
    parts, words = [], []
    for start, n, column in _stack(counts):
        parts.append((column.style, 100 * start / widest, 100 * n / widest))
        words.append(f"{n} {column.name}")
    return Bar(book.figure(title, ids), tuple(parts), ", ".join(words))


def _stack(counts: Sequence[Count]) -> Iterator[tuple[int, int, Column]]:
    start = 0
    for column in columns_of(counts):
        n = sum(c.n for c in counts if c.column.key == column.key)
        yield start, n, column
        start += n
