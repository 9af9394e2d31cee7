"""Forms of any entries in an article, reporting words and hedges included."""

from __future__ import annotations

from collections.abc import Iterable

from framing.articles import Article
from framing.lexicon import Entry
from framing.syntax import Parse
from framing.terms.hits import Hit, find_hits, read_sentence
from framing.terms.index import Index


class FormFinder:
    """Finds where forms of entries stand, with the reason where they do not count."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._index = Index(entries)

    def find(self, article: Article, parse: Parse) -> tuple[Hit, ...]:
        """All forms in text order."""
        return tuple(
            hit for number in range(len(parse.sentences))
            for hit in find_hits(read_sentence(parse, article.text, number), self._index)
        )  # fmt: skip
