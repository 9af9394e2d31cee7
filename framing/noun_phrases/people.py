"""Plain words for people, for many of them together, and names of those who act for a state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from framing.lexicon import KIND_OF, Lexicon, surface_forms
from framing.roles import Roles

#: Kinds of referent that are people.
PEOPLE_KINDS = ("people", "armed", "state")
_ARMED = {"armed_nonstate": "armed_nonstate", "police_military": "security_forces"}


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Nouns for people in lower case, singular and plural."""

    nouns: frozenset[str]
    #: Nouns for many people together.
    groups: frozenset[str]
    #: Nouns that are a label wherever they stand, with its class.
    classes: Mapping[str, str]
    #: Words for states that stand before what they do ("Russian air strikes"), to the country.
    states: Mapping[str, str] = field(default_factory=dict)
    #: Names of armed groups, armies and police forces, to their class.
    armed: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, lexicon: Lexicon, roles: Roles | None = None) -> PeopleWords:
        """From the domain `people`, the lexicon's labels for people, and titles and roles."""
        nouns: set[str] = set()
        groups: set[str] = set()
        classes: dict[str, str] = {}
        for entry in lexicon.entries:
            label = (entry.role == "head" and KIND_OF.get(entry.referent, "") in PEOPLE_KINDS
                     and not entry.require)  # fmt: skip
            forms = [f.lower() for f in surface_forms(entry) if " " not in f]
            if entry.category == "PEOPLE":
                nouns.update(forms)
            elif entry.category == "PEOPLE.group":
                groups.update(forms)
            elif label:
                classes.update(dict.fromkeys(forms, entry.referent))
                if entry.referent != "government" and entry.category != "NOM.coll":
                    nouns.update(forms)
        for noun, found in (roles.nouns if roles else {}).items():
            if found.kind == "person" and " " not in noun:
                nouns.update((noun, noun + "s"))
        states = {word: name for word, name in (roles.countries if roles else {}).items()
                  if word != name.lower() and " " not in word}  # fmt: skip
        armed = {name: _ARMED[body.type] for name, body in
                 (roles.organisations if roles else {}).items() if body.type in _ARMED}  # fmt: skip
        return cls(frozenset(nouns), frozenset(groups), classes, states, armed)
