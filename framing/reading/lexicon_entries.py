"""One YAML lexicon file -> entries; every breach of the schema is noted, none stops the rest."""

from __future__ import annotations

import re
from typing import Any, cast

import yaml

from framing.lexicon import (
    AGENTS,
    CATEGORIES,
    CONDITIONS,
    KIND_OF,
    LEGITIMACY,
    NOT,
    OPERATORS,
    POS,
    REFERENTS,
    ROLES,
    STANCES,
    UNSCORED,
    VISIBILITY,
    Authority,
    Condition,
    Entry,
)
from framing.reading.lexicon_examples import read_examples
from framing.reading.lexicon_scenes import read_scenes
from framing.reading.referent_rules import read_rules
from framing.reading.yaml_nodes import LexiconFile, Mapping, compose, words_in

SCHEMA = 1
FILE_KEYS = ("schema", "domain", "language", "defaults", "sets", "referents", "scenes", "entries")
ENTRY_KEYS = (
    "id", "forms", "pos", "role", "referent", "legitimacy", "visibility", "stance", "category",
    "neutral", "operator", "applies", "licenses", "in_names", "exclude", "require", "scene",
    "sure", "agent", "authority", "examples", "counterexamples", "note", "mute",
)  # fmt: skip
AUTHORITY_KEYS = ("body", "date", "gist", "attributed_only")
_ID = re.compile(r"[a-z][a-z0-9_]*\.[a-z0-9][a-z0-9_-]*")
#: Conditions on labels of the parse, which have capitals that matter.
_LABEL_KEYS = ("tag", "relation", "dependents")
_TESTS = (*CONDITIONS, *(NOT + key for key in CONDITIONS))
_STARRED = re.compile(r"(?:[^* ]{3,}\*|[^* ]+)(?: (?:[^* ]{3,}\*|[^* ]+))*")
_OPERATOR = re.compile(r"([a-z]+)(?: ([+-]?\d+))?")


def parse_lexicon(name: str, text: str) -> LexiconFile:
    """Read one file's text; `name` is what messages call the file."""
    file = LexiconFile(name)
    root = compose(file, text)
    if root is None:
        return file
    top = Mapping(file, root, FILE_KEYS)
    top.need("schema", "domain", "entries")
    if (schema := top.integer("schema")) is not None and schema != SCHEMA:
        file.complain(top.at("schema"), f"found schema {schema}; expected {SCHEMA}")
    file.domain = top.text("domain")
    for key, node in Mapping(file, top.get("sets")).items():
        file.sets[key] = words_in(file, node, "")
    file.rules.extend(read_rules(top))
    file.scenes.extend(read_scenes(top))
    defaults = Mapping(file, top.get("defaults"), ENTRY_KEYS)
    for node in top.sequence("entries"):
        if entry := _entry(file, node, defaults):
            file.entries.append(entry)
    return file


def _entry(file: LexiconFile, node: yaml.Node, defaults: Mapping) -> Entry | None:
    plain = {k.value: v.value for k, v in node.value} if isinstance(node, yaml.MappingNode) else {}
    entry_id = str(plain.get("id", ""))
    if plain.get("mute") == "true":
        _mute(file, node, entry_id)
        return None
    before = len(file.problems)
    m = Mapping(file, node, ENTRY_KEYS, entry_id)
    m.flag("mute")
    m.fill(defaults)
    m.need("id", "forms", "role", "category")
    if entry_id and not _ID.fullmatch(entry_id):
        m.complain(m.at("id"), f"found id {entry_id!r}; expected {file.domain or 'domain'}.name in "
                   "lower case letters, digits, '-' and '_'"
                   f"{_proposed_id(file.domain, entry_id)}")  # fmt: skip
    operator, amount = _operator(m)
    entry = Entry(
        id=entry_id, domain=entry_id.partition(".")[0], forms=m.texts("forms"),
        role=cast(Any, m.text("role", ROLES)), pos=m.texts("pos", POS),
        referent=m.text("referent", tuple(KIND_OF)),
        legitimacy=m.integer("legitimacy", LEGITIMACY),
        visibility=m.integer("visibility", VISIBILITY),
        stance=m.text("stance", STANCES), category=m.text("category", CATEGORIES),
        neutral=m.texts("neutral"), note=m.text("note"), operator=operator, amount=amount,
        applies=m.texts("applies", (*REFERENTS, *KIND_OF)), licenses=m.flag("licenses"),
        in_names=m.flag("in_names"), exclude=_conditions(m, "exclude"),
        require=_conditions(m, "require"), scene=m.text("scene"),
        sure=_conditions(m, "sure"), agent=cast(Any, m.text("agent", AGENTS)),
        authority=_authorities(m),
        examples=read_examples(m, "examples"), counterexamples=read_examples(m, "counterexamples"),
        where=file.where(node),
    )  # fmt: skip
    for form in entry.forms:
        if "*" in form and not _STARRED.fullmatch(form):
            m.complain(m.at("forms"), f"found the form {form!r}; expected * only at the end of a "
                       "word, after three letters or more")  # fmt: skip
    if len(file.problems) == before:
        _check_whole(m, entry)
    return entry if len(file.problems) == before else None


