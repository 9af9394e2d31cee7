"""A folder of results -> tables, texts and the description of the run that made them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from framing.articles import Article
from framing.errors import TableError
from framing.reading.table_files import read_csv, read_parquet
from framing.tables.frames import Needs, Tables, from_arrow
from framing.tables.records import read_blocks
from framing.tables.schema import TABLES
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


def read_tables(folder: Path, needs: Needs | None = None) -> Tables:
    """The tables of the contract, cells that `--excel` marked put back as they were.

    With `needs` only these columns of these tables are read, and the frames have no others:
    tables of many articles take little memory where few of their columns are wanted.
    """
    run = read_package(folder)["framing"]
    frames = {}
    for table in TABLES:
        names = table.header if needs is None else needs.get(table.name, ())
        if not names:
            frames[table.name] = pd.DataFrame()
            continue
        if run["format"] == "parquet":
            found = read_parquet(folder / f"{table.name}.parquet", table, names)
        else:
            found = read_csv(folder / f"{table.name}.csv", table, names, bool(run["excel"]))
        frames[table.name] = from_arrow(found, table)
        del found
        # Arrow keeps what it had to parse in for the next time; there is none.
        pa.default_memory_pool().release_unused()
    return Tables(**frames)


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
