"""Mentions: every place in the text that names or describes somebody, read and weighed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

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


class Mention(NamedTuple):
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
    #: Of each token, 1 where it stands in somebody's direct speech.
    quoted: bytes
    #: Of each sentence, whether it is printed like a headline.
    titled: tuple[bool, ...] = ()
    #: Last tokens of names with a party behind them: "Vitter" in "Vitter (R-La.)".
    partisans: frozenset[int] = frozenset()

    @classmethod
    def of(cls, article: Article, parse: Parse, quoted: Spans, roles: Roles) -> Text:
        """The words of every sentence of the parse."""
        words = [words_of(parse, i) for i in range(len(parse.sentences))]
        titled = tuple(is_titled(s) for s in words)
        known = _known_names([s for s, t in zip(words, titled, strict=True) if not t])
        mended = tuple(tuple([_mended(w) if w.key in known else w for w in s]) for s in words)
        partisans = frozenset(i for s in mended for i in affiliated(s, roles))
        return cls(article, parse, mended, _marked(parse, quoted), titled, partisans)

    def is_quoted(self, token: int) -> bool:
        """Whether a token stands in somebody's direct speech."""
        return bool(self.quoted[token])


def _marked(parse: Parse, quoted: Spans) -> bytes:
    marks = bytearray(len(parse.starts))
    for span in quoted:
        first, end = bisect_right(parse.ends, span.start), bisect_left(parse.starts, span.end)
        marks[first:end] = b"\1" * (end - first)
    return bytes(marks)


def is_titled(words: Sequence[Word]) -> bool:
    """Whether a line is printed like a headline, with capitals throughout."""
    long = [w for w in words if len(w.text) > 3 and w.text.isalpha()]
    return len(long) > 3 and sum(w.text[0].isupper() for w in long) > 0.75 * len(long)


def _known_names(sentences: Sequence[Sequence[Word]]) -> set[str]:
    """Surnames, and other names that are never written small."""
    names = [w for s in sentences for w in s if w.is_name_like]
    surnames = {b.key for a, b in pairwise(names) if b.first == a.last + 1}
    often = {key for key, n in Counter([w.key for w in names]).items() if n > 1}
    small = {w.key for s in sentences for w in s if w.key in often and w.text.islower()}
    return surnames | (often - small)


def _mended(word: Word) -> Word:
    """A name of this article, also where it was tagged as a common word ("Trump", "Sharp")."""
    if word.text[0].isupper() and not word.is_name_like:
        return word._replace(tag="NNP", is_name_like=True)
    return word


def place(phrase: Phrase, words: Sequence[Word], text: Text, alias: str = "") -> Mention:
    """The phrase as a mention where the words stand."""
    tokens: Sequence[int] = range(words[0].first, words[-1].last + 1)
    if sum([w.last + 1 - w.first for w in words]) != len(tokens):
        tokens = [i for w in words for i in range(w.first, w.last + 1)]
    head = head_of(tokens, text.parse)
    if phrase.name and not text.partisans.isdisjoint(tokens):
        phrase = phrase._replace(nouns=(*phrase.nouns, PARTISAN))
    weight = WEIGHTS.get(text.parse.relations[head], 0.35)
    if text.is_quoted(head):
        weight *= 0.4
    sentence = words[0].sentence
    return Mention(phrase, words[0].first, words[-1].last, head, sentence, weight, alias,
                   titled=text.titled[sentence])  # fmt: skip


def head_of(tokens: Sequence[int], parse: Parse) -> int:
    """The first noun or pronoun whose head lies outside; else the first such token."""
    if len(tokens) == 1:
        return tokens[0]
    heads = parse.heads
    inside = tokens if isinstance(tokens, range) else set(tokens)
    tops = [i for i in tokens if heads[i] not in inside or heads[i] == i]
    for i in tops:
        if parse.tags[i].startswith(("NN", "PRP", "WP", "CD")):
            return i
    return tops[0] if tops else tokens[0]
