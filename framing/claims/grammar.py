"""What the rules ask of a parse: finiteness, subjects, where a clause starts and what parts it."""

from __future__ import annotations

from framing.claims.surface import is_punctuation
from framing.syntax import Parse

#: Tags of words that begin relative and interrogative clauses.
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_BREAKS = frozenset({",", ";", ":", "-", "--", "–", "—", "―", "…", "(", ")", "[", "]"})
_QUOTES = frozenset({"“", "”", "‘", "’", '"', "'", "``", "''"})


def is_verb(parse: Parse, token: int) -> bool:
    """Whether the tag is a verb's or a modal's; dashes are mistaken for verbs."""
    tag = parse.tags[token]
    return (tag.startswith("VB") or tag == "MD") and not is_punctuation(parse, token)


def subject_of(parse: Parse, token: int) -> int | None:
    """The grammatical subject right below `token`: a word rather than "there", the nearest."""
    found = [c for c in parse.children[token] if parse.relations[c] in _SUBJECTS]
    return min(
        found, key=lambda c: (parse.relations[c] == "expl", c > token, abs(c - token)), default=None
    )


def is_finite(parse: Parse, token: int) -> bool:
    """Whether `token` heads a clause with tense: by its tag, an auxiliary, or its subject."""
    if not is_verb(parse, token):
        return False
    if is_infinitive(parse, token):
        return False
    helpers = [c for c in parse.children[token] if parse.relations[c] in ("aux", "auxpass")]
    if parse.tags[token] in _FINITE or any(parse.tags[c] in _FINITE for c in helpers):
        return True
    # Taggers confuse past tense and participle; a subject of its own decides.
    return parse.tags[token] == "VBN" and not helpers and subject_of(parse, token) is not None


def is_infinitive(parse: Parse, token: int) -> bool:
    """Whether "to" stands with the verb."""
    return any(parse.tags[c] == "TO" for c in parse.children[token])


def marks_of(parse: Parse, token: int) -> list[str]:
    """The words that introduce the clause ("after", "when"), in lower case."""
    return [parse.words[c].lower() for c in parse.children[token]
            if c < token and (parse.relations[c] == "mark" or parse.tags[c] == "WRB")]  # fmt: skip


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


def precedes_break(parse: Parse, token: int) -> bool:
    """Whether the clause stands before what it hangs on, and punctuation parts them."""
    end = max(parse.subtree(token)) + 1
    return (
        token < parse.heads[token]
        and end < len(parse)
        and (is_punctuation(parse, end) or is_punctuation(parse, end - 1))
    )


def noun_before(parse: Parse, token: int) -> int | None:
    """The noun right before the break that the clause follows."""
    first = parse.sentences[parse.sentence_of[token]][0]
    before = clause_start(parse, token) - 1
    while before >= first and is_punctuation(parse, before):
        before -= 1
    return before if before >= first and parse.tags[before].startswith("NN") else None
