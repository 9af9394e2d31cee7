"""Rows of the large tables by id or by article, made when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from framing.errors import TableError
from framing.reporting.records import (
    AttributionRow,
    ClaimRow,
    TermRow,
    as_rows,
    attribution_row,
    claim_row,
    term_row,
)
from framing.tables.frames import Tables

#: Articles whose rows are made at once.
_BATCH = 100


class RowIndex:
    """Typed rows of attributions, claims and terms, made when they are asked for.

    A run may hold millions of them; a page shows some thousands.
    """

    def __init__(self, tables: Tables) -> None:
        self._frames = {
            "terms": tables.terms, "attributions": tables.attributions, "claims": tables.claims,
        }  # fmt: skip
        self._ids = {name: _unique(frame[f"{name[:-1]}_id"], name)
                     for name, frame in self._frames.items()}  # fmt: skip
        self._order = {str(a): i for i, a in enumerate(tables.articles["article_id"])}
        self._articles = list(self._order)
        self._places: dict[str, Any] = {}
        self._near: dict[str, dict[str, list[dict[str, Any]]]] = {}

    def terms(self, ids: Sequence[str]) -> dict[int, TermRow]:
        """Place in the table -> row, for those ids that are terms."""
        return {place: term_row(row) for place, row in self._found("terms", ids)}

    def attributions(self, ids: Sequence[str]) -> dict[int, AttributionRow]:
        """Place in the table -> row, for those ids that are attributions."""
        return {place: attribution_row(row) for place, row in self._found("attributions", ids)}

    def claims(self, ids: Sequence[str]) -> dict[int, ClaimRow]:
        """Place in the table -> row, for those ids that are claims."""
        return {place: claim_row(row) for place, row in self._found("claims", ids)}

    def article_terms(self, article_id: str) -> list[TermRow]:
        """The terms of one article, in text order."""
        return [term_row(row) for row in self._within("terms", article_id)]

    def article_attributions(self, article_id: str) -> list[AttributionRow]:
        """The attributions of one article, in text order."""
        return [attribution_row(row) for row in self._within("attributions", article_id)]

    def article_claims(self, article_id: str) -> list[ClaimRow]:
        """The claims of one article, in text order."""
        return [claim_row(row) for row in self._within("claims", article_id)]

    def _found(self, name: str, ids: Sequence[str]) -> Iterator[tuple[int, dict[str, Any]]]:
        places = [int(p) for p in self._ids[name].get_indexer(pd.Index(ids)) if p >= 0]
        return zip(places, as_rows(self._frames[name].iloc[places]), strict=True)

    def _within(self, name: str, article_id: str) -> list[dict[str, Any]]:
        """Rows of one article. Pages ask in table order: its neighbours' are made in one go."""
        if article_id not in self._near.get(name, ()):
            if name not in self._places:
                self._places[name] = self._frames[name].groupby("article_id", sort=False).indices
            at = self._order[article_id]
            near = self._articles[at : at + _BATCH]
            rows: dict[str, list[dict[str, Any]]] = {a: [] for a in near}
            places = [int(p) for a in near for p in self._places[name].get(a, ())]
            for row in as_rows(self._frames[name].iloc[places]):
                rows[row["article_id"]].append(row)
            self._near[name] = rows
        return self._near[name][article_id]


def _unique(ids: pd.Series[Any], table: str) -> pd.Index[Any]:
    index: pd.Index[Any] = pd.Index(ids)
    if not index.is_unique:
        twice = index[index.duplicated()][0]
        raise TableError(f"{twice!r} stands in two rows of {ids.name}; run `framing analyze` again",
                         where=f"{table}.csv")  # fmt: skip
    return index
