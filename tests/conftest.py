"""Fixtures that several rooms share."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from framing.articles import Article
from framing.encoder import Encoder
from framing.parsing import read_parse
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
def encoder() -> Encoder:
    """The model that the pipeline uses, loaded once."""
    return Encoder()


@pytest.fixture(scope="session")
def parse_text(encoder: Encoder) -> Callable[[str], tuple[Article, Parse]]:
    """Text -> (Article, Parse) with blocks as they are detected."""

    def parse(text: str) -> tuple[Article, Parse]:
        article = Article("a", text, detect_blocks(text), outlet="outlet")
        return article, read_parse(encoder.encode(article))

    return parse


@pytest.fixture
def golden(repository: Path) -> Callable[[str, str], None]:
    """Compares text with tests/golden/NAME; UPDATE_GOLDEN=1 writes it instead, to be read over."""

    def check(name: str, text: str) -> None:
        path = repository / "tests" / "golden" / name
        if os.environ.get("UPDATE_GOLDEN"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        assert path.is_file(), f"{path} is missing; UPDATE_GOLDEN=1 makes it"
        assert text == path.read_bytes().decode("utf-8"), f"differs from {path}"

    return check
