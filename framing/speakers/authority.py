"""Authority: who is who by a user's own file, which wins over what the articles tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from framing.speakers.names import slug

#: A bar that no backslash takes away.
_BAR = re.compile(r"(?<!\\)((?:\\\\)*)\|")


def is_own(ident: str) -> bool:
    """Whether an id is good inside one article alone: "a12/deputy-mayor"."""
    return "/" in ident


def call(name: str) -> str:
    """A name as it is compared: as the id that it would have."""
    return slug(name.removeprefix("the ").removeprefix("The "))


@dataclass(frozen=True, slots=True)
class Known:
    """One speaker that the user knows. Empty fields leave it to the articles."""

    name: str
    #: The id in the tables; made from the name when empty.
    speaker_id: str = ""
    #: Other names, and ids of the tables ("a12/deputy-mayor"), that are this speaker.
    aliases: tuple[str, ...] = ()
    type: str = ""
    kind: str = ""
    gender: str = ""
    #: The user's own columns and what stands there (Wikidata id, party), verbatim.
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def ident(self) -> str:
        """The id that its rows get."""
        return self.speaker_id or slug(self.name)

    def calls(self) -> Iterator[str]:
        """Ids that are this speaker's: its own, that of its name, those of its aliases.

        The name of a speaker whose id is one article's own ("a12/deputy-mayor") is no call, so that
        the deputy mayors of other articles are not taken for this one.
        """
        yield self.ident
        if not is_own(self.speaker_id):
            yield call(self.name)
        for alias in self.aliases:
            yield from (alias, call(alias)) if is_own(alias) else (call(alias),)


@dataclass(frozen=True, slots=True)
class Authority:
    """All speakers that the user knows, in the file's order."""

    entries: tuple[Known, ...] = ()
    #: The user's own columns, in the file's order.
    columns: tuple[str, ...] = ()
    _by_call: dict[str, Known] = field(default_factory=dict, init=False, repr=False, compare=False)
    _by_alias: dict[str, Known] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for entry in self.entries:
            for known in entry.calls():
                self._by_call.setdefault(known, entry)
            for alias in entry.aliases:
                self._by_alias.setdefault(call(alias), entry)

    def find(self, idents: Iterable[str]) -> Known | None:
        """The entry that goes by the first of these ids that is known."""
        return next((e for i in idents if (e := self._by_call.get(i)) is not None), None)

    def find_alias(self, name: str) -> Known | None:
        """The entry with this alias: only a user's alias reaches who is named in no article."""
        return self._by_alias.get(call(name))


def split_aliases(cell: str) -> tuple[str, ...]:
    r"""The aliases of a cell: "Tokayev | KZ president"; "\|" is a bar and "\\" a backslash."""
    parts, last = [], 0
    for bar in _BAR.finditer(cell):
        parts.append(cell[last : bar.end() - 1])
        last = bar.end()
    parts.append(cell[last:])
    plain = (re.sub(r"\\([\\|])", r"\1", " ".join(p.split())) for p in parts)
    return tuple(dict.fromkeys(p for p in plain if p))


def join_aliases(aliases: Iterable[str]) -> str:
    """The inverse of `split_aliases`."""
    return " | ".join(a.replace("\\", "\\\\").replace("|", "\\|") for a in aliases)
