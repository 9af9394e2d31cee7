"""Speakers counted over all articles of a run, on disk, so that memory does not grow with them."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from framing.annotations import Speaker
from framing.endings import Ending
from framing.spans import text_of
from framing.speakers import Assigned
from framing.tables.cells import Row, boolean

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -4000;
CREATE TABLE speakers (id TEXT PRIMARY KEY, who TEXT, n_attributions INTEGER, n_articles INTEGER)
  WITHOUT ROWID;
CREATE TABLE mentions (id TEXT, mention TEXT, n INTEGER, PRIMARY KEY (id, mention)) WITHOUT ROWID;
"""
_ADD = """
INSERT INTO speakers VALUES (?, ?, ?, 1) ON CONFLICT (id) DO UPDATE SET
  n_attributions = n_attributions + excluded.n_attributions, n_articles = n_articles + 1
"""
_ADD_MENTION = """
INSERT INTO mentions VALUES (?, ?, ?) ON CONFLICT (id, mention) DO UPDATE SET n = n + excluded.n
"""
_ROWS = """
SELECT id, who, n_attributions, n_articles,
  (SELECT json_group_array(mention) FROM
   (SELECT mention FROM mentions WHERE mentions.id = speakers.id ORDER BY n DESC, mention))
FROM speakers ORDER BY n_attributions DESC, id
"""


class SpeakerTally(Ending):
    """A file of counts, made anew; articles are added in any order, rows come at the end."""

    def __init__(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self._path = path
        self._base = sqlite3.connect(path, isolation_level=None)
        self._base.executescript(_TABLES)
        self._base.execute("BEGIN")

    def add(self, speakers: Iterable[tuple[Speaker, Assigned]], text: str) -> None:
        """Count the speakers of one article whose text is `text`, each id once."""
        for speaker, who in speakers:
            if not speaker.attributions:
                continue
            ident = _storable(who.speaker_id)
            self._base.execute(_ADD, (ident, json.dumps(_cells(who)), len(speaker.attributions)))
            said = Counter(m for s in speaker.mentions if (m := text_of(text, s)))
            for mention, n in said.items():
                self._base.execute(_ADD_MENTION, (ident, _storable(mention), n))

    def rows(self) -> Iterator[Row]:
        """The speakers table: most quoted first, then by id."""
        for ident, who, n_attributions, n_articles, mentions in self._base.execute(_ROWS):
            yield {
                "speaker_id": ident,
                **json.loads(who),
                "mentions": " | ".join(json.loads(mentions)),
                "n_attributions": str(n_attributions),
                "n_articles": str(n_articles),
            }

    def leave(self, error: BaseException | None) -> None:
        """At the end of the `with` block."""
        self._base.close()
        self._path.unlink(missing_ok=True)


def _cells(who: Assigned) -> Row:
    return {
        "name": _storable(who.name),
        "type": who.type,
        "kind": who.kind,
        "named": boolean(who.named),
        "gender": who.gender,
        "aliases": _storable(" | ".join(who.aliases)),
        "note": _storable("; ".join(f"{column}: {value}" for column, value in who.notes)),
    }


def _storable(text: str) -> str:
    """Text that can be written as UTF-8: a lone surrogate becomes a replacement mark."""
    return text.encode("utf-8", "replace").decode("utf-8")
