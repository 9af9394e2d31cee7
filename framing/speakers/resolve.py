"""resolve_speakers: every attribution's source to one speaker of the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from framing.annotations import Attribution, Speaker
from framing.articles import Article
from framing.roles import Roles
from framing.spans import Spans, contains, length, normalise, overlaps
from framing.speakers import labels
from framing.speakers.descriptions import Describer
from framing.speakers.entities import UNKNOWN, Entity, gather
from framing.speakers.mentions import Mention, Text, place, scan
from framing.speakers.phrases import Phrase, read_phrase
from framing.speakers.pronouns import (
    Number,
    Trace,
    agreement,
    antecedent,
    covering,
    pronoun_kind,
    relative_head,
)
from framing.speakers.types import dominant_country, type_of
from framing.speakers.words import Word, words_in
from framing.syntax import Parse

_PLACE_BEFORE = frozenset("in near across outside around throughout".split())


def resolve_speakers(article: Article, parse: Parse, attributions: Sequence[Attribution],
                     roles: Roles) -> tuple[Speaker, ...]:  # fmt: skip
    """Every attribution that names a source, under exactly one speaker, in order of appearance."""
    quoted = normalise(s for a in attributions if a.speech == "direct" for s in a.content)
    text = Text.of(article, parse, quoted)
    reading = _Reading(text, attributions, roles)
    found = reading.entities()
    grouped: dict[int, tuple[Entity, list[int]]] = {}
    for index in sorted(found):
        grouped.setdefault(id(found[index]), (found[index], []))[1].append(index)
    return tuple(_speakers(list(grouped.values()), reading, article, attributions))


def _speakers(grouped: list[tuple[Entity, list[int]]], reading: _Reading, article: Article,
              attributions: Sequence[Attribution]) -> list[Speaker]:  # fmt: skip
    out: dict[str, Speaker] = {}
    for entity, indices in grouped:
        name = reading.label(entity)
        ident = labels.speaker_id(entity, name, article.article_id)
        if ident in out and entity.fresh:
            number = 2
            while f"{ident}-{number}" in out:
                number += 1
            ident = f"{ident}-{number}"
        known = out.get(ident)
        both = sorted({*indices, *(known.attributions if known else ())})
        spans = tuple(dict.fromkeys(attributions[i].source for i in both))
        kind = known.type if known else type_of(entity, reading.roles, reading.dominant)
        out[ident] = Speaker(ident, known.name if known else name, kind, spans, tuple(both))
    return list(out.values())


@dataclass(slots=True)
class _Item:
    """Something that refers, at a token: a mention or a pronoun; and whose source it is."""

    token: int
    mention: Mention | None = None
    pronoun: Number = ""
    sources: list[int] = field(default_factory=list)


class _Reading:
    """One article read from front to back; made and used by one call, never shared."""

    def __init__(self, text: Text, attributions: Sequence[Attribution], roles: Roles) -> None:
        self.roles = roles
        self._text = text
        self._attributions = attributions
        self._words = [w for s in text.sentences for w in s]
        self.dominant = dominant_country(text.sentences, roles)
        self._places = _places(text.sentences, roles)
        self._traces: list[Trace] = []
        self._covers: list[tuple[Trace, int, int]] = []

    def entities(self) -> dict[int, Entity]:
        """The entity of every attribution that has a source."""
        items, loose = self._items()
        mentions = [i.mention for i in items if i.mention is not None]
        named = gather(mentions, self.roles)
        of_mention = {id(m): e for e in named for m in e.mentions}
        describer = Describer(named, self.roles, self.dominant)
        found: dict[int, Entity] = {}
        first_person: list[_Item] = []
        for item in items:
            entity: Entity | None
            if item.mention is not None:
                entity = of_mention.get(id(item.mention)) or describer.resolve(item.mention)
                self._remember(entity, item.mention)
            elif item.pronoun == "first":
                first_person.append(item)
                continue
            else:
                entity = self._pronoun(item, items, of_mention)
            for index in item.sources:
                found[index] = entity or self._nobody(item, loose)
        for index, phrase in loose.items():
            found.setdefault(index, Entity(UNKNOWN, phrase=phrase))
        self._first_persons(first_person, found)
        return found

    def label(self, entity: Entity) -> str:
        """The entity's name."""
        place_name = ""
        if entity.mentions:
            before = [p for t, p in self._places if t <= entity.mentions[0].first]
            place_name = before[-1] if before else (self._places[0][1] if self._places else "")
        return labels.label(entity, self.roles, self.dominant, place_name)

    def _items(self) -> tuple[list[_Item], dict[int, Phrase]]:
        """Everything that refers, in text order; and the sources that no token stands for."""
        items: dict[tuple[int, ...], _Item] = {}
        loose: dict[int, Phrase] = {}
        for index, attribution in enumerate(self._attributions):
            if not attribution.source:
                continue
            words = words_in(self._text.article, self._text.parse, self._words, attribution.source)
            item = self._source_item(words, loose, index) if words else None
            if item is None:
                loose.setdefault(index, Phrase(text="unspecified"))
                continue
            key = (item.token, words[0].first, words[-1].last)
            items.setdefault(key, item).sources.append(index)
        taken = [(i.mention.first, i.mention.last, i.mention) for i in items.values() if i.mention]
        for mention in scan(self._text, self.roles):
            if not any(a <= mention.head <= b and (mention.head == m.head or not mention.phrase.name)
                       or mention.first <= a and b <= mention.last for a, b, m in taken):  # fmt: skip
                items[(mention.head, mention.first, mention.last, 1)] = _Item(mention.head, mention)
        tokens = {i.token for i in items.values() if i.pronoun}
        for word in self._words:
            kind = pronoun_kind(word.key, word.tag)
            if kind in ("m", "f", "it", "they") and word.first not in tokens:
                items[(word.first,)] = _Item(word.first, pronoun=kind)
        ordered = sorted(items.items(), key=lambda pair: pair[0])
        return [item for _, item in ordered], loose

    def _source_item(self, words: list[Word], loose: dict[int, Phrase],
                     index: int) -> _Item | None:  # fmt: skip
        kinds = [(w, pronoun_kind(w.key, w.tag)) for w in words]
        phrase = read_phrase(words, self.roles)
        if words[0].first < 0:
            loose[index] = phrase
            return None
        pronoun = next(((w, k) for w, k in kinds if k), None)
        if pronoun is not None and phrase.is_empty:
            return _Item(pronoun[0].first, pronoun=pronoun[1])
        if phrase.is_empty:
            bare = " ".join(w.text for w in words if w.tag not in ("DT", "IN")) or "unspecified"
            phrase = replace(phrase, text=phrase.text or bare)
        mention = place(phrase, words, self._text)
        return _Item(mention.head, replace(mention, weight=max(mention.weight, 1.0)))

    def _remember(self, entity: Entity, mention: Mention) -> None:
        trace = Trace(entity, mention.head, mention.sentence, mention.weight,
                      self._text.is_quoted(mention.head))  # fmt: skip
        self._traces.append(trace)
        self._covers.append((trace, mention.first, mention.last))

    def _pronoun(self, item: _Item, items: list[_Item],
                 of_mention: dict[int, Entity]) -> Entity | None:  # fmt: skip
        parse = self._text.parse
        token = item.token
        quoted = self._text.is_quoted(token)
        if item.pronoun in ("who", "which"):
            entity = self._relative(token, item.pronoun)
        else:
            entity = antecedent(item.pronoun, token, quoted, self._traces, parse)
        if entity is None:
            entity = self._later(item, items, of_mention)
        if entity is None:
            return None
        if item.pronoun in ("m", "f") and not entity.gender:
            entity.gender = "m" if item.pronoun == "m" else "f"
        subject = parse.relations[token].startswith("nsubj")
        weight = 0.9 if subject else 0.4
        self._traces.append(Trace(entity, token, parse.sentence_of[token],
                                  weight * (0.4 if quoted else 1.0), quoted))  # fmt: skip
        return entity

    def _relative(self, token: int, kind: Number) -> Entity | None:
        head = relative_head(token, self._text.parse)
        if head is not None:
            found = covering(head, self._covers)
            if found is not None:
                return found
        sentence = self._text.parse.sentence_of[token]
        near = [t for t in self._traces if t.sentence == sentence and t.token < token
                and agreement(kind, t.entity)]  # fmt: skip
        return max(near, key=lambda t: t.token).entity if near else None

    def _later(self, item: _Item, items: list[_Item],
               of_mention: dict[int, Entity]) -> Entity | None:  # fmt: skip
        """ "After she spoke, Warren left": the first fitting name behind, in this sentence."""
        sentence = self._text.parse.sentence_of[item.token]
        for other in items:
            if other.mention is not None and other.token > item.token:
                entity = of_mention.get(id(other.mention))
                if other.mention.sentence > sentence:
                    return None
                if entity is not None and agreement(item.pronoun, entity):
                    return entity
        return None

    def _nobody(self, item: _Item, loose: dict[int, Phrase]) -> Entity:
        return Entity(UNKNOWN, phrase=Phrase(text="unspecified"))

    def _first_persons(self, items: list[_Item], found: dict[int, Entity]) -> None:
        """I and we inside somebody's words are that somebody; elsewhere they are the outlet."""
        for item in items:
            here: Spans = (self._text.parse.span(item.token, item.token),)
            holding = [i for i, a in enumerate(self._attributions) if i in found
                       and i not in item.sources and contains(a.content, here)]  # fmt: skip
            if holding:
                best = min(holding, key=lambda i: (length(self._attributions[i].content), i))
                entity = found[best]
            else:
                entity = self._outlet()
            for index in item.sources:
                found[index] = entity

    def _outlet(self) -> Entity:
        outlet = self._text.article.outlet
        known = self.roles.organisation(outlet.casefold().split())
        return Entity("body", name=(outlet,), organisation=known)


def _places(sentences: Sequence[Sequence[Word]], roles: Roles) -> list[tuple[int, str]]:
    """Towns and regions: capitalised words that somewhere follow "in" and the like."""
    known: set[str] = set()
    runs: list[tuple[int, tuple[Word, ...], bool]] = []
    for words in sentences:
        i = 0
        while i < len(words):
            end = i
            while end < len(words) and words[end].is_name_like:
                end += 1
            if end > i:
                before = words[i - 1].key if i else ""
                runs.append((words[i].first, tuple(words[i:end]), before in _PLACE_BEFORE))
            i = max(end, i + 1)
    for _, run, placed in runs:
        name = " ".join(w.text for w in run)
        if placed and not roles.countries.get(name.casefold()) and len(run) < 3:
            known.add(name)
    return [(t, " ".join(w.text for w in run)) for t, run, _ in runs
            if " ".join(w.text for w in run) in known]  # fmt: skip


def touches(left: Spans, right: Spans) -> bool:
    """Whether two sources share a character."""
    return overlaps(left, right)
