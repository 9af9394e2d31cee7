"""The shipped model on small texts: columns that fit together, whatever the text."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.articles import Article, Block, BlockKind
from framing.attribution.tagged import find_tagged
from framing.encoder.encode import Encoder
from framing.encoder.windows import MAX_PIECES
from framing.parsing.decode import is_tree
from framing.parsing.read_parse import read_parse
from framing.spans import Span
from framing.syntax import Encoded


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The shipped model, loaded once."""
    return Encoder()


def article(*blocks: str, kinds: tuple[BlockKind, ...] = ()) -> Article:
    """Blocks joined by an empty line; all are body unless `kinds` says otherwise."""
    spans, at = [], 0
    for text in blocks:
        spans.append(Span(at, at + len(text)))
        at += len(text) + 2
    kinds = kinds or ("body",) * len(blocks)
    made = (Block(k, s) for k, s in zip(kinds, spans, strict=True) if s.start < s.end)
    return Article("a", "\n\n".join(blocks), tuple(made))


def check(encoded: Encoded, source: Article) -> None:
    """Columns of one length, sentences without a gap, blocks and offsets in order."""
    n = len(encoded)
    for column in (encoded.ends, encoded.words, encoded.blocks, encoded.tags, encoded.relations):
        assert len(column) == n
    assert encoded.emissions.shape == (n, 7)
    assert np.isfinite(encoded.emissions).all()
    assert [w for a, b in encoded.sentences for w in range(a, b)] == list(range(n))
    for (a, b), arcs in zip(encoded.sentences, encoded.arcs, strict=True):
        assert arcs.shape == (b - a, b - a)
        assert len(set(encoded.blocks[a:b])) == 1
    for start, end, word in zip(encoded.starts, encoded.ends, encoded.words, strict=True):
        assert source.text[start:end] == word
    parse = read_parse(encoded)
    for a, b in parse.sentences:
        assert is_tree([h - a for h in parse.heads[a:b]])
    for found in find_tagged(encoded):
        for span in (*found.source, *found.cue, *found.content):
            assert 0 <= span.start < span.end <= len(source.text)


def test_who_says_what(encoder: Encoder) -> None:
    """A broken quotation and an indirect one come back with cue and source."""
    text = article("“We will not give up,” Ann Lee said on Monday. “Never.”",
                   "The mayor denied that police had fired at the crowd.")  # fmt: skip
    found = find_tagged(encoder.encode(text))
    shown = [(text.text[slice(*a.source[0])], text.text[slice(*a.cue[0])]) for a in found]
    assert shown[0] == ("Ann Lee", "said")
    assert shown[-1][0].endswith("mayor")
    assert "that police had fired at the crowd" in text.text[slice(*found[-1].content[0])]


def test_parse_of_a_plain_sentence(encoder: Encoder) -> None:
    """Subject and object of a plain sentence hang on its verb, which is the root."""
    parse = read_parse(encoder.encode(article("The police arrested two protesters.")))
    relations = dict(zip(parse.words, parse.relations, strict=True))
    assert relations["police"] == "nsubj"
    assert relations["arrested"] == "ROOT"
    assert relations["protesters"] == "dobj"
    assert dict(zip(parse.words, parse.lemmas, strict=True))["protesters"] == "protester"


def test_only_read_blocks_have_words(encoder: Encoder) -> None:
    """Datelines and credits are not read; blocks are numbered as in the article."""
    text = article("ALMATY, Jan. 5", "It rained.", "AFP", kinds=("dateline", "body", "credit"))
    encoded = encoder.encode(text)
    assert encoded.words == ("It", "rained", ".")
    assert encoded.blocks == (1, 1, 1)


def test_long_blocks_are_read_to_the_end(encoder: Encoder) -> None:
    """A block of thousands of words without a sentence end is cut into windows and stitched."""
    text = article("mob " * 1500, "x" * 5000)
    encoded = encoder.encode(text)
    check(encoded, text)
    assert encoded.words.count("mob") == 1500
    assert max(w.end - w.start for w in encoded.links) < MAX_PIECES


@settings(deadline=None, max_examples=25)
@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_text_is_read(encoder: Encoder, blocks: list[str]) -> None:
    """No text raises; every column fits; every sentence is a tree."""
    text = article(*blocks)
    check(encoder.encode(text), text)


def test_same_text_same_scores(encoder: Encoder) -> None:
    """Two readings of one article are equal to the last bit, whatever was read between."""
    text = article("“No,” he said.", "The end.")
    first = encoder.encode(text)
    encoder.encode(article("Something else entirely."))
    again = encoder.encode(text)
    assert (first.emissions == again.emissions).all()
    assert first.tags == again.tags
