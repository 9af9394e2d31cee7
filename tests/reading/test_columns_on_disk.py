"""Columns in temporary files give back what was written."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from framing.reading.columns_on_disk import FileBands, FileColumn

NUMBERS = st.lists(st.integers(0, 2**32 - 1), max_size=20)


@given(st.lists(NUMBERS, max_size=5), st.integers(0, 100), st.integers(0, 100))
def test_a_stretch_of_a_column(parts: list[list[int]], start: int, stop: int) -> None:
    """Whatever the pieces it was written in."""
    column = FileColumn()
    for part in parts:
        column.append(np.array(part, dtype=np.uint32))
    every = [n for part in parts for n in part]
    low, high = min(start, stop, len(every)), min(max(start, stop), len(every))
    assert column[low:high].tolist() == every[low:high]
    column.close()


@given(st.lists(st.integers(1, 6), max_size=5))
def test_a_band(heights: list[int]) -> None:
    """Rows are written some at a time, a column is read through all of them."""
    bands, width = FileBands(3), 3
    rows = np.arange(sum(heights) * width, dtype=np.uint32).reshape(-1, width)
    done = 0
    for height in heights:
        bands.append(rows[done : done + height])
        done += height
    for k in range(width):
        assert bands[k].tolist() == rows[:, k].tolist()
    bands.close()
