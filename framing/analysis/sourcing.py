"""Who is quoted, how much, directly or not, and with which verbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from framing.analysis.labels import NOBODY, NOBODY_NAMED, UNSPECIFIED, with_speakers
from framing.analysis.words import fold, shown_forms, tally, words
from framing.annotations import counts_as_said
from framing.tables.frames import Tables

#: Who speaks for the state in whose country the events are: the executive, police and military.
OFFICIALS: Final = ("head_of_state", "government", "police_military")
#: The political elite, as sourcing studies count officials: these, and legislators, parties,
#: candidates and their campaigns.
POLITICAL: Final = (*OFFICIALS, "politician", "campaign")
#: Manners of speech with quoted words inside a paraphrase; and all with quoted words.
PARTLY: Final = ("mixed", "fragment", "scare")
QUOTED: Final = ("direct", *PARTLY)


@dataclass(frozen=True, slots=True)
class Sourcing:
    """How much is quoted, in counts; shares with intervals are those of rates.sources."""

    n_articles: int
    #: Words in the blocks that are read, and those of them inside some attribution's content.
    n_words: int
    n_attributed_words: int
    n_attributions: int
    #: Attributions to nobody who is named ("reports suggest", "reportedly").
    n_unspecified: int
    #: Attributions to somebody named whose kind is not known.
    n_unknown_type: int
    n_direct: int
    #: Quoted words inside a paraphrase (mixed, fragment, scare).
    n_partly_direct: int
    #: Paraphrase and hearsay: the wording may be the outlet's own.
    n_indirect: int
    #: Attributions that say of words that they were not said; in none of the other counts.
    n_unsaid: int


def quotes(tables: Tables) -> pd.DataFrame:
    """One row an attribution: its columns but content, and outlet, speaker, speaker_type, verb,
    n_words.

    verb = the cue, inflections together ("claimed", "claims"). n_words = words of the content
    less those of the attributions nested in it, so that every word counts for the innermost
    speaker only, and once. Speakers as labels.with_speakers gives them. What the text says was not
    said is left out ("declined to comment"); `unsaid` counts it.
    """
    articles = tables.articles[["article_id", "outlet", "published"]]
    counted = _is_said(tables.attributions)
    # One at a time: the contents of all attributions are half of all texts.
    sizes = pd.Series((0 if pd.isna(text) else len(words(text))
                       for text in tables.attributions["content"][counted]), dtype=int)  # fmt: skip
    said = tables.attributions.drop(columns="content")[counted].reset_index(drop=True)
    out = said.merge(articles, on="article_id", how="left")
    out = with_speakers(out, tables.speakers)
    keys = out["cue"].map(fold, na_action="ignore")
    forms = shown_forms(keys.dropna(), out["cue"].dropna())
    out["verb"] = keys.map(forms).astype("string")
    nested = sizes.groupby(out["nested_in"]).sum()
    inside = out["attribution_id"].map(nested).fillna(0).astype(int)
    out["n_words"] = (sizes - inside).clip(lower=0)
    return out


def unsaid(tables: Tables) -> pd.Series[int]:
    """article_id -> how many `unsaid_rows`; articles without one are absent."""
    return unsaid_rows(tables)["article_id"].astype(str).value_counts()


def unsaid_rows(tables: Tables) -> pd.DataFrame:
    """Attributions that say of words that they were not said, which `quotes` leaves out: negated
    ones, but for quoted words and for what somebody does not believe, want or deny (D, R, X)."""
    return tables.attributions[~_is_said(tables.attributions)]


def _is_said(attributions: pd.DataFrame) -> pd.Series[bool]:
    """`annotations.Attribution.is_said` of every row."""
    fields = (attributions[name].astype(object).fillna(value="")
              for name in ("negated", "stance", "speech"))
    return pd.Series([counts_as_said(bool(n), st, sp) for n, st, sp in zip(*fields, strict=True)],
                     index=attributions.index, dtype=bool)  # fmt: skip


def sourcing(
    articles: pd.DataFrame, said: pd.DataFrame, not_said: pd.Series[int] | None = None
) -> Sourcing:
    """The sums over `articles`, their `quotes` and their `unsaid`; attributed words are
    `share_attributed_words` x `n_words`.
    """
    ids = articles["article_id"].astype(str)
    n_words = articles["n_words"].fillna(0).astype("float64")
    shares = articles["share_attributed_words"].fillna(0.0)
    speech = said["speech"].fillna("")
    partly = speech.isin(PARTLY)
    named = said["speaker"] != UNSPECIFIED
    return Sourcing(
        n_articles=len(articles),
        n_words=int(n_words.sum()),
        n_attributed_words=round(float((n_words * shares).sum())),
        n_attributions=len(said),
        n_unspecified=int((~named).sum()),
        n_unknown_type=int((named & (said["speaker_type"] == UNSPECIFIED)).sum()),
        n_direct=int((speech == "direct").sum()),
        n_partly_direct=int(partly.sum()),
        n_indirect=int(speech.isin(["indirect", "hearsay"]).sum()),
        n_unsaid=0 if not_said is None else int(not_said.reindex(ids, fill_value=0).sum()),
    )


def sourcing_by_outlet(
    articles: pd.DataFrame, said: pd.DataFrame, not_said: pd.Series[int] | None = None
) -> dict[str, Sourcing]:
    """`sourcing` of each outlet, in sorted order; "" has the articles of which none is known."""
    published, printed = (frame["outlet"].fillna("").astype(str) for frame in (articles, said))
    return {outlet: sourcing(articles[published == outlet], said[printed == outlet], not_said)
            for outlet in sorted(set(published))}  # fmt: skip


def count_quotes(said: pd.DataFrame, by: Sequence[str], within: Sequence[str]) -> pd.DataFrame:
    """Attributions and words of each group of `by`, out of those of the wider group `within`.

    `by` begins with `within`. Counts: n = attributions (k), n_total = attributions of `within`
    (n), n_words and n_words_total likewise in words; n_verbatim = direct or partly direct ones;
    n_speakers = distinct named speakers; n_articles; `attribution_ids` are the passages. Shares:
    n / n_total, n_words / n_words_total, in [0, 1].
    """
    columns = [*by, "n", "n_total", "n_words", "n_words_total", "n_verbatim", "n_speakers",
               "n_articles", "attribution_ids"]  # fmt: skip
    if said.empty:
        return pd.DataFrame(columns=columns)
    quoted = said["speech"].isin(QUOTED).astype(int)
    out = (
        said.assign(_verbatim=quoted, _id=said["attribution_id"].astype(object))
        .groupby(list(by), dropna=False)
        .agg(n=("attribution_id", "size"), n_words=("n_words", "sum"),
             n_verbatim=("_verbatim", "sum"), n_speakers=("speaker_id", "nunique"),
             n_articles=("article_id", "nunique"), attribution_ids=("_id", tuple))
        .reset_index()
    )  # fmt: skip
    if within:
        wide = said.groupby(list(within), dropna=False)
        totals = wide.agg(n_total=("attribution_id", "size"), n_words_total=("n_words", "sum"))
        out = out.merge(totals.reset_index(), on=list(within), how="left")
    else:
        out = out.assign(n_total=len(said), n_words_total=int(said["n_words"].sum()))
    order = [True] * len(within) + [False, False] + [True] * (len(by) - len(within))
    keys = [*within, "n", "n_words", *by[len(within) :]]
    return out.sort_values(keys, ascending=order, kind="stable").reset_index(drop=True)[columns]


def source_types(said: pd.DataFrame) -> pd.DataFrame:
    """`count_quotes` of speaker types within each outlet."""
    return count_quotes(said, ["outlet", "speaker_type"], ["outlet"])


def speakers_quoted(said: pd.DataFrame) -> pd.DataFrame:
    """`count_quotes` of speakers over all outlets, the most quoted first."""
    return count_quotes(said, ["speaker_id", "speaker", "speaker_type"], [])


def quoted_sources(said: pd.DataFrame) -> pd.DataFrame:
    """Who is quoted, for reading: one row a speaker of `quotes`, the most quoted first.

    n = attributions, n_words and n_verbatim as in `count_quotes`, n_articles; all outlets that
    quote the speaker, and all verbs, each with how often. Nobody who is named is one row.
    """
    out = speakers_quoted(said)
    outlets = dict(zip(said["attribution_id"], said["outlet"].fillna("unknown"), strict=True))
    verbs = dict(zip(said["attribution_id"], said["verb"], strict=True))
    out["outlets"] = [tally((outlets[i] for i in ids), None) for ids in out["attribution_ids"]]
    out["verbs"] = [tally((str(verbs[i]) for i in ids if pd.notna(verbs[i])), None)
                    for ids in out["attribution_ids"]]  # fmt: skip
    out["speaker"] = out["speaker"].mask(out["speaker_type"] == NOBODY, NOBODY_NAMED)
    return out[["speaker_id", "speaker", "speaker_type", "n", "n_words", "n_verbatim", "n_articles",
                "outlets", "verbs"]]  # fmt: skip


def reporting_verbs(said: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """`count_quotes` of reporting verbs within `by` (speaker, speaker_type, outlet).

    Only attributions that have a cue; their stance is that of the cue.
    """
    return count_quotes(said[said["verb"].notna()], [*by, "verb", "stance"], by)


def stances(said: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """`count_quotes` of the cue's stance (N, D, E, C, R, X, LBL) within `by`.

    Only attributions whose cue has a stance: n_total is the number of those.
    """
    return count_quotes(said[said["stance"].notna()], [*by, "stance"], by)
