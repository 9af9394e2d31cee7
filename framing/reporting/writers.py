"""Rows -> a table's file, row by row: CSV, or Parquet with the types of the schema."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import IO, Any, Literal, Protocol, get_args

import pyarrow as pa
import pyarrow.parquet as pq

from framing.tables.columns import ColumnType, Table
from framing.tables.frames import ARROW
from framing.tables.spreadsheet import mark_cell

Format = Literal["csv", "parquet"]
FORMATS: tuple[str, ...] = get_args(Format)
#: Rows of a row group; the same whatever came in how many pieces, so the bytes are the same.
_GROUP = 10_000
_READ: dict[ColumnType, Any] = {"integer": int, "number": float, "boolean": "true".__eq__}


class TableWriter(Protocol):
    """An open file of one table."""

    def write(self, rows: Iterable[Mapping[str, str]]) -> None:
        """Append rows; ValueError when one has other columns than the table."""

    def close(self) -> None:
        """Write what is left."""


def open_table(stream: IO[bytes], table: Table, format: Format, excel: bool) -> TableWriter:
    """Writes `table` into a new file; `excel` for tables that spreadsheets open (CSV)."""
    return ParquetTable(stream, table) if format == "parquet" else CsvTable(stream, table, excel)


class CsvTable:
    """UTF-8 CSV as RFC 4180 has it; for spreadsheets with a byte order mark and marked cells."""

    def __init__(self, stream: IO[bytes], table: Table, excel: bool) -> None:
        self._table, self._excel = table, excel
        self._stream = io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="")
        if excel:
            self._stream.write("\ufeff")
        self._writer = csv.writer(self._stream)
        self._writer.writerow(table.header)

    def write(self, rows: Iterable[Mapping[str, str]]) -> None:
        """Append rows; ValueError when one has other columns than the table."""
        for row in rows:
            cells = _cells(self._table, row)
            self._writer.writerow(self._marked(cells) if self._excel else cells)

    def close(self) -> None:
        """Write what is left."""
        self._stream.close()

    def _marked(self, cells: list[str]) -> list[str]:
        """Text marked as text; numbers and truth values stay what they are."""
        return [mark_cell(cell) if column.type == "string" else cell
                for cell, column in zip(cells, self._table.columns, strict=True)]  # fmt: skip


class ParquetTable:
    """Parquet, zstd; absent values are null."""

    def __init__(self, stream: IO[bytes], table: Table) -> None:
        self._table, self._stream = table, stream
        self._schema = pa.schema([(c.name, ARROW[c.type]) for c in table.columns])
        self._writer = pq.ParquetWriter(stream, self._schema, compression="zstd")
        self._rows: list[list[str]] = []

    def write(self, rows: Iterable[Mapping[str, str]]) -> None:
        """Append rows; ValueError when one has other columns than the table."""
        for row in rows:
            self._rows.append(_cells(self._table, row))
            if len(self._rows) == _GROUP:
                self._flush()

    def close(self) -> None:
        """Write what is left."""
        try:
            self._flush()
        finally:
            self._writer.close()
            self._stream.close()

    def _flush(self) -> None:
        columns = zip(*self._rows, strict=True) if self._rows else [()] * len(self._table.columns)
        arrays = [
            pa.array([_value(cell, column.type) for cell in cells], ARROW[column.type])
            for column, cells in zip(self._table.columns, columns, strict=True)
        ]
        self._rows = []
        self._writer.write_table(pa.table(arrays, schema=self._schema))


def _cells(table: Table, row: Mapping[str, str]) -> list[str]:
    try:
        cells = [row[name] for name in table.header]
    except KeyError as error:
        raise ValueError(f"{table.name}: a row lacks one of the columns: {error}") from error
    if len(row) != len(cells):
        raise ValueError(f"{table.name}: a row has columns {sorted(row)}")
    return cells


def _value(cell: str, kind: ColumnType) -> Any:
    if cell == "":
        return None
    if kind == "string":
        return cell.encode("utf-8", "replace").decode("utf-8")
    return _READ[kind](cell)
