"""What is said of a claim's predicate: its words, negation, hedging, and who is seen to act."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from framing.codes import Agency, Modality
from framing.lexicon import Entry, Lexicon, surface_forms
from framing.spans import Span
from framing.syntax import Parse
from framing.syntax.verbs import auxiliaries, is_passive, is_verb, subject_of

#: Relations of the words that make up a predicate with its verb.
_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})
_COMPLEMENTS = frozenset({"acomp", "attr", "oprd"})
_ADVERBIALS = frozenset({"advmod", "aux", "acomp", "prep", "npadvmod", "oprd"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj"})
_NEGATIVE = frozenset({
    "no", "none", "nobody", "nothing", "never", "neither", "nor", "not", "n't", "n’t", "cannot",
})  # fmt: skip
#: Acts whose noun hides who acted and on whom.
_ACTS = frozenset({"force_event", "attack_event", "conflict_event", "violent_event"})
#: Kinds of hedge that bear on whether the claim is true, not on how exact a number is.
_DOUBTS = frozenset({"HEDGE.evidential", "HEDGE.epistemic"})

#: Modal verbs by class; those that are not here ("will", "would", "shall") predict.
MODALS: dict[str, Modality] = {
    **dict.fromkeys(("can", "could", "may", "might", "ca", "cannot"), "possibility"),
    **dict.fromkeys(("must", "should", "ought", "need"), "necessity"),
}

Phrase = tuple[str, ...]


class PredicateLexicon:
    """The two things predicates need from the lexicon: hedges and nouns of forceful acts."""

    def __init__(self, lexicon: Lexicon) -> None:
        #: Both by the first word of the form.
        self._hedges: dict[str, list[tuple[Phrase, Entry]]] = {}
        self._acts: dict[str, list[Phrase]] = {}
        for entry in lexicon.entries:
            doubts = entry.domain == "hedges" and entry.category in _DOUBTS
            acts = entry.role == "event" and entry.referent in _ACTS
            forms = surface_forms(entry) if doubts or acts else ()
            for form in (tuple(f.lower().split()) for f in forms if f.strip()):
                if doubts:
                    self._hedges.setdefault(form[0], []).append((form, entry))
                else:
                    self._acts.setdefault(form[0], []).append(form)

    def is_hedged(self, parse: Parse, head: int) -> bool:
        """Whether the predicate, or an adverb or auxiliary of it, is a hedge."""
        near = {head, *_same_predicate(parse, head)}
        relations = parse.relations
        near |= {c for t in near for c in parse.children[t] if relations[c] in _ADVERBIALS}
        near.update(auxiliaries(parse, head))
        for token in near:
            for first in _readings(parse, token):
                for form, entry in self._hedges.get(first, ()):
                    if _stands_at(parse, token, form) and _allows(
                        parse, head, token + len(form), entry
                    ):
                        return True
        return False

    def agency(self, parse: Parse, head: int) -> Agency:
        """Is it visible who acts? Copulas count as active; hidden acts as nominal."""
        below = [c for t in (head, *_coordinated(parse, head)) for c in parse.children[t]]
        relations = {parse.relations[c] for c in below}
        if is_passive(parse, head):
            return "passive_with_agent" if "agent" in relations else "passive_agentless"
        if "dobj" not in relations and any(
            self._names_act(parse, c) for c in parse.children[head]
            if parse.relations[c] in ("nsubj", "attr")
        ):  # fmt: skip
            return "nominal"
        return "active"

    def _names_act(self, parse: Parse, noun: int) -> bool:
        return any(
            _stands_at(parse, noun, form)
            for first in _readings(parse, noun)
            for form in self._acts.get(first, ())
        )


def predicate_of(parse: Parse, head: int, own: Collection[int]) -> Span:
    """The verb with auxiliaries, negation, particle, infinitive and complement, if they adjoin.

    `own` are the claim's tokens; words of another voice are not taken in.
    """
    parts = {c for c in parse.children[head] if parse.relations[c] in _PARTS}
    for verb in _same_predicate(parse, head):
        parts |= {verb} | {c for c in parse.children[verb] if parse.relations[c] in _PARTS}
    if parse.lemmas[head] == "be":
        parts |= {c for c in parse.children[head] if parse.relations[c] in _COMPLEMENTS}
    parts = {p for p in parts if p in own}
    first = last = head
    while first - 1 in parts or (_is_adverb(parse, first - 1, own) and first - 2 in parts):
        first -= 1
    for part in sorted(p for p in parts if p > head):
        inside = [t for t in range(last + 1, part) if t not in parts]
        if all(
            _is_adverb(parse, t, own) or (parse.heads[t] == part and t in own) for t in inside
        ):
            last = part
    return parse.span(first, last)


def is_negated(parse: Parse, head: int, subject: int | None) -> bool:
    """Whether the verb, its subject or its object is negative ("no figures were released").

    `subject` is the one that the verb has or shares; with a shared auxiliary its negation is
    shared as well ("did not resign and leave").
    """
    relations, below = parse.relations, parse.children
    near = set(below[head])
    for child in below[head]:
        if relations[child] in _ARGUMENTS:
            near.update([c for c in below[child] if relations[c] in ("det", "neg")])
    if subject is not None:
        near.add(subject)
        near.update(c for c in parse.children[subject] if parse.relations[c] in ("det", "neg"))
    shared = [t for t in auxiliaries(parse, head) if parse.heads[t] != head]
    for host in {parse.heads[t] for t in shared}:
        near.update(c for c in parse.children[host]
                    if parse.relations[c] == "neg" and c > shared[0])  # fmt: skip
    return not _NEGATIVE.isdisjoint([parse.lower[t] for t in near])


def modality_of(parse: Parse, head: int) -> Modality:
    """The class of the first modal verb of the predicate, "" where it has none.

    Biber et al. (1999), Longman Grammar of Spoken and Written English, 6.6: possibility (can,
    may), necessity (must, have to), prediction (will, be going to).
    """
    verbs = [head, *_same_predicate(parse, head)]
    for token in sorted({*auxiliaries(parse, head), *verbs}):
        word = parse.lower[token].replace("’", "'")
        if parse.tags[token] == "MD":
            return MODALS.get(word, "prediction")
        if token != head:
            continue
        following = parse.lower[token + 1] if token + 1 < len(parse) else ""
        if following == "to" and len(verbs) > 1:
            lemma = parse.lemmas[token].lower()
            if lemma in ("have", "need", "ought"):
                return "necessity"
            if word == "going":
                return "prediction"
    return ""


def _is_adverb(parse: Parse, token: int, own: Collection[int]) -> bool:
    return token in own and parse.tags[token].startswith("RB")


def _same_predicate(parse: Parse, head: int) -> Iterator[int]:
    """The infinitive that completes the verb: "tried to enter"."""
    for child in parse.children[head]:
        if parse.relations[child] == "xcomp" and is_verb(parse, child) and child > head:
            yield child


def _coordinated(parse: Parse, head: int) -> Iterator[int]:
    """A second verb of one predicate: "shot and killed by"."""
    for child in parse.children[head]:
        if parse.relations[child] == "conj" and child - head == 2:
            yield child


def _readings(parse: Parse, token: int) -> tuple[str, ...]:
    word, lemma = parse.lower[token], parse.lemmas[token].lower()
    return (word,) if word == lemma else (word, lemma)


def _stands_at(parse: Parse, token: int, form: Phrase) -> bool:
    """Whether the words of `form` begin at `token`, of which the first is known to fit."""
    if len(form) == 1:
        return True
    last = token + len(form)
    if last > len(parse) or parse.sentence_of[token] != parse.sentence_of[last - 1]:
        return False
    return all(
        word in _readings(parse, t) for t, word in zip(range(token, last), form, strict=True)
    )


def _allows(parse: Parse, head: int, after: int, entry: Entry) -> bool:
    """The entry's conditions, as far as they ask for the subject or the next word."""
    subject = subject_of(parse, head)
    found = {
        "subject": _readings(parse, subject) if subject is not None else (),
        "next": (parse.lower[after],) if after < len(parse) else (),
    }  # fmt: skip

    def holds(tests: tuple[tuple[str, frozenset[str]], ...]) -> bool:
        return not any(words.isdisjoint(found.get(key, ())) for key, words in tests)

    if any(holds(c.tests) for c in entry.exclude):
        return False
    return not entry.require or any(holds(c.tests) for c in entry.require)
