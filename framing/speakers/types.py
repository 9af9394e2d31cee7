"""Types: what kind of speaker an entity is.

Told by, in this order: the organisation that it is; the offices and trades it is called by, of
which candidacy and the highest office count most; words before the noun ("GOP source"); whom it
belongs to ("Clinton's spokesperson"); and what leaves much open ("official").
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from framing.codes import SpeakerType
from framing.roles import Noun, Roles
from framing.speakers.entities import BODY, PERSON, PLACE, THING, Entity
from framing.speakers.names import keys
from framing.speakers.phrase import Phrase
from framing.speakers.words import key_of

#: What somebody is by trade, which gives way to whose employee it is ("IMF economist").
_BORROWED = frozenset(["expert", "other", "other_media"])
#: What an office outweighs: "author and senator".
_SLIGHT = frozenset(["other", "civilians"])
#: Type of the owner -> what its people are called elsewhere: "Taliban commander", "UN envoy".
_OUTRANKED: Mapping[str, set[str]] = {
    "armed_nonstate": {"police_military"}, "international_organisation": {"government"},
    "watchdog_ngo": {"government"},
}  # fmt: skip
_STATE = ("head_of_state", "government")
_BODIES = ("organisation", "group")
#: Whose people are of the same type: a senator's aides, a ministry's officials.
_LENDING = frozenset(
    ["government", "foreign_government", "politician", "campaign", "police_military", "business",
     "court_legal", "armed_nonstate", "international_organisation", "watchdog_ngo"]
)  # fmt: skip

#: The entity that a name stands for in the article.
Lookup = Callable[[tuple[str, ...]], Entity | None]


def type_of(entity: Entity, roles: Roles, dominant: str, lookup: Lookup) -> SpeakerType:
    """The contract's type; a state's people are foreign where the article is about another one."""
    found = _home_type(entity, roles, dominant, lookup)
    country = entity.country
    if entity.organisation is not None:
        country = country or entity.organisation.country
    elif not country and entity.owner:
        owner = roles.organisation(keys(entity.owner))
        country = owner.country if owner is not None else ""
    if found in _STATE and dominant and country and country != dominant:
        return "foreign_government"
    return cast(SpeakerType, found)


def _home_type(entity: Entity, roles: Roles, dominant: str, lookup: Lookup) -> str:
    if entity.organisation is not None:
        return entity.organisation.type
    if entity.kind == PLACE:
        return "government" if entity.country == dominant else "foreign_government"
    if entity.phrase.joint:
        return _joint(entity, roles, dominant, lookup)
    owned = [n.type for m in entity.mentions for n in m.phrase.owns if n.type]
    if owned and entity.kind == BODY:
        return owned[0]
    owner = roles.organisation(keys(entity.owner)) if entity.owner else None
    lent = owner.type if owner is not None else ""
    strong = _strong(entity.nouns)
    if "head_of_state" in strong and entity.owner and not _is_country(entity.owner, roles):
        # "president of the Teachers' Federation" heads no state.
        strong = [t for t in strong if t != "head_of_state"]
        if not strong:
            return lent or _owner_noun(entity, roles) or "other"
    if "head_of_state" not in strong and any(n.standing for n in entity.nouns):
        return "politician"
    if lent and entity.kind == PERSON and not set(strong) - _BORROWED:
        return lent
    # What somebody was says more than a trade ("former president, author").
    held = strong if set(strong) - _SLIGHT else [*_strong(entity.past), *strong]
    if set(held) & _OUTRANKED.get(lent, set()):
        return lent
    if held:
        return next((t for t in held if t not in _SLIGHT), held[0])
    nouns = [*entity.nouns, *entity.past]
    return (
        _by_modifiers(entity, nouns, roles)
        or next((n.type for n in nouns if n.type == "politician"), "")
        or lent
        or _owner_noun(entity, roles)
        or _lender(entity, roles, dominant, lookup)
        or _open(entity, nouns, roles)
    )


def _is_country(owner: Sequence[str], roles: Roles) -> bool:
    """Whether it is one, not only named after one: "Communications Workers of America"."""
    words = [w for w in keys(owner) if w != "the"]
    return " ".join(words) in roles.countries or (
        len(words) > 1 and words[0] in roles.countries and roles.noun(words[1:]) is not None)


def _strong(nouns: Sequence[Noun]) -> list[str]:
    return [n.type for n in nouns if n.type and not n.weak]


def _joint(entity: Entity, roles: Roles, dominant: str, lookup: Lookup) -> str:
    """Of several named together, what they all are; of mixed company, what the first is."""
    names = [keys(n) for n in entity.phrase.joint]
    if all(roles.countries.get(" ".join(n)) for n in names):
        return "foreign_government"
    known = [e for n in entity.phrase.joint if (e := lookup(n)) is not None]
    types = [_home_type(e, roles, dominant, lookup) for e in known if not e.phrase.joint]
    told = [t for t in [*_strong(entity.nouns), *types] if t != "unspecified"]
    return told[0] if told else "unspecified"


def _by_modifiers(entity: Entity, nouns: Sequence[Noun], roles: Roles) -> str:
    """By bodies named before the noun ("police officials"), or words like "Republican"."""
    for word in reversed(entity.modifiers):
        noun = roles.noun([word])
        if noun is not None and noun.type and not noun.weak and noun.kind in _BODIES:
            return noun.type
    if entity.kind == THING or any(n.type == "civilians" for n in nouns):
        return ""
    if not nouns and entity.phrase.head is None and not entity.name:
        return ""
    return next((t for w in reversed(entity.modifiers) if (t := roles.adjectives.get(w))), "")


def _owner_noun(entity: Entity, roles: Roles) -> str:
    """By the noun in the owner's name, which may stand first as well: "University of Oxford"."""
    if not entity.owner:
        return ""
    words = keys(entity.owner)
    known = [last[0]] if (last := roles.noun_at_end(words)) else []
    known = [n for n in known if n.kind != "person"]
    known += [n for w in words if (n := roles.noun([w])) and n.kind == "organisation"]
    return next((n.type for n in known if n.type), "")


