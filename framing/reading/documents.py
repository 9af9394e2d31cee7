"""Document: one article as it was found, and how it is read."""

from __future__ import annotations

from dataclasses import dataclass

from framing.articles import Article, Block
from framing.reading.blocks import credited_agency, detect_blocks, published_date
from framing.reading.decoding import decode, require_words


@dataclass(frozen=True, slots=True)
class Document:
    """One article before it is read: bytes where a file is the article, text where a table is.

    Cheap to make and to send to another process; `read_document` does the work.
    """

    content: bytes | str
    #: For messages: the path, or the table's line.
    where: str
    article_id: str
    outlet: str = "unknown"
    published: str = ""
    headline: str = ""
    url: str = ""
    path: str = ""
    language: str = ""
    wire: str = ""


def read_document(document: Document) -> Article:
    """The article; ArticleError when there is nothing to be read in it.

    `published`, `headline` and `wire` are what the input says, else what the text's dateline,
    headline block and credit say.
    """
    content, where = document.content, document.where
    text = require_words(decode(content, where) if isinstance(content, bytes) else content, where)
    blocks = detect_blocks(text)
    wire = document.wire or credited_agency(text, blocks)
    return Article(
        document.article_id, text, blocks, outlet=document.outlet,
        published=document.published or published_date(text, blocks),
        headline=document.headline or _headline(text, blocks),
        url=document.url, path=document.path, language=document.language,
        wire="" if wire.casefold() == document.outlet.casefold() else wire,
    )  # fmt: skip


def _headline(text: str, blocks: tuple[Block, ...]) -> str:
    spans = [b.span for b in blocks if b.kind == "headline"]
    return " ".join(text[slice(*spans[0])].split()) if spans else ""
