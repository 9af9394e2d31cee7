"""The seed articles against their gold claims, with the gold attributions as input."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from framing.annotations import Attribution
from framing.articles import Article
from framing.claims import ClaimSplitter
from framing.reading.lexicons import read_lexicon
from framing.spans import Spans, iou, normalise
from framing.syntax import Parse

#: Lowest F1 by the overlap (IoU) that counts as found.
FLOORS = {0.5: 0.93, 0.8: 0.92}


def _spans(pairs: Sequence[Sequence[int]]) -> Spans:
    return normalise((s, e) for s, e in pairs)


def _attributions(gold: list[dict[str, Any]]) -> tuple[Attribution, ...]:
    place = {a["id"]: k for k, a in enumerate(gold)}
    return tuple(
        Attribution(_spans(a["source"]), _spans(a["cue"]), _spans(a["content"]), a["kind"],
                    nested_in=place.get(a["nested_in"]))
        for a in gold
    )  # fmt: skip


def _matched(gold: list[Spans], found: list[Spans], floor: float) -> int:
    pairs = sorted(((iou(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)),
                   reverse=True)  # fmt: skip
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for score, i, j in pairs:
        if score >= floor and i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
    return len(used_gold)


def test_seed_claims_reach_the_floor(
    shared: Path, repository: Path, parse_text: Callable[[str], tuple[Article, Parse]]
) -> None:
    """Claims of body text are found, and in their extent."""
    splitter = ClaimSplitter(read_lexicon())
    n_gold = n_found = 0
    matched = dict.fromkeys(FLOORS, 0)
    for file in sorted((shared / "gold" / "a").glob("*.json")):
        record = json.loads(file.read_text(encoding="utf-8"))
        text = (repository / "seeds" / f"{file.stem}.txt").read_bytes().decode("utf-8")
        article, parse = parse_text(text)
        claims = splitter.split(article, parse, _attributions(record["attributions"]))
        found = [c.spans for c in claims if article.blocks[c.block].kind == "body"]
        gold = [_spans(c["spans"]) for c in record["claims"]]
        n_gold, n_found = n_gold + len(gold), n_found + len(found)
        for floor in FLOORS:
            matched[floor] += _matched(gold, found, floor)
    f1 = {floor: 2 * n / (n_gold + n_found) for floor, n in matched.items()}
    assert all(f1[floor] >= least for floor, least in FLOORS.items()), f1
