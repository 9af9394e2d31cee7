"""Words that a corpus uses like labels and the lexicon lacks, ranked, with what supports them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from framing.annotations import AnnotatedArticle, chain, innermost
from framing.articles import Article
from framing.codebook.association import association
from framing.codebook.contexts import (
    ADJECTIVES,
    ANY,
    NOUNS,
    Context,
    contexts_of,
    modifier_contexts_of,
)
from framing.codebook.likeness import Likeness
from framing.codebook.vocabulary import Vocabulary
from framing.lexicon import Lexicon
from framing.spans import Span, text_of

#: What a word may be proposed as; each kind is learnt from the lexicon's own words of it.
KINDS = ("people", "events", "modifiers")
_ROLES = {"people": "head", "events": "event", "modifiers": "modifier"}
#: A context says something of a kind when this many of its known words stand in it ...
_WITNESSES = 2
#: ... and its share of them is shrunk by this many unknown words.
_SHRINK = 3
#: Contexts of that sort that a word needs, so that no single slip makes a proposal.
_LEAST = 2
#: At most this share of proposals are modifiers: many adjectives stand where those of labels do.
_MODIFIERS = 0.1
#: Uses that are kept of a word, and passages that are shown.
_KEPT, _SHOWN = 12, 5
_REACH = 80


#: What ranks a word, its association, the kind that it may be, and itself.
_Row = tuple[float, float, str, str]


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a word: where, in whose words, and in which contexts."""

    article: Article
    span: Span
    block: int
    #: The words for who speaks, outermost first; empty in the outlet's voice.
    chain: tuple[str, ...]
    contexts: tuple[Context, ...]

    def around(self) -> tuple[str, str, str]:
        """The words before it, itself, and the words after it, within its paragraph."""
        text, block = self.article.text, self.article.blocks[self.block].span
        start, end = self.span
        before, after = max(block.start, start - _REACH), min(block.end, end + _REACH)
        return (text_of(text, (Span(before, start),)), text[start:end],
                text_of(text, (Span(end, after),)))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proposal:
    """A word that may be worth an entry."""

    word: str
    #: head, event or modifier.
    role: str
    #: Most frequent class of the labels that it stands beside; empty where there are none.
    referent: str
    #: How much more than others it stands where labels stand; see `association`.
    score: float
    #: How like labels it is used, -1 to 1; see `Likeness.to`. None: the corpus is too small.
    likeness: float | None
    n: int
    #: Patterns by their weight, the strongest first.
    patterns: tuple[str, ...]
    #: How many of the kept uses are in the outlet's own voice, and how many are kept.
    n_outlet: int
    n_kept: int
    #: The uses that say most.
    uses: tuple[Use, ...]


@dataclass
class _Place:
    """How often a context is seen, and how often with known words of each kind."""

    n: int = 0
    known: Counter[str] = field(default_factory=Counter)
    witnesses: dict[str, set[str]] = field(default_factory=dict)

    def weight(self, kind: str) -> float:
        """Shrunken share of known words of the kind."""
        if len(self.witnesses.get(kind, ())) < _WITNESSES:
            return 0.0
        return self.known[kind] / (self.n + _SHRINK)


