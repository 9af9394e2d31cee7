"""What matching costs beside the encoder, and how the cost grows with the lexicon.

    python tests/benchmarks/lexicon_cost.py [CORPUS.jsonl] [--articles 40] [--repeat 7]

Processor seconds on one thread, interleaved, the median of the repeats; loading is not counted.
`project`: the project's lexicon. `filled_2000`: the project's, filled up to 2,000 entries. `small`:
200 of the project's entries drawn with seed 1; `large`: the same 200 and 1,800 others, so that both
find the same terms but for what the others add. Half of the filling begins with a word of the
corpus, so that the index has to look further; the other half with words that no text holds.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from framing.articles import Article
from framing.attribution import attribute, find_tagged
from framing.encoder import Encoder
from framing.lexicon import Entry, Lexicon
from framing.parsing import read_parse
from framing.reading.blocks import detect_blocks
from framing.reading.lexicons import read_lexicon
from framing.reading.roles import read_roles
from framing.terms import Matcher


def main() -> None:
    """Measure and print one JSON object."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    corpus = Path(__file__).parents[2].parent / "shared" / "corpora" / "polnear_dev.jsonl"
    parser.add_argument("corpus", nargs="?", type=Path, default=corpus)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--repeat", type=int, default=7)
    options = parser.parse_args()
    with options.corpus.open(encoding="utf-8") as stream:
        records = [json.loads(line) for line in stream][: options.articles]
    articles = [Article(r["doc_id"], r["text"], detect_blocks(r["text"])) for r in records]
    encoder, lexicon, countries = Encoder(), read_lexicon(), read_roles().countries
    cases = []
    for article in articles:
        encoded = encoder.encode(article)
        parse = read_parse(encoded)
        cases.append((article, parse, attribute(article, parse, lexicon, find_tagged(encoded))))
    words = sorted({w.lower() for _, parse, _ in cases for w in parse.words if w.isalpha()})
    few = tuple(random.Random(1).sample(lexicon.entries, 200))
    matchers = {
        name: Matcher(Lexicon(entries, lexicon.rules, lexicon.scenes), countries)
        for name, entries in {
            "project": lexicon.entries,
            "filled_2000": lexicon.entries + filling(2000 - len(lexicon.entries), words),
            "small": few,
            "large": few + filling(1800, words),
        }.items()
    }  # fmt: skip
    seconds: dict[str, list[float]] = {}
    for _ in range(options.repeat):
        start = time.process_time()
        for article in articles:
            encoder.encode(article)
        seconds.setdefault("encode", []).append(time.process_time() - start)
        for name, matcher in matchers.items():
            start = time.process_time()
            for article, parse, said in cases:
                matcher.match(article, parse, said, ())
            seconds.setdefault(name, []).append(time.process_time() - start)
    median = {name: statistics.median(values) for name, values in seconds.items()}
    print(json.dumps({
        "n_articles": len(articles), "n_words": sum(len(p) for _, p, _ in cases),
        "n_entries": len(lexicon.entries),
        "seconds": {k: round(v, 3) for k, v in median.items()},
        "of_encoder": {k: round(v / median["encode"], 3) for k, v in median.items()},
        "growth_200_to_2000": round(median["large"] / median["small"] - 1, 3),
    }, indent=1))  # fmt: skip


def filling(n: int, words: list[str]) -> tuple[Entry, ...]:
    """Entries that match nothing: half of them begin with a word of the corpus."""
    draw = random.Random(2)
    return tuple(
        Entry(f"filling.e{i}", "filling", (f"{draw.choice(words) if i % 2 else f'zz{i}'} zz{i}",),
              "head", pos=("NOUN",), referent="participants", legitimacy=0, category="NOM.role")
        for i in range(n))  # fmt: skip


if __name__ == "__main__":
    main()
