"""Numbers in words and figures."""

from __future__ import annotations

import pytest

from framing.counts.numbers import Number, is_number_word, read_number


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("eight", 8, 8), ("Twenty-nine", 29, 29), ("1,200", 1200, 1200), ("164", 164, 164),
        ("two hundred and fifty", 250, 250), ("2.5 million", 2_500_000, 2_500_000),
        ("three thousand two hundred", 3200, 3200), ("a dozen", 12, 12), ("two dozen", 24, 24),
        ("dozens", 24, None), ("thousands", 2000, None), ("tens of thousands", 10_000, None),
        ("hundreds of thousands", 100_000, None), ("zero", 0, 0),
    ],
)  # fmt: skip
def test_numbers_are_read(words: str, low: int, high: int | None) -> None:
    """Exact numbers have one bound twice, vague ones no upper bound."""
    assert read_number(words.split()) == Number(low, high)


@pytest.mark.parametrize("words", ["several", "29-year-old", "half", "first", "2.5", "", "and"])
def test_other_words_are_no_numbers(words: str) -> None:
    """Ordinals, fractions and ages count nobody."""
    assert read_number(words.split()) is None


def test_a_word_with_letters_beside_figures_is_no_number() -> None:
    """"G20" and "3rd" are names and ranks."""
    assert not is_number_word("G20")
    assert not is_number_word("3rd")
    assert is_number_word("1,000")
