"""speakers.yaml -> Roles, and its errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import LexiconError
from framing.reading.roles import read_roles
from framing.roles import Roles

GOOD = """schema: 1
kind: speakers
language: en
honorifics: {m: [mr], f: [mrs], any: [dr]}
nouns:
- {words: [spokesperson, spokeswoman], kind: person}
- {words: [driver, farmer], each: true, kind: person, type: civilians, weak: true}
organisations:
- {name: The Daily Sun, type: other_media, country: Norway, aliases: [Sun], nouns: [paper]}
countries:
  Norway: [norwegian, no]
first_names: {f: [kari], m: [ola]}
modifiers: [Former, local]
"""


def test_own_data_is_right(roles: Roles) -> None:
    """The file that comes with the project reads, plurals and all."""
    assert roles.noun(["spokespeople"]) == roles.noun(["spokesperson"])
    assert roles.noun(["chiefs", "of", "police"]) is roles.noun(["chief", "of", "police"])
    assert roles.noun(["bless"]) is None


def test_what_is_read(tmp_path: Path) -> None:
    """Every section; "no" stays a word; -woman tells the gender; `each` makes roles apart."""
    path = tmp_path / "s.yaml"
    path.write_text(GOOD, encoding="utf-8")
    roles = read_roles(path)
    woman = roles.nouns["spokeswoman"]
    assert (woman.role, woman.gender, roles.nouns["spokesperson"].gender) == (
        "spokesperson", "f", "")  # fmt: skip
    assert roles.nouns["farmer"].role == "farmer" and roles.nouns["farmer"].weak
    assert roles.organisation(["the", "daily", "sun"]) is roles.organisation(["sun"])
    assert roles.countries["no"] == "Norway"
    assert roles.modifiers == {"former", "local"}
    assert roles.honorifics["dr"] == ""


@pytest.mark.parametrize(("old", "new", "line", "says"), [
    ("schema: 1", "schema: 2", 1, "found schema 2"),
    ("weak: true", "week: true", 7, "unknown key 'week'"),
    ("kind: person}", "kind: people}", 6, "found kind 'people'"),
    ("type: civilians", "type: civilian", 7, "found type 'civilian'"),
    ("[driver, farmer]", "[driver, spokeswoman]", 7, "found 'spokeswoman' again"),
    ("[driver, farmer]", "driver", 7, "expected a list"),
    ("each: true", "each: maybe", 7, "found each 'maybe'"),
    ("name: The Daily Sun", "name: ''", 9, "found no name"),
    ("- {words: [driver", "- {words: [driver]]", 7, "is no valid YAML"),
    ("countries:", "nouns:", 10, "twice"),
])  # fmt: skip
def test_errors_name_file_and_line(tmp_path: Path, old: str, new: str, line: int,
                                   says: str) -> None:  # fmt: skip
    """Each breach is told with its place."""
    path = tmp_path / "s.yaml"
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        read_roles(path)
    assert caught.value.where == f"{path}:{line}"
    assert says in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff\xfe", b"a: &a [*a]", b"nouns: 3\nschema: 1"])
def test_hostile_files(tmp_path: Path, data: bytes) -> None:
    """No file makes anything but a LexiconError; nor does one that is not there."""
    path = tmp_path / "s.yaml"
    path.write_bytes(data)
    with pytest.raises(LexiconError):
        read_roles(path)
    with pytest.raises(LexiconError, match="cannot be read"):
        read_roles(tmp_path / "none.yaml")
