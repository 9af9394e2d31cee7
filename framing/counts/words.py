"""The words around a number of people, from the lexicon's domain `people`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from framing.codes import Outcome, Precision
from framing.conditions import any_holds
from framing.lexicon import Entry, Lexicon, surface_forms
from framing.syntax import Parse
from framing.syntax.factuality import Settings

Form = tuple[str, ...]
_OUTCOMES: dict[str, Outcome] = {
    f"COUNT.{name}": name
    for name in ("dead", "injured", "dead_or_injured", "detained", "missing", "displaced",
                 "gathered")
}  # fmt: skip
_PRECISIONS: dict[str, Precision] = {
    "COUNT.about": "about", "COUNT.at_least": "at_least", "COUNT.at_most": "at_most",
}  # fmt: skip


@dataclass(frozen=True)
class CountWords:
    """Forms by their first word, longest first."""

    #: Verbs, participles and adjectives: "killed", "dead", "took to the streets".
    acts: dict[str, list[tuple[Form, Outcome, Entry]]] = field(default_factory=dict)
    #: Nouns: "deaths", "arrests".
    nouns: dict[str, tuple[Outcome, Entry]] = field(default_factory=dict)
    tolls: frozenset[str] = frozenset()
    approximators: dict[str, list[tuple[Form, Precision]]] = field(default_factory=dict)
    #: Words before what was done, and for what was not.
    factuality: Settings = field(default_factory=Settings)

    @classmethod
    def of(cls, lexicon: Lexicon) -> CountWords:
        """Read once for all articles."""
        words = cls()
        tolls: set[str] = set()
        settings: dict[str, set[str]] = {"COUNT.done": set(), "COUNT.undone": set()}
        for entry in lexicon.domain("people"):
            for form in surface_forms(entry):
                pieces = tuple(form.lower().split())
                if entry.category in _PRECISIONS:
                    words.approximators.setdefault(pieces[0], []).append(
                        (pieces, _PRECISIONS[entry.category])
                    )
                elif entry.category in settings:
                    settings[entry.category].update(entry.forms)
                elif entry.category == "COUNT.toll":
                    tolls.add(pieces[-1])
                elif entry.category in _OUTCOMES and "NOUN" in entry.pos:
                    words.nouns[form.lower()] = (_OUTCOMES[entry.category], entry)
                elif entry.category in _OUTCOMES:
                    words.acts.setdefault(pieces[0], []).append(
                        (pieces, _OUTCOMES[entry.category], entry)
                    )
        for acts in words.acts.values():
            acts.sort(key=lambda x: -len(x[0]))
        for precise in words.approximators.values():
            precise.sort(key=lambda x: -len(x[0]))
        stands = Settings(*(frozenset(settings[f"COUNT.{name}"]) for name in ("done", "undone")))
        return cls(words.acts, words.nouns, frozenset(tolls), words.approximators, stands)

    def act(self, parse: Parse, token: int) -> Outcome | None:
        """What the verb or adjective says of those it is said of."""
        for first in (parse.words[token].lower(), parse.lemmas[token].lower()):
            for form, outcome, entry in self.acts.get(first, ()):
                if len(form) > 1 and not _follow(parse, token, form[1:]):
                    continue
                if _allows(parse, token, entry):
                    return outcome
        return None

    def exactly(self, parse: Parse, token: int) -> Outcome | None:
        """What the word as it stands says of a number before it, whatever its tag: "25 Hurt"."""
        if parse.tags[token] in ("NNS", "NNPS"):
            return None
        return next((outcome for form, outcome, entry in self.acts.get(parse.lower[token], ())
                     if len(form) == 1 and not entry.require), None)  # fmt: skip

    def noun(self, parse: Parse, token: int) -> Outcome | None:
        """What the noun says of those it counts: "deaths"."""
        if not parse.tags[token].startswith(("NN", "JJ", "VB")):
            return None
        found = self.nouns.get(parse.lower[token])
        return found[0] if found is not None and _allows(parse, token, found[1]) else None

    def before(self, parse: Parse, token: int) -> tuple[int, Precision] | None:
        """The approximator that ends right before `token`: its first token and what it says."""
        low = parse.sentences[parse.sentence_of[token]][0]
        for start in range(max(low, token - 4), token):
            for form, precision in self.approximators.get(parse.words[start].lower(), ()):
                if start + len(form) == token and _at(parse, start, form):
                    return start, precision
        return None

    def after(self, parse: Parse, token: int) -> tuple[int, Precision] | None:
        """The approximator that begins right behind `token` ("or more"): its last token."""
        start = token + 1
        if start >= len(parse) or parse.words[start].lower() not in ("or", "and"):
            return None
        for form, precision in self.approximators.get(parse.words[start].lower(), ()):
            if len(form) > 1 and _at(parse, start, form):
                return start + len(form) - 1, precision
        return None


def _allows(parse: Parse, token: int, entry: Entry) -> bool:
    """Whether the conditions of the entry let its word mean what it says there."""
    if any_holds(entry.exclude, parse, token, token):
        return False
    return not entry.require or any_holds(entry.require, parse, token, token)


def _at(parse: Parse, start: int, form: Form) -> bool:
    end = start + len(form)
    return end <= len(parse) and all(
        parse.words[t].lower() == w for t, w in zip(range(start, end), form, strict=True)
    )


def _follow(parse: Parse, token: int, rest: Form) -> bool:
    """Whether the rest of a form stands within a few words: "took some of them into custody"."""
    return _at(parse, token + 1, rest) or any(
        _at(parse, start, rest) for start in _near(parse, token, 5)
    )


def _near(parse: Parse, token: int, reach: int) -> Iterator[int]:
    end = parse.sentences[parse.sentence_of[token]][1]
    yield from range(token + 1, min(end, token + 1 + reach))
