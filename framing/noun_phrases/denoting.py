"""What the noun phrases of an article denote, and their words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from framing.lexicon import KIND_OF
from framing.noun_phrases.people import PEOPLE_KINDS, PeopleWords
from framing.spans import Span, Spans, normalise
from framing.syntax import Parse
from framing.syntax.verbs import is_passive

_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "EX", "DT", "PDT"})
#: What hangs on a noun and belongs to its name for somebody.
_PARTS = frozenset({
    "det", "amod", "compound", "nmod", "nummod", "poss", "case", "quantmod", "predet", "advmod",
    "punct", "prep", "pobj", "cc", "conj",
})  # fmt: skip
#: How names for the people of a place end ("New Yorkers"), and nouns for those who do something.
_DEMONYM = re.compile(r"(ers|ans|ites|is|ese)$")
_DOER = re.compile(r"(ers|ors|ists|ians|men|women)$")
_SUBJECTS = ("nsubj", "nsubjpass")
_OBJECTS = ("dobj",)
_NUMBERS = frozenset({"dozens", "hundreds", "thousands", "scores"})
#: Nouns for so many of what stands behind "of".
_QUANTITIES = frozenset({
    *_NUMBERS, "number", "numbers", "majority", "minority", "handful", "couple", "pair", "pairs",
    "half", "rest", "total", "lot", "lots", "dozen", "hundred", "thousand", "million", "tens",
    "millions", "trio", "several", "many", "most", "some", "all", "both", "any", "none", "few",
    "more", "least", "kind", "kinds", "sort", "sorts", "part", "parts", "series", "wave", "waves",
})  # fmt: skip
#: Words for the rest of those who were named before: "eight officers were killed, 300 [others]".
_ELLIPTIC = frozenset({"others", "more", "another", "other", "rest"})
#: Nouns that tell when, not who: "Friday's attack", "attacks on Tuesday".
_TIMES = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec.", "today",
    "tomorrow", "yesterday", "tonight", "morning", "afternoon", "evening", "night", "day", "days",
    "week", "weeks", "weekend", "month", "months", "year", "years", "decade", "decades", "century",
    "hour", "hours", "spring", "summer", "autumn", "winter", "date", "anniversary", "eve",
})  # fmt: skip
#: Events that force may be used against ("quell the unrest"); "force_event" also holds its means.
EVENTS = ("protest_event", "violent_event", "attack_event", "conflict_event")


class Denoting:
    """What the noun phrases of one article denote."""

    def __init__(
        self, parse: Parse, labels: Iterable[tuple[Span, str]], people: PeopleWords
    ) -> None:
        """`labels`: the terms of the article, each with its class."""
        self._parse = parse
        self._people = people
        self._classes: dict[int, str] = {}
        self._events: dict[int, str] = {}
        for span, referent in labels:
            is_person = KIND_OF.get(referent, "") in PEOPLE_KINDS
            first = bisect_left(parse.starts, span.start)
            for token in range(first, bisect_left(parse.starts, span.end)):
                if is_person:
                    self._classes[token] = referent
                elif referent in EVENTS:
                    self._events[token] = referent

    def referent(self, token: int) -> str:
        """The class of a noun: the lexicon's, or one of `annotations.PLAIN_REFERENTS`."""
        parse = self._parse
        if token in self._classes:
            return self._classes[token]
        if parse.tags[token].startswith("NNP"):  # "President Tokayev" is a leader
            titles = [c for c in parse.children[token] if c in self._classes
                      and parse.relations[c] in ("compound", "appos", "nmod")]  # fmt: skip
            if titles:
                return self._classes[titles[0]]
            if body := self.armed_body(token):
                return body
        word = parse.lower[token]
        if word in self._people.classes and parse.tags[token].startswith("NN"):
            return self._people.classes[word]
        if token in self._events and parse.tags[token].startswith("NN"):
            return self._events[token]
        if (parts := self._parts(token)) is not None:
            found = self.referent(parts)
            crowd = word in self._people.groups and word not in _NUMBERS
            return "people" if found == "other" and crowd else found
        if word in _ELLIPTIC or parse.tags[token] == "CD":
            return self._parallel(token) or "people"
        if parse.tags[token] in _PRONOUNS:
            return "unresolved"
        if self.is_person(token) or word in self._people.groups:
            return "people"
        return "named" if parse.tags[token].startswith("NNP") else "other"

    def acts(self, token: int) -> bool:
        """Whether the noun is somebody who can act: people, a name, a pronoun that may be one."""
        if self._parse.lower[token] in ("it", "this", "that", "which", "these", "those"):
            return False
        referent = self.referent(token)
        return referent not in ("other", *EVENTS) and not self.is_time(token)

    def armed_body(self, token: int) -> str:
        """The class of an armed group, an army or a police force known by name; else ""."""
        first = min((c for c in self._parse.children[token] if c < token), default=token)
        names = (" ".join(self._parse.lower[t] for t in range(at, token + 1))
                 for at in range(max(first, token - 4), token + 1))  # fmt: skip
        return next((self._people.armed[name] for name in names if name in self._people.armed), "")

    def is_state(self, token: int) -> bool:
        """Whether the word says of which state something is: "Russian", "U.S."; names of countries
        rather say where."""
        word = self._parse.lower[token].replace(".", "")
        return word in self._people.states and self._parse.tags[token].startswith(("JJ", "NNP"))

    def is_time(self, token: int) -> bool:
        """Whether the noun tells when."""
        return self._parse.lower[token] in _TIMES and self._parse.tags[token].startswith("NN")

    def _parts(self, token: int) -> int | None:
        """What a number or a word for a group is one of: "hundreds of [homes]"."""
        parse = self._parse
        word = parse.lower[token]
        if not (parse.tags[token] == "CD" or word in _QUANTITIES or word in self._people.groups
                or word.endswith("loads")):  # fmt: skip
            return None
        for child in parse.children[token]:
            if parse.lower[child] == "of" and child > token:
                for noun in parse.children[child]:
                    if parse.relations[noun] == "pobj" and parse.tags[noun][:2] in ("NN", "CD"):
                        return noun
        return None

    def _parallel(self, token: int) -> str:
        """The class of those whom a number alone goes on with: "eight officers were killed and
        [300] injured", "killing 12 people and wounding [40]"."""
        parse = self._parse
        relation, verb = parse.relations[token], parse.heads[token]
        while relation == "conj" and not parse.tags[verb].startswith("VB"):
            if parse.tags[verb].startswith("NN"):
                return self._numbered(verb)
            relation, verb = parse.relations[verb], parse.heads[verb]
        if relation not in _SUBJECTS and relation not in _OBJECTS:
            return ""
        while parse.relations[verb] == "conj" and parse.heads[verb] != verb:
            verb = parse.heads[verb]
            if not parse.tags[verb].startswith("VB"):
                return ""
            for noun in parse.children[verb]:
                beside = parse.relations[noun]
                same = any(beside in kind and relation in kind for kind in (_SUBJECTS, _OBJECTS))
                if noun < token and (same or (beside in _SUBJECTS and is_passive(parse, verb))):
                    found = self._numbered(noun)
                    if found:
                        return found
        return ""

    def _numbered(self, noun: int) -> str:
        """The class of people who are counted, "" for others."""
        counted = any(self._parse.relations[c] == "nummod" for c in self._parse.children[noun])
        many = counted or self._parts(noun) is not None
        found = self.referent(noun) if many else ""
        return "" if found in ("other", "named", "unresolved") else found

    def is_person(self, token: int) -> bool:
        """Whether the noun is a word for people."""
        parse = self._parse
        if token in self._classes:
            return True
        word = parse.lower[token]
        if parse.tags[token] == "NNPS" and _DEMONYM.search(word):
            placed = any(parse.tags[c] == "NNP" for c in parse.children[token])
            return placed or not word.endswith("ers")  # "New Yorkers", not "Flowers"
        return word in self._people.nouns or word.rpartition("-")[2] in self._people.nouns

    def may_be_person(self, token: int) -> bool:
        """Whether the noun is formed like words for those who do something: "pyrotechnicians"."""
        return self._parse.tags[token] == "NNS" and bool(_DOER.search(self._parse.lower[token]))

    def best(self, tokens: Iterable[int]) -> str:
        """The most telling class among coordinated nouns; "" where there are none."""
        found = ["named" if self.is_state(t) and self._parse.tags[t].startswith("JJ")
                 else self.referent(t) for t in tokens]  # fmt: skip
        plain = ("people", "named", "other", "unresolved")
        return min(found, key=lambda r: plain.index(r) + 1 if r in plain else 0, default="")


