"""Whom a label denotes where the sentence settles it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from framing.codes import ReferentBy
from framing.conditions import matches_word
from framing.lexicon import KIND_OF, ReferentRule
from framing.syntax import Parse
from framing.syntax.arguments import all_agents, all_patients
from framing.syntax.phrases import governor

#: Kinds of classes whose labels are names of people.
PEOPLE = ("people", "armed")
#: "@abroad" in a rule's owners: a country other than the one the people are in.
ABROAD = "@abroad"
_OWNING = ("amod", "compound", "poss", "nmod")
_OWNER_PREPOSITIONS = frozenset({"of", "from"})
_PLACE_PREPOSITIONS = frozenset({"in", "into", "to", "across", "inside", "throughout"})
#: What one does to the country one is in.
_PLACE_VERBS = frozenset({"enter", "invade", "occupy", "leave", "attack"})
_VERB_PARTICLES = ("prt", "prep", "dobj", "advmod")


class Settled(NamedTuple):
    """The class that the text gives to a label, and the rule or words that say so."""

    referent: str
    why: str
    by: ReferentBy = "syntax"


class Settler:
    """The rules of a lexicon, ready for sentence after sentence."""

    def __init__(self, rules: Sequence[ReferentRule], countries: Mapping[str, str],
                 naming: frozenset[str]) -> None:  # fmt: skip
        self._countries = countries
        self._naming = naming
        self._deeds = [r for r in rules if r.doing]
        self._owners = [r for r in rules if r.owner]
        self._verbs = frozenset(verb[0] for r in self._deeds for verb in r.doing)
        self._prepositions = frozenset(v[1] for r in self._deeds for v in r.doing
                                       if v[0] == "be" and len(v) == 2)  # fmt: skip
        self._changed = frozenset(c for r in self._owners for c in r.changes)

    def settle(
        self, parse: Parse, sentence: int, labels: Mapping[int, str]
    ) -> dict[int, Settled]:
        """Main word of a label -> its class, for the labels whose class the sentence settles.

        `labels` has the class that each label's entry gives, by main word.
        """
        if len(labels) == 0:
            return {}
        out = dict(_named(parse, labels, self._naming))
        for token, referent in labels.items():
            if referent in self._changed and token not in out:
                out.update(self._by_owner(parse, token, referent, labels))
        if len(labels) > 1:
            out.update(self._by_deed(parse, sentence, labels))
        return {t: settled for t, settled in out.items() if settled.referent != labels[t]}

    def _by_deed(
        self, parse: Parse, sentence: int, labels: Mapping[int, str]
    ) -> Iterator[tuple[int, Settled]]:
        """From the last to the first, so that of several deeds the first counts."""
        for verb in reversed(range(*parse.sentences[sentence])):
            lemma = parse.lemmas[verb].lower()
            if lemma in self._verbs and parse.tags[verb].startswith("VB"):
                yield from self._done(parse, verb, lemma, labels)
            elif lemma in self._prepositions and verb and parse.heads[verb] in labels:
                yield from self._behind(parse, verb, labels)

    def _done(
        self, parse: Parse, verb: int, lemma: str, labels: Mapping[int, str]
    ) -> Iterator[tuple[int, Settled]]:
        agents = [t for t in all_agents(parse, verb) if t in labels]
        if not agents:
            return
        for rule in self._deeds:
            for words in rule.doing:
                done_to = _done_to(parse, verb, words) if words[0] == lemma else []
                if any(labels.get(t) in rule.to for t in done_to):
                    yield from ((t, _by(rule)) for t in agents if labels[t] in rule.changes)
                    return

    def _behind(
        self, parse: Parse, preposition: int, labels: Mapping[int, str]
    ) -> Iterator[tuple[int, Settled]]:
        """"the extremists behind the riots"."""
        token, word = parse.heads[preposition], parse.lemmas[preposition].lower()
        done_to = _objects_of(parse, preposition)
        for rule in self._deeds:
            if ("be", word) in rule.doing and labels[token] in rule.changes and any(
                labels.get(t) in rule.to for t in done_to
            ):
                yield token, _by(rule)
                return

    def _by_owner(
        self, parse: Parse, token: int, referent: str, labels: Mapping[int, str]
    ) -> Iterator[tuple[int, Settled]]:
        owners = list(_owners(parse, token))
        for rule in self._owners:
            if referent in rule.changes and (
                any(labels.get(t) == rule.becomes for t in owners)
                or any(matches_word(parse, t, rule.owner) for t in owners)
                or (ABROAD in rule.owner and self._is_abroad(parse, token, owners))
            ):
                yield token, _by(rule)
                return

    def _is_abroad(self, parse: Parse, token: int, owners: Sequence[int]) -> bool:
        own = {c for t in owners if (c := self._country(parse, t))}
        places = {c for t in _places(parse, token) if (c := self._country(parse, t))}
        return bool(own) and bool(places - own) and not places & own

    def _country(self, parse: Parse, token: int) -> str:
        word = parse.words[token].lower()
        return self._countries.get(word) or self._countries.get(word.partition("-")[0], "")


def _by(rule: ReferentRule) -> Settled:
    return Settled(rule.becomes, rule.id)


def _named(
    parse: Parse, labels: Mapping[int, str], naming: frozenset[str]
) -> Iterator[tuple[int, Settled]]:
    """Names said of a label have its class: "the marchers are bandits", "called them ..."."""
    for token, referent in labels.items():
        if KIND_OF.get(referent) not in PEOPLE:
            continue
        top = _first_conjunct(parse, token)
        relation, head = parse.relations[top], parse.heads[top]
        if relation == "attr":
            said_of = all_agents(parse, head)
        elif relation == "appos":
            said_of = [head]
        elif relation in ("oprd", "dobj", "ccomp") and parse.lemmas[head].lower() in naming:
            said_of = [*(t for t in parse.children[top] if parse.relations[t] == "compound"),
                       *all_patients(parse, head), *subjects_inside(parse, top)]  # fmt: skip
        elif relation == "pobj" and parse.words[head].lower() == "as":
            said_of = all_patients(parse, parse.heads[head])
        else:
            continue
        owner = next((t for t in said_of if t != token and t in labels), None)
        if owner is not None and KIND_OF.get(labels[owner]) in PEOPLE:
            yield token, Settled(labels[owner], f"{parse.words[owner]!r}")


def subjects_inside(parse: Parse, noun: int) -> list[int]:
    """Subjects of a noun that is a clause of its own: "consider [themselves] rebels"."""
    return [t for t in parse.children[noun] if parse.relations[t] == "nsubj"]


def _first_conjunct(parse: Parse, token: int) -> int:
    seen = {token}
    while parse.relations[token] == "conj" and parse.heads[token] not in seen:
        token = parse.heads[token]
        seen.add(token)
    return token


def _done_to(parse: Parse, verb: int, words: Sequence[str]) -> list[int]:
    """What is done to by a verb of several words; nothing where its other words are not there."""
    last = verb
    for word in words[1:]:
        found = [t for at in (verb, last) for t in parse.children[at]
                 if parse.lemmas[t].lower() == word and parse.relations[t] in _VERB_PARTICLES]
        if not found:
            return []
        last = found[0]
    if parse.relations[last] == "prep":
        return _objects_of(parse, last)
    return all_patients(parse, verb)


def _objects_of(parse: Parse, preposition: int) -> list[int]:
    return [t for t in parse.children[preposition] if parse.relations[t] == "pobj"]


def _owners(parse: Parse, token: int) -> Iterator[int]:
    """Words that say whose a noun's people are."""
    for child in parse.children[token]:
        if parse.relations[child] in _OWNING:
            yield child
        elif parse.words[child].lower() in _OWNER_PREPOSITIONS:
            for noun in _objects_of(parse, child):
                yield noun
                yield from (t for t in parse.children[noun] if parse.relations[t] in _OWNING)


def _places(parse: Parse, token: int) -> Iterator[int]:
    """Words for where a noun's people are or go to."""
    verb = governor(parse, token)
    tops = [token] if verb is None else [token, verb]
    for top in tops:
        for child in parse.children[top]:
            word = parse.words[child].lower()
            # "troops from Russia" are Russia's, "troops withdrew from Russia" were in it.
            if word in _PLACE_PREPOSITIONS or (word == "from" and top == verb):
                yield from _objects_of(parse, child)
    if verb is not None and parse.lemmas[verb].lower() in _PLACE_VERBS:
        yield from all_patients(parse, verb)
