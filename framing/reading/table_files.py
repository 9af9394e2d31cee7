"""A table's file -> its columns, those that are asked for only, as Arrow keeps them: compact."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from framing.errors import TableError
from framing.tables.columns import Table
from framing.tables.spreadsheet import unmark_cell

#: Bytes that are parsed at once, and where a row does not fit in; no row is longer than that.
_BLOCKS: Final = (4 << 20, 1 << 30)


def read_csv(path: Path, table: Table, names: Sequence[str], excel: bool) -> pa.Table:
    """The columns `names` of a CSV table as strings, empty cells null.

    With `excel`, cells that were marked for spreadsheets are put back. TableError where the header
    is another one, or a row has more or fewer cells.
    """
    try:
        _check_header(path, table)
        try:
            found = _parsed(path, table, names, _BLOCKS[0])
        except pa.ArrowInvalid:
            _refuse_bad_row(path)
            found = _parsed(path, table, names, _BLOCKS[1])
    except (OSError, UnicodeDecodeError, csv.Error, pa.ArrowInvalid) as error:
        raise TableError(f"cannot be read: {error}", where=str(path)) from error
    return _unmarked(found) if excel else found


def _parsed(path: Path, table: Table, names: Sequence[str], block: int) -> pa.Table:
    return pacsv.read_csv(
        path,
        read_options=pacsv.ReadOptions(block_size=block, use_threads=False),
        parse_options=pacsv.ParseOptions(newlines_in_values=True),
        convert_options=pacsv.ConvertOptions(
            include_columns=list(names), strings_can_be_null=True, null_values=[""],
            column_types=dict.fromkeys(table.header, pa.string())),
    )  # fmt: skip


def read_parquet(path: Path, table: Table, names: Sequence[str]) -> pa.Table:
    """The columns `names` of a Parquet table; TableError where it lacks one."""
    try:
        with pq.ParquetFile(path) as file:
            _check_columns(file.schema_arrow.names, table, path)
            return file.read(columns=list(names), use_threads=False)
    except (OSError, pa.ArrowException) as error:
        raise TableError(f"cannot be read: {error}", where=str(path)) from error


def _check_header(path: Path, table: Table) -> None:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        _check_columns(next(csv.reader(stream), []), table, path)


def _check_columns(found: Sequence[str], table: Table, path: Path) -> None:
    if list(found) != table.header:
        raise TableError(f"has the columns {list(found)}; expected {table.header}. "
                         "Run `framing analyze` again", where=str(path))  # fmt: skip


def _refuse_bad_row(path: Path) -> None:
    """TableError for the first row that has more or fewer cells than the header, with its line."""
    csv.field_size_limit(2**31 - 1)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.reader(stream)
        header = next(reader, [])
        for row in reader:
            if row and len(row) != len(header):
                raise TableError(f"this row has {len(row)} cells, the header {len(header)}",
                                 where=f"{path}:{reader.line_num}")  # fmt: skip


def _unmarked(table: pa.Table) -> pa.Table:
    columns = [pa.array([None if v is None else unmark_cell(v) for v in column.to_pylist()],
                        pa.string()) for column in table.columns]  # fmt: skip
    return pa.table(columns, names=table.column_names)
