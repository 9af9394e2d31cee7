"""Labels by voice: results of the analysis as grids whose numbers open their passages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import pandas as pd

from framing.analysis.labels import GROUPS, UNSPECIFIED
from framing.reporting.passages import Figure, PassageBook, shorten
from framing.reporting.places import Places
from framing.reporting.records import as_rows
from framing.reporting.views.grids import Cell, Column, Grid, GridGroup, GridRow, Label
from framing.reporting.wording import (
    ASCRIBED,
    GROUP_CAPTIONS,
    GROUP_TITLES,
    LEGITIMACY,
    NOT_NAMED,
    POLARITY,
    VISIBILITY,
    count,
    not_asserted,
    signed,
    speaker_type,
    topic,
)

OWN = "own voice"
#: Words listed in one cell; the passages have the others.
MOST_LABELS = 10


class Count(NamedTuple):
    """k of n: one label for one referent class (named or ascribed to) in one voice."""

    voice: str
    voice_name: str
    voice_kind: str
    group: str
    #: Referent class and kind: what the n are mentions of.
    topic: tuple[str, str]
    label: str
    column: Column
    n: int
    n_mentions: int
    n_quoted: int
    #: How many of n are denied, hedged or distanced, in words.
    note: str
    term_ids: tuple[str, ...]


def label_counts(by_outlet: pd.DataFrame, by_speaker: pd.DataFrame) -> list[Count]:
    """Counts of every voice: outlets' own voices first, then speakers, the most quoted first.

    The frames are those of `labels_by_outlet` and `labels_by_speaker`.
    """
    own = by_outlet[by_outlet["voice"] == "outlet"]
    out = [_count(f"outlet:{r['outlet']}", str(r["outlet"]), OWN, r) for r in as_rows(own)]
    said = as_rows(by_speaker)
    named = [r for r in said if r["speaker_id"] is not None]
    out += [_count(f"speaker:{r['speaker_id']}", str(r["speaker"]),
                   speaker_type(str(r["speaker_type"] or "")), r) for r in named]  # fmt: skip
    out += [_count(f"speaker:{UNSPECIFIED}", NOT_NAMED, "attributed, no source given", r)
            for r in said if r["speaker_id"] is None]  # fmt: skip
    return out


def _count(voice: str, name: str, kind: str, row: dict[str, Any]) -> Count:
    about = (str(row["referent"]), str(row["kind"]))
    return Count(voice, name, kind, str(row["group"]), about, str(row["label"]),
                 scale_column(row["legitimacy"], row["visibility"]), int(row["n"]),
                 int(row["n_mentions"]), int(row["n_verbatim"]),
                 not_asserted(int(row["n"]), {p: int(row[f"n_{p}"]) for p in POLARITY}),
                 tuple(row["term_ids"]))  # fmt: skip


def scale_column(legitimacy: int | None, visibility: int | None) -> Column:
    """The place on a scale as a column; legitimacy where a word has both."""
    if legitimacy is not None:
        level = int(legitimacy)
        style = f"l{level}".replace("-", "m")
        return Column(f"L{level}", signed(level), LEGITIMACY.get(level, ""), style)
    if visibility is not None:
        level = int(visibility)
        style = f"h{level}".replace("-", "m")
        return Column(f"H{level}", f"H {signed(level)}", VISIBILITY.get(level, ""), style)
    return Column("none", "", "not rated", "none")


_COLUMN_ORDER = {
    key: i for i, key in enumerate(
        [*(f"L{n}" for n in sorted(LEGITIMACY)), *(f"H{n}" for n in sorted(VISIBILITY)), "none"]
    )
}  # fmt: skip


def columns_of(counts: Iterable[Count]) -> tuple[Column, ...]:
    """The columns that occur, worst legitimacy first, then visibility, then the rest."""
    found = {c.column.key: c.column for c in counts}
    return tuple(sorted(found.values(), key=lambda c: (_COLUMN_ORDER.get(c.key, 99), c.key)))


def grid_groups(
    counts: Sequence[Count], book: PassageBook, places: Places, max_speakers: int
) -> tuple[GridGroup, ...]:
    """For each referent class a grid: voices down, the scale across."""
    shown = main_voices(counts, max_speakers)

    def heading(count: Count) -> Heading:
        return Heading(count.voice_name, voice_href(count.voice, places), count.voice_kind)

    out = []
    for group in GROUPS:
        inside = [c for c in counts if c.group == group and c.voice in shown]
        grids = []
        for name in _in_class_order(inside):
            of_class = [c for c in inside if c.topic == name]
            rows = grid_rows(of_class, book, lambda c: c.voice, heading)
            grids.append(Grid(topic(*name), "", "In whose words", "Mentions",
                              columns_of(of_class), rows))  # fmt: skip
        if grids:
            out.append(GridGroup(group, GROUP_TITLES[group], GROUP_CAPTIONS.get(group, ""),
                                 tuple(grids)))  # fmt: skip
    return tuple(out)


def _in_class_order(counts: Iterable[Count]) -> list[tuple[str, str]]:
    """Topics as in the codebook, names before what is ascribed."""
    rank = {name: i for i, name in enumerate(n for names in GROUPS.values() for n in names)}
    return sorted({c.topic for c in counts},
                  key=lambda t: (rank.get(t[0], len(rank)), t[0], t[1] == ASCRIBED))  # fmt: skip


def main_voices(counts: Sequence[Count], max_speakers: int) -> frozenset[str]:
    """All outlets, the speakers whose words hold most labels, and the words of nobody named."""
    speakers = [v for v in dict.fromkeys(c.voice for c in counts) if v.startswith("speaker:")]
    unnamed = f"speaker:{UNSPECIFIED}"
    main = [v for v in speakers if v != unnamed][:max_speakers]
    outlets = [c.voice for c in counts if c.voice.startswith("outlet:")]
    return frozenset([*outlets, *main, unnamed])


def count_more(counts: Sequence[Count], max_speakers: int) -> int:
    """How many speakers the grids leave out."""
    return len({c.voice for c in counts} - main_voices(counts, max_speakers))


def voice_grid(counts: Sequence[Count], title: str, book: PassageBook) -> Grid | None:
    """Counts of one voice: referent classes down, the scale across; None where it names nobody."""
    if not counts:
        return None
    rows = grid_rows(counts, book, lambda c: "\n".join(c.topic),
                     lambda c: Heading(topic(*c.topic), "", ""))  # fmt: skip
    return Grid(title, "", "For whom or what", "Mentions", columns_of(counts), rows)


class Heading(NamedTuple):
    """What stands before a row: name, address and kind of whom or what it is about."""

    name: str
    href: str
    kind: str


def voice_href(voice: str, places: Places) -> str:
    """The address of the outlet or speaker whose voice it is."""
    kind, _, name = voice.partition(":")
    return places.outlet(name) if kind == "outlet" else places.speaker(name)


def grid_rows(
    counts: Sequence[Count],
    book: PassageBook,
    key: Callable[[Count], str],
    heading: Callable[[Count], Heading],
) -> tuple[GridRow, ...]:
    """One row a `key`, in order of appearance; every cell k of the row's n."""
    columns = columns_of(counts)
    grouped: dict[str, list[Count]] = {}
    for one in counts:
        grouped.setdefault(key(one), []).append(one)
    out = []
    for inside in grouped.values():
        name, href, kind = heading(inside[0])
        cells = tuple(_cell([c for c in inside if c.column.key == column.key], column, book)
                      for column in columns)  # fmt: skip
        ids = [i for c in inside for i in c.term_ids]
        title = f"{who(inside[0])}: {topic(*inside[0].topic)}"
        total = Figure(len(ids), None, book.open(title, ids))
        out.append(GridRow(name, href, kind, total, cells))
    return tuple(out)


