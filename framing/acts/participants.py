"""Who does and who suffers what a verb or a noun of an act says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from framing.noun_phrases import Denoting
from framing.syntax import Parse
from framing.syntax.arguments import agents, patients, subjects
from framing.syntax.verbs import is_passive, objects_below

#: Prepositions before those whom an act is aimed at.
_AIMS = frozenset({"at", "on", "upon", "into", "against", "with", "onto", "towards", "toward"})
#: Of nouns: "crackdown on", "attack against"; "shooting at" tells where.
_NOUN_AIMS = frozenset({"on", "against", "upon", "towards", "toward"})
#: Before the parties of a mutual act: "clashes with", "clashes between".
_MUTUAL = frozenset({"with", "between", "among"})
_BY = frozenset({"by"})
#: Before what somebody is held to have done.
_HELD_FOR = frozenset({"of", "for", "with", "in"})
#: "attacks of the kind": nouns that only compare.
_KINDS = frozenset({"kind", "sort", "type", "scale", "magnitude", "nature"})
#: Verbs with "under" before a noun of an act that is done to their subject or object.
_UNDERGO = frozenset({"be", "come", "remain", "stay", "place", "put", "keep"})


@dataclass(frozen=True, slots=True)
class ActWords:
    """Lemmas around the noun of an act, from the lexicon's categories SUPPORT (frames.yaml)."""

    #: Verbs that carry it: who launches a raid raids; the same of means alone: "used tear gas".
    support: frozenset[str] = frozenset()
    use: frozenset[str] = frozenset()
    #: Words for those who are held to have done it: accused of, responsible for.
    blame: frozenset[str] = frozenset()
    #: Nouns with "of" before the one who acts; and those with the state that acts before them.
    of: frozenset[str] = frozenset()
    state: frozenset[str] = frozenset()
    #: Nouns whose possessor suffers: "his arrest".
    suffered: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Participants:
    """Tokens: the nouns of agents and patients; `aims` stand behind "at", "on", "against"."""

    agents: tuple[int, ...] = ()
    patients: tuple[int, ...] = ()
    aims: tuple[int, ...] = ()
    #: The verb that a noun of an act hangs on, and whether it only carries the noun.
    verb: int | None = None
    supported: bool = False


def verb_participants(parse: Parse, verb: int, denoting: Denoting) -> Participants:
    """Who acts and on whom, by voice, sharing and control (`syntax.arguments`)."""
    acting = agents(parse, verb, denoting.acts)
    suffering = [t for t in patients(parse, verb, denoting.acts) if t not in acting]
    return Participants(
        agents=_with_members(parse, acting),
        patients=_with_members(parse, suffering),
        aims=tuple(t for word in (verb, *suffering) for t in _aimed(parse, word, _AIMS)
                   if not denoting.is_time(t)),
        verb=verb,
    )  # fmt: skip


def noun_participants(
    parse: Parse, noun: int, denoting: Denoting, words: ActWords, *, is_means: bool
) -> Participants:
    """Possessor, "by", compound and supporting verb give who acts; "of", "on" who suffers.

    "the killing of protesters by police", "a police crackdown on protesters", "police launched a
    raid", "came under attack", "accused him of murder". `is_means`: the noun is a thing that is
    used. The possessor of what is suffered ("his arrest") suffers it, unless "of" says who does.
    """
    use = _use(parse, noun)
    hosts = sorted({noun, use})
    owners = [t for at in hosts for t in _owners(parse, at) if not denoting.is_time(t)]
    by = [t for at in hosts for t in _aimed(parse, at, _BY) if not denoting.is_time(t)]
    of = [t for t in _aimed(parse, noun, frozenset({"of"}))
          if not denoting.is_time(t) and parse.lemmas[t].lower() not in _KINDS]  # fmt: skip
    aims = [t for t in _aimed(parse, noun, _NOUN_AIMS) if not denoting.is_time(t)]
    aims += [t for t in _aimed(parse, noun, _MUTUAL) if denoting.acts(t)]
    lemma = parse.lemmas[noun].lower()
    if {parse.lower[noun], lemma} & words.suffered:
        if not of and not aims:
            of, owners = [t for t in owners if parse.relations[t] == "poss"], [
                t for t in owners if parse.relations[t] != "poss"]  # fmt: skip
    elif of and not owners and not by and lemma in words.of:
        by, of = of, []
    if lemma in words.state:
        owners += [c for c in parse.children[noun] if c < noun and denoting.is_state(c)
                   and parse.relations[c] in ("amod", "compound", "nmod") and c not in owners]
    acting = [*owners, *by] or _held(parse, noun, denoting, words.blame)
    acting = acting or _in_clause(parse, noun, denoting, words.support)
    verb = _governing(parse, noun)
    carries = words.support | words.use if is_means else words.support
    supported = verb is not None and (
        parse.lemmas[verb].lower() in carries or _is_wielded(parse, verb, noun, denoting))
    if verb is not None and supported:
        told = [a for a in acting if parse.relations[a] not in ("compound", "nmod")]
        acting = told or agents(parse, verb, denoting.acts)
        aims = aims or [t for t in _aimed(parse, verb, _AIMS - {"with", "into"})
                        if not denoting.is_time(t)]  # fmt: skip
    suffering = of or aims or list(_undergoing(parse, noun, denoting))
    return Participants(_with_members(parse, acting), _with_members(parse, suffering), tuple(aims),
                        verb, supported)  # fmt: skip


