"""Entities: the people and bodies of one article, gathered from all that names them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from framing.roles import Gender, Noun, Organisation, Roles
from framing.speakers.mentions import Mention
from framing.speakers.names import acronym, is_short_for, is_variant, keys
from framing.speakers.phrase import Phrase

#: What an entity is, as far as it is known.
PERSON, BODY, PLACE, GROUP, THING, UNKNOWN = "person", "body", "place", "group", "thing", ""


@dataclass(slots=True, eq=False)
class Entity:
    """One entity while it is being put together; never leaves this room."""

    kind: str
    #: Fullest name, without titles; empty for one that is only described.
    name: tuple[str, ...] = ()
    #: The name as it is compared.
    key: tuple[str, ...] = field(init=False)
    acronym: str = field(init=False)
    names: Counter[tuple[str, ...]] = field(default_factory=Counter)
    nouns: list[Noun] = field(default_factory=list)
    #: Roles it has no longer.
    past: list[Noun] = field(default_factory=list)
    gender: Gender = ""
    country: str = ""
    owner: tuple[str, ...] = ()
    modifiers: list[str] = field(default_factory=list)
    organisation: Organisation | None = None
    plural: bool = False
    #: The phrase that describes it best, for those without a name.
    phrase: Phrase = field(default_factory=Phrase)
    mentions: list[Mention] = field(default_factory=list)
    #: Named by nobody but its number: two of them are two (see `resolve`).
    fresh: bool = False
    #: Is a source somewhere.
    speaks: bool = False

    def __post_init__(self) -> None:
        self.rename(self.name)

    def rename(self, name: tuple[str, ...]) -> None:
        """Give it a fuller name."""
        self.name, self.key = name, keys(name)
        self.acronym = acronym(self.key)

    def add(self, mention: Mention) -> None:
        """Take in what one more mention says."""
        phrase = mention.phrase
        self.mentions.append(mention)
        if phrase.name:
            self.names[keys(phrase.name)] += 1
        for noun in phrase.nouns:
            held = self.past if phrase.former else self.nouns
            if noun not in held:
                held.append(noun)
        self.past.extend(n for n in phrase.past if n not in self.past)
        self.gender = self.gender or phrase.gender
        self.country = self.country or phrase.country
        self.owner = self.owner or phrase.owner
        self.modifiers.extend(m for m in phrase.modifiers if m not in self.modifiers)
        self.plural = self.plural or phrase.plural

    def take(self, noun: Noun, *, past: bool) -> bool:
        """Be told what it is ("Hamas is a group"); whether a noun of this kind fits it."""
        person = noun.kind == "person"
        if noun.kind == "document" or (self.kind and (self.kind in (PERSON, GROUP)) != person):
            return False
        if self.kind == UNKNOWN:
            self.kind = PERSON if person else BODY
        held = self.past if past and person else self.nouns
        if noun not in held:
            held.append(noun)
        return True

    @property
    def printed(self) -> tuple[str, ...]:
        """The names that the article uses for it, as printed."""
        names = (n for m in self.mentions if not m.titled or keys(m.phrase.name) == self.key
                 for n in (" ".join(m.phrase.name), m.alias))  # fmt: skip
        return tuple(dict.fromkeys(n for n in names if n))

    def has_role(self, noun: Noun, former: bool = False) -> bool:
        """Whether it was called this, or something narrower."""
        if former:
            return any(noun.role in (n.role, *n.also) for n in self.past)
        if self.organisation is not None and noun.role in self.organisation.nouns:
            return True
        return any(n.role == noun.role or noun.role in n.also for n in self.nouns)


def gather(mentions: Sequence[Mention], roles: Roles) -> list[Entity]:
    """Named entities, each with all its mentions; full names first, then short ones."""
    named = [m for m in mentions if m.phrase.name and not m.phrase.joint]
    named += [m._replace(phrase=p) for m in mentions for p in m.phrase.members]
    compared = {m.phrase.name: keys(m.phrase.name) for m in named}
    counts = Counter(compared[m.phrase.name] for m in named)
    entities: list[Entity] = []
    # First names before surnames: who goes by the first name is not meant by the surname alone.
    # "Mr" and "Mrs" before what may be either.
    by_length = sorted(named, key=lambda m: (
        m.titled, -len(m.phrase.name), compared[m.phrase.name][0] not in roles.first_names,
        -counts[compared[m.phrase.name]], not m.phrase.gender, m.first, m.last))  # fmt: skip
    found: dict[tuple[object, ...], Entity] = {}
    for mention in by_length:
        phrase = mention.phrase
        alike = (phrase.name, phrase.nouns, phrase.head, phrase.gender, phrase.article)
        entity = found.get(alike) or find(phrase, entities, roles)
        if entity is None and mention.titled:
            entity = _inside(mention.phrase, entities, roles)
            if entity is not None and entity.key != keys(mention.phrase.name):
                # Whose roles they are cannot be seen: "Elizabeth Warren Hammers Acme CEO".
                entity.mentions.append(mention)
                entity.names[keys(mention.phrase.name)] += 1
                continue
        if entity is None:
            entity = Entity(_kind(mention.phrase, roles), name=mention.phrase.name,
                            organisation=roles.organisation(keys(mention.phrase.name)))  # fmt: skip
            entities.append(entity)
        elif not entity.kind:
            entity.kind = _kind(mention.phrase, roles)
        entity.add(mention)
        found[alike] = entity
        if mention.alias:
            entity.names[(mention.alias.casefold(),)] += 1
    for entity in entities:
        entity.mentions.sort(key=lambda m: (m.first, m.last))
        entity.plural = entity.plural and entity.kind != PERSON
        if any(m.phrase.owns for m in entity.mentions) and entity.kind == UNKNOWN:
            entity.kind = BODY
        if not entity.gender and entity.kind in (PERSON, UNKNOWN):
            entity.gender = roles.first_names.get(entity.key[0], "")
    return entities


def _inside(phrase: Phrase, entities: Sequence[Entity], roles: Roles) -> Entity | None:
    """The entity whose name is part of a run of capitals: "Elizabeth Warren Hammers Acme"."""
    run = keys(phrase.name)
    for entity in entities:
        name = entity.key
        at = next((i for i in range(len(run)) if run[i : i + len(name)] == name), None)
        if at is None:
            continue
        if at and len(name) == 1 and run[at - 1] in roles.first_names:
            entity.rename(phrase.name[at - 1 : at + 1])
        return entity
    return None


def find(phrase: Phrase, entities: Sequence[Entity], roles: Roles) -> Entity | None:
    """The entity that a name is said for, None when it is a new one."""
    short = keys(phrase.name)
    known = roles.organisation(short)
    first, last, alone = short[0], short[-1], len(short) == 1
    best: Entity | None = None
    top = 0.0
    for entity in entities:
        # What has no word in common with a name is not looked at closely: most have none.
        if not (first in entity.key or last in entity.key or short in entity.names
                or (alone and first == entity.acronym)
                or (known is not None and known is entity.organisation)):  # fmt: skip
            continue
        score = _match(phrase, short, known, entity, roles)
        if score > top:
            best, top = entity, score
    return best


def _match(phrase: Phrase, short: tuple[str, ...], known: Organisation | None, entity: Entity,
           roles: Roles) -> float:  # fmt: skip
    """How well a name fits an entity; 0 when it is not it."""
    full = entity.key
    if known is not None or entity.organisation is not None:
        if known is not None and known is entity.organisation:
            return 100.0
        if known is not None and not (entity.organisation is None and short in entity.names):
            return 0.0
    if phrase.gender and entity.gender and phrase.gender != entity.gender:
        return 0.0
    if len(short) > 1 and short in entity.names:
        return 50.0 + entity.names[short]
    if is_variant(short, full):
        return 40.0
    if short not in entity.names and not is_short_for(short, full):
        return 0.0
    if short == full:
        return 3.5 + min(entity.names[short], 9) * 0.3
    if roles.countries.get(" ".join(short)) and entity.kind in (BODY, PLACE):
        return 0.0
    if phrase.has_honorific and entity.kind != PERSON and full[-len(short):] != short:
        # "Mr. Trump" is no "Trump Village"; "Mr. Ban" may be Ban Ki-moon.
        return 0.0
    if entity.kind == PLACE or (phrase.head is not None and entity.kind == PERSON):
        return 0.0
    if entity.kind == BODY and not _fits_body(phrase, short, full):
        return 0.0
    score = 3.0 if full[-len(short):] == short else 1.0
    score += min(entity.names[full] + entity.names[short], 9) * 0.3
    if full[-len(short):] == short and entity.names[full[:1]]:
        score -= 2.0
    return score + 5.0 * any(entity.has_role(n) for n in phrase.nouns)


def _fits_body(phrase: Phrase, short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """ "IMF", "the Post", "the fund"; but "Washington" is not the Washington Post."""
    if phrase.nouns and phrase.nouns[0].kind == "person":
        return False
    if full[-len(short):] == short:
        return phrase.article == "definite"
    return len(short) > 1 or full[0] != short[0]


def _kind(phrase: Phrase, roles: Roles) -> str:
    """Person, body, place, or not known, from one mention."""
    name = keys(phrase.name)
    if phrase.has_honorific or any(n.kind == "person" for n in phrase.nouns):
        return GROUP if phrase.plural and not phrase.has_honorific else PERSON
    if phrase.head is not None and phrase.head.kind == "document":
        return THING
    if roles.organisation(name) or (phrase.head is not None and phrase.head.kind == "organisation"):
        return BODY
    if roles.countries.get(" ".join(name)):
        return PLACE
    if len(name) > 1 and name[0] in roles.first_names:
        return PERSON
    if phrase.nouns:
        return BODY
    if phrase.possessed:
        return PERSON
    if len(name) == 1 and phrase.name[0].isupper() and len(name[0]) <= 6:
        return BODY
    if phrase.article == "definite":
        return BODY
    return UNKNOWN
