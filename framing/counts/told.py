"""Numbers that are told without those whom they count: tolls, and other figures for the same."""

from __future__ import annotations

from collections.abc import Iterator

from framing.counts.mentions import Mention
from framing.syntax import Parse

#: Verbs that give a number as their object: "police said 4,000".
_GIVES = frozenset({"say", "report", "count", "claim", "estimate"})
#: "put the number at 4,000", "revised the figure to 12".
_PUTS = frozenset({"put", "place", "set", "give", "estimate", "raise", "revise", "lower", "update"})
_FIGURES = frozenset({"number", "figure", "count", "total", "estimate", "turnout", "crowd",
                      "attendance"})  # fmt: skip


def is_toll(parse: Parse, token: int, tolls: frozenset[str]) -> bool:
    """Whether the number is that of "the death toll": its complement, or that of its verb."""
    if parse.relations[token] == "pobj":
        if parse.lower[parse.heads[token]] == "from":
            return False
        token = parse.heads[token]
    elif parse.relations[token] not in ("attr", "dobj", "appos", "npadvmod"):
        return False
    above = parse.heads[token]
    if parse.lower[above] in tolls:
        return True
    put = parse.relations[token] == "prep" and parse.lemmas[above].lower() in _PUTS
    return any(t in tolls for t in _beside(parse, above, ("nsubj", "nsubjpass"))) or (
        put and any(t in tolls for t in _beside(parse, above, ("dobj",))))  # fmt: skip


def is_told(parse: Parse, mention: Mention) -> bool:
    """Whether somebody gives the number alone, for what was counted before: "police said 4,000",
    "police put the number at 4,000"."""
    if mention.noun is not None or mention.is_article:
        return False
    token = mention.head
    relation, above = parse.relations[token], parse.heads[token]
    if relation in ("dobj", "ccomp"):
        return parse.lemmas[above].lower() in _GIVES
    verb = parse.heads[above]
    if relation != "pobj" or parse.lower[above] not in ("at", "to", "as"):
        return False
    figure = any(w in _FIGURES for w in _beside(parse, verb, ("dobj", "nsubjpass")))
    return figure and parse.lemmas[verb].lower() in _PUTS


def _beside(parse: Parse, verb: int, relations: tuple[str, ...]) -> Iterator[str]:
    for child in parse.children[verb]:
        if parse.relations[child] in relations:
            yield parse.lower[child]
