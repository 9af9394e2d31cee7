"""Names: which two name one entity, and how an entity is called and numbered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from framing.speakers.words import key_of

#: Small words inside a name that start no word of an acronym.
_SMALL = frozenset(
    ["of", "the", "and", "for", "in", "on", "to", "de", "la", "du", "des", "und", "&", "al", "el"]
)
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def keys(name: Sequence[str]) -> tuple[str, ...]:
    """The name's words as they are compared; "Jr." does not count."""
    return _keys(tuple(name))


@lru_cache(maxsize=1 << 14)
def _keys(name: tuple[str, ...]) -> tuple[str, ...]:
    made = tuple(key_of(w) for w in name)
    return made[:-1] if len(made) > 1 and made[-1] in _SUFFIXES else made


def slug(text: str) -> str:
    """Lower-case letters and digits joined by hyphens; other scripts keep their letters."""
    level = unicodedata.normalize("NFKD", text.casefold())
    # Once more: compatible forms of capitals become capitals only now.
    plain = "".join(c for c in level if not unicodedata.combining(c)).casefold()
    ascii_only = _NOT_SLUG.sub("-", plain.replace("'", "").replace("’", "")).strip("-")
    if ascii_only:
        return ascii_only
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split()) or "unnamed"


@lru_cache(maxsize=1 << 14)
def acronym(name: tuple[str, ...]) -> str:
    """First letters of the words that carry weight: "imf" for International Monetary Fund."""
    heavy = [w for w in name if key_of(w) not in _SMALL and w[:1].isalnum()]
    return "".join(w[0] for w in heavy).casefold() if len(heavy) > 1 else ""


def is_short_for(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether `a` may be said for `b`: its last words, its first, or its acronym.

    "Tokayev" or "Suu Kyi" (last words), "Hillary" or "Ban" (first), "IMF"; never the middle. Both
    as `keys` makes them.
    """
    if not a or not b or len(a) > len(b):
        return False
    if a == b or (len(a) < len(b) and (b[-len(a):] == a or b[: len(a)] == a)):
        return True
    return len(a) == 1 and len(b) > 1 and a[0] == acronym(b)


def is_variant(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names differ only in middle names or initials: "George (W.) Bush"."""
    if len(a) < 2 or len(b) < 2 or (a[0], a[-1]) != (b[0], b[-1]):
        return False
    return len(a) == 2 or len(b) == 2
