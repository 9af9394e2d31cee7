"""The tables as pandas DataFrames with the types that the schema names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from framing.errors import TableError
from framing.tables.columns import ColumnType, Table
from framing.tables.schema import BY_NAME

#: Schema type -> pandas dtype; absent is NA (NaN in numbers), never "" or 0.
DTYPES: dict[ColumnType, str] = {
    "string": "string",
    "integer": "Int64",
    "number": "float64",
    "boolean": "boolean",
}
#: Schema type -> what Arrow and Parquet hold it as.
ARROW: Final[dict[ColumnType, pa.DataType]] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
}
#: float64 is pandas' own.
_PANDAS: Final = {ARROW["string"]: pd.StringDtype(), ARROW["integer"]: pd.Int64Dtype(),
                  ARROW["boolean"]: pd.BooleanDtype()}  # fmt: skip
#: The written forms of a boolean, as Frictionless reads them.
_BOOLEANS = {"true": True, "True": True, "1": True, "false": False, "False": False, "0": False}

Rows = Iterable[Mapping[str, Any]]
#: Table -> the columns of it that are wanted; tables that are not named are not.
Needs = Mapping[str, Sequence[str]]


def frame_from_rows(table: Table, rows: Rows) -> pd.DataFrame:
    """Rows, in part or whole, as a typed frame; TableError for a column the schema lacks."""
    listed = list(rows)
    unknown = sorted({key for row in listed for key in row} - set(table.header))
    if unknown:
        raise TableError(f"no such column: {', '.join(unknown)}; there are {table.header}",
                         where=table.name)  # fmt: skip
    return conform(pd.DataFrame(listed, columns=table.header, dtype=object), table)


def conform(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """`frame` with the schema's columns in its order and types, empty strings absent.

    Takes values or their written forms (a CSV read as strings). TableError names the column
    that is missing or that holds something else than the schema says.
    """
    missing = [name for name in table.header if name not in frame.columns]
    if missing:
        raise TableError(f"columns missing: {', '.join(missing)}; the table is incomplete or "
                         "was written by another version", where=table.name)  # fmt: skip
    out: dict[str, pd.Series[Any]] = {}
    for column in table.columns:
        values = frame[column.name].astype(object)
        values = values.mask(values.isna() | (values == ""), None)
        try:
            out[column.name] = _typed(values, column.type)
        except (TypeError, ValueError) as error:
            raise TableError(f"column {column.name} should hold {column.type} values: {error}",
                             where=table.name) from error  # fmt: skip
    return pd.DataFrame(out, columns=table.header).reset_index(drop=True)


def from_arrow(found: pa.Table, table: Table) -> pd.DataFrame:
    """Columns of `table` as Arrow read them -> a frame with the schema's types, nulls absent.

    Takes values or their written forms. TableError names a column that holds something else.
    """
    kinds = {column.name: column.type for column in table.columns}
    out: dict[str, pd.Series[Any]] = {}
    for name in found.column_names:
        values, kind = found.column(name), kinds[name]
        try:
            if kind == "string" and pc.any(pc.equal(values, "")).as_py():
                values = pc.if_else(pc.equal(values, ""), None, values)
            # Strings are not copied.
            out[name] = values.cast(ARROW[kind]).to_pandas(types_mapper=_PANDAS.get)
        except (pa.ArrowException, ValueError) as error:
            raise TableError(f"column {name} should hold {kind} values: {error}",
                             where=table.name) from error  # fmt: skip
    return pd.DataFrame(out, columns=found.column_names)


def _typed(values: pd.Series[Any], kind: ColumnType) -> pd.Series[Any]:
    if kind == "boolean":
        written = values.map(lambda v: _BOOLEANS.get(v, v) if isinstance(v, str) else v)
        return written.astype("boolean")
    if kind == "integer":
        return pd.to_numeric(values).astype("Int64")
    if kind == "number":
        return pd.to_numeric(values).astype("float64")
    return values.map(str, na_action="ignore").astype("string")


@dataclass(frozen=True)
class Tables:
    """The tables of one run; nobody changes them in place."""

    articles: pd.DataFrame
    attributions: pd.DataFrame
    claims: pd.DataFrame
    terms: pd.DataFrame
    acts: pd.DataFrame
    counts: pd.DataFrame
    speakers: pd.DataFrame
    duplicates: pd.DataFrame

    @classmethod
    def from_rows(cls, rows: Mapping[str, Rows]) -> Tables:
        """Tables from rows by table name; tables and columns left out are empty."""
        names = [f.name for f in fields(cls)]
        unknown = sorted(set(rows) - set(names))
        if unknown:
            raise TableError(f"no such table: {', '.join(unknown)}; there are {names}")
        return cls(**{name: frame_from_rows(BY_NAME[name], rows.get(name, ())) for name in names})

    def select(self, article_ids: Iterable[str]) -> Tables:
        """The tables of these articles only.

        Speakers are those quoted there; their counts in `speakers` remain those of the run.
        """
        wanted = set(article_ids)

        def of(frame: pd.DataFrame) -> pd.DataFrame:
            return frame[frame["article_id"].isin(wanted)].reset_index(drop=True)

        attributions = of(self.attributions)
        quoted = self.speakers["speaker_id"].isin(set(attributions["speaker_id"].dropna()))
        return Tables(of(self.articles), attributions, of(self.claims), of(self.terms),
                      of(self.acts), of(self.counts), self.speakers[quoted].reset_index(drop=True),
                      of(self.duplicates))  # fmt: skip

    def rows(self, name: str) -> Sequence[dict[str, Any]]:
        """The rows of one table as dictionaries, absent values as None."""
        frame: pd.DataFrame = getattr(self, name).astype(object)
        return [
            {str(key): value for key, value in row.items()}
            for row in frame.where(frame.notna(), None).to_dict("records")
        ]
