"""Who is quoted: by type, with which verbs, and a card for each outlet and main speaker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from framing.analysis.labels import UNSPECIFIED
from framing.analysis.sourcing import (
    NOBODY,
    count_quotes,
    reporting_verbs,
    source_types,
    speakers_quoted,
    stances,
)
from framing.reporting.matrices import Count, voice_grid
from framing.reporting.passages import Figure, PassageBook, shorten
from framing.reporting.records import ArticleRow, SpeakerRow, as_rows
from framing.reporting.views import (
    Cell,
    Chip,
    Column,
    Grid,
    GridRow,
    Label,
    OutletCard,
    SpeakerCard,
)
from framing.reporting.wording import (
    NOT_NAMED,
    STANCES,
    count,
    decimal,
    percent,
    plural,
    speaker_type,
)

_Row = dict[str, Any]


def source_grid(said: pd.DataFrame, book: PassageBook) -> Grid | None:
    """Speaker types down, outlets across: k of the outlet's attributions, and who they are."""
    types = as_rows(source_types(said))
    if not types:
        return None
    by = ["outlet", "speaker_type", "speaker"]
    speakers = as_rows(count_quotes(said, by, by[:2]))
    outlets = sorted({str(r["outlet"]) for r in types})
    columns = tuple(Column(o, "", o, "none") for o in outlets)
    rows = []
    for kind in _by_size(types, "speaker_type"):
        inside = [r for r in types if r["speaker_type"] == kind]
        cells = tuple(
            _one_cell(c, [r for r in inside if r["outlet"] == c.key], speaker_type(kind), book,
                      _labels((s for s in speakers if s["outlet"] == c.key
                               and s["speaker_type"] == kind), "speaker"))
            for c in columns
        )  # fmt: skip
        total = _total(inside, f"Quoted: {speaker_type(kind)}", book)
        rows.append(GridRow(speaker_type(kind), "", total, cells))
    return Grid("Who is quoted, by type", "Each number is k of all attributions of that outlet.",
                "Type of speaker", "All outlets", columns, tuple(rows))  # fmt: skip


def verb_grid(said: pd.DataFrame, book: PassageBook) -> Grid | None:
    """Speaker types down, stance of the reporting verb across: k of n, and the verbs."""
    counts = as_rows(stances(said, ["speaker_type"]))
    if not counts:
        return None
    verbs = as_rows(reporting_verbs(said, ["speaker_type"]))
    found = {str(r["stance"]) for r in counts}
    columns = tuple(Column(s, "", STANCES[s], f"s{s}") for s in STANCES if s in found)
    rows = []
    for kind in _by_size(counts, "speaker_type"):
        inside = [r for r in counts if r["speaker_type"] == kind]
        cells = tuple(
            _one_cell(c, [r for r in inside if r["stance"] == c.key],
                      f"{speaker_type(kind)}, reporting verbs: {c.name}", book,
                      _labels((v for v in verbs if v["speaker_type"] == kind
                               and v["stance"] == c.key), "verb"))
            for c in columns
        )  # fmt: skip
        total = _total(inside, f"Rated verbs: {speaker_type(kind)}", book)
        rows.append(GridRow(speaker_type(kind), "", total, cells))
    return Grid("Reporting verbs by stance",
                "Each number is k of the attributions to that type of speaker whose verb is rated.",
                "Type of speaker", "Rated verbs", columns, tuple(rows))  # fmt: skip


def _by_size(rows: Sequence[_Row], column: str) -> list[str]:
    """The values of a column, the most frequent first, type unknown and nobody named last."""
    sums: dict[str, int] = {}
    for row in rows:
        sums[str(row[column])] = sums.get(str(row[column]), 0) + int(row["n"])
    return sorted(sums, key=lambda v: (v == NOBODY, v == UNSPECIFIED, -sums[v], v))


def _labels(rows: Iterable[_Row], column: str) -> tuple[Label, ...]:
    return tuple(Label(shorten(_name(str(r[column])), 60), int(r["n"]), 0, "") for r in rows)


def _name(name: str) -> str:
    return NOT_NAMED if name == UNSPECIFIED else name


def _one_cell(
    column: Column, rows: Sequence[_Row], title: str, book: PassageBook, labels: tuple[Label, ...]
) -> Cell | None:
    if not rows:
        return None
    where = title if column.name in title else f"{title}, {column.name}"
    ids = [i for r in rows for i in r["attribution_ids"]]
    return Cell(column, book.figure(where, ids, int(rows[0]["n_total"])), labels)


def _total(rows: Sequence[_Row], title: str, book: PassageBook) -> Figure:
    return book.figure(title, [i for r in rows for i in r["attribution_ids"]])


