"""docs/accuracy.csv, which the report's pages on method show, says what docs/accuracy.md says."""

from __future__ import annotations

import csv
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


def test_the_read_ties_give_the_figures(repository: Path) -> None:
    """The shares on the page are those of docs/speaker_links.csv."""
    with (repository / "docs" / "speaker_links.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    page = (repository / "docs" / "accuracy.md").read_text(encoding="utf-8")
    pronouns = [r["right"] == "true" for r in rows if r["form"] == "pronoun"]
    others = [r["right"] == "true" for r in rows if r["form"] == "other"]
    for label, judged in (("pronouns", pronouns), ("all", pronouns + others),
                          ("titles, roles, short and long names", others)):  # fmt: skip
        share = f"{sum(judged) / len(judged):.3f}".removeprefix("0")
        assert f"| {label} ({len(judged)}) | {share} |" in page
