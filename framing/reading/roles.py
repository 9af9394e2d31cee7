"""Speaker data (lexicons/speakers.yaml) -> Roles, with errors that name file and line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from framing.codes import SPEAKER_TYPES
from framing.errors import LexiconError
from framing.reading.lexicon_dir import default_lexicon_dir
from framing.reading.yaml_nodes import LexiconFile, Mapping, compose, raise_problems, words_in
from framing.roles import GENDERS, SCOPES, SPEAKER_KINDS, Gender, Noun, Organisation, Roles

FILE_NAME = "speakers.yaml"
_SECTIONS = ("schema", "kind", "language", "honorifics", "nouns", "organisations", "countries",
             "first_names", "modifiers", "adjectives", "surnames", "affiliations")  # fmt: skip
_NOUN_KEYS = ("words", "kind", "type", "gender", "scope", "weak", "standing", "voice", "each",
              "also", "group")  # fmt: skip
_ORGANISATION_KEYS = ("name", "type", "country", "aliases", "nouns")
_ANY = "any"


def default_roles_path() -> Path:
    """The project's own speaker data, beside the lexicons."""
    return default_lexicon_dir() / FILE_NAME


def read_roles(path: Path | None = None) -> Roles:
    """Roles from one YAML file (the default one when None); LexiconError says what is wrong."""
    written = default_roles_path() if path is None else path
    try:
        text = written.read_text(encoding="utf-8")
    except OSError as error:
        raise LexiconError(f"cannot be read: {error.strerror}", where=str(written)) from error
    except UnicodeDecodeError as error:
        raise LexiconError("is not UTF-8; save it as UTF-8", where=str(written)) from error
    file = LexiconFile(str(written))
    root = compose(file, text)
    raise_problems(file.problems)
    roles = _roles(Mapping(file, root, _SECTIONS))
    raise_problems(file.problems)
    return roles


def _roles(top: Mapping) -> Roles:
    top.need("schema")
    top.integer("schema", (1,))
    return Roles(
        honorifics=_gendered(top, "honorifics"),
        nouns=_nouns(top),
        organisations=_organisations(top),
        countries=_countries(top),
        first_names=_gendered(top, "first_names"),
        modifiers=_set(top, "modifiers"),
        adjectives=_adjectives(top),
        surnames=_set(top, "surnames"),
        affiliations=_set(top, "affiliations"),
    )


def _words(m: Mapping, key: str) -> tuple[str, ...]:
    """The words of a list as written."""
    node = m.get(key)
    return () if node is None else words_in(m.file, node, m.entry_id, lower=False)


def _set(top: Mapping, section: str) -> frozenset[str]:
    return frozenset(w.casefold() for w in _words(top, section))


def _lists(top: Mapping, section: str, keys: Sequence[str] = ()) -> Iterator[
        tuple[Mapping, str, str]]:  # fmt: skip
    """(mapping, key, word) for each word of a section that holds lists by key."""
    node = top.get(section)
    if node is None:
        return
    lists = Mapping(top.file, node, keys)
    for key, _ in lists.items():
        for word in _words(lists, key):
            yield lists, key, word


def _once(found: dict[str, Any], key: str, value: Any, m: Mapping, at: str, told: str) -> None:
    """Note a word that stands twice for different things."""
    if found.setdefault(key, value) != value:
        m.complain(m.at(at), f"found {told}; expected it once")


def _adjectives(top: Mapping) -> dict[str, str]:
    found: dict[str, str] = {}
    for lists, kind, word in _lists(top, "adjectives", SPEAKER_TYPES):
        _once(found, word.casefold(), kind, lists, kind, f"{word!r} twice in adjectives")
    return found


def _gendered(top: Mapping, section: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for lists, gender, word in _lists(top, section, ("m", "f", _ANY)):
        value = "" if gender == _ANY else gender
        _once(found, word.casefold(), value, lists, gender, f"{word!r} twice in {section}")
    return found


def _countries(top: Mapping) -> dict[str, str]:
    found: dict[str, str] = {}
    node = top.get("countries")
    if node is None:
        return found
    lists = Mapping(top.file, node)
    for country, _ in lists.items():
        for word in (country, *_words(lists, country)):
            key = word.casefold().replace(".", "")
            _once(found, key, country, lists, country,
                  f"{word!r} under {found.get(key)} as well as {country}")  # fmt: skip
    return found


def _choice(m: Mapping, key: str, allowed: Sequence[str]) -> Any:
    return m.text(key, tuple(a for a in allowed if a))


def _nouns(top: Mapping) -> dict[str, Noun]:
    found: dict[str, Noun] = {}
    for node in top.sequence("nouns"):
        m = Mapping(top.file, node, _NOUN_KEYS)
        m.need("words")
        words = _words(m, "words")
        if not words:
            continue
        made = Noun(
            role=words[0].casefold(),
            kind=_choice(m, "kind", SPEAKER_KINDS),
            type=_choice(m, "type", SPEAKER_TYPES),
            gender=_choice(m, "gender", GENDERS),
            scope=_choice(m, "scope", SCOPES),
            weak=m.flag("weak"),
            standing=m.flag("standing"),
            voice=m.flag("voice"),
            also=_words(m, "also"),
            group=m.text("group"),
        )
        each = m.flag("each")
        for word in words:
            key = word.casefold()
            if key in found:
                m.complain(m.at("words"), f"found {word!r} again; expected it in one entry")
            found[key] = replace(made, role=key if each else made.role,
                                 gender=made.gender or _gender_of(key))  # fmt: skip
    return found


def _organisations(top: Mapping) -> dict[str, Organisation]:
    found: dict[str, Organisation] = {}
    for node in top.sequence("organisations"):
        m = Mapping(top.file, node, _ORGANISATION_KEYS)
        m.need("name", "type")
        name = m.text("name")
        if not name:
            m.complain(m.at("name"), "found no name; expected text")
            continue
        made = Organisation(name=name, type=_choice(m, "type", SPEAKER_TYPES),
                            country=m.text("country"), nouns=_words(m, "nouns"))  # fmt: skip
        for alias in (name, *_words(m, "aliases")):
            key = alias.casefold().replace(".", "").removeprefix("the ")
            if found.setdefault(key, made) is not made:
                m.complain(m.at("aliases"), f"found {alias!r}, which names {found[key].name!r} "
                           "too; expected it once")  # fmt: skip
    return found


def _gender_of(word: str) -> Gender:
    """What "-woman" and "-man" tell; "" for all other words."""
    if word.endswith("woman"):
        return "f"
    return "m" if word.endswith("man") else ""
