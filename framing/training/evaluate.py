"""The exported model on a corpus it was not trained on: attribution and parse figures."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing.encoder.encode import Encoder
from framing.encoder.loader import load_model
from framing.parsing.read_parse import read_parse
from framing.syntax import Encoded
from framing.training.corpus import load_examples, read_jsonl
from framing.training.predict import as_article, write_predictions
from framing.training.silver import (
    Names,
    SilverParse,
    inventories,
    load_parses,
    parse_examples,
    save_parses,
)


@dataclass(frozen=True, slots=True)
class Measures:
    """What is measured with, and on what: the gold JSONL, the yardstick script and its terms."""

    gold: Path
    yardstick: Path
    terms: Path | None = None


def evaluate(model: Path, measures: Measures, folder: Path) -> dict[str, Any]:
    """The yardstick's figures, `parse` (agreement with the teacher) and `speed`.

    `folder` receives the predictions and the teacher's parses of the gold articles.
    """
    encoder = Encoder(load_model(model))
    predictions = folder / "predictions.jsonl"
    records = read_jsonl(measures.gold)
    began = time.perf_counter()
    encoded = [encoder.encode(as_article(r["doc_id"], r["text"])) for r in records]
    seconds = time.perf_counter() - began
    write_predictions((r["doc_id"] for r in records), encoded, predictions)
    command = [sys.executable, *map(str, (measures.yardstick, measures.gold, predictions))]
    command += ["--breakdown", *(["--terms", str(measures.terms)] if measures.terms else [])]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    figures["parse"] = agreement(encoded, *_teacher(measures.gold, folder))
    n_words = sum(len(e) for e in encoded)
    figures["speed"] = {"words": n_words, "words_per_second": round(n_words / seconds)}
    return figures


def _teacher(gold: Path, folder: Path) -> tuple[list[SilverParse], Names]:
    path = folder / "silver_gold.npz"
    if not path.exists():
        examples = [versions[0] for versions in load_examples(gold)]
        save_parses(path, parse_examples(examples, *inventories()), inventories())
    return load_parses(path)


def agreement(
    encoded: Iterable[Encoded], teacher: Iterable[SilverParse], names: Names
) -> dict[str, float]:
    """Shares of words, in [0, 1], where model and teacher agree after repair to trees.

    `tags`: the same Penn tag; `heads`: the same head (UAS); `heads_and_relations`: and the same
    relation (LAS); both over words that are no punctuation by the teacher's relation, and
    `..._all` over all words; `sentence_starts`: F1.
    """
    tags, relations = names
    n = dict.fromkeys(("words", "tag", "dep", "uas", "las", "uas_all", "las_all"), 0)
    starts = {"both": 0, "ours": 0, "theirs": 0}
    for ours, theirs in zip(encoded, teacher, strict=True):
        parse = read_parse(ours)
        own_starts = {a for a, _ in parse.sentences}
        found = {i for i, s in enumerate(theirs.sentence_starts) if s}
        starts["both"] += len(own_starts & found)
        starts["ours"] += len(own_starts)
        starts["theirs"] += len(found)
        for i, head in enumerate(parse.heads):
            relation = relations[theirs.relations[i]]
            same = head == theirs.heads[i]
            labelled = same and parse.relations[i] == relation
            n["words"] += 1
            n["tag"] += parse.tags[i] == tags[theirs.tags[i]]
            n["uas_all"] += same
            n["las_all"] += labelled
            if relation != "punct":
                n["dep"] += 1
                n["uas"] += same
                n["las"] += labelled
    return {
        "tags": round(float(n["tag"] / n["words"]), 4),
        "heads": round(float(n["uas"] / n["dep"]), 4),
        "heads_and_relations": round(float(n["las"] / n["dep"]), 4),
        "heads_all": round(float(n["uas_all"] / n["words"]), 4),
        "heads_and_relations_all": round(float(n["las_all"] / n["words"]), 4),
        "sentence_starts": round(2 * starts["both"] / (starts["ours"] + starts["theirs"]), 4),
    }