def phrase(parse: Parse, noun: int) -> Span:
    """The noun with what stands directly with it: modifiers before it, "of ..." behind it."""
    tokens = {noun}
    todo = [c for c in parse.children[noun] if parse.relations[c] in _PARTS and (
        c < noun or parse.lower[c] == "of" or parse.relations[c] == "case")]  # fmt: skip
    while todo:
        token = todo.pop()
        tokens.add(token)
        todo += [c for c in parse.children[token] if parse.relations[c] in _PARTS]
    first = last = noun
    while first - 1 in tokens:
        first -= 1
    while last + 1 in tokens:
        last += 1
    while first < noun and (not any(ch.isalnum() for ch in parse.words[first])
                            or _is_result(parse, first, noun)):  # fmt: skip
        first += 1
    while last > noun and (parse.tags[last] in ("IN", "TO") or parse.is_mark[last]):
        last -= 1
    return parse.span(first, last)


def _is_result(parse: Parse, token: int, noun: int) -> bool:
    """"shot [dead] two men": an adjective before number or article is the verb's."""
    beyond = token + 1
    return (parse.heads[token] == noun == parse.heads[beyond] and beyond < noun
            and parse.relations[token] in ("amod", "advmod")
            and parse.relations[beyond] in ("nummod", "det"))  # fmt: skip


def phrases(parse: Parse, nouns: Iterable[int]) -> Spans:
    """The phrases of several nouns."""
    return normalise(phrase(parse, t) for t in nouns)
