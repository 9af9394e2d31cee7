"""Whether a clause, by its relation to what it hangs on, is a claim of its own.

The parser's labels alone are not trusted: breaks, conjunctions and determiners decide with them.
"""

from __future__ import annotations

from framing.claims.adverbials import CONDITIONS, TIME_OR_REASON, of_adverbial, of_gerund
from framing.claims.grammar import (
    RELATIVE_TAGS,
    Kind,
    clause_start,
    follows_break,
    marks_of,
    noun_before,
    precedes_break,
)
from framing.syntax import Parse
from framing.syntax.verbs import is_finite, is_verb, subject_of

#: Relations in which something may open a claim below a head of its own voice.
OPENING = frozenset({
    "acl", "acomp", "advcl", "amod", "appos", "ccomp", "conj", "dep", "parataxis", "pcomp", "relcl",
})  # fmt: skip
_INDEFINITE = frozenset({
    "all", "any", "anybody", "anyone", "anything", "each", "every", "everybody", "everyone",
    "everything", "he", "no", "nobody", "none", "nothing", "she", "some", "somebody", "someone",
    "something", "that", "these", "they", "those", "what", "whatever", "who", "whoever",
})  # fmt: skip


def opens_condition(parse: Parse, token: int) -> bool:
    """Whether `token` heads a clause that supposes something: "if it rains"."""
    return parse.relations[token] == "advcl" and bool(CONDITIONS & set(marks_of(parse, token)))


def is_aside(parse: Parse, token: int) -> bool:
    """Whether a relative clause stands aside, parted by a break: it asserts wherever it stands."""
    return parse.relations[token] == "relcl" and follows_break(parse, token)


def kind_below(parse: Parse, token: int, kind: dict[int, Kind]) -> Kind | None:
    """What `token` opens under a head of its own voice; `kind` holds what is decided above.

    Nothing unless its relation is one of `OPENING`.
    """
    relation = parse.relations[token]
    if relation == "advcl" and parse.tags[token].startswith("JJ"):
        return _of_complement(parse, token)
    if relation in ("acl", "amod", "acomp") and parse.tags[token].startswith(("VB", "JJ")):
        # "Trump, more than his rivals," compares, it says nothing of him
        return _of_participle(parse, token) if parse.tags[token] != "JJR" else None
    if not is_verb(parse, token):
        return None
    if relation == "conj":
        return _of_conjunct(parse, token, kind)
    if relation == "relcl":
        return of_relative(parse, token)
    if relation == "advcl":
        return of_adverbial(parse, token)
    if relation == "pcomp":
        return of_gerund(parse, token, kind)
    if relation in ("ccomp", "parataxis", "dep", "appos"):
        return _of_coordinated_content(parse, token) or _of_apposed_clause(parse, token)
    return None


def _of_conjunct(parse: Parse, token: int, kind: dict[int, Kind]) -> Kind | None:
    head = parse.heads[token]
    own_subject = subject_of(parse, token) is not None
    if own_subject and is_finite(parse, token) and (head in kind or not is_finite(parse, head)):
        return "main"  # beside a claim, a noun or a participle that is none of its own
    if head not in kind:
        return None
    between = range(min(head, token) + 1, max(head, token))
    if all(parse.tags[t] == "CC" for t in between):
        return None  # "was shot and killed by": one predicate
    if any(parse.lower[t] in ("or", "nor") and parse.heads[t] in (head, token)
           for t in between):  # fmt: skip
        return None  # a choice asserts neither side
    return "modifier" if kind[head] == "modifier" and not own_subject else "shared"


def of_relative(parse: Parse, token: int) -> Kind | None:
    """Relative clauses that tell something new; those that only identify stay with the noun."""
    if not is_finite(parse, token):
        return None
    start = clause_start(parse, token)
    words = range(start, token)
    pronouns = [t for t in words if parse.tags[t] in RELATIVE_TAGS]
    if follows_break(parse, token):
        adverbial = any(parse.lower[t] in TIME_OR_REASON for t in pronouns)
        return "main" if adverbial else "modifier"
    if not pronouns or _is_identified_by(parse, parse.heads[token]):
        return None
    return "modifier"


def _is_identified_by(parse: Parse, noun: int) -> bool:
    """Whether a clause on this noun only says which one is meant ("anyone who", "the one that")."""
    first = parse.lower[noun]
    determiners = {parse.lower[c] for c in parse.children[noun]
                   if parse.relations[c] in ("det", "nummod")}  # fmt: skip
    if first in _INDEFINITE or determiners & _INDEFINITE:
        return True
    # "this is an issue that has been manufactured"
    copula = parse.heads[noun]
    subject = subject_of(parse, copula)
    return (
        parse.relations[noun] == "attr"
        and subject is not None
        and parse.tags[subject] in ("PRP", "DT", "EX", "WP")
    )


def _of_participle(parse: Parse, token: int) -> Kind | None:
    above = parse.heads[token]
    if token < above or any(parse.relations[c] == "aux" for c in parse.children[token]):
        return None
    if parse.relations[token] == "acomp":
        return _of_complement(parse, token)
    detached = follows_break(parse, token)
    if not parse.children[token]:
        return None
    if detached:
        return "shared" if parse.tags[token] == "VBG" else "modifier"
    if parse.tags[token].startswith("JJ"):
        return None
    return "modifier" if _asserts_of_bare_subject(parse, above) else None


def _of_complement(parse: Parse, token: int) -> Kind | None:
    """ "the calls of destructive forces, interested in ...": no complement after a comma."""
    after_noun = token > parse.heads[token] and noun_before(parse, token) is not None
    return "modifier" if after_noun and follows_break(parse, token) else None


def _asserts_of_bare_subject(parse: Parse, noun: int) -> bool:
    """Whether "demonstrators armed with clubs managed": not "the standard applied to him"."""
    definite = any(
        parse.relations[c] in ("det", "poss") and parse.lower[c] not in ("a", "an")
        for c in parse.children[noun]
    )
    return (
        not definite
        and parse.tags[noun].startswith("NN")
        and parse.relations[noun] in ("nsubj", "nsubjpass")
    )


def _of_coordinated_content(parse: Parse, token: int) -> Kind | None:
    """ "that he left and [that he was sorry]", where the second hangs on the first's verb."""
    if not is_finite(parse, token) or subject_of(parse, token) is None:
        return None
    start = clause_start(parse, token)
    follows_and = start > 0 and parse.tags[start - 1] == "CC"
    return "main" if follows_and and "that" in marks_of(parse, token) else None


def _of_apposed_clause(parse: Parse, token: int) -> Kind | None:
    """A clause set beside another by punctuation alone: "Play fair; they will not"."""
    if not is_finite(parse, token) or subject_of(parse, token) is None:
        return None
    start = clause_start(parse, token)
    if any(parse.tags[t] in RELATIVE_TAGS or parse.relations[t] == "mark"
           for t in range(start, token)):  # fmt: skip
        return None
    head = parse.heads[token]
    if not is_verb(parse, head):
        return "main" if parse.heads[head] == head else None  # a root that is none
    if token < head:
        return "main" if precedes_break(parse, token) else None
    return "main" if follows_break(parse, token) else None
