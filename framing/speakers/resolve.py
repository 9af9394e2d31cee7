"""resolve_speakers: every attribution's source to one speaker of the article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from framing.annotations import Attribution, Speaker
from framing.articles import Article
from framing.codes import SpeakerBeing
from framing.roles import Roles
from framing.spans import normalise
from framing.speakers import labels
from framing.speakers.entities import BODY, GROUP, PERSON, PLACE, THING, UNKNOWN, Entity
from framing.speakers.mentions import Text
from framing.speakers.neutral import shown_of
from framing.speakers.places import dominant_country, town_of
from framing.speakers.reader import Reader
from framing.speakers.types import type_of
from framing.syntax import Parse

_BEINGS: Mapping[str, SpeakerBeing] = {
    PERSON: "person", GROUP: "group", BODY: "organisation", PLACE: "country", THING: "document",
    UNKNOWN: "unknown",
}  # fmt: skip


def resolve_speakers(article: Article, parse: Parse, attributions: Sequence[Attribution],
                     roles: Roles) -> tuple[Speaker, ...]:  # fmt: skip
    """Every attribution that names a source, under exactly one speaker, in order of appearance.

    `speaker_id` is made from the article alone, see `labels`.
    """
    quoted = normalise(s for a in attributions if a.speech == "direct" for s in a.content)
    text = Text.of(article, parse, quoted, roles)
    dominant = dominant_country(text.sentences, roles)
    reader = Reader(text, attributions, roles, dominant)
    found = reader.read()
    heads = (e.phrase.head for e in found.values())
    town = town_of(text, roles) if any(h and h.scope == "place" for h in heads) else ""
    grouped: dict[int, tuple[Entity, list[int]]] = {}
    for index in sorted(found):
        grouped.setdefault(id(found[index]), (found[index], []))[1].append(index)
    out: dict[str, Speaker] = {}
    texts: dict[str, tuple[str, str]] = {}
    for entity, indices in grouped.values():
        name = labels.label(entity, roles, dominant, town)
        polled = labels.is_polled(entity)
        name = labels.POLLED if polled else _small(name, entity, parse)
        ident = labels.speaker_id(entity, name, article.article_id, roles)
        # Two whose difference the name leaves out are two: "angry parents", "happy parents".
        full, shown = entity.phrase.text.casefold(), shown_of(entity.phrase, roles).casefold()
        first, first_shown = texts.get(ident, (full, shown))
        other = first != full and (full != shown or first != first_shown)
        again = (entity.fresh or other) and not polled
        if again and not labels.is_general(entity, name, roles):
            ident = _unused(ident, out)
        texts.setdefault(ident, (full, shown))
        known = out.get(ident)
        both = sorted({*indices, *(known.attributions if known else ())})
        mentions = tuple(dict.fromkeys(attributions[i].source for i in both))
        if known is None:
            kind = type_of(entity, roles, dominant, reader.named)
            if name.startswith("unspecified"):
                kind = "unspecified"
            kind = "civilians" if polled else kind
            being = "group" if polled else _being(entity)
            out[ident] = Speaker(ident, name, kind, mentions, tuple(both), being,
                                 _is_named(entity), _gender(entity), entity.printed)  # fmt: skip
        else:
            names = tuple(dict.fromkeys([*known.names, *entity.printed]))
            out[ident] = replace(known, mentions=mentions, attributions=tuple(both), names=names)
    return tuple(out.values())


def _being(entity: Entity) -> SpeakerBeing:
    if entity.phrase.joint or (entity.plural and entity.kind in (PERSON, GROUP)):
        return "group"
    if entity.kind == UNKNOWN and entity.gender and not entity.plural:
        return "person"
    return _BEINGS[entity.kind]


def _is_named(entity: Entity) -> bool:
    known = entity.name or entity.organisation or entity.kind == PLACE or entity.phrase.joint
    return bool(known)


def _gender(entity: Entity) -> str:
    return entity.gender if _being(entity) == "person" else ""


def _small(name: str, entity: Entity, parse: Parse) -> str:
    """A description without the capital that only the sentence's start gave it."""
    if entity.name or not entity.mentions:
        return name
    first = entity.mentions[0].first
    opens = first == parse.sentences[parse.sentence_of[first]][0]
    word = parse.words[first]
    if opens and not parse.tags[first].startswith("NNP") and name.startswith(word):
        return name[0].lower() + name[1:] if word[1:].islower() else name
    return name


def _unused(ident: str, taken: dict[str, Speaker]) -> str:
    """Two unnamed ones with one description are two: "official", "official-2"."""
    number, found = 1, ident
    while found in taken:
        number += 1
        found = f"{ident}-{number}"
    return found
