"""Reporting words in a parse: where they are and what stance the lexicon gives them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import cast, get_args

from framing.attribution.conditions import applies
from framing.codes import Stance
from framing.lexicon import Entry, Lexicon, surface_forms
from framing.spans import Spans, normalise
from framing.syntax import Parse

#: Where the lexicon keeps reporting words, words for hearsay, and nouns for who may speak.
REPORTING, EVIDENTIAL, SPEAKING = "reporting", "HEDGE.evidential", "actors"
#: Verbs of deeds: with a thing for an object they report nothing.
DEED = "DEED"
#: Verbs of saying nothing: "refused to call", "ignored".
UNSAID = "UNSAID"
#: The two verbs whose object is the one who speaks: grammar, not stance.
_NAMES_SOURCE = frozenset({"cite", "quote"})
#: "quoted as saying" is read by its grammar, as a verb below a verb.
_SAYING = frozenset({"saying"})
_STANCES = frozenset(get_args(Stance))


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word or phrase; `head` is its verb, or the first word of a phrase."""

    head: int
    tokens: tuple[int, ...]
    stance: Stance
    #: Names a source without a verb: "according to".
    phrase: bool = False

    @property
    def last(self) -> int:
        """The last word: the preposition of "according to", the "for" of "call for"."""
        return self.tokens[-1]

    def spans(self, parse: Parse) -> Spans:
        """Where the cue stands; words that follow each other are one span."""
        return join_tokens(parse, self.tokens)


def join_tokens(parse: Parse, tokens: Sequence[int]) -> Spans:
    """Spans of tokens, neighbours joined over the blanks between them."""
    pieces: list[tuple[int, int]] = []
    before: int | None = None
    for token in sorted(set(tokens)):
        start, end = parse.starts[token], parse.ends[token]
        if before is not None and token == before + 1:
            start, end = pieces.pop()[0], end
        pieces.append((start, end))
        before = token
    return normalise(pieces)


