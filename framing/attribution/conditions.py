"""The conditions of a reporting entry, as far as a verb in a parse can meet them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from framing.lexicon import Condition, Entry
from framing.syntax import Parse

#: What a condition asks about -> the relations in which the answer stands to the verb.
_BY_RELATION = {
    "subject": ("nsubj", "nsubjpass", "csubj"),
    "object": ("dobj", "nsubjpass"),
    "modifier": ("amod", "compound", "poss", "nmod", "advmod"),
}


def applies(parse: Parse, entry: Entry, head: int, tokens: Sequence[int]) -> bool:
    """Whether the entry's guards let it match here: none of `exclude`, one of `require`."""
    if any(_holds(parse, c, head, tokens) for c in entry.exclude):
        return False
    return not entry.require or any(_holds(parse, c, head, tokens) for c in entry.require)


def _holds(parse: Parse, condition: Condition, head: int, tokens: Sequence[int]) -> bool:
    return all(not wanted.isdisjoint(_found(parse, key, head, tokens))
               for key, wanted in condition.tests)  # fmt: skip


def _found(parse: Parse, key: str, head: int, tokens: Sequence[int]) -> set[str]:
    """The words (or labels) that a condition's key stands for at this verb."""
    if key in _BY_RELATION:
        return _words(parse, (c for c in parse.children[head]
                              if parse.relations[c] in _BY_RELATION[key]))  # fmt: skip
    if key in ("next", "previous"):
        return _neighbours(parse, tokens, after=key == "next")
    if key == "dependents":
        return {parse.relations[c] for c in parse.children[head]}
    if key == "relation":
        return {parse.relations[head]}
    if key == "tag":
        return {parse.tags[head]}
    if key == "governor":
        return _words(parse, [parse.heads[head]])
    if key == "sentence":
        first, end = parse.sentences[parse.sentence_of[head]]
        return _words(parse, (t for t in range(first, end) if t not in tokens))
    return set()


def _words(parse: Parse, tokens: Iterable[int]) -> set[str]:
    return {w for t in tokens for w in (parse.words[t].lower(), parse.lemmas[t].lower())}


def _neighbours(parse: Parse, tokens: Sequence[int], *, after: bool) -> set[str]:
    """One and two words beside the match, as "of" and "law and" are written in conditions."""
    first, end = parse.sentences[parse.sentence_of[tokens[0]]]
    if after:
        beside = range(tokens[-1] + 1, min(tokens[-1] + 3, end))
        one = beside[:1]
    else:
        beside = range(max(tokens[0] - 2, first), tokens[0])
        one = beside[-1:]
    phrase = " ".join(parse.words[t].lower() for t in beside)
    return _words(parse, one) | ({phrase} if phrase else set())
