"""Dictionaries of other programs, in and out."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.codebook.exchange import export_entries, import_dictionary, write_files
from framing.codebook.formats import read_liwc, read_quanteda, read_table
from framing.codebook.records import entry_record, lexicon_text
from framing.errors import InputError, LexiconError
from framing.lexicon import surface_forms
from framing.reading.lexicon_dir import default_lexicon_dir
from framing.reading.lexicons import check_lexicon, read_lexicon

LEXICON = read_lexicon()
#: Entries that are read alone need the scenes that they name.
SCENES = default_lexicon_dir() / "scenes.yaml"
FIELDS = {"role": "head", "referent": "participants", "legitimacy": 0, "category": "NOM.role"}


def test_quanteda_keys_are_groups() -> None:
    """Nested keys are paths; words that YAML takes for other things stay words."""
    found = read_quanteda("d.yml", "care:\n- kind*\n- no\nharm:\n  acts:\n  - Beat Up\n  - k?ll\n")
    assert found.groups == {"care": ["kind*", "no"], "harm.acts": ["beat up"]}
    (told,) = found.left_out
    assert told.startswith("d.yml:7: 'k?ll' is left out; a form is words, with * only at the end")


def test_liwc_words_go_to_all_their_categories() -> None:
    """Tabs or blanks between the cells; a line that says nothing is named."""
    found = read_liwc("d.dic", "%\n1\tcare\n2\tharm\n%\nkind*\t1\nhurt\t1\t2\nodd\t9\n")
    assert found.groups == {"care": ["kind*", "hurt"], "harm": ["hurt"]}
    assert found.left_out[0].startswith("d.dic:7: ")


def test_a_plain_table_is_words_with_their_groups() -> None:
    """One column of words, one of groups; several words of a cell between semicolons."""
    found = read_table("d.csv", "Word,Category\nrioter; looter,bad\ncrowd,\n")
    assert found.groups == {"bad": ["rioter", "looter"], "words": ["crowd"]}


@pytest.mark.parametrize(("reader", "text"), [
    (read_quanteda, "just words"), (read_quanteda, "a: [b"), (read_liwc, "kind\t1\n"),
    (read_table, "a,b\n1,2\n"), (read_table, ""),
])  # fmt: skip
def test_what_is_no_dictionary_is_refused(reader, text: str) -> None:
    """With the file's name and what was expected."""
    with pytest.raises(LexiconError, match=r"^file"):
        reader("file", text)


def test_import_makes_a_file_that_check_accepts(tmp_path: Path) -> None:
    """Every group is an entry; what is not given is asked for, by line."""
    text = "care:\n- kind*\nCare!:\n- caring\n"
    files, notes = import_dictionary("d.yml", text, "quanteda", "moral", FIELDS)
    assert not notes
    path = tmp_path / "moral.yaml"
    path.write_text(files["moral"], encoding="utf-8")
    lexicon, problems = check_lexicon([SCENES, path])
    assert not problems
    assert [(e.id, e.forms) for e in lexicon.entries] == [
        ("moral.care", ("kind*",)), ("moral.care-2", ("caring",))]  # fmt: skip
    _, notes = import_dictionary("d.yml", text, "quanteda", "moral", {"role": "head"})
    assert any("no 'category'" in note for note in notes)


def test_a_dictionary_needs_a_domain() -> None:
    """The first part of the new ids cannot be guessed."""
    with pytest.raises(InputError, match="--domain"):
        import_dictionary("d.yml", "care: [kind]", "quanteda", "", FIELDS)


def test_tables_come_back_whole(tmp_path: Path) -> None:
    """All entries of the project, written as CSV and read again, are what they were."""
    files, notes = import_dictionary("all.csv", export_entries(LEXICON.entries, "csv", "id"), "csv",
                                     "", {})  # fmt: skip
    assert not notes
    folder = tmp_path / "back"
    folder.mkdir()
    write_files(files, folder)
    back, problems = check_lexicon([SCENES, folder])
    assert not problems
    assert back.by_id == LEXICON.by_id


def test_a_written_lexicon_is_read_as_it_was(tmp_path: Path) -> None:
    """Records of entries as a file of one's own."""
    entries = list(LEXICON.domain("protest"))
    path = tmp_path / "protest.yaml"
    path.write_text(lexicon_text("protest", map(entry_record, entries)), encoding="utf-8")
    back, problems = check_lexicon([SCENES, path])
    assert not problems
    assert list(back.entries) == entries


@pytest.mark.parametrize(("fmt", "reader"), [("quanteda", read_quanteda), ("liwc", read_liwc)])
def test_words_survive_other_programs(fmt: str, reader) -> None:
    """Every word that the format can hold comes back in its group."""
    entries = [e for e in LEXICON.entries if e.domain == "protest"]
    found = reader("file", export_entries(entries, fmt, "id"))
    assert not found.left_out
    for entry in entries:
        forms = {f for f in surface_forms(entry) if "..." not in f and not f.startswith("-")}
        assert forms <= set(found.groups.get(entry.id, ()))


def test_export_groups_by_what_is_asked() -> None:
    """A level of a scale is a key of its own; entries without one are left out."""
    found = read_quanteda("f", export_entries(LEXICON.entries, "quanteda", "legitimacy"))
    assert "rioter" in found.groups["legitimacy -2"]
    assert set(found.groups) == {f"legitimacy {n:+d}" for n in range(-3, 3)}


def test_several_domains_want_a_folder(tmp_path: Path) -> None:
    """Nothing is written where the files have no place."""
    with pytest.raises(InputError, match="folder"):
        write_files({"a": "x", "b": "y"}, tmp_path / "one.yaml")
    assert not list(tmp_path.iterdir())
