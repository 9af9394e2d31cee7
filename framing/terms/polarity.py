"""What a sentence does with a label: asserts, denies, hedges it or keeps its distance."""

from __future__ import annotations

from framing.annotations import Polarity
from framing.syntax import Parse
from framing.terms.compose import Label

_NEGATIONS = frozenset({"no", "not", "n't", "never", "nor", "neither", "without", "n’t"})
_PREDICATIVE = ("attr", "acomp", "oprd")


def polarity_of(parse: Parse, label: Label) -> Polarity:
    """Denied before distanced before hedged, else asserted."""
    if is_denied(parse, label):
        return "denied"
    operators = {m.entry.operator for m in label.modifiers}
    if "distance" in operators:
        return "distanced"
    return "hedged" if "hedge" in operators else "asserted"


def is_denied(parse: Parse, label: Label) -> bool:
    """"not terrorists", "no rioters", "are not bandits", "did not shoot"."""
    token = label.head.main
    if _negated(parse, token) or _negation_before(parse, label):
        return True
    while parse.relations[token] == "conj" and parse.heads[token] != token:
        head = parse.heads[token]
        if any(parse.words[i].lower() == "but" for i in parse.children[head] if i < token):
            return False
        token = head
    if token != label.head.main and _negated(parse, token):
        return True
    return parse.relations[token] in _PREDICATIVE and _negated(parse, parse.heads[token])


def _negated(parse: Parse, token: int) -> bool:
    return any(parse.relations[i] in ("neg", "det", "preconj") and
               parse.words[i].lower() in _NEGATIONS for i in parse.children[token])  # fmt: skip


def _negation_before(parse: Parse, label: Label) -> bool:
    first = min([label.head.tokens[0], *(m.tokens[0] for m in label.modifiers)])
    low = parse.sentences[parse.sentence_of[first]][0]
    return first > low and parse.words[first - 1].lower() in _NEGATIONS
