"""What the charts show: shares of names below neutral and of types of source, with intervals."""

from __future__ import annotations

from typing import Final

import pandas as pd

from framing.analysis.rates.shares import category_shares
from framing.analysis.units.groups import UNDATED, Length, period

#: How the two voices are called in a chart.
VOICES: Final = {"outlet": "own voice", "attributed": "attributed words"}
#: What a share counts of the names on the scale of legitimacy.
BELOW: Final = "below neutral"
_NOT_BELOW: Final = "neutral or above"
_FEW_DAYS: Final = 45
_FEW_MONTHS: Final = 36


def rated_names(mentions: pd.DataFrame) -> pd.DataFrame:
    """The mentions that name somebody or something with a word on the scale of legitimacy."""
    rated = mentions[(mentions["kind"] == "named") & mentions["legitimacy"].notna()]
    return rated.assign(outlet=rated["outlet"].fillna("unknown"),
                        level=rated["legitimacy"].astype(int))  # fmt: skip


def levels_by_voice(names: pd.DataFrame) -> pd.DataFrame:
    """How many `rated_names` each voice has at each level: voice, name, level, n, n_names.

    A voice is an outlet's own, or a speaker with a name; the most names first.
    """
    own = names[names["voice"] == "outlet"]
    said = names[(names["voice"] == "attributed") & names["speaker_id"].notna()]
    frames = []
    for voice, rows, column in (("outlet", own, "outlet"), ("speaker", said, "speaker")):
        counted = rows.groupby([column, "level"]).size().rename("n").reset_index()
        counted = counted.rename(columns={column: "name"}).assign(voice=voice)
        counted["n_names"] = counted.groupby("name")["n"].transform("sum")
        order = counted.assign(_few=-counted["n_names"])
        frames.append(counted.loc[order.sort_values(["_few", "name", "level"]).index])
    out = pd.concat(frames, ignore_index=True)
    return out[["voice", "name", "level", "n", "n_names"]]


def below_by_outlet(names: pd.DataFrame, clusters: pd.Series[int]) -> pd.DataFrame:
    """`category_shares` of names below neutral, by outlet and voice; also where k is 0."""
    return _below(names, ["outlet", "voice"], clusters)


def below_over_time(names: pd.DataFrame, articles: pd.DataFrame, clusters: pd.Series[int]
                    ) -> pd.DataFrame:  # fmt: skip
    """`category_shares` of names below neutral, by period and voice; names without a date go.

    Periods are days for some weeks, months for some years, else years.
    """
    published = articles.set_index("article_id")["published"]
    dates = names["article_id"].map(published)
    known = sorted(str(d)[:10] for d in dates.dropna())
    if not known:
        return pd.DataFrame(columns=["period", "voice", "k", "n", "share", "low", "high"])
    first, last = pd.to_datetime([known[0], known[-1]], errors="coerce")
    days = (last - first).days if pd.notna(first) and pd.notna(last) else 0
    per: Length = ("day" if days <= _FEW_DAYS else "month" if days <= 31 * _FEW_MONTHS else "year")
    dated = names.assign(period=[period(d, per) for d in dates])
    return _below(dated[dated["period"] != UNDATED], ["period", "voice"], clusters)


def types_of_source(quotes: pd.DataFrame, clusters: pd.Series[int]) -> pd.DataFrame:
    """`category_shares` of speaker types over all attributions, the most frequent first."""
    said = quotes.assign(of="all")
    found = category_shares(said, ["of"], ["speaker_type"], clusters)
    return found.sort_values(["k", "speaker_type"], ascending=[False, True], kind="stable")


def _below(names: pd.DataFrame, by: list[str], clusters: pd.Series[int]) -> pd.DataFrame:
    side = (names["level"] < 0).map({True: BELOW, False: _NOT_BELOW}).astype(object)
    found = category_shares(names.assign(side=side), by, ["side"], clusters)
    if found.empty:
        return found
    none = found[(found["side"] == _NOT_BELOW) & (found["k"] == found["n"])]
    none = none.assign(k=0, share=0.0 * none["share"], low=float("nan"), high=float("nan"))
    out = pd.concat([found[found["side"] == BELOW], none])
    return out.sort_values(by, ascending=[True, False], kind="stable").reset_index(drop=True)
