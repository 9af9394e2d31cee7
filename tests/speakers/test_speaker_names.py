"""Which two names are one, and what ids are made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.speakers.names import acronym, is_short_for, is_variant, keys, slug


@pytest.mark.parametrize(("short", "full", "holds"), [
    ("Tokayev", "Kassym-Jomart Tokayev", True),
    ("TOKAYEV", "Kassym-Jomart Tokayev", True),
    ("Suu Kyi", "Aung San Suu Kyi", True),
    ("Ban", "Ban Ki-moon", True),
    ("O’Neill", "James O'Neill", True),
    ("IMF", "International Monetary Fund", True),
    ("CSTO", "Collective Security Treaty Organisation", True),
    ("San", "Aung San Suu Kyi", False),
    ("Tokay", "Kassym-Jomart Tokayev", False),
    ("Kassym-Jomart Tokayev", "Tokayev", False),
    ("", "Tokayev", False),
])  # fmt: skip
def test_short_names(short: str, full: str, holds: bool) -> None:
    """Last words, first word or acronym stand for a name; the middle and parts of words do not."""
    assert is_short_for(keys(short.split()), keys(full.split())) is holds


def test_middle_names_do_not_part() -> None:
    """One may be written with and without a middle initial; brothers are two."""
    assert is_variant(("george", "w", "bush"), ("george", "bush"))
    assert keys(["Joseph", "Biden", "Jr."]) == ("joseph", "biden")
    assert not is_variant(("jeb", "bush"), ("george", "bush"))


def test_acronym_needs_two_words() -> None:
    """Small words do not count, and one word has no acronym."""
    assert acronym(("Bureau", "of", "Prisons")) == "bp"
    assert acronym(("Kremlin",)) == ""


@given(st.text())
def test_slug_is_safe(text: str) -> None:
    """Any text gives an id that is not empty and has no blanks, marks or capitals."""
    made = slug(text)
    assert made and made == made.casefold() and not set(made) & set(" /|,;\"'\n")
    assert slug("  Kassym-Jomart TOKAYEV") == "kassym-jomart-tokayev"
