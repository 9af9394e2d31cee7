"""Who is quoted, how, where and with which verbs: shares with intervals, by group and type."""

from __future__ import annotations

from typing import Final

import pandas as pd

from framing.analysis.rates.naming import naming
from framing.analysis.rates.shares import FIGURES, category_shares
from framing.analysis.sourcing import OFFICIALS, POLITICAL
from framing.spans import parse_spans

#: Measure -> what its k of n attributions are.
MEASURES: Final = {
    "type": "k of the n attributions of the group are to speakers of the type `category`; "
            "nobody_named and unspecified are types, so that a group's add up to its n",
    "officials": "k of n are to heads of state or government, other government, police or military",
    "officials and politicians": "k of n are to these or to legislators, parties, candidates or "
                                 "their campaigns",
    "naming": "k of n are to somebody named, to somebody or something only described (a role, a "
              "group, a poll), or to nobody who is named",
    "speech": "k of the n attributions to the type are verbatim, partly verbatim or paraphrase",
    "place": "k of the n attributions to the type begin in the first, second or last third of "
             "the article",
    "stance": "k of the n reporting expressions for the type have the stance `category`",
}  # fmt: skip
#: Those that say whom a group quotes, the others how it quotes a type.
OF_GROUPS: Final = ("type", "officials", "officials and politicians")
COLUMNS: Final = ["measure", "compared", "speaker_type", "category", *FIGURES]
ALL_TYPES: Final = "all"
_SPEECH: Final = {"direct": "verbatim", "mixed": "partly verbatim", "fragment": "partly verbatim",
                  "scare": "partly verbatim", "indirect": "paraphrase",
                  "hearsay": "paraphrase"}  # fmt: skip
_THIRDS: Final = ("first third", "second third", "last third")


def source_rates(
    quotes: pd.DataFrame,
    lengths: pd.Series[int],
    clusters: pd.Series[int],
    speakers: pd.DataFrame,
) -> pd.DataFrame:
    """Every measure of MEASURES in one long table, as `category_shares` gives them.

    `quotes` are those of sourcing.quotes with `compared`; `lengths` article_id -> characters;
    `speakers` the table.
    Types with fewer attributions than a share needs say "too few". Attributions whose place,
    speech or stance is not known are left out of that measure's n. Studies of sourcing count
    legislators and candidates among officials (Sigal 1973; Gans 1979, ch. 4; Brown, Bybee, Wearden
    & Straughan 1987) and mean by "official debate" that of government and parliament (Bennett
    1990): with these compare `officials and politicians`.
    """
    said = quotes.assign(
        all_types=ALL_TYPES,
        official=quotes["speaker_type"].isin(OFFICIALS).map({True: "officials", False: None}),
        political=quotes["speaker_type"].isin(POLITICAL).map(
            {True: "officials and politicians", False: None}),
        naming=naming(quotes, speakers),
        manner=quotes["speech"].map(_SPEECH),
        third=pd.Series(_thirds(quotes, lengths), index=quotes.index, dtype=object),
    )
    asked = (("type", "all_types", "speaker_type"), ("officials", "all_types", "official"),
             ("officials and politicians", "all_types", "political"),
             ("naming", "all_types", "naming"),
             ("speech", "speaker_type", "manner"), ("place", "speaker_type", "third"),
             ("stance", "speaker_type", "stance"))  # fmt: skip
    frames = []
    for measure, of, category in asked:
        known = said if of == "all_types" else said[said[category].notna()]
        columns = {of: "speaker_type", category: "category"}
        picked = known[["article_id", "compared", "duplicate_cluster"]].assign(
            **{new: known[old].astype(object) for old, new in columns.items()})  # fmt: skip
        found = category_shares(picked, ["compared", "speaker_type"], ["category"], clusters)
        frames.append(found.assign(measure=measure).sort_values(
            ["compared", "speaker_type", "k", "category"], ascending=[True, True, False, True],
            kind="stable"))  # fmt: skip
    return pd.concat(frames, ignore_index=True)[COLUMNS]


def _thirds(quotes: pd.DataFrame, lengths: pd.Series[int]) -> list[str | None]:
    """In which third of the article's text the content begins."""
    out: list[str | None] = []
    sizes = quotes["article_id"].astype(str).map(lengths)
    for spans, size in zip(quotes["content_spans"], sizes, strict=True):
        if pd.isna(spans) or pd.isna(size) or not size:
            out.append(None)
        else:
            start = parse_spans(str(spans))[0].start
            out.append(_THIRDS[min(2, int(3 * start / size))])
    return out
