"""One group against another, or each against the rest: what each uses more, and how surely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from framing.analysis.compare.vocabulary import DESCRIPTION, Vocabulary
from framing.analysis.estimates.discoveries import q_values
from framing.analysis.estimates.intervals import enough
from framing.analysis.estimates.log_odds import Counts, log_odds

#: What stands for all other groups.
REST: Final = "the rest"
#: Called a difference at this false discovery rate.
ALPHA: Final = 0.05
COLUMNS: Final = ["a", "b", *DESCRIPTION, "k_a", "n_a", "k_b", "n_b", "n_clusters", "log_odds",
                  "low", "high", "z", "p", "q", "more_in", "dispersion", "df",
                  "z_textbook"]  # fmt: skip


class Untested(NamedTuple):
    """A class of labels (empty: words) that two groups have too little of to be compared."""

    referent: str
    kind: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Contrasts:
    """The tests, the surest first, and what was not tested.

    `untested` are the classes that were not compared between two groups, `too_small` the groups
    of which no class was. `n_tests` is the number of tests that q is made of; `n_rare` items of
    classes that were compared are in too few articles, and `n_left` items are of classes that were
    not compared at all.
    """

    rows: pd.DataFrame
    too_small: tuple[str, ...]
    untested: tuple[Untested, ...]
    n_tests: int
    n_rare: int
    n_left: int


def contrast(
    vocabularies: Sequence[Vocabulary], pairs: Iterable[tuple[str, str]] = ()
) -> Contrasts:
    """Every item of every vocabulary, for each pair of groups (each against the rest by default).

    One row a pair x item: k of n in A and in B (the item's uses, and all words or mentions of its
    class), n_clusters = articles of the vocabulary that hold the item, the figures of `log_odds`, q
    over all rows (discoveries.q_values), and more_in = A or B where q <= .05, else empty. A pair
    is tested where both sides have enough (intervals.enough) words (mentions of the class). The
    vocabularies hold the groups compared and no others, so that n_clusters and what is rare are of
    them.
    """
    wanted = list(pairs)
    names = sorted({str(name) for v in vocabularies for name in v.units["compared"].unique()})
    asked = wanted or ([(names[0], names[1])] if len(names) == 2
                       else [(name, REST) for name in names if len(names) > 1])  # fmt: skip
    frames: list[pd.DataFrame] = []
    untested: list[Untested] = []
    tested: set[str] = set()
    n_rare = n_left = 0
    for vocabulary in vocabularies:
        found = {pair: _contrast(vocabulary, *pair) for pair in asked}
        made = {pair: frame for pair, frame in found.items() if frame is not None}
        frames += made.values()
        tested |= {name for pair in made for name in pair}
        untested += [Untested(vocabulary.referent, vocabulary.kind, *pair)
                     for pair in found if pair not in made]  # fmt: skip
        n_rare += vocabulary.n_rare if made else 0
        n_left += 0 if made else vocabulary.n_rare + len(vocabulary.items)
    filled = [frame for frame in frames if len(frame)]
    rows = pd.concat(filled, ignore_index=True) if filled else pd.DataFrame(columns=COLUMNS)
    rows["q"] = q_values(rows["p"].to_numpy(dtype=float))
    more = np.where(rows["log_odds"] > 0, rows["a"], rows["b"])
    rows["more_in"] = np.where(rows["q"] <= ALPHA, more, "")
    order = rows.assign(_size=-rows["z"].abs()).sort_values(
        ["q", "p", "_size", *DESCRIPTION, "a"], kind="stable").index  # fmt: skip
    too_small = tuple(sorted({name for pair in asked for name in pair} - tested - {REST}))
    return Contrasts(rows.loc[order].reset_index(drop=True)[COLUMNS], too_small, tuple(untested),
                     int(rows["p"].notna().sum()), n_rare, n_left)  # fmt: skip


def _contrast(vocabulary: Vocabulary, a: str, b: str) -> pd.DataFrame | None:
    """The rows of one pair; None where a side has too little."""
    group = vocabulary.units["compared"]
    first = (group == a).to_numpy(dtype=bool)
    second = ~first if b == REST else (group == b).to_numpy(dtype=bool)
    sides = (first, second)
    if not all(enough(vocabulary.sizes[side], vocabulary.shared(side)) for side in sides):
        return None
    if vocabulary.items.empty:
        return pd.DataFrame(columns=COLUMNS)
    held = first | second
    counts = Counts(vocabulary.table[held], vocabulary.sizes[held], first[held])
    found = log_odds(counts)
    n_a, n_b = (int(vocabulary.sizes[s].sum()) for s in sides)
    return vocabulary.items.assign(
        a=a, b=b, k_a=found.k_a.astype(int), n_a=n_a, k_b=found.k_b.astype(int), n_b=n_b,
        log_odds=found.log_odds, low=found.low, high=found.high, z=found.z, p=found.p,
        q=np.nan, more_in="", dispersion=found.dispersion, df=found.df,
        z_textbook=found.z_textbook,
    )[COLUMNS]  # fmt: skip
