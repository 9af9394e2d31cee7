"""How much legitimacy a group's words give: the mean level, with the interval of whole articles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from framing.analysis.estimates.intervals import mean_level
from framing.analysis.estimates.shared import cells

COLUMNS: Final = ["compared", "referent", "n", "n_unscored", "mean", "low", "high", "n_clusters",
                  "note"]  # fmt: skip


#: Referent class -> the strongest level below and above 0 that is in use, both without sign.
Scales = Mapping[str, tuple[float, float]]


def scales(mentions: pd.DataFrame) -> Scales:
    """The levels that names of each class have anywhere, in any voice: who does not use them here
    might in other articles. Where all are neutral, one level to either side.
    """
    levels = mentions[mentions["kind"] == "named"].groupby("referent")["legitimacy"]
    found = {str(name): (max(0.0, -float(low)), max(0.0, float(high)))
             for name, low, high in levels.agg(["min", "max"]).dropna().itertuples()}  # fmt: skip
    return {name: scale if any(scale) else (1.0, 1.0) for name, scale in found.items()}


def mean_legitimacy(
    mentions: pd.DataFrame, clusters: pd.Series[int], known: Scales | None = None
) -> pd.DataFrame:
    """Mean legitimacy of the names for each referent class, within each group.

    mean = sum of levels / n over mentions that name the referent and have a level, in [-3, 2];
    n_unscored name it with a word that is not on the scale. Interval: intervals.mean_level,
    whole articles left out, for levels as strong as those that some group uses for the class.
    Assumes that the levels, which are ordinal, are equally spaced, and counts denied, hedged
    and distanced uses at the level of the word. NaN with note "too few" as
    there. Scale: codebook, section 2.
    """
    rows = []
    named = mentions[mentions["kind"] == "named"]
    known = scales(mentions) if known is None else known
    for (compared, referent), group in named.groupby(["compared", "referent"], sort=True):
        scored = group[group["legitimacy"].notna()]
        if scored.empty:
            continue
        cluster = scored["article_id"].astype(str).map(clusters).to_numpy()
        _, place = np.unique(cluster, return_inverse=True)
        n = np.bincount(place).astype(float)
        level = scored["legitimacy"].to_numpy(dtype=float)
        up, down = (np.bincount(place, weights=np.maximum(sign * level, 0)).astype(float)
                    for sign in (1, -1))  # fmt: skip
        copied = cells(place, scored["duplicate_cluster"]).shared(
            np.maximum(level, 0), np.maximum(-level, 0), np.ones(len(level)))  # fmt: skip
        found = mean_level(up, down, n, known[str(referent)], copied)
        rows.append((compared, referent, len(scored), len(group) - len(scored), found.value,
                     found.low, found.high, found.n_clusters, found.note))  # fmt: skip
    return pd.DataFrame(rows, columns=COLUMNS)
