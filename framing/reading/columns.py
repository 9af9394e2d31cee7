"""Columns of a table -> the fields of an article, by their usual names or as the user says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from framing.errors import InputError

FIELDS = ("text", "outlet", "published", "headline", "url", "article_id", "language", "wire")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table holds which field; `unused` are the others, in order."""

    of: Mapping[str, str]
    unused: tuple[str, ...] = ()

    def __str__(self) -> str:
        return ", ".join(f"{name}={column}" for name, column in self.of.items())


@dataclass(frozen=True, slots=True)
class Mapper:
    """The usual names, and what the user said beside them (`text=body`)."""

    given: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, pairs: Iterable[str]) -> Mapper:
        """From `FIELD=COLUMN` strings; InputError says what is wrong with one."""
        given: dict[str, str] = {}
        for pair in pairs:
            name, sign, column = (part.strip() for part in pair.partition("="))
            if not sign or name not in FIELDS or not column:
                raise InputError(f"expected FIELD=COLUMN with one of {', '.join(FIELDS)}, such as "
                                 "text=body", where=f"--map {pair}")  # fmt: skip
            if name in given:
                raise InputError(f"says twice where {name} is", where=f"--map {pair}")
            given[name] = column
        return cls(given)

    def map(self, header: Sequence[str], *, strict: bool = True) -> Columns:
        """Which of these columns are which fields.

        InputError when a column that the user named is not there (unless not `strict`: records of
        JSON may lack keys).
        """
        missing = [c for c in self.given.values() if c not in header]
        if missing and strict:
            raise InputError(f"has no column {missing[0]!r}, which --map names; it has "
                             f"{_listed(header)}")  # fmt: skip
        known: dict[str, str] = {}
        for column in header:
            known.setdefault(_key(column), column)
        found = {name: column for name, column in self.given.items() if column in header}
        taken = set(found.values())
        for name in FIELDS:
            if name in self.given:
                continue
            for alias in _aliases()[name]:
                column = known.get(_key(alias), "")
                if column and column not in taken:
                    found[name] = column
                    taken.add(column)
                    break
        of = {name: found[name] for name in FIELDS if name in found}
        return Columns(of, tuple(c for c in header if c not in taken))


#: How tables write that there is nothing.
_ABSENT = frozenset({"", "na", "n/a", "none", "null", "nan", "nil", "-", "--", "–", "—"})


def facts_of(columns: Columns, record: Mapping[str, str]) -> dict[str, str]:
    """The fields of one record but its text, blanks in them made single.

    trafilatura calls the address `source` where others name the outlet so: an address there is
    taken for the address, and its host for the outlet.
    """
    facts = {name: " ".join(record.get(column, "").split())
             for name, column in columns.of.items() if name != "text"}  # fmt: skip
    if _ADDRESS.match(outlet := facts.get("outlet", "")):
        facts["url"] = facts.get("url") or outlet
        facts["outlet"] = host_of(outlet)
    if not re.search(r"[./]", facts.get("url", "")):
        facts.pop("url", None)
    return {name: value for name, value in facts.items() if value.casefold() not in _ABSENT}


def host_of(address: str) -> str:
    """The host of an address without `www.`; empty when there is none."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def no_text(header: Sequence[str]) -> str:
    """The message for a table in which no column holds texts."""
    return (f"has no column with the texts; it has {_listed(header)}. Say which one it is: "
            "--map text=COLUMN")  # fmt: skip


def _listed(header: Sequence[str], most: int = 12) -> str:
    shown = ", ".join(repr(name[:60]) for name in header[:most])
    return f"{shown} and {len(header) - most} more" if len(header) > most else shown or "none"


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


@lru_cache(maxsize=1)
def _aliases() -> dict[str, list[str]]:
    text = Path(__file__).with_name("columns.yaml").read_text(encoding="utf-8")
    fields: dict[str, list[str]] = yaml.safe_load(text)["fields"]
    return fields
