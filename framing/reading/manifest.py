"""articles.csv: what the texts in a folder do not say about themselves."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path

from framing.errors import ArticleError, InputError
from framing.reading.decoding import decode
from framing.reading.jobs import SUFFIX, Job, bad_job, missing, printable, told

COLUMNS = ("path", "article_id", "outlet", "published", "headline", "url", "language", "wire")
_KNOWN = f"the columns are: {', '.join(COLUMNS)}"


def read_manifest(manifest: Path) -> list[Job]:
    """One job a row, in order; a row with a mistake is a job with a problem.

    InputError when the file as a whole cannot be used. Only the column `path` is required: relative
    to the manifest's folder, and below it. An empty cell means what an absent column means.
    """
    where = printable(manifest)
    (_, header), *rows = _lines(manifest, where)
    header = [name.strip() for name in header]
    _check_header(header, f"{where}:1")
    jobs: list[Job] = []
    rows_of: dict[str, int] = {}
    for row, (line, cells) in enumerate(rows, 1):
        if not any(map(str.strip, cells)):
            continue
        job = _job(manifest.parent, header, cells)
        problem = job.problem
        if not problem and rows_of.setdefault(job.key, row) != row:
            problem = f"names the file that row {rows_of[job.key]} names already; delete one"
        place = f"{where}:{line}"
        jobs.append(bad_job(job.path, f"row {row} {problem}", place) if problem else
                    Job(job.path, place, job.article_id, job.outlet, job.published, job.headline,
                        job.url, job.language, job.wire))  # fmt: skip
    return jobs


def _lines(manifest: Path, where: str) -> list[tuple[int, list[str]]]:
    """Every row, the header too, with the number of its last line."""
    csv.field_size_limit(2**31 - 1)
    line = 1
    try:
        text = decode(manifest.read_bytes(), where)
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        read = []
        for cells in reader:
            read.append((reader.line_num, cells))
            line = reader.line_num + 1
    except OSError as error:
        raise InputError(told(error), where=where) from error
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
    if path.suffix.lower() != SUFFIX:
        return bad_job(path, f"names {name!r}, which is no {SUFFIX} file; convert it to plain text")
    if problem := missing(path):
        return bad_job(path, f"names {name!r}, which {problem}")
    if not _is_date(values.get("published", "")):
        return bad_job(path, f"says published {values['published']!r}; expected a date as "
                       "YYYY-MM-DD, such as 2022-01-05, or nothing")  # fmt: skip
    given = {column: value for column, value in values.items() if value and column != "path"}
    return Job(path, "", **{"article_id": printable(path.stem), **given})


def _is_date(value: str) -> bool:
    try:
        return not value or (len(value) == 10 and bool(date.fromisoformat(value)))
    except ValueError:
        return False
