"""Same event, different words: claims of different voices on the same thing, side by side."""

from __future__ import annotations

from typing import Any

import pandas as pd

from framing.reporting.passages import shorten
from framing.reporting.places import Places
from framing.reporting.records import as_rows
from framing.reporting.views.sections import Aligned, Side
from framing.reporting.wording import AGENCY, arrowed, plain

#: Pairs shown, one an event: those that differ in a label or in who acts first, and of these the
#: ones most surely about the same thing.
MOST_PAIRS = 12
_TELLING = frozenset({"people", "authorities", "events", "force", "agency"})
_NOTHING = "–"
_YES = {"True": "yes", "False": "no"}


def aligned_claims(
    pairs: pd.DataFrame, article_of: dict[str, str], places: Places, *, show_text: bool
) -> tuple[Aligned, ...]:
    """The best pair of each event whose claims differ; `pairs` are those of alignment.align.

    `article_of` is claim_id -> article_id. Copies are left out: there is nothing to compare.
    """
    out: list[Aligned] = []
    events: set[object] = set()
    rows = as_rows(pairs[pairs["kind"] != "copy"])
    for row in sorted(rows, key=lambda r: not any(d.what in _TELLING for d in r["differences"])):
        if row["event"] in events or not row["differences"]:
            continue
        events.add(row["event"])
        left, right = (_side(row, side, article_of, places, show_text=show_text)
                       for side in ("left", "right"))  # fmt: skip
        differences = tuple((plain(str(d.what)), _words(d.left), _words(d.right))
                            for d in row["differences"])  # fmt: skip
        out.append(Aligned(left, right, differences))
        if len(out) == MOST_PAIRS:
            break
    return tuple(out)


def _side(
    row: dict[str, Any], side: str, article_of: dict[str, str], places: Places, *, show_text: bool
) -> Side:
    claim_id = str(row[f"{side}_claim_id"])
    text = shorten(str(row[f"{side}_text"] or "")) if show_text else claim_id
    return Side(text, shorten(arrowed(str(row[f"{side}_chain"] or "")), 120),
                str(row[f"{side}_published"] or ""),
                places.article(article_of.get(claim_id, ""), claim_id))  # fmt: skip


def _words(words: str) -> str:
    return AGENCY.get(words, _YES.get(words, words.replace("_", " "))) if words else _NOTHING
