"""What the encoder says of tags, heads and relations -> Parse: a tree for every sentence."""

from __future__ import annotations

from framing.parsing.decode import best_heads
from framing.parsing.lemmas import lemmatise
from framing.parsing.names import name_tags
from framing.parsing.repair import repair
from framing.syntax import Encoded, Parse


def read_parse(encoded: Encoded) -> Parse:
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
    tags = name_tags(encoded.words, encoded.tags, encoded.sentences)
    repair(encoded.words, tags, heads, relations)
    pairs = list(zip(encoded.words, tags, strict=True))
    lemma_of = {pair: lemmatise(*pair) for pair in set(pairs)}
    return Parse(
        tuple(encoded.starts), tuple(encoded.ends), tuple(encoded.words),
        tuple(lemma_of[p] for p in pairs),
        tuple(tags), tuple(heads), tuple(relations), tuple(encoded.sentences),
        tuple(encoded.blocks[a] for a, _ in encoded.sentences), encoded.senses,
    )  # fmt: skip
