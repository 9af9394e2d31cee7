"""Acts of force and their victims: who is seen to act, on whom, and who gives the numbers."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd

from framing.analysis.rates.shares import FIGURES, category_shares
from framing.analysis.words import tally
from framing.lexicon import KIND_OF

#: Measure -> what its k of n acts (of casualties: of counts) are.
MEASURES: Final = {
    "agent": "k of the n acts whose victims are of the side give an agent (visible), or none",
    "who acts": "k of the n acts that give an agent have one of the class `category`",
    "to whom": "k of the n acts that give a victim have one of the class `category`",
    "form": "k of the n acts are put as active, passive with or without agent, or as a noun",
    "wording": "k of the n acts on the scale of visibility are heightened, explicit, softened or "
               "hidden",
    "number given by": "k of the n numbers of the dead, injured or detained of the side are given "
                       "by the outlet or by a speaker of the type `category`",
}  # fmt: skip
COLUMNS: Final = ["measure", "compared", "side", "category", *FIGURES]
CASUALTIES: Final = ["compared", "outcome", "counted_referent", "n", "n_articles", "least", "most",
                     "n_open", "given_by"]  # fmt: skip
ALL_SIDES: Final = "all"
NOBODY: Final = "nobody given"
#: What happened to people who are counted as harmed.
HARMED: Final = ("dead", "injured", "dead_or_injured", "detained")
_VISIBILITY: Final = {-1: "heightened", 0: "explicit", 1: "softened", 2: "hidden"}


def side_of(referent: str) -> str:
    """People, armed, state or events of a referent class; `nobody given` for an empty one."""
    return KIND_OF.get(referent, referent) or NOBODY


def force_rates(
    acts: pd.DataFrame, counts: pd.DataFrame, clusters: pd.Series[int]
) -> pd.DataFrame:
    """Every measure of MEASURES in one long table, as `category_shares` gives them.

    `acts` and `counts` are rows of these tables with `compared`; counts also with `giver` (the
    type of the speaker, or `outlet`). An agent that is a pronoun is visible. Denied acts count.
    """
    victim = acts["patient_referent"].fillna("").astype(str).map(side_of)
    agent = acts["agent_referent"].notna() & (acts["agent_referent"] != "")
    visible = agent.map({True: "visible", False: "hidden"})
    harm = counts[counts["outcome"].isin(HARMED)]
    counted = harm["counted_referent"].fillna("").astype(str).map(side_of)
    everywhere = pd.Series(ALL_SIDES, index=acts.index)
    asked: list[tuple[str, pd.DataFrame, pd.Series[Any], pd.Series[Any]]] = [
        ("agent", acts, everywhere, visible), ("agent", acts, victim, visible),
        ("who acts", acts[agent], everywhere, acts["agent_referent"][agent]),
        ("to whom", acts[victim != NOBODY], everywhere,
         acts["patient_referent"][victim != NOBODY]),
        ("form", acts, everywhere, acts["agency"]),
        ("wording", acts[acts["visibility"].notna()], everywhere,
         acts["visibility"].dropna().map(lambda level: _VISIBILITY[int(level)])),
        ("number given by", harm, counted, harm["giver"]),
    ]  # fmt: skip
    frames = []
    for measure, rows, side, category in asked:
        picked = pd.DataFrame({
            "article_id": rows["article_id"].astype(str), "compared": rows["compared"],
            "side": side.loc[rows.index].astype(object),
            "category": category.astype(object), "duplicate_cluster": rows["duplicate_cluster"],
        }, index=rows.index)  # fmt: skip
        found = category_shares(picked, ["compared", "side"], ["category"], clusters)
        frames.append(found.assign(measure=measure).sort_values(
            ["compared", "side", "k", "category"], ascending=[True, True, False, True],
            kind="stable"))  # fmt: skip
    return pd.concat(frames, ignore_index=True)[COLUMNS]


def casualties(counts: pd.DataFrame) -> pd.DataFrame:
    """One row a group x outcome x class of people: how often they are counted, and how high.

    n = numbers given; least and most = the lowest lower and the highest upper bound of those that
    have one; n_open = numbers without an upper bound ("dozens", "more than 300"); given_by = who
    gives them, with how often. Numbers of different articles may be of different events: nothing
    is added up. Denied ones count.
    """
    harm = counts[counts["outcome"].isin(HARMED)]
    if harm.empty:
        return pd.DataFrame(columns=CASUALTIES)
    named = harm.assign(counted_referent=harm["counted_referent"].fillna(""))
    out = named.groupby(["compared", "outcome", "counted_referent"], sort=True).agg(
        n=("count_id", "size"), n_articles=("article_id", "nunique"), least=("low", "min"),
        most=("high", "max"), n_open=("high", lambda column: int(column.isna().sum())),
        given_by=("giver", lambda column: tally(column.astype(str))),
    ).reset_index()  # fmt: skip
    order = out.assign(_few=-out["n"]).sort_values(
        ["compared", "_few", "outcome", "counted_referent"], kind="stable").index  # fmt: skip
    return out.loc[order].reset_index(drop=True)[CASUALTIES]
