"""Articles -> clusters: what is left out as a whole when the uncertainty of a figure is taken."""

from __future__ import annotations

from collections import Counter
from typing import Final

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from framing.tables.frames import Tables

#: Articles that share this much of the shorter one's claims are one cluster.
SHARED: Final = 0.5
#: A passage that more articles than this print is furniture (a standing note), not shared copy.
MOST_COPIES: Final = 50


def clusters(tables: Tables) -> pd.Series[int]:
    """article_id -> number of its cluster, from 0; an article that shares nothing is its own.

    Two articles are linked where at least half of the claims of one of them stand in
    near-duplicate passages (`duplicate_cluster`) that the other prints too; clusters are what
    hangs together by links. Less shared copy is too little to make two articles one observation.
    """
    ids = tables.articles["article_id"].astype(str)
    place = {article_id: i for i, article_id in enumerate(ids)}
    claims = tables.claims
    n_claims = claims["article_id"].value_counts()
    copied = claims[claims["duplicate_cluster"].notna()]
    shared: Counter[tuple[int, int]] = Counter()
    for _, rows in copied.groupby("duplicate_cluster", sort=True):
        times = Counter(place[str(i)] for i in rows["article_id"] if str(i) in place)
        if len(times) <= MOST_COPIES:
            for one, n in times.items():
                shared.update({(one, other): n for other in times if other != one})
    links = [pair for pair, n in shared.items()
             if n >= SHARED * int(n_claims.get(ids.iloc[pair[0]], 0))]  # fmt: skip
    rows_, columns = np.array(links, dtype=int).reshape(-1, 2).T
    graph = sparse.coo_array((np.ones(len(links)), (rows_, columns)), shape=(len(ids), len(ids)))
    _, labels = connected_components(graph, directed=False)
    return pd.Series(labels, index=pd.Index(ids, name="article_id"), name="cluster", dtype=int)
