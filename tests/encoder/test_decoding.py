"""From scores to labels, links and trees, on scores made by hand."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.attribution.decode import (
    Labelled,
    decode_labels,
    find_spans,
    legal_transitions,
    segments,
)
from framing.attribution.link import link
from framing.parsing.decode import best_heads, is_tree

ZEROS = np.zeros((7, 7), np.float32), np.zeros(7, np.float32), np.zeros(7, np.float32)


def decode(emissions: np.ndarray, parts: list[tuple[int, int]]) -> list[int]:
    """Best labels with flat transitions."""
    return decode_labels(emissions, ZEROS[0], ZEROS[1:], parts).tolist()


@given(st.integers(0, 10_000))
def test_labels_are_the_best_legal_path(seed: int) -> None:
    """Viterbi finds what trying all legal sequences finds, in each part on its own."""
    rng = np.random.default_rng(seed)
    emissions = rng.normal(size=(6, 7)).astype(np.float32)
    moves = rng.normal(size=(7, 7)).astype(np.float32)
    first, last = rng.normal(size=(2, 7)).astype(np.float32)
    legal = legal_transitions(moves)
    found = decode_labels(emissions, moves, (first, last), [(0, 2), (2, 6)]).tolist()
    for a, b in ((0, 2), (2, 6)):
        def score(path: tuple[int, ...], a: int = a, b: int = b) -> float:
            if path[0] in (2, 4, 6):
                return -1e9
            steps = sum(legal[x, y] for x, y in pairwise(path))
            own = sum(emissions[a + i, x] for i, x in enumerate(path))
            return float(first[path[0]] + own + steps + last[path[-1]])
        best = max(product(range(7), repeat=b - a), key=score)
        assert score(tuple(found[a:b])) == pytest.approx(score(best), abs=1e-4)


def test_content_ends_with_its_paragraph() -> None:
    """A content does not run into the next paragraph unless a quotation is open."""
    emissions = np.full((4, 7), -5, np.float32)
    emissions[0, 5] = emissions[1:, 6] = 5
    closed = segments([0, 0, 1, 1], [False] * 4)
    assert closed == [(0, 2), (2, 4)]
    assert find_spans(decode(emissions, closed))[0] == Labelled("content", 0, 2)
    opened = segments([0, 0, 1, 1], [False, True, False, False])
    assert find_spans(decode(emissions, opened)) == [Labelled("content", 0, 4)]


def test_no_words() -> None:
    """An article without words has no labels and no links."""
    assert segments([], []) == []
    assert decode(np.zeros((0, 7), np.float32), []) == []
    assert link([], []) == []
    assert best_heads(np.zeros((0, 0), np.float32)) == []


def test_contents_of_one_cue_are_one_attribution() -> None:
    """“No,” he said, “never”: two contents, one cue, one source."""
    spans = [Labelled("content", 0, 2), Labelled("source", 2, 3), Labelled("cue", 3, 4),
             Labelled("content", 4, 6)]  # fmt: skip
    to_cue = np.zeros((6, 6), np.float32)
    to_cue[[0, 1, 4, 5], 3] = 9
    to_source = np.zeros((6, 6), np.float32)
    to_source[:, 2] = 9
    found = link(spans, [(0, 6, to_cue, to_source)])
    assert [(x.source, x.cue, x.contents) for x in found] == [
        (spans[1], spans[2], (spans[0], spans[3]))
    ]
    assert found[0].score > 0.9


def test_no_source_wins_where_words_point_at_themselves() -> None:
    """A source that the scores do not mean is not taken, however near it is."""
    spans = [Labelled("source", 0, 1), Labelled("cue", 1, 2), Labelled("content", 2, 3)]
    to_cue = np.zeros((3, 3), np.float32)
    to_cue[2, 1] = 9
    found = link(spans, [(0, 3, to_cue, 9 * np.eye(3, dtype=np.float32))])
    assert found[0].source is None
    assert found[0].cue == spans[1]


def test_nearest_cue_across_windows() -> None:
    """A cue that was read in another window is linked by nearness, with score 0."""
    spans = [Labelled("cue", 0, 1), Labelled("content", 1, 2)]
    zero = np.zeros((1, 1), np.float32)
    found = link(spans, [(0, 1, zero, zero), (1, 2, zero, zero)])
    assert found[0].cue == spans[0]
    assert found[0].score == 0


@given(st.integers(1, 9), st.integers(0, 10_000))
def test_heads_are_always_a_tree(n: int, seed: int) -> None:
    """Whatever the scores, one root and every word below it."""
    scores = np.random.default_rng(seed).normal(size=(n, n)).astype(np.float32)
    assert is_tree(best_heads(scores))


def test_tree_is_the_best_one() -> None:
    """For three words: what trying all trees gives."""
    rng = np.random.default_rng(3)
    for _ in range(200):
        scores = rng.normal(size=(3, 3))
        trees = [t for t in product(range(3), repeat=3) if is_tree(t)]
        best = max(trees, key=lambda t: sum(scores[i, h] for i, h in enumerate(t)))
        assert tuple(best_heads(scores.astype(np.float32))) == best


def test_untagged_word_becomes_the_cue() -> None:
    """A content that clearly points at a word without a role takes it as its cue and source."""
    to_cue, to_source = np.zeros((2, 4, 4), np.float32)
    to_cue[[2, 3], 1] = to_source[[1, 2, 3], 0] = 9
    (found,) = link([Labelled("content", 2, 4)], [(0, 4, to_cue, to_source)])
    assert found.cue == Labelled("cue", 1, 2)
    assert found.source == Labelled("source", 0, 1)
    (alone,) = link([Labelled("content", 2, 4)], [(0, 4, 0 * to_cue, 0 * to_source)])
    assert alone.cue is None


def test_reopened_quotation_keeps_its_speaker() -> None:
    """A paragraph that goes on with an open quotation belongs to the attribution before it."""
    spans = [Labelled("cue", 0, 1), Labelled("content", 1, 2), Labelled("content", 2, 3)]
    first = np.array([[0, 0], [9, 0]], np.float32)
    windows = [(0, 2, first, first * 0), (2, 3, first[:1, :1], first[:1, :1])]
    (found,) = link([*spans, Labelled("cue", 40, 41)], windows, frozenset({2}))
    assert found.contents == (spans[1], spans[2])
