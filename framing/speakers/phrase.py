"""Phrase: what one noun phrase says about a speaker; and the small looks that read it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from framing.roles import Gender, Noun, Roles
from framing.speakers.words import Word, key_of

Definiteness = Literal["definite", "indefinite", "bare"]

#: Marks that end a phrase.
BREAKS = frozenset(
    [",", ";", ":", "(", ")", "[", "]", "—", "–", "―", "-", "--", '"', "“", "”", "…"]
)
CALENDAR = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
     "february", "march", "april", "may", "june", "july", "august", "september", "october",
     "november", "december"]
)  # fmt: skip


class Phrase(NamedTuple):
    """One noun phrase, read."""

    #: The proper name without titles, as printed; several names for "A and B".
    name: tuple[str, ...] = ()
    joint: tuple[tuple[str, ...], ...] = ()
    #: And what is said of each of them.
    members: tuple[Phrase, ...] = ()
    nouns: tuple[Noun, ...] = ()
    #: The noun that says what a nameless one is, its words, and the words before it.
    head: Noun | None = None
    head_text: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    #: Proper name of whom or what it stands with: "AFP" correspondent, "Almaty"'s chief of police.
    owner: tuple[str, ...] = ()
    #: The owner is in the possessive.
    possessed: bool = False
    #: It is whom these roles belong to: "Acme" in "Acme CEO", so that it is no person.
    owns: tuple[Noun, ...] = ()
    country: str = ""
    gender: Gender = ""
    has_honorific: bool = False
    article: Definiteness = "bare"
    #: Names somebody new: "a", "two", "several".
    is_fresh: bool = False
    #: "the two men", "both candidates": two who were named before.
    is_pair: bool = False
    plural: bool = False
    #: No longer what the noun says: "the former president".
    former: bool = False
    #: Nouns said beside the name that hold no longer: "Robert Mills, the former president".
    past: tuple[Noun, ...] = ()
    #: The words as printed, without article, relative clause and apposition.
    text: str = ""
    #: Its words as they were read: number, possessor, core, and what stands behind.
    parts: tuple[Sequence[Word], Sequence[Word], Sequence[Word], Sequence[Word]] = ((), (), (), ())

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing about anybody."""
        return not (self.name or self.joint or self.nouns)


def proper_run(words: Sequence[Word]) -> tuple[str, ...]:
    """The last run of proper words, days and months left out."""
    end = len(words)
    while end and not words[end - 1].is_name_like:
        end -= 1
    start = end
    while start and words[start - 1].is_name_like:
        start -= 1
    return tuple(w.text for w in words[start:end] if w.key not in CALENDAR)


def country_of(words: Sequence[str], roles: Roles) -> str:
    """The first country or demonym among printed words; "us" is none, "US" is."""
    known = [key_of(w) for w in words]
    if roles.country_words.isdisjoint(known):
        return ""
    for size in (3, 2, 1):
        for i in range(len(known) - size + 1):
            found = roles.countries.get(" ".join(known[i : i + size]))
            if found and is_country_like(words[i]):
                return found
    return ""


def is_country_like(word: str) -> bool:
    """Written as a name; of two letters, all capital."""
    return word[:1].isupper() and (len(word) > 2 or word.isupper() or "." in word)


def printed(words: Sequence[Word]) -> list[str]:
    """The words as text, possessive marks put back to theirs."""
    out: list[str] = []
    for word in words:
        if word.tag == "POS" and out:
            out[-1] += word.text
        else:
            out.append(word.text)
    return out
