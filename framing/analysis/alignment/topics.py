"""Which articles are about the same thing: near in time, and alike in their words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

#: The day of an article without a date: after all others.
UNDATED: Final = int(np.iinfo(np.int64).max)
#: Articles that each article is compared with, and the cosine from which two share a topic.
NEAREST: Final = 20
SAME_TOPIC: Final = 0.12
#: Articles that are compared with all others at once.
_CHUNK: Final = 256


def dates(published: pd.Series[str]) -> npt.NDArray[np.int64]:
    """Days since 1970, `UNDATED` where there is no date."""
    found = pd.to_datetime(published, errors="coerce").to_numpy()
    day = found.astype("datetime64[D]").astype(np.int64)
    return np.where(np.isnat(found), UNDATED, day)


def near_articles(
    vectors: sparse.csr_array, day: npt.NDArray[np.int64], days: int
) -> Iterator[tuple[int, int]]:
    """Pairs of articles near in time and topic (left <= right), each article with itself.
    `vectors` have length 1; `day` is that of `dates`, undated ones near everything in time.
    """
    undated = day == UNDATED
    order = np.argsort(day, kind="stable")
    seen: set[tuple[int, int]] = set()
    for begin in range(0, len(day), _CHUNK):
        rows = order[begin : begin + _CHUNK]
        near = undated.copy()
        if undated[rows].any():
            near[:] = True
        else:
            near |= (day >= day[rows].min() - days) & (day <= day[rows].max() + days)
        columns = np.flatnonzero(near)
        cosines = (vectors[rows] @ vectors[columns].T).tocsr()
        for k, row in enumerate(rows):
            yield int(row), int(row)
            start, end = cosines.indptr[k], cosines.indptr[k + 1]
            others, values = columns[cosines.indices[start:end]], cosines.data[start:end]
            close = (values >= SAME_TOPIC) & (others != row)
            if not undated[row]:
                close &= undated[others] | (np.abs(day[others] - day[row]) <= days)
            others, values = others[close], values[close]
            for i in np.lexsort((others, -values))[:NEAREST]:
                pair = (min(int(row), int(others[i])), max(int(row), int(others[i])))
                if pair not in seen:
                    seen.add(pair)
                    yield pair
