"""Copies of a passage in several articles: one decision, however many articles print it.

Articles are one level of clustering, shared passages another that crosses it: a note under nineteen
articles is nineteen articles, and one editor's choice. What varies together through a passage
beyond what varies together within its articles is added to the variance (two-way clustering).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Shared:
    """What shared passages hold, and what of it stands in which cluster of articles.

    `whole` (passages x features) and `parts` (rows x features; a row for each cluster in which a
    passage stands) are the same features as those of the clusters, `sizes` (rows x groups) the
    cases in each compared group, and `of` the number of the passage of each row, from 0.
    """

    whole: Floats
    parts: Floats
    sizes: Floats
    of: Places

    def added(self, deviation: Callable[[Floats], Floats]) -> Floats:
        """What each passage adds to the variance of each value, (passages x values), at least 0.

        `deviation` takes totals that are left out, (rows x features), and says by how much each of
        the values changes without them, (rows x values). Added is the square of the change without
        the passage, less the squares without its part in each cluster, which the clusters' own
        variance holds. Source: Cameron, Gelbach & Miller 2011, Robust inference with multiway
        clustering, Journal of Business & Economic Statistics 29, with what leaving out changes in
        place of residuals.
        """
        parts = summed(deviation(self.parts) ** 2, self.of)
        return np.asarray(np.maximum(0.0, deviation(self.whole) ** 2 - parts))

    def squares(self, group: int = 0) -> float:
        """What passages add to the sum of squared sizes, from which effective numbers are taken."""
        if not len(self.of):
            return 0.0
        sizes = self.sizes[:, group]
        return float((np.bincount(self.of, sizes) ** 2 - np.bincount(self.of, sizes**2)).sum())


@dataclass(frozen=True, slots=True)
class Cells:
    """Which rows of a table stand in which cell, a shared passage in one cluster.

    `rows` are the places of the rows that are in one, `cell` is the cell of each of these, and `of`
    the passage of each cell.
    """

    rows: Places
    cell: Places
    of: Places

    def totals(self, weights: Floats) -> Floats:
        """The sum in each cell of `weights`, one for each row of the table."""
        return np.bincount(self.cell, weights[self.rows], len(self.of)).astype(np.float64)

    def shared_by(self, weights: Floats) -> Shared:
        """Cases, and the only feature, are what `weights` adds up to, one for each row."""
        cases = self.totals(weights)[:, None]
        return Shared(summed(cases, self.of), cases, cases, self.of)

    def shared(self, *features: Floats) -> Shared:
        """Each of `features` summed in each cell; cases are the rows."""
        sizes = np.bincount(self.cell, minlength=len(self.of)).astype(np.float64)
        parts = np.column_stack([self.totals(x) for x in features])
        return Shared(summed(parts, self.of), parts, sizes[:, None], self.of)


def cells(cluster: npt.NDArray[np.integer], passage: pd.Series[str]) -> Cells:
    """The cells of those passages (`duplicate_cluster`) that stand in two clusters or more."""
    rows = np.flatnonzero(passage.notna().to_numpy(dtype=bool))
    codes, _ = pd.factorize(passage.iloc[rows])
    pairs, cell = np.unique(np.column_stack([codes, cluster[rows]]).reshape(-1, 2), axis=0,
                            return_inverse=True)  # fmt: skip
    several = np.bincount(pairs[:, 0].astype(np.int64), minlength=1)[pairs[:, 0]] > 1
    kept = several[cell.ravel()]
    number = np.cumsum(several) - 1
    _, of = np.unique(pairs[several, 0], return_inverse=True)
    return Cells(rows[kept].astype(np.int64), number[cell.ravel()[kept]].astype(np.int64),
                 of.ravel().astype(np.int64))  # fmt: skip


def summed(parts: Floats, of: Places) -> Floats:
    """Rows of `parts` added up by the number that `of` gives them, from 0."""
    out = np.zeros((int(of.max(initial=-1)) + 1, parts.shape[1]))
    np.add.at(out, of, parts)
    return out


#: No passage is shared.
NOTHING: Final = Shared(np.zeros((0, 1)), np.zeros((0, 1)), np.zeros((0, 1)),
                        np.zeros(0, dtype=np.int64))  # fmt: skip
