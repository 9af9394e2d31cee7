"""Types: what kind of speaker an entity is, from its organisation, roles, modifiers and owner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from framing.annotations import SpeakerType
from framing.roles import Roles
from framing.speakers.entities import PERSON, PLACE, Entity
from framing.speakers.names import keys
from framing.speakers.phrase import Phrase, country_of
from framing.speakers.words import key_of

#: What somebody is by trade, which gives way to whose employee it is ("IMF economist").
_BORROWED = frozenset(["expert", "other", "other_media"])
_STATE = ("head_of_state", "government")


def type_of(entity: Entity, roles: Roles, dominant: str) -> SpeakerType:
    """The contract's type; a state's people are foreign where the article is about another one."""
    found = _home_type(entity, roles, dominant)
    country = entity.country
    if entity.organisation is not None:
        country = country or entity.organisation.country
    elif not country and entity.owner:
        owner = roles.organisation(keys(entity.owner))
        country = owner.country if owner is not None else ""
    if found in _STATE and dominant and country and country != dominant:
        return "foreign_government"
    return cast(SpeakerType, found)


def _home_type(entity: Entity, roles: Roles, dominant: str) -> str:
    if entity.organisation is not None:
        return entity.organisation.type
    if entity.kind == PLACE:
        return "government" if entity.country == dominant else "foreign_government"
    if entity.phrase.joint:
        names = [" ".join(keys(n)) for n in entity.phrase.joint]
        if all(roles.countries.get(n) for n in names):
            return "foreign_government"
    owner = roles.organisation(keys(entity.owner)) if entity.owner else None
    nouns = [*entity.nouns, *entity.past]
    strong = [n.type for n in nouns if n.type and not n.weak]
    if "head_of_state" in strong and entity.owner and not country_of(entity.owner, roles):
        # "president of the Teachers' Federation" heads no state.
        strong = [t for t in strong if t != "head_of_state"]
        if not strong:
            return owner.type if owner is not None else "other"
    if owner is not None and entity.kind == PERSON and not set(strong) - _BORROWED:
        return owner.type
    if strong:
        return _first_of_state(strong)
    for word in reversed(entity.modifiers):
        noun = roles.noun([word])
        if noun is not None and noun.type and not noun.weak and noun.kind != "person":
            return noun.type
    if owner is not None:
        return owner.type
    if entity.owner:
        # The noun may stand first as well: "University of Oxford".
        known = [last[0]] if (last := roles.noun_at_end(keys(entity.owner))) else []
        known += [n for w in keys(entity.owner) if (n := roles.noun([w])) and n.kind != "person"]
        found = next((n.type for n in known if n.type), "")
        if found:
            return found
    weak = [n.type for n in nouns if n.type]
    if not weak and (found := _type_within(entity.phrase, roles)):
        return found
    official = any(n.kind in ("person", "group") for n in nouns)
    if entity.country and official and (not weak or weak[0] == "other"):
        return "government"
    return weak[0] if weak else "unspecified"


def _type_within(phrase: Phrase, roles: Roles) -> str:
    """The type of the last typed noun after the head: "order on the presidential website"."""
    words = [key_of(w) for w in phrase.text.split()]
    for end in range(len(words), 1, -1):
        found = roles.noun_at_end(words[:end])
        if found is not None and found[0].type and found[0].kind in ("organisation", "document"):
            return found[0].type
    return ""


def _first_of_state(types: Sequence[str]) -> str:
    """Of several roles the first, but an office outweighs "candidate" or "author"."""
    return next((t for t in types if t not in ("other", "civilians")), types[0])