class CueFinder:
    """The reporting entries of a lexicon, ready to be looked up word by word."""

    def __init__(self, lexicon: Lexicon, speaking: Collection[str] = ()) -> None:
        self._verbs: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        self._nouns: dict[str, Entry] = {}
        self._deeds: dict[str, list[Entry]] = {}
        self._unsaid: dict[str, list[Entry]] = {}
        self._speaking = set(speaking)
        self._verb_forms: set[str] = set()
        self._evidential: set[str] = set()
        self._adverbs: set[str] = set()
        self._hedges: dict[str, list[Entry]] = {}
        for entry in lexicon.entries:
            self._add(entry)
        for listed in (self._verbs, self._phrases):
            for forms in listed.values():
                forms.sort(key=lambda f: -len(f[0]))

    def _add(self, entry: Entry) -> None:
        forms = [tuple(f.lower().split()) for f in surface_forms(entry) if f.split()]
        if entry.category in (DEED, UNSAID):
            table = self._deeds if entry.category == DEED else self._unsaid
            for form in forms:
                table.setdefault(form[0], []).append(entry)
            return
        if entry.domain == REPORTING and "NOUN" in entry.pos:
            self._nouns.update((f[-1], entry) for f in forms)
        elif entry.domain == REPORTING:
            said = self._phrases if entry.role == "phrase" else self._verbs
            for form in forms:
                if entry.role == "phrase" and form[-1] in _SAYING:
                    continue
                said.setdefault(form[0], []).append((form, entry))
                self._verb_forms.add(form[0])
        elif entry.category == EVIDENTIAL:
            self._evidential.update(w for f in forms if len(f) > 1 for w in f)
            self._adverbs.update(f[0] for f in forms if len(f) == 1)
        elif entry.domain == SPEAKING and entry.role in ("head", "weak_head"):
            self._speaking.update(f[-1] for f in forms)
        if entry.category.startswith("HEDGE") and "VERB" in entry.pos and entry.require:
            for form in forms:
                self._hedges.setdefault(form[0], []).append(entry)

    def find(self, parse: Parse) -> list[Cue]:
        """Every reporting word of the parse, the longest form at each, in text order."""
        out = []
        taken: set[int] = set()
        for token, word in enumerate(parse.lower):
            if token in taken:
                continue
            cue = None
            if word in self._phrases or parse.lemmas[token].lower() in self._phrases:
                cue = self._at(parse, token, self._phrases, phrase=True)
            if cue is None and self._is_verb(parse, token):
                cue = self._at(parse, token, self._verbs, phrase=False)
            if cue is not None:
                out.append(cue)
                taken.update(cue.tokens)
        return out

    def is_hearsay_adverb(self, parse: Parse, token: int) -> bool:
        """An evidential adverb made from a reporting verb: "reportedly", not "apparently"."""
        word = parse.lower[token]
        return (parse.tags[token].startswith("RB") and word in self._adverbs
                and word.endswith("ly") and word[:-2] in self._verb_forms)  # fmt: skip

    def is_hearsay_verb(self, parse: Parse, token: int) -> bool:
        """Whether the passive of the verb means hearsay: "was reported", not "was declared"."""
        return parse.lower[token] in self._evidential

    def is_report(self, parse: Parse, token: int) -> bool:
        """Whether the noun is something said or shown: "reports", "evidence"."""
        return parse.lower[token] in self._nouns

    def is_deed(self, parse: Parse, token: int) -> bool:
        """Whether the verb does something and says nothing: "accepted the resignation"."""
        entries = self._deeds.get(parse.lower[token], ())
        return self._is_verb(parse, token) and any(applies(parse, e, (token,)) for e in entries)

    def opens_phrase(self, parse: Parse, token: int) -> bool:
        """Whether a phrase that names a source stands here, whatever it goes on with."""
        rest = (form[1:] for form, _ in self._phrases.get(parse.lower[token], ()))
        return any(_follow(parse, token, words, adjacent=True) is not None for words in rest)

    def leaves_unsaid(self, parse: Parse, token: int) -> bool:
        """Whether the word means not to say or do what hangs on it: "refused to call"."""
        return any(applies(parse, e, (token,)) for e in self._unsaid.get(parse.lower[token], ()))

    def only_hints(self, parse: Parse, token: int) -> bool:
        """ "the size suggested that": a verb that hints, under a thing and nobody who speaks."""
        return any(self._only_hedges(parse, token, key) for key in
                   (parse.lower[token], parse.lemmas[token].lower()))  # fmt: skip

    def noun_cue(self, parse: Parse, token: int) -> Cue | None:
        """The cue of a reporting noun: "the claim that"."""
        entry = self._nouns.get(parse.lower[token])
        if entry is None or not parse.tags[token].startswith("NN"):
            return None
        if not applies(parse, entry, (token,)):
            return None
        return Cue(token, (token,), _stance(entry))

    def takes_source(self, parse: Parse, cue: Cue) -> bool:
        """Whether the verb's object is who is quoted: "citing the ministry"."""
        return parse.lemmas[cue.head].lower() in _NAMES_SOURCE

    def is_source_like(self, parse: Parse, token: int) -> bool:
        """Whether a noun phrase with this head can be somebody, or something, that says things."""
        words = {parse.lower[token], parse.lemmas[token].lower()}
        if parse.tags[token].startswith("NNP") or words & self._speaking:
            return True
        # "citing a report"; but "citing a threat" gives a reason
        return any(self._nouns[w].stance in ("N", "D", "E") for w in words & self._nouns.keys())

    @staticmethod
    def _is_verb(parse: Parse, token: int) -> bool:
        return (parse.tags[token].startswith("VB")
                and parse.relations[token] not in ("aux", "auxpass"))  # fmt: skip

    def _at(self, parse: Parse, token: int, table: dict[str, list[tuple[tuple[str, ...], Entry]]],
            *, phrase: bool) -> Cue | None:  # fmt: skip
        word, lemma = parse.lower[token], parse.lemmas[token].lower()
        for key in (word, lemma) if word != lemma else (word,):
            for words, entry in table.get(key, ()):
                rest = _follow(parse, token, words[1:], adjacent=phrase)
                if rest is None or not applies(parse, entry, (token, *rest)):
                    continue
                if not rest and self._only_hedges(parse, token, key):
                    continue
                return Cue(token, (token, *rest), _stance(entry), phrase)
        return None

    def _only_hedges(self, parse: Parse, token: int, key: str) -> bool:
        """ "the size suggested that": a thing that hints, no one who speaks."""
        subjects = [c for c in parse.children[token] if parse.relations[c] == "nsubj"]
        if any(self.is_report(parse, s) for s in subjects):
            return False
        return any(applies(parse, e, (token,)) for e in self._hedges.get(key, ()))


def _stance(entry: Entry) -> Stance:
    return cast(Stance, entry.stance if entry.stance in _STANCES else "")


def _follow(parse: Parse, head: int, words: Sequence[str], *, adjacent: bool) -> (
        tuple[int, ...] | None):  # fmt: skip
    """The tokens of a form's further words: next to each other, or below the verb."""
    out: list[int] = []
    for word in words:
        before = out[-1] if out else head
        after = before + 1
        ok = after < len(parse) and parse.sentence_of[after] == parse.sentence_of[head]
        if ok and parse.words[after].lower() == word:
            out.append(after)
            continue
        below = [] if adjacent else [c for a in (*out[::-1], head) for c in parse.children[a]
                                     if c > before and parse.words[c].lower() == word]  # fmt: skip
        if not below:
            return None
        out.append(below[0])
    return tuple(out)
