"""The authority file as rows: what `framing speakers export` gives a user to edit."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from framing.speakers import Authority, Known
from framing.speakers.authority import call, is_own, join_aliases

#: Columns before and behind the user's own.
_FRONT = ("speaker_id", "name", "aliases", "type", "kind", "gender")
_BEHIND = ("named", "n_attributions", "n_articles", "mentions")


def known_speakers(speakers: Iterable[Mapping[str, str]], authority: Authority,
                   split: Mapping[str, tuple[str, ...]]) -> list[tuple[Known, Mapping[str, str]]]:
    """What is known of every speaker, with its row of the speakers table (empty for those whom
    the file names and no article quotes): first the file's, in its order, then the others.

    `split` holds each speaker's aliases. An alias that another speaker goes by as well is left
    out, so that the file can be read again.
    """
    rows = {row["speaker_id"]: row for row in speakers}
    out: list[tuple[Known, Mapping[str, str]]] = []
    taken: set[str] = set()
    for entry in authority.entries:
        out.append((entry, rows.pop(entry.ident, {})))
        taken.update(entry.calls())
    own = {call(row["name"]) for row in rows.values() if is_own(row["speaker_id"])}
    listed = [Known(row["name"], ident) for ident, row in rows.items()]
    taken.update(known for entry in listed for known in entry.calls())
    for ident, row in rows.items():
        aliases = []
        for alias in split.get(ident, ()):
            if call(alias) not in taken | own:
                taken.add(call(alias))
                aliases.append(alias)
        kind = row["type"] if row["type"] != "unspecified" else ""
        being = row["kind"] if row["kind"] != "unknown" else ""
        notes = tuple((column, "") for column in authority.columns)
        out.append((Known(row["name"], ident, tuple(aliases), kind, being, row["gender"], notes),
                    row))  # fmt: skip
    return out


def authority_text(listed: Iterable[tuple[Known, Mapping[str, str]]],
                   columns: Sequence[str]) -> str:  # fmt: skip
    """The file: CSV as RFC 4180 has it, the user's own columns in the middle."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([*_FRONT, *columns, *_BEHIND])
    for entry, counted in listed:
        known = (entry.ident, entry.name, join_aliases(entry.aliases), entry.type, entry.kind,
                 entry.gender)  # fmt: skip
        notes = dict(entry.notes)
        writer.writerow([*known, *(notes.get(c, "") for c in columns),
                         *(counted.get(c, "") for c in _BEHIND)])  # fmt: skip
    return out.getvalue()
