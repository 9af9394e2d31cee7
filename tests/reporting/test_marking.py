"""Marked articles: every character kept, marks nested, whatever the spans are."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from framing.articles import Block
from framing.reporting.context import ArticleText
from framing.reporting.marked import MarkedArticle, Node
from framing.reporting.marking import ArticleRows, mark_article
from framing.reporting.places import Places
from framing.reporting.records import ArticleRow, AttributionRow, TermRow
from framing.spans import Span, normalise

TEXT = "abcdefghijklmnopqrstuvwxyz"
ROW = ArticleRow("one", "outlet", "", "", "", "", 1, 1, 1, 1, 1, 0, None, None, None, "")


def attribution(
    number: int, content: tuple[tuple[int, int], ...], nested: str = ""
) -> AttributionRow:
    """An attribution of this content."""
    return AttributionRow(f"a{number}", "one", "", "", "", (), (), normalise(content), "indirect",
                          "N", False, nested, "", "outlet")  # fmt: skip


def term(start: int, end: int) -> TermRow:
    """A term at this place."""
    return TermRow("t", "one", start, end, "", "", "", "participants", "", -2, None, "asserted",
                   "", True, "", "", "", "outlet", False, "", "")  # fmt: skip


def mark(
    text: ArticleText, said: list[AttributionRow], terms: list[TermRow]
) -> MarkedArticle:
    """The article of these rows, on a page of its own."""
    return mark_article(ArticleRows(ROW, said, terms, ()), text, {}, Places(False, {}, {}, {}))


def flat(nodes: Iterable[Node]) -> str:
    """The text under the nodes."""
    return "".join(n.text + flat(n.children) for n in nodes)


def test_nested_passages_are_nested_nodes() -> None:
    """Of equal contents the one that the table nests deeper lies inside."""
    said = [attribution(1, ((2, 20),)), attribution(2, ((2, 20),), "a1")]
    text = ArticleText(TEXT, (Block("body", Span(0, 26)),))
    nodes = mark(text, said, [term(5, 8)]).blocks[0].nodes
    outer = next(n for n in nodes if n.kind == "said")
    assert (outer.ref, outer.children[0].kind, outer.children[0].ref) == (0, "said", 1)
    assert [n.kind for n in outer.children[0].children] == ["text", "term", "text"]


def test_a_passage_over_two_blocks_has_one_note() -> None:
    """The note stands where the passage begins; the second piece is marked without one."""
    text = ArticleText(TEXT, (Block("body", Span(0, 10)), Block("body", Span(10, 26))))
    blocks = mark(text, [attribution(1, ((5, 20),))], []).blocks
    assert [len(b.notes) for b in blocks] == [1, 0]
    assert [n.first for b in blocks for n in b.nodes if n.kind == "said"] == [True, False]


places = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda p: (p[0], p[0] + p[1]))


@given(
    st.lists(st.lists(places, min_size=1, max_size=3).map(tuple), max_size=5),
    st.lists(places, max_size=4),
)
def test_no_character_is_lost(
    contents: list[tuple[tuple[int, int], ...]], terms: list[tuple[int, int]]
) -> None:
    """However spans overlap, or reach beyond the text, each block reads as it was."""
    said = [attribution(i, c, f"a{i - 1}") for i, c in enumerate(contents)]
    blocks = (Block("body", Span(0, 11)), Block("body", Span(13, 26)))
    marked = mark(ArticleText(TEXT, blocks), said, [term(*t) for t in terms])
    assert [flat(b.nodes) for b in marked.blocks] == [TEXT[:11], TEXT[13:]]
