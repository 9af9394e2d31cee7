"""How many dropped entries `framing lexicon suggest` finds again.

    python tests/benchmarks/suggest.py [CORPUS.jsonl] [--seeds N] [--limit 100]

Reads and parses the corpus once (one record an article: doc_id, text; default
../shared/corpora/polnear_train.jsonl). For each seed a random fifth of the entries of the domains
protest and political_violence is dropped; of the dropped ones that the full lexicon finds at least
three times, those count as found of which some form is among the first `limit` proposals. Entries
of verbs and phrases are counted in `all`, only names and events in `labels`: proposals are nouns
and modifiers. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import random
from collections import Counter
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

from framing.annotations import AnnotatedArticle
from framing.articles import Article
from framing.attribution import attribute, find_tagged
from framing.codebook.suggest import Suggester
from framing.encoder import Encoder
from framing.lexicon import Lexicon, surface_forms
from framing.parsing import read_parse
from framing.reading.blocks import detect_blocks
from framing.reading.lexicons import read_lexicon
from framing.terms import Matcher

DOMAINS = ("protest", "political_violence")
LEAST = 3


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    corpus = Path(__file__).parents[2].parent / "shared" / "corpora" / "polnear_train.jsonl"
    parser.add_argument("corpus", nargs="?", type=Path, default=corpus)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--limit", type=int, default=100)
    options = parser.parse_args()
    lexicon = read_lexicon()
    articles = list(read(options.corpus, lexicon))
    matcher = Matcher(lexicon)
    found = Counter(t.entry_id for a in articles
                    for t in matcher.match(a.article, a.parse, a.attributions, ()))  # fmt: skip
    runs = [held_out(seed, lexicon, articles, found, options.limit)
            for seed in range(1, options.seeds + 1)]  # fmt: skip
    total = {key: {"found": sum(len(r[key]["found"]) for r in runs),
                   "of": sum(len(r[key]["found"]) + len(r[key]["missed"]) for r in runs)}
             for key in ("all", "labels")}  # fmt: skip
    print(json.dumps({"n_articles": len(articles), "limit": options.limit, **total, "runs": runs},
                     indent=1))  # fmt: skip


def read(corpus: Path, lexicon: Lexicon) -> Any:
    """Articles with their parses and attributions, terms not yet found."""
    encoder = Encoder()
    with corpus.open(encoding="utf-8") as stream:
        for record in map(json.loads, stream):
            article = Article(record["doc_id"], record["text"], detect_blocks(record["text"]))
            encoded = encoder.encode(article)
            parse = read_parse(encoded)
            said = attribute(article, parse, lexicon, find_tagged(encoded))
            yield AnnotatedArticle(article, parse, said, (), (), ())


def held_out(seed: int, lexicon: Lexicon, articles: list[AnnotatedArticle],
             found: Counter[str], limit: int) -> dict[str, Any]:  # fmt: skip
    """One draw: which of the dropped entries come back."""
    ids = [e.id for e in lexicon.entries if e.domain in DOMAINS]
    dropped = set(random.Random(seed).sample(ids, len(ids) // 5))
    left = Lexicon(tuple(e for e in lexicon.entries if e.id not in dropped), lexicon.rules,
                   lexicon.scenes)  # fmt: skip
    suggester = Suggester(left, frozenset(DOMAINS))
    for article in articles:
        suggester.add(article)
    words = {p.word for p in suggester.proposals(limit)}
    out: dict[str, Any] = {"seed": seed, "n_dropped": len(dropped)}
    for key in ("all", "labels"):
        wanted = [i for i in sorted(dropped) if found[i] >= LEAST]
        if key == "labels":
            wanted = [i for i in wanted if lexicon.by_id[i].role not in ("verb", "phrase")]
        hits = [i for i in wanted if words & set(surface_forms(lexicon.by_id[i]))]
        out[key] = {"found": hits, "missed": [i for i in wanted if i not in hits]}
    return out


if __name__ == "__main__":
    main()
