"""Speaker data (lexicons/speakers.yaml) -> Roles, with errors that name file and line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from framing.annotations import SPEAKER_TYPES
from framing.errors import LexiconError
from framing.reading.lexicons import default_lexicon_dir
from framing.roles import GENDERS, SCOPES, SPEAKER_KINDS, Gender, Noun, Organisation, Roles

FILE_NAME = "speakers.yaml"
_SECTIONS = {"schema", "kind", "language", "honorifics", "nouns", "organisations", "countries",
             "first_names", "modifiers", "adjectives", "surnames", "affiliations"}  # fmt: skip
_NOUN_KEYS = {"words", "kind", "type", "gender", "scope", "weak", "standing", "voice", "each",
              "also", "group"}  # fmt: skip
_ORGANISATION_KEYS = {"name", "type", "country", "aliases", "nouns"}


class _Loader(yaml.SafeLoader):
    """Keeps words such as "no" and "on" as text, and the line of every mapping."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """A plain dict; `__line__` holds the line it starts on, from 1."""
        found: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, str):
                raise yaml.constructor.ConstructorError(
                    None, None, f"key {key!r} is not text", key_node.start_mark)  # fmt: skip
            if key in found:
                raise yaml.constructor.ConstructorError(
                    None, None, f"key {key!r} stands twice", key_node.start_mark)  # fmt: skip
            found[key] = self.construct_object(value_node, deep=True)
        found["__line__"] = node.start_mark.line + 1
        return found


_Loader.add_constructor("tag:yaml.org,2002:map", _Loader.construct_mapping)
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def default_roles_path() -> Path:
    """The project's own speaker data, beside the lexicons."""
    return default_lexicon_dir() / FILE_NAME


def read_roles(path: Path | None = None) -> Roles:
    """Roles from one YAML file (the default one when None); LexiconError says what is wrong."""
    file = default_roles_path() if path is None else path
    try:
        data = yaml.load(file.read_text(encoding="utf-8"), _Loader)
    except OSError as error:
        raise LexiconError(f"cannot be read: {error.strerror}", where=str(file)) from error
    except UnicodeDecodeError as error:
        raise LexiconError("is not UTF-8; save it as UTF-8", where=str(file)) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = error.problem or error.context or "unreadable"
        raise LexiconError(f"is no YAML: {problem}", where=f"{file}:{line}") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise LexiconError(f"is no YAML: {error}", where=str(file)) from error
    return _Reader(str(file)).roles(data)


