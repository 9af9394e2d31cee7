"""Whether what says when, why or how something happens is a claim of its own."""

from __future__ import annotations

from framing.claims.grammar import (
    Kind,
    clause_start,
    follows_break,
    marks_of,
    precedes_break,
)
from framing.syntax import Parse
from framing.syntax.verbs import is_finite, is_infinitive, subject_of

TIME_OR_REASON = frozenset({
    "after", "although", "as", "because", "before", "but", "now", "once", "since", "though",
    "until", "when", "whenever", "whereas", "while", "whilst",
})  # fmt: skip
#: Followed by a present tense these state a rule, not an event ("when the law applies to some").
_GENERIC = frozenset({"before", "once", "until", "when", "whenever"})
#: Prepositions whose gerund tells of an event of its own ("before fleeing").
_EVENT_PREPOSITIONS = frozenset({"after", "before", "since", "when", "while"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})


def of_adverbial(parse: Parse, token: int) -> Kind | None:
    """ "as prices rose", ", saying so": what it opens; conditions and comparisons open nothing."""
    marks = marks_of(parse, token)
    first = marks[0] if marks else ""
    if CONDITIONS & set(marks) or _is_subject_clause(parse, token):
        return None
    if first in ("as", "than") and parse.tags[parse.heads[token]].startswith(("RB", "JJ")):
        return None  # "as soon as they do"
    if not is_finite(parse, token):
        if parse.tags[token] not in ("VBG", "VBN") or is_infinitive(parse, token):
            return None
        detached = follows_break(parse, token) or precedes_break(parse, token)
        return "shared" if first in TIME_OR_REASON or (not marks and detached) else None
    subject = subject_of(parse, token)
    if subject is None:
        if stranded_conjunction(parse, token) is not None:
            return "main"
        return "shared" if not marks and follows_break(parse, token) else None
    if first in _GENERIC and parse.tags[token] in ("VBP", "VBZ"):
        return None
    if not marks:
        return "main" if follows_break(parse, token) or precedes_break(parse, token) else None
    with_scene = first == "with" and follows_break(parse, token)
    return "main" if first in TIME_OR_REASON or with_scene else None


def _is_subject_clause(parse: Parse, token: int) -> bool:
    """"[Because some lied] does not mean that all did": the clause is what its verb lacks."""
    head = parse.heads[token]
    return (
        token < head
        and is_finite(parse, head)
        and subject_of(parse, head) is None
        and parse.relations[head] not in ("conj", "relcl")
        and not precedes_break(parse, token)
    )


def stranded_conjunction(parse: Parse, token: int) -> int | None:
    """The conjunction that the parser took for a preposition: "[as unrest] spun out of control"."""
    if parse.relations[token] != "advcl" or marks_of(parse, token):
        return None
    if not is_finite(parse, token) or subject_of(parse, token) is not None:
        return None
    start = clause_start(parse, token)
    for sibling in parse.children[parse.heads[token]]:
        if (
            sibling < start
            and parse.relations[sibling] == "prep"
            and parse.lower[sibling] in TIME_OR_REASON
            and max(parse.subtree(sibling)) == start - 1
        ):
            return sibling
    return None


def of_gerund(parse: Parse, token: int, kind: dict[int, Kind]) -> Kind | None:
    """ "after storming the hall", "with police firing": what a verb behind a preposition opens."""
    preposition = parse.heads[token]
    if parse.lower[preposition] == "with" and subject_of(parse, token) is not None:
        # ", with police firing into the crowd"
        return "main" if follows_break(parse, preposition) else None
    verb = parse.heads[preposition]
    while parse.relations[verb] == "xcomp" and verb not in kind:
        verb = parse.heads[verb]
    tells = parse.lower[preposition] in _EVENT_PREPOSITIONS and verb in kind
    return "shared" if parse.tags[token] == "VBG" and tells else None
