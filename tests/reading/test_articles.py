"""From paths to articles: what is found, in which order, and what goes wrong by name."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from framing.articles import Article
from framing.errors import ArticleError, InputError
from framing.reading.articles import find_inputs, read_articles

BODY = "Protesters gathered in the main square on Monday, and the police watched them there."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder `in`, below the working directory, so that messages are short."""
    monkeypatch.chdir(tmp_path)
    path = Path("in")
    path.mkdir()
    return path


def write(path: Path, text: str = BODY) -> Path:
    """A file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def read(*paths: Path) -> tuple[list[Article], list[str]]:
    """The articles, and the messages of what is none."""
    found = list(read_articles(find_inputs(paths)))
    return ([a for a in found if isinstance(a, Article)],
            [str(e) for e in found if isinstance(e, ArticleError)])  # fmt: skip


def refused(*paths: Path) -> str:
    """The message when nothing can be read."""
    with pytest.raises(InputError) as raised:
        find_inputs(paths)
    return str(raised.value)


def test_a_folder_of_any_depth_in_fixed_order(folder: Path) -> None:
    """Ids are stems, outlets the folder a file lies in below the one given; sorted by path."""
    for name in ("b.txt", "Daily/2.TXT", "Daily/old/1.txt", "a.txt", ".hidden/x.txt", "._a.txt",
                 "notes.md"):
        write(folder / name)
    articles, errors = read(folder)
    assert [(a.article_id, a.outlet, a.path) for a in articles] == [
        ("2", "Daily", "in/Daily/2.TXT"), ("1", "old", "in/Daily/old/1.txt"),
        ("a", "unknown", "in/a.txt"), ("b", "unknown", "in/b.txt")]  # fmt: skip
    assert not errors


def test_a_folder_too_deep_for_recursion(folder: Path) -> None:
    """Depth is bounded by the file system, not by the interpreter."""
    deep = folder
    for _ in range(400):
        deep /= "d"
    write(deep / "a.txt")
    old = sys.getrecursionlimit()
    sys.setrecursionlimit(300)
    try:
        articles, _ = read(folder)
    finally:
        sys.setrecursionlimit(old)
    assert [a.article_id for a in articles] == ["a"]


def test_text_is_the_file_as_decoded(folder: Path) -> None:
    """Blanks and line breaks stay; a byte order mark is no part of the text."""
    (folder / "a.txt").write_bytes(b"\xef\xbb\xbf  " + BODY.encode() + b"\r\n\r\n")
    (article,), _ = read(folder)
    assert article.text == f"  {BODY}\r\n\r\n" and article.blocks[0].span.start == 2


def test_what_the_text_says_of_itself(folder: Path) -> None:
    """Date and headline come from dateline and headline block; agencies are found later."""
    write(folder / "a.txt", f" date 2022-01-05 Mayor  quits\n\nROSARIO (AFP) - {BODY}")
    (article,), _ = read(folder)
    assert (article.published, article.headline, article.wire) == ("2022-01-05", "Mayor quits", "")


def test_the_manifest_goes_before_the_text(folder: Path) -> None:
    """Cells of the manifest win; empty cells leave it to the text and the folder."""
    text = f" date 2022-01-05 Mayor quits\n\nROSARIO (AFP) - {BODY}"
    write(folder / "Daily" / "a.txt", text)
    write(folder / "b.txt", text)
    write(folder / "articles.csv",
          "\ufeffpath,article_id,outlet,published,headline,url,language,wire\r\n"
          "Daily/a.txt,,,,,,,\r\n"
          'b.txt,id-b,The Post,2022-02-01,"Quits, at last",https://e.org/b,en,AP\r\n')  # fmt: skip
    (first, second), errors = read(folder)
    assert (first.article_id, first.outlet, first.published, first.headline, first.wire) == (
        "a", "Daily", "2022-01-05", "Mayor quits", "")  # fmt: skip
    assert (second.article_id, second.outlet, second.published, second.headline, second.url,
            second.language, second.wire) == ("id-b", "The Post", "2022-02-01", "Quits, at last",
                                              "https://e.org/b", "en", "AP")  # fmt: skip
    assert not errors


def test_an_agency_is_no_wire_of_itself(folder: Path) -> None:
    """The outlet's own name in the dateline credits nobody else."""
    write(folder / "Reuters" / "a.txt", f"LONDON (REUTERS) - {BODY}")
    assert read(folder)[0][0].wire == ""


def test_a_file_alone_is_described_by_the_manifest_beside_it(folder: Path) -> None:
    """`in/*.txt` and `in/*` give what `in` gives."""
    write(folder / "a.txt")
    write(folder / "articles.csv", "path,outlet\na.txt,Post\n")
    for paths in ([folder], [folder / "a.txt"], [folder / "a.txt", folder / "articles.csv"],
                  [folder / "articles.csv"], [folder, folder / "a.txt", Path("./in/../in")]):
        articles, errors = read(*paths)
        assert [a.outlet for a in articles] == ["Post"] and not errors