def who(count: Count) -> str:
    """Whose words, for the title of passages."""
    own = ", own voice" if count.voice_kind == OWN else ""
    return f"{count.voice_name}{own}"


def _cell(counts: Sequence[Count], column: Column, book: PassageBook) -> Cell | None:
    if not counts:
        return None
    first = counts[0]
    ids = [i for c in counts for i in c.term_ids]
    place = f"{column.code} {column.name}".strip()
    title = f"{who(first)}: {topic(*first.topic)}, {place}"
    labels = sorted((Label(c.label, c.n, c.n_quoted, c.note) for c in counts),
                    key=lambda x: (-x.n, x.text))  # fmt: skip
    return cell(column, book.figure(title, ids, first.n_mentions), labels)


def listed_labels(counts: Sequence[Count], most: int) -> str:
    """The labels in one line, the most frequent first: `rioters 2, “bandits” (denied) and 3 more`.

    Those in quotation marks are verbatim in every use.
    """
    ranked = sorted(counts, key=lambda c: (-c.n, c.label))
    words = []
    for one in ranked[:most]:
        label = shorten(one.label, 60)
        label = f"“{label}”" if one.n_quoted == one.n else label
        label = f"{label} {count(one.n)}" if one.n > 1 else label
        words.append(f"{label} ({one.note})" if one.note else label)
    more = len(ranked) - most
    return ", ".join(words) + (f" and {more} more" if more > 0 else "")


def cell(column: Column, figure: Figure, labels: Sequence[Label]) -> Cell:
    """A cell with the words that its number is made of, the first `MOST_LABELS` of them."""
    return Cell(column, figure, tuple(labels[:MOST_LABELS]), max(0, len(labels) - MOST_LABELS))
