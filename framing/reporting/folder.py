"""A folder of results: written to temporary names, renamed when everything is whole."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from framing.errors import InputError
from framing.tables.schema import Table
from framing.tables.spreadsheet import mark_formula

#: Article texts and blocks, one JSON object a line, so that a report can show the articles.
TEXTS = "texts.jsonl"
#: Lemmas by whose words they are, one JSON object an article, for comparisons of vocabulary.
WORDS = "words.jsonl"
PACKAGE = "datapackage.json"


class ResultsFolder:
    """Open files for tables and texts; `with` renames them on success and removes them else.

    A reader of the folder sees the old results or the new ones, never a mixture of half files.
    """

    def __init__(self, folder: Path, tables: Iterable[Table], *, excel: bool = False) -> None:
        self.folder = folder
        #: For spreadsheets: formula cells neutralised, and a byte order mark so that Excel reads
        #: UTF-8.
        self.excel = excel
        self._tables = {t.name: t for t in tables}
        self._streams: dict[str, TextIO] = {}
        self._writers: dict[str, csv.DictWriter[str]] = {}

    def __enter__(self) -> ResultsFolder:
        make_folder(self.folder)
        return self

    def write_rows(self, table: str, rows: Iterable[Mapping[str, str]]) -> None:
        """Append rows to a table; a row must have exactly the table's columns."""
        if table not in self._writers:
            stream = self._open(f"{table}.csv")
            if self.excel:
                stream.write("\ufeff")
            header = self._tables[table].header
            self._writers[table] = csv.DictWriter(stream, header, extrasaction="raise")
            self._writers[table].writeheader()
        writer = self._writers[table]
        for row in rows:
            if len(row) != len(writer.fieldnames):
                raise ValueError(f"{table}: a row has columns {sorted(row)}")
            if self.excel:
                row = {k: mark_formula(v) for k, v in row.items()}
            writer.writerow(row)

    def write_json_line(self, name: str, value: Mapping[str, Any]) -> None:
        """Append one JSON object to a file of JSON lines."""
        stream = self._streams.get(name) or self._open(name)
        stream.write(json.dumps(value, ensure_ascii=False, sort_keys=True) + "\n")

    def write_text(self, name: str, text: str) -> None:
        """Write a whole file."""
        self._open(name).write(text)

    def write_empty(self) -> None:
        """Give every table that got no row its header."""
        for name in self._tables:
            self.write_rows(name, ())

    def _open(self, name: str) -> TextIO:
        try:
            stream = self._temporary(name).open("w", encoding="utf-8", newline="")
        except OSError as error:
            raise InputError(
                f"cannot write here: {error.strerror}", where=str(self.folder)
            ) from error
        self._streams[name] = stream
        return stream

    def _temporary(self, name: str) -> Path:
        return self.folder / f".{name}.{os.getpid()}.partial"

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        failed = error
        for stream in self._streams.values():
            try:
                stream.close()
            except OSError as full:  # the last bytes did not fit on the disk
                failed = failed or full
        for name in self._streams:
            if failed is None:
                self._temporary(name).replace(self.folder / name)
            else:
                self._temporary(name).unlink(missing_ok=True)
        if isinstance(failed, OSError):
            raise InputError(
                f"cannot write the results: {failed.strerror or failed}", where=str(self.folder)
            ) from failed


def make_folder(folder: Path) -> None:
    """Make sure that results can be written there; InputError says why not."""
    if folder.exists() and not folder.is_dir():
        raise InputError(
            "is a file; the results need a folder. Name another one with -o", where=str(folder)
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot make this folder: {error.strerror}", where=str(folder)) from error
    if not os.access(folder, os.W_OK):
        raise InputError("cannot write here: no permission", where=str(folder))
