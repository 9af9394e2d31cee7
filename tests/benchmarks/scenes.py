"""The weights of framing/terms/scenes.py, learnt anew from read matches, and how well they tell.

    python tests/benchmarks/scenes.py

Logistic regression without a constant over ln(1 + n) of the different words of a kind and zone,
for the matches of tests/lexicon/precision/verdicts.csv in PolNeAR (../shared/corpora) whose entries
have a scene; weights for a scene are at least 0, those against it at most 0. Prints the weights,
and precision, recall and area under the curve in ten folds over articles, where the weights are
learnt on the others. Matches that other conditions keep from counting by now are among them. One
JSON object.
"""

from __future__ import annotations

import csv
import json
import math
import os
import random
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from scipy.optimize import minimize
from sklearn.metrics import roc_auc_score

from framing.articles import Article
from framing.encoder import Encoder
from framing.parsing import read_parse
from framing.reading.blocks import detect_blocks
from framing.reading.lexicons import read_lexicon
from framing.terms.scenes import KINDS, WEIGHTS, SceneWords, Surroundings

ROOT = Path(__file__).parents[2]
VERDICTS = ROOT / "tests" / "lexicon" / "precision" / "verdicts.csv"
CORPORA = ROOT.parent / "shared" / "corpora"
FOLDS, PENALTY = 10, 0.5
N_ZONES = 4


def main() -> None:
    """Measure and print."""
    lexicon = read_lexicon()
    words, encoder = SceneWords(lexicon.scenes), Encoder()
    with VERDICTS.open(encoding="utf-8", newline="") as stream:
        rows = [r for r in csv.DictReader(stream) if (e := lexicon.by_id.get(r["entry_id"]))
                and e.scene and r["corpus"].startswith("polnear")]  # fmt: skip
    wanted = {r["doc_id"] for r in rows}
    around = {}
    for corpus in ("polnear_dev", "polnear_train"):
        with (CORPORA / f"{corpus}.jsonl").open(encoding="utf-8") as stream:
            for record in map(json.loads, stream):
                if record["doc_id"] in wanted:
                    text = record["text"]
                    article = Article(record["doc_id"], text, detect_blocks(text))
                    parse = read_parse(encoder.encode(article))
                    around[record["doc_id"]] = (Surroundings(words, parse), parse)
    x, y = [], []
    for row in rows:
        surroundings, parse = around[row["doc_id"]]
        inside = [i for i in range(len(parse))
                  if parse.starts[i] < int(row["end"]) and parse.ends[i] > int(row["start"])]
        scene = lexicon.by_id[row["entry_id"]].scene
        zones, hundreds = surroundings.zones(scene, inside[0], inside[-1])
        x.append([math.log1p(len(found) / (hundreds if n == N_ZONES - 1 else 1))
                  for kind in KINDS for n, found in enumerate(zones[kind])])  # fmt: skip
        y.append(row["verdict"] == "right")
    features, right = np.array(x), np.array(y)
    names = sorted(wanted)
    random.Random(0).shuffle(names)
    fold = np.array([names.index(r["doc_id"]) % FOLDS for r in rows])
    weights = np.zeros(len(rows))
    for n in range(FOLDS):
        weights[fold == n] = features[fold == n] @ learn(features[fold != n], right[fold != n])
    used = features @ np.array([w for kind in KINDS for w in WEIGHTS[kind]])
    print(json.dumps({
        "n_matches": len(rows), "share_right": round(float(right.mean()), 3),
        "learnt": {k: [round(float(w), 2) for w in ws] for k, ws in zip(
            KINDS, learn(features, right).reshape(len(KINDS), N_ZONES), strict=True)},
        "folds": figures(right, weights), "in_use": figures(right, used),
    }, indent=1))  # fmt: skip


def learn(x: Any, y: Any) -> Any:
    """Weights that make the read matches likeliest, within their signs."""
    sign = np.where(y, 1.0, -1.0)

    def loss(w: Any) -> float:
        return float(np.logaddexp(0, -sign * (x @ w)).sum() + PENALTY * (w**2).sum())

    bounds = [(0, 3)] * (2 * N_ZONES) + [(-3, 0)] * N_ZONES
    return minimize(loss, np.zeros(3 * N_ZONES), bounds=bounds, method="L-BFGS-B").x


def figures(right: Any, weights: Any) -> dict[str, float]:
    """How well weights at or above 0 tell right matches."""
    kept = weights >= 0
    return {"precision": round(float(right[kept].mean()), 3),
            "recall": round(float(kept[right].mean()), 3),
            "auc": round(float(roc_auc_score(right, weights)), 3)}  # fmt: skip


if __name__ == "__main__":
    main()
