"""Claims against PropSegmEnt's propositions (Chen et al. 2022): F1 at Jaccard .8.

    python tests/benchmarks/propositions.py CORPUS.jsonl [--threshold .8]

Every sentence is analysed alone. Prediction and gold are sets of the corpus's tokens; those found
count from the threshold on. F1 is the mean over sentences of 2PR / (P + R), with P the share of
found propositions that are like one of the gold, R that of gold ones like one found. Printed
beside ours: the whole sentence as the one proposition (.15), and the other human raters (.57);
the authors give .34 for BERT-base and .56 for T5-large. For information: these propositions are
finer than claims (a modifier such as "directorial debut" is one), so a perfect splitter into claims
does not reach 1.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from framing.articles import Article, Block
from framing.encoder import Encoder
from framing.pipeline import Instruments, annotate_one
from framing.reading.lexicons import read_lexicon
from framing.reading.roles import read_roles
from framing.spans import Span, Spans

Sets = list[frozenset[int]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("corpus", type=Path, help="JSON lines: text, tokens, propositions, ...")
    parser.add_argument("--threshold", type=float, default=0.8)
    options = parser.parse_args()
    instruments = Instruments(Encoder(), read_lexicon(), read_roles())
    ours, whole, human = (Score(options.threshold) for _ in range(3))
    for record in records(options.corpus):
        gold = [frozenset(p) for p in record["propositions"]]
        ours.add(gold, claims(record, instruments))
        whole.add(gold, [frozenset(range(len(record["tokens"])))])
        for rater in record["other_raters"]:
            human.add(gold, [frozenset(p) for p in rater])
    print(json.dumps({"claims": ours.figures(), "whole_sentence": whole.figures(),
                      "other_raters": human.figures()}, indent=1))  # fmt: skip


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The corpus, sentence by sentence."""
    with path.open(encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def claims(record: dict[str, Any], instruments: Instruments) -> Sets:
    """The claims of one sentence as sets of tokens."""
    text = record["text"]
    article = Article(record["id"], text, (Block("body", Span(0, len(text))),))
    found = annotate_one(article, instruments).claims
    return [tokens for c in found if (tokens := covered(record["tokens"], c.spans))]


def covered(tokens: Iterable[Sequence[int]], spans: Spans) -> frozenset[int]:
    """The tokens that begin inside the spans."""
    return frozenset(i for i, (start, _) in enumerate(tokens)
                     if any(s.start <= start < s.end for s in spans))  # fmt: skip


class Score:
    """The mean over sentences of the F1 at a threshold of Jaccard's index."""

    def __init__(self, threshold: float) -> None:
        self.threshold = threshold
        self.scores: list[float] = []
        self.n_gold = self.n_found = 0

    def add(self, gold: Sets, found: Sets) -> None:
        """One sentence; 0 where nothing was found."""
        self.n_gold += len(gold)
        self.n_found += len(found)
        if not gold:
            return
        precision = self._share(found, gold) if found else 0.0
        recall = self._share(gold, found)
        both = precision + recall
        self.scores.append(2 * precision * recall / both if both else 0.0)

    def _share(self, these: Sets, those: Sets) -> float:
        return sum(any(len(a & b) / len(a | b) >= self.threshold for b in those)
                   for a in these) / len(these)  # fmt: skip

    def figures(self) -> dict[str, float]:
        """F1 with the counts behind it."""
        f1 = round(sum(self.scores) / max(1, len(self.scores)), 3)
        return {"f1": f1, "n_sentences": len(self.scores), "n_gold": self.n_gold,
                "n_found": self.n_found}  # fmt: skip


if __name__ == "__main__":
    main()
