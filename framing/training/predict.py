"""The shipped model on articles with gold -> attributions as the yardstick reads them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from framing.articles import Article, Block
from framing.attribution.tagged import find_tagged
from framing.spans import Span
from framing.syntax import Encoded
from framing.training.corpus import paragraph_spans


def as_article(doc_id: str, text: str) -> Article:
    """A corpus text as an article: every line that is not blank is a paragraph."""
    blocks = tuple(Block("body", Span(a, b)) for a, b in paragraph_spans(text))
    return Article(doc_id, text, blocks)


def write_predictions(ids: Iterable[str], encoded: Iterable[Encoded], path: Path) -> None:
    """One line an article: doc_id and attributions with spans of source, cue and content."""
    with path.open("w", encoding="utf-8") as out:
        for doc_id, article in zip(ids, encoded, strict=True):
            found = [a._asdict() for a in find_tagged(article)]
            out.write(json.dumps({"doc_id": doc_id, "attributions": found}) + "\n")
