"""One YAML lexicon file -> entries, every breach of the schema noted with its line.

The file is composed into nodes, not loaded into values, because only nodes know their lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, cast

import yaml

from framing.errors import LexiconError
from framing.lexicon import (
    CATEGORIES,
    CONDITIONS,
    KIND_OF,
    LEGITIMACY,
    OPERATORS,
    POS,
    REFERENTS,
    ROLES,
    STANCES,
    VISIBILITY,
    Authority,
    Condition,
    Entry,
)

SCHEMA = 1
FILE_KEYS = ("schema", "domain", "language", "defaults", "sets", "entries")
ENTRY_KEYS = (
    "id", "forms", "pos", "role", "referent", "legitimacy", "visibility", "stance", "category",
    "neutral", "operator", "applies", "licenses", "in_names", "exclude", "require", "authority",
    "note",
)  # fmt: skip
AUTHORITY_KEYS = ("body", "date", "gist", "attributed_only")
_ID = re.compile(r"[a-z][a-z0-9_]*\.[a-z0-9][a-z0-9_-]*")
#: Conditions on labels of the parse, which have capitals that matter.
_LABEL_KEYS = ("tag", "relation", "dependents")
_OPERATOR = re.compile(r"([a-z]+)(?: ([+-]?\d+))?")


@dataclass
class LexiconFile:
    """What one file holds: entries, named word sets, and what is wrong with it."""

    name: str
    domain: str = ""
    entries: list[Entry] = field(default_factory=list)
    sets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    problems: list[LexiconError] = field(default_factory=list)

    def where(self, node: yaml.Node | None, entry_id: str = "") -> str:
        """file:line (entry id)."""
        line = node.start_mark.line + 1 if node is not None else 1
        return f"{self.name}:{line}" + (f" ({entry_id})" if entry_id else "")

    def complain(self, node: yaml.Node | None, message: str, entry_id: str = "") -> None:
        """Note a breach of the schema at a node."""
        self.problems.append(LexiconError(message, where=self.where(node, entry_id)))


def parse_lexicon(name: str, text: str) -> LexiconFile:
    """Read one file's text; `name` is what messages call the file."""
    file = LexiconFile(name)
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        file.problems.append(LexiconError(
            f"is no valid YAML: {getattr(error, 'problem', None) or error}; "
            "expected the form that lexicons/README.md shows",
            where=f"{name}:{mark.line + 1}" if mark else name))  # fmt: skip
        return file
    if not isinstance(root, yaml.MappingNode):
        file.complain(root, f"found {_kind(root)}; expected a mapping with {', '.join(FILE_KEYS)}")
        return file
    top = _Mapping(file, root, FILE_KEYS)
    top.need("schema", "domain", "entries")
    if (schema := top.integer("schema")) is not None and schema != SCHEMA:
        file.complain(top.at("schema"), f"found schema {schema}; expected {SCHEMA}")
    file.domain = top.text("domain")
    for key, node in _Mapping(file, top.get("sets")).items():
        file.sets[key] = _words(file, node, "")
    defaults = top.get("defaults")
    for node in top.sequence("entries"):
        if entry := _entry(file, node, defaults):
            file.entries.append(entry)
    return file


