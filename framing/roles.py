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
    #: Words that a noun may end in, singular or plural, also before "of"; made from `nouns`.
    noun_ends: frozenset[str] = field(init=False, repr=False, compare=False)
    #: The nouns of one word, singular or plural: "mayor", "officials".
    plain_nouns: frozenset[str] = field(init=False, repr=False, compare=False)
    #: First words of countries' names.
    country_words: frozenset[str] = field(init=False, repr=False, compare=False)
    _forms: Mapping[str, Noun] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        forms = dict(self.nouns)
        for phrase, noun in self.nouns.items():
            for plural in _plurals(phrase):
                forms.setdefault(plural, noun)
        ends = {form.split()[-1] for form in forms}
        ends |= {form.partition(" of ")[0].split()[-1] for form in forms}
        object.__setattr__(self, "_forms", forms)
        opening = frozenset(name.split()[0] for name in self.countries)
        object.__setattr__(self, "country_words", opening)
        object.__setattr__(self, "noun_ends", frozenset(ends))
        object.__setattr__(self, "plain_nouns", frozenset(f for f in forms if " " not in f))

    def noun(self, words: Sequence[str]) -> Noun | None:
        """The noun that exactly these lower-case words are, singular or plural."""
        if len(words) == 1:
            return self._forms.get(words[0])
        return self._forms.get(" ".join(words)) if len(words) <= MAX_WORDS else None

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


def _plurals(phrase: str) -> list[str]:
    """How a noun's plural may be written: its last word's, or its first one's before "of"."""
    words = phrase.split()
    out = [" ".join([*words[:-1], p]) for p in _plurals_of(words[-1])]
    if "of" in words[1:]:
        out += [" ".join([p, *words[1:]]) for p in _plurals_of(words[0])]
    return out


def _plurals_of(word: str) -> tuple[str, ...]:
    if word.endswith("person"):
        return (word[: -len("person")] + "people", word + "s")
    if word.endswith("man"):
        return (word[:-2] + "en", word + "s")
    if word.endswith("y"):
        return (word[:-1] + "ies", word + "s")
    return (word + "s", word + "es")
