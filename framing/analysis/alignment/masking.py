"""What claims are compared by: stems of their words, with every term masked by what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

from framing.analysis.labels import group_of
from framing.analysis.words import fold
from framing.counts.numbers import is_number_word, read_number
from framing.spans import Span, Spans, contains, parse_spans

_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:['’]\w+)*")

#: Words for force replace each other ("killed", "eliminated"); those for events are too many.
ACTS: Final = "force"


@dataclass(frozen=True, slots=True)
class Label:
    """A term within a claim: its words and what it is about (people, authorities, ...)."""

    text: str
    group: str


@dataclass(frozen=True, slots=True)
class Content:
    """A claim's content without its labels."""

    #: Stems of the words outside terms, function words left out; numbers in figures.
    words: tuple[str, ...]
    #: What the terms are about.
    groups: frozenset[str]
    #: Whether the predicate is a term for force.
    acts: bool
    labels: tuple[Label, ...]


def contents(claims: pd.DataFrame, terms: pd.DataFrame) -> Iterator[Content]:
    """The content of every row of `claims`, in its order; `terms` of the same articles."""
    found = _terms_by_article(terms)
    columns = (claims[c] for c in ("article_id", "spans", "text", "predicate"))
    stems: dict[str, str] = {}
    for article, cell, text, predicate in zip(*columns, strict=True):
        spans = parse_spans(str(cell))
        inside = [t for t in found.get(str(article), ()) if contains(spans, (t[0],))]
        masked = _without(str(text), spans, [span for span, _ in inside])
        said = set(_tokens(str(predicate)))
        acts = any(label.group == ACTS and said & set(_tokens(label.text)) for _, label in inside)
        yield Content(
            tuple(_stem(w, stems) for w in map(_figures, _tokens(masked))
                  if w not in ENGLISH_STOP_WORDS),
            frozenset(label.group for _, label in inside),
            acts,
            tuple(label for _, label in inside),
        )


def _terms_by_article(terms: pd.DataFrame) -> Mapping[str, Sequence[tuple[Span, Label]]]:
    """The terms that are about somebody or something, by article."""
    found: dict[str, list[tuple[Span, Label]]] = {}
    terms = terms[terms["referent"].notna()]
    columns = ("article_id", "start", "end", "text", "referent")
    for article, start, end, text, referent in zip(*(terms[c] for c in columns), strict=True):
        label = Label(str(text), group_of(str(referent)))
        found.setdefault(str(article), []).append((Span(int(start), int(end)), label))
    return found


def _without(text: str, spans: Spans, holes: Iterable[Span]) -> str:
    """`text`, which is the spans' text joined by blanks, with the holes blanked out.

    Runs of white space in the article are one blank in the text, so places are looked for near
    where they should be.
    """
    out, at = text, 0
    starts = []
    for span in spans:
        starts.append(at)
        at += span.end - span.start + 1
    for hole in holes:
        for span, start in zip(spans, starts, strict=True):
            if span.start <= hole.start < span.end:
                a = start + hole.start - span.start
                b = a + hole.end - hole.start
                out = f"{out[:a]}{' ' * (b - a)}{out[b:]}"
    return out


def _tokens(text: str) -> list[str]:
    return [w.removesuffix("'s") for w in _TOKEN.findall(text.casefold().replace("’", "'"))]


def _figures(word: str) -> str:
    """`four` as `4`, `dozen` as `12`; other words as they are, and `one`, which seldom counts."""
    if word == "one" or word[0].isdigit() or not is_number_word(word):
        return word
    number = read_number([word])
    return word if number is None or number.is_vague else str(number.low)


def _stem(word: str, known: dict[str, str]) -> str:
    if word not in known:
        known[word] = word if word[0].isdigit() else fold(word)
    return known[word]
