"""The same text printed more than once: kept, counted once, or left out, and always counted.

Near-duplicate passages carry the same `duplicate_cluster`. A result that changes when they are
collapsed is a result about agency copy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd

from framing.spans import parse_spans
from framing.tables.words import Run

Treatment = Literal["kept", "collapsed", "left_out"]
TREATMENTS: Final[tuple[Treatment, ...]] = ("kept", "collapsed", "left_out")


@dataclass(frozen=True, slots=True)
class Treated:
    """Rows after the treatment; `n_left_out` rows were copies and are not among them."""

    rows: pd.DataFrame
    n_left_out: int


def treat(rows: pd.DataFrame, by: Sequence[str], treatment: Treatment) -> Treated:
    """`rows` of a table that has `duplicate_cluster`, with copies treated.

    kept: all. collapsed: within each group of `by`, a passage that several articles share counts
    once, in the article that comes first. left_out: nothing of a shared passage counts. Rows
    without a `duplicate_cluster` always stay.
    """
    if treatment == "kept" or rows.empty:
        return Treated(rows, 0)
    shared = rows["duplicate_cluster"].notna().to_numpy(dtype=bool)
    if treatment == "left_out":
        stay = ~shared
    else:
        keys = [*by, "duplicate_cluster"]
        first = rows.groupby(keys, dropna=False, sort=False)["article_id"].transform("first")
        stay = ~shared | (first == rows["article_id"]).to_numpy(dtype=bool)
    return Treated(rows[stay], int((~stay).sum()))


class CopiedRuns:
    """Which runs of words are copies that a treatment leaves out; runs come in order of articles.

    A run is of the passage of the claims that it overlaps. `n_left_out` counts words.
    """

    def __init__(self, claims: pd.DataFrame, treatment: Treatment) -> None:
        self.n_left_out = 0
        self._treatment = treatment
        self._passages: dict[str, list[tuple[int, int, str]]] = {}
        self._first: dict[tuple[str, str], str] = {}
        if treatment == "kept":
            return
        copied = claims[claims["duplicate_cluster"].notna()]
        columns = (copied[name] for name in ("article_id", "spans", "duplicate_cluster"))
        for article_id, spans, cluster in zip(*columns, strict=True):
            held = self._passages.setdefault(str(article_id), [])
            held += [(start, end, str(cluster)) for start, end in parse_spans(str(spans))]

    def leaves_out(self, article_id: str, run: Run, group: str) -> bool:
        """Whether this run does not count for `group`."""
        for start, end, cluster in self._passages.get(article_id, ()):
            if start < run.end and run.start < end:
                first = self._first.setdefault((group, cluster), article_id)
                if self._treatment == "left_out" or first != article_id:
                    self.n_left_out += sum(map(bool, run.lemmas))
                    return True
        return False
