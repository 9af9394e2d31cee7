"""Speakers counted over all articles of a run, on disk, so that memory does not grow with them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType

from framing.annotations import Speaker
from framing.spans import text_of
from framing.tables.rows import UNNAMED, Row

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -16000;
CREATE TABLE speakers (id TEXT PRIMARY KEY, name TEXT, n_attributions INTEGER, n_articles INTEGER)
  WITHOUT ROWID;
CREATE TABLE kinds (id TEXT, kind TEXT, n INTEGER, first INTEGER, PRIMARY KEY (id, kind))
  WITHOUT ROWID;
CREATE TABLE mentions (id TEXT, mention TEXT, first INTEGER, PRIMARY KEY (id, mention))
  WITHOUT ROWID;
"""
#: The longest name, of equals the first; in a tally of one article the shown name is given.
_ADD = """
INSERT INTO speakers VALUES (?, ?, ?, 1) ON CONFLICT (id) DO UPDATE SET
  name = CASE WHEN length(excluded.name) > length(name) THEN excluded.name ELSE name END,
  n_attributions = n_attributions + excluded.n_attributions, n_articles = n_articles + 1
"""
_ADD_KIND = """
INSERT INTO kinds VALUES (?, ?, 1, ?) ON CONFLICT (id, kind) DO UPDATE SET n = n + 1
"""
#: The type most articles give, of equals the first; "unspecified" only where none is known.
_ROWS = """
SELECT id, name, n_attributions, n_articles,
  (SELECT kind FROM kinds WHERE kinds.id = speakers.id
   ORDER BY kind = ?, n DESC, first LIMIT 1),
  (SELECT json_group_array(mention) FROM
   (SELECT mention FROM mentions WHERE mentions.id = speakers.id ORDER BY first))
FROM speakers ORDER BY n_attributions DESC, id
"""


class SpeakerTally:
    """A file of counts, made anew; articles are added in order, rows come at the end."""

    def __init__(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self._path = path
        self._base = sqlite3.connect(path, isolation_level=None)
        self._base.executescript(_TABLES)
        self._base.execute("BEGIN")
        self._n = 0

    def __enter__(self) -> SpeakerTally:
        return self

    def add(self, speakers: Sequence[Speaker], text: str) -> None:
        """Count the speakers of one article whose text is `text`."""
        for speaker in speakers:
            if not speaker.attributions:
                continue
            ident = _storable(speaker.speaker_id)
            self._n += 1
            self._base.execute(_ADD, (ident, _storable(speaker.name), len(speaker.attributions)))
            self._base.execute(_ADD_KIND, (ident, speaker.type, self._n))
            for spans in speaker.mentions:
                if mention := text_of(text, spans):
                    self._n += 1
                    self._base.execute("INSERT OR IGNORE INTO mentions VALUES (?, ?, ?)",
                                       (ident, _storable(mention), self._n))  # fmt: skip

    def rows(self) -> Iterator[Row]:
        """The speakers table: most quoted first, then by id."""
        for ident, name, n_attributions, n_articles, kind, mentions in self._base.execute(
            _ROWS, (UNNAMED,)
        ):
            yield {
                "speaker_id": ident,
                "name": name,
                "type": kind,
                "mentions": " | ".join(json.loads(mentions)),
                "n_attributions": str(n_attributions),
                "n_articles": str(n_articles),
            }

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._base.close()
        self._path.unlink(missing_ok=True)


def _storable(text: str) -> str:
    """Text that can be written as UTF-8: a lone surrogate becomes a replacement mark."""
    return text.encode("utf-8", "replace").decode("utf-8")
