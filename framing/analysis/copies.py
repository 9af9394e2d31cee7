"""Passages that several articles share, as a result: what is shared, by whom, and whose words."""

from __future__ import annotations

from typing import Final

import pandas as pd

from framing.tables.frames import Tables

COLUMNS: Final = ["duplicate_cluster", "text", "n_articles", "n_outlets", "outlets", "wires",
                  "n_claims", "n_attributed"]  # fmt: skip


def shared_passages(tables: Tables) -> pd.DataFrame:
    """One row a cluster of copied passages, the one in most outlets first.

    text: the longest copy; n_articles and n_outlets that print it (counts, n_articles >= 2); wires:
    agencies that these articles credit; n_claims: claims in the cluster;
    n_attributed: those that are somebody else's words, where the outlets may share a statement
    rather than copy each other. Clusters in one outlet only are updates of a story, or boilerplate.
    Source: analysis.duplicates.
    """
    if tables.duplicates.empty:
        return pd.DataFrame(columns=COLUMNS)
    articles = tables.articles[["article_id", "outlet", "wire"]]
    passages = tables.duplicates.merge(articles, on="article_id", how="left")
    claims = tables.claims[tables.claims["duplicate_cluster"].notna()]
    by_cluster = {str(name): part for name, part in claims.groupby("duplicate_cluster")}
    rows = []
    for name, part in passages.groupby("duplicate_cluster", sort=False):
        held = by_cluster.get(str(name), claims.iloc[:0])
        outlets = sorted(part["outlet"].dropna().unique())
        rows.append([
            name, max(part["text"], key=len), part["article_id"].nunique(), len(outlets),
            " | ".join(outlets), " | ".join(sorted(part["wire"].dropna().unique())), len(held),
            int((held["voice"] == "attributed").sum()),
        ])  # fmt: skip
    out = pd.DataFrame(rows, columns=COLUMNS)
    order = ["n_outlets", "n_articles"]
    return out.sort_values(order, ascending=False, kind="stable").reset_index(drop=True)
