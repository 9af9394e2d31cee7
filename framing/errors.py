"""What can go wrong, in words a user can act on.

Every message names the place (file, line, row or entry), what was found, what was expected
and, where there is one, what to do about it.
"""

from __future__ import annotations


class FramingError(Exception):
    """An error that is the input's or the call's, not the program's: shown without a traceback."""

    def __init__(self, message: str, *, where: str = "") -> None:
        self.where = where
        self.message = message
        super().__init__(f"{where}: {message}" if where else message)


class ArticleError(FramingError):
    """One article cannot be read; the others go on."""


class InputError(FramingError):
    """Nothing can be done with what was given: no articles, a bad manifest, a bad output path."""


class LexiconError(FramingError):
    """A lexicon file breaks its schema; `where` is file:line (entry id)."""


class TableError(FramingError):
    """A folder of result tables is missing, incomplete, or was written by another version."""
