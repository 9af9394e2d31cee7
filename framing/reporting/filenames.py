"""File names for pages: readable, safe on every system, and one a name, whatever names hold."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

#: Longest stem; with a folder and `.html` it stays far below what file systems allow.
LONGEST = 60
#: Names that Windows keeps for devices.
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))]
)


def slug(name: str) -> str:
    """`name` as a file's stem of a-z, 0-9 and hyphens.

    A name that loses more than case, accents and punctuation gets a hash of itself behind it, so
    that names in another script stay apart ("Правда" -> "n-2ea2f98b").
    """
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    stem = re.sub(r"[^a-z0-9]+", "-", folded.lower()).strip("-")
    lost = sum(c.isalnum() for c in name) > sum(c.isalnum() for c in folded)
    if stem and not lost and len(stem) <= LONGEST and stem not in _DEVICES:
        return stem
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{stem[:LONGEST - 9].strip('-') or 'n'}-{digest}"


def file_names(names: Iterable[str]) -> dict[str, str]:
    """A stem for each name, all different; the same names in the same order get the same ones."""
    taken: set[str] = set()
    out: dict[str, str] = {}
    for name in dict.fromkeys(names):
        stem, n = slug(name), 2
        unique = stem
        while unique in taken:
            unique, n = f"{stem}-{n}", n + 1
        taken.add(unique)
        out[name] = unique
    return out
