"""Helpers of the speaker tests: marked text in, speakers out."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from framing.annotations import Attribution, Speaker
from framing.articles import Article
from framing.reading.roles import read_roles
from framing.roles import Roles
from framing.spans import Span
from framing.speakers import resolve_speakers
from framing.speakers.words import Word, make_word
from framing.syntax import Parse

Resolve = Callable[..., list[Speaker]]


@pytest.fixture(scope="session")
def roles() -> Roles:
    """The project's own speaker data."""
    return read_roles()


@pytest.fixture
def tagged() -> Callable[[str], list[Word]]:
    """ "the/DT deputy/NN mayor/NN" -> words."""

    def make(text: str) -> list[Word]:
        pairs = [piece.rsplit("/", 1) for piece in text.split()]
        return [make_word(w, t, i, i, 0) for i, (w, t) in enumerate(pairs)]

    return make


@pytest.fixture
def resolve(roles: Roles, parse_text: Callable[[str], tuple[Article, Parse]]) -> Resolve:
    """Text with [sources] and {contents}, the n-th of one with the n-th of the other.

    A content that opens with a quotation mark is direct speech. Returns the speaker of each.
    """

    def run(marked: str, article_id: str = "a") -> list[Speaker]:
        text, sources, contents, opened = "", [], [], []
        for piece in re.split(r"([\[\]{}])", marked):
            if piece in ("[", "{"):
                opened.append(len(text))
            elif piece in ("]", "}"):
                span = Span(opened.pop(), len(text))
                (sources if piece == "]" else contents).append(span)
            else:
                text += piece
        attributions = [
            Attribution((s,), (), (c,), "direct" if text[c.start] in "“\"" else "indirect")
            for s, c in zip(sorted(sources), sorted(contents), strict=True)
        ]
        article, parse = parse_text(text)
        article = Article(article_id, article.text, article.blocks, outlet="AFP")
        speakers = resolve_speakers(article, parse, attributions, roles)
        of = {i: s for s in speakers for i in s.attributions}
        assert sorted(of) == list(range(len(attributions)))
        return [of[i] for i in range(len(attributions))]

    return run
