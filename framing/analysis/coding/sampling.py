"""Which units are coded by hand: a stratified random sample with known probabilities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.analysis.coding.estimates import TOO_FEW
from framing.analysis.coding.variables import UnitKind
from framing.analysis.labels import label_mentions
from framing.errors import InputError
from framing.tables.frames import Tables

Allocation = Literal["proportional", "equal"]
#: Every stratum gets this many units, if it has them: one could not show how units differ.
LEAST: Final = 2
#: How many times as many units are drawn as must be coded and valid.
_SPARE: Final = 1.1
#: Columns with more groups than this are not compared group by group.
_MOST_GROUPS: Final = 30


def population(tables: Tables, unit: UnitKind) -> pd.DataFrame:
    """All units that may be drawn, with the columns of their table and of their article.

    Terms are those with a referent (labels); outlet, published and wire come from articles,
    speaker_type from speakers. The index is the row's number, in the order of the tables.
    """
    if unit == "terms":
        frame = label_mentions(tables)
    else:
        articles = tables.articles[["article_id", "outlet", "published"]]
        frame = tables.claims.merge(articles, on="article_id", how="left")
        who = tables.speakers[["speaker_id", "type"]].rename(columns={"type": "speaker_type"})
        frame = frame.merge(who, on="speaker_id", how="left")
    wire = tables.articles[["article_id", "wire"]]
    return frame.merge(wire, on="article_id", how="left").reset_index(drop=True)


def draw(
    units: pd.DataFrame, n: int, by: Sequence[str], *, allocation: Allocation = "proportional",
    seed: int = 0,
) -> pd.DataFrame:  # fmt: skip
    """The drawn rows in random order, with stratum, n_stratum, n_drawn and probability.

    Within each stratum (each combination of values of `by`) a simple random sample without
    replacement: probability = n_drawn / n_stratum, in (0, 1]. Allocation: proportional to the
    strata's sizes, or equal; never fewer than `LEAST` a stratum, so n may be exceeded where there
    are many strata. Source: Cochran 1977, Sampling Techniques, ch. 5. The same units, n and seed
    give the same sample. InputError for a column that units do not have.
    """
    unknown = [name for name in by if name not in units.columns]
    if unknown:
        raise InputError(f"no column {', '.join(unknown)}; there are {', '.join(units.columns)}",
                         where="--by")  # fmt: skip
    if units.empty:
        raise InputError("holds no units to draw from", where="the tables")
    stratum = _strata(units, by)
    sizes = stratum.value_counts().sort_index()
    drawn_of = dict(zip(sizes.index, allocate(sizes.tolist(), n, allocation), strict=True))
    chance = np.random.default_rng(seed)
    places = stratum.groupby(stratum).indices
    rows = [chance.choice(places[name], drawn_of[name], replace=False) for name in sizes.index]
    order = chance.permutation(np.concatenate(rows))
    out = units.iloc[order].copy()
    out["stratum"] = stratum.iloc[order]
    out["n_stratum"] = out["stratum"].map(sizes.to_dict()).astype(int)
    out["n_drawn"] = out["stratum"].map(drawn_of).astype(int)
    out["probability"] = out["n_drawn"] / out["n_stratum"]
    return out


def _strata(units: pd.DataFrame, by: Sequence[str]) -> pd.Series[str]:
    keys = pd.Series("", index=units.index, dtype="string")
    for i, name in enumerate(by):
        cells = units[name].astype("string").fillna("")
        keys = keys.str.cat(cells, sep=" | ") if i else cells
    return keys


@dataclass(frozen=True, slots=True)
class Short:
    """Groups of a column that a sample leaves without a corrected figure.

    few: group -> units drawn of it, where these are under estimates.TOO_FEW; scarce: those of them
    that have not so many units at all. n: how many units to draw in equal parts of the strata `by`
    for all the others to reach it, and a tenth more, since coders find some invalid; 0 where there
    are no others.
    """

    column: str
    few: dict[str, int]
    scarce: dict[str, int]
    n: int
    by: tuple[str, ...]


def shortfalls(units: pd.DataFrame, drawn: pd.DataFrame, by: Sequence[str]) -> Iterator[Short]:
    """For each column that makes the strata, and for outlets: the groups that fall short."""
    for column in dict.fromkeys((*by, "outlet")):
        groups = units[column].astype("string").fillna("")
        sizes = groups.value_counts().sort_index()
        if not 1 < len(sizes) <= _MOST_GROUPS:
            continue
        of_drawn = drawn[column].astype("string").fillna("").value_counts()
        few = {str(name): int(of_drawn.get(name, 0)) for name in sizes.index
               if of_drawn.get(name, 0) < TOO_FEW}  # fmt: skip
        scarce = {str(name): int(sizes[name]) for name in few if sizes[name] < TOO_FEW}
        if few:
            strata = tuple(dict.fromkeys((column, *by)))
            n = _needed(units, groups, strata, set(sizes.index) - scarce.keys())
            n = min(len(units), round(_SPARE * n))
            yield Short(column, few, scarce, n if few.keys() - scarce.keys() else 0, strata)


def _needed(units: pd.DataFrame, groups: pd.Series[str], by: Sequence[str], wanted: set[str]
            ) -> int:  # fmt: skip
    """The least n with which every group of `wanted` has TOO_FEW units, drawn in equal parts."""
    sizes = pd.DataFrame({"stratum": _strata(units, by), "group": groups}).value_counts()
    names = sizes.index.get_level_values("group")

    def reached(n: int) -> bool:
        drawn = pd.Series(allocate(sizes.tolist(), n, "equal"), index=names)
        return all(drawn.groupby(level=0).sum()[list(wanted)] >= TOO_FEW)

    low, high = 1, len(units)
    while wanted and low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if reached(middle) else (middle + 1, high)
    return high


def allocate(sizes: Sequence[int], n: int, allocation: Allocation) -> list[int]:
    """How many units of each stratum: largest remainders, within [LEAST, size] each."""
    size = np.array(sizes)
    share = size / size.sum() if allocation == "proportional" else np.full(len(size), 1 / len(size))
    wanted = n * share
    floor = np.minimum(size, LEAST)
    out = np.clip(np.floor(wanted).astype(int), floor, size)
    # One by one to whichever is furthest below what it should get, without the many turns: down to
    # a level that leaves less than one to each.
    left = int(min(n, size.sum()) - out.sum())
    if left > 0:
        below, room = wanted - out, size - out

        def taken(level: int) -> NDArray[np.int64]:
            units: NDArray[np.int64] = np.clip(np.ceil(below - level), 0, room).astype(np.int64)
            return units

        low, high = int(np.floor((below - room).min())) - 1, int(np.ceil(below.max()))
        while low < high:
            level = (low + high) // 2
            low, high = (low, level) if taken(level).sum() <= left else (level + 1, high)
        out += taken(low)
        last = np.argsort(-np.where(out < size, wanted - out, -np.inf), kind="stable")
        out[last[: left - int(taken(low).sum())]] += 1
    return [int(k) for k in out]
