"""Mentions: every place in the text that names or describes somebody, read and weighed."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from framing.articles import Article
from framing.roles import Roles
from framing.spans import Spans
from framing.speakers.affiliations import PARTISAN, affiliated
from framing.speakers.phrase import Phrase
from framing.speakers.words import Word, words_of
from framing.syntax import Parse

#: How much a grammatical role keeps somebody in mind (subjects most).
WEIGHTS = {"nsubj": 1.0, "nsubjpass": 0.9, "dobj": 0.6, "dative": 0.5, "appos": 0.3,
            "pobj": 0.45, "poss": 0.45, "compound": 0.2, "attr": 0.4}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase at a place: parse tokens `first` to `last`, `head` the one the others hang on."""

    phrase: Phrase
    first: int
    last: int
    head: int
    sentence: int
    weight: float
    #: Acronym in brackets right behind: "(CSTO)".
    alias: str = ""
    #: Stands in a line where nearly every word has a capital, so that names end anywhere.
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One article's words by sentence, and the quotations in it."""

    article: Article
    parse: Parse
    sentences: tuple[tuple[Word, ...], ...]
    quoted: Spans
    #: Last tokens of names with a party behind them: "Vitter" in "Vitter (R-La.)".
    partisans: frozenset[int] = frozenset()

    @classmethod
    def of(cls, article: Article, parse: Parse, quoted: Spans, roles: Roles) -> Text:
        """The words of every sentence of the parse."""
        words = [words_of(parse, i) for i in range(len(parse.sentences))]
        known = _known_names(words)
        mended = tuple(tuple(_mended(w, known) for w in s) for s in words)
        partisans = frozenset(i for s in mended for i in affiliated(s, roles))
        return cls(article, parse, mended, quoted, partisans)

    def is_quoted(self, token: int) -> bool:
        """Whether a token stands in somebody's direct speech."""
        start, end = self.parse.span(token, token)
        at = bisect_left(self.quoted, end, key=lambda s: s.start) - 1
        return at >= 0 and self.quoted[at].end > start


def is_titled(words: Sequence[Word]) -> bool:
    """Whether a line is printed like a headline, with capitals throughout."""
    long = [w for w in words if len(w.text) > 3 and w.text.isalpha()]
    return len(long) > 3 and sum(w.text[0].isupper() for w in long) > 0.75 * len(long)


def _known_names(sentences: Sequence[Sequence[Word]]) -> set[str]:
    """Surnames, and other names that are never written small."""
    plain = [s for s in sentences if not is_titled(s)]
    surnames = {b.key for s in plain for a, b in pairwise(s) if a.is_name_like and b.is_name_like}
    counts = Counter(w.key for s in plain for w in s if w.is_name_like)
    small = {w.key for s in plain for w in s if w.text.islower()}
    return surnames | {key for key, n in counts.items() if n > 1 and key not in small}


def _mended(word: Word, names: set[str]) -> Word:
    """A name of this article that was tagged as a common word ("Trump", "Sharp")."""
    if word.key in names and word.text[0].isupper() and not word.is_name_like:
        return word._replace(tag="NNP")
    return word


def place(phrase: Phrase, words: Sequence[Word], text: Text, alias: str = "") -> Mention:
    """The phrase as a mention where the words stand."""
    tokens = [i for w in words for i in range(w.first, w.last + 1)]
    head = head_of(tokens, text.parse)
    if phrase.name and not text.partisans.isdisjoint(tokens):
        phrase = replace(phrase, nouns=(*phrase.nouns, PARTISAN))
    weight = WEIGHTS.get(text.parse.relations[head], 0.35)
    if text.is_quoted(head):
        weight *= 0.4
    sentence = words[0].sentence
    return Mention(phrase, words[0].first, words[-1].last, head, sentence, weight, alias,
                   titled=is_titled(text.sentences[sentence]))  # fmt: skip


def head_of(tokens: Sequence[int], parse: Parse) -> int:
    """The first noun or pronoun whose head lies outside; else the first such token."""
    inside = set(tokens)
    tops = [i for i in tokens if parse.heads[i] not in inside or parse.heads[i] == i]
    nominal = [i for i in tops if parse.tags[i].startswith(("NN", "PRP", "WP", "CD"))]
    return (nominal or tops or list(tokens))[0]
