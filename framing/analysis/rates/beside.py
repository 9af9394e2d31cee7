"""Each outlet beside all the others: the same few shares of both, with intervals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.analysis.estimates.intervals import Estimate, share
from framing.analysis.estimates.shared import cells
from framing.analysis.evidence import STRONG
from framing.analysis.findings import SOFTENED
from framing.analysis.labels import UNSPECIFIED
from framing.analysis.sourcing import QUOTED

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.integer]

#: Measure -> what its k of n are, in this order.
MEASURES: Final = {
    "attributed words": "k of the n words are somebody else's",
    "nobody named": "k of the n attributions name nobody",
    "verbatim": "k of the n attributions are quoted, whole or in part",
    "strong names": "k of the n names with a level, in the outlet's own voice, are at -2 or -3",
    "softened force": "k of the n words for force on the scale of visibility, in the outlet's own "
                      "voice, soften or hide it",
}  # fmt: skip
COLUMNS: Final = ["outlet", "measure", "side", "k", "n", "share", "low", "high", "n_clusters",
                  "note"]  # fmt: skip


def beside_others(
    articles: pd.DataFrame, quotes: pd.DataFrame, mentions: pd.DataFrame, clusters: pd.Series[int]
) -> pd.DataFrame:
    """One row an outlet x measure of MEASURES x side: own, and others (all other outlets).

    share = k / n in [0, 1], with the 95% interval low to high of `intervals.share`: whole articles
    vary, clusters of shared copy as one. Where there are too few (intervals.share), these are
    NaN and note says so. `quotes` are those of sourcing.quotes, `mentions` those of
    labels.label_mentions. No rows where there is one outlet only.
    """
    outlets = articles["outlet"].fillna("").astype(str)
    names, outlet = np.unique(outlets.to_numpy(dtype=object), return_inverse=True)
    if len(names) < 2:
        return pd.DataFrame(columns=COLUMNS)
    ids = articles["article_id"].astype(str)
    cluster = ids.map(clusters).to_numpy(dtype=np.int64)
    place = pd.Series(range(len(ids)), index=ids)
    rows = []
    for measure, at, k, n, passage in _cases(articles, quotes, mentions, place):
        mine, of = outlet[at], cluster[at]
        every = [_summed(of, x, int(cluster.max()) + 1) for x in (k, n)]
        for i, name in enumerate(names):
            own = [_summed(of[mine == i], x[mine == i], len(every[0])) for x in (k, n)]
            others = [a - b for a, b in zip(every, own, strict=True)]
            for side, (kk, nn), at_side in (("own", own, mine == i), ("others", others, mine != i)):
                copied = cells(of[at_side], passage[at_side])
                found = share(kk, nn, copied.shared(k[at_side], n[at_side]))
                rows.append((name, measure, side, round(float(kk.sum())), *_figures(found)))
    order = {name: i for i, name in enumerate(MEASURES)}
    made = pd.DataFrame(rows, columns=COLUMNS)
    keys = made.assign(_measure=made["measure"].map(order), _side=made["side"] != "own")
    index = keys.sort_values(["outlet", "_measure", "_side"], kind="stable").index
    return made.loc[index].reset_index(drop=True)


def _cases(
    articles: pd.DataFrame, quotes: pd.DataFrame, mentions: pd.DataFrame, place: pd.Series[int]
) -> Iterator[tuple[str, Places, Floats, Floats, pd.Series[str]]]:
    """Measure, places of the articles, k and n there, and the shared passage of each row."""
    n_words = articles["n_words"].fillna(0).to_numpy(dtype=float)
    shares = articles["share_attributed_words"].fillna(0.0).to_numpy(dtype=float)
    attributed = np.round(n_words * shares).astype(np.float64)
    none = pd.Series(pd.NA, index=articles.index, dtype="string")
    yield "attributed words", np.arange(len(articles)), attributed, n_words, none
    own = mentions[(mentions["voice"] == "outlet").fillna(False).to_numpy(dtype=bool)]
    named = own[((own["kind"] == "named") & own["legitimacy"].notna()).to_numpy(dtype=bool)]
    force = own[own["visibility"].notna().to_numpy(dtype=bool)]
    quoted = quotes["speech"].isin(QUOTED)
    for measure, rows, hit in (
        ("nobody named", quotes, quotes["speaker"] == UNSPECIFIED),
        ("verbatim", quotes, quoted),
        ("strong names", named, named["legitimacy"] <= STRONG),
        ("softened force", force, force["visibility"] >= SOFTENED),
    ):
        at = rows["article_id"].astype(str).map(place).to_numpy(dtype=np.int64)
        k = np.array(hit.fillna(False).astype(bool), dtype=np.float64)
        yield measure, at, k, np.ones(len(rows)), rows["duplicate_cluster"]


def _summed(at: Places, values: Floats, n: int) -> Floats:
    """What stands at each of `n` places, added up."""
    return np.bincount(at, values, n).astype(np.float64)


def _figures(found: Estimate) -> tuple[int, float, float, float, int, str]:
    return found.n, found.value, found.low, found.high, found.n_clusters, found.note
