"""The matches that were read by eye: verdicts that can be counted and looked up."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from framing.reading.lexicons import read_lexicon

VERDICTS = Path(__file__).parent / "precision" / "verdicts.csv"
READINGS = Path(__file__).parent / "precision" / "readings.csv"


def test_verdicts_are_whole() -> None:
    """Each match once in its sample, of a domain that exists, and a reason for every miss."""
    with VERDICTS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    places = Counter((r["corpus"], r["seed"], r["doc_id"], r["start"], r["end"]) for r in rows)
    assert not [place for place, n in places.items() if n > 1]
    domains = {entry.domain for entry in read_lexicon().entries}
    assert {r["entry_id"].split(".")[0] for r in rows} <= domains
    assert all(int(r["end"]) - int(r["start"]) == len(r["text"]) for r in rows)
    assert {r["verdict"] for r in rows} == {"right", "miss"}
    assert all(bool(r["reason"]) == (r["verdict"] == "miss") for r in rows)
    assert Counter(r["seed"] for r in rows) == {
        "20261126": 300, "20261127": 200, "20261128": 150, "505": 366, "20261129": 248,
        "20261130": 260, "20261201": 260, "20261202": 190, "20261204": 248, "20261205": 260,
        "20261206": 300, "20261207": 175}  # fmt: skip


def test_readings_are_whole() -> None:
    """What was read to learn from: each place once for an entry, of a kind that is told."""
    with READINGS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    places = Counter((r["doc_id"], r["start"], r["end"], r["entry_id"]) for r in rows)
    assert len(rows) == len(places)
    assert {r["entry_id"].split(".")[0] for r in rows} <= {e.domain for e in read_lexicon().entries}
    assert all(int(r["end"]) - int(r["start"]) == len(r["text"]) for r in rows)
    assert {r["verdict"] for r in rows} == {"right", "miss"}
    assert {r["drawn"] for r in rows} == {"matched", "near the boundary", "off scene", "lacking"}


def test_the_page_gives_the_verdicts_shares(repository: Path) -> None:
    """The table of the fresh samples in docs/accuracy.md is counted from the verdicts."""
    with VERDICTS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    page = (repository / "docs" / "accuracy.md").read_text(encoding="utf-8")
    fresh = ("20261204", "20261205", "20261207")
    samples = (*((seed,) for seed in fresh), fresh, ("20261206",))
    names = {"actors": "actors", "political_violence": "political violence", "politics": "politics",
             "migration": "migration", "protest": "protest", "force": "force",
             "euphemism": "euphemism", "": "all"}  # fmt: skip
    for domain, name in names.items():
        cells = []
        for seeds in samples:
            of = [r for r in rows if r["seed"] in seeds
                  and domain in ("", r["entry_id"].split(".")[0])]  # fmt: skip
            share = sum(r["verdict"] == "right" for r in of) / len(of) if of else 0
            told = "1.0" if share == 1 else f"{share:.3f}".removeprefix("0")
            cells.append(f"{told} of {len(of)}" if of else "none")
        assert f"| {name} | {' | '.join(cells)} |" in page, name
