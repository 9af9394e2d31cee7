"""Word pieces: what the encoder reads of a word, and how a window of words is laid out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tokenizers import Tokenizer

from framing.encoder.windows import MAX_WORD_PIECES

#: Words whose pieces are remembered; beyond, the memory starts anew (about 10 MB).
_MAX_KNOWN = 50_000
UNK, CLS, SEP, MASK = 100, 101, 102, 103


class Layout(NamedTuple):
    """One window as the encoder reads it.

    `ids` and `words` have one entry a piece (`words` -1 for [CLS] and [SEP]); `first` has the
    index of the first piece of each word.
    """

    ids: list[int]
    words: list[int]
    first: list[int]


class WordPieces:
    """The tokenizer, asked for whole words only."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

        self._known: dict[str, list[int]] = {}

    def split(self, words: Sequence[str]) -> list[list[int]]:
        """For each word its piece ids: at least one, at most MAX_WORD_PIECES."""
        if len(self._known) > _MAX_KNOWN:
            self._known.clear()
        new = [w for w in dict.fromkeys(words) if w not in self._known]
        self._known.update(zip(new, self._split(new), strict=True))
        return [self._known[w] for w in words]

    def _split(self, words: Sequence[str]) -> list[list[int]]:
        out: list[list[int]] = [[] for _ in words]
        capped = [_readable(w) for w in words]
        encoding = self._tokenizer.encode(capped, is_pretokenized=True, add_special_tokens=False)
        for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
            if word is not None and len(out[word]) < MAX_WORD_PIECES:
                out[word].append(piece)
        return [pieces or [UNK] for pieces in out]


def _readable(word: str) -> str:
    """A word that the tokenizer takes: no lone surrogates, not endless."""
    return word[: 8 * MAX_WORD_PIECES].encode("utf-8", "replace").decode("utf-8")


def lay_out(
    pieces: Sequence[Sequence[int]], paragraphs: Sequence[int], start: int, end: int
) -> Layout:
    """[CLS] words [SEP] words ... [SEP]: words `start` to `end`, [SEP] between paragraphs."""
    ids, words, first = [CLS], [-1], []
    for i in range(start, end):
        if i > start and paragraphs[i] != paragraphs[i - 1]:
            ids.append(SEP)
            words.append(-1)
        first.append(len(ids))
        ids.extend(pieces[i])
        words.extend([i] * len(pieces[i]))
    return Layout([*ids, SEP], [*words, -1], first)
