"""YAML nodes read key by key, every breach of a schema noted with its line.

A file is composed into nodes, not loaded into values, because only nodes know their lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

import yaml

from framing.errors import LexiconError
from framing.lexicon import Entry, ReferentRule, Scene

#: The C loader where PyYAML has it: ten times as fast, the same nodes.
_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class LexiconFile:
    """What one file holds: entries, named word sets, and what is wrong with it."""

    name: str
    domain: str = ""
    entries: list[Entry] = field(default_factory=list)
    sets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rules: list[ReferentRule] = field(default_factory=list)
    scenes: list[Scene] = field(default_factory=list)
    #: Ids of entries that the file switches off, with where it says so.
    muted: dict[str, str] = field(default_factory=dict)
    problems: list[LexiconError] = field(default_factory=list)

    def where(self, node: yaml.Node | None, entry_id: str = "") -> str:
        """file:line (entry id)."""
        line = node.start_mark.line + 1 if node is not None else 1
        return f"{self.name}:{line}" + (f" ({entry_id})" if entry_id else "")

    def complain(self, node: yaml.Node | None, message: str, entry_id: str = "") -> None:
        """Note a breach of the schema at a node."""
        self.problems.append(LexiconError(message, where=self.where(node, entry_id)))


def compose(file: LexiconFile, text: str) -> yaml.MappingNode | None:
    """The mapping that a file's text is; None, and a fault noted, where it is none."""
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        file.problems.append(LexiconError(
            f"is no valid YAML: {getattr(error, 'problem', None) or error}; "
            "expected the form that lexicons/README.md shows",
            where=f"{file.name}:{mark.line + 1}" if mark else file.name))  # fmt: skip
        return None
    if isinstance(root, yaml.MappingNode):
        return root
    file.complain(root, f"found {kind_of(root)}; expected a mapping")
    return None


def raise_problems(problems: Sequence[LexiconError]) -> None:
    """Raise the first of the faults, if there are any, with the others listed below it."""
    if problems:
        first, *more = problems
        rest = "".join(f"\n{problem}" for problem in more)
        raise LexiconError(first.message + rest, where=first.where)


class Mapping:
    """A mapping node read key by key; unknown and repeated keys are noted at once."""

    def __init__(self, file: LexiconFile, node: yaml.Node | None, keys: Sequence[str] = (),
                 entry_id: str = "") -> None:  # fmt: skip
        self.file, self.node, self.entry_id = file, node, entry_id
        self._pairs: dict[str, yaml.Node] = {}
        if node is None:
            return
        if not isinstance(node, yaml.MappingNode):
            self.complain(node, f"found {kind_of(node)}; expected a mapping")
            return
        for key, value in node.value:
            name = str(key.value)
            if keys and name not in keys:
                self.complain(key, f"found the unknown key {name!r}; expected "
                              f"{_proposal(name, keys)}")  # fmt: skip
            elif name in self._pairs:
                self.complain(key, f"found the key {name!r} twice; expected it once")
            else:
                self._pairs[name] = value

    def complain(self, node: yaml.Node | None, message: str) -> None:
        """Note a breach at a node, at the mapping's own where there is none."""
        self.file.complain(node or self.node, message, self.entry_id)

    def items(self) -> Iterator[tuple[str, yaml.Node]]:
        """Keys and value nodes, as written."""
        yield from self._pairs.items()

    def get(self, key: str) -> yaml.Node | None:
        """The value's node, None where the key is not there."""
        return self._pairs.get(key)

    def at(self, key: str) -> yaml.Node | None:
        """The value's node, else the mapping's: where to point at."""
        return self._pairs.get(key, self.node)

    def fill(self, other: Mapping) -> None:
        """Take over the keys that are not here."""
        self._pairs = {**other._pairs, **self._pairs}

    def need(self, *keys: str) -> None:
        """Note every key that is not here."""
        for key in keys:
            if key not in self._pairs:
                self.complain(None, f"found no {key!r}; expected one")

    def text(self, key: str, allowed: Sequence[str] = ()) -> str:
        """The value as text, one of `allowed` if given; empty where it is not there or wrong."""
        node = self.get(key)
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode):
            self.complain(node, f"found {kind_of(node)} as {key}; expected text")
            return ""
        value = str(node.value).strip()
        if allowed and value not in allowed:
            self.complain(node, f"found {key} {value!r}; expected {_proposal(value, allowed)}")
            return ""
        return value

    def integer(self, key: str, allowed: Sequence[int] | None = None) -> int | None:
        """The value as a whole number, one of `allowed` if given; None where it is not."""
        node = self.get(key)
        if node is None:
            return None
        if not isinstance(node, yaml.ScalarNode) or not re.fullmatch(r"[+-]?\d{1,9}", node.value):
            self.complain(node, f"found {kind_of(node)} as {key}; expected a whole number")
            return None
        value = int(node.value)
        if allowed is not None and value not in allowed:
            nearest = min(allowed, key=lambda n: abs(n - value))
            self.complain(node, f"found {key} {value}; expected {allowed[0]} to {allowed[-1]}, "
                          f"perhaps {nearest}")  # fmt: skip
            return None
        return value

    def flag(self, key: str) -> bool:
        """The value as true or false; false where it is not there."""
        value = self.text(key)
        if value not in ("", "true", "false"):
            self.complain(self.get(key), f"found {key} {value!r}; expected true or false")
        return value == "true"

    def sequence(self, key: str) -> list[yaml.Node]:
        """The nodes of a list."""
        node = self.get(key)
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.complain(node, f"found {kind_of(node)} as {key}; expected a list")
            return []
        return list(node.value)

    def texts(self, key: str, allowed: Sequence[str] = ()) -> tuple[str, ...]:
        """The words of a list, each one of `allowed` if given."""
        node = self.get(key)
        words = words_in(self.file, node, self.entry_id, lower=not allowed) if node else ()
        for word in words:
            if allowed and word not in allowed:
                self.complain(node, f"found {word!r} in {key}; expected {_proposal(word, allowed)}")
        return words


def words_in(file: LexiconFile, node: yaml.Node, entry_id: str, *, lower: bool = True,
           ) -> tuple[str, ...]:  # fmt: skip
    """A list of words; scalars as written, so that an unquoted `on` or `no` stays a word."""
    if not isinstance(node, yaml.SequenceNode):
        hint = f"; write [{node.value}]" if isinstance(node, yaml.ScalarNode) else ""
        file.complain(node, f"found {kind_of(node)}; expected a list{hint}", entry_id)
        return ()
    out = []
    for item in node.value:
        word = " ".join(item.value.split()) if isinstance(item, yaml.ScalarNode) else ""
        if not word:
            file.complain(item, f"found {kind_of(item)} in a list; expected a word", entry_id)
        out.append(word.lower() if lower else word)
    return tuple(dict.fromkeys(w for w in out if w))


def kind_of(node: yaml.Node | None) -> str:
    """What a node is, in words for a message."""
    if isinstance(node, yaml.ScalarNode):
        return repr(node.value) if node.value else "nothing"
    if isinstance(node, yaml.MappingNode):
        return "a mapping"
    return "a list" if node is not None else "nothing"


def _proposal(word: str, allowed: Sequence[str]) -> str:
    close = get_close_matches(word, allowed, n=1)
    return f"{close[0]!r}?" if close else ", ".join(allowed)
