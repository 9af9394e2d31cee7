"""Fixtures that several rooms share."""

from __future__ import annotations

import csv
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from framing.articles import Article, Block
from framing.encoder import Encoder
from framing.parsing import read_parse
from framing.parsing.lemmas import lemmatise
from framing.reading.blocks import detect_blocks
from framing.spans import Span
from framing.syntax import Parse

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout's root."""
    return REPOSITORY


@pytest.fixture(scope="session")
def seeds_folder(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of results of the seeds, from their golden tables: no model is loaded. Read only."""
    folder = tmp_path_factory.mktemp("seeds")
    for path in (repository / "tests" / "golden" / "seeds").glob("*.csv"):
        shutil.copy(path, folder)
    with (folder / "articles.csv").open(encoding="utf-8", newline="") as stream:
        articles = list(csv.DictReader(stream))
    with (folder / "texts.jsonl").open("w", encoding="utf-8") as texts:
        for row in articles:
            text = (repository / "seeds" / Path(row["path"]).name).read_bytes().decode("utf-8")
            blocks = [[b.kind, b.span.start, b.span.end, b.repeated] for b in detect_blocks(text)]
            texts.write(json.dumps({"article_id": row["article_id"], "text": text,
                                    "blocks": blocks}) + "\n")  # fmt: skip
    run = {"versions": {"framing": "0"}, "lexicons": {"protest.yaml": "ab" * 32}, "refused": [],
           "excel": False, "format": "csv"}  # fmt: skip
    package = {"created": "2026-01-01T00:00:00Z", "framing": run}
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return folder


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


@pytest.fixture(scope="session")
def written() -> Callable[[str], tuple[Article, Parse]]:
    """One sentence with its tree, written by hand -> (Article, Parse) of one body block.

    Items are `word|TAG|relation|head`, heads counted from 1; `~`: no blank before.
    """

    def build(spec: str) -> tuple[Article, Parse]:
        text, rows = "", []
        for item in spec.split():
            word, tag, relation, head = item.lstrip("~").split("|")
            text += "" if item.startswith("~") or not text else " "
            start = len(text)
            text += word
            rows.append((start, len(text), word, lemmatise(word, tag), tag, int(head) - 1,
                         relation))  # fmt: skip
        article = Article("a", text, (Block("body", Span(0, len(text))),))
        return article, Parse.from_rows(rows, [(0, len(rows))])

    return build


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
