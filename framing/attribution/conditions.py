"""Whether a reporting entry's guards let it match at a place."""

from __future__ import annotations

from collections.abc import Sequence

from framing.conditions import any_holds
from framing.lexicon import Entry
from framing.syntax import Parse


def applies(parse: Parse, entry: Entry, tokens: Sequence[int]) -> bool:
    """None of the entry's `exclude` conditions holds, and one of `require` where it has some."""
    if any_holds(entry.exclude, parse, tokens[0], tokens[-1]):
        return False
    return not entry.require or any_holds(entry.require, parse, tokens[0], tokens[-1])
