"""Who does what a verb says, what is done to by it, and what a phrase hangs on."""

from __future__ import annotations

from collections.abc import Iterable

from framing.syntax import Parse

_SUBJECTS = ("nsubj", "csubj")
_PASSIVE = ("nsubjpass", "csubjpass")
_OBJECTS = ("dobj", "dative", *_PASSIVE)
_EMBEDDED = ("ccomp", "pcomp", "dobj", "pobj", "acl", "advcl")
_FINITE = ("VBD", "VBZ", "VBP")
#: Relations that carry a phrase up to the word that governs it.
_PASSED = ("conj", "compound", "appos", "nmod", "poss", "amod")


def main_word(parse: Parse, first: int, last: int) -> int:
    """The token of the stretch that the others hang on; the last of several."""
    tops = [i for i in range(first, last + 1) if not first <= parse.heads[i] <= last
            or parse.heads[i] == i]  # fmt: skip
    return tops[-1] if tops else last


def subjects(parse: Parse, verb: int) -> list[int]:
    """Who does what the verb says: also of passives, participles and verbs that share one."""
    seen = {verb}
    first = verb
    while True:
        below = parse.children[verb]
        if _is_passive(parse, verb):
            if verb != first and parse.tags[first] != "VBN":
                # "was stopped by police after running away"
                return with_members(parse, [i for i in below if parse.relations[i] in _PASSIVE])
            return with_members(parse, _agents(parse, verb))
        found = [i for i in below if parse.relations[i] in _SUBJECTS]
        if not found and parse.tags[verb] in _FINITE:
            # A finite verb is no noun: what parsers take for its first part is its subject.
            found = [i for i in below if parse.relations[i] == "compound" and i < verb]
        relation, head = parse.relations[verb], parse.heads[verb]
        if relation == "relcl" and (not found or parse.tags[found[0]].startswith("W")):
            return with_members(parse, [head])
        if found:
            return with_members(parse, found)
        if relation == "acl":
            return [] if parse.tags[verb] == "VBN" else with_members(parse, [head])
        if relation not in ("conj", "xcomp", "advcl", "pcomp", "prep", "aux") or head in seen:
            return []
        if relation == "pcomp" and parse.lower[head] == "for":
            blamed = objects(parse, parse.heads[head])
            if blamed:
                return blamed  # "criticised the officer for shooting ..."
        seen.add(head)
        verb = head


def _agents(parse: Parse, verb: int) -> list[int]:
    """By whom a passive is done; "shot and killed by police" says it once."""
    for at in (verb, *(c for c in parse.children[verb] if parse.relations[c] == "conj")):
        found = [j for i in parse.children[at] if parse.relations[i] == "agent"
                 for j in parse.children[i]]  # fmt: skip
        if found:
            return found
    return []


def objects(parse: Parse, verb: int) -> list[int]:
    """What is done to by the verb: objects, subjects of passives, nouns before a participle."""
    found = [i for i in parse.children[verb] if parse.relations[i] in _OBJECTS]
    if found and parse.relations[verb] == "relcl" and parse.tags[found[0]].startswith("W"):
        return with_members(parse, [parse.heads[verb]])  # "a missile that was fired"
    if not found and _is_passive(parse, verb):
        found = [i for i in parse.children[verb] if parse.relations[i] in _SUBJECTS]
    if parse.relations[verb] in ("acl", "amod") and parse.tags[verb] == "VBN":
        found.append(parse.heads[verb])
    if parse.relations[verb] == "amod" and _is_gerund(parse, verb):
        found.append(parse.heads[verb])
    if not found and parse.relations[verb] == "conj" and parse.tags[verb] == "VBN":
        head = parse.heads[verb]
        found = [i for i in parse.children[head] if parse.relations[i] in _OBJECTS]
    if not found and parse.relations[verb] == "advcl" and parse.tags[verb] == "VBN":
        return subjects(parse, parse.heads[verb])  # "Sparked by rising prices, protests swept ..."
    return with_members(parse, found)


def _is_passive(parse: Parse, verb: int) -> bool:
    """Also "saw 200 people detained", a participle with a subject and no auxiliary or object, and
    the second of "shot and killed by police"."""
    relations = {parse.relations[i] for i in parse.children[verb]}
    if relations & {"nsubjpass", "auxpass", "agent"}:
        return True
    return (parse.tags[verb] == "VBN" and "nsubj" in relations
            and not relations & {"aux", "dobj", "prt"}
            and parse.relations[verb] in _EMBEDDED)


def _is_gerund(parse: Parse, verb: int) -> bool:
    """"in controlling protests", which parsers take for "raging fires"."""
    return (parse.tags[verb] == "VBG" and verb > 0 and parse.heads[verb] > verb
            and parse.tags[verb - 1] in ("IN", "TO"))  # fmt: skip


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
