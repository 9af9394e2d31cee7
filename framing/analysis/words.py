"""Words of a text, and the form under which inflections of one expression are counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from nltk.stem.porter import PorterStemmer

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_STEMMER = PorterStemmer()


def words(text: str) -> list[str]:
    """The words of `text` in order, as printed; "two-week" and "mayor's" are one word each."""
    return _WORD.findall(text)


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """The key under which "Rioters" and "rioter" are one: the Porter stem of each word."""
    return " ".join(_STEMMER.stem(word.casefold()) for word in words(text)) or text.casefold()


def shown_forms(keys: Iterable[str], texts: Iterable[str]) -> dict[str, str]:
    """Key -> the form to show for its texts, as printed: the most frequent, ties by alphabet.

    A capital that may be that of a sentence's start goes where the expression is also printed
    without one; where it never is ("Russia-led alliance"), it may be a name's and stays.
    """
    counts: dict[str, Counter[str]] = {}
    for key, text in zip(keys, texts, strict=True):
        counts.setdefault(key, Counter())[" ".join(text.split())] += 1
    return {key: _most_frequent(forms) for key, forms in counts.items()}


def _most_frequent(printed: Counter[str]) -> str:
    forms: Counter[str] = Counter()
    small = any(form[:1].islower() for form in printed)
    for form, n in printed.items():
        forms[form.lower() if small and form[1:] == form[1:].lower() else form] += n
    return min(forms, key=lambda f: (-forms[f], f))


def frequencies(values: Iterable[str]) -> list[tuple[str, int]]:
    """Values with their counts, the most frequent first, ties by alphabet; absent ones go."""
    counts = Counter(v for v in values if isinstance(v, str))
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def tally(values: Iterable[str], shown: int | None = 5) -> str:
    """`rioters 2, extremists, radicals and 3 more`: a count of one is not written; all where
    `shown` is None."""
    counts = frequencies(values)
    parts = [f"{value} {n:,}" if n > 1 else value for value, n in counts]
    return first_of(parts, len(parts) if shown is None else shown)


def first_of(parts: Sequence[str], shown: int = 5) -> str:
    """`a, b and 3 more`: the first `shown` of them, and how many more there are."""
    more = len(parts) - shown
    return ", ".join(parts[:shown]) + (f" and {more:,} more" if more > 0 else "")
