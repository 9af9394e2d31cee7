"""What speaks for and against a scene around some words: the words of scenes.yaml by where they
stand. `framing.terms.senses` weighs them together with what the words themselves mean."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from framing.lexicon import Scene
from framing.senses import KINDS, N_ZONES, Floats
from framing.syntax import Parse

#: What a passage tells of, by words alone: weight of ln(1 + n) for n different words of a kind in
#: the sentence, in the rest of the paragraph, in two paragraphs before and after, and (a hundred
#: words of the article) elsewhere. Logistic regression on read matches, rounded.
WEIGHTS = {
    "shows": (0.4, 0.4, 1.2, 0.6),
    "hints": (0.9, 0.3, 0.5, 0.1),
    "against": (-0.3, -0.3, -0.4, 0.0),
}
_NEAR = 2
_LEAST_WORDS = 50


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against a scene around some words."""

    #: ln(1 + n) of n different words for each of KINDS in each zone.
    counts: tuple[tuple[float, ...], ...]
    #: The words, nearest first.
    shows: tuple[str, ...]
    against: tuple[str, ...]

    def weighed(self, weights: Sequence[Sequence[float]] | Floats) -> float:
        """The sum of the counts by weights of the same shape."""
        return float(sum(c * w for row, of in zip(self.counts, weights, strict=True)
                         for c, w in zip(row, of, strict=True) if c))  # fmt: skip


class SceneWords:
    """The words of all scenes by their first word; made once."""

    def __init__(self, scenes: Iterable[Scene]) -> None:
        self._words: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for scene in scenes:
            for kind in KINDS:
                for words in getattr(scene, kind):
                    first, *rest = words.split(" ")
                    self._words.setdefault(first, []).append((tuple(rest), scene.id, kind))

    def at(self, parse: Parse, token: int) -> Iterator[tuple[str, str, str]]:
        """(scene, kind, word) of each word of a scene that begins at a token."""
        word, lemma = parse.lower[token], parse.lemmas[token].lower()
        for key in dict.fromkeys((word, lemma)):
            for rest, scene, kind in self._words.get(key, ()):
                if not rest:
                    yield scene, kind, lemma
                elif rest == _words_from(parse, token + 1, len(rest)):
                    yield scene, kind, " ".join((word, *rest))


class Surroundings:
    """The words of scenes in one article; looked up when the first hit asks."""

    def __init__(self, words: SceneWords, parse: Parse) -> None:
        self._words, self._parse = words, parse
        self._found: dict[str, list[tuple[int, str, str]]] | None = None
        #: Place of each sentence's paragraph among those with sentences.
        rank = {b: n for n, b in enumerate(dict.fromkeys(parse.sentence_blocks))}
        self._paragraph = [rank[b] for b in parse.sentence_blocks]

    def evidence(self, scene: str, first: int, last: int) -> Evidence:
        """What speaks for and against a scene around tokens `first` to `last`."""
        zones, hundreds = self._zones(scene, first, last)
        counts = tuple(
            tuple(math.log1p(len(found) / (hundreds if zone == N_ZONES - 1 else 1))
                  for zone, found in enumerate(zones[kind])) for kind in KINDS)  # fmt: skip
        return Evidence(counts, _nearest(zones["shows"], zones["hints"]),
                        _nearest(zones["against"]))  # fmt: skip

    def _zones(
        self, scene: str, first: int, last: int
    ) -> tuple[dict[str, list[dict[str, None]]], float]:
        """Different words of each kind by zone, but for those of the tokens themselves; and the
        length of the article in hundreds of words."""
        parse = self._parse
        own = {w for i in range(first, last + 1)
               for w in (parse.lower[i], parse.lemmas[i].lower())}  # fmt: skip
        zones: dict[str, list[dict[str, None]]] = {kind: [{}, {}, {}, {}] for kind in KINDS}
        for token, kind, word in self._occurrences().get(scene, ()):
            if word not in own and parse.lower[token] not in own:
                zones[kind][self._zone(token, first)][word] = None
        return zones, max(len(parse), _LEAST_WORDS) / 100

    def tells(self, scene: str, rather: str, first: int, last: int) -> bool:
        """Whether more speaks for a scene than against it, and more than for another."""
        weights = [WEIGHTS[kind] for kind in KINDS]
        weight = self.evidence(scene, first, last).weighed(weights)
        return weight > 0 and weight > self.evidence(rather, first, last).weighed(weights)

    def _zone(self, token: int, place: int) -> int:
        """0: same sentence, 1: same paragraph, 2: near, 3: elsewhere."""
        sentence, here = self._parse.sentence_of[token], self._parse.sentence_of[place]
        if sentence == here:
            return 0
        distance = abs(self._paragraph[sentence] - self._paragraph[here])
        return 1 if distance == 0 else 2 if distance <= _NEAR else 3

    def _occurrences(self) -> dict[str, list[tuple[int, str, str]]]:
        if self._found is None:
            self._found = {}
            for token in range(len(self._parse)):
                for scene, kind, word in self._words.at(self._parse, token):
                    self._found.setdefault(scene, []).append((token, kind, word))
        return self._found


def _words_from(parse: Parse, token: int, n: int) -> tuple[str, ...]:
    return tuple(parse.lower[token : token + n])


def _nearest(*zones: list[dict[str, None]]) -> tuple[str, ...]:
    """Different words of the zones, the nearest zone first."""
    return tuple(dict.fromkeys(
        w for near in zip(*zones, strict=True) for zone in near for w in zone))  # fmt: skip
