"""Inputs made to hurt: refused by name within stated limits, or done."""

from __future__ import annotations

import gzip
import json
import time
import zipfile
from pathlib import Path

import pytest

from framing.articles import Article
from framing.errors import ArticleError
from framing.reading import decoding, opening, records
from framing.reading.articles import find_inputs, read_articles

BODY = "Protesters gathered in the main square on Monday; and the police watched them there."


def read(path: Path) -> tuple[list[Article], list[str]]:
    """The articles and messages of one file, in less than five seconds."""
    start = time.monotonic()
    found = list(read_articles(find_inputs([path])))
    assert time.monotonic() - start < 5
    return ([a for a in found if isinstance(a, Article)],
            [e.message for e in found if isinstance(e, ArticleError)])  # fmt: skip


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limits at a hundredth, so that the tests take no time."""
    monkeypatch.setattr(opening, "FREELY", 1_000_000)
    for module in (decoding, records):
        monkeypatch.setattr(module, "LARGEST", 200_000)


@pytest.mark.usefixtures("small_limits")
def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    """gzip and zip files that unpack to a thousand times their size."""
    line = json.dumps({"text": BODY}).encode() + b"\n"
    packed = tmp_path / "x.jsonl.gz"
    packed.write_bytes(gzip.compress(line + b" " * 30_000_000))
    articles, errors = read(packed)
    assert len(articles) == 1 and "unpacks to more than 100 times its size" in errors[-1]
    with zipfile.ZipFile(tmp_path / "y.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", BODY)
        archive.writestr("z.csv", b"text\n" + (b"a" * 10_000 + b"\n") * 1000)
    articles, errors = read(tmp_path / "y.zip")
    assert articles and "unpacks to more than 100 times" in errors[-1]


def test_damaged_and_locked_archives(tmp_path: Path) -> None:
    """Cut off, no archive at all, packed in an archive: each is named, none is a traceback."""
    whole = gzip.compress(json.dumps({"text": BODY}).encode() * 2000)
    for name, data in (("a.jsonl.gz", whole[: len(whole) // 2]), ("b.txt.gz", b"no gzip at all"),
                       ("c.zip", b"PK\x03\x04 no zip"), ("d.parquet", b"PAR1 no parquet PAR1"),
                       ("e.json", b"{"), ("f.json", b"[" * 200_000)):
        (tmp_path / "x").mkdir(exist_ok=True)
        (tmp_path / "x" / "good.txt").write_text(BODY)
        (tmp_path / "x" / name).write_bytes(data)
        articles, errors = read(tmp_path / "x")
        assert [a.article_id for a in articles] == ["good"], name
        assert errors or find_inputs([tmp_path / "x"]).survey.problems.n, name
        (tmp_path / "x" / name).unlink()


@pytest.mark.usefixtures("small_limits")
def test_a_line_without_an_end(tmp_path: Path) -> None:
    """It is skipped in pieces, never held; the lines around it are read."""
    line = json.dumps({"text": BODY}) + "\n"
    (tmp_path / "x.jsonl").write_text(line + "x" * 5_000_000 + "\n" + line)
    articles, errors = read(tmp_path / "x.jsonl")
    assert len(articles) == 2 and "is a line of more than" in errors[0]
    (tmp_path / "x.csv").write_text(f"text\n{BODY}\n" + "x" * 5_000_000 + f"\n{BODY}\n")
    articles, errors = read(tmp_path / "x.csv")
    assert len(articles) == 2 and "is a line of more than" in errors[0]


@pytest.mark.usefixtures("small_limits")
def test_a_quotation_mark_that_is_not_closed(tmp_path: Path) -> None:
    """The cell ends at the limit of an article, and the rows behind it are read."""
    rows = [f"{n},{BODY}" for n in range(6000)]
    rows[10] = f'10,"{BODY}'
    (tmp_path / "x.csv").write_text("id,text\n" + "\n".join(rows) + "\n")
    articles, errors = read(tmp_path / "x.csv")
    assert "quotation mark that is not closed" in errors[0]
    assert articles[0].article_id == "0" and articles[-1].article_id == "5999"


def test_more_columns_than_any_export(tmp_path: Path) -> None:
    """A million columns are refused at the header."""
    (tmp_path / "good.txt").write_text(BODY)
    (tmp_path / "x.csv").write_text("text" + ",c" * 1_000_000 + "\n" + BODY + "," * 1_000_000)
    inputs = find_inputs([tmp_path])
    assert "has 1,000,001 columns; expected at most 2,000" in inputs.survey.problems.shown[0]
    assert len(read(tmp_path)[0]) == 1


def test_elements_inside_each_other_without_end(tmp_path: Path) -> None:
    """HTML nested 100,000 deep crashes parsers that recurse; it is refused by counting."""
    (tmp_path / "x.html").write_text("<div>" * 100_000 + BODY)
    assert read(tmp_path)[1] == ["nests elements more than 1000 deep; no browser shows that"]
    (tmp_path / "x.html").write_text("<div>" * 900 + f"<p>{BODY}</p>" * 5 + "</div>" * 900)
    assert sum(map(len, read(tmp_path))) == 1


@pytest.mark.parametrize("text", [
    "\u202eمظاهرات في الميدان\u202c said police. " + BODY,
    "\U0001f525" * 500 + " " + BODY,
    "x" * 100_000,
    "\ufeff" * 50 + BODY,
    "a\u0301" * 5000,
    "“" * 5000 + BODY,
    "\n".join(["a"] * 20_000),
])  # fmt: skip
def test_odd_texts_are_read_as_they_are(tmp_path: Path, text: str) -> None:
    """Right-to-left marks, emoji, no blanks, combining marks, quotation marks without end."""
    (tmp_path / "x.jsonl").write_text(json.dumps({"text": text, "language": "en"}))
    (article,), errors = read(tmp_path / "x.jsonl")
    assert article.text == text and not errors


def test_empty_and_too_large_files(tmp_path: Path) -> None:
    """0 bytes and 200 MB are refused; of the latter no more is read than needed to see that."""
    (tmp_path / "a.txt").write_bytes(b"")
    with (tmp_path / "b.txt").open("wb") as stream:
        stream.truncate(200_000_000)
    for name in ("c.csv", "d.jsonl"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "good.txt").write_text(BODY)
    articles, errors = read(tmp_path)
    assert len(articles) == 1
    assert "is empty" in errors[0] and "is larger than 20 MB" in errors[1]
