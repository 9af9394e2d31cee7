"""Who does and who suffers what a verb or a noun of an act says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from framing.conditions import objects, subjects
from framing.syntax import Parse
from framing.verbs import is_infinitive, is_passive

#: Prepositions before those whom an act is aimed at.
_AIMS = frozenset({"at", "on", "upon", "into", "against", "with", "onto", "towards", "toward"})
#: Of nouns: "crackdown on", "attack against", "clashes with".
_NOUN_AIMS = frozenset({"on", "against", "upon", "at", "with", "between"})
#: Nouns with "of" before the one who acts, not before the one acted on.
_SUBJECTIVE = frozenset({"attack", "raid", "assault", "operation", "violence", "aggression"})


@dataclass(frozen=True, slots=True)
class Participants:
    """Tokens: the nouns of agents and patients; `aims` stand behind "at", "on", "against"."""

    agents: tuple[int, ...] = ()
    patients: tuple[int, ...] = ()
    aims: tuple[int, ...] = ()
    #: The verb that a noun of an act hangs on, and whether it only carries the noun.
    verb: int | None = None
    supported: bool = False


def verb_participants(parse: Parse, verb: int, *, passive: bool) -> Participants:
    """Subject and object, those of passives, participles, and verbs that share theirs."""
    agents = _controllers(parse, verb) if is_infinitive(parse, verb) else subjects(parse, verb)
    patients = set(objects(parse, verb))
    if not passive and not agents:  # a subject that was taken for that of a passive
        agents = [c for c in parse.children[verb] if parse.relations[c] == "nsubjpass"]
    return Participants(
        agents=_resolved(parse, agents),
        patients=_resolved(parse, patients - set(agents)),
        aims=tuple(t for word in (verb, *patients) for t in _aimed(parse, word, _AIMS)),
        verb=verb,
    )


def _controllers(parse: Parse, verb: int) -> list[int]:
    """Who is to do what an infinitive says.

    "asked [police] to disperse", "[troops] were sent to quell", "[Police] fired in a bid to stop".
    """
    own = [c for c in parse.children[verb] if parse.relations[c] == "nsubj"]
    if own:
        return own
    head = parse.heads[verb]
    if head == verb:
        return []
    if parse.relations[verb] == "conj":
        return _controllers(parse, head) if is_infinitive(parse, head) else subjects(parse, verb)
    if not parse.tags[head].startswith("VB"):
        owners = [c for c in parse.children[head] if parse.relations[c] == "poss"]
        if owners:
            return owners
        while head != parse.heads[head] and not parse.tags[head].startswith("VB"):
            head = parse.heads[head]
        if not parse.tags[head].startswith("VB"):
            return []
    elif parse.relations[verb] == "xcomp":
        asked = [c for c in parse.children[head] if parse.relations[c] == "dobj" and c < verb]
        if asked:
            return asked
    if is_infinitive(parse, head):
        return _controllers(parse, head)
    moved = [c for c in parse.children[head] if parse.relations[c] == "nsubjpass"]
    return moved or subjects(parse, head)


def noun_participants(parse: Parse, noun: int, support: frozenset[str]) -> Participants:
    """Possessor, "by", compound and supporting verb give who acts; "of", "on" who suffers.

    "the killing of protesters by police", "a police crackdown on protesters", "police launched a
    raid".
    """
    agents = list(_owners(parse, noun))
    agents += _aimed(parse, noun, frozenset({"by"}))
    aims = list(_aimed(parse, noun, _NOUN_AIMS))
    of = list(_aimed(parse, noun, frozenset({"of"})))
    if of and not agents and (aims or parse.lemmas[noun].lower() in _SUBJECTIVE):
        agents, of = of, []
    verb = _governing(parse, noun)
    supported = verb is not None and parse.lemmas[verb].lower() in support
    if verb is not None and supported:
        told = [a for a in agents if parse.relations[a] not in ("compound", "nmod")]
        agents = told or subjects(parse, verb)
        aims = aims or list(_aimed(parse, verb, _AIMS - {"with", "into"}))
    return Participants(_resolved(parse, agents), _resolved(parse, of or aims), tuple(aims),
                        verb, supported)  # fmt: skip


def _resolved(parse: Parse, nouns: Iterable[int]) -> tuple[int, ...]:
    """The nouns in text order, relative pronouns as what they stand for."""
    out = set()
    for noun in nouns:
        verb = parse.heads[noun]
        relative = parse.tags[noun] in ("WP", "WDT") and parse.relations[verb] == "relcl"
        out.add(parse.heads[verb] if relative else noun)
    return tuple(sorted(out))


def _aimed(parse: Parse, word: int, prepositions: frozenset[str]) -> Iterator[int]:
    for child in parse.children[word]:
        if parse.words[child].lower() in prepositions and child > word:
            for noun in parse.children[child]:
                if parse.relations[noun] == "pobj":
                    yield noun
                    yield from _members(parse, noun)


def _members(parse: Parse, noun: int) -> Iterator[int]:
    """What a noun is coordinated with, and what it is a number of."""
    for child in parse.children[noun]:
        if parse.relations[child] == "conj":
            yield child
        elif parse.words[child].lower() == "of":
            yield from (j for j in parse.children[child] if parse.relations[j] == "pobj")


def _owners(parse: Parse, noun: int) -> Iterator[int]:
    """"the army's raid", "police violence": a noun before the noun that may act."""
    for child in parse.children[noun]:
        if parse.relations[child] in ("poss", "compound", "nmod") and parse.tags[child].startswith(
            ("NN", "PRP")
        ):
            yield child


def _governing(parse: Parse, noun: int) -> int | None:
    """The verb whose object or passive subject the noun is."""
    token = noun
    while parse.relations[token] in ("conj", "compound", "nmod") and parse.heads[token] != token:
        token = parse.heads[token]
    if parse.relations[token] == "pobj" and parse.words[parse.heads[token]].lower() in (
        "of", "to", "with", "out",
    ):  # fmt: skip
        token = parse.heads[token]
        if parse.tags[parse.heads[token]].startswith("NN"):
            return None
    head = parse.heads[token]
    if parse.relations[token] in ("dobj", "nsubjpass", "prep", "prt") and parse.tags[
        head
    ].startswith("VB"):
        return head
    return head if parse.relations[token] == "nsubj" and is_passive(parse, head) else None