def _lender(entity: Entity, roles: Roles, dominant: str, lookup: Lookup) -> str:
    """What the owner is, of people who speak or work for him: "McConnell aides"."""
    people = entity.kind != THING and not any(n.type == "civilians" for n in entity.nouns)
    owner = lookup(entity.owner) if entity.owner and people else None
    if owner is None or owner is entity:
        return ""
    found = _home_type(owner, roles, dominant, lambda name: None)
    return found if found in _LENDING else "government" if found == "head_of_state" else ""


def _open(entity: Entity, nouns: Sequence[Noun], roles: Roles) -> str:
    """By nouns that leave much open, by what stands behind them, by the country."""
    weak = [n.type for n in nouns if n.type]
    if (not weak or weak == ["other"]) and (found := _made_of(entity.phrase, roles)):
        return found
    issuer = _type_within(entity.phrase, roles)
    if issuer and (not weak or (entity.kind == THING and issuer in _LENDING)):
        return issuer
    official = any(n.kind in ("person", "group") for n in nouns)
    if entity.country and official and (not weak or weak[0] == "other"):
        return "government"
    return weak[0] if weak else "unspecified"


def _made_of(phrase: Phrase, roles: Roles) -> str:
    """The type of those whom a group is made of: "group of Republicans"."""
    behind = phrase.parts[3]
    if not behind or behind[0].key != "of" or phrase.head is None or phrase.head.kind == "person":
        return ""
    nouns = (roles.noun([w.key]) for w in behind[1:4] if w.tag.endswith("S"))
    return next((n.type for n in nouns if n is not None), "")


def _type_within(phrase: Phrase, roles: Roles) -> str:
    """The type of the last typed noun after the head: "order on the presidential website"."""
    words = [key_of(w) for w in phrase.text.split()]
    for end in range(len(words), 1, -1):
        found = roles.noun_at_end(words[:end])
        if found is not None and found[0].type and found[0].kind in ("organisation", "document"):
            return found[0].type
    return ""
