"""A folder of results is whole or as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import InputError
from framing.reporting.folder import ResultsFolder
from framing.tables.columns import Column, Table

TABLE = Table("words", "", "word", (Column("word", "string", ""), Column("note", "string", "")))


def test_results_appear_when_whole(tmp_path: Path) -> None:
    """Before the end nothing has its name; at the end everything has, and nothing is left over."""
    with ResultsFolder(tmp_path / "new", [TABLE]) as results:
        results.write_rows("words", [{"word": "a,b", "note": 'says "x"'}])
        results.write_text("page.html", "<p>")
        assert not (tmp_path / "new" / "words.csv").exists()
    written = (tmp_path / "new" / "words.csv").read_bytes()
    assert written == b'word,note\r\n"a,b","says ""x"""\r\n'
    assert sorted(p.name for p in (tmp_path / "new").iterdir()) == ["page.html", "words.csv"]


def test_a_failure_leaves_the_old_results(tmp_path: Path) -> None:
    """A run that dies in the middle changes nothing and leaves no partial file."""
    (tmp_path / "words.csv").write_text("old")
    with pytest.raises(RuntimeError), ResultsFolder(tmp_path, [TABLE]) as results:
        results.write_rows("words", [{"word": "new", "note": ""}])
        raise RuntimeError
    assert (tmp_path / "words.csv").read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["words.csv"]


def test_a_full_disk_is_an_error_of_the_input(tmp_path: Path) -> None:
    """An OSError while writing becomes a message with the folder's name."""
    with pytest.raises(InputError, match="No space"), ResultsFolder(tmp_path, [TABLE]) as results:
        results.write_rows("words", [{"word": "new", "note": ""}])
        raise OSError(28, "No space left on device")
    assert not list(tmp_path.iterdir())


def test_an_output_path_that_is_a_file_is_refused(tmp_path: Path) -> None:
    """The message names the path and what to do."""
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match=r"file: is a file; the results need a folder"):
        ResultsFolder(tmp_path / "file", [TABLE]).__enter__()


def test_rows_must_fit_the_table(tmp_path: Path) -> None:
    """A missing or an unknown column is a fault of the program, not a shifted cell."""
    for row in ({"word": "x"}, {"word": "x", "note": "", "other": ""}):
        with pytest.raises(ValueError, match=r"columns|fields"), ResultsFolder(
            tmp_path, [TABLE]
        ) as results:
            results.write_rows("words", [row])


def test_a_table_for_spreadsheets_runs_nothing(tmp_path: Path) -> None:
    """With `excel`, formula cells are marked and the file says that it is UTF-8."""
    with ResultsFolder(tmp_path, [TABLE], excel=True) as results:
        results.write_rows("words", [{"word": "=cmd()", "note": "é"}])
    assert (tmp_path / "words.csv").read_bytes() == (
        b"\xef\xbb\xbfword,note\r\n'=cmd(),\xc3\xa9\r\n"
    )
