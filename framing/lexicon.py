"""Lexicon and Entry: the codebook as data. The YAML is read elsewhere (framing.reading)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Role = Literal["head", "weak_head", "modifier", "event", "verb", "phrase", "mask"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One lexicon entry; the fields are explained in lexicons/README.md."""

    id: str
    domain: str
    forms: tuple[str, ...]
    role: Role
    pos: tuple[str, ...] = ()
    referent: str = ""
    legitimacy: int | None = None
    visibility: int | None = None
    stance: str = ""
    category: str = ""
    neutral: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries in force, by domain file order."""

    entries: tuple[Entry, ...]
    by_id: dict[str, Entry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {e.id: e for e in self.entries})

    def domain(self, name: str) -> Iterable[Entry]:
        """The entries of one domain, in file order."""
        return (e for e in self.entries if e.domain == name)
