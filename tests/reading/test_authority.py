"""The authority file of speakers: read, written, and what is said of a bad one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.codes import SPEAKER_BEINGS, SPEAKER_TYPES
from framing.errors import InputError
from framing.reading.authority import read_authority
from framing.speakers import Authority, Known
from framing.speakers.authority import join_aliases, split_aliases
from framing.tables.authority import authority_text

GOOD = """name,aliases,type,wikidata
Kassym-Jomart Tokayev,Tokayev | the Kazakh president,head_of_state,Q57404

NetBlocks,,,
"""


def written(text: str, folder: Path) -> Path:
    """A file with this text."""
    path = folder / "speakers.csv"
    path.write_bytes(text.encode())
    return path


@pytest.mark.parametrize("change", [
    lambda text: text,
    lambda text: "\N{ZERO WIDTH NO-BREAK SPACE}" + text,
    lambda text: text.replace(",", ";"),
    lambda text: text.replace(",", "\t"),
    lambda text: text.replace("\n", "\r\n"),
])  # fmt: skip
def test_a_file_as_spreadsheets_write_it(change: object, tmp_path: Path) -> None:
    """With a mark, semicolons, tabs or Windows line ends it is the same file."""
    found = read_authority(written(change(GOOD), tmp_path))  # type: ignore[operator]
    assert found.entries == (
        Known("Kassym-Jomart Tokayev", "", ("Tokayev", "the Kazakh president"), "head_of_state",
              notes=(("wikidata", "Q57404"),)),
        Known("NetBlocks", notes=(("wikidata", ""),)),
    )  # fmt: skip
    assert found.columns == ("wikidata",)


@pytest.mark.parametrize(("text", "where", "says"), [
    ("", "", "no column name in its first row; found nothing"),
    ("speaker,type\nX,other\n", "", "no column name in its first row; found speaker, type"),
    ("name,,type\n", "", "column 2 has no name"),
    ("name,note,note\n", "", "column note stands twice"),
    ("name,type\nX,senator\n", ", row 2", "type is 'senator', expected one of head_of_state"),
    ("name,gender\nX,female\n", ", row 2", "gender is 'female', expected one of m, f"),
    ("name,type\nX,other\n ,other\n", ", row 3", "has no name"),
    ("name,type\nX\n", ", row 2", "has 1 cells, expected 2"),
    ("name,aliases\nX,Y\nZ,The Y\n", ", row 3", "'y' is already 'X' in row 2"),
    ("name,aliases\nX,\nx,\n", ", row 3", "'x' is already 'X' in row 2"),
    ('name\n"X', ", row 2", "is no CSV"),
])  # fmt: skip
def test_a_fault_is_named_with_its_row(text: str, where: str, says: str, tmp_path: Path) -> None:
    """File, row, what was found and what was expected."""
    path = written(text, tmp_path)
    with pytest.raises(InputError) as caught:
        read_authority(path)
    assert caught.value.where == f"{path}{where}"
    assert says in str(caught.value)


@pytest.mark.parametrize("data", [b"name\n\xff\xfe", None])
def test_files_that_cannot_be_read(data: bytes | None, tmp_path: Path) -> None:
    """Not UTF-8, or not there."""
    path = tmp_path / "speakers.csv"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(InputError, match="is not UTF-8" if data else "cannot be read"):
        read_authority(path)


CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NAMES = CELLS.map(lambda t: " ".join(t.split())).filter(bool)


@given(st.lists(NAMES, unique=True, max_size=4))
def test_aliases_come_back(aliases: list[str]) -> None:
    """Bars and backslashes too."""
    assert split_aliases(join_aliases(aliases)) == tuple(aliases)
    assert split_aliases("Tokayev |  | A \\| B|Tokayev") == ("Tokayev", "A | B")


@st.composite
def authorities(draw: st.DrawFn) -> Authority:
    """Any file whose names are each one speaker's."""
    columns = tuple(draw(st.lists(
        NAMES.filter(lambda n: n == n.strip() and n not in _TAKEN), unique=True, max_size=2)))
    entries, taken = [], set[str]()
    for _ in range(draw(st.integers(0, 4))):
        entry = Known(
            draw(NAMES), draw(st.just("") | NAMES), tuple(draw(st.lists(NAMES, unique=True,
                                                                        max_size=2))),
            draw(st.sampled_from(["", *SPEAKER_TYPES])),
            draw(st.sampled_from(["", *SPEAKER_BEINGS])), draw(st.sampled_from(["", "m", "f"])),
            tuple((c, draw(CELLS)) for c in columns),
        )  # fmt: skip
        if taken.isdisjoint(entry.calls()):
            taken.update(entry.calls())
            entries.append(entry)
    return Authority(tuple(entries), columns)


_TAKEN = {"name", "speaker_id", "aliases", "type", "kind", "gender", "named", "mentions",
          "n_attributions", "n_articles"}  # fmt: skip


@given(authorities())
def test_nothing_is_lost_on_the_way_out_and_in(tmp_path_factory: pytest.TempPathFactory,
                                               authority: Authority) -> None:  # fmt: skip
    """What an export writes is what is read again, the user's own columns letter by letter."""
    path = tmp_path_factory.mktemp("authority") / "speakers.csv"
    text = authority_text([(e, {}) for e in authority.entries], authority.columns)
    path.write_text(text, encoding="utf-8", newline="")
    found = read_authority(path)
    assert found.columns == authority.columns
    ids = [(e.ident, e.name, e.aliases, e.type, e.kind, e.gender, e.notes)
           for e in found.entries]  # fmt: skip
    assert ids == [(e.ident, e.name, e.aliases, e.type, e.kind, e.gender, e.notes)
                   for e in authority.entries]  # fmt: skip
