"""articles.csv: what the texts in a folder do not say about themselves."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from framing.errors import ArticleError, InputError
from framing.reading.decoding import decode
from framing.reading.forms import SINGLE, form_of, stem_of
from framing.reading.jobs import Job, bad_job, missing, printable, told

COLUMNS = ("path", "article_id", "outlet", "published", "headline", "url", "language", "wire")
_KNOWN = f"the columns are: {', '.join(COLUMNS)}"


def read_manifest(manifest: Path) -> list[Job]:
    """One job a row, in order; a row with a mistake is a job with a problem.

    InputError when the file as a whole cannot be used. Only the column `path` is required: relative
    to the manifest's folder, and below it. An empty cell means what an absent column means.
    """
    where = printable(manifest)
    try:
        data = manifest.read_bytes()
    except OSError as error:
        raise InputError(told(error), where=where) from error
    return parse_manifest(data, where, manifest.parent)


def parse_manifest(data: bytes, where: str, folder: Path) -> list[Job]:
    """The same from the manifest's bytes; paths are relative to `folder`."""
    (_, header), *rows = _lines(data, where)
    header = [name.strip() for name in header]
    _check_header(header, f"{where}:1")
    jobs: list[Job] = []
    rows_of: dict[str, int] = {}
    for row, (line, cells) in enumerate(rows, 1):
        if not any(map(str.strip, cells)):
            continue
        job = _job(folder, header, cells)
        problem = job.problem
        if not problem and rows_of.setdefault(job.key, row) != row:
            problem = f"names the file that row {rows_of[job.key]} names already; delete one"
        place = f"{where}:{line}"
        jobs.append(bad_job(job.path, f"row {row} {problem}", place) if problem else
                    replace(job, where=place))  # fmt: skip
    return jobs


def manifest_rows(data: bytes, where: str) -> list[tuple[str, dict[str, str]]]:
    """Path and facts of each row, of a manifest whose files are not on the disk (in a zip file)."""
    (_, header), *rows = _lines(data, where)
    header = [name.strip() for name in header]
    _check_header(header, f"{where}:1")
    out = []
    for _, cells in rows:
        values = {name: " ".join(cell.split()) for name, cell in zip(header, cells, strict=False)}
        if path := values.pop("path", ""):
            given = {k: v for k, v in values.items() if v and (k != "published" or _is_date(v))}
            out.append((path, given))
    return out


def _lines(data: bytes, where: str) -> list[tuple[int, list[str]]]:
    """Every row, the header too, with the number of its last line."""
    csv.field_size_limit(2**31 - 1)
    line = 1
    try:
        text = decode(data, where)
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        read = []
        for cells in reader:
            read.append((reader.line_num, cells))
            line = reader.line_num + 1
    except ArticleError as error:
        raise InputError(error.message, where=where) from error
    except csv.Error as error:
        raise InputError(f"is no CSV from this line on ({error}); look for a quotation mark that "
                         "is not closed; inside a quoted cell it is written twice",
                         where=f"{where}:{line}") from error  # fmt: skip
    if not any(cells for _, cells in read):
        raise InputError(f"is empty; expected a header and one row an article; {_KNOWN}",
                         where=where)  # fmt: skip
    return read


def _check_header(header: list[str], where: str) -> None:
    if len(header) == 1 and (separator := re.search(r"[;\t|]", header[0])):
        raise InputError(f"its cells are separated by {separator[0]!r}; expected commas; {_KNOWN}",
                         where=where)  # fmt: skip
    if unknown := [name for name in header if name not in COLUMNS]:
        raise InputError(f"unknown column{'s' * (len(unknown) > 1)} "
                         f"{', '.join(map(repr, unknown))}; {_KNOWN}. Rename or delete",
                         where=where)  # fmt: skip
    if "path" not in header:
        raise InputError(f"has no column 'path'; {_KNOWN}", where=where)
    if twice := [name for name in COLUMNS if header.count(name) > 1]:
        raise InputError(f"has the column {twice[0]!r} twice; delete one", where=where)


def _job(folder: Path, header: list[str], cells: list[str]) -> Job:
    """One row; the file is looked for but not opened."""
    values = {name: " ".join(cell.split()) for name, cell in zip(header, cells, strict=False)}
    name = dict(zip(header, cells, strict=False)).get("path", "").strip()
    path = folder / name
    if surplus := len(cells) - len(header):
        return bad_job(path, f"has {len(cells)} cells, the header {len(header)}; " + (
            "put a cell that holds a comma in quotation marks" if surplus > 0 else
            "add the missing commas"))  # fmt: skip
    if not name:
        return bad_job(path, "names no file; write its path, relative to the manifest, or delete "
                       "the row")  # fmt: skip
    if "\x00" in name or Path(name).is_absolute() or ".." in Path(name).parts:
        return bad_job(folder, f"names {name!r}; expected a path relative to the manifest and "
                       "below it, without '..'")  # fmt: skip
    form = form_of(path)
    if form.name not in SINGLE:
        return bad_job(path, f"names {name!r}, which is no .txt or .html file; convert it to plain "
                       "text")  # fmt: skip
    if problem := missing(path):
        return bad_job(path, f"names {name!r}, which {problem}")
    if not _is_date(values.get("published", "")):
        return bad_job(path, f"says published {values['published']!r}; expected a date as "
                       "YYYY-MM-DD, such as 2022-01-05, or nothing")  # fmt: skip
    given = {column: value for column, value in values.items() if value and column != "path"}
    return Job(path, "", form=form,
               **{"article_id": printable(stem_of(path)), **given})  # type: ignore[arg-type]


def is_manifest(data: bytes) -> bool:
    """Whether an articles.csv describes files (it names their paths) or is a table of articles."""
    header = data.split(b"\n", 1)[0].decode("utf-8-sig", "replace")
    return "path" in [name.strip().strip('"') for name in header.split(",")]


def _is_date(value: str) -> bool:
    try:
        return not value or (len(value) == 10 and bool(date.fromisoformat(value)))
    except ValueError:
        return False
