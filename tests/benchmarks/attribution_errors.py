"""Draw errors of attribution at random to be read: the sample that docs/errors.md tells of.

    python -m framing analyze GOLD.jsonl -o RESULTS
    python tests/benchmarks/attribution_errors.py GOLD.jsonl RESULTS -n 30 --seed 3

An error is a gold attribution that was missed, whose source is wrong or whose content is not exact,
or one that was found and matches none. Texts are quoted at length: the output is not to be shared.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from framing.evaluation.gold import GoldArticle, read_gold
from framing.evaluation.kinds import Marked
from framing.evaluation.scores import letters, match_contents, same_source, solid
from framing.reading.results import read_tables
from framing.spans import parse_spans

AROUND = 150


class Error(NamedTuple):
    """What gold has and what was found; either may lack."""

    kind: str
    article: GoldArticle
    gold: Marked | None
    found: Marked | None


def errors(article: GoldArticle, found: list[Marked]) -> Iterator[Error]:
    """The errors in one article: those of gold in its order, then what is found beside it."""
    text, gold = article.text, article.attributions
    matched = match_contents([solid(g.content, text) for g in gold],
                             [solid(f.content, text) for f in found])  # fmt: skip
    for k, g in enumerate(gold):
        if k not in matched:
            yield Error("missed", article, g, None)
            continue
        f = found[matched[k]]
        if not same_source(g, f):
            yield Error("wrong source", article, g, f)
        elif letters(g.content, text) != letters(f.content, text):
            yield Error("boundary", article, g, f)
    for k, f in enumerate(found):
        if k not in matched.values():
            yield Error("beside gold", article, None, f)


def show(number: int, error: Error) -> None:
    """One error with the text around it."""
    text = error.article.text
    sides = [("gold", error.gold), ("found", error.found)]
    spans = [span for _, side in sides if side for role in side for span in role]
    low, high = min(s.start for s in spans), max(s.end for s in spans)
    print(f"\n{number}. {error.kind}, {error.article.article_id}")
    before, after = text[max(0, low - AROUND) : low], text[high : high + AROUND]
    print(f"   {before} [[{text[low:high]}]] {after}")
    for name, side in sides:
        if side is not None:
            parts = (" / ".join(text[s.start : s.end] for s in spans) for spans in side)
            print(f"   {name}: {' | '.join(parts)}")


def main() -> None:
    """Count the errors and print a sample of them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("results", type=Path)
    parser.add_argument("-n", type=int, default=30, help="errors drawn")
    parser.add_argument("--seed", type=int, default=3)
    given = parser.parse_args()
    found: dict[str, list[Marked]] = {}
    columns = [f"{role}_spans" for role in ("source", "cue", "content")]
    rows = read_tables(given.results).attributions[["article_id", *columns]].fillna("")
    for row in rows.to_dict("records"):
        roles = (parse_spans(str(row[column])) for column in columns)
        found.setdefault(str(row["article_id"]), []).append(Marked(*roles))
    every = [error for article in read_gold(given.gold)
             for error in errors(article, found.get(article.article_id, []))]  # fmt: skip
    print(len(every), dict(Counter(error.kind for error in every)))
    for number, error in enumerate(random.Random(given.seed).sample(every, given.n), 1):
        show(number, error)


if __name__ == "__main__":
    main()
