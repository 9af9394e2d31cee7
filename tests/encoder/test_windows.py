"""Windows: every word once, cut where the text has a break."""

from hypothesis import given
from hypothesis import strategies as st

from framing.encoder.pieces import CLS, SEP, lay_out
from framing.encoder.windows import MAX_PIECES, MAX_WORD_PIECES, cut_windows, sentence_breaks

word = st.tuples(st.integers(1, MAX_WORD_PIECES), st.booleans(), st.booleans())


@given(st.lists(word, max_size=400), st.integers(1, 250))
def test_windows_cover_every_word_once(rows: list[tuple[int, bool, bool]], limit: int) -> None:
    """Windows follow each other without gap, none is empty, none is too long."""
    sizes = [n for n, _, _ in rows]
    paragraphs = [sum(new for _, new, _ in rows[: i + 1]) for i in range(len(rows))]
    found = cut_windows(sizes, paragraphs, [b for _, _, b in rows], lambda: limit)
    assert [w for a, b in found for w in range(a, b)] == list(range(len(rows)))
    pieces = [[7] * n for n in sizes]
    for a, b in found:
        assert a < b
        room = max(limit, MAX_WORD_PIECES + 3)
        assert len(lay_out(pieces, paragraphs, a, b).ids) <= room


def test_cut_at_paragraph_else_sentence() -> None:
    """The last paragraph end that fits is taken; within one paragraph the last sentence end."""
    sizes = [1] * 250
    two = [0] * 150 + [1] * 100
    breaks = [i % 40 == 39 for i in range(250)]
    assert cut_windows(sizes, two, breaks) == [(0, 150), (150, 250)]
    assert cut_windows(sizes, [0] * 250, breaks) == [(0, 160), (160, 250)]
    assert cut_windows(sizes, [0] * 250, [False] * 250) == [
        (0, MAX_PIECES - 2), (MAX_PIECES - 2, 250),
    ]  # fmt: skip


def test_closing_marks_belong_to_the_sentence() -> None:
    """A break comes after the closing quotation mark, not before it."""
    assert sentence_breaks(["No", ".", "”", "He"]) == [False, False, True, False]


def test_layout_separates_paragraphs() -> None:
    """[SEP] stands between paragraphs and at the end; `first` points at first pieces."""
    layout = lay_out([[1, 2], [3], [4]], [0, 0, 1], 0, 3)
    assert layout.ids == [CLS, 1, 2, 3, SEP, 4, SEP]
    assert layout.words == [-1, 0, 0, 1, -1, 2, -1]
    assert layout.first == [1, 3, 5]
