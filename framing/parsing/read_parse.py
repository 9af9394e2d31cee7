"""What the encoder says of tags, heads and relations -> Parse: a tree for every sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from framing.parsing.decode import Floats, best_heads
from framing.parsing.lemmas import lemmatise
from framing.parsing.repair import repair
from framing.syntax import Parse


class Scored(Protocol):
    """The columns of an encoded article that a parse is made from (see the encoder's Encoded)."""

    @property
    def starts(self) -> Sequence[int]:
        """First character of each word."""

    @property
    def ends(self) -> Sequence[int]:
        """The character after each word."""

    @property
    def words(self) -> Sequence[str]:
        """The words as written."""

    @property
    def blocks(self) -> Sequence[int]:
        """The block of each word, an index into `Article.blocks`."""

    @property
    def tags(self) -> Sequence[str]:
        """Penn tags."""

    @property
    def relations(self) -> Sequence[str]:
        """The relation of each word to its best-scored head."""

    @property
    def sentences(self) -> Sequence[tuple[int, int]]:
        """Half-open word ranges without a gap."""

    @property
    def arcs(self) -> Sequence[Floats]:
        """For each sentence the scores of its words as heads of its words."""


def read_parse(encoded: Scored) -> Parse:
    """The parse of one article. Every sentence is a tree with one root, whatever the scores."""
    heads: list[int] = []
    relations = list(encoded.relations)
    for (start, end), arcs in zip(encoded.sentences, encoded.arcs, strict=True):
        found = [start + head for head in best_heads(arcs)]
        heads += found
        for i in range(start, end):
            if found[i - start] == i:
                relations[i] = "ROOT"
            elif relations[i] == "ROOT":  # repaired: scored as the root of its own clause
                verbs = encoded.tags[i][:2] == encoded.tags[found[i - start]][:2] == "VB"
                relations[i] = "ccomp" if verbs else "dep"
    repair(encoded.words, encoded.tags, heads, relations)
    pairs = list(zip(encoded.words, encoded.tags, strict=True))
    lemma_of = {pair: lemmatise(*pair) for pair in set(pairs)}
    return Parse(
        tuple(encoded.starts), tuple(encoded.ends), tuple(encoded.words),
        tuple(lemma_of[p] for p in pairs),
        tuple(encoded.tags), tuple(heads), tuple(relations), tuple(encoded.sentences),
        tuple(encoded.blocks[a] for a, _ in encoded.sentences),
    )  # fmt: skip
