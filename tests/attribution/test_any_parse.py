"""Whatever the text and however odd its parse: valid spans, ended chains, no exception."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from framing.annotations import Attribution, chain
from framing.articles import Article, Block
from framing.attribution import Tagged, attribute
from framing.lexicon import Entry, Lexicon
from framing.spans import Span, normalise, overlaps
from framing.syntax import Parse

LEXICON = Lexicon((
    *(Entry(f"r.{form}", "reporting", (form,), "verb", pos=("VERB",), stance=stance)
      for form, stance in [("say", "N"), ("said", "N"), ("cite", "N"), ("claim", "D"),
                           ("call", "LBL"), ("call for", "R"), ("blame", "C"), ("report", "N")]),
    Entry("r.to", "reporting", ("according to",), "phrase", stance="N"),
    Entry("r.noun", "reporting", ("report",), "head", pos=("NOUN",), stance="N"),
    Entry("h.ly", "hedges", ("reportedly",), "phrase", pos=("ADV",), category="HEDGE.evidential"),
    Entry("a.mayor", "actors", ("mayor",), "head", pos=("NOUN",)),
))  # fmt: skip
WORDS = ["He", "said", "that", "according", "to", "mayor", "call", "for", "citing", "“", "”", '"',
         "'", ",", ".", ":", "reportedly", "blamed", "reports", "claimed", "by", "“We", "won”",
         "—", "Bob", "as", "police"]  # fmt: skip
TAGS = ["PRP", "VBD", "VBG", "VBN", "VB", "IN", "NN", "NNP", "RB", ".", ",", "``", "''", "CC"]
RELATIONS = ["nsubj", "nsubjpass", "ccomp", "xcomp", "dobj", "advcl", "conj", "prep", "pobj", "acl",
             "relcl", "parataxis", "agent", "mark", "auxpass", "aux", "punct", "poss"]  # fmt: skip


@st.composite
def articles(draw: st.DrawFn) -> tuple[Article, Parse]:
    """A text of odd words in a few paragraphs, with any tree over every sentence."""
    text, blocks, rows, sentences, where = "", [], [], [], []
    for block in range(draw(st.integers(1, 3))):
        begin = len(text)
        for _ in range(draw(st.integers(1, 3))):
            first = len(rows)
            words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9))
            order = draw(st.permutations(range(len(words))))
            for place, word in enumerate(words):
                text += draw(st.sampled_from(["", " "])) if place else ""
                head = order[draw(st.integers(0, order.index(place)))]
                rows.append((len(text), len(text) + len(word), word, word.lower(),
                             draw(st.sampled_from(TAGS)), first + head,
                             draw(st.sampled_from(RELATIONS))))  # fmt: skip
                text += word
            sentences.append((first, len(rows)))
            where.append(block)
            text += " "
        blocks.append(Block("body", Span(begin, len(text) - 1)))
        text += "\n\n"
    return Article("a", text, tuple(blocks)), Parse.from_rows(rows, sentences, where)


@st.composite
def tagged(draw: st.DrawFn, parse: Parse) -> tuple[Tagged, ...]:
    """Up to four attributions of any words: a source, a cue and contents that may be missing."""
    edges = st.integers(0, len(parse) - 1)

    def some(least: int, most: int) -> tuple[Span, ...]:
        pairs = draw(st.lists(st.tuples(edges, edges), min_size=least, max_size=most))
        return normalise([(parse.starts[min(p)], parse.ends[max(p)]) for p in pairs])

    many = range(draw(st.integers(0, 4)))
    return tuple(Tagged(some(0, 1), some(0, 1), some(1, 2), draw(st.floats(0, 1))) for _ in many)


@settings(max_examples=150, deadline=None)
@given(articles(), st.data())
def test_merged_attributions_are_always_sound(
    case: tuple[Article, Parse], data: st.DataObject
) -> None:
    """The same holds for whatever a model may tag."""
    article, parse = case
    found = attribute(article, parse, LEXICON, data.draw(tagged(parse)))
    for n, attribution in enumerate(found):
        _check(article, attribution)
        assert found[chain(found, n)[0]].nested_in is None


@settings(max_examples=150, deadline=None)
@given(articles())
def test_attributions_are_always_sound(case: tuple[Article, Parse]) -> None:
    """Never an exception; spans in the text, contents apart from their frames, chains that end."""
    article, parse = case
    found = attribute(article, parse, LEXICON)
    for n, attribution in enumerate(found):
        _check(article, attribution)
        assert chain(found, n)[-1] == n
        links = chain(found, n)
        assert found[links[0]].nested_in is None
    assert found == attribute(article, parse, LEXICON)


def _check(article: Article, attribution: Attribution) -> None:
    assert attribution.content
    for spans in (attribution.source, attribution.cue, attribution.content):
        assert all(0 <= s.start < s.end <= len(article.text) for s in spans)
        assert all(a.end < b.start for a, b in pairwise(spans))
    assert not overlaps(attribution.content, attribution.cue)
    assert not overlaps(attribution.content, attribution.source)


def test_nothing_comes_from_nothing() -> None:
    """An article without read blocks, and one without words, have no attributions."""
    empty = Parse.from_rows([], [])
    assert attribute(Article("a", "", ()), empty, LEXICON) == ()
    assert attribute(Article("a", "x", (Block("body", Span(0, 1)),)), empty, LEXICON) == ()
