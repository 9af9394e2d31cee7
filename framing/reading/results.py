"""A folder of results -> tables, texts and the description of the run that made them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from framing.articles import Article
from framing.errors import TableError
from framing.tables.frames import Tables, conform
from framing.tables.records import read_blocks
from framing.tables.schema import TABLES, Table
from framing.tables.spreadsheet import unmark_cell
from framing.tables.words import ArticleWords, from_record


def read_package(folder: Path) -> dict[str, Any]:
    """datapackage.json; TableError when the folder holds no finished results."""
    path = folder / "datapackage.json"
    if not folder.is_dir():
        raise TableError("is no folder; expected one that `framing analyze` wrote",
                         where=str(folder))  # fmt: skip
    if not path.is_file():
        raise TableError("holds no datapackage.json; run `framing analyze ARTICLES -o` this folder "
                         "first", where=str(folder))  # fmt: skip
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
        missing = {"versions", "lexicons", "refused", "excel", "format"} - set(package["framing"])
        if missing or not isinstance(package["created"], str):
            raise KeyError(*missing)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise TableError(f"cannot be read ({error}); run `framing analyze` again",
                         where=str(path)) from error  # fmt: skip
    return dict(package)


def read_tables(folder: Path) -> Tables:
    """The tables of the contract, cells that `--excel` marked put back as they were."""
    run = read_package(folder)["framing"]
    if run["format"] == "parquet":
        return Tables(**{t.name: _frame(folder / f"{t.name}.parquet", t) for t in TABLES})
    rows = {t.name: _rows(folder / f"{t.name}.csv", t, bool(run["excel"])) for t in TABLES}
    return Tables.from_rows(rows)


def _frame(path: Path, table: Table) -> pd.DataFrame:
    try:
        return conform(pq.read_table(path).to_pandas(), table)
    except (OSError, pa.ArrowException) as error:
        raise TableError(f"cannot be read: {error}", where=str(path)) from error


def _rows(path: Path, table: Table, excel: bool) -> list[dict[str, str]]:
    csv.field_size_limit(2**31 - 1)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            if list(reader.fieldnames or ()) != table.header:
                raise TableError(f"has the columns {reader.fieldnames}; expected {table.header}. "
                                 "Run `framing analyze` again", where=str(path))  # fmt: skip
            rows = []
            for row in reader:
                if None in row or None in row.values():
                    raise TableError("this row has more or fewer cells than the header",
                                     where=f"{path}:{reader.line_num}")  # fmt: skip
                rows.append({k: unmark_cell(v) for k, v in row.items()} if excel else row)
            return rows
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise TableError(f"cannot be read: {error}", where=str(path)) from error


def read_texts(folder: Path) -> Iterator[Article]:
    """The articles of texts.jsonl, text and blocks only; nothing when the file is not there."""
    path = folder / "texts.jsonl"
    if not path.is_file():
        return
    with path.open(encoding="utf-8") as stream:
        for n, line in enumerate(stream, 1):
            try:
                value = json.loads(line)
                yield Article(value["article_id"], value["text"], read_blocks(value["blocks"]))
            except (ValueError, KeyError, TypeError) as error:
                raise TableError(f"is no article text ({error}); run `framing analyze` again",
                                 where=f"{path}:{n}") from error  # fmt: skip


def read_words(folder: Path) -> Iterator[ArticleWords]:
    """The lemmas of words.jsonl by article; TableError when the file is not there."""
    path = folder / "words.jsonl"
    if not path.is_file():
        raise TableError("holds no words.jsonl, from which words are counted; run `framing "
                         "analyze` again", where=str(folder))  # fmt: skip
    with path.open(encoding="utf-8") as stream:
        for n, line in enumerate(stream, 1):
            try:
                yield from_record(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise TableError(f"holds no words of an article ({error}); run `framing analyze` "
                                 "again", where=f"{path}:{n}") from error  # fmt: skip
