"""Shared copy: what the outlets take from agencies, and the passages that several of them print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from framing.analysis.results import Results
from framing.reporting.passages import PassageBook, shorten
from framing.reporting.places import Places
from framing.reporting.records import as_rows
from framing.reporting.views.sections import Copied, CopyRow, SharedCopy
from framing.reporting.wording import k_of_n

#: Passages listed, those that most outlets print first.
MOST_PASSAGES = 12


def shared_copy(
    results: Results, book: PassageBook, places: Places, *, show_text: bool
) -> SharedCopy | None:
    """Agency credits and shared claims by outlet, and the passages shared most; None for none."""
    tables = results.tables
    articles = tables.articles.assign(outlet=tables.articles["outlet"].fillna("unknown"))
    outlet_of = dict(zip(articles["article_id"], articles["outlet"], strict=True))
    claims = tables.claims[["claim_id", "article_id", "duplicate_cluster"]]
    claims = claims.assign(outlet=claims["article_id"].map(outlet_of))
    copied = claims[claims["duplicate_cluster"].notna()]
    if copied.empty and articles["wire"].isna().all():
        return None
    totals = claims["outlet"].value_counts()
    rows = []
    for outlet, own in articles.groupby("outlet", sort=True):
        ids = [str(i) for i in copied["claim_id"][copied["outlet"] == outlet]]
        wired = own[own["wire"].notna()]
        whole = int((wired["wire_credit"] == "whole").sum())
        rows.append(CopyRow(
            str(outlet), places.outlet(str(outlet)), k_of_n(len(wired), len(own)), whole,
            " · ".join(sorted({n for w in wired["wire"] for n in str(w).split(" | ")})),
            book.figure(f"{outlet}: claims that other articles print too", ids,
                        int(totals.get(outlet, 0))),
        ))  # fmt: skip
    return SharedCopy(tuple(rows), _passages(results, outlet_of, book, show_text=show_text))


def _passages(
    results: Results, outlet_of: dict[Any, Any], book: PassageBook, *, show_text: bool
) -> tuple[Copied, ...]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in as_rows(results.tables.duplicates):
        found.setdefault(str(row["duplicate_cluster"]), []).append(row)
    ranked = sorted(found.values(), key=lambda rows: _rank(rows, outlet_of))
    return tuple(_copied(rows, outlet_of, book, show_text=show_text)
                 for rows in ranked[:MOST_PASSAGES])  # fmt: skip


def _rank(rows: Sequence[dict[str, Any]], outlet_of: dict[Any, Any]) -> tuple[int, int, str]:
    outlets = {outlet_of.get(r["article_id"]) for r in rows}
    articles = {r["article_id"] for r in rows}
    return -len(outlets), -len(articles), str(rows[0]["passage_id"])


def _copied(
    rows: Sequence[dict[str, Any]], outlet_of: dict[Any, Any], book: PassageBook, *, show_text: bool
) -> Copied:
    first = rows[0]
    articles = list(dict.fromkeys(str(r["article_id"]) for r in rows))
    outlets = sorted({str(outlet_of.get(a, "unknown")) for a in articles})
    text = shorten(str(first["text"] or "")) if show_text else (
        f"{first['article_id']} {first['start']}-{first['end']}"
    )
    title = f"Articles that print: {shorten(text, 80)}"
    return Copied(text, " · ".join(outlets), book.figure(title, articles))
