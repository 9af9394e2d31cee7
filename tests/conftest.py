"""Fixtures that several rooms share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from framing.articles import Article
from framing.parsing import Parser, SpacyParser
from framing.reading.blocks import detect_blocks
from framing.syntax import Parse

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout's root."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold data beside the checkout; tests that want it skip where it is absent."""
    folder = REPOSITORY.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the gold data in ../shared, which is not here")
    return folder


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The parser that the pipeline uses, loaded once."""
    return SpacyParser()


@pytest.fixture(scope="session")
def parse_text(parser: Parser) -> Callable[[str], tuple[Article, Parse]]:
    """Text -> (Article, Parse) with blocks as they are detected."""

    def parse(text: str) -> tuple[Article, Parse]:
        article = Article("a", text, detect_blocks(text), outlet="outlet")
        return article, next(iter(parser.parse([article])))

    return parse
