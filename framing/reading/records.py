"""Tables of articles -> their rows, one at a time, with place; a bad row loses no other."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from framing.errors import ArticleError
from framing.reading.columns import Mapper
from framing.reading.decoding import LARGEST, encoding_of
from framing.reading.forms import FormName
from framing.reading.opening import Stream

#: More columns than any export has; a table of that width is something else.
MOST_COLUMNS = 2_000
#: A JSON file that is not in lines is read whole, so it has a limit.
LARGEST_JSON = 100_000_000
_BUFFER = 1 << 16
_ROWS = 64
_KINDS = {bool: "true or false", dict: "an object"}
_UNDECODED = re.compile("[\udc80-\udcff]")


class Record(NamedTuple):
    """One row. `place` completes the file's name in messages (":12"); with a `problem`, no values.

    Row 0 is the header of a table that has one: its columns without values. `position`: bytes of
    the file read up to here.
    """

    row: int
    place: str
    values: Mapping[str, str]
    position: int = 0
    problem: str = ""
    #: (column, what it holds) where a value is neither text nor a list of texts nor nothing.
    other: frozenset[tuple[str, str]] = frozenset()


def read_csv(stream: Stream, where: str) -> Iterator[Record]:
    """Rows of CSV or TSV after its header, which must be the first line.

    The separator is the one that the header is cut into most pieces by. A row with another number
    of cells than the header, or one that is not in the file's encoding, is a problem.
    """
    csv.field_size_limit(LARGEST)
    lines = _Lines(stream, where, newline="")
    first = next(lines, "")
    separator = separator_of(first)
    header = next(csv.reader([first], delimiter=separator), [])
    header = [name.strip() for name in header]
    if len(header) > MOST_COLUMNS:
        raise ArticleError(f"has {len(header):,} columns; expected at most {MOST_COLUMNS:,}",
                           where=where)  # fmt: skip
    yield Record(0, ":1", dict.fromkeys(header, ""))
    row, rows = 0, csv.reader(lines, delimiter=separator)
    while True:
        place, row = f":{lines.number + 1}", row + 1
        try:
            cells = next(rows, None)
        except csv.Error as error:
            yield Record(row, place, {}, stream.position(), f"is no CSV ({error}); look for a "
                         "quotation mark that is not closed")  # fmt: skip
            rows = csv.reader(lines, delimiter=separator)
            continue
        if cells is None:
            return
        if not any(cells):
            row -= 1
        elif lines.too_long:
            lines.too_long = False
            yield Record(row, place, {}, stream.position(), _too_long())
        elif len(cells) != len(header):
            yield Record(row, place, {}, stream.position(), f"has {len(cells)} cells, the header "
                         f"{len(header)}; put a cell that holds {separator!r} in quotation "
                         "marks")  # fmt: skip
        else:
            values = dict(zip(header, cells, strict=True))
            yield _checked(Record(row, place, values, stream.position()))


def read_json_lines(stream: Stream, where: str) -> Iterator[Record]:
    """Objects, one a line; blank lines do not count."""
    lines = _Lines(stream, where, newline="\n")
    row = 0
    for line in lines:
        if not line.strip():
            continue
        row += 1
        record = Record(row, f":{lines.number}", {}, stream.position())
        if lines.too_long:
            lines.too_long = False
            yield record._replace(problem=_too_long())
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield record._replace(problem=f"is no JSON ({_short(error)}); expected one object a "
                                  "line")  # fmt: skip
            continue
        yield _object(record, value)


def read_json(stream: Stream, where: str) -> Iterator[Record]:
    """One object, or a list of objects; JSON lines under another name are read as such."""
    data = stream.up_to(LARGEST_JSON + 1)
    if len(data) > LARGEST_JSON:
        raise ArticleError(f"is larger than {LARGEST_JSON // 10**6} MB, and JSON that is not in "
                           "lines is read whole; convert it: jq -c '.[]' FILE > FILE.jsonl",
                           where=where)  # fmt: skip
    codec, mark = encoding_of(data)
    try:
        value = json.loads(data[mark:].decode(codec))
    except (ValueError, RecursionError) as error:
        if data.lstrip().startswith(b"{") and data.count(b"\n{"):
            yield from read_json_lines(Stream(io.BytesIO(data), io.BytesIO(data), where), where)
            return
        raise ArticleError(f"is no JSON ({_short(error)})", where=where) from error
    for row, one in enumerate(value if isinstance(value, list) else [value], 1):
        place = f" (object {row})" if isinstance(value, list) else ""
        yield _object(Record(row, place, {}, stream.position()), one)


def read_parquet(file: Any, where: str) -> Iterator[Record]:
    """Rows of a Parquet file; `file` is a path or an open file. Values as text."""
    try:
        table = pq.ParquetFile(file)
        header = table.schema_arrow.names
        if len(header) > MOST_COLUMNS:
            raise ArticleError(f"has {len(header):,} columns; expected at most {MOST_COLUMNS:,}",
                               where=where)  # fmt: skip
        yield Record(0, "", dict.fromkeys(header, ""))
        row, n_rows = 0, max(table.metadata.num_rows, 1)
        size = Path(file).stat().st_size if isinstance(file, (str, Path)) else 0
        for batch in table.iter_batches(batch_size=_ROWS):
            for values in batch.to_pylist():
                row += 1
                yield _object(Record(row, f" (row {row})", {}, size * row // n_rows), values)
    except (OSError, pa.ArrowException) as error:
        raise ArticleError(f"is no Parquet file, or a damaged one ({_short(error)})",
                           where=where) from error  # fmt: skip


#: Readers of tables that come as streams, by form.
READERS: dict[str, Callable[[Stream, str], Iterator[Record]]] = {
    "csv": read_csv, "jsonl": read_json_lines, "json": read_json,
}  # fmt: skip


def told_by(head: bytes, mapper: Mapper) -> FormName:
    """The form of standard input, told by how it begins: text unless it surely is a table."""
    codec, mark = encoding_of(head)
    begin = head[mark:].decode(codec, "replace").lstrip()
    if begin[:1] == "{":
        return "jsonl"
    if begin[:1] == "[":
        return "json" if begin[1:].lstrip()[:1] == "{" else "text"
    if re.match(r"<!doctype html|<html|<head|<body", begin, re.IGNORECASE):
        return "html"
    first = begin.split("\n", 1)[0].strip("\r")
    header = next(csv.reader([first], delimiter=separator_of(first)), [])
    # Prose may begin with "Text, ..."; a header names two fields at least, in a word or three each.
    fields = mapper.map(header, strict=False).of
    is_table = "text" in fields and len(fields) > 1 and all(len(c.split()) <= 3 for c in header)
    return "csv" if is_table else "text"


def separator_of(line: str) -> str:
    """What cuts a header into most pieces."""
    return max(",\t;|", key=line.count)


class _Lines(Iterator[str]):
    """Decoded lines with their breaks; of one that is longer than LARGEST only a part."""

    def __init__(self, stream: Stream, where: str, newline: str) -> None:
        buffered = io.BufferedReader(stream, _BUFFER)
        codec, mark = encoding_of(buffered.peek(4)[:4])
        buffered.read(mark)
        errors = "surrogateescape" if codec == "utf-8" else "replace"
        self._text = io.TextIOWrapper(buffered, codec, errors, newline=newline)
        self.number = 0
        self.too_long = False

    def __next__(self) -> str:
        line = self._text.readline(LARGEST)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) == LARGEST:
            self.too_long = True
            while (rest := self._text.readline(_BUFFER)) and len(rest) == _BUFFER:
                pass
            return "too long\n"
        return line


def _object(record: Record, value: Any) -> Record:
    if not isinstance(value, dict):
        return record._replace(problem=f"is no JSON object but {type(value).__name__}; expected "
                               '{"text": ..., ...}')  # fmt: skip
    other = frozenset((str(k), _KINDS.get(type(v), "a number")) for k, v in value.items()
                      if not (v is None or isinstance(v, (str, list))))  # fmt: skip
    values = {str(k): _as_text(v) for k, v in value.items()}
    return _checked(record._replace(values=values, other=other))


def _as_text(value: Any) -> str:
    """A value as text; parts of a list are paragraphs, what has parts of its own is left out."""
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, list):
        return "\n\n".join(v for v in value if isinstance(v, str))
    return str(value)


def _checked(record: Record) -> Record:
    for column, value in record.values.items():
        if found := _UNDECODED.search(value):
            byte = ord(found[0]) - 0xDC00
            return record._replace(values={}, problem=f"is not UTF-8: byte 0x{byte:02X} in "
                                   f"{column[:60]!r}; convert the file, for instance with iconv -f "
                                   "WINDOWS-1252 -t UTF-8")  # fmt: skip
    return record


def _too_long() -> str:
    return f"is a line of more than {LARGEST // 10**6} million characters; expected one article"


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
