"""Numbers with their nouns; imported by every command, so it imports nothing."""

from __future__ import annotations


def count(n: int) -> str:
    """A whole number with commas between thousands."""
    return f"{n:,}"


def plural(n: int, one: str, many: str = "") -> str:
    """`1 article`, `5 articles`."""
    return f"{count(n)} {one if n == 1 else many or one + 's'}"
