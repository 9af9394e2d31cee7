"""Employers: the organisation behind a name: "Jane Doe of Amnesty International"."""

from __future__ import annotations

from collections.abc import Sequence

from framing.roles import Roles
from framing.speakers.phrase import BREAKS
from framing.speakers.words import Word

#: Tags that end a noun phrase: finite verbs and relative words.
VERBAL = ("VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB", "WP$")


def employer(words: Sequence[Word], roles: Roles) -> tuple[str, ...]:
    """The organisation that the words open with, known or called one; () for places and people."""
    run = first_run([w for w in words if w.tag != "DT"][:10])
    for end in range(len(words), 0, -1):
        known = roles.organisation([w.key for w in words[:end]])
        if known is not None:
            return tuple(known.name.split())
    name = tuple(w.text for w in run)
    nouns = [roles.noun([w.key]) for w in run if w.is_name_like]
    proper = bool(run) and run[-1].is_name_like
    return name if proper and any(n and n.kind == "organisation" for n in nouns) else ()


def first_run(words: Sequence[Word]) -> list[Word]:
    """The words up to the next preposition, mark or verb."""
    out: list[Word] = []
    for word in words:
        stop = word.text in BREAKS or word.tag in VERBAL
        if out and (stop or (word.tag in ("IN", "TO") and word.key != "of")):
            break
        out.append(word)
    return out
