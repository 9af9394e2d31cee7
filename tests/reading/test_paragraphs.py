"""Paragraphs: where they start and end."""

from __future__ import annotations

import pytest

from framing.reading.paragraphs import split_paragraphs

WRAPPED = """Police in the largest city said on Wednesday that a crowd had stormed
the office of the mayor, and that the building was on fire. Nobody
could be reached there.

The government resigned, and a state of emergency was declared in two
regions of the country until the end of the month, the president's
office said.
"""


def pieces(text: str) -> list[str]:
    """The paragraphs' text."""
    return [text[slice(*span)] for span in split_paragraphs(text)]


@pytest.mark.parametrize(
    "line_break", ["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x85"]
)
def test_every_kind_of_line_break_ends_a_paragraph(line_break: str) -> None:
    """Offsets are right whatever breaks the lines, and blanks around lines are left out."""
    assert pieces(f" First one. {line_break}\tSecond one.{line_break}") == [
        "First one.", "Second one."]  # fmt: skip


def test_hard_wrapped_lines_run_on() -> None:
    """In hard-wrapped text a paragraph goes to the blank line."""
    found = pieces(WRAPPED)
    assert len(found) == 2
    assert found[0].startswith("Police") and found[0].endswith("reached there.")


def test_hard_wrapped_text_without_blank_lines_breaks_after_short_lines() -> None:
    """Where nothing is blank a short line still ends its paragraph."""
    assert len(pieces(WRAPPED.replace("\n\n", "\n"))) == 2


def test_a_paragraph_a_line_is_no_hard_wrapping() -> None:
    """Lines that are whole sentences stay apart, though they are as long as wrapped ones."""
    lines = ["The government of the country resigned on Wednesday morning.",
             "Police fired tear gas at protesters in the largest city.",
             "The president declared a state of emergency in two regions."]  # fmt: skip
    assert pieces("\n".join(lines)) == lines


def test_nothing_makes_no_paragraph() -> None:
    """Empty and blank texts have none."""
    assert pieces("") == pieces(" \n\t\r\n\u2028 ") == []
