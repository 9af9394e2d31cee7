"""Descriptions: whom "the president", "the Russian news agency" or "two officials" means."""

from __future__ import annotations

from collections.abc import Sequence

from framing.roles import Noun, Roles
from framing.speakers.entities import BODY, GROUP, PERSON, THING, UNKNOWN, Entity, find
from framing.speakers.mentions import Mention
from framing.speakers.names import keys
from framing.speakers.phrase import Phrase

#: A lead may describe first and name later: "A Russia-led alliance ... the CSTO".
_LEAD_SENTENCES = 3
_KIND = {"person": PERSON, "group": GROUP, "organisation": BODY, "document": THING}
_MEDIA = ("news_agency", "other_media")
#: Types of bodies that are called "the group": none of a state, none of the press.
_PRIVATE = ("watchdog_ngo", "armed_nonstate", "international_organisation", "other", "business")
#: How far back, in sentences, the body is that "the group" means.
_NEAR = 4
_QUANTITIES = frozenset(["dozens", "scores", "hundreds", "thousands", "tens of thousands"])


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
            return self._joint(mention, phrase)
        found = None
        if phrase.head is not None and not phrase.plural:
            found = self._named_one(mention, phrase.head)
        if found is None and not phrase.is_fresh:
            found = self._crowd(phrase) or self._known_one(phrase)
        if found is None:
            found = Entity(_kind_of(phrase), phrase=phrase, fresh=phrase.is_fresh)
            self._made.append(found)
        found.add(mention)
        return found

    def nameless(self, named: Entity, at: int) -> list[Entity]:
        """Who was only described before a bare first name comes up: "the woman" ... "Melanie".

        A first name alone presupposes that the reader knows who; only one may be described.
        """
        first = keys(named.name)
        if len(first) != 1 or not named.gender or first[0] not in self._roles.first_names:
            return []
        fits = [e for e in self._made if e.kind == PERSON and e.gender == named.gender
                and not e.plural and e.mentions and e.mentions[0].first < at]  # fmt: skip
        return fits if len({e.phrase.text for e in fits}) == 1 else []

    def _joint(self, mention: Mention, phrase: Phrase) -> Entity:
        """People named together, each under the full name."""
        full = []
        for name in phrase.joint:
            known = find(Phrase(name=name, nouns=phrase.nouns), self._named, self._roles)
            full.append(" ".join(known.name if known is not None else name))
        link = " or " if f" or {' '.join(phrase.joint[-1])}" in phrase.text else " and "
        text = link.join([", ".join(full[:-1]), full[-1]])
        for entity in self._made:
            if entity.phrase.joint and entity.phrase.text == text:
                return entity
        made = Phrase(joint=phrase.joint, nouns=phrase.nouns, plural=True, text=text)
        entity = Entity(GROUP, phrase=made, plural=True, nouns=list(phrase.nouns))
        entity.mentions.append(mention)
        self._made.append(entity)
        return entity

    def _named_one(self, mention: Mention, noun: Noun) -> Entity | None:
        """A named entity with this role: the one mentioned last; in a lead, the next one."""
        phrase = mention.phrase
        may_end = noun.kind in ("organisation", "document")
        fits = [e for e in self._named if (e.nouns or e.past or e.organisation or may_end)
                and self._fits(e, phrase, noun)]  # fmt: skip
        if phrase.article == "indefinite" or phrase.article == "bare":
            if mention.sentence >= _LEAD_SENTENCES:
                return None
            near = mention.sentence + _LEAD_SENTENCES
            if phrase.article == "indefinite":  # "a group of students" is nobody named before
                fits = [e for e in fits if e.mentions[0].first > mention.first]
            fits = [e for e in fits if e.mentions[0].sentence <= near or len(fits) == 1]
            return min(fits, key=lambda e: e.mentions[0].first) if fits else None
        if not fits:
            return self._unnamed_role(mention, noun)
        before = [e for e in fits if e.mentions[0].first < mention.first]
        if before:
            return max(before, key=lambda e: (_shared(phrase, e), _last(e, mention.first)))
        # Below the lead nobody is called by a role far ahead of the name.
        lead = mention.sentence < _LEAD_SENTENCES and len(fits) == 1
        reach = mention.sentence + _LEAD_SENTENCES
        close = [e for e in fits if lead or e.mentions[0].sentence <= reach
                 or set(keys(phrase.owner)) & set(keys(e.owner))]  # fmt: skip
        return min(close, key=lambda e: e.mentions[0].first) if close else None

    def _unnamed_role(self, mention: Mention, noun: Noun) -> Entity | None:
        """ "the article" of the medium quoted last; "the bank" that was never called one."""
        phrase = mention.phrase
        if phrase.owner or phrase.country or (noun.weak and phrase.modifiers):
            return None
        before = [e for e in self._named if e.mentions[0].first < mention.first]
        if noun.scope == "media" and not phrase.modifiers:
            before = [e for e in before if e.speaks and e.organisation is not None
                      and e.organisation.type in _MEDIA]  # fmt: skip
        elif noun.weak and noun.type == "other" and noun.kind == "organisation":
            # "Amnesty said ... The group": a body that speaks, near by, and no office of a state.
            before = [e for e in before if e.kind == BODY and e.speaks and not e.plural
                      and (e.organisation is None or e.organisation.type in _PRIVATE)
                      and mention.sentence - _last_sentence(e, mention.first) <= _NEAR]  # fmt: skip
        elif noun.kind == "organisation" and noun.type in ("other", "business") and not noun.weak:
            before = [e for e in before if e.kind == BODY and e.organisation is None
                      and any(m.phrase.owns for m in e.mentions)]  # fmt: skip
        else:
            return None
        return max(before, key=lambda e: _last(e, mention.first)) if before else None

    def _fits(self, entity: Entity, phrase: Phrase, noun: Noun) -> bool:
        ends_so = (noun.kind in ("organisation", "document") and noun.scope != "country"
                   and phrase.article == "definite" and entity.kind in (BODY, UNKNOWN)
                   and keys(entity.name)[-1:] == phrase.head_text[-1:]
                   and set(phrase.modifiers) <= set(keys(entity.name)))  # fmt: skip
        if not (ends_so or entity.has_role(noun, phrase.former)):
            return False
        tied = phrase.possessed or noun.kind == "organisation"
        if tied and not phrase.country and not _belongs(phrase.owner, entity):
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

    def _crowd(self, phrase: Phrase) -> Entity | None:
        """ "Thousands took to the streets": the protesters, where there are any."""
        if phrase.text.casefold() not in _QUANTITIES:
            return None
        heads = ((e, e.phrase.head) for e in reversed(self._made))
        return next((e for e, head in heads if head and not e.fresh
                     and (head.kind, head.type) == ("person", "protesters")), None)  # fmt: skip

    def _known_one(self, phrase: Phrase) -> Entity | None:
        """A nameless entity that is described alike; a definite one may be shorter."""
        for entity in reversed(self._made):
            if not entity.phrase.joint and _same_description(entity, phrase):
                return entity
        return None


