"""What a sentence does with a label: asserts, denies, hedges it or keeps its distance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.annotations import Attribution
from framing.codes import Polarity
from framing.syntax import Parse
from framing.terms.compose import Label
from framing.terms.hits import Hit

_NEGATIONS = frozenset({"no", "not", "n't", "never", "nor", "neither", "without", "n’t"})
#: "not only terrorists" says that they are.
_NO_DENIAL = frozenset({"only", "just", "merely", "simply"})
_NOBODY = frozenset({"none", "nobody", "neither", "nothing"})
#: Bodies that are named in the plural: "called the group terrorists".
_BODIES = frozenset({"group", "movement", "organisation", "organization", "party", "network"})
_PREDICATIVE = ("attr", "acomp", "oprd")
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a label: modifiers that govern it, and the attributions it stands in."""

    #: Modifiers that act on what hangs on them: "refused to", "accused of".
    governors: tuple[Hit, ...] = ()
    #: Verbs that give a name to somebody.
    naming: frozenset[str] = frozenset()
    #: Nouns for what is said: claim, allegation.
    reports: frozenset[str] = frozenset()
    #: Verbs for doing what a noun of an event names: "carry out a massacre".
    deeds: frozenset[str] = frozenset()
    #: The innermost attribution first, then those that it is reported in.
    attributions: tuple[Attribution, ...] = ()


def polarity_of(
    parse: Parse, label: Label, setting: Setting
) -> tuple[Polarity, tuple[Hit, ...]]:
    """Denied before distanced before hedged, else asserted; with the governors that decide it."""
    path = list(_path(parse, label, setting))
    cues = _denying_cue(parse, path, setting.attributions)
    denying, hedging, distancing = (
        _acting(parse, label, path, setting, operator) for operator in ("deny", "hedge", "distance")
    )
    stops = [(i, i) for i in cues] + [(i, h.tokens[0] - 1) for i, h in denying]
    # "did not refuse to call them that" denies nothing, neither refusal nor name.
    said = path[: min(path.index(i) for i, _ in stops if i in path)] if stops else path
    if (_negation_before(parse, label) or _negated_on(parse, said)
            or any(not _negated(parse, i, first) for i, first in stops)):  # fmt: skip
        return "denied", tuple(h for _, h in denying)
    operators = {m.entry.operator for m in label.modifiers} | {label.head.entry.operator}
    if "distance" in operators or distancing:
        return "distanced", tuple(h for _, h in distancing)
    if "hedge" in operators or hedging:
        return "hedged", tuple(h for _, h in hedging)
    return "asserted", ()


def _acting(
    parse: Parse, label: Label, path: Sequence[int], setting: Setting, operator: str
) -> list[tuple[int, Hit]]:
    """Governors with an operator that the label hangs on or follows, each with its place on the
    path: the label itself for those that it follows."""
    out = []
    for hit in setting.governors:
        if hit.entry.operator != operator:
            continue
        places = [i for i in path[1:] if hit.tokens[0] <= i <= hit.tokens[1]]
        if places:
            out.append((places[0], hit))
        elif _follows(parse, label, hit):
            out.append((path[0], hit))
    return out


def _follows(parse: Parse, label: Label, governor: Hit) -> bool:
    """Whether a label stands right behind a governor that leads up to it: "rather than the X"."""
    last = governor.tokens[1]
    leads = parse.tags[last] in ("IN", "VBG", "NN") or governor.entry.operator == "distance"
    first = min(label.head.tokens[0], *(m.tokens[0] for m in label.modifiers), label.head.tokens[0])
    return leads and last < first and all(
        parse.tags[i].startswith(("DT", "JJ", "PRP$", "CD")) or not parse.words[i].isalnum()
        for i in range(last + 1, first))  # fmt: skip


def _path(parse: Parse, label: Label, setting: Setting) -> Iterator[int]:
    """The label and what it is said by, as far up as denying that denies the label too.

    From "thugs" in "denied claims that they were thugs" to `were`, `claims` and `denied`; from
    "police" there nowhere: whoever denies the sentence still speaks of police.
    """
    token = label.head.main
    yield token
    content = False  # on a noun that has the label for its content: "claims that", "claims of"
    while (head := parse.heads[token]) != token:
        relation = parse.relations[token]
        if relation == "conj":
            passes = _shares(parse, token, head)
        elif relation == "acl":
            passes = content = any(parse.relations[i] == "mark" for i in parse.children[token])
        elif relation == "pobj":
            # "claims of terrorists" has the terrorists claim, "claims of terrorism" does not.
            passes = parse.words[head].lower() != "of" or label.head.entry.role == "event"
        elif relation == "prep" and parse.words[token].lower() == "as":
            passes = parse.lemmas[head].lower() in setting.naming
        elif relation == "prep":
            passes = content = (parse.words[token].lower() == "of"
                                and parse.lemmas[head].lower() in setting.reports)  # fmt: skip
        elif relation in ("dobj", "ccomp") and parse.tags[token].startswith("NN"):
            passes = (content or _is_name(parse, token, setting.naming)
                      or _is_clause(parse, token) or _is_deed(parse, label, token, setting))
        elif relation == "xcomp":
            passes = parse.tags[head].startswith("VB")
        else:
            passes = relation in (*_PREDICATIVE, "ccomp", "pcomp")
        if not passes:
            return
        token = head
        yield token


