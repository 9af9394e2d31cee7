"""Which labels, for whom, how often, out of how many mentions, in whose voice.

A mention is a term that is about somebody or something (it has a referent). It either names its
referent ("rioters") or ascribes something to it ("disrupting public order"); the two are never in
one denominator (codebook, section 2). A label is the wording of a mention, inflections together
("rioters", "rioter"). Repeated copies of a caption are not in the tables, so they count once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

import pandas as pd

from framing.analysis.words import fold, shown_forms
from framing.lexicon import REFERENTS
from framing.tables.frames import Tables

Group = Literal["people", "authorities", "events", "force", "other"]
Kind = Literal["named", "ascribed"]

_FORCE: Final = ("force_event",)
#: What the referent classes of the codebook are about, in the order in which they are shown.
GROUPS: Final[dict[Group, tuple[str, ...]]] = {
    "people": (*REFERENTS["people"], *REFERENTS["armed"]),
    "authorities": REFERENTS["state"],
    "events": tuple(name for name in REFERENTS["events"] if name not in _FORCE),
    "force": _FORCE,
    "other": (),
}
_GROUP_OF: Final = {referent: group for group, names in GROUPS.items() for referent in names}

#: Categories that ascribe something to their referent whatever it is, and those that do so where
#: it is people: "stormed" names an event, but "blocked roads" is said of its participants.
_ASCRIBING: Final = frozenset({"PRED"})
_ASCRIBING_TO_PEOPLE: Final = frozenset({"PRED", "ACT"})

#: Who stands for attributed words when nobody is named; as a type, that of somebody of whom the
#: article does not tell what he is.
UNSPECIFIED: Final = "unspecified"
#: The speaker type of what is attributed to nobody who is named.
NOBODY: Final = "nobody_named"
#: How that is called where it stands among the names of speakers.
NOBODY_NAMED: Final = "nobody named"
#: What a sentence may do with a label instead of asserting it, and the count of such uses.
_KEPT_OFF: Final = {name: f"n_{name}" for name in ("denied", "hedged", "distanced")}
_CLASS: Final = ["referent", "kind"]
_LABEL: Final = ["group", *_CLASS, "label", "entry_id", "legitimacy", "visibility"]


def group_of(referent: str) -> Group:
    """People, authorities, events or force; `other` for a class that the codebook lacks."""
    return _GROUP_OF.get(referent, "other")


def kind_of(group: str, category: str) -> Kind:
    """Whether a term of this category (codebook, section 2) names its referent."""
    people = group in ("people", "authorities")
    ascribing = _ASCRIBING_TO_PEOPLE if people else _ASCRIBING
    return "ascribed" if category in ascribing else "named"


def label_mentions(tables: Tables) -> pd.DataFrame:
    """One row a mention: the columns of `terms`, and whose words and what about.

    Added are outlet, published, speaker, speaker_type, group, kind and label.
    speaker and speaker_type are empty in the outlet's own voice, else those of `with_speakers`.
    """
    terms = tables.terms[tables.terms["referent"].notna()]
    out = terms.merge(tables.articles[["article_id", "outlet", "published"]],
                      on="article_id", how="left")  # fmt: skip
    out = with_speakers(out, tables.speakers)
    attributed = (out["voice"] == "attributed").fillna(False).astype(bool)
    for column in ("speaker", "speaker_type"):
        out[column] = out[column].where(attributed | out["speaker_id"].notna())
    out["group"] = out["referent"].map(group_of).astype("string")
    kinds = [kind_of(group, category)
             for group, category in zip(out["group"], out["category"].fillna(""), strict=True)]
    out["kind"] = pd.Series(kinds, index=out.index, dtype="string")
    # The entry is part of the key because stems are coarse: "protesters" and "protests" share one.
    texts = out["text"].fillna("")
    keys = out["entry_id"].fillna("") + "\n" + texts.map(fold)
    out["label"] = keys.map(shown_forms(keys, texts)).astype("string")
    return out


def with_speakers(rows: pd.DataFrame, speakers: pd.DataFrame) -> pd.DataFrame:
    """`rows` that have speaker_id with the speaker's name and type as speaker and speaker_type.

    Nobody is named where there is no source at all ("reportedly") and where its words say of nobody
    who or what he is ("some", "those who", "that"; such a speaker is called `unspecified`): then
    speaker_id is empty, speaker `unspecified` and speaker_type `nobody_named`. A type of
    `unspecified` is that of somebody named or described whose kind the articles do not tell.
    """
    nameless = speakers.loc[(speakers["name"] == UNSPECIFIED).fillna(False).astype(bool),
                            "speaker_id"]  # fmt: skip
    who = speakers[["speaker_id", "name", "type"]].rename(
        columns={"name": "speaker", "type": "speaker_type"})  # fmt: skip
    out = rows.assign(speaker_id=rows["speaker_id"].mask(rows["speaker_id"].isin(nameless)))
    out = out.merge(who, on="speaker_id", how="left")
    out["speaker_type"] = out["speaker_type"].fillna(UNSPECIFIED).mask(out["speaker"].isna(),
                                                                        NOBODY)  # fmt: skip
    out["speaker"] = out["speaker"].fillna(UNSPECIFIED)
    return out


def count_labels(mentions: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """k of n: how often each label is used for its referent class, within each group of `by`.

    One row a `by` x referent x kind x label. Counts, no unit, 0 or more:
    n = mentions with this label (k); n_mentions = mentions of this referent and kind within `by`
    (n);
    n_verbatim = those of k that stand inside quotation marks (of attributed words the others are
    paraphrase, whose wording may be the outlet's); n_asserted = those of k that are not denied,
    hedged or distanced, the others being n_denied, n_hedged and n_distanced;
    n_articles = articles that hold them. The rate is n / n_mentions, in
    [0, 1]. `term_ids` are the passages. Source: codebook, section 3 (denominator).
    """
    keys = [*by, *_LABEL]
    columns = [*keys, "n", "n_mentions", "n_verbatim", "n_asserted", *_KEPT_OFF.values(),
               "n_articles", "term_ids"]  # fmt: skip
    if mentions.empty:
        return pd.DataFrame(columns=columns)
    polarity = mentions["polarity"].fillna("asserted")
    marked = mentions.assign(
        _verbatim=mentions["quoted"].fillna(False).astype(int),
        _asserted=(polarity == "asserted").astype(int),
        _id=mentions["term_id"].astype(object),
        **{name: (polarity == value).astype(int) for value, name in _KEPT_OFF.items()},
    )
    out = (
        marked.groupby(keys, dropna=False, sort=False)
        .agg(n=("term_id", "size"), n_verbatim=("_verbatim", "sum"),
             n_asserted=("_asserted", "sum"), n_denied=("n_denied", "sum"),
             n_hedged=("n_hedged", "sum"), n_distanced=("n_distanced", "sum"),
             n_articles=("article_id", "nunique"),
             term_ids=("_id", tuple))
        .reset_index()
    )  # fmt: skip
    totals = marked.groupby([*by, *_CLASS], dropna=False).size().rename("n_mentions")
    out = out.merge(totals.reset_index(), on=[*by, *_CLASS], how="left")
    return _in_order(out, by)[columns]


def labels_by_outlet(mentions: pd.DataFrame) -> pd.DataFrame:
    """`count_labels` for each outlet and voice: outlet's own words and what it lets others say."""
    return count_labels(mentions, ["outlet", "voice"])


def labels_by_speaker(mentions: pd.DataFrame) -> pd.DataFrame:
    """`count_labels` for each speaker in whose words they stand, over all outlets.

    `outlets` names the outlets that print them, joined by ' | '. Attributed words of nobody
    named are one speaker, `unspecified`, so that the counts add up. The most quoted come first.
    """
    by = ["speaker_id", "speaker", "speaker_type"]
    said = mentions[mentions["voice"] == "attributed"]
    out = count_labels(said, by)
    outlet_of = dict(zip(said["term_id"], said["outlet"].fillna("unknown"), strict=True))
    out["outlets"] = [" | ".join(sorted({outlet_of[i] for i in ids})) for ids in out["term_ids"]]
    if out.empty:
        return out
    sizes = -out.groupby(by, dropna=False)["n"].transform("sum")
    order = out.assign(_few=sizes).sort_values(["_few", "speaker"], kind="stable").index
    return out.loc[order].reset_index(drop=True)


def score_levels(mentions: pd.DataFrame, by: Sequence[str], scale: str) -> pd.DataFrame:
    """How many mentions stand at each level of `scale` (legitimacy or visibility).

    One row a `by` x level: n = mentions at this level; n_scored = mentions within `by` that are
    on the scale at all; n_mentions = all of them. Counts; terms off the scale have no level and
    are counted in n_mentions only. Source: codebook, section 2.
    """
    columns = [*by, scale, "n", "n_scored", "n_mentions", "term_ids"]
    if mentions.empty:
        return pd.DataFrame(columns=columns)
    grouped = mentions.groupby(list(by), dropna=False)
    totals = grouped.agg(n_mentions=("term_id", "size"), n_scored=(scale, "count")).reset_index()
    # As objects: pandas collects strings that Arrow keeps as lists, not tuples.
    scored = mentions[mentions[scale].notna()].assign(_id=lambda m: m["term_id"].astype(object))
    levels = scored.groupby([*by, scale], dropna=False)
    out = levels.agg(n=("term_id", "size"), term_ids=("_id", tuple)).reset_index()
    return out.merge(totals, on=list(by), how="left")[columns]


def _in_order(counts: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """By `by`, then groups and referents as in the codebook, then the most frequent first."""
    referents = [r for names in GROUPS.values() for r in names]
    ranks = {r: i for i, r in enumerate(referents)}
    rank = counts["referent"].map(lambda r: ranks.get(r, len(ranks)))
    order = counts.assign(_rank=rank, _few=-counts["n"])
    keys = [*by, "_rank", *_CLASS, "_few", "label", "entry_id", "legitimacy", "visibility"]
    # The outlet's own voice before attributed words, names before what is ascribed.
    ascending = [key not in ("voice", "kind") for key in keys]
    return order.sort_values(keys, ascending=ascending, kind="stable").reset_index(drop=True)
