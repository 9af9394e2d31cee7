"""HTML -> the article in it, by trafilatura (extra `html`)."""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import NamedTuple

from framing.errors import ArticleError
from framing.reading.columns import host_of
from framing.reading.dates import iso_date

#: A larger page is no article; the largest of news sites have about 2 MB.
LARGEST_PAGE = 5_000_000
#: Elements inside each other; browsers build at most 512 deep, and parsers recurse.
_DEEPEST = 1000
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*?(/?)>")
_VOID = frozenset(b"area base br col embed hr img input link meta source track wbr p li".split())
MISSING = "is HTML, which needs trafilatura: pip install 'framing[html]'"


class Page(NamedTuple):
    """The article's text, paragraphs apart by line breaks, and what the page says of it."""

    text: str
    headline: str = ""
    published: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""


def can_read_pages() -> bool:
    """Whether trafilatura is installed."""
    return find_spec("trafilatura") is not None


def read_page(data: bytes | str, where: str) -> Page:
    """The article of a page; ArticleError when there is none, or it is no page."""
    if not can_read_pages():
        raise ArticleError(MISSING, where=where)
    if len(data) > LARGEST_PAGE:
        raise ArticleError(f"is larger than {LARGEST_PAGE // 10**6} MB; expected the page of one "
                           "article", where=where)  # fmt: skip
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "replace")
    if _depth(raw) > _DEEPEST:
        raise ArticleError(f"nests elements more than {_DEEPEST} deep; no browser shows that",
                           where=where)  # fmt: skip
    import trafilatura

    try:
        found = trafilatura.bare_extraction(data, with_metadata=True, include_comments=False,
                                            include_tables=False)  # fmt: skip
    except Exception as error:
        raise ArticleError(f"cannot be read as HTML ({type(error).__name__}: {error})",
                           where=where) from error  # fmt: skip
    text = getattr(found, "text", None) or ""
    if not text.strip():
        raise ArticleError("holds no article that could be told from menus and links", where=where)
    url = str(getattr(found, "url", None) or "")
    outlet = getattr(found, "sitename", None) or getattr(found, "hostname", None) or host_of(url)
    return Page(text, _plain(getattr(found, "title", None)),
                iso_date(str(getattr(found, "date", None) or "")), _plain(outlet), url)  # fmt: skip


def _depth(data: bytes) -> int:
    """How deep elements are nested, roughly: end tags are taken at their word."""
    deepest = depth = 0
    for match in _TAG.finditer(data):
        closing, name, alone = match.groups()
        if alone or name.lower() in _VOID:
            continue
        depth += -1 if closing else 1
        depth = max(depth, 0)
        deepest = max(deepest, depth)
    return deepest


def _plain(value: object) -> str:
    return " ".join(str(value or "").split())