def _belongs(owner: Sequence[str], entity: Entity) -> bool:
    """Whether nothing speaks against it: "Senate committee" is no House committee."""
    mine = set(keys(owner))
    if not mine:
        return True
    theirs = set(keys(entity.owner)) | (set(keys(entity.name)) if entity.kind == BODY else set())
    return not theirs or bool(mine & theirs)


def _shared(phrase: Phrase, entity: Entity) -> int:
    """How many of the words before the noun it has been given before: "Democratic" nominee."""
    return len(set(phrase.modifiers) & set(entity.modifiers))


def _last(entity: Entity, before: int) -> int:
    return max(m.first for m in entity.mentions if m.first < before)


def _last_sentence(entity: Entity, before: int) -> int:
    return max(m.sentence for m in entity.mentions if m.first < before)


def _kind_of(phrase: Phrase) -> str:
    if phrase.head is None:
        return GROUP if phrase.plural else UNKNOWN
    return GROUP if phrase.plural and phrase.head.kind == "person" else _KIND[phrase.head.kind]


def _numbers(phrase: Phrase) -> tuple[str, ...]:
    return tuple(w.key for w in phrase.parts[0])


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
    if _numbers(phrase) and _numbers(entity.phrase) not in ((), _numbers(phrase)):
        return False
    mine, theirs = set(phrase.modifiers), set(entity.phrase.modifiers)
    if phrase.article == "definite":
        by_country = bool(phrase.country) and new.scope != "place"
        return mine <= theirs and (not phrase.owner or by_country
                                   or phrase.owner == entity.phrase.owner)  # fmt: skip
    alike = phrase.text.casefold() == entity.phrase.text.casefold()
    return alike and not entity.fresh