def _with_members(parse: Parse, nouns: Iterable[int]) -> tuple[int, ...]:
    """The nouns and what is coordinate with them, in text order."""
    out: set[int] = set()
    todo = list(nouns)
    while todo:
        noun = todo.pop()
        out.add(noun)
        todo += [c for c in parse.children[noun] if parse.relations[c] == "conj" and c not in out
                 and not parse.tags[c].startswith("VB")]  # fmt: skip
    return tuple(sorted(out))


def _aimed(parse: Parse, word: int, prepositions: frozenset[str]) -> Iterator[int]:
    for child in parse.children[word]:
        if parse.lower[child] in prepositions and child > word:
            for noun in parse.children[child]:
                if parse.relations[noun] == "pobj":
                    yield from _with_members(parse, (noun,))


def _owners(parse: Parse, noun: int) -> Iterator[int]:
    """"the army's raid", "police violence": a noun before the noun that may act."""
    for child in parse.children[noun]:
        if child < noun and parse.relations[child] in ("poss", "compound", "nmod", "nsubj") and (
            parse.tags[child].startswith(("NN", "PRP", "WP"))
        ):
            yield child


def _is_wielded(parse: Parse, verb: int, noun: int, denoting: Denoting) -> bool:
    """"threw [grenades] at protesters": what is aimed at somebody is used."""
    return parse.relations[noun] == "dobj" and parse.heads[noun] == verb and any(
        denoting.acts(t) for t in _aimed(parse, verb, _AIMS - {"with"}))  # fmt: skip


def _held(
    parse: Parse, noun: int, denoting: Denoting, blame: frozenset[str]
) -> list[int]:
    """Who is held to have done it: "charged [him] with murder", "[rebels] are responsible for",
    "[the group] claimed responsibility for"."""
    preposition = parse.heads[noun]
    if parse.relations[noun] != "pobj" or parse.lower[preposition] not in _HELD_FOR:
        return []
    word = parse.heads[preposition]
    if parse.lemmas[word].lower() not in blame:
        return []

    def acts(who: int) -> bool:  # "no group claimed responsibility"
        return denoting.acts(who) and all(parse.lower[c] != "no" for c in parse.children[who])

    if parse.tags[word].startswith("VB"):
        return [t for t in patients(parse, word, denoting.acts) if acts(t)]
    if parse.relations[word] == "dobj" and parse.tags[parse.heads[word]].startswith("VB"):
        return [t for t in agents(parse, parse.heads[word], denoting.acts) if acts(t)]
    above = parse.heads[word]
    if parse.relations[word] in ("acomp", "attr", "oprd") and parse.tags[above].startswith("VB"):
        return [t for t in subjects(parse, above, denoting.acts) if acts(t)]
    if parse.relations[word] == "amod" and acts(above):
        return [above]
    return []


def _in_clause(
    parse: Parse, noun: int, denoting: Denoting, support: frozenset[str]
) -> list[int]:
    """Who does it in the clause behind it: "attacks carried out by [rebels]", "raids that [police]
    conducted"."""
    for child in parse.children[noun]:
        if parse.relations[child] in ("acl", "relcl") and child > noun and (
            parse.lemmas[child].lower() in support and parse.tags[child] in ("VBN", "VBD")
        ):
            found = [t for t in agents(parse, child, denoting.acts)
                     if t != noun and denoting.acts(t)]  # fmt: skip
            if found:
                return found
    return []


def _use(parse: Parse, noun: int) -> int:
    """"the [use] of tear gas by police": the noun that says who wields a means, else the means."""
    above = parse.heads[parse.heads[noun]]
    wielded = parse.relations[noun] == "pobj" and parse.lower[parse.heads[noun]] == "of"
    return above if wielded and parse.lemmas[above].lower() == "use" else noun


def _undergoing(parse: Parse, noun: int, denoting: Denoting) -> list[int]:
    """Whom it is done to in "[troops] came under attack", "put [him] under arrest"."""
    preposition = parse.heads[noun]
    verb = parse.heads[preposition]
    if (
        parse.relations[noun] != "pobj"
        or parse.lower[preposition] != "under"
        or parse.lemmas[verb].lower() not in _UNDERGO
    ):
        return []
    if not is_passive(parse, verb) and (found := objects_below(parse, verb)):
        return found
    return subjects(parse, verb, denoting.acts)


def _governing(parse: Parse, noun: int) -> int | None:
    """The verb whose object or passive subject the noun is."""
    token = noun
    while parse.relations[token] in ("conj", "compound", "nmod") and parse.heads[token] != token:
        token = parse.heads[token]
    if parse.relations[token] == "pobj":
        preposition = parse.heads[token]
        above = parse.heads[preposition]
        word = parse.lower[preposition]
        near = preposition - above <= 2 and parse.lemmas[above].lower() != "lead"
        if word not in ("of", "to", "with", "out", "in") or not near:
            return None  # "resorted to violence"; not "lead to violence", "went on, with clashes"
        if parse.tags[above].startswith("NN"):
            return None
        token = preposition
    head = parse.heads[token]
    if parse.relations[token] in ("dobj", "nsubjpass", "prep", "prt") and parse.tags[
        head
    ].startswith("VB"):
        return head
    return head if parse.relations[token] == "nsubj" and is_passive(parse, head) else None
