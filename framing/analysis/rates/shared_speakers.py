"""The same speaker in several outlets: which of their words each lets through."""

from __future__ import annotations

from typing import Final

import pandas as pd

from framing.analysis.compare.legitimacy import Scales, mean_legitimacy
from framing.analysis.sourcing import QUOTED
from framing.analysis.words import frequencies, tally

_WHO: Final = ["speaker_id", "speaker", "speaker_type", "compared"]
COLUMNS: Final = [*_WHO, "n", "n_articles", "n_words", "n_verbatim", "verbs"]
NAMES: Final = [*_WHO, "referent", "labels", "n", "n_unscored", "mean", "low", "high", "n_clusters",
                "note"]  # fmt: skip


def shared_speakers(quotes: pd.DataFrame) -> pd.DataFrame:
    """One row a speaker x outlet, of the speakers whom two or more outlets quote.

    n = attributions, n_words = words of theirs, n_verbatim = attributions that are wholly or
    partly in quotation marks; all verbs with how often. What differs between rows of one speaker is
    the outlets' choice and the occasions on which they quote. Most quoted first.
    """
    said = quotes[quotes["speaker_id"].notna()]
    verbatim = said["speech"].isin(QUOTED).astype(int)
    out = said.assign(_verbatim=verbatim).groupby(_WHO, dropna=False).agg(
        n=("attribution_id", "size"), n_articles=("article_id", "nunique"),
        n_words=("n_words", "sum"), n_verbatim=("_verbatim", "sum"),
        verbs=("verb", lambda column: tally(column.dropna().astype(str), None)),
    ).reset_index()  # fmt: skip
    return _several(out, ["speaker_id"])[COLUMNS]


def shared_names(
    mentions: pd.DataFrame, clusters: pd.Series[int], known: Scales | None = None
) -> pd.DataFrame:
    """One row a speaker x outlet x referent class that the speaker names in two or more outlets.

    Like is compared with like: one speaker's names for one class. labels = these names, each k of
    the n that stand in this outlet's quotations of the speaker; n of them have a level and
    n_unscored have none; mean, its interval, n_clusters and note as in
    `compare.legitimacy.mean_legitimacy`. `mentions` are attributed ones with `compared`. Speakers
    with most names first.
    """
    named = mentions[(mentions["kind"] == "named") & mentions["speaker_id"].notna()]
    keys = [*_WHO, "referent"]
    of_class = ["speaker_id", "referent"]
    held = named[named.groupby(of_class)["compared"].transform("nunique") > 1]
    if held.empty:
        return pd.DataFrame(columns=NAMES)
    number = held.groupby(keys, dropna=False, sort=False).ngroup()
    found = mean_legitimacy(held.assign(compared=number), clusters, known).set_index("compared")
    first = held.assign(_number=number).drop_duplicates("_number").set_index("_number")[keys]
    rows = first.join(found.drop(columns="referent"))
    labels = held["label"].astype(str).groupby(number)
    rows["labels"] = labels.agg(_k_of_n)
    rows["_size"] = labels.size()
    rows["n"] = rows["n"].fillna(0).astype(int)
    rows["n_unscored"] = rows["_size"] - rows["n"]
    rows["n_clusters"] = rows["n_clusters"].fillna(0).astype(int)
    rows["note"] = rows["note"].fillna("")
    return _several(rows, of_class, "_size")[NAMES]


def _k_of_n(labels: pd.Series[str]) -> str:
    """`rioters 9 of 12, thugs 3 of 12`."""
    return ", ".join(f"{label} {k:,} of {len(labels):,}" for label, k in frequencies(labels))


def _several(rows: pd.DataFrame, keys: list[str], size: str = "n") -> pd.DataFrame:
    """The rows whose `keys` stand in two outlets or more; of the speaker with the most first."""
    kept = rows[rows.groupby(keys)["compared"].transform("nunique") > 1]
    totals = [-kept.groupby(names)[size].transform("sum") for names in (["speaker_id"], keys)]
    order = kept.assign(_all=totals[0], _class=totals[1], _few=-kept[size])
    index = order.sort_values(["_all", "speaker_id", "_class", *keys[1:], "_few", "compared"],
                              kind="stable").index  # fmt: skip
    return kept.loc[index].reset_index(drop=True)
