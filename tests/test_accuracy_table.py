"""docs/accuracy.csv, which the report's pages on method show, says what docs/accuracy.md says."""

from __future__ import annotations

import re
from pathlib import Path

from framing.reading.accuracy import read_accuracy


def test_the_table_and_the_page_agree(repository: Path) -> None:
    """Every value of the table stands in a row of the page: change both together."""
    page = (repository / "docs" / "accuracy.md").read_text(encoding="utf-8")
    values = {value for line in page.splitlines() if line.startswith("|")
              for value in re.findall(r"(?<![\d])\.\d+", line)}  # fmt: skip
    rows = read_accuracy()
    assert len(rows) > 10
    wrong = [f"{r['figure']}: {r['value']}" for r in rows if r["value"] not in values]
    assert not wrong, f"not in a table of docs/accuracy.md: {wrong}"


def test_every_row_is_whole() -> None:
    """Stage, figure, value and data are given; the number of cases may be unknown."""
    for row in read_accuracy():
        assert all(row[name] for name in ("stage", "figure", "value", "data")), row
