"""From scores to a parse: every sentence is a tree with one root, whatever the scores are."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.parsing import read_parse
from framing.parsing.decode import Floats, is_tree

_TAGS = ["NN", "NNP", "VBD", "VBZ", "VBN", "VB", "CC", "IN", "RB", "JJ", "TO", ","]
_RELATIONS = ["ROOT", "acl", "amod", "compound", "mark", "conj", "prep", "pobj", "nsubj", "dobj"]


@dataclass
class _Scores:
    """Columns of an encoded article with words that all look alike."""

    tags: list[str]
    relations: list[str]
    arcs: list[Floats]
    words: list[str] = field(init=False)
    starts: list[int] = field(init=False)
    ends: list[int] = field(init=False)
    blocks: list[int] = field(init=False)
    sentences: list[tuple[int, int]] = field(init=False)
    senses: None = None

    def __post_init__(self) -> None:
        count = len(self.tags)
        self.words = ["word"] * count
        self.starts = [5 * i for i in range(count)]
        self.ends = [5 * i + 4 for i in range(count)]
        self.blocks = [0] * count
        bounds = np.cumsum([0, *(len(a) for a in self.arcs)]).tolist()
        self.sentences = list(pairwise(bounds))


@st.composite
def _scores(draw: st.DrawFn) -> _Scores:
    sizes = draw(st.lists(st.integers(1, 9), max_size=3))
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    rounded = draw(st.booleans())  # many equal scores
    arcs = [random.normal(size=(n, n)).astype(np.float32) for n in sizes]
    if rounded:
        arcs = [np.round(a) for a in arcs]
    total = sum(sizes)
    tags = draw(st.lists(st.sampled_from(_TAGS), min_size=total, max_size=total))
    relations = draw(st.lists(st.sampled_from(_RELATIONS), min_size=total, max_size=total))
    return _Scores(tags, relations, arcs)


@settings(deadline=None)
@given(_scores())
def test_every_sentence_is_a_tree(scores: _Scores) -> None:
    """One root a sentence, the only word labelled so; heads never leave their sentence."""
    parse = read_parse(scores)
    for first, end in parse.sentences:
        heads = [h - first for h in parse.heads[first:end]]
        assert all(0 <= h < end - first for h in heads)
        assert is_tree(heads)
        roots = [i for i, r in enumerate(parse.relations[first:end]) if r == "ROOT"]
        assert roots == [i for i, h in enumerate(heads) if h == i]


def test_second_root_becomes_a_complement() -> None:
    """Two words scored as roots: the better one stays, a verb below a verb is its complement."""
    arcs = np.array([[5, 0, 0], [2, 4, 0], [0, 3, 0]], np.float32)
    parse = read_parse(_Scores(["VBD", "VBD", "NN"], ["ROOT", "ROOT", "dobj"], [arcs]))
    assert parse.heads == (0, 0, 1)
    assert parse.relations == ("ROOT", "ccomp", "dobj")
