"""The same speaker in several outlets: which of their words each lets through."""

from __future__ import annotations

from typing import Final

import pandas as pd

from framing.analysis.estimates.intervals import MIN_N
from framing.analysis.labels import UNSPECIFIED
from framing.analysis.words import tally

COLUMNS: Final = ["speaker_id", "speaker", "speaker_type", "compared", "n", "n_articles", "n_words",
                  "n_verbatim", "labels", "n_labels", "mean_legitimacy", "verbs"]  # fmt: skip


def shared_speakers(quotes: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """One row a speaker x outlet, of the speakers whom two or more outlets quote.

    n = attributions, n_words = words of theirs, n_verbatim = attributions that are wholly or
    partly in quotation marks; labels = the contested names in their words with how often, n_labels
    of them on the scale of legitimacy and their mean (levels of -3 to 2; NaN under 20, where a mean
    says nothing). What differs between rows of one speaker is the outlets' choice and the
    occasions on which they quote. Most quoted first.
    """
    said = quotes[quotes["speaker_id"].notna() & (quotes["speaker"] != UNSPECIFIED)]
    keys = ["speaker_id", "speaker", "speaker_type", "compared"]
    verbatim = said["speech"].isin(["direct", "mixed", "fragment", "scare"]).astype(int)
    grouped = said.assign(_verbatim=verbatim).groupby(keys, dropna=False)
    out = grouped.agg(
        n=("attribution_id", "size"), n_articles=("article_id", "nunique"),
        n_words=("n_words", "sum"), n_verbatim=("_verbatim", "sum"),
        verbs=("verb", lambda column: tally(column.dropna().astype(str))),
    ).reset_index()  # fmt: skip
    several = out.groupby("speaker_id")["compared"].transform("nunique") > 1
    out = out[several]
    named = mentions[(mentions["kind"] == "named") & mentions["speaker_id"].notna()]
    labels = named.groupby(["speaker_id", "compared"]).agg(
        labels=("label", lambda column: tally(column.astype(str))),
        n_labels=("legitimacy", "count"), mean_legitimacy=("legitimacy", "mean"),
    ).reset_index()  # fmt: skip
    out = out.merge(labels, on=["speaker_id", "compared"], how="left")
    out["n_labels"] = out["n_labels"].fillna(0).astype(int)
    out["mean_legitimacy"] = out["mean_legitimacy"].where(out["n_labels"] >= MIN_N)
    out["labels"] = out["labels"].fillna("")
    order = out.assign(_all=-out.groupby("speaker_id")["n"].transform("sum"), _n=-out["n"])
    index = order.sort_values(["_all", "speaker_id", "_n", "compared"], kind="stable").index
    return out.loc[index].reset_index(drop=True)[COLUMNS]