def test_the_nearest_manifest_counts(folder: Path) -> None:
    """A manifest describes the folders below it too, unless one of theirs lists the file."""
    write(folder / "sub" / "a.txt")
    write(folder / "sub" / "b.txt")
    write(folder / "articles.csv", "path,outlet\nsub/a.txt,Outer\nsub/b.txt,Outer\n")
    write(folder / "sub" / "articles.csv", "path,outlet\na.txt,Inner\n")
    assert {a.article_id: a.outlet for a in read(folder)[0]} == {"a": "Inner", "b": "Outer"}


def test_a_file_the_manifest_forgets_is_read_and_noted(folder: Path) -> None:
    """It is read as if there were no manifest, and its job carries a note that says so."""
    write(folder / "a.txt")
    write(folder / "b.txt")
    write(folder / "articles.csv", "path,outlet\na.txt,Post\n")
    (note,) = find_inputs([folder]).survey.notes.shown
    assert "in/b.txt: is not listed in in/articles.csv" in note and "'unknown'" in note
    assert [a.outlet for a in read(folder)[0]] == ["Post", "unknown"]


def test_standard_input() -> None:
    """`-` is one article, read once however often it is named."""
    inputs = find_inputs([Path("-"), Path("-")])
    (article,) = read_articles(inputs, io.BytesIO(BODY.encode()))
    assert isinstance(article, Article)
    assert (article.article_id, article.outlet, article.path) == ("stdin", "unknown", "-")
    (error,) = read_articles(inputs, io.BytesIO(b""))
    assert str(error) == "-: is empty; expected the text of an article"


def test_one_bad_article_never_loses_the_others(folder: Path) -> None:
    """Every kind of bad article is an error in its place; the good ones around it are read."""
    write(folder / "a.txt")
    write(folder / "b_empty.txt", "")
    write(folder / "c_blank.txt", " \n ")
    (folder / "d_binary.txt").write_bytes(b"MZ\x00\x01")
    (folder / "e_latin.txt").write_bytes("Zürich".encode("latin-1"))
    (folder / "f_broken.txt").symlink_to("nowhere.txt")
    (folder / "g_loop.txt").symlink_to("g_loop.txt")
    (folder / "h_folder").symlink_to(".")
    os.mkfifo(folder / "i_pipe.txt")
    write(folder / "z.txt")
    articles, errors = read(folder, Path("nope.txt"), write(Path("page.pdf")))
    assert [a.article_id for a in articles] == ["a", "z"]
    expected = ["b_empty.txt: is empty", "c_blank.txt: is empty but", "d_binary.txt: is a binary",
                "e_latin.txt: is not UTF-8", "f_broken.txt: is a link to nowhere.txt, which does",
                "g_loop.txt: is a link that leads back", "h_folder: is a link to a folder",
                "i_pipe.txt: is neither a file nor a folder"]  # fmt: skip
    for error, part in zip(errors, [f"in/{e}" for e in expected] + [
            "nope.txt: does not exist", "page.pdf: is of no known form"], strict=True):  # fmt: skip
        assert error.startswith(part)


def test_a_file_that_goes_or_closes_between_finding_and_reading(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the system refuses at the time of reading is that article's error."""
    write(folder / "a.txt")
    jobs = find_inputs([folder / "a.txt"])
    (folder / "a.txt").unlink()
    (gone,) = read_articles(jobs)
    assert str(gone) == "in/a.txt: does not exist; correct the path"
    write(folder / "a.txt")

    def deny(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    (denied,) = read_articles(jobs)
    assert "permission denied" in str(denied) and "chmod" in str(denied)


def test_a_folder_that_cannot_be_listed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named; the folders beside it are read."""
    write(folder / "closed" / "a.txt")
    write(folder / "open" / "b.txt")
    real = os.scandir

    def scandir(path: Path) -> object:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    articles, errors = read(folder)
    assert [a.article_id for a in articles] == ["b"]
    assert errors == ["in/closed: cannot be read: permission denied; allow it with chmod u+rX"]


def test_the_same_name_in_two_folders(folder: Path) -> None:
    """No article is lost: the later one is called after its folder too."""
    write(folder / "x" / "1.txt")
    write(folder / "y" / "1.txt")
    inputs = find_inputs([folder])
    articles = [a for a in read_articles(inputs) if isinstance(a, Article)]
    assert [a.article_id for a in articles] == ["1", "y-1"]
    assert [a.path for a in articles] == ["in/x/1.txt", "in/y/1.txt"]
    assert inputs.n_renamed == 1


def test_nothing_to_read_at_all(folder: Path) -> None:
    """No path, a missing path, a folder without articles: one clear error each."""
    assert refused().startswith("no articles given")
    assert refused(Path("nope")) == "nope: does not exist; correct the path"
    assert refused(folder).startswith("in: holds no articles; expected .txt, .html, .csv,")
    for name in ("a.pdf", "b.pdf", "c"):
        write(folder / name)
    assert "(but 2 .pdf, 1 without ending)" in refused(folder)
    both = refused(folder, Path("nope"))
    assert both.startswith("no article can be read:\n  in: ") and "\n  nope: " in both


def test_a_name_that_is_no_unicode(folder: Path) -> None:
    """Paths and ids can be written as UTF-8 whatever the file system holds."""
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        write(folder / name)
    except OSError:
        pytest.skip("this file system refuses such names")
    (article,), _ = read(folder)
    assert (article.article_id, article.path) == ("caf\\xe9", "in/caf\\xe9.txt")


