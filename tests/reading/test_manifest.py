"""articles.csv: rows, and everything that can be wrong with them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.errors import InputError
from framing.reading.manifest import COLUMNS, read_manifest


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder `in` with a.txt and b.txt, below the working directory."""
    monkeypatch.chdir(tmp_path)
    path = Path("in")
    path.mkdir()
    for name in ("a.txt", "b.txt", "c.pdf"):
        (path / name).write_text("Some words.")
    return path


def problems(folder: Path, text: str) -> list[tuple[str, str]]:
    """Place and problem of every row that has one."""
    manifest = folder / "articles.csv"
    manifest.write_bytes(text.encode())
    return [(job.where, job.problem) for job in read_manifest(manifest) if job.problem]


def refused(folder: Path, data: str | bytes) -> str:
    """The message when the manifest cannot be used."""
    manifest = folder / "articles.csv"
    manifest.write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(InputError) as raised:
        read_manifest(manifest)
    return str(raised.value)


@pytest.mark.parametrize(
    ("row", "problem"),
    [("nope.txt,", "row 2 names 'nope.txt', which does not exist; correct the path"),
     ("b.txt,5 January 2022", "row 2 says published '5 January 2022'; expected a date as "
      "YYYY-MM-DD, such as 2022-01-05, or nothing"),
     ("b.txt,2022-02-30", "row 2 says published '2022-02-30'; expected"),
     ("b.txt,20220105", "row 2 says published '20220105'; expected"),
     (",2022-01-05", "row 2 names no file; write its path"),
     ("../b.txt,", "row 2 names '../b.txt'; expected a path relative to the manifest"),
     ("/etc/hosts.txt,", "row 2 names '/etc/hosts.txt'; expected a path relative"),
     ("c.pdf,", "row 2 names 'c.pdf', which is no .txt or .html file"),
     ("b.txt", "row 2 has 1 cells, the header 2; add the missing commas"),
     ("b.txt,,x", "row 2 has 3 cells, the header 2; put a cell that holds a comma in quotation"),
     ("a.txt,", "row 2 names the file that row 1 names already; delete one")],
)  # fmt: skip
def test_a_bad_row_is_named_and_loses_no_other(folder: Path, row: str, problem: str) -> None:
    """File, line and row are in the message, with what was found and what to do."""
    (found,) = problems(folder, f"path,published\na.txt,2022-01-05\n{row}\n")
    assert found[0] == "in/articles.csv:3" and found[1].startswith(problem)


def test_lines_and_rows_are_counted_apart(folder: Path) -> None:
    """Blank rows and line breaks inside a cell move the line, and blank rows are no articles."""
    text = 'path,headline\na.txt,"two\nlines"\n\n,\nnope.txt,x\n'
    (found,) = problems(folder, text)
    assert found[0] == "in/articles.csv:6" and found[1].startswith("row 4 names 'nope.txt'")
    assert read_manifest(folder / "articles.csv")[0].headline == "two lines"


@pytest.mark.parametrize(
    ("data", "parts"),
    [("path,id\na.txt,1\n", ["in/articles.csv:1: unknown column 'id'; the columns are: path, "
                            "article_id, outlet, published, headline, url, language, wire"]),
     ("path,x,y\n", ["unknown columns 'x', 'y'"]),
     ("outlet\nPost\n", ["has no column 'path'"]),
     ("path,outlet,outlet\n", ["has the column 'outlet' twice"]),
     ("path;outlet\na.txt;Post\n", ["separated by ';'; expected commas"]),
     ("", ["is empty; expected a header"]),
     ("\n\n", ["is empty; expected a header"]),
     ('path,headline\na.txt,ok\nb.txt,"open\n', ["in/articles.csv:3: is no CSV", "not closed"]),
     ('path,headline\na.txt,"a" b\n', ["in/articles.csv:2: is no CSV"]),
     ("path,outlet\na.txt,Zürich\n".encode("latin-1"), ["is not UTF-8", "0xFC", "iconv"]),
     (b"PK\x03\x04", ["a ZIP archive or an office document"])],
)  # fmt: skip
def test_a_manifest_that_cannot_be_used(
    folder: Path, data: str | bytes, parts: list[str]
) -> None:
    """Mistakes of the whole file stop before anything is read, with the known columns."""
    told = refused(folder, data)
    assert told.startswith("in/articles.csv") and all(part in told for part in parts)


def test_a_byte_order_mark_and_spreadsheet_line_breaks(folder: Path) -> None:
    """What spreadsheets write is read."""
    assert not problems(folder, "\ufeffpath , outlet\r\na.txt, The Post \r\n")
    assert read_manifest(folder / "articles.csv")[0].outlet == "The Post"


#: No control characters but line breaks: many of them make a binary file.
CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from(",\"\n\r\t"),
    max_size=12,
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=4))
def test_cells_come_back_as_they_were_written(
    folder: Path, rows: list[tuple[str, str, str]]
) -> None:
    """Whatever a cell holds, its row is one job: its values, blanks folded, or a problem."""
    manifest = folder / "articles.csv"
    with manifest.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["path", "outlet", "headline"])
        writer.writerow(["a.txt", "Post", "x" * 300])
        writer.writerows(rows)
    jobs = read_manifest(manifest)
    assert jobs[0].outlet == "Post"
    assert len(jobs) == 1 + sum(any(map(str.strip, row)) for row in rows)


def test_every_column_is_a_field_of_the_article() -> None:
    """No column is read and then lost."""
    from framing.articles import Article

    assert set(COLUMNS) <= set(Article.__dataclass_fields__)
