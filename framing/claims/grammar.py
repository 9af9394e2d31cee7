"""What the rules ask of a parse: finiteness, subjects, where a clause starts and what parts it."""

from __future__ import annotations

from typing import Literal

from framing.syntax import Parse
from framing.syntax.verbs import is_punctuation

#: main: a clause with its own subject or none; shared: takes the subject of the clause it
#: belongs to; modifier: takes the noun that it modifies.
#: frame: only says who thinks so ("I think"); its words belong to no claim.
Kind = Literal["main", "shared", "modifier", "frame"]

#: Tags of words that begin relative and interrogative clauses.
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
_BREAKS = frozenset({",", ";", ":", "-", "--", "–", "—", "―", "…", "(", ")", "[", "]"})
_QUOTES = frozenset({"“", "”", "‘", "’", '"', "'", "``", "''"})


def marks_of(parse: Parse, token: int) -> list[str]:
    """The words that introduce the clause ("after", "when"), in lower case."""
    return [parse.lower[c] for c in parse.children[token]
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
    if token > parse.heads[token]:
        return False
    # Final full stops hang on any verb of the sentence.
    end = max(t for t in parse.subtree(token) if t == token or not is_punctuation(parse, t)) + 1
    return end < len(parse) and is_punctuation(parse, end)


def noun_before(parse: Parse, token: int) -> int | None:
    """The noun right before the break that the clause follows."""
    first = parse.sentences[parse.sentence_of[token]][0]
    before = clause_start(parse, token) - 1
    while before >= first and is_punctuation(parse, before):
        before -= 1
    return before if before >= first and parse.tags[before].startswith("NN") else None
