"""Terms that name an act of force or violence -> acts with agent and patient."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from framing.acts.participants import Participants, noun_participants, verb_participants
from framing.annotations import PLAIN_REFERENTS, Act, Agency, Claim, Term
from framing.conditions import main_word
from framing.lexicon import Lexicon
from framing.noun_phrases import EVENTS, Denoting, PeopleWords, phrases
from framing.spans import overlaps
from framing.syntax import Parse
from framing.verbs import auxiliaries, is_passive

Voice = Literal["active", "passive", "nominal"]
#: Classes of terms that are acts.
ACTS = frozenset({"force_event", "attack_event", "conflict_event", "violent_event"})


class ActFinder:
    """Finds acts; built once, used for every article."""

    def __init__(self, lexicon: Lexicon, people: PeopleWords) -> None:
        self._people = people
        self._roles = {e.id: e.role for e in lexicon.entries}
        self._support = frozenset(f for e in lexicon.entries if e.category == "SUPPORT"
                                  for f in e.forms)  # fmt: skip

    def find(
        self, parse: Parse, claims: Sequence[Claim], terms: Sequence[Term]
    ) -> tuple[Act, ...]:
        """The acts of one article in text order, each naming its term."""
        denoting = Denoting(parse, [(t.span, t.referent) for t in terms], self._people)
        mains = [self._main(parse, t) for t in terms]
        means = {m: i for i, m in enumerate(mains) if m is not None
                    and terms[i].referent == "force_event"}  # fmt: skip
        taken: set[int] = {m for m in mains if m is not None and parse.tags[m].startswith("VB")}
        out = []
        for index, (term, main) in enumerate(zip(terms, mains, strict=True)):
            if main is None:
                continue
            found = self._read(parse, term, main, taken)
            if found is None:
                continue
            voice, who = found
            inside = range(bisect_left(parse.starts, term.span.start),
                           bisect_left(parse.starts, term.span.end))  # fmt: skip
            agents = _agents(parse, denoting, who, main, inside)
            patients = tuple(t for t in _patients(denoting, who)
                             if t not in inside and means.get(t, index) == index)  # fmt: skip
            agency: Agency = "nominal"
            if voice == "passive":
                agency = "passive_with_agent" if agents else "passive_agentless"
            elif voice == "active":
                agency = "active"
            claim = claims[term.claim] if term.claim is not None else None
            said = claim is not None and overlaps((claim.predicate,), (term.span,))
            out.append(Act(
                term=index, agency=agency,
                agent=phrases(parse, agents), agent_referent=denoting.best(agents),
                patient=phrases(parse, patients), patient_referent=denoting.best(patients),
                negated=term.polarity == "denied" or (said and claim is not None and claim.negated),
                hedged=term.polarity == "hedged" or (said and claim is not None and claim.hedged),
            ))  # fmt: skip
        return tuple(out)

    def _main(self, parse: Parse, term: Term) -> int | None:
        """The verb or noun of the act; None for terms that are none."""
        if term.referent not in ACTS:
            return None
        first = bisect_left(parse.starts, term.span.start)
        last = bisect_left(parse.starts, term.span.end) - 1
        if not first <= last:
            return None
        if parse.tags[first].startswith("VB"):
            return first  # with its particle or object: "opened fire"
        return main_word(parse, first, last)

    def _read(
        self, parse: Parse, term: Term, main: int, taken: set[int]
    ) -> tuple[Voice, Participants] | None:
        """How the act is put, and the nouns of those in it; None for a means that was counted."""
        if parse.tags[main].startswith("VB") and parse.relations[main] not in ("amod", "compound"):
            passive = is_passive(parse, main) and not _is_aimed(parse, term, main)
            who = verb_participants(parse, main, passive=passive)
            if _lacks_object(parse, main, who):  # "left 20 people wounded"
                return "passive", Participants(patients=who.agents)
            return ("passive" if passive else "active"), who
        who = noun_participants(parse, main, self._support)
        verb = who.verb
        if self._roles.get(term.entry_id) == "phrase" and verb is not None:
            # a means ("used tear gas"): the verb that wields it is the act
            if verb in taken:
                return None
            taken.add(verb)
            if who.supported:
                return ("passive" if is_passive(parse, verb) else "active"), who
        return "nominal", who


def _agents(
    parse: Parse, denoting: Denoting, who: Participants, main: int, inside: range
) -> tuple[int, ...]:
    """Those who act; of nouns before a noun only the ones that name actors ("police raid")."""
    def acts(noun: int) -> bool:
        compound = parse.heads[noun] == main and parse.relations[noun] in ("compound", "nmod")
        known = denoting.referent(noun) not in (*PLAIN_REFERENTS, *EVENTS)
        return known if compound or noun in inside else True

    return tuple(filter(acts, who.agents))


def _lacks_object(parse: Parse, verb: int, who: Participants) -> bool:
    """Whether a bare participle has nothing but the one it is done to before it."""
    return (
        parse.tags[verb] == "VBN"
        and not auxiliaries(parse, verb)
        and not (who.patients or who.aims)
    )


def _is_aimed(parse: Parse, term: Term, verb: int) -> bool:
    """Whether "fired on" with a participle's tag is active: nothing but "was" makes it passive."""
    beyond = verb + 1
    return (
        beyond < len(parse)
        and parse.ends[beyond] == term.span.end
        and parse.tags[beyond] == "IN"
        and not auxiliaries(parse, verb)
    )


def _patients(denoting: Denoting, who: Participants) -> tuple[int, ...]:
    """Those aimed at where the object is only a means: "fired tear gas [at protesters]"."""
    if denoting.best(who.patients) in ("", "other") or who.patients == who.agents:
        aims = tuple(t for t in who.aims if denoting.referent(t) not in ("other", "named"))
        return aims or tuple(t for t in who.patients if t not in who.agents)
    return who.patients
