"""Words that belong together: the main word of a stretch, members of a group, what governs."""

from __future__ import annotations

from collections.abc import Iterable

from framing.syntax.columns import Parse

#: Relations that carry a phrase up to the word that governs it.
_PASSED = ("conj", "compound", "appos", "nmod", "poss", "amod")
_SUBJECTS = ("nsubj", "csubj")


def main_word(parse: Parse, first: int, last: int) -> int:
    """The token of the stretch that the others hang on; the last of several."""
    tops = [i for i in range(first, last + 1) if not first <= parse.heads[i] <= last
            or parse.heads[i] == i]  # fmt: skip
    return tops[-1] if tops else last


def governor(parse: Parse, token: int) -> int | None:
    """The verb or noun that the phrase around `token` hangs on, past "of", "and" and the like."""
    for _ in range(len(parse)):
        head = parse.heads[token]
        if head == token:
            return None
        if parse.relations[token] in _PASSED:
            token = head
        elif parse.relations[token] == "pobj" and parse.lower[head] == "of":
            token = parse.heads[head]
            if token == head:
                return None
            if parse.tags[token].startswith("VB"):
                return token  # "acquitted of murder"
        elif parse.relations[token] == "pobj":
            return parse.heads[head] if parse.heads[head] != head else None
        else:
            return head
    return None


def with_collectives(parse: Parse, token: int) -> list[int]:
    """A noun and what it is the members of: parsers hang "who marched" on either."""
    out = [token]
    while parse.relations[token] == "pobj" and parse.lower[parse.heads[token]] == "of":
        token = parse.heads[parse.heads[token]]
        if token in out:
            break
        out.append(token)
    return out


def with_members(parse: Parse, tokens: Iterable[int]) -> list[int]:
    """The tokens, what they are coordinated with, and what they are groups of."""
    out: list[int] = []
    todo = list(tokens)
    while todo:
        i = todo.pop()
        if i in out:
            continue
        out.append(i)
        for child in parse.children[i]:
            if parse.relations[child] == "conj":
                todo.append(child)
            elif parse.lower[child] == "of":
                todo += [j for j in parse.children[child] if parse.relations[j] == "pobj"]
    return out


def with_titles(parse: Parse, tokens: Iterable[int]) -> list[int]:
    """The tokens, and what names among them are called: "Officer Lee", "Lee, a policeman"."""
    out = list(tokens)
    return out + [c for i in out if parse.tags[i].startswith("NNP") for c in parse.children[i]
                  if parse.relations[c] in ("compound", "appos")]  # fmt: skip


def with_shared(parse: Parse, verb: int | None) -> list[int]:
    """A verb and those that share its subject: "gathered and chanted", "tried to block"."""
    out: list[int] = []
    todo = [] if verb is None else [verb]
    while todo:
        i = todo.pop()
        out.append(i)
        todo += [
            c for c in parse.children[i]
            if parse.relations[c] in ("conj", "xcomp") and parse.tags[c].startswith("VB")
            and not any(parse.relations[s] in _SUBJECTS for s in parse.children[c])
        ]  # fmt: skip
    return out
