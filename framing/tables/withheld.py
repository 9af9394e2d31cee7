"""Tables without the words of the articles: hashes in their place, checked by who has the texts."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Final

import pandas as pd

from framing.tables.frames import Tables

#: Columns that hold running text of the articles. Labels, reporting verbs and speakers' names stay:
#: they are single words and names, and what the figures are about.
WITHHELD: Final[Mapping[str, tuple[str, ...]]] = {
    "articles": ("headline",),
    "attributions": ("source", "content"),
    "claims": ("text", "predicate"),
    "terms": ("left", "right"),
    "speakers": ("mentions",),
    "acts": ("text", "agent", "patient"),
    "counts": ("text", "counted"),
    "duplicates": ("text",),
}
#: Stands before the hash of withheld words.
MARK: Final = "sha256:"


def hashed(words: str) -> str:
    """What stands for `words`: the first 16 digits of their SHA-256; nothing for nothing."""
    if not words:
        return ""
    return MARK + hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def same_words(cell: str, words: str) -> bool:
    """Whether a cell, written out or withheld, stands for `words`."""
    return cell == (hashed(words) if cell.startswith(MARK) else words)


def withhold(table: str, row: Mapping[str, str]) -> dict[str, str]:
    """A row with hashes in place of running text."""
    hidden = WITHHELD.get(table, ())
    return {name: hashed(cell) if name in hidden else cell for name, cell in row.items()}


def without_words(tables: Tables) -> Tables:
    """Tables that were withheld, with nothing in place of the hashes: they are no words."""
    frames: dict[str, pd.DataFrame] = {f.name: getattr(tables, f.name) for f in fields(tables)}
    return replace(tables, **{
        name: frame.assign(**{column: pd.Series(pd.NA, frame.index, dtype="string")
                              for column in WITHHELD.get(name, ()) if column in frame})
        for name, frame in frames.items()
    })  # fmt: skip