class _Reader:
    """Checks and turns one file's data; carries the file's name for the messages."""

    def __init__(self, file: str) -> None:
        self._file = file

    def roles(self, data: object) -> Roles:
        top = self._mapping(data, "the file", 1, _SECTIONS)
        if str(top.get("schema")) != "1":
            raise self._error(1, f"schema is {top.get('schema')!r}, expected 1")
        return Roles(
            honorifics=self._gendered(top, "honorifics"),
            nouns=self._nouns(top),
            organisations=self._organisations(top),
            countries=self._countries(top),
            first_names=self._gendered(top, "first_names"),
            modifiers=self._set(top, "modifiers"),
            adjectives=self._adjectives(top),
            surnames=self._set(top, "surnames"),
            affiliations=self._set(top, "affiliations"),
        )

    def _error(self, line: int, message: str) -> LexiconError:
        return LexiconError(message, where=f"{self._file}:{line}")

    def _mapping(self, value: object, what: str, line: int, keys: set[str]) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self._error(line, f"{what} is {type(value).__name__}, expected key: value pairs")
        unknown = sorted(set(value) - keys - {"__line__"})
        if keys and unknown:
            raise self._error(value["__line__"], f"unknown key {unknown[0]!r} in {what}; "
                              f"known are {', '.join(sorted(keys))}")  # fmt: skip
        return value

    def _words(self, value: object, what: str, line: int) -> list[str]:
        if not isinstance(value, list) or not all(isinstance(w, str) and w.strip() for w in value):
            raise self._error(line, f"{what} is {value!r}, expected a list of words")
        return [" ".join(w.split()) for w in value]

    def _set(self, top: dict[str, Any], section: str) -> frozenset[str]:
        words = self._words(top.get(section) or [], section, 1)
        return frozenset(w.casefold() for w in words)

    def _adjectives(self, top: dict[str, Any]) -> dict[str, str]:
        found: dict[str, str] = {}
        lists = self._mapping(top.get("adjectives") or {"__line__": 1}, "adjectives", 1,
                              set(SPEAKER_TYPES))  # fmt: skip
        for kind, words in lists.items():
            if kind == "__line__":
                continue
            for word in self._words(words, f"adjectives.{kind}", lists["__line__"]):
                if found.setdefault(word.casefold(), kind) != kind:
                    raise self._error(lists["__line__"], f"adjectives has {word!r} twice")
        return found

    def _choice(self, entry: dict[str, Any], key: str, allowed: tuple[str, ...]) -> Any:
        value = entry.get(key, "")
        if value not in allowed:
            known = ", ".join(a or "''" for a in allowed)
            raise self._error(entry["__line__"], f"{key} is {value!r}, expected one of {known}")
        return value

    def _flag(self, entry: dict[str, Any], key: str) -> bool:
        value = entry.get(key, "false")
        if value not in ("true", "false"):
            raise self._error(entry["__line__"], f"{key} is {value!r}, expected true or false")
        return bool(value == "true")

    def _gendered(self, top: dict[str, Any], section: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        lists = self._mapping(top.get(section) or {"__line__": 1}, section, 1, {"m", "f", "any"})
        for gender, words in lists.items():
            if gender == "__line__":
                continue
            for word in self._words(words, f"{section}.{gender}", lists["__line__"]):
                if word.casefold() in found:
                    raise self._error(lists["__line__"], f"{section} has {word!r} twice")
                found[word.casefold()] = "" if gender == "any" else gender
        return found

    def _entries(self, top: dict[str, Any], section: str,
                 keys: set[str]) -> Iterator[dict[str, Any]]:  # fmt: skip
        entries = top.get(section) or []
        if not isinstance(entries, list):
            raise self._error(top["__line__"], f"{section} is no list")
        for entry in entries:
            yield self._mapping(entry, f"an entry of {section}", top["__line__"], keys)

    def _nouns(self, top: dict[str, Any]) -> dict[str, Noun]:
        found: dict[str, Noun] = {}
        for entry in self._entries(top, "nouns", _NOUN_KEYS):
            line = entry["__line__"]
            words = self._words(entry.get("words"), "words", line)
            if not words:
                raise self._error(line, "words is empty")
            made = Noun(
                role=words[0].casefold(),
                kind=self._choice(entry, "kind", SPEAKER_KINDS),
                type=self._choice(entry, "type", ("", *SPEAKER_TYPES)),
                gender=self._choice(entry, "gender", GENDERS),
                scope=self._choice(entry, "scope", SCOPES),
                weak=self._flag(entry, "weak"),
                standing=self._flag(entry, "standing"),
                voice=self._flag(entry, "voice"),
                also=tuple(self._words(entry.get("also", []), "also", line)),
                group=str(entry.get("group", "")),
            )
            each = self._flag(entry, "each")
            for word in words:
                key = word.casefold()
                if key in found:
                    raise self._error(line, f"{word!r} is already in an entry of nouns above")
                found[key] = replace(made, role=key if each else made.role,
                                     gender=made.gender or _gender_of(key))  # fmt: skip
        return found

    def _organisations(self, top: dict[str, Any]) -> dict[str, Organisation]:
        found: dict[str, Organisation] = {}
        for entry in self._entries(top, "organisations", _ORGANISATION_KEYS):
            line = entry["__line__"]
            name = entry.get("name")
            if not isinstance(name, str) or not name.strip():
                raise self._error(line, f"name is {name!r}, expected text")
            made = Organisation(
                name=name,
                type=self._choice(entry, "type", SPEAKER_TYPES),
                country=str(entry.get("country", "")),
                nouns=tuple(self._words(entry.get("nouns", []), "nouns", line)),
            )
            for alias in [name, *self._words(entry.get("aliases", []), "aliases", line)]:
                key = alias.casefold().replace(".", "").removeprefix("the ")
                if found.setdefault(key, made) is not made:
                    raise self._error(line, f"{alias!r} already names {found[key].name!r}")
        return found

    def _countries(self, top: dict[str, Any]) -> dict[str, str]:
        found: dict[str, str] = {}
        lists = self._mapping(top.get("countries") or {"__line__": 1}, "countries", 1, set())
        for country, words in lists.items():
            if country == "__line__":
                continue
            for word in [country, *self._words(words, country, lists["__line__"])]:
                key = word.casefold().replace(".", "")
                if found.setdefault(key, country) != country:
                    raise self._error(lists["__line__"], f"{word!r} is under {found[key]} as well "
                                      f"as {country}")  # fmt: skip
        return found


def _gender_of(word: str) -> Gender:
    """What "-woman" and "-man" tell; "" for all other words."""
    if word.endswith("woman"):
        return "f"
    return "m" if word.endswith("man") else ""