class _Mapping:
    """A mapping node read key by key; unknown and repeated keys are noted at once."""

    def __init__(self, file: LexiconFile, node: yaml.Node | None, keys: Sequence[str] = (),
                 entry_id: str = "") -> None:  # fmt: skip
        self.file, self.node, self.entry_id = file, node, entry_id
        self._pairs: dict[str, yaml.Node] = {}
        if node is None:
            return
        if not isinstance(node, yaml.MappingNode):
            self.complain(node, f"found {_kind(node)}; expected a mapping")
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
        self.file.complain(node or self.node, message, self.entry_id)

    def items(self) -> Iterator[tuple[str, yaml.Node]]:
        yield from self._pairs.items()

    def get(self, key: str) -> yaml.Node | None:
        return self._pairs.get(key)

    def at(self, key: str) -> yaml.Node | None:
        return self._pairs.get(key, self.node)

    def update(self, other: _Mapping) -> None:
        self._pairs = {**other._pairs, **self._pairs}

    def need(self, *keys: str) -> None:
        for key in keys:
            if key not in self._pairs:
                self.complain(None, f"found no {key!r}; expected one")

    def text(self, key: str, allowed: Sequence[str] = ()) -> str:
        node = self.get(key)
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode):
            self.complain(node, f"found {_kind(node)} as {key}; expected text")
            return ""
        value = str(node.value).strip()
        if allowed and value not in allowed:
            self.complain(node, f"found {key} {value!r}; expected {_proposal(value, allowed)}")
            return ""
        return value

    def integer(self, key: str, allowed: Sequence[int] | None = None) -> int | None:
        node = self.get(key)
        if node is None:
            return None
        if not isinstance(node, yaml.ScalarNode) or not re.fullmatch(r"[+-]?\d{1,9}", node.value):
            self.complain(node, f"found {_kind(node)} as {key}; expected a whole number")
            return None
        value = int(node.value)
        if allowed is not None and value not in allowed:
            self.complain(node, f"found {key} {value}; expected {allowed[0]} to {allowed[-1]}")
            return None
        return value

    def flag(self, key: str) -> bool:
        value = self.text(key)
        if value not in ("", "true", "false"):
            self.complain(self.get(key), f"found {key} {value!r}; expected true or false")
        return value == "true"

    def sequence(self, key: str) -> list[yaml.Node]:
        node = self.get(key)
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.complain(node, f"found {_kind(node)} as {key}; expected a list")
            return []
        return list(node.value)

    def texts(self, key: str, allowed: Sequence[str] = ()) -> tuple[str, ...]:
        node = self.get(key)
        words = _words(self.file, node, self.entry_id, lower=not allowed) if node else ()
        for word in words:
            if allowed and word not in allowed:
                self.complain(node, f"found {word!r} in {key}; expected {_proposal(word, allowed)}")
        return words


def _entry(file: LexiconFile, node: yaml.Node, defaults: yaml.Node | None) -> Entry | None:
    plain = {k.value: v.value for k, v in node.value} if isinstance(node, yaml.MappingNode) else {}
    entry_id = str(plain.get("id", ""))
    before = len(file.problems)
    m = _Mapping(file, node, ENTRY_KEYS, entry_id)
    m.update(_Mapping(file, defaults, ENTRY_KEYS))
    m.need("id", "forms", "role", "category")
    if entry_id and not (_ID.fullmatch(entry_id) and entry_id.split(".")[0] == file.domain):
        m.complain(m.at("id"), f"found id {entry_id!r}; expected {file.domain or 'domain'}.name in "
                   "lower case letters, digits, '-' and '_'")  # fmt: skip
    operator, amount = _operator(m)
    entry = Entry(
        id=entry_id, domain=file.domain, forms=m.texts("forms"),
        role=cast(Any, m.text("role", ROLES)), pos=m.texts("pos", POS),
        referent=m.text("referent", tuple(KIND_OF)),
        legitimacy=m.integer("legitimacy", LEGITIMACY),
        visibility=m.integer("visibility", VISIBILITY),
        stance=m.text("stance", STANCES), category=m.text("category", CATEGORIES),
        neutral=m.texts("neutral"), note=m.text("note"), operator=operator, amount=amount,
        applies=m.texts("applies", (*REFERENTS, *KIND_OF)), licenses=m.flag("licenses"),
        in_names=m.flag("in_names"), exclude=_conditions(m, "exclude"),
        require=_conditions(m, "require"), authority=_authorities(m), where=file.where(node),
    )  # fmt: skip
    if len(file.problems) == before:
        _check_whole(m, entry)
    return entry if len(file.problems) == before else None


