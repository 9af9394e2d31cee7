"""Numbers of people harmed: which they are, who gives them, and what was left out of them."""

from __future__ import annotations

from typing import Final

import pandas as pd

from framing.analysis.words import tally

CASUALTIES: Final = ["compared", "outcome", "counted_referent", "n", "n_articles", "least", "most",
                     "n_open", "given_by"]  # fmt: skip
#: What happened to people who are counted as harmed.
HARMED: Final = ("dead", "injured", "dead_or_injured", "detained")


def harmed(counts: pd.DataFrame) -> pd.Series[bool]:
    """Which rows give a number of people who were harmed, as told.

    Not counted: denied numbers and none ("did not kill", "no arrests"), since they say that nobody
    was harmed; and numbers of what has not happened ("would deport 11 million", "could kill").
    """
    return _of_harm(counts) & ~_denied(counts) & ~_flag(counts, "hypothetical")


def _of_harm(counts: pd.DataFrame) -> pd.Series[bool]:
    return counts["outcome"].isin(HARMED)


def _denied(counts: pd.DataFrame) -> pd.Series[bool]:
    none = (counts["high"] == 0).fillna(False).astype(bool)
    return (_flag(counts, "negated") | none) & ~_flag(counts, "hypothetical")


def _flag(counts: pd.DataFrame, name: str) -> pd.Series[bool]:
    return counts[name].fillna(False).astype(bool)


def casualties(counts: pd.DataFrame) -> pd.DataFrame:
    """One row a group x outcome x class of people: how often they are counted, and how high.

    Rows are those of `harmed`. n = numbers given; least and most = the lowest lower and the highest
    upper bound of those that have one; n_open = numbers without an upper bound ("dozens", "more
    than 300"); given_by = who gives them, with how often. Numbers of different articles may be of
    different events: nothing is added up.
    """
    harm = counts[harmed(counts)]
    if harm.empty:
        return pd.DataFrame(columns=CASUALTIES)
    named = harm.assign(counted_referent=harm["counted_referent"].fillna(""))
    out = named.groupby(["compared", "outcome", "counted_referent"], sort=True).agg(
        n=("count_id", "size"), n_articles=("article_id", "nunique"), least=("low", "min"),
        most=("high", "max"), n_open=("high", lambda column: int(column.isna().sum())),
        given_by=("giver", lambda column: tally(column.astype(str), None)),
    ).reset_index()  # fmt: skip
    order = out.assign(_few=-out["n"]).sort_values(
        ["compared", "_few", "outcome", "counted_referent"], kind="stable").index  # fmt: skip
    return out.loc[order].reset_index(drop=True)[CASUALTIES]


def numbers_in_words(counts: pd.DataFrame) -> tuple[str, ...]:
    """How many of the numbers are of people harmed, and why the others are not."""
    if counts.empty:
        return ()
    kept, harm = harmed(counts), _of_harm(counts)
    told = counts["outcome"][kept].value_counts().reindex(HARMED).dropna()
    what = ", ".join(f"{str(name).replace('_', ' ')} {int(n):,}" for name, n in told.items())
    plain = counts["outcome"][~harm]
    nothing = int((plain == "other").sum())
    moved = plain[plain != "other"].value_counts()
    supposed = int((harm & _flag(counts, "hypothetical")).sum())
    denied = int((harm & _denied(counts)).sum())
    notes = [f"{int(kept.sum()):,} of them are of people harmed" + (f" ({what})" if what else "")]
    if nothing or len(moved):
        others = "".join(f", {int(n):,} {name}" for name, n in moved.items())
        notes.append(f"{len(plain):,} are not: of {nothing:,} the text tells no harm (\"12 "
                     f"candidates\"){others}")  # fmt: skip
    if supposed or denied:
        notes.append(f"{supposed:,} numbers of harm that has not happened (planned, demanded, "
                     f"feared, supposed) and {denied:,} that are denied or none are left out")
    return tuple(notes)
