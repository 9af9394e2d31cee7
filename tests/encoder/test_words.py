"""Words: offsets into the untouched text, whatever the text is."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from framing.encoder.words import find_words


def words(text: str) -> list[str]:
    """The words of a whole text."""
    return [text[a:b] for a, b in find_words(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said so. She left.", ["He", "said", "so", ".", "She", "left", "."]),
        ("Mr. Smith met Sen. Lee.", ["Mr.", "Smith", "met", "Sen.", "Lee", "."]),
        ("in the U.S. on", ["in", "the", "U.S.", "on"]),
        ("don’t, it’s, can't", ["do", "n’t", ",", "it", "’s", ",", "ca", "n't"]),
        ("the mob—they said—won", ["the", "mob", "—", "they", "said", "—", "won"]),
        ("“No,” he said.", ["“", "No", ",", "”", "he", "said", "."]),
        ("''No,'' he said", ["''", "No", ",", "''", "he", "said"]),
        ("workers’ rights", ["workers", "’", "rights"]),
        ("1990–2000 and 5.5", ["1990", "–", "2000", "and", "5.5"]),
        ("wait… what", ["wait", "…", "what"]),
    ],
)
def test_words_are_penn_treebank_words(text: str, expected: list[str]) -> None:
    """Clitics, final stops, dashes and quotation marks are words; abbreviations stay whole."""
    assert words(text) == expected


@given(st.text(max_size=200), st.integers(0, 20), st.integers(0, 20))
@example('a "b\'\'c `` d', 0, 0)
@example("\"``''\"''``", 0, 0)
@example("x" * 9000, 0, 0)
@example("\x00\ud800 \u2028 a\u00a0b\t.", 0, 0)
def test_offsets_give_back_the_text(text: str, left: int, right: int) -> None:
    """Every character that is no blank is in exactly one word, in order, inside the block."""
    start, end = min(left, len(text)), max(min(left, len(text)), len(text) - right)
    found = find_words(text, start, end)
    at = start
    for a, b in found:
        assert at <= a < b <= end
        assert not text[at:a].strip()
        assert not any(c.isspace() for c in text[a:b])
        at = b
    assert not text[at:end].strip()


def test_long_text_without_blanks_is_cut() -> None:
    """A run of a hundred thousand letters is words of bounded length, not an endless one."""
    found = find_words("y" * 100_000, 0, 100_000)
    assert max(b - a for a, b in found) <= 4000
