"""Who is quoted: by type of speaker, and with which verbs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from framing.analysis.labels import NOBODY, UNSPECIFIED
from framing.analysis.sourcing import count_quotes, reporting_verbs, source_types, stances
from framing.reporting.matrices import cell
from framing.reporting.passages import Figure, PassageBook, shorten
from framing.reporting.records import as_rows
from framing.reporting.views.grids import Cell, Column, Grid, GridRow, Label
from framing.reporting.wording import NOT_NAMED, STANCES, plural, speaker_type

_Row = dict[str, Any]


def source_grid(said: pd.DataFrame, n_unsaid: int, book: PassageBook) -> Grid | None:
    """Speaker types down, outlets across: k of the outlet's attributions, and who they are.

    `n_unsaid` attributions are not among `said`: something was not said (sourcing.unsaid).
    """
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
        rows.append(GridRow(speaker_type(kind), "", "", total, cells))
    left = (f" Not counted, since nobody is quoted: {plural(n_unsaid, 'attribution')} that "
            "something was not said.") if n_unsaid else ""  # fmt: skip
    return Grid("Who is quoted, by type",
                "Each number is k of all attributions of that outlet; the types add up to them. "
                "Officials in the narrow sense are heads of state, government, police and "
                f"military; in the wide sense also politicians and campaigns.{left}",
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
        rows.append(GridRow(speaker_type(kind), "", "", total, cells))
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
    return tuple(Label(shorten(shown_name(str(r[column])), 60), int(r["n"]), 0, "") for r in rows)


def shown_name(name: str) -> str:
    """A speaker's name, or what stands for nobody who is named."""
    return NOT_NAMED if name == UNSPECIFIED else name


def _one_cell(
    column: Column, rows: Sequence[_Row], title: str, book: PassageBook, labels: tuple[Label, ...]
) -> Cell | None:
    if not rows:
        return None
    where = title if column.name in title else f"{title}, {column.name}"
    ids = [i for r in rows for i in r["attribution_ids"]]
    return cell(column, book.figure(where, ids, int(rows[0]["n_total"])), labels)


def _total(rows: Sequence[_Row], title: str, book: PassageBook) -> Figure:
    return book.figure(title, [i for r in rows for i in r["attribution_ids"]])
