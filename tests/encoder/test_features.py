"""Word features: shape and place in a quotation."""

import pytest

from framing.encoder.features import Shape, quote_states, shape_of
from framing.syntax import Quote

OUT, OPEN, IN, CLOSE, UNCLOSED = (
    Quote.OUTSIDE, Quote.OPENING, Quote.INSIDE, Quote.CLOSING, Quote.UNCLOSED,
)  # fmt: skip


@pytest.mark.parametrize(
    ("word", "shape"),
    [("mob", Shape.LOWER), ("Obama", Shape.CAPITALISED), ("NATO", Shape.CAPS),
     ("J.", Shape.INITIAL), ("2016", Shape.DIGIT), ("”", Shape.PUNCTUATION),
     ("iPhone", Shape.MIXED), ("", Shape.PUNCTUATION), ("中国", Shape.LOWER)],
)  # fmt: skip
def test_shape(word: str, shape: Shape) -> None:
    """How a word is written, for scripts without case too."""
    assert shape_of(word) is shape


def states(text: str) -> list[Quote]:
    """States of words written with | between them."""
    words = text.split("|")
    blank = [i == 0 or words[i - 1].endswith(" ") for i in range(len(words))]
    return quote_states([w.strip() for w in words], blank)


def test_curly_straight_and_latex_marks_agree() -> None:
    """The same sentence has the same states whatever marks it is printed with."""
    expected = [OUT, OPEN, IN, IN, CLOSE, OUT]
    for left, right in ("“”", '""', ("``", "''"), ("''", "''"), "«»"):
        assert states(f"said |{left}|no |way|{right} |again") == expected


def test_unclosed_quotation_goes_on() -> None:
    """Words after an opening mark that the paragraph never closes are told apart."""
    found = states("“|a |b")
    assert found == [OPEN, UNCLOSED, UNCLOSED]


def test_inch_mark_does_not_open() -> None:
    """A straight mark that sticks to the word before it only closes, it opens nothing."""
    assert states('a |12|" |nail') == [OUT, OUT, CLOSE, OUT]