def _shares(parse: Parse, token: int, head: int) -> bool:
    """Whether what denies the first of two coordinated words denies the second."""
    if any(parse.words[i].lower() == "but" for i in parse.children[head] if i < token):
        return False
    if not parse.tags[token].startswith("VB"):
        return True
    return parse.tags[token] == parse.tags[head] and not any(
        parse.relations[i] in _SUBJECTS for i in parse.children[token])  # fmt: skip


def _is_clause(parse: Parse, token: int) -> bool:
    """A noun with a subject of its own: "consider themselves rebels"."""
    return any(parse.relations[i] in _SUBJECTS for i in parse.children[token])


def _is_deed(parse: Parse, label: Label, token: int, setting: Setting) -> bool:
    """An event as what is denied or done: "denied the massacre", "carry out a massacre"."""
    if label.head.entry.role != "event" or token != label.head.main:
        return False
    head = parse.heads[token]
    if any(h.entry.operator == "deny" and h.tokens[0] <= head <= h.tokens[1]
           for h in setting.governors):  # fmt: skip
        return True
    definite = any(parse.words[i].lower() in _DEFINITE or parse.relations[i] == "poss"
                   for i in parse.children[token])  # fmt: skip
    return parse.lemmas[head].lower() in setting.deeds and not definite


def _is_name(parse: Parse, token: int, naming: frozenset[str]) -> bool:
    """"branded them terrorists", where parsers take the name for the object.

    In "called the protesters terrorists" they take it for one noun; the article is the first's.
    """
    below = parse.children[token]
    named = any(parse.relations[i] == "compound" and (
                parse.tags[i] in ("NNS", "NNPS") or parse.lower[i] in _BODIES)
                for i in below)  # fmt: skip
    definite = any(parse.words[i].lower() in _DEFINITE or parse.relations[i] == "poss"
                   for i in below)  # fmt: skip
    return parse.lemmas[parse.heads[token]].lower() in naming and (named or not definite)


def _negated_on(parse: Parse, path: Sequence[int]) -> bool:
    """Negation of the label or of what says it, up to the verb that the clause hangs on."""
    for place, token in enumerate(path):
        below = path[place - 1] if place else token
        relation = parse.relations[below]
        finite = relation == "ccomp" and not parse.tags[below].startswith("NN")
        if place and (finite or relation in ("acl", "pcomp")
                      or (relation == "pobj" and parse.words[token].lower() != "as")):  # fmt: skip
            return False  # "did not know that they were terrorists"
        if _negated(parse, token, below):
            return True
    return False


def _negated(parse: Parse, token: int, before: int) -> bool:
    """Negation that hangs on `token` left of `before`: "refugees, not terrorists" is no denial
    of refugees."""
    for i in parse.children[token]:
        if i > before:
            continue
        relation, word = parse.relations[i], parse.words[i].lower()
        if relation in ("neg", "det", "preconj", "advmod", "cc") and _denies(parse, i):
            return True
        if (relation in ("aux", "auxpass") or word in ("longer", "more")) and any(
            _denies(parse, j) for j in parse.children[i]
        ):
            return True
        if relation in _SUBJECTS and parse.tags[token].startswith("VB") and _is_nobody(parse, i):
            return True
    return False


def _denies(parse: Parse, token: int) -> bool:
    following = parse.words[token + 1].lower() if token + 1 < len(parse) else ""
    return parse.words[token].lower() in _NEGATIONS and following not in _NO_DENIAL


def _is_nobody(parse: Parse, subject: int) -> bool:
    """"none of them", "no one", "no protesters" as what a predicate is said of."""
    return parse.words[subject].lower() in _NOBODY or any(
        parse.words[i].lower() in ("no", "neither") for i in parse.children[subject])  # fmt: skip


def _negation_before(parse: Parse, label: Label) -> bool:
    first = min([label.head.tokens[0], *(m.tokens[0] for m in label.modifiers)])
    low = parse.sentences[parse.sentence_of[first]][0]
    return first > low and _denies(parse, first - 1)


def _denying_cue(
    parse: Parse, path: Sequence[int], attributions: Sequence[Attribution]
) -> list[int]:
    """Where the speaker denies what is on the path: "denied being a terrorist".

    Words that nobody in particular says ("claims that ...") are denied by who rejects them.
    """
    for attribution in attributions:
        if attribution.stance == "X" and attribution.speech != "direct":
            return [
                i for i in path[1:]
                if any(s.start <= parse.starts[i] < s.end for s in attribution.cue)
            ]  # fmt: skip
        if attribution.source:
            break
    return []
