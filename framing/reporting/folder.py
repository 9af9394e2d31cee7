"""A folder of results: written to temporary names, renamed when everything is whole."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol, TextIO

from framing.endings import Ending
from framing.errors import InputError
from framing.reporting.destinations import LocalFolder, destination_of, write_whole
from framing.reporting.writers import FORMATS, Format, TableWriter, open_table
from framing.tables.columns import Table

__all__ = ["FORMATS", "PACKAGE", "TEXTS", "WORDS", "Format", "ResultsFolder", "as_json",
           "make_folder"]  # fmt: skip

#: Article texts and blocks, one JSON object a line, so that a report can show the articles.
TEXTS = "texts.jsonl"
#: Lemmas by whose words they are, one JSON object an article, for comparisons of vocabulary.
WORDS = "words.jsonl"
#: Says what is in the folder; written last, so a folder that has one is whole.
PACKAGE = "datapackage.json"


class _Closable(Protocol):
    def close(self) -> None: ...


class ResultsFolder(Ending):
    """Open files for tables and texts; `with` renames them on success and removes them else.

    A reader of the folder sees the old results or the new ones, never a mixture of half files:
    while files get their names there is no data package.
    """

    def __init__(self, folder: Path | str, tables: Iterable[Table], *, excel: bool = False,
                 format: Format = "csv") -> None:  # fmt: skip
        self.folder = folder
        self._at = destination_of(folder)
        #: For spreadsheets: cells neutralised, and a byte order mark so that Excel reads UTF-8.
        self.excel = excel
        self.format: Format = format
        self._tables = {t.name: t for t in tables}
        self._open: dict[str, _Closable] = {}
        self._writers: dict[str, TableWriter] = {}
        self._streams: dict[str, TextIO] = {}

    def __enter__(self) -> ResultsFolder:
        self._at.make()
        return self

    def write_rows(self, table: str, rows: Iterable[Mapping[str, str]]) -> None:
        """Append rows to a table; a row must have exactly the table's columns."""
        if table not in self._writers:
            name = f"{table}.{self.format}"
            stream = self._at.open(name)
            writer = open_table(stream, self._tables[table], self.format, self.excel)
            self._writers[table] = self._open[name] = writer
        self._writers[table].write(rows)

    def write_json_line(self, name: str, value: Mapping[str, Any]) -> None:
        """Append one JSON object to a file of JSON lines."""
        stream = self._streams.get(name) or self._text(name)
        stream.write(json.dumps(value, ensure_ascii=False, sort_keys=True) + "\n")

    def write_text(self, name: str, text: str) -> None:
        """Write a whole file."""
        self._text(name).write(text)

    def write_empty(self) -> None:
        """Give every table that got no row its header."""
        for name in self._tables:
            self.write_rows(name, ())

    def _text(self, name: str) -> TextIO:
        stream = io.TextIOWrapper(self._at.open(name), encoding="utf-8", errors="replace",
                                  newline="")  # fmt: skip
        self._streams[name] = self._open[name] = stream
        return stream

    def leave(self, error: BaseException | None) -> None:
        """At the end of the `with` block."""
        failed = error
        for file in self._open.values():
            try:
                file.close()
            except OSError as full:  # the last bytes did not fit on the disk
                failed = failed or full
        try:
            if failed is None:
                self._rename()
        except OSError as shut:
            failed = shut
        if failed is not None:
            self._remove()
        if isinstance(failed, OSError):
            raise InputError(
                f"cannot write the results: {failed.strerror or failed}", where=str(self.folder)
            ) from failed

    def _rename(self) -> None:
        """Give the files their names, the data package last."""
        if PACKAGE in self._open:
            self._at.remove(PACKAGE)
        for name in sorted(self._open, key=lambda name: name == PACKAGE):
            self._at.keep(name)
        for table in self._writers:
            for other in FORMATS:
                if other != self.format:
                    self._at.remove(f"{table}.{other}")

    def _remove(self) -> None:
        for name in self._open:
            try:
                self._at.drop(name)
            except OSError:
                continue


def as_json(value: Mapping[str, Any]) -> str:
    """A JSON file's text, for people too."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def make_folder(folder: Path) -> None:
    """Make sure that results can be written there; InputError says why not."""
    LocalFolder(folder).make()


def write_text(path: Path, text: str) -> None:
    """Write one text file, whole or not at all; InputError when that fails."""
    try:
        write_whole(path, text.encode("utf-8", "replace"))
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", where=str(path)) from error
