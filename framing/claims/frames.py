"""Clauses that only vouch for what they introduce, in the speaker's own name.

"I think that ...", "I want to assure you that ...", "The truth is that ...", "There is no doubt
that ...": what follows is the claim, the introduction is none.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from framing.claims.grammar import clause_start, marks_of
from framing.lexicon import Lexicon, surface_forms
from framing.syntax import Parse
from framing.syntax.verbs import is_finite, is_infinitive, subject_of

#: Relations of a clause to one that may only vouch for it.
INTRODUCED = frozenset({"ccomp", "acl"})
_SELF = frozenset({"i", "we"})


@dataclass(frozen=True, slots=True)
class Vouching:
    """The words that vouch, as lower-case lemmas."""

    #: Verbs that report, and nouns of speech ("promise").
    saying: frozenset[str]
    speech: frozenset[str]
    #: "the truth is", "it is clear", "there is no doubt".
    nouns: frozenset[str]
    adjectives: frozenset[str]
    denied: frozenset[str]
    #: Verbs whose infinitive is wished or refused, not said: "wants to act".
    wishes: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Vouching:
        """Taken from the domains `reporting` and `frames`."""
        reporting, frames = list(lexicon.domain("reporting")), list(lexicon.domain("frames"))

        def forms(category: str, pos: str) -> frozenset[str]:
            return frozenset(f for e in frames if e.category == category and pos in e.pos
                             for f in e.forms)  # fmt: skip

        return cls(
            saying=frozenset(f for e in reporting if e.role == "verb" for f in e.forms),
            speech=frozenset(f for e in reporting if e.category == "REP.noun"
                             for f in surface_forms(e)),
            nouns=forms("FRAME", "NOUN"),
            adjectives=forms("FRAME", "ADJ"),
            denied=forms("FRAME.denied", "NOUN"),
            wishes=forms("FRAME.wish", "VERB"),
        )  # fmt: skip


def frame_above(
    parse: Parse, token: int, opened: Collection[int], words: Vouching
) -> int | None:
    """The opened clause above `token` that does no more than introduce it, if there is one."""
    head = parse.heads[token]
    if parse.relations[token] not in INTRODUCED or token < head:
        return None
    if not is_finite(parse, token) or subject_of(parse, token) is None:
        return None
    top = head
    for above in parse.ancestors(head):
        if top in opened or parse.relations[top] not in ("xcomp", "attr", "acomp", "nsubj"):
            break
        top = above
    if top not in opened:
        return None
    if parse.relations[token] == "ccomp" and _opines(parse, token, head, top, words):
        return top
    that = "that" in marks_of(parse, token)
    return top if that and _is_certain(parse, token, top, words) else None


def _opines(parse: Parse, token: int, verb: int, top: int, words: Vouching) -> bool:
    """ "I think [...]", "we must tell you [...]", "I want to assure you [...]"."""
    subject = subject_of(parse, top)
    if verb != top and not is_infinitive(parse, verb):
        return False
    return (
        parse.lemmas[verb].lower() in words.saying
        and subject is not None
        and parse.lower[subject] in _SELF
        and clause_start(parse, top) <= subject
        and not any(parse.relations[c] == "neg" for v in (top, verb) for c in parse.children[v])
        and not any(parse.tags[t].startswith("W") for t in range(top, token))
        and not any(parse.relations[c] == "aux" and c < subject for c in parse.children[top])
    )


def _is_certain(parse: Parse, token: int, top: int, words: Vouching) -> bool:
    """ "The truth is [...]", "It is clear [...]", "There is no doubt [...]"."""
    if parse.lemmas[top].lower() != "be" or _is_negated(parse, top):
        return False
    subject = subject_of(parse, top)
    below = parse.children[top]
    if subject is not None and parse.heads[token] == top:
        named = parse.lemmas[subject].lower() in words.nouns and "attr" not in {
            parse.relations[c] for c in below
        }
        if named and not any(parse.tags[t].startswith("W") for t in parse.children[subject]):
            return True
    for child in below:
        word = parse.lemmas[child].lower()
        expletive = subject is not None and parse.lower[subject] in ("it", "there")
        if not expletive or child > token:
            continue
        if parse.relations[child] == "acomp" and word in words.adjectives:
            return not _is_negated(parse, child)
        if parse.relations[child] == "attr" and word in words.denied:
            return _is_negated(parse, child)
    return False


def _is_negated(parse: Parse, token: int) -> bool:
    return any(parse.relations[c] == "neg" or parse.lower[c] in ("no", "never", "little")
               for c in parse.children[token])  # fmt: skip


def announces(parse: Parse, head: int, words: Vouching) -> bool:
    """Whether "I make this promise", "we tell you this" announces what follows a colon."""
    subject = subject_of(parse, head)
    if subject is None or parse.lower[subject] not in _SELF or _is_negated(parse, head):
        return False
    verbs = [head, *(c for c in parse.children[head] if parse.relations[c] == "xcomp")]
    if any(parse.lemmas[v].lower() in words.saying for v in verbs):
        return True
    spoken = words.speech | words.saying
    return any(parse.relations[c] == "dobj" and parse.lower[c] in spoken
               for v in verbs for c in parse.children[v])  # fmt: skip


def announcers(
    parse: Parse, token: int, opened: Mapping[int, object], words: Vouching
) -> list[int]:
    """The opened clauses before a colon that only announce the clause `token` behind it."""
    subject = subject_of(parse, token)
    if subject is None or not is_finite(parse, token):
        return []
    start = clause_start(parse, subject)
    first = parse.sentences[parse.sentence_of[token]][0]
    if start <= first or parse.words[start - 1] != ":":
        return []
    return [t for t in range(first, start - 1) if t in opened and announces(parse, t, words)]
