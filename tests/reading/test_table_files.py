"""Tables are read by column, in part or whole; a file that is not the table is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from framing.analysis import answers, needs
from framing.analysis.alignment.align import align
from framing.analysis.compare.comparison import compare
from framing.analysis.units.groups import Question
from framing.analysis.units.material import Material
from framing.errors import TableError
from framing.reading.columns import Columns, facts_of
from framing.reading.results import read_tables, read_words
from framing.reading.table_files import read_csv, read_parquet
from framing.running import Options, analyze
from framing.tables.frames import Needs, Tables, frame_from_rows, from_arrow
from framing.tables.schema import BY_NAME

TERMS = BY_NAME["terms"]


@pytest.fixture(scope="module")
def folder(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of the seeds."""
    made = tmp_path_factory.mktemp("results")
    analyze([repository / "seeds"], made)
    return made


ALL = Question(voice="all")
QUOTED = Question(voice="attributed")


def labels(material: Material, folder: Path) -> pd.DataFrame:
    """All that is counted of labels, one below the other."""
    return pd.concat([answers.rates(material, ALL, ("kept", "left_out"), "month").rows,
                      answers.legitimacy(material, ALL, ("collapsed",)).rows,
                      answers.names_of_shared(material, QUOTED, ("kept", "left_out")).rows,
                      answers.parts(material, ("source-000", "source-002"), ("kept",)).rows,
                      compare(material, ALL, "labels").rows])  # fmt: skip


def quotes(material: Material, folder: Path) -> pd.DataFrame:
    """All that is counted of quotations, one below the other."""
    return pd.concat([make(material, QUOTED, ("kept", "left_out")).rows for make in
                      (answers.sources, answers.source_shares, answers.diversity,
                       answers.shared)])  # fmt: skip


def force(material: Material, folder: Path) -> pd.DataFrame:
    """Acts and casualties, one below the other."""
    return pd.concat([make(material, ALL, ("kept", "left_out")).rows
                      for make in (answers.force, answers.casualties)])  # fmt: skip


def vocabulary(material: Material, folder: Path) -> pd.DataFrame:
    """How many words count and how many are left out as copies (five articles test none)."""
    asked = replace(ALL, copies="left_out")
    made = compare(material, asked, "lemmas", (), lambda: read_words(folder))
    assert made.n_units and made.n_copies
    return pd.DataFrame([(made.n_units, made.n_copies, made.tests.n_rare)])


MADE: dict[str, tuple[Needs, Callable[[Material, Path], pd.DataFrame]]] = {
    "labels": (needs.LABELS, labels),
    "quotes": (needs.QUOTES, quotes),
    "force": (needs.FORCE, force),
    "words": (needs.WORDS, vocabulary),
    "claims": (needs.CLAIMS, lambda m, _: align(m.tables)),
}


@pytest.mark.parametrize("name", MADE)
def test_a_result_is_the_same_from_the_columns_that_it_needs(name: str, folder: Path) -> None:
    """What `analysis.needs` lists is enough, and no other column is in the frames."""
    wanted, make = MADE[name]
    part = read_tables(folder, wanted)
    assert list(part.articles.columns) == list(wanted["articles"])
    assert list(part.duplicates.columns) == list(wanted.get("duplicates", ()))
    whole = make(Material(read_tables(folder)), folder)
    assert len(whole)
    pd.testing.assert_frame_equal(make(Material(part), folder), whole)


def written(folder: Path, *rows: str) -> Path:
    """A file of terms with these rows."""
    path = folder / "terms.csv"
    path.write_text("\r\n".join([",".join(TERMS.header), *rows, ""]), encoding="utf-8")
    return path


def row(**cells: str) -> str:
    """A row of terms as CSV."""
    return ",".join(cells.get(name, "") for name in TERMS.header)


def test_words_for_nothing_are_nothing() -> None:
    """NA, None, n/a and dashes in a table fill no field: no agency is called NA."""
    columns = Columns({"text": "text", "outlet": "outlet", "wire": "wire"})
    for nothing in ("NA", "None", "n/a", "-", "null"):
        record = {"text": "NA", "outlet": "A", "wire": nothing}
        assert facts_of(columns, record) == {"outlet": "A"}


def test_cells_have_their_types_and_empty_ones_are_absent(tmp_path: Path) -> None:
    """Line breaks and quotation marks inside a cell are of the cell; the same as from rows."""
    path = written(tmp_path, row(term_id="a:t1", start="7", quoted="true", text='"x\r\n""y"""'),
                   row(term_id="a:t2", legitimacy="-2", quoted="false"))  # fmt: skip
    found = from_arrow(read_csv(path, TERMS, TERMS.header, excel=False), TERMS)
    pd.testing.assert_frame_equal(found, frame_from_rows(TERMS, [
        {"term_id": "a:t1", "start": "7", "quoted": "true", "text": 'x\r\n"y"'},
        {"term_id": "a:t2", "legitimacy": "-2", "quoted": "false"},
    ]))  # fmt: skip


@pytest.mark.parametrize(("rows", "where", "problem"), [
    ([row(term_id="a"), "a,b"], ":3", "this row has 2 cells, the header 26"),
    ([row(term_id="a") + ",more"], ":2", "has 27 cells"),
    ([row(start="seven")], "terms", "column start should hold integer values"),
    ([row(quoted="perhaps")], "terms", "column quoted should hold boolean values"),
])  # fmt: skip
def test_what_is_no_row_of_the_table_is_named(
    tmp_path: Path, rows: list[str], where: str, problem: str
) -> None:
    """The line where there is one, else the column."""
    with pytest.raises(TableError, match=problem) as raised:
        path = written(tmp_path, *rows)
        from_arrow(read_csv(path, TERMS, TERMS.header, excel=False), TERMS)
    assert raised.value.where.endswith(where)


def test_another_table_and_no_file_are_refused(tmp_path: Path) -> None:
    """CSV or Parquet; with what was found and what was expected."""
    path = tmp_path / "terms.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(TableError, match="has the columns"):
        read_csv(path, TERMS, ["term_id"], excel=False)
    with pytest.raises(TableError, match="cannot be read"):
        read_csv(tmp_path / "gone.csv", TERMS, ["term_id"], excel=False)
    with pytest.raises(TableError, match="cannot be read"):
        read_parquet(path, TERMS, ["term_id"])


def test_parquet_and_spreadsheets_hold_the_same(repository: Path, tmp_path: Path) -> None:
    """Whatever the form of the files, the tables that are read are equal."""
    def of(options: Options, name: str) -> Tables:
        analyze([repository / "seeds"], tmp_path / name, options)
        return read_tables(tmp_path / name)

    plain = of(Options(), "plain")
    for other in (of(Options(format="parquet"), "p"), of(Options(excel=True), "e")):
        for name in ("articles", "claims", "terms", "speakers"):
            pd.testing.assert_frame_equal(getattr(plain, name), getattr(other, name))
