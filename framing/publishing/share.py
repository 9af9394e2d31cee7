"""A part of a run as a folder of its own, with or without the words of its articles."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from framing.errors import InputError
from framing.reporting.folder import PACKAGE, TEXTS, WORDS, ResultsFolder, as_json
from framing.tables.cells import boolean
from framing.tables.frames import Tables
from framing.tables.package import data_package
from framing.tables.schema import TABLES
from framing.tables.withheld import withhold


def write_part(
    folder: Path, output: Path, tables: Tables, package: Mapping[str, Any], *, show_text: bool
) -> None:
    """`tables`, chosen from the results in `folder`, as a results folder `output`.

    Without text, hashes stand for running text, and no texts are copied; the data package says
    so. InputError where `output` holds something else than such a folder.
    """
    run = dict(package["framing"]) | {"text": show_text}
    _refuse_strangers(output)
    with ResultsFolder(output, TABLES, excel=bool(run["excel"]), format=run["format"]) as written:
        for table in TABLES:
            for row in tables.rows(table.name):
                cells = {k: _cell(v) for k, v in row.items()}
                written.write_rows(table.name, [cells if show_text
                                                else withhold(table.name, cells)])  # fmt: skip
        written.write_empty()
        if show_text:
            chosen = set(tables.articles["article_id"])
            for name in (TEXTS, WORDS):
                for value in _json_lines(folder / name):
                    if value.get("article_id") in chosen:
                        written.write_json_line(name, value)
        written.write_text(PACKAGE, as_json(data_package(TABLES, package["created"], run)))
    if not show_text:
        for name in (TEXTS, WORDS):
            (output / name).unlink(missing_ok=True)


def _refuse_strangers(output: Path) -> None:
    if output.is_dir() and any(output.iterdir()) and not (output / PACKAGE).is_file():
        raise InputError("holds other files; name an empty folder with -o", where=str(output))


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        return
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return boolean(value) if isinstance(value, bool) else str(value)
