"""Regular English inflection, by spelling alone."""

from __future__ import annotations

_VOWELS = "aeiou"


def with_s(word: str) -> str:
    """The plural of a noun, the third person of a verb: "cities", "watches"."""
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x", "z")) else "s")


def verb_forms(word: str) -> list[str]:
    """The regular forms of a verb beside the one given: "slams", "slammed", "slamming"."""
    stem = word
    if word.endswith("e"):
        stem = word[:-1]
    elif word.endswith("y") and word[-2:-1] not in _VOWELS:
        return [with_s(word), word[:-1] + "ied", word + "ing"]
    elif _doubles(word):
        stem = word + word[-1]
    ing = word if word.endswith("ee") else stem
    return [with_s(word), stem + "ed", ing + "ing"]


def _doubles(word: str) -> bool:
    """One syllable that ends in consonant, vowel, consonant: slam, dub, beg."""
    groups = "".join("v" if c in _VOWELS else " " for c in word).split()
    return (len(word) > 2 and groups == ["v"] and word[-2] in _VOWELS
            and word[-1] not in _VOWELS + "wxy")  # fmt: skip
