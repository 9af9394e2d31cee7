"""Rates of labels: k of the n mentions of a referent class, by outlet, speaker, type or period."""

from __future__ import annotations

from typing import Final

import pandas as pd

from framing.analysis.labels import GROUPS
from framing.analysis.rates.shares import FIGURES, category_shares

_CLASS: Final = ["compared", "period", "group", "referent", "kind"]
_LABEL: Final = ["label", "entry_id", "legitimacy", "visibility"]
COLUMNS: Final = [*_CLASS, *_LABEL, *FIGURES]


def label_rates(mentions: pd.DataFrame, clusters: pd.Series[int]) -> pd.DataFrame:
    """`category_shares` of labels within a group, a period, a referent class and a kind.

    `mentions` are those of labels.label_mentions with `compared` (the group) and `period` (empty
    where time is not asked for). Names and ascriptions never share a denominator. Ordered by
    group, period and class, the most frequent label first. Source: codebook, section 3.
    """
    out = category_shares(mentions, _CLASS, _LABEL, clusters)[COLUMNS]
    rank = {name: i for i, name in enumerate(r for names in GROUPS.values() for r in names)}
    order = out.assign(_class=out["referent"].map(lambda r: rank.get(r, len(rank))), _few=-out["k"])
    keys = ["compared", "period", "_class", "referent", "kind", "_few", "label", "entry_id"]
    ascending = [key != "kind" for key in keys]  # names before ascriptions
    return out.loc[order.sort_values(keys, ascending=ascending, kind="stable").index].reset_index(
        drop=True)  # fmt: skip
