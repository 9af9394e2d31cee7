"""The shipped model on articles with gold -> attributions as the yardstick reads them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from framing.articles import Article, Block
from framing.attribution.decode import Labelled, decode_labels, find_spans, segments
from framing.attribution.link import link
from framing.encoder.encode import Encoder
from framing.encoder.encoded import Encoded
from framing.encoder.features import Quote
from framing.spans import Span
from framing.training.corpus import paragraph_spans, read_jsonl


def as_article(doc_id: str, text: str) -> Article:
    """A corpus text as an article: every line that is not blank is a paragraph."""
    blocks = tuple(Block("body", Span(a, b)) for a, b in paragraph_spans(text))
    return Article(doc_id, text, blocks)


def encode_corpus(encoder: Encoder, corpus: Path) -> Iterator[tuple[dict[str, Any], Encoded]]:
    """(record, encoded article) for every article of a JSONL corpus."""
    for record in read_jsonl(corpus):
        yield record, encoder.encode(as_article(record["doc_id"], record["text"]))


def find_attributions(encoded: Encoded) -> list[dict[str, Any]]:
    """Linked attributions of one article with character spans for each role."""
    open_ends = [q in (Quote.UNCLOSED, Quote.OPENING) for q in encoded.quotes]
    chain = encoded.chain
    labels = decode_labels(
        encoded.emissions, chain.transitions, (chain.first, chain.last),
        segments(encoded.blocks, open_ends),
    )  # fmt: skip
    found = link(find_spans(labels.tolist()), encoded.links)
    return [
        {
            "source": _characters(encoded, [a.source] if a.source else []),
            "cue": _characters(encoded, [a.cue] if a.cue else []),
            "content": _characters(encoded, a.contents),
            "score": round(a.score, 4),
        }
        for a in found
    ]


def _characters(encoded: Encoded, spans: Sequence[Labelled]) -> list[tuple[int, int]]:
    return [(encoded.starts[s.start], encoded.ends[s.end - 1]) for s in spans]


def write_predictions(encoder: Encoder, corpus: Path, path: Path) -> None:
    """One line an article: doc_id and attributions."""
    with path.open("w", encoding="utf-8") as out:
        for record, encoded in encode_corpus(encoder, corpus):
            line = {"doc_id": record["doc_id"], "attributions": find_attributions(encoded)}
            out.write(json.dumps(line) + "\n")
