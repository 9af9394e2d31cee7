"""The words of a sentence for matching: tokens without quotation marks, cut at hyphens.

Parsers differ on "pro-democracy" (one token or three); here it is always two words, the second
glued to the first.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.syntax import Parse

_PIECE = re.compile(r"[^-‐‑]+")
#: At the end of a word of a form: any letters may follow.
STAR = "*"
#: Letters that must stand before a star.
LEAST = 3
_HYPHENS = "-‐‑"
_HYPHEN = re.compile("[-‐‑]")
QUOTES = frozenset("\"“”„«»‘’'`") | {"``", "''"}


class Word(NamedTuple):
    """A word: characters, the token that it is (part of), and whether hyphens hold its sides."""

    start: int
    end: int
    text: str
    lemma: str
    token: int
    glued_left: bool
    glued_right: bool


#: Word(...) at half the cost: every word of every text is made by it.
_new = tuple.__new__


def split_words(form: str) -> tuple[str, ...]:
    """A lexicon form as the words that it must meet; a hyphen stays before the word it glues."""
    return tuple(form.lower().replace("-", " -").replace("’", "'").split())


def meets(word: Word, wanted: str) -> bool:
    """Whether a word is the wanted one; where the form has a hyphen the text must have one."""
    if wanted.endswith(STAR):
        return word.text.startswith(wanted[:-1])
    if wanted.startswith("-"):
        return word.glued_left and wanted[1:] in (word.text, word.lemma)
    return wanted in (word.text, word.lemma)


def words_of(parse: Parse, sentence: int, text: str) -> list[Word]:
    """The words of one sentence; punctuation stays, so that nothing matches across a comma."""
    first, last = parse.sentences[sentence]
    starts, ends, lemmas = parse.starts, parse.ends, parse.lemmas
    if not _HYPHEN.search(text, max(0, starts[first] - 1), ends[last - 1] + 1):
        return [_new(Word, (starts[t], ends[t], parse.lower[t].replace("’", "'"),
                            lemmas[t].lower(), t, False, False))
                for t in range(first, last) if parse.words[t] not in QUOTES]  # fmt: skip
    out: list[Word] = []
    for token in range(first, last):
        start, end = starts[token], ends[token]
        written = text[start:end]
        if written in QUOTES:
            continue
        if written == "--":  # a dash: nothing matches across it
            out.append(Word(start, end, written, written, token, False, False))
            continue
        if written.isalpha() or not _HYPHEN.search(written):
            out.append(Word(start, end, written.lower().replace("’", "'"),
                            parse.lemmas[token].lower(), token,
                            _hyphen_at(text, start - 1, -1), _hyphen_at(text, end, 1)))
            continue
        pieces = list(_PIECE.finditer(text, start, end))
        for piece in pieces:
            whole = len(pieces) == 1 and piece.span() == (start, end)
            lower = piece.group().lower().replace("’", "'")
            lemma = parse.lemmas[token].lower() if whole else lower
            out.append(Word(piece.start(), piece.end(), lower, lemma, token,
                            _hyphen_at(text, piece.start() - 1, -1),
                            _hyphen_at(text, piece.end(), 1)))  # fmt: skip
    return out


def _hyphen_at(text: str, at: int, step: int) -> bool:
    """A hyphen with a letter or figure right behind it; a dash between blanks is none."""
    if not 0 <= at < len(text) or text[at] not in _HYPHENS:
        return False
    beyond = at + step
    return 0 <= beyond < len(text) and text[beyond].isalnum()
