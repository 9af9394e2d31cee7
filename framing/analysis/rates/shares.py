"""Shares of categories within groups, each with the interval that whole articles give it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd

from framing.analysis.estimates.intervals import share
from framing.analysis.estimates.shared import cells

#: What each share consists of, after the columns that say of what.
FIGURES: Final = ["k", "n", "share", "low", "high", "n_articles", "n_clusters", "note"]


def category_shares(
    rows: pd.DataFrame, by: Sequence[str], category: Sequence[str], clusters: pd.Series[int]
) -> pd.DataFrame:
    """How many rows of each group of `by` are of each `category` (k of n).

    One row a `by` x category that occurs. k = rows of the category, n = rows of the group; share =
    k / n in [0, 1] with the 95% interval low to high (intervals.share: whole articles vary, and
    passages that several of them print vary as one); n_articles = articles that hold the k;
    n_clusters = clusters of articles that hold the n. Where there are too few (intervals.share),
    share, low and high are NaN and note says so; it also says where the interval is wide. `rows`
    have article_id and duplicate_cluster; rows without a category are in n only.
    """
    keys = [*by, *category]
    columns = [*keys, *FIGURES]
    if rows.empty:
        return pd.DataFrame(columns=columns)
    known = rows.assign(_cluster=rows["article_id"].astype(str).map(clusters).to_numpy())
    out: list[tuple[object, ...]] = []
    for name, group in known.groupby(list(by), dropna=False, sort=False) if by else [((), known)]:
        _, place = np.unique(group["_cluster"].to_numpy(), return_inverse=True)
        n = np.bincount(place).astype(float)
        copied = cells(place, group["duplicate_cluster"])
        coded = group.groupby(list(category), dropna=False, sort=False)
        for value, index in coded.indices.items():
            values = value if isinstance(value, tuple) else (value,)
            if all(pd.isna(v) for v in values):
                continue
            hit = np.zeros(len(group))
            hit[index] = 1.0
            k = np.bincount(place, hit).astype(float)
            found = share(k, n, copied.shared(hit, np.ones(len(hit))))
            n_articles = group["article_id"].iloc[index].nunique()
            out.append((*(name if isinstance(name, tuple) else (name,)), *values, len(index),
                        len(group), found.value, found.low, found.high, n_articles,
                        found.n_clusters, found.note))  # fmt: skip
    return pd.DataFrame(out, columns=columns)
