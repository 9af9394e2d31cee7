"""Forms of the lexicon by their first word, so that cost does not grow with the lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from framing.lexicon import Entry, surface_forms
from framing.terms.words import LEAST, STAR, Word, meets, split_words

#: Stands for one to `GAP` words in a form ("set ... on fire"); at its end for the object phrase.
ELLIPSIS = "..."
GAP = 4
_STOPS = frozenset(",;:.!?()")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One form: the words after the first, and what it belongs to."""

    rest: tuple[str, ...]
    entry: Entry
    #: Place in the lexicon, the last resort among equals.
    rank: int
    #: The form starts with a hyphen: it must end a compound ("-led").
    suffix: bool = False
    #: The form ends in an ellipsis: the match takes in the object phrase.
    takes_object: bool = False
    #: What its second word must be, where one word alone will do; most patterns fail by it.
    second: str = ""

    @property
    def is_verb(self) -> bool:
        """Whether its first word inflects."""
        return self.entry.role == "verb" or "VERB" in self.entry.pos


class Index:
    """Patterns by first word."""

    def __init__(self, entries: Iterable[Entry], naming: frozenset[str] = frozenset()) -> None:
        #: Verbs that give a name to somebody, in their base form.
        self.naming = naming
        self._patterns: dict[str, list[Pattern]] = {}
        #: Patterns whose first word ends in a star, by its first letters.
        self._open: dict[str, list[tuple[str, Pattern]]] = {}
        for rank, entry in enumerate(entries):
            for form in surface_forms(entry):
                words = split_words(form)
                takes_object = len(words) > 1 and words[-1] == ELLIPSIS
                words = words[:-1] if takes_object else words
                if not words:
                    continue
                plain = len(words) > 1 and words[1][:1].isalpha() and not words[1].endswith(STAR)
                pattern = Pattern(words[1:], entry, rank, form.startswith("-"), takes_object,
                                  words[1] if plain else "")  # fmt: skip
                first = words[0].removeprefix("-")
                if first.endswith(STAR):
                    start = first[:-1]
                    self._open.setdefault(start[:LEAST], []).append((start, pattern))
                else:
                    self._patterns.setdefault(first, []).append(pattern)

    def places(self, words: Sequence[Word]) -> list[int]:
        """Where a pattern may begin, by its first word."""
        patterns, open_ones = self._patterns, self._open
        return [at for at, word in enumerate(words) if word.text in patterns
                or word.lemma in patterns or word.text[:LEAST] in open_ones]  # fmt: skip

    def matches(self, words: Sequence[Word], at: int) -> Iterator[tuple[Pattern, int]]:
        """Patterns that begin at a word, each with the place of its last word."""
        word = words[at]
        keys = (word.text,) if word.text == word.lemma else (word.text, word.lemma)
        after = words[at + 1] if at + 1 < len(words) else None
        seen: set[tuple[int, int]] = set()
        open_ones = [p for start, p in self._open.get(word.text[:LEAST], ())
                     if word.text.startswith(start)] if self._open else []  # fmt: skip
        for key in keys:
            for pattern in (*self._patterns.get(key, ()), *open_ones):
                second = pattern.second
                if second and (after is None or second not in (after.text, after.lemma)):
                    continue
                # Adjectives do not inflect: "extremists" is no modifier of what follows. Of several
                # words of a noun the last does: "terrorists attacked" is no terrorist attack.
                if key != word.text and (pattern.entry.role == "modifier" or (
                    pattern.rest and not pattern.is_verb)):  # fmt: skip
                    continue
                last = _reach(words, at, pattern.rest)
                if last is not None and (pattern.rank, last) not in seen:
                    seen.add((pattern.rank, last))
                    yield pattern, last


def makes_terms(entry: Entry) -> bool:
    """Whether an entry takes part in terms; reporting words and hedges are for other stages."""
    return bool(entry.referent) or entry.role in ("modifier", "weak_head", "mask")


def _reach(words: Sequence[Word], at: int, rest: tuple[str, ...]) -> int | None:
    """The place of the last word when `rest` follows word `at`, else None."""
    for n, wanted in enumerate(rest):
        if wanted == ELLIPSIS:
            for skip in range(1, GAP + 1):
                if at + skip >= len(words) or words[at + skip].text in _STOPS:
                    return None
                found = _reach(words, at + skip, rest[n + 1 :])
                if found is not None:
                    return found
            return None
        at += 1
        if at >= len(words) or not meets(words[at], wanted):
            return None
    return at
