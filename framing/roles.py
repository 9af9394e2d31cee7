"""Roles: what nouns, titles and names tell about a speaker. Pure data; the YAML is read elsewhere.

Everything is looked up by lower-case words without full stops ("gov" for "Gov."), singular or
plural.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Gender = Literal["m", "f", ""]
GENDERS: tuple[str, ...] = ("m", "f", "")
SpeakerKind = Literal["person", "group", "organisation", "document"]
SPEAKER_KINDS: tuple[str, ...] = ("person", "group", "organisation", "document")
#: What a bare one belongs to: "the interior ministry" to a country, "the mayor" to a town, "the
#: article" to a medium; and `body`: what its owner is ("Acme CEO").
Scope = Literal["country", "place", "media", "body", ""]
SCOPES: tuple[str, ...] = ("country", "place", "media", "body", "")

#: The longest role is "assistant secretary of state".
MAX_WORDS = 4
_IRREGULAR = {"people": "person", "men": "man", "women": "woman"}


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun, or a fixed group of words, for a kind of speaker: "prime minister", "ministry"."""

    #: The first of the words that mean this: "representative" for rep, congressman, lawmaker.
    role: str
    kind: SpeakerKind
    #: A contract type, or empty where the noun takes that of whom it stands with.
    type: str = ""
    gender: Gender = ""
    scope: Scope = ""
    #: The type gives way to that of a modifier or owner: "police officials".
    weak: bool = False
    #: Runs for an office, which tells more about a speaker than the office held.
    standing: bool = False
    #: Speaks for whom it belongs to, whoever it is: one Kremlin spokesperson is like another.
    voice: bool = False
    #: Wider words for the same people: a senator is a lawmaker.
    also: tuple[str, ...] = ()
    #: The name of the generic group these words all name, the same in every article.
    group: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation known by name."""

    name: str
    type: str
    country: str = ""
    #: What a later text may call it: "agency", "paper".
    nouns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Roles:
    """All that is known about speakers before a text is read."""

    honorifics: Mapping[str, Gender] = field(default_factory=dict)
    nouns: Mapping[str, Noun] = field(default_factory=dict)
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    #: Country names, demonyms and capitals that stand for one, to the country's name.
    countries: Mapping[str, str] = field(default_factory=dict)
    first_names: Mapping[str, Gender] = field(default_factory=dict)
    #: Words before a noun that take no side, so that a speaker's name may hold them.
    modifiers: frozenset[str] = frozenset()
    #: Words before a noun that tell the type where the noun leaves it open: "GOP source".
    adjectives: Mapping[str, str] = field(default_factory=dict)
    #: Words of roles that are surnames behind one other capital: "Stephen King".
    surnames: frozenset[str] = frozenset()
    #: Signs of a party behind a name: "(D-Ohio)", "(Lab)".
    affiliations: frozenset[str] = frozenset()

    def noun(self, words: Sequence[str]) -> Noun | None:
        """The noun that exactly these lower-case words are, singular or plural."""
        if not 0 < len(words) <= MAX_WORDS:
            return None
        phrase = " ".join(words)
        found = self.nouns.get(phrase)
        if found is None:
            for last in singulars(words[-1]):
                found = found or self.nouns.get(" ".join([*words[:-1], last]))
        if found is None and " of " in phrase:
            for first in singulars(words[0]):
                found = found or self.nouns.get(" ".join([first, *words[1:]]))
        return found

    def noun_at_end(self, words: Sequence[str]) -> tuple[Noun, int] | None:
        """The longest noun at the end of `words`, and how many words it takes."""
        for size in range(min(MAX_WORDS, len(words)), 0, -1):
            found = self.noun(words[-size:])
            if found is not None:
                return found, size
        return None

    def organisation(self, words: Sequence[str]) -> Organisation | None:
        """The organisation of this name or alias; a leading "the" does not count."""
        bare = words[1:] if words and words[0] == "the" else words
        return self.organisations.get(" ".join(bare))


def singulars(word: str) -> tuple[str, ...]:
    """What a plural may be the plural of; empty for a word that does not look like one."""
    if word in _IRREGULAR:
        return (_IRREGULAR[word],)
    if word.endswith(("women", "men")):
        return (word[:-2] + "an",)
    if word.endswith("people"):
        return (word[: -len("people")] + "person",)
    if word.endswith("ies"):
        return (word[:-3] + "y",)
    if word.endswith("s") and not word.endswith("ss"):
        return (word[:-1], word[:-2]) if word.endswith("es") else (word[:-1],)
    return ()
