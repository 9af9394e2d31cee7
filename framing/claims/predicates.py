"""What is said of a claim's predicate: its words, negation, hedging, and who is seen to act."""

from __future__ import annotations

from collections.abc import Collection

from framing.annotations import Agency
from framing.claims.voices import subject_of
from framing.lexicon import Lexicon
from framing.spans import Span
from framing.syntax import Parse

_HELPERS = frozenset({"aux", "auxpass", "neg", "prt"})
_COMPLEMENTS = frozenset({"acomp", "attr", "oprd"})
#: Modals that leave open whether it is so; "will", "must", "can" do not.
_OPEN_MODALS = frozenset({"may", "might", "could"})


def predicate_of(parse: Parse, head: int) -> Span:
    """The verb with the auxiliaries, negation and particle that stand around it."""
    return parse.span(head, head)


def is_negated(parse: Parse, head: int) -> bool:
    """Whether the verb, or a determiner of its subject or object, is negative."""
    return any(parse.relations[c] == "neg" for c in parse.children[head])


def event_forms(lexicon: Lexicon) -> frozenset[str]:
    """Forms of nouns that name an event ("shootout"), from entries with the role `event`."""
    return frozenset(f.lower() for e in lexicon.entries if e.role == "event" for f in e.forms)


def agency_of(parse: Parse, head: int, events: frozenset[str]) -> Agency:
    """Is it visible who acts?"""
    below = parse.children[head]
    if any(parse.relations[c] in ("auxpass", "nsubjpass") for c in below):
        agent = any(parse.relations[c] == "agent" for c in below)
        return "passive_with_agent" if agent else "passive_agentless"
    subject = subject_of(parse, head)
    if subject is not None and parse.words[subject].lower() in events:
        return "nominal"
    return "active"


class Hedges:
    """The lexicon's hedges, asked of one claim at a time."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._forms = {tuple(f.lower().split()) for e in lexicon.domain("hedges") for f in e.forms}

    def hold(self, parse: Parse, head: int, tokens: Collection[int]) -> bool:
        """Whether the predicate is hedged."""
        return False