def _check_whole(m: _Mapping, entry: Entry) -> None:
    """What single fields cannot show: does the entry have what its kind needs."""
    kind = entry.category.split(".")[0]
    scored = entry.legitimacy is not None or entry.visibility is not None
    needs: list[tuple[bool, str]] = [
        (not entry.forms, "found no forms; expected at least one"),
        (kind == "REP" and not entry.stance, "found no stance; expected one for category REP"),
        (entry.role == "modifier" and not entry.operator,
         "found no operator; expected one, for instance 'operator: set -2'"),
        (entry.role != "modifier" and bool(entry.operator),
         "found an operator; expected one only where the role is modifier"),
        ((kind == "MASK") != (entry.role == "mask"),
         "found role mask without category MASK or the other way round; expected both"),
    ]  # fmt: skip
    if entry.role in ("head", "event", "verb", "phrase") and kind not in ("REP", "HEDGE"):
        needs += [
            (not entry.referent, "found no referent; expected one of the classes in "
             "lexicons/README.md"),
            (not scored, "found neither legitimacy nor visibility; expected one of them"),
        ]  # fmt: skip
    for broken, message in needs:
        if broken:
            m.complain(None, message)


def _operator(m: _Mapping) -> tuple[Any, int]:
    written = m.text("operator")
    if not written:
        return "", 0
    match = _OPERATOR.fullmatch(written)
    name, amount = (match[1], match[2]) if match else ("", None)
    ranges = {"set": range(-3, 3), "shift": (-1, 1)}
    wanted = "'set -3' to 'set 2', 'shift -1', 'shift +1', keep, hedge, distance or cancel"
    if name not in OPERATORS or (name in ranges) != (amount is not None):
        m.complain(m.get("operator"), f"found operator {written!r}; expected {wanted}")
        return "", 0
    if amount is not None and int(amount) not in ranges[name]:
        m.complain(m.get("operator"), f"found operator {written!r}; expected {wanted}")
    return name, int(amount or 0)


def _conditions(m: _Mapping, key: str) -> tuple[Condition, ...]:
    out = []
    for node in m.sequence(key):
        tests = _Mapping(m.file, node, tuple(CONDITIONS), m.entry_id)
        found = tuple(
            (k, frozenset(_words(m.file, words, m.entry_id, lower=k not in _LABEL_KEYS)))
            for k, words in tests.items()
        )
        if not found or not all(words for _, words in found):
            m.complain(node, f"found an empty condition in {key}; expected for instance "
                       "{next: [police]}")  # fmt: skip
        out.append(Condition(found))
    return tuple(out)


def _authorities(m: _Mapping) -> tuple[Authority, ...]:
    out = []
    for node in m.sequence("authority"):
        a = _Mapping(m.file, node, AUTHORITY_KEYS, m.entry_id)
        a.need("body")
        out.append(Authority(a.text("body"), a.text("date"), a.text("gist"),
                             a.flag("attributed_only")))  # fmt: skip
    return tuple(out)


def _words(file: LexiconFile, node: yaml.Node, entry_id: str, *, lower: bool = True,
           ) -> tuple[str, ...]:  # fmt: skip
    """A list of words; scalars as written, so that an unquoted `on` or `no` stays a word."""
    if not isinstance(node, yaml.SequenceNode):
        hint = f"; write [{node.value}]" if isinstance(node, yaml.ScalarNode) else ""
        file.complain(node, f"found {_kind(node)}; expected a list{hint}", entry_id)
        return ()
    out = []
    for item in node.value:
        word = " ".join(item.value.split()) if isinstance(item, yaml.ScalarNode) else ""
        if not word:
            file.complain(item, f"found {_kind(item)} in a list; expected a word", entry_id)
        out.append(word.lower() if lower else word)
    return tuple(dict.fromkeys(w for w in out if w))


def _kind(node: yaml.Node | None) -> str:
    if isinstance(node, yaml.ScalarNode):
        return repr(node.value) if node.value else "nothing"
    if isinstance(node, yaml.MappingNode):
        return "a mapping"
    return "a list" if node is not None else "nothing"


def _proposal(word: str, allowed: Sequence[str]) -> str:
    close = get_close_matches(word, allowed, n=1)
    return f"{close[0]!r}?" if close else ", ".join(allowed)