def outlet_cards(
    articles: Sequence[ArticleRow], said: pd.DataFrame, counts: Sequence[Count], book: PassageBook
) -> tuple[OutletCard, ...]:
    """A card for every outlet, by name."""
    speakers = as_rows(count_quotes(said, ["outlet", "speaker", "speaker_type"], ["outlet"]))
    verbs = as_rows(reporting_verbs(said, ["outlet"]))
    out = []
    for n, name in enumerate(sorted({a.outlet for a in articles}), 1):
        own = [a for a in articles if a.outlet == name]
        out.append(OutletCard(
            f"o{n}", name, _outlet_facts(own),
            tuple((a.anchor, a.headline or a.article_id, a.published) for a in own),
            voice_grid(counts, f"outlet:{name}", "In its own voice", book),
            _chips((r for r in speakers if r["outlet"] == name), "speaker", "speaker_type",
                   (f"{name} quotes: ", ""), book),
            _by_stance([r for r in verbs if r["outlet"] == name], name, book),
        ))  # fmt: skip
    return tuple(out)


def _by_stance(
    rows: Sequence[_Row], name: str, book: PassageBook
) -> tuple[tuple[str, tuple[Chip, ...]], ...]:
    """Reporting verbs under their stance, in the order of STANCES."""
    out = []
    for stance, words in STANCES.items():
        chips = tuple(
            Chip(shorten(str(r["verb"]), 60), "",
                 book.figure(f"{name}, reporting verb: {r['verb']}", r["attribution_ids"]))
            for r in rows if str(r["stance"] or "") == stance
        )  # fmt: skip
        if chips:
            out.append((words, chips))
    return tuple(out)


def _chips(
    rows: Iterable[_Row], column: str, detail: str, title: tuple[str, str], book: PassageBook
) -> tuple[Chip, ...]:
    """Names in `column` with their numbers; `detail` is the column of a speaker type, or empty.

    `title` is what stands before and after the name over its passages.
    """
    before, after = title
    return tuple(
        Chip(shorten(_name(str(r[column])), 80),
             speaker_type(str(r[detail])) if detail else "",
             book.figure(f"{before}{_name(str(r[column]))}{after}", r["attribution_ids"]))
        for r in rows
    )  # fmt: skip


def _outlet_facts(articles: Sequence[ArticleRow]) -> tuple[tuple[str, str], ...]:
    words = sum(a.n_words for a in articles)
    attributed = sum(a.n_words * (a.share_attributed or 0.0) for a in articles)
    eases = [a.reading_ease for a in articles if a.reading_ease is not None]
    ease = sum(eases) / len(eases) if eases else None
    dates = sorted({a.published for a in articles if a.published})
    return (
        ("Articles", count(len(articles))),
        ("Published", " to ".join(dict.fromkeys((dates[0], dates[-1]))) if dates else "no date"),
        ("Words", count(words)),
        ("Somebody else’s words", percent(attributed / words if words else None)),
        ("Attributions", count(sum(a.n_attributions for a in articles))),
        ("Claims", count(sum(a.n_claims for a in articles))),
        ("Reading ease", decimal(ease)),
    )


def speaker_cards(
    speakers: Sequence[SpeakerRow],
    said: pd.DataFrame,
    counts: Sequence[Count],
    book: PassageBook,
    max_speakers: int,
) -> tuple[tuple[SpeakerCard, ...], tuple[Chip, ...]]:
    """Cards for the speakers quoted most, and all others as names with their numbers."""
    known = {s.speaker_id: s for s in speakers}
    ranked = [r for r in as_rows(speakers_quoted(said)) if r["speaker_id"] is not None]
    by_outlet = as_rows(count_quotes(said, ["speaker_id", "outlet"], ["speaker_id"]))
    verbs = as_rows(reporting_verbs(said, ["speaker_id"]))
    cards = []
    for n, row in enumerate(ranked[:max_speakers], 1):
        name, speaker_id = shorten(str(row["speaker"]), 80), str(row["speaker_id"])
        record = known.get(speaker_id)
        cards.append(SpeakerCard(
            f"s{n}", name, speaker_type(str(row["speaker_type"])),
            _other_mentions(record) if record else "",
            book.figure(f"Quoted: {name}", row["attribution_ids"]),
            _chips((r for r in by_outlet if r["speaker_id"] == speaker_id), "outlet", "",
                   ("", f" quotes: {name}"), book),
            _by_stance([r for r in verbs if r["speaker_id"] == speaker_id], name, book),
            voice_grid(counts, f"speaker:{speaker_id}", "What these words call whom", book),
        ))  # fmt: skip
    rest = _chips(ranked[max_speakers:], "speaker", "speaker_type",
                  ("Quoted: ", ""), book)  # fmt: skip
    return tuple(cards), rest


def _other_mentions(speaker: SpeakerRow) -> str:
    names = [m for m in speaker.mentions.split(" | ") if m and m != speaker.name]
    extra = f" and {plural(len(names) - 8, 'other')}" if len(names) > 8 else ""
    return " · ".join(shorten(n, 60) for n in names[:8]) + extra
