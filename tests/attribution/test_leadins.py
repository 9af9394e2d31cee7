"""Names before a colon: transcripts and interviews, turn by turn."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.articles import Article
from framing.attribution import attribute
from framing.lexicon import Lexicon
from framing.spans import text_of
from framing.syntax import Parse

Said = Callable[[str], list[tuple[str, str, str]]]


@pytest.fixture
def said(parse_text: Callable[[str], tuple[Article, Parse]], lexicon: Lexicon) -> Said:
    """Text -> (source, content, speech) of what the rules find."""

    def run(text: str) -> list[tuple[str, str, str]]:
        article, parse = parse_text(text)
        return [(text_of(text, a.source), text_of(text, a.content, " | "), a.speech)
                for a in attribute(article, parse, lexicon)]  # fmt: skip

    return run


def test_turns_within_a_paragraph_are_apart(said: Said) -> None:
    """Each speaker has his words up to the next name."""
    text = ("LEE: What of the march? HOLT: They are thugs. LEE: Why did police fire? "
            "HOLT: They had to. LEE: Thank you.")  # fmt: skip
    assert said(text) == [
        ("LEE", "What of the march?", "direct"), ("HOLT", "They are thugs.", "direct"),
        ("LEE", "Why did police fire?", "direct"), ("HOLT", "They had to.", "direct"),
        ("LEE", "Thank you.", "direct")]  # fmt: skip


def test_turns_inside_one_quotation_are_apart(said: Said) -> None:
    """Marks around a transcript make it nobody's but its speakers'."""
    text = "It went on.\n\n“LEE: Why? HOLT: They had to. LEE: Thank you.”"
    assert [(s, c) for s, c, _ in said(text)] == [
        ("LEE", "Why?"), ("HOLT", "They had to."), ("LEE", "Thank you.")]  # fmt: skip


def test_a_turn_goes_on_in_paragraphs_that_open_with_a_mark(said: Said) -> None:
    """As long quotations do; a paragraph without a mark is the outlet's."""
    text = ("“LEE: Why did police fire?\n\n“HOLT: They had to.\n\n“The men were thugs.\n\n"
            "“LEE: Thank you.\n\nThe mayor left.")  # fmt: skip
    assert [(s, c) for s, c, _ in said(text)] == [
        ("LEE", "Why did police fire?"), ("HOLT", "They had to. | The men were thugs."),
        ("LEE", "Thank you.")]  # fmt: skip


def test_what_is_reported_within_a_turn_is_inside_it(said: Said) -> None:
    """Who speaks in a turn may report others."""
    text = "LEE: Why?\n\nHOLT: The minister said that thugs burned the bus.\n\nLEE: Thank you."
    assert ("The minister", "thugs burned the bus") in [(s, c) for s, c, _ in said(text)]
    assert ("HOLT", "The minister said that thugs burned the bus.") in [
        (s, c) for s, c, _ in said(text)]  # fmt: skip


def test_words_in_capitals_that_take_no_turns_are_no_speakers(said: Said) -> None:
    """ "UPDATE:" comes once; one name alone talks to nobody."""
    assert said("UPDATE: The mayor left.\n\nThe road is closed.\n\nMORE: See below.") == []
    text = "LEE: Why?\n\nHOLT: They had to.\n\nLEE: Thank you.\n\nUPDATE: The mayor left."
    assert "UPDATE" not in [s for s, _, _ in said(text)]
