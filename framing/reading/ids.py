"""Ids: every article of a run has its own, and every file is read once; on disk when many."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable


class Ids:
    """What has been given out. SQLite keeps it in a temporary file once it is more than a cache."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.executescript("""
            PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -4000;
            CREATE TABLE files (key BLOB PRIMARY KEY) WITHOUT ROWID;
            CREATE TABLE ids (id TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID;
            BEGIN;
        """)
        #: Articles that got another id than they came with.
        self.n_renamed = 0

    def is_new(self, key: str) -> bool:
        """Whether the file was not met before; it is now."""
        done = self._base.execute("INSERT OR IGNORE INTO files VALUES (?)",
                                  (key.encode("utf-8", "surrogatepass"),))  # fmt: skip
        return done.rowcount > 0

    def give(self, wanted: Iterable[str], place: str) -> str:
        """The first of `wanted` that nobody has; empty when all are taken."""
        for n, ident in enumerate(wanted):
            done = self._base.execute("INSERT OR IGNORE INTO ids VALUES (?, ?)", (ident, place))
            if done.rowcount:
                self.n_renamed += n > 0
                return ident
        return ""

    def owner(self, ident: str) -> str:
        """Where the article with this id stands."""
        found = self._base.execute("SELECT place FROM ids WHERE id = ?", (ident,)).fetchone()
        return found[0] if found else ""
