"""Types: what kind of speaker an entity is, from its organisation, roles, modifiers and owner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import cast

from framing.annotations import SpeakerType
from framing.roles import Noun, Roles
from framing.speakers.entities import PLACE, Entity
from framing.speakers.names import keys
from framing.speakers.words import Word

_STATE = ("head_of_state", "government")


def dominant_country(sentences: Iterable[Sequence[Word]], roles: Roles) -> str:
    """The country an article is about: named twice or more, and half as often again as the next."""
    counts: Counter[str] = Counter()
    for words in sentences:
        for i, word in enumerate(words):
            if not word.is_name_like and not word.text[:1].isupper():
                continue
            pair = " ".join(w.key for w in words[i : i + 2])
            found = roles.countries.get(pair) or roles.countries.get(word.key)
            if found:
                counts[found] += 1
    best = counts.most_common(2)
    if not best or best[0][1] < 2:
        return ""
    return best[0][0] if len(best) == 1 or best[0][1] >= 1.5 * best[1][1] else ""


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
    strong = [n.type for n in entity.nouns if n.type and not n.weak]
    if strong:
        return _first_of_state(strong)
    for word in reversed(entity.modifiers):
        noun = roles.noun([word])
        if noun is not None and noun.type and not noun.weak and noun.kind != "person":
            return noun.type
    owner = roles.organisation(keys(entity.owner)) if entity.owner else None
    if owner is not None:
        return owner.type
    if entity.owner:
        last = roles.noun_at_end(keys(entity.owner))
        if last is not None and last[0].type:
            return last[0].type
    weak = [n.type for n in entity.nouns if n.type]
    official = any(n.kind in ("person", "group") for n in entity.nouns)
    if entity.country and official and (not weak or weak[0] == "other"):
        return "government"
    return weak[0] if weak else "unspecified"


def _first_of_state(types: Sequence[str]) -> str:
    """Of several roles the first, but an office outweighs "candidate" or "author"."""
    return next((t for t in types if t not in ("other", "civilians")), types[0])


def inherits(noun: Noun) -> bool:
    """Whether a noun says nothing of its own about the type."""
    return not noun.type or noun.weak
