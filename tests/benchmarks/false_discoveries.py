"""How many differences are found where there is none.

    python tests/benchmarks/false_discoveries.py [--repeat N] [--seed N] [--texts ARTICLES.jsonl]

Articles are dealt to groups at random, so that no word belongs to any of them, and compared as
`framing compare` does: every word in at least 5 articles, q over all words. A comparison with any
q <= .05 is a false discovery. Beside the test that is used stands the textbook's z (Monroe et al.
2008), with its own q. Made articles have a vocabulary by Zipf's law whose words come in bunches, as
real ones do: each word's rate in an article is gamma-distributed, with a shape that falls from
function words to names. `--texts` deals real articles (JSON lines with a `text`) instead.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

import numpy as np
from scipy import sparse, stats

from framing.analysis.compare.vocabulary import LEAST_CLUSTERS
from framing.analysis.estimates.discoveries import q_values
from framing.analysis.estimates.log_odds import Counts, log_odds

_WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*")
#: Articles in all, and those of group A: two outlets, one against six, a small one against many.
DEALS = {"60 against 60": (120, 60), "120 against 720": (840, 120), "40 against 800": (840, 40),
         "8 against 832": (840, 8)}  # fmt: skip


def made(rng: np.random.Generator, count: int, vocabulary: int = 4000) -> sparse.csr_array:
    """Articles by words; lengths from 100 to some thousand words."""
    rates = 1 / np.arange(2, vocabulary + 2)
    rates /= rates.sum()
    shape = np.geomspace(5.0, 0.03, vocabulary)
    lengths = rng.lognormal(6.2, 0.6, count)
    rows = [sparse.csr_array(rng.poisson(rng.gamma(shape, rates * length / shape)).astype(float))
            for length in lengths]  # fmt: skip
    return sparse.csr_array(sparse.vstack([row.reshape(1, -1) for row in rows]))


def real(path: Path) -> sparse.csr_array:
    """Articles by words of a file of JSON lines."""
    with path.open(encoding="utf-8") as stream:
        bags = [Counter(_WORD.findall(json.loads(line)["text"].lower())) for line in stream]
    place = {word: i for i, word in enumerate(sorted({w for bag in bags for w in bag}))}
    cells = [(i, place[w], n) for i, bag in enumerate(bags) for w, n in bag.items()]
    rows, columns, values = np.array(cells).T
    return sparse.csr_array((values.astype(float), (rows, columns)), shape=(len(bags), len(place)))


def main() -> None:
    """Deal, compare and count."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=100, help="deals of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--texts", type=Path)
    given = parser.parse_args()
    rng = np.random.default_rng(given.seed)
    table = real(given.texts) if given.texts else made(rng, 840)
    sizes = np.asarray(table.sum(axis=1)).ravel()
    print("deal | share of deals with a false discovery, mean number of them, share of p < .05")
    for name, (count, of_first) in DEALS.items():
        found: dict[str, list[tuple[bool, int, float]]] = {"used": [], "textbook": []}
        for _ in range(given.repeat):
            chosen = rng.permutation(table.shape[0])[:count]
            part = table[chosen]
            part = part[:, np.flatnonzero(np.asarray((part > 0).sum(axis=0)) >= LEAST_CLUSTERS)]
            counts = Counts(part, sizes[chosen], np.arange(count) < of_first)
            result = log_odds(counts)
            p = 2 * stats.norm.sf(np.abs(result.z_textbook))
            for kind, values in (("used", result.p), ("textbook", p)):
                n = int((q_values(values) <= 0.05).sum())
                found[kind].append((n > 0, n, float(np.mean(values < 0.05))))
        cells = [f"{kind}: {np.mean(rows, axis=0).round(3).tolist()}"
                 for kind, rows in found.items()]  # fmt: skip
        print(f"{name} ({part.shape[1]:,} words) | {'; '.join(cells)}", flush=True)


if __name__ == "__main__":
    main()
