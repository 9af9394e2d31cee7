"""docs/accuracy.csv -> how accurate each stage is, for the report's pages on method."""

from __future__ import annotations

import csv
from pathlib import Path

from framing.errors import TableError

COLUMNS = ["stage", "figure", "value", "n", "data"]


def accuracy_file() -> Path:
    """The table of measured figures: in the installed package, else in the checkout's docs."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "docs" / "accuracy.csv"
    return installed if installed.is_file() else package.parent / "docs" / "accuracy.csv"


def read_accuracy() -> tuple[dict[str, str], ...]:
    """Its rows; TableError where the file is missing or has other columns."""
    path = accuracy_file()
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream)
            if list(reader.fieldnames or ()) != COLUMNS:
                raise TableError(f"has the columns {reader.fieldnames}; expected {COLUMNS}",
                                 where=str(path))  # fmt: skip
            return tuple(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise TableError(f"cannot be read: {error}", where=str(path)) from error
