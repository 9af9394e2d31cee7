"""Labels: the name an entity is shown under, and its id.

Ids need no other article: a name gives its slug, so that an entity with one name has one id; so
do institutions with a country or owner ("kazakhstan-interior-ministry") and generic groups
("protesters", "local-media"). Bare roles and unnamed people are the article's own
("004/deputy-mayor").
"""

from __future__ import annotations

import re
from typing import Final

from framing.roles import Roles
from framing.speakers.entities import PLACE, Entity
from framing.speakers.names import keys, slug
from framing.speakers.neutral import plain_modifiers, shown_of

#: Whom a share of people is: they answered a poll, and "46 percent" is nobody's name.
POLLED: Final = "poll respondents"
_SHARE: Final = re.compile(r"(?i)(?:\bpercent|\bper cent|%)(?=$| of\b)"
                           r"|\b[\w-]+ (?:in|out of) (?:every )?(?:\d+|ten|five)\b")  # fmt: skip


def label(entity: Entity, roles: Roles, dominant: str, place: str) -> str:
    """Fullest name or role, without article and titles."""
    if entity.organisation is not None:
        return entity.organisation.name
    if entity.kind == PLACE and entity.country:
        return entity.country
    if entity.name:
        return " ".join(entity.name)
    phrase, head = entity.phrase, entity.phrase.head
    if head is None:
        return shown_of(phrase, roles) or "unspecified"
    plain = plain_modifiers(phrase, roles)
    kept = [m for m in phrase.modifiers if m in plain and not roles.countries.get(m)]
    if head.group and not entity.fresh and not phrase.owner:
        return head.group
    if head.kind == "document" and phrase.plural and not phrase.owner:
        if phrase.text.casefold() == " ".join(phrase.head_text):
            return f"unspecified {' '.join(phrase.head_text)}"
        if phrase.text.casefold().endswith(" online"):
            return " ".join(["online", *kept, *phrase.head_text])
    noun = head.role if " of " in " ".join(phrase.head_text) else " ".join(phrase.head_text)
    owner = " ".join(phrase.owner)
    if phrase.country and roles.countries.get(owner.casefold()) and head.scope != "place":
        owner = phrase.country
    owner = owner or phrase.country
    if not owner and not entity.fresh and not phrase.plural and phrase.article != "indefinite":
        owner = {"country": dominant, "place": place}.get(head.scope, "")
    if not owner:
        return shown_of(phrase, roles) or noun
    kept = [m for m in kept if m not in keys(phrase.owner)]
    return " ".join([owner, *kept, noun])


def is_polled(entity: Entity) -> bool:
    """Whether a source is a share of people: "46 percent of voters", "four in 10"."""
    return not entity.name and bool(_SHARE.search(entity.phrase.text))


def speaker_id(entity: Entity, name: str, article_id: str, roles: Roles) -> str:
    """Slug of the name, behind the article's id where the name is only good inside it."""
    return slug(name) if is_general(entity, name, roles) else f"{article_id}/{slug(name)}"


def is_general(entity: Entity, name: str, roles: Roles) -> bool:
    """Whether the name means the same in every article."""
    if entity.organisation is not None or entity.kind == PLACE:
        return True
    if entity.name:
        # A bare first name says who it is only to the readers of its article.
        return len(entity.name) > 1 or entity.key[0] not in roles.first_names
    phrase, head = entity.phrase, entity.phrase.head
    if head is None:
        return False
    if head.group:
        return not entity.fresh
    own_words = (phrase.text.casefold(), shown_of(phrase, roles).casefold())
    owned = bool(phrase.owner or phrase.country) or (
        head.kind == "organisation" and name.casefold() not in own_words)  # fmt: skip
    unique = phrase.article != "indefinite" and not entity.fresh
    return owned and not phrase.plural and (unique or head.voice)
