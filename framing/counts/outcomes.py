"""What happened to the people who are counted, read from the words that they stand with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from framing.codes import Outcome
from framing.counts.words import CountWords
from framing.syntax import Parse
from framing.syntax.verbs import is_passive

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_OBJECTS = ("dobj", "dative")
#: What hangs on a verb and says what becomes of its subject or object: "left 12 people dead".
_RESULTS = ("acomp", "oprd", "xcomp", "ccomp", "attr")
#: Verbs whose subject has the injuries that are their object.
_SUFFER = frozenset({"suffer", "sustain", "receive", "have", "get"})
#: Outcomes of those who do something, not of those to whom it is done.
_DONE_BY = ("gathered", "displaced", "missing", "dead")


class Told(NamedTuple):
    """What happened, and the verb or noun that says so."""

    outcome: Outcome
    at: int


def outcome_of(parse: Parse, noun: int, words: CountWords) -> Told:
    """The outcome for the counted noun or bare number, "other" where the words say none."""
    for child in parse.children[noun]:
        found = _of_modifier(parse, child, words)
        if found is not None:
            return found
    first = noun
    for above in parse.ancestors(noun):
        if parse.relations[first] != "conj" or parse.tags[above].startswith("VB"):
            break
        first = above
    return _of_place(parse, first, words) or Told("other", noun)


def told(outcome: Outcome | None, at: int) -> Told | None:
    """The outcome with its word; None where there is none."""
    return None if outcome is None else Told(outcome, at)


def _of_modifier(parse: Parse, child: int, words: CountWords) -> Told | None:
    """ "[injured] officers", "people [killed] there", "others [who died]"."""
    relation = parse.relations[child]
    if relation == "amod":
        return told(words.act(parse, child), child) if parse.tags[child] != "VBG" else None
    if relation == "acl":
        said = parse.tags[child] in ("VBN", "JJ")
        return _of_verb(parse, child, words, is_object=False, adjective=True) if said else None
    if relation == "prep" and parse.lower[child] == "with":  # "patients with gunshot wounds"
        hurt = any(parse.relations[c] == "pobj" and words.noun(parse, c) == "injured"
                   for c in parse.children[child])  # fmt: skip
        return Told("injured", child) if hurt else None
    if relation == "relcl":
        subject = [c for c in parse.children[child] if parse.relations[c] in _SUBJECTS]
        if any(parse.tags[c] in ("WP", "WDT") for c in subject):
            return _of_verb(parse, child, words, is_object=False)
    return None


def _of_place(parse: Parse, noun: int, words: CountWords) -> Told | None:
    relation, head = parse.relations[noun], parse.heads[noun]
    if head == noun:
        return None
    if relation in _SUBJECTS:
        return _of_verb(parse, head, words, is_object=False)
    if relation in _OBJECTS:
        return _of_verb(parse, head, words, is_object=True) or _of_list(parse, head, words)
    if relation != "pobj" or parse.heads[head] == head:
        return None
    above = parse.heads[head]
    preposition = parse.words[head].lower()
    if preposition == "of":
        return told(words.noun(parse, above), above)
    if preposition == "including" or (
        preposition == "with" and parse.lower[head - 1] in ("along", "together")
    ):
        if parse.tags[above].startswith(("NN", "CD")):
            return outcome_of(parse, above, words)
        return _of_verb(parse, above, words, is_object=preposition == "including")
    return None


def _of_list(parse: Parse, verb: int, words: CountWords) -> Told | None:
    """"the [dead] included 10 tourists": what is said of the whole."""
    if parse.lemmas[verb].lower() != "include":
        return None
    return next((Told(found, c) for c in parse.children[verb] if parse.relations[c] in _SUBJECTS
                 and (found := words.noun(parse, c))), None)  # fmt: skip


def _of_verb(
    parse: Parse, verb: int, words: CountWords, *, is_object: bool, adjective: bool = False
) -> Told | None:
    """What a verb, or the one beside it, says of its object, its subject if passive.

    `adjective`: participles are said of the noun that they modify.
    """
    found: list[Told] = []
    either = False
    for one in _coordinated(parse, verb):
        outcome = words.act(parse, one)
        if outcome is None:
            result = _of_result(parse, one, words, is_object=is_object)
            if result is not None:
                found.append(result)
            continue
        if is_object and outcome == "gathered":
            continue  # "striking four people"
        passive = adjective or parse.tags[one].startswith("JJ") or is_passive(parse, one)
        has_object = any(parse.relations[c] in _OBJECTS and parse.lower[c] != "part"
                         for c in parse.children[one])  # fmt: skip
        if is_object or passive or (not has_object and outcome in _DONE_BY):
            found.append(Told(outcome, one))
            either = either or any(parse.words[c].lower() == "or" for c in parse.children[one])
    if {"dead", "injured"} <= {f.outcome for f in found} and either:
        return Told("dead_or_injured", found[0].at)
    return min(found, key=lambda f: _RANK.index(f.outcome), default=None)


def _of_result(parse: Parse, verb: int, words: CountWords, *, is_object: bool) -> Told | None:
    """What hangs on a verb that says nothing itself: "left 12 dead", "confirmed as having died",
    "treated for injuries", "suffered wounds"."""
    for child in parse.children[verb]:
        relation = parse.relations[child]
        bare = not any(parse.relations[c] in (*_SUBJECTS, "dobj") for c in parse.children[child])
        if relation in _RESULTS and bare and (found := words.act(parse, child)):
            return Told(found, child)
        if relation == "prep" and parse.lower[child] in ("as", "for", "with"):
            for below in parse.children[child]:
                if parse.relations[below] == "pcomp" and (found := words.act(parse, below)):
                    return Told(found, below)
                if parse.relations[below] == "pobj" and words.noun(parse, below) == "injured":
                    return Told("injured", verb)
        passive = is_passive(parse, verb)
        if relation == "dobj" and not is_object and not passive and (
            words.noun(parse, child) == "injured" and parse.lemmas[verb].lower() in _SUFFER
        ):
            return Told("injured", verb)
    return None


#: Of several outcomes of the same people the gravest counts: "shot, wounded and killed".
_RANK: tuple[Outcome, ...] = (
    "dead", "dead_or_injured", "injured", "missing", "detained", "displaced", "gathered", "other",
)  # fmt: skip


def _coordinated(parse: Parse, verb: int) -> Iterator[int]:
    """The verb and those that share its subject or object."""
    yield verb
    for child in parse.children[verb]:
        if parse.relations[child] != "conj" or not parse.tags[child].startswith(("VB", "JJ")):
            continue
        if parse.tags[child] == "VBG" != parse.tags[verb]:
            continue  # "kept up a filibuster aimed at [killing]", hung on the wrong verb
        if not any(parse.relations[c] in (*_SUBJECTS, *_OBJECTS) for c in parse.children[child]):
            yield child
