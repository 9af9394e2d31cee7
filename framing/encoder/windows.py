"""Windows: runs of whole words that fit into the encoder, cut where the text has a break."""

from __future__ import annotations

from collections.abc import Callable, Sequence

#: Word pieces in a window, [CLS] and [SEP] included.
MAX_PIECES = 192
#: Pieces of one word that are read; a longer word (a URL, a run without blanks) is cut here.
MAX_WORD_PIECES = 16


def sentence_breaks(words: Sequence[str]) -> list[bool]:
    """For each word, whether a sentence may end with it (closing marks taken along)."""
    out = [False] * len(words)
    i = 0
    while i < len(words):
        if words[i] in (".", "!", "?", "...", "…", ";"):
            while i + 1 < len(words) and words[i + 1] in ("”", '"', "''", ")", "’", "»"):
                i += 1
            out[i] = True
        i += 1
    return out


def cut_windows(
    n_pieces: Sequence[int],
    paragraphs: Sequence[int],
    breaks: Sequence[bool],
    limit: Callable[[], int] = lambda: MAX_PIECES,
) -> list[tuple[int, int]]:
    """Half-open word ranges that cover every word once, each within its limit of pieces.

    `n_pieces`: pieces of each word (at most MAX_WORD_PIECES); `paragraphs`: paragraph of each
    word, never falling; `breaks`: where a sentence may end. A window ends at the last paragraph
    end that fits, else at the last sentence end, else at the last word. `limit` is asked once
    for each window (training varies it).
    """
    out: list[tuple[int, int]] = []
    start, n = 0, len(n_pieces)
    while start < n:
        room = max(limit(), MAX_WORD_PIECES + 3) - 2  # [CLS] and the last [SEP]
        used, end = 0, start
        at_paragraph = at_sentence = -1
        while end < n:
            new = end > start and paragraphs[end] != paragraphs[end - 1]
            used += n_pieces[end] + new  # [SEP] between paragraphs
            if used > room:
                break
            end += 1
            if end == n or paragraphs[end] != paragraphs[end - 1]:
                at_paragraph = end
            elif breaks[end - 1]:
                at_sentence = end
        stop = end
        if end < n and paragraphs[end] == paragraphs[end - 1]:
            stop = at_paragraph if at_paragraph > 0 else at_sentence if at_sentence > 0 else end
        out.append((start, stop))
        start = stop
    return out
