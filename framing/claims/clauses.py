"""Which tokens open a claim, and of what kind, decided from the top of each sentence down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from framing.claims.surface import is_punctuation
from framing.claims.voices import Voices, is_finite, is_verb, subject_of
from framing.syntax import Parse

#: main: a clause with its own subject or none; shared: takes the subject of the clause it
#: belongs to; modifier: takes the noun that it modifies.
#: frame: only says who thinks so ("I think"); its words belong to no claim.
Kind = Literal["main", "shared", "modifier", "frame"]

_TIME_OR_REASON = frozenset(
    "after although as because before but now once since though until when whenever whereas "
    "while whilst".split()
)
#: Followed by a present tense these state a rule, not an event ("when the law applies to some").
_GENERIC = frozenset("before once until when whenever".split())
#: Prepositions whose gerund tells of an event of its own ("before fleeing").
_EVENT_PREPOSITIONS = frozenset("after before since when while".split())
_CONDITIONS = frozenset("if unless whether lest".split())
_INDEFINITE = frozenset(
    "all any anybody anyone anything each every everybody everyone everything he no nobody none "
    "nothing she some somebody someone something that these they those what whatever who "
    "whoever".split()
)
_BREAKS = frozenset(", ; : - -- – — ― … ( ) [ ]".split())
_QUOTES = frozenset("“ ” ‘ ’ \" ' `` ''".split())
_RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})


@dataclass(frozen=True, slots=True)
class Openings:
    """`kind[t]` for every token that opens a claim; `owner[t]`: the opening token t lies under.

    A token whose owner is None has no claim above it inside its own voice.
    """

    kind: dict[int, Kind]
    owner: tuple[int | None, ...]
    #: Words that introduce an opened clause and lie above it ("before" in "before fleeing").
    introducing: frozenset[int]


def find_openings(parse: Parse, voices: Voices, saying: frozenset[str]) -> Openings:
    """Decide for every token whether it opens a claim; tokens above are decided first.

    `saying` are the lemmas of verbs that report; "I think" is a frame where they hold one.
    """
    kind: dict[int, Kind] = {}
    introducing: set[int] = set()
    owner: list[int | None] = [None] * len(parse)
    for token in _from_the_top(parse):
        head = parse.heads[token]
        is_top = head == token or voices.of_token[head] != voices.of_token[token]
        found = _kind_of_top(parse, voices, token) if is_top else _kind_below(parse, token, kind)
        if found is None and not is_top and _is_own_opinion(parse, token, kind, saying):
            kind[head], found = "frame", "main"
        if found is not None:
            kind[token] = found
            owner[token] = token
            introducing.update(_introduction(parse, token))
        elif not is_top:
            owner[token] = owner[head]
    _open_verbless(parse, voices, kind, owner)
    return Openings(kind, tuple(owner), frozenset(introducing))


def _open_verbless(
    parse: Parse, voices: Voices, kind: dict[int, Kind], owner: list[int | None]
) -> None:
    """Contents that say something without a clause ("[him] [a liar]") are one claim each."""
    for index, frame in voices.frames.items():
        content = [t for t in sorted(frame.content) if voices.of_token[t] == index]
        if not content or len(content) < len(frame.content) or any(t in kind for t in content):
            continue
        verbs = [t for t in content if parse.tags[t] == "VBG" and parse.relations[t] == "acl"]
        head = verbs[0] if verbs else content[0]
        kind[head] = "main"
        for token in content:
            owner[token] = head


def _is_own_opinion(
    parse: Parse, token: int, kind: dict[int, Kind], saying: frozenset[str]
) -> bool:
    """Whether the clause is what "I think" or "we must tell you that" introduces."""
    head = parse.heads[token]
    subject = subject_of(parse, head)
    return (
        parse.relations[token] == "ccomp"
        and token > head
        and is_finite(parse, token)
        and subject_of(parse, token) is not None
        and kind.get(head) == "main"
        and parse.lemmas[head].lower() in saying
        and subject is not None
        and parse.words[subject].lower() in ("i", "we")
        and clause_start(parse, head) <= subject
        and not any(parse.relations[c] == "neg" for c in parse.children[head])
        and not any(parse.tags[t].startswith("W") for t in range(head, token))
        and not any(parse.relations[c] == "aux" and c < subject for c in parse.children[head])
    )


def _from_the_top(parse: Parse) -> Iterator[int]:
    waiting = [t for t in range(len(parse)) if parse.heads[t] == t]
    while waiting:
        token = waiting.pop()
        yield token
        waiting.extend(reversed(parse.children[token]))


def clause_start(parse: Parse, token: int) -> int:
    """The first token of the clause, found by going down its left side."""
    start = token
    while parse.children[start] and parse.children[start][0] < start:
        start = parse.children[start][0]
    return start


def follows_break(parse: Parse, token: int) -> bool:
    """Whether a comma, dash, colon or bracket stands right before the clause."""
    start = clause_start(parse, token)
    if start < token and parse.words[start] in _BREAKS:
        return True
    before = start - 1
    while before >= 0 and parse.words[before] in _QUOTES:
        before -= 1
    if before < 0 or parse.sentence_of[before] != parse.sentence_of[token]:
        return False
    return parse.words[before] in _BREAKS


def _kind_of_top(parse: Parse, voices: Voices, token: int) -> Kind | None:
    relation = parse.relations[token]
    if not is_verb(parse, token) or relation in ("amod", "compound", "aux"):
        return None
    if parse.heads[token] == token:
        return "main"
    if is_finite(parse, token):
        if relation == "relcl" and _of_relative(parse, token) == "modifier":
            return "modifier"
        return "main" if _has_own_start(parse, voices, token) else None
    if voices.of_token[token] is None and subject_of(parse, token) is None:
        # Left over beside somebody else's words: "..., contradicting the earlier report".
        detached = parse.tags[token] in ("VBG", "VBN") and follows_break(parse, token)
        return "shared" if detached and relation in ("advcl", "acl", "conj") else None
    return "main" if relation in ("ccomp", "xcomp", "conj", "pcomp", "advcl") else None


def _has_own_start(parse: Parse, voices: Voices, token: int) -> bool:
    """Whether anything parts the clause from the words of the same voice before it."""
    start = clause_start(parse, token)
    before = start - 1
    if before < 0 or voices.of_token[before] != voices.of_token[token]:
        return True
    return (
        parse.sentence_of[before] != parse.sentence_of[token]
        or parse.tags[before] == "CC"
        or parse.tags[start] == "CC"
        or parse.relations[start] == "mark"
        or is_punctuation(parse, before)
        or is_punctuation(parse, start)
    )


def _kind_below(parse: Parse, token: int, kind: dict[int, Kind]) -> Kind | None:
    relation = parse.relations[token]
    if relation in ("acl", "amod", "acomp") and parse.tags[token].startswith(("VB", "JJ")):
        return _of_participle(parse, token)
    if not is_verb(parse, token):
        return None
    if relation == "conj":
        return _of_conjunct(parse, token, kind)
    if relation == "relcl":
        return _of_relative(parse, token)
    if relation == "advcl":
        return _of_adverbial(parse, token)
    if relation == "pcomp":
        return _of_gerund(parse, token)
    if relation in ("ccomp", "parataxis", "dep", "appos"):
        return _of_apposed_clause(parse, token)
    return None


def _of_conjunct(parse: Parse, token: int, kind: dict[int, Kind]) -> Kind | None:
    head = parse.heads[token]
    own_subject = subject_of(parse, token) is not None
    if own_subject and is_finite(parse, token) and (head in kind or not is_verb(parse, head)):
        return "main"
    if head not in kind:
        return None
    between = range(min(head, token) + 1, max(head, token))
    if all(parse.tags[t] == "CC" for t in between):
        return None  # "was shot and killed by": one predicate
    if any(parse.words[t].lower() in ("or", "nor") and parse.heads[t] in (head, token)
           for t in between):  # fmt: skip
        return None  # a choice asserts neither side
    return "modifier" if kind[head] == "modifier" and not own_subject else "shared"


def _of_relative(parse: Parse, token: int) -> Kind | None:
    if not is_finite(parse, token):
        return None
    start = clause_start(parse, token)
    words = range(start, token)
    pronouns = [t for t in words if parse.tags[t] in _RELATIVE_TAGS]
    if follows_break(parse, token):
        adverbial = any(parse.words[t].lower() in _TIME_OR_REASON for t in pronouns)
        return "main" if adverbial else "modifier"
    if not pronouns or _is_identified_by(parse, parse.heads[token]):
        return None
    return "modifier"


def _is_identified_by(parse: Parse, noun: int) -> bool:
    """Whether a clause on this noun only says which one is meant ("anyone who", "the one that")."""
    first = parse.words[noun].lower()
    determiners = {parse.words[c].lower() for c in parse.children[noun]
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
    detached = follows_break(parse, token)
    if parse.relations[token] == "acomp":
        # "the calls of destructive forces, interested in ...": no complement after a comma.
        return "modifier" if detached and noun_before(parse, token) is not None else None
    if not parse.children[token]:
        return None
    if detached:
        return "shared" if parse.tags[token] == "VBG" else "modifier"
    if parse.tags[token].startswith("JJ"):
        return None
    return "modifier" if _asserts_of_bare_subject(parse, above) else None


def noun_before(parse: Parse, token: int) -> int | None:
    """The noun right before the break that the clause follows."""
    before = clause_start(parse, token) - 1
    while before >= 0 and is_punctuation(parse, before):
        before -= 1
    return before if before >= 0 and parse.tags[before].startswith("NN") else None


def _asserts_of_bare_subject(parse: Parse, noun: int) -> bool:
    """"demonstrators armed with clubs managed" is news; "the standard applied to him" is not."""
    definite = any(parse.relations[c] in ("det", "poss") and parse.words[c].lower() not in ("a", "an")
                   for c in parse.children[noun])  # fmt: skip
    return (
        not definite
        and parse.tags[noun].startswith("NN")
        and parse.relations[noun] in ("nsubj", "nsubjpass")
    )


def _is_infinitive(parse: Parse, token: int) -> bool:
    return any(parse.tags[c] == "TO" for c in parse.children[token])


def _marks(parse: Parse, token: int) -> list[str]:
    return [parse.words[c].lower() for c in parse.children[token]
            if c < token and (parse.relations[c] == "mark" or parse.tags[c] == "WRB")]  # fmt: skip


def _of_adverbial(parse: Parse, token: int) -> Kind | None:
    marks = _marks(parse, token)
    first = marks[0] if marks else ""
    if _CONDITIONS & set(marks):
        return None
    if not is_finite(parse, token):
        if parse.tags[token] not in ("VBG", "VBN") or _is_infinitive(parse, token):
            return None
        detached = follows_break(parse, token) or _precedes_break(parse, token)
        return "shared" if first in _TIME_OR_REASON or (not marks and detached) else None
    subject = subject_of(parse, token)
    if subject is None:
        return "shared" if not marks and follows_break(parse, token) else None
    if first in _GENERIC and parse.tags[token] in ("VBP", "VBZ"):
        return None
    if not marks:
        return "main" if follows_break(parse, token) or _precedes_break(parse, token) else None
    return "main" if first in _TIME_OR_REASON else None


def _precedes_break(parse: Parse, token: int) -> bool:
    end = max(parse.subtree(token)) + 1
    return (
        token < parse.heads[token]
        and end < len(parse)
        and (is_punctuation(parse, end) or is_punctuation(parse, end - 1))
    )


def _of_gerund(parse: Parse, token: int) -> Kind | None:
    before = parse.words[parse.heads[token]].lower()
    return "shared" if parse.tags[token] == "VBG" and before in _EVENT_PREPOSITIONS else None


def _of_apposed_clause(parse: Parse, token: int) -> Kind | None:
    """A clause set beside another by punctuation alone: "Play fair; they will not"."""
    if not is_finite(parse, token) or subject_of(parse, token) is None:
        return None
    start = clause_start(parse, token)
    if any(parse.tags[t] in _RELATIVE_TAGS or parse.relations[t] == "mark"
           for t in range(start, token)):  # fmt: skip
        return None
    head = parse.heads[token]
    if not is_verb(parse, head):
        return "main" if parse.heads[head] == head else None  # a root that is none
    if token < head:
        return "main" if _precedes_break(parse, token) else None
    return "main" if follows_break(parse, token) else None


def _introduction(parse: Parse, token: int) -> Iterator[int]:
    if parse.relations[token] == "pcomp":
        preposition = parse.heads[token]
        yield preposition
        yield from (c for c in parse.children[preposition] if c < preposition)
