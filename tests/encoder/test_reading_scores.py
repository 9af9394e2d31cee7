"""Encoded columns, written by hand, read as a parse and as attributions."""

from dataclasses import replace

import numpy as np
import pytest

from framing.attribution.tagged import find_tagged
from framing.parsing.lemmas import lemmatise
from framing.parsing.read_parse import read_parse
from framing.spans import Span
from framing.syntax import LABELS, Chain, Encoded, LinkWindow

TEXT = "Rain, they said, fell. It did."


def encoded(labels: str) -> Encoded:
    """TEXT with one label letter a word (o, s, c, t begin; S, C, T go on) and flat scores."""
    words = ("Rain", ",", "they", "said", ",", "fell", ".", "It", "did", ".")
    starts, at = [], 0
    for word in words:
        at = TEXT.index(word, at)
        starts.append(at)
        at += len(word)
    order = "osScCtT"
    emissions = np.full((len(words), len(LABELS)), -9, np.float32)
    emissions[np.arange(len(words)), [order.index(x) for x in labels]] = 9
    to_cue, to_source = np.zeros((2, 10, 10), np.float32)
    to_cue[[0, 5], 3] = to_source[[0, 3, 5], 2] = 20
    arcs = np.full((7, 7), -9, np.float32)
    arcs[[0, 1, 2, 3, 4, 5, 6], [5, 5, 3, 5, 5, 5, 5]] = 9
    tail = np.full((3, 3), -9, np.float32)
    tail[[0, 1, 2], [1, 0, 1]] = 9  # "It" and "did" point at each other: no root
    flat = Chain(np.zeros((7, 7), np.float32), np.zeros(7, np.float32), np.zeros(7, np.float32))
    return Encoded(
        tuple(starts), tuple(s + len(w) for s, w in zip(starts, words, strict=True)), words,
        (3,) * 10, (0,) * 10, emissions, flat, (LinkWindow(0, 10, to_cue, to_source),),
        ("NN", ",", "PRP", "VBD", ",", "VBD", ".", "PRP", "VBD", "."),
        ("nsubj", "punct", "nsubj", "parataxis", "punct", "ROOT", "punct", "nsubj", "ROOT",
         "punct"), ((0, 7), (7, 10)), (arcs, tail),
    )  # fmt: skip


def test_broken_content_is_one_attribution() -> None:
    """The two halves around "they said" come back as one content with its cue and source."""
    (found,) = find_tagged(encoded("toscoooooo"))
    assert [TEXT[a:b] for a, b in found.source] == ["they"]
    assert [TEXT[a:b] for a, b in found.cue] == ["said"]
    assert [TEXT[a:b] for a, b in found.content] == ["Rain"]
    (found,) = find_tagged(encoded("toscotoooo"))
    assert found.content == (Span(0, 4), Span(17, 21))
    assert found.score > 0.99


def test_no_attribution_without_content() -> None:
    """A cue and a source that nothing hangs on are no attribution."""
    assert find_tagged(encoded("ooscoooooo")) == ()


def test_parse_is_a_tree_in_every_sentence() -> None:
    """Heads are article words, a cycle is broken, roots are called ROOT and nothing else is."""
    parse = read_parse(encoded("o" * 10))
    assert parse.heads[:7] == (5, 5, 3, 5, 5, 5, 5)
    roots = [i for i, head in enumerate(parse.heads) if head == i]
    assert len(roots) == 2
    assert [r == "ROOT" for r in parse.relations] == [i in roots for i in range(10)]
    assert parse.sentence_blocks == (3, 3)
    assert parse.lemmas[3] == "say"


def test_empty_article() -> None:
    """No words: an empty parse and no attributions."""
    empty = replace(
        encoded("o" * 10), starts=(), ends=(), words=(), blocks=(), quotes=(), links=(), tags=(),
        relations=(), sentences=(), arcs=(), emissions=np.zeros((0, 7), np.float32),
    )  # fmt: skip
    assert len(read_parse(empty)) == 0
    assert find_tagged(empty) == ()


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [("said", "VBD", "say"), ("n’t", "RB", "not"), ("’s", "VBZ", "be"), ("’s", "POS", "'s"),
     ("protesters", "NNS", "protester"), ("Kazakhs", "NNPS", "Kazakhs"), ("saw", "NN", "saw"),
     ("saw", "VBD", "see"), ("worst", "JJS", "bad"), ("pro-government", "JJ", "pro-government"),
     ("self-immolated", "VBD", "self-immolate"), ("scare-mongering-", "VBG", "scare-mongering-"),
     ("-", "NNS", "-"), ("ÜBER", "VBD", "über"), ("them", "PRP", "they")],
)  # fmt: skip
def test_lemmas(word: str, tag: str, lemma: str) -> None:
    """Irregular and regular forms; words without an inflection tag keep their form."""
    assert lemmatise(word, tag) == lemma
