"""Document: one article as it was found, and how it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from framing.articles import Article, Block
from framing.errors import ArticleError
from framing.reading.blocks import detect_blocks, published_date
from framing.reading.decoding import checked, decode, require_words
from framing.reading.language import base_language, language_of
from framing.reading.pages import read_page

_SURROGATES = re.compile("[\ud800-\udfff]")


class LanguageError(ArticleError):
    """The article is not in a language that is read; `language` is its code."""

    def __init__(self, message: str, *, where: str, language: str) -> None:
        self.language = language
        super().__init__(message, where=where)


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
    is_html: bool = False
    #: Bytes of the input that it stands for, to tell how far a run is; decides no result.
    size: int = 0


def read_document(document: Document, *, any_language: bool = False) -> Article:
    """The article; ArticleError when there is nothing to be read in it.

    `published` and `headline` are what the input says, else what the page says, else the text's
    dateline and headline block; `wire` is what the input says. LanguageError when the input says
    that the article is not in English, or its words do, unless `any_language`.
    """
    document = _text_of(document)
    text, where = str(document.content), document.where
    require_words(text, where)
    language = base_language(document.language) or language_of(text)
    if language not in ("", "en") and not any_language:
        raise LanguageError(f"is not in English but in {language!r}, by its "
                            f"{'description' if document.language else 'words'}; framing reads "
                            "English", where=where, language=language)  # fmt: skip
    blocks = detect_blocks(text)
    return Article(
        document.article_id, text, blocks, outlet=document.outlet,
        published=document.published or published_date(text, blocks),
        headline=document.headline or _headline(text, blocks),
        url=document.url, path=document.path, language=language,
        wire="" if document.wire.casefold() == document.outlet.casefold() else document.wire,
    )  # fmt: skip


def _text_of(document: Document) -> Document:
    """`document` with its text as content, and with what its page says of it."""
    content, where = document.content, document.where
    if document.is_html:
        page = read_page(content, where)
        named = document.outlet != "unknown"
        return replace(
            document, content=page.text,
            outlet=document.outlet if named else page.outlet or document.outlet,
            published=document.published or page.published,
            headline=document.headline or page.headline, url=document.url or page.url,
        )  # fmt: skip
    if isinstance(content, bytes):
        return replace(document, content=decode(content, where))
    return replace(document, content=checked(without_surrogates(content), where))


def without_surrogates(text: str) -> str:
    """`text` with a replacement mark for every half of a character; offsets stay."""
    return _SURROGATES.sub("\ufffd", text)


def _headline(text: str, blocks: tuple[Block, ...]) -> str:
    spans = [b.span for b in blocks if b.kind == "headline"]
    return " ".join(text[slice(*spans[0])].split()) if spans else ""
