"""Who is quoted, how, where and with which verbs: shares with intervals, by group and type."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from framing.analysis.estimates.intervals import jackknife
from framing.analysis.estimates.shared import Shared, cells
from framing.analysis.rates.shares import FIGURES, category_shares
from framing.analysis.sourcing import OFFICIALS, POLITICAL
from framing.spans import parse_spans

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]

#: Measure -> what its k of n attributions are.
MEASURES: Final = {
    "type": "k of the n attributions of the group are to speakers of the type `category`; "
            "nobody_named and unspecified are types, so that a group's add up to its n",
    "officials": "k of n are to heads of state or government, other government, police or military",
    "officials and politicians": "k of n are to these or to legislators, parties, candidates or "
                                 "their campaigns",
    "speech": "k of the n attributions to the type are verbatim, partly verbatim or paraphrase",
    "place": "k of the n attributions to the type begin in the first, second or last third of "
             "the article",
    "stance": "k of the n reporting expressions for the type have the stance `category`",
}  # fmt: skip
#: Those that say whom a group quotes, the others how it quotes a type.
OF_GROUPS: Final = ("type", "officials", "officials and politicians")
COLUMNS: Final = ["measure", "compared", "speaker_type", "category", *FIGURES]
DIVERSITY: Final = ["compared", "n", "n_unnamed", "n_speakers", "effective", "low", "high",
                    "n_clusters", "note"]  # fmt: skip
ALL_TYPES: Final = "all"
_SPEECH: Final = {"direct": "verbatim", "mixed": "partly verbatim", "fragment": "partly verbatim",
                  "scare": "partly verbatim", "indirect": "paraphrase",
                  "hearsay": "paraphrase"}  # fmt: skip
_THIRDS: Final = ("first third", "second third", "last third")


def source_rates(
    quotes: pd.DataFrame, lengths: pd.Series[int], clusters: pd.Series[int]
) -> pd.DataFrame:
    """Every measure of MEASURES in one long table, as `category_shares` gives them.

    `quotes` are those of sourcing.quotes with `compared`; `lengths` article_id -> characters.
    Types with fewer attributions than a share needs say "too few". Attributions whose place,
    speech or stance is not known are left out of that measure's n. Studies of sourcing count
    legislators and candidates among officials (Sigal 1973; Gans 1979, ch. 4; Brown, Bybee, Wearden
    & Straughan 1987) and mean by "official debate" that of government and parliament (Bennett
    1990): with these compare `officials and politicians`.
    """
    said = quotes.assign(
        all_types=ALL_TYPES,
        official=quotes["speaker_type"].isin(OFFICIALS).map({True: "officials", False: None}),
        political=quotes["speaker_type"].isin(POLITICAL).map(
            {True: "officials and politicians", False: None}),
        manner=quotes["speech"].map(_SPEECH),
        third=pd.Series(_thirds(quotes, lengths), index=quotes.index, dtype=object),
    )
    asked = (("type", "all_types", "speaker_type"), ("officials", "all_types", "official"),
             ("officials and politicians", "all_types", "political"),
             ("speech", "speaker_type", "manner"), ("place", "speaker_type", "third"),
             ("stance", "speaker_type", "stance"))  # fmt: skip
    frames = []
    for measure, of, category in asked:
        known = said if of == "all_types" else said[said[category].notna()]
        columns = {of: "speaker_type", category: "category"}
        picked = known[["article_id", "compared", "duplicate_cluster"]].assign(
            **{new: known[old].astype(object) for old, new in columns.items()})  # fmt: skip
        found = category_shares(picked, ["compared", "speaker_type"], ["category"], clusters)
        frames.append(found.assign(measure=measure).sort_values(
            ["compared", "speaker_type", "k", "category"], ascending=[True, True, False, True],
            kind="stable"))  # fmt: skip
    return pd.concat(frames, ignore_index=True)[COLUMNS]


def source_diversity(quotes: pd.DataFrame, clusters: pd.Series[int]) -> pd.DataFrame:
    """How many speakers a group quotes, effectively: 1 / sum of squared shares of attributions.

    No unit, from 1 (one speaker has every quotation) to n_speakers (all equally many). Attributions
    that name nobody are left out and counted in n_unnamed. It grows with the number of
    attributions, so compare groups of like size. Interval: intervals.jackknife of its logarithm.
    NaN with "too few" as there. Source: Simpson 1949; Hill 1973 (order
    2); Laakso & Taagepera 1979.
    """
    rows = []
    for compared, group in quotes.groupby("compared", sort=True):
        named = group[group["speaker_id"].notna()]
        if named.empty:
            continue
        _, place = np.unique(named["article_id"].astype(str).map(clusters), return_inverse=True)
        who, speakers = pd.factorize(named["speaker_id"].astype(str))
        copied = cells(place, named["duplicate_cluster"])
        totals = np.bincount(who).astype(np.float64)
        features, parts = (
            _taken_away(at, who[rows], totals)
            for at, rows in ((place, slice(None)), (copied.cell, copied.rows)))  # fmt: skip
        n = features[:, :1]
        rest = float((totals**2).sum() - features[:, 1].sum())
        shared = Shared(parts, parts[:, :1], copied.of)
        (found,) = jackknife(features, n, _Effective(rest), "log", shared)
        rows.append((compared, len(named), len(group) - len(named), len(speakers), found.value,
                     found.low, found.high, found.n_clusters, found.note))  # fmt: skip
    return pd.DataFrame(rows, columns=DIVERSITY)


def _taken_away(place: Places, who: Places, totals: Floats) -> Floats:
    """(places x 2): attributions at each place, and by how much the sum of squares of `totals` is
    less without them: sum T^2 - sum (T - x)^2 = sum (2 T x - x^2), over speakers."""
    shape = int(place.max(initial=-1)) + 1, len(totals)
    table = sparse.coo_array((np.ones(len(who)), (place, who)), shape=shape).tocsr()
    taken = 2 * (table @ totals) - np.asarray(table.power(2).sum(axis=1)).ravel()
    return np.column_stack([np.asarray(table.sum(axis=1)).ravel(), taken])


class _Effective:
    """Totals of (n, squares taken away by each cluster) -> 1 / sum of squared shares."""

    def __init__(self, rest: float) -> None:
        self._rest = rest

    def __call__(self, totals: Floats) -> Floats:
        return np.asarray((totals[..., 0] ** 2 / (totals[..., 1] + self._rest))[..., None])


def _thirds(quotes: pd.DataFrame, lengths: pd.Series[int]) -> list[str | None]:
    """In which third of the article's text the content begins."""
    out: list[str | None] = []
    sizes = quotes["article_id"].astype(str).map(lengths)
    for spans, size in zip(quotes["content_spans"], sizes, strict=True):
        if pd.isna(spans) or pd.isna(size) or not size:
            out.append(None)
        else:
            start = parse_spans(str(spans))[0].start
            out.append(_THIRDS[min(2, int(3 * start / size))])
    return out
