"""Entries of several files as one lexicon: later layers add, replace and mute."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from framing.errors import LexiconError
from framing.lexicon import Entry, surface_forms
from framing.reading.yaml_nodes import LexiconFile


def join_layers(
    layers: Iterable[Sequence[LexiconFile]], problems: list[LexiconError]
) -> list[Entry]:
    """All entries in force. Within a layer an id stands once; a later layer may take it again.

    A replaced entry keeps its place, because order decides between equals.
    """
    entries: dict[str, Entry] = {}
    for files in layers:
        here: dict[str, Entry] = {}
        for file in files:
            for entry in file.entries:
                if (first := here.get(entry.id)) is not None:
                    problems.append(_taken(entry, first, {*entries, *here}))
                elif entry.id in entries or entry.id.startswith(f"{file.domain}."):
                    here[entry.id] = entry
                else:
                    expected = f"{file.domain or 'domain'}.name, or the id of an entry to replace"
                    problems.append(_complaint(entry, f"found id {entry.id!r}; expected {expected}"
                                               f"{_meant(entry.id, entries)}"))  # fmt: skip
            for entry_id, where in file.muted.items():
                if entries.pop(entry_id, None) is None:
                    problems.append(LexiconError(
                        f"mutes {entry_id!r}, which no earlier file has; expected an entry's id"
                        f"{_meant(entry_id, entries)}", where=f"{where} ({entry_id})",
                    ))  # fmt: skip
        entries.update(here)
    return list(entries.values())


def competing_forms(entries: Iterable[Entry]) -> Iterable[LexiconError]:
    """Two entries of one class may not claim one form: which of them counts would be chance."""
    seen: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        group: str = entry.role
        if entry.role not in ("modifier", "weak_head"):
            group = entry.referent or f"{entry.role} {entry.category.split('.')[0]}"
        rivals: dict[str, str] = {}
        for form in surface_forms(entry):
            others = seen.setdefault((group, form), [])
            for other in others:
                if other.id != entry.id and _share_pos(entry, other):
                    rivals.setdefault(other.id, form)
            others.append(entry)
        for rival, form in rivals.items():
            yield _complaint(
                entry, f"found the form {form!r}, which {rival} of the same class ({group}) has as "
                f"well; expected it in one of them: leave it out here, or give this entry the id "
                f"{rival} to replace that one, or mute that one ({{id: {rival}, mute: true}})",
            )  # fmt: skip


def _taken(entry: Entry, first: Entry, ids: set[str]) -> LexiconError:
    n = 2
    while f"{entry.id}-{n}" in ids:
        n += 1
    return _complaint(entry, f"found the id {entry.id} again; expected another id, for instance "
                      f"{entry.id}-{n}: this one is taken at {first.where}")  # fmt: skip


def _meant(entry_id: str, entries: Iterable[str]) -> str:
    close = get_close_matches(entry_id, list(entries), n=1, cutoff=0.75)
    return f" ({close[0]}?)" if close else ""


def _complaint(entry: Entry, message: str) -> LexiconError:
    return LexiconError(message, where=f"{entry.where} ({entry.id})")


def _share_pos(left: Entry, right: Entry) -> bool:
    return not left.pos or not right.pos or bool(set(left.pos) & set(right.pos))
