"""Acts of force and their victims: who is seen to act, on whom, and who gives the numbers.

Verbs and nouns are never put together: a verb in its clause wants somebody who acts or is acted on,
a noun hardly ever names them, so that a figure over both says how many nouns there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pandas as pd

from framing.analysis.rates.harm import harmed
from framing.analysis.rates.shares import FIGURES, category_shares
from framing.lexicon import KIND_OF

#: Measure -> what its k of n are; "acts" are those of one form, verbs or nouns.
MEASURES: Final = {
    "agent": "k of the n acts done to the side say who acts (visible), or do not (hidden)",
    "voice": "k of the n verbs are active, active without a subject of their own (\"to kill\"), "
             "passive with an agent, or passive without",
    "victim": "k of the n acts say to whom it is done (given), or do not",
    "who acts": "k of the n acts that say who acts have one of the class `category`",
    "to whom": "k of the n acts that say to whom have one of the class `category`",
    "wording": "k of the n words on the scale of visibility are heightened, explicit, softened or "
               "hidden; conflicts and conditions too",
    "form": "k of the n acts are put as verbs, or as nouns",
    "counted": "k of the n numbers of people dead, injured or detained are of the side `category`",
    "number given by": "k of the n numbers of people dead, injured or detained of the side are "
                       "given by the outlet or by a speaker of the type `category`",
}  # fmt: skip
COLUMNS: Final = ["measure", "form", "compared", "side", "category", *FIGURES]
ALL: Final = "all"
NOBODY: Final = "nobody given"
#: agency -> how an act is put, in the order in which they are told.
FORMS: Final = {"active": "verbs", "passive_with_agent": "verbs", "passive_agentless": "verbs",
                "nominal": "nouns"}  # fmt: skip
#: The sides of the codebook; others are classes of no side (`annotations.PLAIN_REFERENTS`).
_SIDES: Final = {"named": "somebody named", "unresolved": "a pronoun", "other": "something else"}
_VISIBILITY: Final = {-1: "heightened", 0: "explicit", 1: "softened", 2: "hidden"}
_Asked = tuple[str, str, pd.DataFrame, "pd.Series[Any]", "pd.Series[Any]"]


def side_of(referent: str) -> str:
    """The side of a referent class: people, armed, state or events; else in words what is known."""
    return KIND_OF.get(referent, _SIDES.get(referent, referent)) or NOBODY


def is_act(acts: pd.DataFrame) -> pd.Series[bool]:
    """Which rows can be asked who acts: not wars, clashes, violence and casualties."""
    return acts["kind"].fillna("act") == "act"


def is_seen(acts: pd.DataFrame) -> pd.Series[bool]:
    """Which rows say who acts; a pronoun does."""
    return acts["agent_referent"].fillna("") != ""


def has_victim(acts: pd.DataFrame) -> pd.Series[bool]:
    """Which rows say to whom it is done."""
    return acts["patient_referent"].fillna("") != ""


def how_put(acts: pd.DataFrame) -> pd.Series[Any]:
    """`agency`, where an active verb without a subject of its own is `active_without_subject`."""
    bare = (acts["agency"] == "active") & ~is_seen(acts)
    return acts["agency"].astype(object).mask(bare, "active_without_subject")


def without_agent(acts: pd.DataFrame) -> tuple[int, int]:
    """How many rows are conflicts, and how many conditions, outcomes and means."""
    kinds = acts["kind"].value_counts()
    return int(kinds.get("conflict", 0)), int(kinds.get("condition", 0))


def force_rates(
    acts: pd.DataFrame, counts: pd.DataFrame, clusters: pd.Series[int]
) -> pd.DataFrame:
    """Every measure of MEASURES in one long table, as `category_shares` gives them.

    `acts` and `counts` are rows of these tables with `compared`; counts also with `giver` (the
    type of the speaker, or `outlet`). Denied and planned acts count: what is asked is how they
    are put. Numbers are those of `harm.harmed`.
    """
    forms = acts["agency"].map(FORMS)
    asked: list[_Asked] = [("form", ALL, rows := acts[is_act(acts)], _constant(rows, ALL),
                            forms.loc[rows.index])]  # fmt: skip
    for form in ("verbs", "nouns"):
        asked += _of_form(acts[forms == form], form)
    harm = counts[harmed(counts)]
    counted = harm["counted_referent"].fillna("").astype(str).map(side_of)
    asked += [("counted", "", harm, _constant(harm, ALL), counted),
              ("number given by", "", harm, _constant(harm, ALL), harm["giver"]),
              ("number given by", "", harm, counted, harm["giver"])]  # fmt: skip
    order = {name: at for at, name in enumerate(MEASURES)}
    frames = [_shares(*each, clusters) for each in sorted(asked, key=lambda a: order[a[0]])]
    return pd.concat(frames, ignore_index=True)[COLUMNS]


def _of_form(rows: pd.DataFrame, form: str) -> Iterator[_Asked]:
    """The measures of the acts that are put in one form."""
    acts = rows[is_act(rows)]
    victim = acts["patient_referent"].fillna("").astype(str)
    sides = victim.map(side_of)
    seen, given = is_seen(acts), has_victim(acts)
    visible = seen.map({True: "visible", False: "hidden"})
    yield "agent", form, acts, _constant(acts, ALL), visible
    yield "agent", form, acts, sides, visible
    if form == "verbs":
        voice = how_put(acts)
        yield "voice", form, acts, _constant(acts, ALL), voice
        yield "voice", form, acts, sides, voice
    yield "victim", form, acts, _constant(acts, ALL), given.map({True: "given", False: NOBODY})
    yield "who acts", form, acts[seen], _constant(acts[seen], ALL), acts["agent_referent"][seen]
    yield "to whom", form, acts[given], _constant(acts[given], ALL), victim[given]
    scaled = rows[rows["visibility"].notna()]
    yield ("wording", form, scaled, _constant(scaled, ALL),
           scaled["visibility"].map(lambda level: _VISIBILITY[int(level)]))


def _constant(rows: pd.DataFrame, value: str) -> pd.Series[Any]:
    return pd.Series(value, index=rows.index, dtype=object)


def _shares(
    measure: str, form: str, rows: pd.DataFrame, side: pd.Series[Any], category: pd.Series[Any],
    clusters: pd.Series[int],
) -> pd.DataFrame:  # fmt: skip
    picked = rows[["article_id", "compared", "duplicate_cluster"]].assign(
        article_id=rows["article_id"].astype(str), side=side.astype(object),
        category=category.astype(object))  # fmt: skip
    found = category_shares(picked, ["compared", "side"], ["category"], clusters)
    # All acts first, then those of each side; the most frequent first.
    ranked = found.assign(_part=found["side"] != ALL).sort_values(
        ["_part", "compared", "side", "k", "category"], ascending=[True, True, True, False, True],
        kind="stable")  # fmt: skip
    return ranked.assign(measure=measure, form=form)


def acts_in_words(acts: pd.DataFrame) -> tuple[str, ...]:
    """What of the rows of acts is in which denominator, and what is in none."""
    asked = acts[is_act(acts)]
    if acts.empty:
        return ()
    forms = asked["agency"].map(FORMS)
    victims = has_victim(asked)
    parts = [f"{int((forms == form).sum()):,} {form} ({int((victims & (forms == form)).sum()):,} "
             "give a victim; a side is one of these)" for form in ("verbs", "nouns")]  # fmt: skip
    n_conflicts, n_conditions = without_agent(acts)
    return (
        f"Of them {len(asked):,} are acts that somebody does: {' and '.join(parts)}. Nouns hardly "
        "ever name who acts: compare within one form",
        f"{n_conflicts:,} conflicts (war, clashes) and {n_conditions:,} conditions, outcomes and "
        "means (violence, terrorism, casualties) have nobody who acts: they are in `wording` alone",
    )
