"""What may be said in words about a handful of articles: counts with their denominators.

A finding describes the articles at hand and tests nothing: no outlet is compared with another.
Each is built from the data by a template that says nothing below `MIN_N`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pandas as pd

from framing.analysis.evidence import (
    Evidence,
    Finding,
    asserted,
    ids_of,
    k_of_n,
    named_speakers,
    not_counted,
    plain_words,
    share_of,
    strong_labels,
    true_flags,
    with_interval,
)
from framing.analysis.labels import UNSPECIFIED
from framing.analysis.rates.force import is_act, is_seen
from framing.analysis.sourcing import OFFICIALS, POLITICAL
from framing.analysis.words import frequencies, tally

#: With fewer cases than this nothing is put in words.
MIN_N: Final = 3
#: Findings worth the front page, out of those that `find` gives; the others stand below them.
FRONT: Final = 7
#: Visibility at or above which an act of force is softened or hidden (codebook, section 2).
SOFTENED: Final = 1
PUBLIC: Final = ("protesters", "civilians")


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
    articles = evidence.tables.articles
    of = articles["article_id"].astype(str).map(evidence.clusters)
    n = articles["n_words"].fillna(0).astype("float64")
    k = n * articles["share_attributed_words"].fillna(0.0)
    text = k_of_n(s.n_attributed_words, s.n_words, "words")
    each = pd.DataFrame({"k": k, "n": n}).groupby(of).sum().to_numpy(dtype="float64")
    text = with_interval(text, each[:, 0], each[:, 1])
    text += " are somebody else's."
    return Finding("voice", text, s.n_attributed_words, s.n_words,
                   ids_of(evidence.quotes, "attribution_id"))  # fmt: skip


def _who_is_quoted(evidence: Evidence) -> Finding | None:
    said = evidence.quotes
    named = said[said["speaker"] != UNSPECIFIED]
    nobody = said[said["speaker"] == UNSPECIFIED]
    if named.empty:
        return None
    text = (f"Most often quoted: {tally(named['speaker'])}. "
            f"{share_of(evidence, nobody, said, 'attributed passages')} name nobody.")  # fmt: skip
    return Finding("sources", text, len(nobody), len(said), ids_of(nobody, "attribution_id"))


def _officials(evidence: Evidence) -> Finding | None:
    said = evidence.quotes
    official = said[said["speaker_type"].isin(OFFICIALS)]
    elite = said[said["speaker_type"].isin(POLITICAL)]
    public = said[said["speaker_type"].isin(PUBLIC)]
    if elite.empty and public.empty:
        return None
    wide = " ".join(share_of(evidence, elite, said, "").split())
    text = (f"{share_of(evidence, official, said, 'attributed passages')} are words of officials "
            "(heads of state or government, other government, police, military); with legislators, "
            f"parties, candidates and campaigns {wide}; {len(public):,} of protesters or "
            "civilians.")  # fmt: skip
    return Finding("sources", text, len(official), len(said), ids_of(official, "attribution_id"))


def _paraphrase(evidence: Evidence) -> Finding | None:
    said = evidence.quotes
    loose = said[said["speech"].isin(["indirect", "hearsay"])]
    part = share_of(evidence, loose, said, "attributed passages")
    text = f"{part} are paraphrase, whose wording may be the outlet's own."  # fmt: skip
    return Finding("voice", text, len(loose), len(said), ids_of(loose, "attribution_id"))


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
    mentions = share_of(evidence, own, named, f"mentions of {plain_words(referent)}")
    text = (f"{mentions} are in the outlets' own voice: {tally(own['label'])}; in attributed "
            f"words stand {tally(others['label'])}.")  # fmt: skip
    return Finding("labels", text, len(own), len(named), ids_of(named, "term_id"))


def _negative_for_people(evidence: Evidence) -> Finding | None:
    people = strong_labels(evidence.mentions)
    people = people[people["group"] == "people"]
    strong = people[asserted(people)]
    own = strong[strong["voice"] == "outlet"]
    others = strong[strong["voice"] == "attributed"]
    if strong.empty:
        return None
    if own.empty:
        text = (f"All {len(strong):,} strongly negative labels of people ({tally(strong['label'])})"
                f" are somebody else's words: {named_speakers(others)}.")  # fmt: skip
    else:
        text = (share_of(evidence, own, strong, "strongly negative labels of people") + " stand in "
                f"the outlets' own voice ({tally(own['label'])}: {tally(own['outlet'])})")
        text += f"; the rest are words of {named_speakers(others)}." if len(others) else "."
    text += not_counted(people)
    return Finding("labels", text, len(own), len(strong), ids_of(strong, "term_id"))


def _negative_in_own_voice(evidence: Evidence) -> Finding | None:
    printed = strong_labels(evidence.mentions)
    printed = printed[printed["voice"] == "outlet"]
    own = printed[asserted(printed)]
    if own.empty:
        return None
    parts = [f"{len(rows):,} for {group} ({tally(rows['label'])})"
             for group, rows in own.groupby("group")]  # fmt: skip
    text = f"Strongly negative labels in the outlets' own voice: {', '.join(parts)}."
    text += not_counted(printed)
    return Finding("labels", text, len(own), len(own), ids_of(own, "term_id"))


def _verbatim_labels(evidence: Evidence) -> Finding | None:
    said = strong_labels(evidence.mentions)
    said = said[said["voice"] == "attributed"]
    strong = said[asserted(said)]
    loose = strong[~true_flags(strong["quoted"])]
    if strong.empty:
        return None
    k, what = len(strong) - len(loose), "strongly negative labels in attributed words"
    exact = strong[true_flags(strong["quoted"])]
    text = f"{share_of(evidence, exact, strong, what)} are verbatim"
    text += f"; in paraphrase stand {tally(loose['label'])}." if len(loose) else "."
    text += not_counted(said)
    return Finding("labels", text, k, len(strong), ids_of(strong, "term_id"))


def _doubt(evidence: Evidence) -> Finding | None:
    cued = evidence.quotes[evidence.quotes["stance"].notna()]
    doubted = cued[cued["stance"] == "D"]
    if doubted.empty:
        return None
    totals = cued["speaker_type"].value_counts()
    parts = [f"{plain_words(kind)} {n:,} of {totals[kind]:,}"
             for kind, n in frequencies(doubted["speaker_type"])]  # fmt: skip
    part = share_of(evidence, doubted, cued, "reporting expressions")
    text = (
        f"{part} cast doubt, or report a belief or a wish"
        f" ({tally(doubted['verb'])}); by type of speaker: {', '.join(parts)}."
    )
    return Finding("verbs", text, len(doubted), len(cued), ids_of(doubted, "attribution_id"))


def _softened_force(evidence: Evidence) -> Finding | None:
    force = evidence.mentions[evidence.mentions["visibility"].notna()]
    soft = force[force["visibility"] >= SOFTENED]
    if soft.empty:
        return None
    own = soft[soft["voice"] == "outlet"]
    what = "words for force with a place on the scale of visibility"
    text = (f"{share_of(evidence, soft, force, what)} soften or hide it "
            f"({tally(soft['label'])}), {len(own):,} of these in the outlets' own "
            "voice.")  # fmt: skip
    return Finding("force", text, len(soft), len(force), ids_of(soft, "term_id"))


def _hidden_agents(evidence: Evidence) -> Finding | None:
    acts = evidence.tables.acts
    acts = acts[is_act(acts)]
    verbs = acts[acts["agency"] != "nominal"]
    hidden = verbs[~is_seen(verbs)]
    if hidden.empty:
        return None
    passive = int((hidden["agency"] == "passive_agentless").sum())
    nouns = acts[acts["agency"] == "nominal"]
    text = (f"{share_of(evidence, hidden, verbs, 'verbs of force and violence')} do not say who "
            f"acts, {passive:,} of these in the passive")  # fmt: skip
    if len(nouns):
        without = nouns[~is_seen(nouns)]
        text += f"; nor do {share_of(evidence, without, nouns, 'nouns')}"
    return Finding("force", text + ".", len(hidden), len(verbs), ids_of(hidden, "term_id"))


def _at_a_distance(evidence: Evidence) -> Finding | None:
    mentions = evidence.mentions
    kept_off = mentions[mentions["polarity"].isin(["denied", "hedged", "distanced"])]
    if kept_off.empty:
        return None
    parts = [f"{n:,} {polarity}" for polarity, n in frequencies(kept_off["polarity"])]
    text = (f"{share_of(evidence, kept_off, mentions, 'labels')} are not asserted: "
            f"{', '.join(parts)} ({tally(kept_off['label'])}).")  # fmt: skip
    return Finding("labels", text, len(kept_off), len(mentions), ids_of(kept_off, "term_id"))


def _agency_copy(evidence: Evidence) -> Finding | None:
    articles = evidence.tables.articles
    wired = articles[articles["wire"].notna()]
    if wired.empty:
        return None
    names = tally(wired["wire"].replace(UNSPECIFIED, "not named"))
    text = (f"{share_of(evidence, wired, articles, 'articles')} credit a news agency "
            f"({names}): their wording may be shared.")  # fmt: skip
    return Finding("copy", text, len(wired), len(articles), ())
