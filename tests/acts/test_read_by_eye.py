"""Acts and counts that were read by eye: verdicts that can be counted and looked up."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

VERDICTS = Path(__file__).parent.parent / "data" / "acts_counts_verdicts.csv"
SAMPLES = ("20261127", "20261128")
Row = dict[str, str]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """The verdicts as they lie there."""
    with VERDICTS.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def share(of: list[Row], column: str, right: str = "right") -> str:
    """".962 of 26", as the page writes it."""
    if not of:
        return "none"
    value = sum(r[column].startswith(right) for r in of) / len(of)
    return f"{'1.0' if value == 1 else f'{value:.3f}'.removeprefix('0')} of {len(of)}"


def test_verdicts_are_whole(rows: list[Row]) -> None:
    """Each place once in its sample, and a reason for all that is wrong."""
    places = Counter((r["kind"], r["corpus"], r["seed"], r["doc_id"], r["start"], r["end"])
                     for r in rows)  # fmt: skip
    assert max(places.values()) == 1
    assert {r["seed"] for r in rows} == set(SAMPLES)
    assert all(int(r["start"]) < int(r["end"]) for r in rows)
    for row in rows:
        told = [row[c] for c in ("verdict", "agency", "agent", "patient", "outcome")]
        bad = any(t.startswith(("wrong", "miss")) for t in told)
        assert bool(row["reason"]) == bad, row


def test_the_page_gives_the_verdicts_shares(rows: list[Row], repository: Path) -> None:
    """The table of docs/accuracy.md is counted from the verdicts."""
    page = (repository / "docs" / "accuracy.md").read_text(encoding="utf-8")
    lines: dict[str, list[str]] = {}
    for seed in SAMPLES:
        acts = [r for r in rows if r["seed"] == seed and r["kind"] == "act"]
        counts = [r for r in rows if r["seed"] == seed and r["kind"] == "count"]
        good = [r for r in acts if r["verdict"] == "right"]
        people = [r for r in counts if r["verdict"] == "right"]
        given = {c: [r for r in good if r[c] in ("right", "wrong")] for c in ("agent", "patient")}
        harm = [r for r in people if not r["outcome"].endswith("other")]
        for name, cell in (
            ("acts that are acts", share(acts, "verdict")),
            ("their agency", share(good, "agency")),
            ("their agent, where one is given", share(given["agent"], "agent")),
            ("agents that were missed", str(sum(r["agent"] == "missed" for r in good))),
            ("their patient, where one is given", share(given["patient"], "patient")),
            ("patients that were missed", str(sum(r["patient"] == "missed" for r in good))),
            ("counts of people that are such", share(counts, "verdict")),
            ("what happened to them", share(people, "outcome")),
            ("the same, where something did", share(harm, "outcome")),
        ):
            lines.setdefault(name, []).append(cell)
    for name, cells in lines.items():
        assert f"| {name} | {' | '.join(cells)} |" in page, (name, cells)