class Suggester:
    """Reads article after article; memory grows with distinct words and their contexts.

    What a label is like is learnt from the lexicon's names and events, of `domains` only where
    some are given.
    """

    def __init__(self, lexicon: Lexicon, domains: frozenset[str] = frozenset()) -> None:
        self._known = Vocabulary(lexicon, domains)
        self._likeness = Likeness()
        self._places: dict[Context, _Place] = defaultdict(_Place)
        self._contexts: dict[str, Counter[Context]] = defaultdict(Counter)
        self._uses: dict[str, list[Use]] = defaultdict(list)
        self._n: Counter[str] = Counter()

    def add(self, annotated: AnnotatedArticle) -> None:
        """Take in one article."""
        self._likeness.add(annotated.parse)
        for token, contexts in self._read(annotated):
            parse = annotated.parse
            word = parse.lemmas[token].lower()
            kind = self._kind_of(parse.words[token].lower(), word, parse.tags[token])
            for context in contexts:
                place = self._places[context]
                place.n += 1
                if kind:
                    place.known[kind] += 1
                    witnesses = place.witnesses.setdefault(kind, set())
                    if len(witnesses) < _WITNESSES:
                        witnesses.add(word)
            knows = self._known.knows_noun if parse.tags[token] in NOUNS else self._known.knows
            if kind or knows(word) or knows(parse.lower[token]):
                continue
            self._n[word] += 1
            self._contexts[word].update(contexts)
            if len(self._uses[word]) < _KEPT:
                self._uses[word].append(_use(annotated, token, contexts))

    def proposals(self, limit: int) -> list[Proposal]:
        """The best-ranked words, best first; equals in alphabetical order.

        Nouns by their likeness to labels where the corpus is large enough for it, else, as
        modifiers always, by their association with the places of labels.
        """
        totals = {kind: self._total(kind) for kind in KINDS}
        like = self._likeness.to(self._known.labels)
        nouns, modifiers = [], []
        for word in self._contexts:
            score, kind = max(self._scores(word, totals), key=lambda s: s[0])
            if kind == "modifiers":
                modifiers.append((score, score, kind, word))
            elif like or score > 0:
                nouns.append((like.get(word, -1.0) if like else score, score, kind, word))
        most = math.ceil(limit * _MODIFIERS)
        best = _ranked(m for m in modifiers if m[0] > 0)[:most]
        ranked = _mixed(_ranked(nouns)[: limit - len(best)], best)
        return [self._proposal(word, kind, score, like.get(word))
                for _, score, kind, word in ranked]  # fmt: skip

    def _read(self, annotated: AnnotatedArticle) -> Iterator[tuple[int, tuple[Context, ...]]]:
        parse = annotated.parse
        for token in range(len(parse)):
            tag = parse.tags[token]
            if tag not in (*NOUNS, *ADJECTIVES) or not parse.words[token].isalpha():
                continue
            if len(parse.words[token]) > 2:
                found = contexts_of if tag in NOUNS else modifier_contexts_of
                if contexts := tuple(found(parse, token, self._known)):
                    yield token, contexts

    def _kind_of(self, word: str, lemma: str, tag: str) -> str:
        """The kind of a known word, else nothing."""
        if tag in NOUNS:
            return self._known.kind_of_label(lemma) or self._known.kind_of_label(word)
        return "modifiers" if self._known.marks_people(word) else ""

    def _scores(
        self, word: str, totals: dict[str, tuple[float, int]]
    ) -> Iterator[tuple[float, str]]:
        """The association with each kind."""
        contexts = self._contexts[word]
        n = sum(contexts.values())
        for kind in KINDS:
            weights = {c: self._places[c].weight(kind) for c in contexts}
            if sum(w > 0 for w in weights.values()) < _LEAST:
                yield 0.0, kind
                continue
            k = sum(weights[c] * m for c, m in contexts.items())
            yield association(k, n, *totals[kind]), kind

    def _total(self, kind: str) -> tuple[float, int]:
        """Weight of all contexts of a kind, and their number."""
        places = self._places.values()
        return sum(p.weight(kind) * p.n for p in places), sum(p.n for p in places)

    def _proposal(self, word: str, kind: str, score: float, likeness: float | None) -> Proposal:
        weights: dict[str, float] = defaultdict(float)
        referents: Counter[str] = Counter()
        for context, n in self._contexts[word].items():
            weights[context[0]] += self._places[context].weight(kind) * n
            if not context[1].startswith(ANY) and context[0] in ("coordination", "apposition",
                                                                 "predicate"):  # fmt: skip
                referents[self._known.referent_of(context[1])] += n
        del referents[""]
        uses = self._uses[word]
        best = sorted(uses, key=lambda u: -sum(self._places[c].weight(kind) for c in u.contexts))
        return Proposal(
            word, _ROLES[kind], max(referents, key=lambda r: (referents[r], r), default=""), score,
            likeness, self._n[word], _strongest(weights),
            sum(not u.chain for u in uses), len(uses), tuple(best[:_SHOWN]),
        )  # fmt: skip


def _ranked(rows: Iterable[_Row]) -> list[_Row]:
    return sorted(rows, key=lambda r: (-r[0], r[3]))


def _mixed(nouns: list[_Row], modifiers: list[_Row]) -> list[_Row]:
    """Modifiers spread evenly among the nouns: their figures do not compare."""
    step = len(nouns) // max(len(modifiers), 1)
    out: list[_Row] = []
    for place, noun in enumerate(nouns):
        out.append(noun)
        if (place + 1) % max(step, 1) == 0 and modifiers:
            out.append(modifiers.pop(0))
    return out + modifiers


def _strongest(weights: dict[str, float]) -> tuple[str, ...]:
    """The three patterns that say most."""
    ranked = sorted(weights, key=lambda p: (-weights[p], p))
    return tuple(p for p in ranked[:3] if weights[p] > 0)


def _use(annotated: AnnotatedArticle, token: int, contexts: tuple[Context, ...]) -> Use:
    parse, article = annotated.parse, annotated.article
    span = parse.span(token, token)
    attribution = innermost(annotated.attributions, (span,))
    inside = [] if attribution is None else chain(annotated.attributions, attribution)
    names = (text_of(article.text, annotated.attributions[i].source) for i in inside)
    return Use(article, span, parse.sentence_blocks[parse.sentence_of[token]],
               tuple(name or "unspecified" for name in names), contexts)  # fmt: skip