def _mute(file: LexiconFile, node: yaml.Node, entry_id: str) -> None:
    """An entry that switches another off has nothing but its id."""
    m = Mapping(file, node, ("id", "mute", "note"), entry_id)
    m.need("id")
    if entry_id:
        file.muted[entry_id] = file.where(node)


def _proposed_id(domain: str, written: str) -> str:
    """An id made of what was written, where something is left of it."""
    name = re.sub(r"[^a-z0-9_]+", "-", written.lower().removeprefix(f"{domain}.")).strip("-_")
    return f", for instance {domain}.{name}" if name and domain else ""


def _check_whole(m: Mapping, entry: Entry) -> None:
    """What single fields cannot show: does the entry have what its kind needs."""
    kind = entry.category.split(".")[0]
    scored = entry.legitimacy is not None or entry.visibility is not None
    needs: list[tuple[bool, str]] = [
        (not entry.forms, "found no forms; expected at least one"),
        (kind == "REP" and not entry.stance, "found no stance; expected one for category REP"),
        (entry.role == "modifier" and not entry.operator,
         "found no operator; expected one, for instance 'operator: set -2'"),
        (entry.role != "modifier" and entry.operator not in ("", "hedge"),
         "found an operator; expected one only where the role is modifier (a head may hedge)"),
        (bool(entry.sure) and not entry.scene,
         "found sure without scene; expected it only beside a scene, from which it exempts"),
        ((kind == "MASK") != (entry.role == "mask"),
         "found role mask without category MASK or the other way round; expected both"),
    ]  # fmt: skip
    if entry.role in ("head", "event", "verb", "phrase") and kind not in UNSCORED:
        needs += [
            (not entry.referent, "found no referent; expected one of the classes in "
             "lexicons/README.md"),
            (not scored, "found neither legitimacy nor visibility; expected one of them"),
        ]  # fmt: skip
    for broken, message in needs:
        if broken:
            m.complain(None, message)


def _operator(m: Mapping) -> tuple[Any, int]:
    written = m.text("operator")
    if not written:
        return "", 0
    match = _OPERATOR.fullmatch(written)
    name, amount = (match[1], match[2]) if match else ("", None)
    ranges = {"set": range(-3, 3), "shift": (-1, 1)}
    wanted = "'set -3' to 'set 2', 'shift -1', 'shift +1', keep, hedge, deny, distance or cancel"
    if name not in OPERATORS or (name in ranges) != (amount is not None):
        m.complain(m.get("operator"), f"found operator {written!r}; expected {wanted}")
        return "", 0
    if amount is not None and int(amount) not in ranges[name]:
        m.complain(m.get("operator"), f"found operator {written!r}; expected {wanted}")
    return name, int(amount or 0)


def _conditions(m: Mapping, key: str) -> tuple[Condition, ...]:
    out = []
    for node in m.sequence(key):
        tests = Mapping(m.file, node, _TESTS, m.entry_id)
        found = tuple(
            (k, frozenset(words_in(m.file, words, m.entry_id,
                                   lower=k.removeprefix(NOT) not in _LABEL_KEYS)))
            for k, words in tests.items()
        )  # fmt: skip
        if not found or not all(words for _, words in found):
            m.complain(node, f"found an empty condition in {key}; expected for instance "
                       "{next: [police]}")  # fmt: skip
        out.append(Condition(found))
    return tuple(out)


def _authorities(m: Mapping) -> tuple[Authority, ...]:
    out = []
    for node in m.sequence("authority"):
        a = Mapping(m.file, node, AUTHORITY_KEYS, m.entry_id)
        a.need("body")
        out.append(Authority(a.text("body"), a.text("date"), a.text("gist"),
                             a.flag("attributed_only")))  # fmt: skip
    return tuple(out)
