"""One group against another, or each against the rest: what each uses more, and how surely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

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


@dataclass(frozen=True, slots=True)
class Contrasts:
    """The tests, the surest first, and what was not tested.

    `too_small` are the groups that were not compared: their words are in too few articles.
    `n_tests` is the number of tests that q is made of; `n_rare` items were in too few articles.
    """

    rows: pd.DataFrame
    too_small: tuple[str, ...]
    n_tests: int
    n_rare: int


def contrast(
    vocabularies: Sequence[Vocabulary], pairs: Iterable[tuple[str, str]] = ()
) -> Contrasts:
    """Every item of every vocabulary, for each pair of groups (each against the rest by default).

    One row a pair x item: k of n in A and in B (the item's uses, and all words or mentions of its
    class), n_clusters = articles that hold the item in any group, the figures of `log_odds`, q
    over all rows (discoveries.q_values), and more_in = A or B where q <= .05, else empty. A pair
    is tested where both sides have 20 words (mentions of the class) in 8 effective articles.
    """
    wanted = list(pairs)
    names = sorted({str(name) for v in vocabularies for name in v.units["compared"].unique()})
    asked = wanted or ([(names[0], names[1])] if len(names) == 2
                       else [(name, REST) for name in names if len(names) > 1])  # fmt: skip
    frames, tested = [], set()
    for vocabulary in vocabularies:
        for a, b in asked:
            frame = _contrast(vocabulary, a, b)
            if frame is not None:
                frames.append(frame)
                tested |= {a, b}
    rows = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=COLUMNS)
    rows["q"] = q_values(rows["p"].to_numpy(dtype=float))
    more = np.where(rows["log_odds"] > 0, rows["a"], rows["b"])
    rows["more_in"] = np.where(rows["q"] <= ALPHA, more, "")
    order = rows.assign(_size=-rows["z"].abs()).sort_values(
        ["q", "p", "_size", *DESCRIPTION, "a"], kind="stable").index  # fmt: skip
    too_small = tuple(sorted({name for pair in asked for name in pair} - tested - {REST}))
    return Contrasts(rows.loc[order].reset_index(drop=True)[COLUMNS], too_small,
                     int(rows["p"].notna().sum()), sum(v.n_rare for v in vocabularies))  # fmt: skip


def _contrast(vocabulary: Vocabulary, a: str, b: str) -> pd.DataFrame | None:
    """The rows of one pair; None where a side is in too few articles or there is no item."""
    group = vocabulary.units["compared"]
    first = (group == a).to_numpy(dtype=bool)
    second = ~first if b == REST else (group == b).to_numpy(dtype=bool)
    sides = (first, second)
    if vocabulary.items.empty or not all(enough(vocabulary.sizes[side]) for side in sides):
        return None
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
