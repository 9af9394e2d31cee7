"""Who does what a verb says, and to whom: the arguments behind voice, gaps and infinitives.

Three questions, asked in this order: what is the grammatical subject, its own or the one that the
verb shares or leaves out (`subjects`); is the verb passive (`verbs.is_passive`); and so who acts
(`agents`) and who is acted on (`patients`). All return nouns without what is coordinate with them.
"""

from __future__ import annotations

from collections.abc import Callable

from framing.syntax.columns import Parse
from framing.syntax.phrases import with_members
from framing.syntax.verbs import (
    is_beside,
    is_gerund_before_object,
    is_infinitive,
    is_passive,
    objects_below,
    subject_of,
)

#: Whether a noun can be the one who acts: people, names, pronouns, not things.
Acts = Callable[[int], bool]

_RELATIVE = ("WP", "WDT")
#: Relations of a verb without a subject of its own that takes that of the verb it hangs on.
_SHARES = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "aux"})
#: "criticised the officer for shooting", "kept the crowd from entering": the object does it.
_OBJECT_CONTROL = frozenset({"for", "from", "of", "into", "as"})
#: Quantifiers that stand apart from the subject that they belong to.
_FLOATED = frozenset({"all", "both", "each"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def anyone(_noun: int) -> bool:
    """Takes every noun for one that can act."""
    return True


def agents(parse: Parse, verb: int, acts: Acts = anyone) -> list[int]:
    """Who does it: "by" of a passive, else the subject."""
    return (by_agents if is_passive(parse, verb) else subjects)(parse, verb, acts)


def patients(parse: Parse, verb: int, acts: Acts = anyone) -> list[int]:
    """Whom it is done to: the subject of a passive, else the object."""
    if is_passive(parse, verb):
        return subjects(parse, verb, acts)
    found = objects_below(parse, verb)
    if not found and is_gerund_before_object(parse, verb):
        return [parse.heads[verb]]
    head = parse.heads[verb]
    if not found and parse.relations[verb] == "conj" and parse.relations[head] == "relcl":
        return patients(parse, head, acts)  # "the men police shot and killed"
    if parse.relations[verb] != "relcl":
        return found
    if found:
        return [head if parse.tags[o] in _RELATIVE else o for o in found]
    subject = subject_of(parse, verb)
    gap = subject is not None and parse.tags[subject] not in _RELATIVE
    return [head] if gap else []  # "the men police shot"


def all_agents(parse: Parse, verb: int) -> list[int]:
    """The agents with what is coordinate with them and what they are groups of."""
    return with_members(parse, agents(parse, verb))


def all_patients(parse: Parse, verb: int) -> list[int]:
    """The same for patients; to whom something is given stands for a missing object."""
    found = patients(parse, verb) or [
        c for c in parse.children[verb] if parse.relations[c] == "dative"]  # fmt: skip
    return with_members(parse, found)


def by_agents(parse: Parse, verb: int, acts: Acts = anyone) -> list[int]:
    """By whom a passive is done; "shot and killed by police" says it once.

    Parsers hang "by" on the nearest noun too ("fired at the marchers by [police]"): what it names
    acts only if it can.
    """
    for at in (verb, *(c for c in parse.children[verb] if is_beside(parse, verb, c))):
        found = [j for i in parse.children[at] if parse.relations[i] == "agent"
                 for j in parse.children[i] if parse.relations[j] == "pobj"]  # fmt: skip
        if found:
            return found
    if acts is anyone:
        return []
    aims = [j for i in parse.children[verb] if parse.relations[i] == "prep" and i > verb
            for j in parse.children[i] if parse.relations[j] == "pobj"]  # fmt: skip
    return [n for j in aims for i in parse.children[j] if parse.lower[i] == "by" and i > j
            for n in parse.children[i] if parse.relations[n] == "pobj" and acts(n)]  # fmt: skip


def subjects(parse: Parse, verb: int, acts: Acts = anyone) -> list[int]:
    """The grammatical subject: the verb's own, the noun that it modifies, or the one it shares."""
    own = _own_subject(parse, verb)
    relation, head = parse.relations[verb], parse.heads[verb]
    if own is not None:
        if relation != "relcl" or parse.tags[own] not in _RELATIVE:
            return [own]
        return [_antecedent(parse, own, head, acts)]
    if head == verb or is_gerund_before_object(parse, verb):
        return []
    if is_infinitive(parse, verb):
        return _controllers(parse, verb, acts)
    if relation in ("relcl", "acl", "amod"):
        return [head]
    if relation == "pcomp":
        return [t for t in _of_gerund(parse, verb, acts) if acts(t)]
    if relation == "ccomp" and parse.relations[head] == "relcl":
        return _of_reported_gap(parse, head)
    if relation not in _SHARES:
        return []
    if relation == "xcomp":
        return _controllers(parse, verb, acts)
    return _of_clause(parse, _past_report(parse, head, verb), acts)


def _antecedent(parse: Parse, pronoun: int, noun: int, acts: Acts) -> int:
    """What a relative pronoun stands for: "the [driver] of the tram, who"."""
    found = noun
    while parse.tags[pronoun] == "WP" and not acts(found):
        above = parse.heads[found]
        if parse.relations[found] != "pobj" or not parse.tags[parse.heads[above]].startswith("NN"):
            return noun
        found = parse.heads[above]
    return found


def _own_subject(parse: Parse, verb: int) -> int | None:
    """The subject right below a verb, "there" left out."""
    found = subject_of(parse, verb)
    if found is not None and parse.lower[found] in _FLOATED:  # "a panel that all agreed"
        found = next((c for c in parse.children[verb] if c < found
                      and parse.relations[c] in ("nsubj", "nsubjpass")), found)  # fmt: skip
    if found is not None:
        return None if parse.relations[found] == "expl" else found
    if parse.tags[verb] in _FINITE:
        # A finite verb is no noun: what parsers take for its first part is its subject.
        return next((c for c in parse.children[verb]
                     if parse.relations[c] == "compound" and c < verb), None)  # fmt: skip
    return None


def _of_clause(parse: Parse, token: int, acts: Acts) -> list[int]:
    """The subject of the clause that `token` is part of."""
    start = token
    while not parse.tags[token].startswith(("VB", "MD")):
        if parse.heads[token] == token:
            return []
        below, token = token, parse.heads[token]
        if subject_of(parse, token) == below:
            return []  # "a bid to storm it failed": nobody is told
    return subjects(parse, _past_report(parse, token, start), acts)


def _of_reported_gap(parse: Parse, verb: int) -> list[int]:
    """"the [girls] who fighters said were killed": the gap is in the clause that is reported."""
    begun = {parse.tags[c] for c in parse.children[verb] if c < verb}
    own = subject_of(parse, verb)
    gap = own is not None and parse.tags[own] not in _RELATIVE and begun & set(_RELATIVE)
    return [parse.heads[verb]] if gap else []


def _past_report(parse: Parse, verb: int, below: int) -> int:
    """The reported clause where a verb that reports it in passing stands between: "[he] fired,
    officials said, before being shot"."""
    if below < verb:
        return verb
    told = [c for c in parse.children[verb] if parse.relations[c] == "ccomp" and c < verb]
    return told[-1] if told else verb


def _controllers(parse: Parse, verb: int, acts: Acts) -> list[int]:
    """Who is to do what an infinitive says.

    "asked [police] to disperse", "[troops] were sent to quell", "[Police] fired in a bid to stop",
    but "[Police] used grenades to disperse", "grenades were used by [police] to disperse".
    """
    relation, head = parse.relations[verb], parse.heads[verb]
    if relation == "conj":
        return subjects(parse, head, acts)
    if not parse.tags[head].startswith(("VB", "MD")):
        person = parse.tags[head].startswith("NN") and acts is not anyone and acts(head)
        if relation == "acl" and person:
            return [head]  # "the first [American] to bomb"
        owners = [c for c in parse.children[head] if parse.relations[c] == "poss" and acts(c)]
        return owners or _of_clause(parse, head, acts)
    if relation == "xcomp":
        asked = [c for c in parse.children[head]
                 if parse.relations[c] in ("dobj", "dative") and c < verb]  # fmt: skip
        asked = [parse.heads[head] if parse.tags[c] in _RELATIVE else c for c in asked]
        if any(map(acts, asked)):
            return list(filter(acts, asked))
    above = subjects(parse, head, acts)
    if is_passive(parse, head) and not any(map(acts, above)):
        return by_agents(parse, head, acts)
    return above


def _of_gerund(parse: Parse, verb: int, acts: Acts) -> list[int]:
    """Who does what a gerund behind a preposition says: "accused [police] of beating", "[police]
    fled after beating"."""
    preposition = parse.heads[verb]
    head = parse.heads[preposition]
    if parse.lower[preposition] == "including":
        return []
    if not parse.tags[head].startswith("VB"):
        if parse.relations[head] in ("dobj", "nsubjpass") and acts(head):
            return [head]  # "accused the army of shelling", with "of" on the army
        owners = [c for c in parse.children[head] if parse.relations[c] == "poss" and acts(c)]
        if owners or parse.relations[head] != "pobj" or parse.lower[preposition] not in (
            "of", "for"
        ):  # fmt: skip
            return owners
        below = parse.heads[head]
        blamed = _blamed(parse, parse.heads[below], below, acts)
        return _of_clause(parse, head, acts) if blamed is None else blamed
    if blamed := _blamed(parse, head, preposition, acts):
        return blamed
    return subjects(parse, _past_report(parse, head, preposition), acts)


def _blamed(parse: Parse, verb: int, preposition: int, acts: Acts) -> list[int] | None:
    """Whom a verb holds to do what stands behind its preposition: "criticised [police] for", also
    with a noun between, "searched [them] for signs of"; None: no such verb or object."""
    if not parse.tags[verb].startswith("VB") or parse.lower[preposition] not in _OBJECT_CONTROL:
        return None
    held = patients(parse, verb, acts)
    return list(filter(acts, held)) if held else None
