"""Columns of numbers in temporary files: written once from front to back, read where asked."""

from __future__ import annotations

import os
import tempfile
from typing import Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint32]
_SIZE: Final = 4


class FileColumn:
    """Numbers below 2**32 by place; nothing of it stays in memory (a memory map would)."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115  closed by its owner

    def append(self, values: Numbers) -> None:
        """Write values behind those that are there."""
        self._file.write(values.tobytes())

    def __getitem__(self, place: slice) -> Numbers:
        start, stop = int(place.start), int(place.stop)
        data = os.pread(self._file.fileno(), (stop - start) * _SIZE, start * _SIZE)
        return np.frombuffer(data, dtype=np.uint32)

    def close(self) -> None:
        """The file is gone."""
        self._file.close()


class FileBands:
    """A table of `width` columns, written some rows at a time and read a column at a time."""

    def __init__(self, width: int) -> None:
        self._column = FileColumn()
        self._width = width
        self._heights: list[int] = []

    def append(self, rows: Numbers) -> None:
        """Write rows, (n, width)."""
        self._column.append(np.ascontiguousarray(rows.T))
        self._heights.append(len(rows))

    def __getitem__(self, column: int) -> Numbers:
        out = np.empty(sum(self._heights), dtype=np.uint32)
        done = 0
        for height in self._heights:
            start = done * self._width + column * height
            out[done : done + height] = self._column[start : start + height]
            done += height
        return out

    def close(self) -> None:
        """The file is gone."""
        self._column.close()
