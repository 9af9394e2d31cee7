"""Renaming: the rows of one article under the speakers of the whole run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framing.speakers import Assigned
from framing.tables.cells import UNNAMED, Row

#: A speaker of one article: the name that the article gives it, and who it is in the run.
Who = Mapping[str, tuple[str, Assigned]]


def rename_speakers(tables: Mapping[str, list[Row]], who: Who) -> dict[str, list[Row]]:
    """Rows with the run's speaker ids and names, in `speaker_id` and at the end of `chain`.

    `who` goes by the article's own speaker ids. Rows that hang on no attribution stay as they are.
    """
    if all(ident == w.speaker_id and name == w.name for ident, (name, w) in who.items()):
        return dict(tables)
    attributions = {row["attribution_id"]: row for row in tables["attributions"]}
    ends = {ident: _ends(ident, attributions, who) for ident in attributions}
    return {name: [_renamed(row, ends, who) for row in rows] for name, rows in tables.items()}


def _ends(ident: str, attributions: Mapping[str, Row], who: Who) -> tuple[str, str]:
    """The speakers' part of an attribution's chain: by the article, and by the run."""
    links: list[Row] = []
    seen: set[str] = set()
    while ident in attributions and ident not in seen:
        seen.add(ident)
        links.append(attributions[ident])
        ident = attributions[ident]["nested_in"]
    speakers = [who.get(link["speaker_id"]) for link in reversed(links)]
    return (_joined([name for name, _ in _known(speakers)]),
            _joined([w.name if w else UNNAMED for _, w in _known(speakers)]))  # fmt: skip


def _known(speakers: Sequence[tuple[str, Assigned] | None]
           ) -> list[tuple[str, Assigned | None]]:  # fmt: skip
    return [s if s is not None else (UNNAMED, None) for s in speakers]


def _joined(names: Sequence[str]) -> str:
    return " > ".join(names)


def _renamed(row: Row, ends: Mapping[str, tuple[str, str]], who: Who) -> Row:
    old, new = ends.get(row.get("attribution_id", ""), ("", ""))
    if not old or "chain" not in row:
        return row
    ident = row["speaker_id"]
    chain = row["chain"].removesuffix(old) + new if row["chain"].endswith(old) else row["chain"]
    return {**row, "speaker_id": who[ident][1].speaker_id if ident in who else ident,
            "chain": chain}  # fmt: skip
