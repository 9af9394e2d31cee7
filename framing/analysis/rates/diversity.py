"""How many speakers are quoted, effectively."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from framing.analysis.estimates.intervals import jackknife
from framing.analysis.estimates.shared import Shared, cells
from framing.analysis.labels import NOBODY_NAMED
from framing.analysis.rates.naming import DESCRIBED, NAMED, members, naming

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]

COLUMNS: Final = ["compared", "n", "n_described", "n_unnamed", "n_joint", "n_speakers", "effective",
                  "low", "high", "n_clusters", "note"]  # fmt: skip


def source_diversity(
    quotes: pd.DataFrame, clusters: pd.Series[int], speakers: pd.DataFrame
) -> pd.DataFrame:
    """How many named speakers a group quotes, effectively: 1 / sum of squared shares of the n.

    No unit, from 1 (one speaker has every quotation) to n_speakers (all equally many). n =
    attributions to persons and bodies that are named (naming.naming). Who is only described is
    somebody new in every article and would count as many; n_described attributions are to these
    and n_unnamed to nobody named, both left out. n_joint of the n are to several named together: of
    those who are known by themselves each has an equal part. It grows with the number of
    attributions, so compare groups of like size. Interval: intervals.jackknife of its logarithm.
    NaN with "too few" as there. `quotes` are those of sourcing.quotes with `compared`, `speakers`
    the table. Source: Simpson 1949; Hill 1973 (order 2); Laakso & Taagepera 1979.
    """
    several = members(speakers)
    how = naming(quotes, speakers)
    rows = []
    for compared, group in quotes.groupby("compared", sort=True):
        kinds = how[group.index].value_counts()
        n_described, n_unnamed = (int(kinds.get(kind, 0)) for kind in (DESCRIBED, NOBODY_NAMED))
        named = group[how[group.index] == NAMED]
        if named.empty:
            continue
        parts = named["speaker_id"].astype(str).map(lambda i: several.get(i, (i,)))
        each = named.assign(_who=parts, _weight=1 / parts.map(len)).explode("_who")
        who, ids = pd.factorize(each["_who"])
        found = _effective(each, who, len(ids), clusters)
        rows.append((compared, len(named), n_described, n_unnamed,
                     int(named["speaker_id"].isin(list(several)).sum()), len(ids), *found))
    return pd.DataFrame(rows, columns=COLUMNS)


def _effective(
    each: pd.DataFrame, who: Places, n_speakers: int, clusters: pd.Series[int]
) -> tuple[float, float, float, int, str]:
    """The number with its interval, clusters and note; rows count with their `_weight`."""
    _, place = np.unique(each["article_id"].astype(str).map(clusters), return_inverse=True)
    weight = each["_weight"].to_numpy(dtype=np.float64)
    copied = cells(place, each["duplicate_cluster"])
    totals = np.bincount(who, weight, n_speakers).astype(np.float64)
    # What several cells of a passage take away together is more than what each does by itself.
    features, parts, whole = (
        _taken_away(at, who[rows], weight[rows], totals)
        for at, rows in ((place, slice(None)), (copied.cell, copied.rows),
                         (copied.of[copied.cell], copied.rows)))  # fmt: skip
    n = features[:, :1]
    rest = float((totals**2).sum() - features[:, 1].sum())
    shared = Shared(whole, parts, parts[:, :1], copied.of)
    (found,) = jackknife(features, n, _Effective(rest), "log", shared)
    return found.value, found.low, found.high, found.n_clusters, found.note


def _taken_away(place: Places, who: Places, weight: Floats, totals: Floats) -> Floats:
    """(places x 2): attributions at each place, and by how much the sum of squares of `totals` is
    less without them: sum T^2 - sum (T - x)^2 = sum (2 T x - x^2), over speakers."""
    shape = int(place.max(initial=-1)) + 1, len(totals)
    table = sparse.coo_array((weight, (place, who)), shape=shape).tocsr()
    taken = 2 * (table @ totals) - np.asarray(table.power(2).sum(axis=1)).ravel()
    return np.column_stack([np.asarray(table.sum(axis=1)).ravel(), taken])


class _Effective:
    """Totals of (n, squares taken away by each cluster) -> 1 / sum of squared shares."""

    def __init__(self, rest: float) -> None:
        self._rest = rest

    def __call__(self, totals: Floats) -> Floats:
        return np.asarray((totals[..., 0] ** 2 / (totals[..., 1] + self._rest))[..., None])
