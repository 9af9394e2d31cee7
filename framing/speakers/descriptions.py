"""Descriptions: whom "the president", "the Russian news agency" or "two officials" means."""

from __future__ import annotations

from collections.abc import Sequence

from framing.roles import Noun, Roles
from framing.speakers.entities import BODY, GROUP, PERSON, THING, UNKNOWN, Entity
from framing.speakers.mentions import Mention
from framing.speakers.phrases import Phrase

#: A lead may describe first and name later: "A Russia-led alliance ... the CSTO".
_LEAD_SENTENCES = 3
_KIND = {"person": PERSON, "group": GROUP, "organisation": BODY, "document": THING}


class Describer:
    """Finds or makes the entity behind each nameless phrase of one article, in text order."""

    def __init__(self, named: Sequence[Entity], roles: Roles, dominant: str) -> None:
        self._named = named
        self._roles = roles
        self._dominant = dominant
        self._made: list[Entity] = []

    def resolve(self, mention: Mention) -> Entity:
        """The entity that a phrase without a name speaks of."""
        phrase = mention.phrase
        if phrase.joint:
            return self._joint(mention)
        found = None
        if phrase.head is not None and not phrase.plural:
            found = self._named_one(mention, phrase.head)
        if found is None and not phrase.is_fresh:
            found = self._known_one(phrase)
        if found is None:
            found = Entity(_kind_of(phrase), phrase=phrase, fresh=phrase.is_fresh)
            self._made.append(found)
        found.add(mention)
        return found

    def _joint(self, mention: Mention) -> Entity:
        text = mention.phrase.text.casefold()
        for entity in self._made:
            if entity.phrase.joint and entity.phrase.text.casefold() == text:
                return entity
        entity = Entity(GROUP, phrase=mention.phrase, plural=True, nouns=list(mention.phrase.nouns))
        entity.mentions.append(mention)
        self._made.append(entity)
        return entity

    def _named_one(self, mention: Mention, noun: Noun) -> Entity | None:
        """A named entity with this role: the one mentioned last; in a lead, the next one."""
        phrase = mention.phrase
        if noun.type == "civilians" and not noun.also:
            return None
        fits = [e for e in self._named if self._fits(e, phrase, noun)]
        if phrase.article == "indefinite" or (phrase.article == "bare" and phrase.modifiers):
            if mention.sentence >= _LEAD_SENTENCES:
                return None
            fits = [e for e in fits if e.mentions[0].first > mention.last]
            if len(fits) != 1 and noun.kind == "person":
                return None
        if not fits:
            return None
        before = [e for e in fits if e.mentions[0].first < mention.first]
        if before:
            return max(before, key=lambda e: max(m.first for m in e.mentions
                                                 if m.first < mention.first))  # fmt: skip
        return min(fits, key=lambda e: e.mentions[0].first)

    def _fits(self, entity: Entity, phrase: Phrase, noun: Noun) -> bool:
        ends_so = (noun.kind == "organisation" and bool(entity.name)
                   and entity.name[-1].casefold() == noun.role)  # fmt: skip
        if not (entity.has_role(noun, phrase.former) or (ends_so and phrase.article == "definite")):
            return False
        if phrase.gender and entity.gender and phrase.gender != entity.gender:
            return False
        theirs = entity.country
        if entity.organisation is not None:
            theirs = theirs or entity.organisation.country
        wanted = phrase.country
        if noun.scope == "country":
            wanted = wanted or self._dominant
            if noun.kind == "organisation":
                return False
        return not (wanted and theirs and wanted != theirs)

    def _known_one(self, phrase: Phrase) -> Entity | None:
        """A nameless entity that is described alike; a definite one may be shorter."""
        for entity in reversed(self._made):
            if _same_description(entity, phrase) and not entity.phrase.joint:
                return entity
        return None


def _kind_of(phrase: Phrase) -> str:
    if phrase.head is None:
        return GROUP if phrase.plural else UNKNOWN
    return GROUP if phrase.plural and phrase.head.kind == "person" else _KIND[phrase.head.kind]


def _same_description(entity: Entity, phrase: Phrase) -> bool:
    old, new = entity.phrase.head, phrase.head
    if old is None or new is None:
        return bool(phrase.text) and entity.phrase.text.casefold() == phrase.text.casefold()
    if old.group and old.group == new.group and not entity.fresh:
        return True
    if old.role != new.role or entity.phrase.plural != phrase.plural:
        return False
    if phrase.country and entity.country and phrase.country != entity.country:
        return False
    mine, theirs = set(phrase.modifiers), set(entity.phrase.modifiers)
    if phrase.article == "definite":
        return mine <= theirs and (not phrase.owner or phrase.owner == entity.phrase.owner
                                   or bool(phrase.country))  # fmt: skip
    return mine == theirs and phrase.owner == entity.phrase.owner and not entity.fresh


def noun_of(words: Sequence[str], roles: Roles) -> Noun | None:
    """The role at the end of some words."""
    found = roles.noun_at_end(words)
    return found[0] if found else None
