"""Learn in which sense words are used, from matches that were read: `senses.json` and its card.

    python -m framing.training.senses TEXTS.jsonl... --readings tests/lexicon/precision/*.csv \\
        --out framing/encoder/model/senses.json --card docs/senses.md

TEXTS are JSON lines with doc_id and text; readings are CSV with doc_id, start, end, entry_id and
verdict (right, miss). The examples and counterexamples of the entries are learnt from too. Needs
nothing but the package and its encoder, and takes some minutes on one core.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, cast

import numpy as np

from framing.articles import Article
from framing.encoder import Encoder
from framing.encoder.loader import MODEL_FOLDER, load_model
from framing.lexicon import Entry, Lexicon
from framing.parsing import read_parse
from framing.reading.blocks import detect_blocks
from framing.reading.lexicons import read_lexicon
from framing.senses import KINDS, ROLES, Floats, SenseModel
from framing.spans import Span
from framing.syntax import Parse
from framing.syntax.phrases import main_word
from framing.terms.hits import find_hits, read_sentence
from framing.terms.index import Index
from framing.terms.scenes import SceneWords, Surroundings
from framing.terms.senses import tokens_of
from framing.training.sense_card import sense_card
from framing.training.sense_fit import Data, figures, fit

#: Reasons of verdicts that find the sense right and the class wrong.
_CLASS_ONLY = ", no participants"


class Found(NamedTuple):
    """Words to learn from: where, of which entry, of which scene, and whether they are used so."""

    doc_id: str
    span: Span
    entry: Entry
    scene: str
    right: bool


class Raw:
    """In the place of a SenseModel: gives vectors on as they are, (n, 1, width)."""

    def shares(self, vectors: Floats) -> Floats:
        """The vectors of the words."""
        return vectors[:, None, :]


def main() -> None:
    """Read, learn, measure, write."""
    given = read_arguments()
    lexicon = read_lexicon()
    scenes = tuple(s.id for s in lexicon.scenes)
    reader = Reader(lexicon)
    rows = [*reader.read(read_texts(given.texts), read_found(given.readings, lexicon), False),
            *reader.read(*made(lexicon), True)]  # fmt: skip
    data = Data.of(rows, scenes)
    learnt = fit(data, scenes)
    facts: dict[str, str | int | float] = {
        "encoder_sha256": hash_of(MODEL_FOLDER / "model.onnx"),
        "n_read": int((~data.made).sum()), "n_made": int(data.made.sum()),
        "margin": given.margin,
    }  # fmt: skip
    # the margin is asked of words in articles, not of single sentences
    write(given.out, replace(learnt, constants=learnt.constants - given.margin,
                             usual=learnt.usual + given.margin, facts=facts))  # fmt: skip
    measured = figures(data, scenes, given.margin)
    sys.stdout.write(json.dumps(facts | {"figures": measured}, indent=1) + "\n")
    if given.card:
        given.card.write_text(sense_card(facts, measured, scenes), encoding="utf-8")


def read_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m framing.training.senses", description=__doc__.split("\n")[0]
    )
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--readings", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--card", type=Path)
    parser.add_argument("--margin", type=float, default=0.0,
                        help="how far above even the score must be")  # fmt: skip
    return parser.parse_args()


def read_texts(paths: Iterable[Path]) -> dict[str, str]:
    """Texts by doc_id."""
    out = {}
    for path in paths:
        with path.open(encoding="utf-8") as stream:
            for record in map(json.loads, stream):
                out[record["doc_id"]] = record["text"]
    return out


def scenes_of(lexicon: Lexicon) -> dict[str, str]:
    """The scene of each entry; of those that ask for none, that of most in their domain."""
    asked = [e for e in lexicon.entries if e.scene]
    usual = {domain: Counter(e.scene for e in asked if e.domain == domain).most_common(1)[0][0]
             for domain in {e.domain for e in asked}}  # fmt: skip
    return {e.id: e.scene or usual[e.domain] for e in lexicon.entries
            if e.domain in usual and (e.referent or e.role == "weak_head")}  # fmt: skip


def read_found(paths: Iterable[Path], lexicon: Lexicon) -> list[Found]:
    """The readings of entries that a scene is known of."""
    out = []
    scenes = scenes_of(lexicon)
    for path in paths:
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                scene = scenes.get(row["entry_id"], "")
                if not scene or _CLASS_ONLY in row["reason"]:
                    continue
                span, entry = Span(int(row["start"]), int(row["end"])), row["entry_id"]
                out.append(Found(row["doc_id"], span, lexicon.by_id[entry], scene,
                                 row["verdict"] == "right"))  # fmt: skip
    return out


def made(lexicon: Lexicon) -> tuple[dict[str, str], list[Found]]:
    """The sentences that prove the entries: right where marked, wrong in counterexamples."""
    texts: dict[str, str] = {}
    found = []
    scenes, encoder = scenes_of(lexicon), Encoder()
    index = Index(lexicon.by_id[name] for name in scenes)
    for entry, scene in ((lexicon.by_id[name], scene) for name, scene in scenes.items()):
        for right, examples in ((True, entry.examples), (False, entry.counterexamples)):
            for example in examples:
                doc_id = f"made-{len(texts)}"
                texts[doc_id] = example.text
                for span in _places(_article(doc_id, example.text), entry, index, encoder):
                    inside = any(m.start <= span.start and span.end <= m.end
                                 for m in example.marked)  # fmt: skip
                    if inside or not (right or example.marked):
                        found.append(Found(doc_id, span, entry, scene, right))
    return texts, found


def _places(article: Article, entry: Entry, index: Index, encoder: Encoder) -> Iterator[Span]:
    """Where a form of the entry stands, whether it counts or not."""
    parse = read_parse(encoder.encode(article))
    for number in range(len(parse.sentences)):
        for hit in find_hits(read_sentence(parse, article.text, number), index):
            if hit.entry is entry:
                yield hit.span


def _article(doc_id: str, text: str) -> Article:
    return Article(doc_id, text, detect_blocks(text))


class Reader:
    """Reads texts once and gives what is known of the words in question."""

    def __init__(self, lexicon: Lexicon) -> None:
        raw = replace(load_model(), senses=cast(SenseModel, Raw()))
        self._encoder, self._words = Encoder(raw), SceneWords(lexicon.scenes)

    def read(
        self, texts: dict[str, str], found: Sequence[Found], is_made: bool
    ) -> Iterator[tuple[Floats, Any, int, Found, bool]]:
        """(vectors by role, counts of words around, words of the article, what it is, whether it
        was made for an entry)."""
        by_text: dict[str, list[Found]] = {}
        for one in found:
            by_text.setdefault(one.doc_id, []).append(one)
        for doc_id in sorted(by_text.keys() & texts.keys()):
            parse = read_parse(self._encoder.encode(_article(doc_id, texts[doc_id])))
            around = Surroundings(self._words, parse)
            for one in by_text[doc_id]:
                inside = [i for i in range(len(parse)) if parse.starts[i] < one.span.end
                          and parse.ends[i] > one.span.start]  # fmt: skip
                if inside:
                    tokens = inside[0], inside[-1]
                    counts = around.evidence(one.scene, *tokens).counts
                    yield _vectors(parse, tokens), counts, len(parse), one, is_made


def _vectors(parse: Parse, tokens: tuple[int, int]) -> Floats:
    """The mean vectors of ROLES, 0 where nothing stands in one."""
    vectors = cast(Floats, parse.senses)[:, 0]
    out = np.zeros((len(ROLES), vectors.shape[1]), np.float32)
    out[ROLES.index("article")] = vectors.mean(0)
    for n, at in tokens_of(parse, tokens, main_word(parse, *tokens)).items():
        if at:
            out[n] = vectors[at].mean(0)
    return out


def hash_of(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write(path: Path, model: SenseModel) -> None:
    """Four digits a number."""
    def plain(values: Any) -> list[float]:
        return [float(f"{v:.4g}") for v in values]

    scenes = [
        {"id": scene, "constant": plain([model.constants[n]])[0],
         "usual": plain([model.usual[n]])[0],
         "words": {k: plain(model.words[n, i]) for i, k in enumerate(KINDS)},
         "vectors": {r: plain(model.vectors[n, i]) for i, r in enumerate(ROLES)}}
        for n, scene in enumerate(model.scenes)
    ]  # fmt: skip
    tables = {"facts": model.facts, "scenes": scenes}
    path.write_text(json.dumps(tables) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
