"""The matches that were read by eye: verdicts that can be counted and looked up."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from framing.reading.lexicons import read_lexicon

VERDICTS = Path(__file__).parent / "precision" / "verdicts.csv"


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
    assert Counter(r["seed"] for r in rows) == {"20261126": 300, "20261127": 200, "20261128": 150}
