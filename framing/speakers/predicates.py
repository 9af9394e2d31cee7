"""Predicates: of whom a description is said: "Hamas is a group", "Acme, named a group"."""

from __future__ import annotations

from typing import NamedTuple

from framing.syntax import Parse

#: Verbs that give somebody a name or an office, with one object more than other verbs have.
_NAMING = frozenset(
    ["appoint", "brand", "call", "class", "classify", "consider", "declare", "deem", "describe",
     "designate", "dub", "elect", "label", "list", "name", "proclaim", "regard", "term"]
)  # fmt: skip
_SUBJECTS = ("nsubj", "nsubjpass")
_EMPTY = frozenset(["it", "this", "that", "there", "what"])


class Said(NamedTuple):
    """The token of whom a description is said, and whether it is: not denied, nor only possible."""

    of: int
    holds: bool
    #: Was so, and need not be any more.
    past: bool


def said_of(token: int, parse: Parse) -> Said | None:
    """Of whom the noun at `token` is said; None where it stands for somebody itself."""
    verb = parse.heads[token]
    if parse.relations[token] == "pobj" and parse.words[verb].casefold() == "as":
        verb = parse.heads[verb]
    elif parse.relations[token] not in ("attr", "oprd", "dobj", "xcomp", "ccomp"):
        return None
    if parse.lemmas[verb].casefold() in _NAMING:
        of = _named_by(verb, token, parse)
    elif parse.relations[token] == "attr":
        of = _subject(verb, parse)
    else:
        return None
    if of is None or of == token or parse.words[of].casefold() in _EMPTY:
        return None
    below = [*parse.children[verb], *parse.children[token]]
    holds = not any(
        parse.relations[i] == "neg" or parse.tags[i] in ("MD", "TO")
        or parse.words[i].casefold() in ("no", "if", "whether", "as")
        for i in below if i < token
    )  # fmt: skip
    past = parse.relations[token] == "attr" and parse.tags[verb] == "VBD"
    return Said(of, holds, past)


def _subject(verb: int, parse: Parse) -> int | None:
    """The subject, or of a relative clause what it hangs on."""
    own = next((i for i in parse.children[verb] if parse.relations[i] in _SUBJECTS), None)
    relative = parse.relations[verb] in ("relcl", "acl")
    if own is not None and not (relative and parse.tags[own].startswith("W")):
        return own
    return parse.heads[verb] if relative else None


def _named_by(verb: int, token: int, parse: Parse) -> int | None:
    """Whom a naming verb names: its subject in the passive, else its other object."""
    small = next((i for i in parse.children[token] if parse.relations[i] in _SUBJECTS), None)
    if small is not None:
        return small
    for i in parse.children[verb]:
        if parse.relations[i] == "nsubjpass" and not parse.tags[i].startswith("W"):
            return i
        if i < token and parse.relations[i] in ("dobj", "dative", "nsubj") and i > verb:
            return i
    if parse.relations[verb] in ("acl", "relcl") and parse.tags[verb] in ("VBN", "VBD"):
        return parse.heads[verb]
    return None
