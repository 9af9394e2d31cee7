"""Tables as typed frames."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.errors import TableError
from framing.tables.frames import DTYPES, Tables, conform, frame_from_rows
from framing.tables.schema import CLAIMS, TABLES, TERMS


def test_empty_tables_have_every_column_with_its_type() -> None:
    """Nothing found is a table without rows, not one without columns."""
    tables = Tables.from_rows({})
    for table in TABLES:
        frame = getattr(tables, table.name)
        assert list(frame.columns) == table.header
        assert [str(kind) for kind in frame.dtypes] == [DTYPES[c.type] for c in table.columns]


def test_written_forms_are_read_and_empty_cells_are_absent() -> None:
    """A CSV read as strings gives integers and booleans; an empty cell is NA, not zero."""
    rows = [{"term_id": "x:t1", "legitimacy": "-2", "quoted": "true", "speaker_id": ""},
            {"term_id": "x:t2", "legitimacy": "", "quoted": "false", "speaker_id": None},
    ]  # fmt: skip
    frame = frame_from_rows(TERMS, rows)
    assert frame["legitimacy"].tolist()[0] == -2
    assert frame["quoted"].tolist() == [True, False]
    assert frame["legitimacy"].isna().tolist() == [False, True]
    assert frame["speaker_id"].isna().all()


@pytest.mark.parametrize(("column", "value"), [("quoted", "perhaps"), ("start", "1.5"),
                                               ("start", "many")])  # fmt: skip
def test_a_value_of_another_type_names_its_column(column: str, value: str) -> None:
    """What the schema does not allow is an error that says where."""
    with pytest.raises(TableError, match=f"terms: column {column}"):
        frame_from_rows(TERMS, [{column: value}])


def test_unknown_and_missing_columns_and_tables_are_named() -> None:
    """A misspelt column is not dropped silently, and an older table is not filled up silently."""
    with pytest.raises(TableError, match="colour"):
        frame_from_rows(CLAIMS, [{"colour": "red"}])
    with pytest.raises(TableError, match="claim_id"):
        conform(pd.DataFrame({"text": ["x"]}), CLAIMS)
    with pytest.raises(TableError, match="claim;"):
        Tables.from_rows({"claim": []})


def test_a_selection_has_its_own_rows_and_speakers() -> None:
    """Those of the articles that are asked for, and who is quoted there."""
    tables = Tables.from_rows({
        "articles": [{"article_id": "a", "outlet": "north"}, {"article_id": "b"}],
        "attributions": [{"attribution_id": "a:a1", "article_id": "a", "speaker_id": "s1"}],
        "terms": [{"term_id": "b:t1", "article_id": "b"}],
        "speakers": [{"speaker_id": "s1"}, {"speaker_id": "s2"}],
    })  # fmt: skip
    a, b = (tables.select([name]) for name in "ab")
    assert a.articles["article_id"].tolist() == ["a"] and a.terms.empty
    assert a.speakers["speaker_id"].tolist() == ["s1"]
    assert b.terms["term_id"].tolist() == ["b:t1"] and b.speakers.empty


def test_rows_give_back_what_was_put_in() -> None:
    """Absent values come back as None."""
    row = Tables.from_rows({"terms": [{"term_id": "x:t1", "start": 3}]}).rows("terms")[0]
    assert (row["term_id"], row["start"], row["text"]) == ("x:t1", 3, None)
