"""What may be said in words about a handful of articles: counts with their denominators.

A finding describes the articles at hand and tests nothing: no outlet is compared with another.
Each is built from the data by a template that says nothing below `MIN_N`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import pandas as pd

from framing.analysis.labels import UNSPECIFIED
from framing.analysis.sourcing import Sourcing
from framing.analysis.words import frequencies, tally
from framing.tables.frames import Tables

#: With fewer cases than this nothing is put in words.
MIN_N: Final = 3
#: With fewer cases than this a percentage looks more precise than it is.
MIN_FOR_PERCENT: Final = 20
#: Findings worth the front page, out of those that `find` gives; the others stand below them.
FRONT: Final = 7
#: Legitimacy at or below which a label delegitimises (codebook, section 2).
STRONG: Final = -2
#: Visibility at or above which an act of force is softened or hidden (codebook, section 2).
SOFTENED: Final = 1
#: Speaker types that speak for the state in whose country the events are.
OFFICIALS: Final = ("head_of_state", "government", "police_military")
PUBLIC: Final = ("protesters", "civilians")
_PLAIN: Final = {"police_military": "police or military",
                 "head_of_state": "head of state or government",
                 UNSPECIFIED: "type unknown"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence, the figures in it, and the passages behind it."""

    topic: str
    text: str
    #: The case count and its denominator: "k of n".
    k: int
    n: int
    #: Ids of rows of terms (`:t`) or attributions (`:a`); none where whole articles are counted.
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What findings are made from: the results that they put in words."""

    tables: Tables
    mentions: pd.DataFrame
    quotes: pd.DataFrame
    sourcing: Sourcing


def find(evidence: Evidence) -> tuple[Finding, ...]:
    """The findings that these articles bear out, the most telling first."""
    makers: tuple[Callable[[Evidence], Finding | None], ...] = (
        _whose_words, _who_is_quoted, _negative_for_people, _negative_in_own_voice,
        _softened_force, _hidden_agents, _doubt,
        _most_named, _officials, _paraphrase, _verbatim_labels, _at_a_distance, _agency_copy,
    )  # fmt: skip
    made = (maker(evidence) for maker in makers)
    return tuple(finding for finding in made if finding is not None and finding.n >= MIN_N)


def _whose_words(evidence: Evidence) -> Finding | None:
    s = evidence.sourcing
    text = _of(s.n_attributed_words, s.n_words, "words") + " are somebody else's."
    return Finding("voice", text, s.n_attributed_words, s.n_words,
                   _ids(evidence.quotes, "attribution_id"))  # fmt: skip


def _who_is_quoted(evidence: Evidence) -> Finding | None:
    said = evidence.quotes
    named = said[said["speaker"] != UNSPECIFIED]
    nobody = said[said["speaker"] == UNSPECIFIED]
    if named.empty:
        return None
    text = (f"Most often quoted: {tally(named['speaker'])}. "
            f"{_of(len(nobody), len(said), 'attributed passages')} name nobody.")  # fmt: skip
    return Finding("sources", text, len(nobody), len(said), _ids(nobody, "attribution_id"))


def _officials(evidence: Evidence) -> Finding | None:
    said = evidence.quotes
    official = said[said["speaker_type"].isin(OFFICIALS)]
    public = said[said["speaker_type"].isin(PUBLIC)]
    if official.empty and public.empty:
        return None
    text = (f"{_of(len(official), len(said), 'attributed passages')} are words of heads of state "
            f"or government, other government, police or military, {len(public):,} of protesters "
            "or civilians.")  # fmt: skip
    return Finding("sources", text, len(official), len(said), _ids(official, "attribution_id"))


def _paraphrase(evidence: Evidence) -> Finding | None:
    said = evidence.quotes
    loose = said[said["speech"].isin(["indirect", "hearsay"])]
    text = (f"{_of(len(loose), len(said), 'attributed passages')} are paraphrase, whose wording "
            "may be the outlet's own.")  # fmt: skip
    return Finding("voice", text, len(loose), len(said), _ids(loose, "attribution_id"))


def _most_named(evidence: Evidence) -> Finding | None:
    people = evidence.mentions
    people = people[(people["group"] == "people") & (people["kind"] == "named")]
    if people.empty:
        return None
    referent = frequencies(people["referent"])[0][0]
    named = people[people["referent"] == referent]
    own, others = named[named["voice"] == "outlet"], named[named["voice"] == "attributed"]
    if min(len(own), len(others)) < MIN_N:
        return None
    mentions = _of(len(own), len(named), f"mentions of {_plain(referent)}")
    text = (f"{mentions} are in the outlets' own voice: {tally(own['label'])}; in attributed "
            f"words stand {tally(others['label'])}.")  # fmt: skip
    return Finding("labels", text, len(own), len(named), _ids(named, "term_id"))


def _negative_for_people(evidence: Evidence) -> Finding | None:
    people = _strong(evidence.mentions)
    people = people[people["group"] == "people"]
    strong = people[_asserted(people)]
    own = strong[strong["voice"] == "outlet"]
    others = strong[strong["voice"] == "attributed"]
    if strong.empty:
        return None
    if own.empty:
        text = (f"All {len(strong):,} strongly negative labels of people ({tally(strong['label'])})"
                f" are somebody else's words: {_speakers(others)}.")  # fmt: skip
    else:
        text = (_of(len(own), len(strong), "strongly negative labels of people") + " stand in the "
                f"outlets' own voice ({tally(own['label'])}: {tally(own['outlet'])})")
        text += f"; the rest are words of {_speakers(others)}." if len(others) else "."
    text += _not_counted(people)
    return Finding("labels", text, len(own), len(strong), _ids(strong, "term_id"))


def _negative_in_own_voice(evidence: Evidence) -> Finding | None:
    printed = _strong(evidence.mentions)
    printed = printed[printed["voice"] == "outlet"]
    own = printed[_asserted(printed)]
    if own.empty:
        return None
    parts = [f"{len(rows):,} for {group} ({tally(rows['label'])})"
             for group, rows in own.groupby("group")]  # fmt: skip
    text = f"Strongly negative labels in the outlets' own voice: {', '.join(parts)}."
    text += _not_counted(printed)
    return Finding("labels", text, len(own), len(own), _ids(own, "term_id"))


def _verbatim_labels(evidence: Evidence) -> Finding | None:
    said = _strong(evidence.mentions)
    said = said[said["voice"] == "attributed"]
    strong = said[_asserted(said)]
    loose = strong[~_true(strong["quoted"])]
    if strong.empty:
        return None
    k, what = len(strong) - len(loose), "strongly negative labels in attributed words"
    text = f"{_of(k, len(strong), what)} are verbatim"
    text += f"; in paraphrase stand {tally(loose['label'])}." if len(loose) else "."
    text += _not_counted(said)
    return Finding("labels", text, k, len(strong), _ids(strong, "term_id"))


def _doubt(evidence: Evidence) -> Finding | None:
    cued = evidence.quotes[evidence.quotes["stance"].notna()]
    doubted = cued[cued["stance"] == "D"]
    if doubted.empty:
        return None
    totals = cued["speaker_type"].value_counts()
    parts = [f"{_plain(kind)} {n:,} of {totals[kind]:,}"
             for kind, n in frequencies(doubted["speaker_type"])]  # fmt: skip
    text = (
        _of(len(doubted), len(cued), "reporting expressions") + " cast doubt or report a belief"
        f" ({tally(doubted['verb'])}); by type of speaker: {', '.join(parts)}."
    )
    return Finding("verbs", text, len(doubted), len(cued), _ids(doubted, "attribution_id"))


def _softened_force(evidence: Evidence) -> Finding | None:
    force = evidence.mentions[evidence.mentions["visibility"].notna()]
    soft = force[force["visibility"] >= SOFTENED]
    if soft.empty:
        return None
    own = soft[soft["voice"] == "outlet"]
    text = (f"{_of(len(soft), len(force), 'mentions of acts of force')} soften or hide them "
            f"({tally(soft['label'])}), {len(own):,} of these in the outlets' own "
            "voice.")  # fmt: skip
    return Finding("force", text, len(soft), len(force), _ids(soft, "term_id"))


def _hidden_agents(evidence: Evidence) -> Finding | None:
    force = evidence.mentions[evidence.mentions["group"] == "force"]
    claims = evidence.tables.claims
    claims = claims[claims["claim_id"].isin(set(force["claim_id"].dropna()))]
    hidden = claims[claims["agency"] == "passive_agentless"]
    if hidden.empty:
        return None
    text = (f"{_of(len(hidden), len(claims), 'claims that name an act of force')} are passives "
            "without an agent.")  # fmt: skip
    behind = force[force["claim_id"].isin(set(hidden["claim_id"]))]
    return Finding("force", text, len(hidden), len(claims), _ids(behind, "term_id"))


def _at_a_distance(evidence: Evidence) -> Finding | None:
    mentions = evidence.mentions
    kept_off = mentions[mentions["polarity"].isin(["denied", "hedged", "distanced"])]
    if kept_off.empty:
        return None
    parts = [f"{n:,} {polarity}" for polarity, n in frequencies(kept_off["polarity"])]
    text = (f"{_of(len(kept_off), len(mentions), 'labels')} are not asserted: {', '.join(parts)} "
            f"({tally(kept_off['label'])}).")  # fmt: skip
    return Finding("labels", text, len(kept_off), len(mentions), _ids(kept_off, "term_id"))


def _agency_copy(evidence: Evidence) -> Finding | None:
    articles = evidence.tables.articles
    wired = articles[articles["wire"].notna()]
    if wired.empty:
        return None
    text = (f"{_of(len(wired), len(articles), 'articles')} credit a news agency "
            f"({tally(wired['wire'])}): their wording may be shared.")  # fmt: skip
    return Finding("copy", text, len(wired), len(articles), ())


def _strong(mentions: pd.DataFrame) -> pd.DataFrame:
    """Strongly negative names, also those that are not asserted."""
    return mentions[_true(mentions["legitimacy"] <= STRONG) & (mentions["kind"] == "named")]


def _asserted(mentions: pd.DataFrame) -> pd.Series[bool]:
    return mentions["polarity"].fillna("asserted") == "asserted"


def _not_counted(mentions: pd.DataFrame) -> str:
    """What a finding that counts asserted uses says of the others; empty where there are none."""
    n = int((~_asserted(mentions)).sum())
    return f" Not counted: {n:,} denied, hedged or distanced." if n else ""


def _true(flags: pd.Series[bool]) -> pd.Series[bool]:
    """Flags with absent ones as false."""
    return flags.fillna(False).astype(bool)


def _of(k: int, n: int, what: str) -> str:
    """`3 of 12 words`, with a share where it means something."""
    return f"{k:,} of {n:,} {what}" + (f" ({k / n:.0%})" if n >= MIN_FOR_PERCENT else "")


def _speakers(rows: pd.DataFrame) -> str:
    return tally(rows["speaker"].replace(UNSPECIFIED, "nobody named"))


def _plain(kind: str) -> str:
    return _PLAIN.get(kind, kind.replace("_", " "))


def _ids(rows: pd.DataFrame, column: str) -> tuple[str, ...]:
    values: Iterable[object] = rows[column].dropna()
    return tuple(str(value) for value in values)
