"""Reader: goes through one article from front to back and tells who each source is."""

from __future__ import annotations

from collections.abc import Sequence

from framing.annotations import Attribution
from framing.articles import UNKNOWN_OUTLET
from framing.roles import Roles
from framing.spans import Spans, contains, length
from framing.speakers.descriptions import Describer
from framing.speakers.entities import BODY, GROUP, PERSON, UNKNOWN, Entity, find, gather
from framing.speakers.items import Item, Items, collect, holds
from framing.speakers.mentions import Mention, Text
from framing.speakers.phrase import Phrase
from framing.speakers.predicates import said_of
from framing.speakers.pronouns import (
    Place,
    PronounKind,
    Trace,
    agreement,
    antecedent,
    covering,
    relative_heads,
)

_WHOSE: dict[PronounKind, str] = {"m": "his", "f": "her", "it": "its", "they": "their"}


class Reader:
    """One article's reading; made and used by one call, never shared."""

    def __init__(self, text: Text, attributions: Sequence[Attribution], roles: Roles,
                 dominant: str) -> None:  # fmt: skip
        self._text = text
        self._parse = text.parse
        self._attributions = attributions
        self._roles = roles
        self._items: Items = collect(text, attributions, roles)
        self._named = gather([i.mention for i in self._items.ordered if i.mention], roles)
        self._of_mention = {id(m): e for e in self._named for m in e.mentions}
        self._describer = Describer(self._named, roles, dominant)
        self._item_of = {s: item for item in self._items.ordered for s in item.sources}
        #: Outer ends of the contents of attributions that have a source.
        self._contents = [(a.content[0].start, a.content[-1].end, i)
                          for i, a in enumerate(attributions) if i in self._item_of]  # fmt: skip
        self._found: dict[int, Entity] = {}
        self._same: dict[int, Entity] = {}
        self._traces: list[Trace] = []
        self._author = Entity(UNKNOWN, phrase=Phrase(text="author"))
        for item in self._item_of.values():
            entity = self._of_mention.get(id(item.mention))
            if entity is not None:
                entity.speaks = True

    def read(self) -> dict[int, Entity]:
        """The entity of every attribution that has a source."""
        nobody = Entity(UNKNOWN, phrase=Phrase(text="unspecified"))
        later: list[Item] = []
        for item in self._items.ordered:
            if item.pronoun == "first" and item.mention is None:
                later.append(item)
                continue
            if item.nobody:
                self._found.update((index, nobody) for index in item.sources)
                continue
            if self._is_said(item):
                continue
            entity = self._mentioned(item) if item.mention else self._pronoun(item)
            for index in item.sources:
                self._found[index] = entity or nobody
        for index, phrase in self._items.unparsed.items():
            self._found[index] = self._unparsed(phrase)
        for item in later:
            entity = self._first_person(item)
            for index in item.sources:
                self._found[index] = entity
        return {i: self._merged(e) for i, e in self._found.items()}

    def named(self, name: tuple[str, ...]) -> Entity | None:
        """The named entity of the article that a name stands for."""
        return find(Phrase(name=name), self._named, self._roles)

    def _merged(self, entity: Entity) -> Entity:
        return self._same.get(id(entity), entity)

    def _mentioned(self, item: Item) -> Entity:
        mention = item.mention
        assert mention is not None
        entity = self._of_mention.get(id(mention))
        if entity is not None and item.pronoun and not entity.owner:
            # "Its director, Jane Doe": hers is the body that was named before.
            owner = antecedent(self._place(mention.first, item.pronoun, ()), self._traces,
                               self._parse)  # fmt: skip
            if owner is not None and owner.kind == BODY:
                entity.owner = owner.name
        if entity is None and item.pronoun:
            mention = self._owned(mention, item.pronoun)
        if entity is None and mention.phrase.is_pair and mention.phrase.nouns:
            entity = self._pair(mention)
        if entity is None:
            entity = self._describer.resolve(mention)
        elif entity.mentions[0] is mention:
            for described in self._describer.nameless(entity, mention.first):
                self._same[id(described)] = entity
                entity.nouns.extend(n for n in described.nouns if n not in entity.nouns)
        entity.speaks = entity.speaks or bool(item.sources)
        quoted = self._text.is_quoted(mention.head)
        self._traces.append(Trace(entity, mention.head, mention.sentence, mention.weight, quoted,
                                  mention.first, mention.last))  # fmt: skip
        return entity

    def _is_said(self, item: Item) -> bool:
        """Whether it only says what somebody is ("Hamas is a group"), who then has that role."""
        mention = item.mention
        if mention is None or item.sources or id(mention) in self._of_mention:
            return False
        said = said_of(mention.head, self._parse)
        if said is None:
            return False
        traces = [t for t in self._traces if t.token == said.of]
        if not traces or traces[-1].entity.plural != mention.phrase.plural:
            return False
        trace, head = traces[-1], mention.phrase.head
        known = head is not None and trace.entity.name and head.scope != "country" \
            and not (head.weak and head.kind == "person")
        if said.holds and known and head and trace.entity.take(head, past=said.past):
            self._traces.append(trace._replace(token=mention.head, first=mention.first,
                                        last=mention.last, weight=0.0))  # fmt: skip
        return not (head and head.kind == "document")

    def _owned(self, mention: Mention, kind: PronounKind) -> Mention:
        """ "His lawyer" with the name of whose lawyer it is."""
        owner = antecedent(self._place(mention.first, kind, ()), self._traces, self._parse)
        if owner is None or not owner.name:
            # Somebody's, but nobody knows whose: "his campaign" is not "her campaign".
            text = f"{_WHOSE.get(kind, '')} {mention.phrase.text}".strip()
            return mention._replace(phrase=mention.phrase._replace(text=text, article="indefinite"))
        text = f"{' '.join(owner.name)}'s {mention.phrase.text}"
        phrase = mention.phrase._replace(owner=owner.name, possessed=True, text=text)
        return mention._replace(phrase=phrase)

    def _pair(self, mention: Mention) -> Entity | None:
        """ "The two men": the two people who were named last."""
        people: dict[int, Entity] = {}
        for trace in reversed(self._traces):
            entity = trace.entity
            wanted = ("", mention.phrase.gender or entity.gender)
            head = mention.phrase.head
            fits = head is None or head.type == "civilians" or entity.has_role(head)
            if entity.kind == PERSON and entity.name and entity.gender in wanted and fits:
                people.setdefault(id(entity), entity)
            if len(people) == 2:
                break
        if len(people) < 2:
            return None
        names = tuple(e.name for e in reversed(people.values()))
        text = " and ".join(" ".join(n) for n in names)
        nouns = tuple(n for e in people.values() for n in e.nouns) or mention.phrase.nouns
        joint = Phrase(joint=names, nouns=nouns, plural=True, text=text)
        return self._describer.resolve(mention._replace(phrase=joint))

    def _place(self, token: int, kind: PronounKind, sources: Sequence[int]) -> Place:
        here: Spans = (self._parse.span(token, token),)
        start, end = here[0]
        quoting: set[int] = set()
        reporting: set[int] = set()
        for first, last, index in self._contents:
            if start < first or end > last or index in sources:
                continue
            item, attribution = self._item_of[index], self._attributions[index]
            if not contains(attribution.content, here):
                continue
            entity = self._found.get(index) or self._of_mention.get(id(item.mention))
            if entity is not None:
                direct = attribution.speech == "direct"
                (quoting if direct else reporting).add(id(entity))
        return Place(token, kind, self._text.is_quoted(token), quoting, reporting)

    def _pronoun(self, item: Item) -> Entity | None:
        token = item.token
        place = self._place(token, item.pronoun, item.sources)
        if item.pronoun in ("who", "which"):
            entity = self._relative(token, item.pronoun)
        else:
            entity = antecedent(place, self._traces, self._parse)
        if entity is None:
            entity = self._later(item, place)
        if entity is None:
            return None
        if item.pronoun in ("m", "f") and not entity.gender and (
            entity.name or entity.kind == PERSON
        ):
            entity.gender = "m" if item.pronoun == "m" else "f"
        weight = 0.9 if self._parse.relations[token].startswith("nsubj") else 0.4
        self._traces.append(Trace(entity, token, self._parse.sentence_of[token],
                                  weight * (0.4 if place.quoted else 1.0), place.quoted,
                                  token, token))  # fmt: skip
        return entity

    def _relative(self, token: int, kind: PronounKind) -> Entity | None:
        heads = relative_heads(token, self._parse)
        for head in heads:
            found = covering(head, self._traces)
            if found is not None and agreement(kind, found):
                return found
        sentence = self._parse.sentence_of[token]
        # "A primary, which" is something that is nobody; "China, which" may be hung on "fears".
        reach = token - 2 if kind == "which" and heads else 0
        near = [t for t in self._traces if t.sentence == sentence and t.token < token
                and t.last >= reach and agreement(kind, t.entity)]  # fmt: skip
        return max(near, key=lambda t: t.token).entity if near else None

    def _later(self, item: Item, place: Place) -> Entity | None:
        """ "After she spoke, Warren left": the first fitting name behind, in this sentence."""
        sentence = self._parse.sentence_of[item.token]
        for other in self._items.ordered:
            if other.mention is None or other.token <= item.token:
                continue
            if other.mention.sentence > sentence:
                return None
            entity = self._of_mention.get(id(other.mention))
            if entity is not None and agreement(item.pronoun, entity) \
                    and id(entity) not in place.quoting:  # fmt: skip
                return entity
        return None

    def _unparsed(self, phrase: Phrase) -> Entity:
        """A source where nothing was parsed, such as a credit: only its own words count."""
        organisation = self._roles.organisation([w.casefold() for w in phrase.name])
        kind = GROUP if phrase.plural else BODY if organisation else UNKNOWN
        return Entity(kind, name=phrase.name, nouns=list(phrase.nouns), phrase=phrase,
                      organisation=organisation, country=phrase.country)  # fmt: skip

    def _first_person(self, item: Item) -> Entity:
        """I and we inside somebody's words are that somebody; elsewhere they are the outlet."""
        here: Spans = (self._parse.span(item.token, item.token),)
        holding = [i for i, a in enumerate(self._attributions) if i in self._found
                   and i not in item.sources and holds(a, here)]  # fmt: skip
        if holding:
            return self._found[min(holding, key=lambda i: (length(self._attributions[i].content),
                                                           i))]  # fmt: skip
        outlet = self._text.article.outlet
        if outlet == UNKNOWN_OUTLET:
            return self._author
        return Entity(BODY, name=(outlet,), organisation=self._roles.organisation(
            outlet.casefold().split()))  # fmt: skip
