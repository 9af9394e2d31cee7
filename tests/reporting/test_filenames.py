"""File names of pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.reporting.filenames import file_names, slug


@pytest.mark.parametrize(("name", "stem"), [
    ("The Daily Star", "the-daily-star"), ("Süddeutsche Zeitung", "suddeutsche-zeitung"),
    ("source-000", "source-000"), ("../../etc/passwd", "etc-passwd"),
    ("<script>alert(1)</script>", "script-alert-1-script"), ("AT&T \u202eevil", "at-t-evil"),
])  # fmt: skip
def test_names_stay_readable(name: str, stem: str) -> None:
    """Letters and digits stay, all else becomes a hyphen."""
    assert slug(name) == stem


@pytest.mark.parametrize("name", ["Правда", "新华社", "", "...", "con", "x" * 1000, "Iran Правда"])
def test_names_that_cannot_stay_get_a_hash(name: str) -> None:
    """Another script, a device's name, an endless or an empty name still make a file name."""
    assert slug(name)[-9] == "-"
    assert slug(name) != slug(f"{name}!a")


@given(st.lists(st.text(max_size=80), max_size=20))
def test_every_name_has_a_file_of_its_own(names: list[str]) -> None:
    """Different names get different stems that are safe on every system."""
    stems = file_names(names)
    assert len(set(stems.values())) == len(set(names))
    for stem in stems.values():
        assert 0 < len(stem) <= 66
        assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert not stem.startswith("-")
