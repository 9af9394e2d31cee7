"""Terms that name an act of force or violence -> acts with agent and patient."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from framing.acts.participants import (
    ActWords,
    Participants,
    noun_participants,
    verb_participants,
)
from framing.annotations import PLAIN_REFERENTS, Act, Claim, Term
from framing.codes import ActKind, Agency
from framing.lexicon import KIND_OF, Lexicon, surface_forms
from framing.noun_phrases import EVENTS, Denoting, PeopleWords, phrases
from framing.spans import overlaps
from framing.syntax import Parse
from framing.syntax.phrases import main_word
from framing.syntax.verbs import auxiliaries, is_passive

#: What only verbs have below them, and what only nouns have before them.
_CLAUSAL = frozenset({"dobj", "aux", "auxpass", "nsubj", "nsubjpass", "prt", "acomp", "oprd"})
_NOMINAL = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod"})
#: What says what became of an object.
_RESULTS = frozenset({"acomp", "oprd", "ccomp", "xcomp"})
#: Counted nouns that those who are counted do not suffer, or that are people themselves.
_UNSUFFERED = frozenset({"COUNT.gathered", "COUNT.toll"})
Voice = Literal["active", "passive", "nominal"]
_KINDS: dict[str, ActKind] = {"mutual": "conflict", "none": "condition"}
#: Classes of terms that are acts.
ACTS = frozenset({"force_event", "attack_event", "conflict_event", "violent_event"})


class ActFinder:
    """Finds acts; built once, used for every article."""

    def __init__(self, lexicon: Lexicon, people: PeopleWords) -> None:
        self._people = people
        self._roles = {e.id: e.role for e in lexicon.entries}
        self._kinds = {e.id: _KINDS[e.agent] for e in lexicon.entries if e.agent}
        self._words = {e.id: frozenset(w for f in surface_forms(e) for w in f.lower().split())
                       for e in lexicon.entries if e.referent in ACTS}  # fmt: skip
        #: Verbs of force that stand before "at": "fire at".
        self._aiming = frozenset(f.removesuffix(" at") for e in lexicon.entries
                                 if e.referent in ACTS for f in e.forms
                                 if f.endswith(" at"))  # fmt: skip
        suffered = {
            f.lower() for e in lexicon.domain("people")
            if e.category.startswith("COUNT.") and e.category not in _UNSUFFERED
            and "NOUN" in e.pos for f in surface_forms(e)
        }  # fmt: skip
        self._around = ActWords(
            support=_forms(lexicon, "SUPPORT"), use=_forms(lexicon, "SUPPORT.means"),
            blame=_forms(lexicon, "SUPPORT.blame"), of=_forms(lexicon, "SUPPORT.of"),
            state=_forms(lexicon, "SUPPORT.state") | _forms(lexicon, "SUPPORT.of"),
            suffered=_forms(lexicon, "SUPPORT.suffered") | suffered,
        )  # fmt: skip

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
            found = self._read(parse, term, main, denoting, taken)
            if found is None:
                continue
            voice, who = found
            inside, held = self._inside(parse, term, main)
            agents = _agents(parse, denoting, who, main, inside)
            objects = [t for t in who.patients if t not in inside and means.get(t, index) == index]
            aims = parse.lemmas[main].lower() in self._aiming and voice != "nominal"
            patients = _patients(denoting, who, objects, aims=aims)
            if not patients and voice == "active":
                patients = tuple(held)
            agency: Agency = "nominal"
            if voice == "passive":
                agency = "passive_with_agent" if agents else "passive_agentless"
            elif voice == "active":
                agency = "active"
            kind = self._kinds.get(term.entry_id, "act")
            if voice != "nominal" and who.supported:
                kind = "act"  # a means that somebody wields
            claim = claims[term.claim] if term.claim is not None else None
            said = claim is not None and overlaps((claim.predicate,), (term.span,))
            out.append(Act(
                term=index, agency=agency, kind=kind,
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
        modifies = first < parse.heads[first] <= last  # "suspected attack"
        if parse.tags[first].startswith("VB") and not modifies:
            return first  # with its particle or object: "opened fire"
        return main_word(parse, first, last)

    def _inside(self, parse: Parse, term: Term, main: int) -> tuple[frozenset[int], list[int]]:
        """The tokens of the term, and what stands among them without being of its entry: the
        object in "set [both] on fire"."""
        first = bisect_left(parse.starts, term.span.start)
        inside = range(first, bisect_left(parse.starts, term.span.end))
        if main != first or not parse.tags[first].startswith("VB"):
            return frozenset(inside), []
        own = self._words.get(term.entry_id, frozenset())
        held = [t for t in inside if parse.tags[t][:2] in ("NN", "PR", "DT", "CD", "WP")
                and parse.relations[t] != "det"
                and not {parse.lower[t], parse.lemmas[t].lower()} & own]  # fmt: skip
        # "seized control [of] the building"
        held += [n for t in inside if parse.relations[t] == "dobj" and t not in held
                 for c in parse.children[t] if parse.lower[c] in ("of", "over")
                 for n in parse.children[c] if parse.relations[n] == "pobj"]  # fmt: skip
        return frozenset(inside).difference(held), held

    def _read(
        self, parse: Parse, term: Term, main: int, denoting: Denoting, taken: set[int]
    ) -> tuple[Voice, Participants] | None:
        """How the act is put, and the nouns of those in it; None for a means that was counted."""
        if _is_verbal(parse, main):
            who = verb_participants(parse, main, denoting)
            if _lacks_object(parse, term, main, who):  # "the office set ablaze"
                return "passive", Participants(patients=who.agents)
            passive = is_passive(parse, main)
            if passive and _is_aimed(parse, term, main):  # "Police fired on them", misread
                return "active", Participants(who.patients, (), who.aims)
            return ("passive" if passive else "active"), who
        is_means = self._roles.get(term.entry_id) == "phrase"
        who = noun_participants(parse, main, denoting, self._around, is_means=is_means)
        verb = who.verb
        if is_means and verb is not None:
            # a means ("used tear gas"): the verb that wields it is the act
            if verb in taken:
                return None
            taken.add(verb)
            if who.supported:
                return ("passive" if is_passive(parse, verb) else "active"), who
        return "nominal", who


def _forms(lexicon: Lexicon, category: str) -> frozenset[str]:
    return frozenset(f for e in lexicon.entries if e.category == category for f in e.forms)


def _is_verbal(parse: Parse, main: int) -> bool:
    """Whether the word is a verb in its clause: not the gerund in "the police shooting in May"."""
    if not parse.tags[main].startswith("VB") or parse.relations[main] == "compound":
        return False
    if parse.tags[main] != "VBG":  # "a single rifle [shot]"
        named = any(parse.relations[c] == "det" for c in parse.children[main])
        return not (named and parse.relations[main] in ("dobj", "pobj", "nsubj", "attr"))
    below = {parse.relations[c] for c in parse.children[main]}
    if below & _CLAUSAL:
        return True
    if parse.relations[main] == "amod":
        return True
    before = any(c < main and parse.relations[c] in _NOMINAL for c in parse.children[main])
    return not before and parse.relations[main] not in ("dobj", "nsubj", "nsubjpass", "attr")


def _agents(
    parse: Parse, denoting: Denoting, who: Participants, main: int, inside: frozenset[int]
) -> tuple[int, ...]:
    """Those who act: of nouns before a noun only the ones that name actors ("police raid"); beside
    somebody who acts no thing ("by police and attacks on police")."""
    def acts(noun: int) -> bool:
        referent = denoting.referent(noun)
        if noun in inside:  # "police violence"; not "regime change"
            return KIND_OF.get(referent, "") == "armed" or referent == "security_forces"
        first = noun
        while parse.relations[first] == "conj" and parse.heads[first] < first:
            first = parse.heads[first]
        compound = parse.heads[first] == main and (
            parse.relations[first] in ("compound", "nmod")
            or (parse.relations[first] == "nsubj" and not parse.tags[main].startswith("VB")))
        return (not compound or referent not in (*PLAIN_REFERENTS, *EVENTS)
                or denoting.is_state(noun))  # fmt: skip

    found = tuple(filter(acts, who.agents))
    able = tuple(filter(denoting.acts, found))
    return able or found


def _lacks_object(parse: Parse, term: Term, verb: int, who: Participants) -> bool:
    """Whether a past form that wants an object has none, but says what became of the one before
    it: "found the office set ablaze", where taggers see an active verb."""
    if who.patients or who.aims or parse.tags[verb] not in ("VBD", "VBN"):
        return False
    last = bisect_left(parse.starts, term.span.end)
    return not auxiliaries(parse, verb) and any(
        parse.relations[t] in _RESULTS or parse.tags[t] == "JJ" for t in range(verb + 1, last)
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


def _patients(
    denoting: Denoting, who: Participants, objects: Sequence[int], *, aims: bool
) -> tuple[int, ...]:
    """Those aimed at where the object is only a means: "fired tear gas [at protesters]".

    `aims`: the verb is one that aims at people, so that things as its object are what it fires.
    """
    if denoting.best(objects) not in ("", "other") and tuple(objects) != who.agents:
        return tuple(objects)
    aimed = tuple(t for t in who.aims if denoting.referent(t) not in ("other", "named"))
    if aimed or aims:
        return aimed
    return tuple(t for t in objects if t not in who.agents)
