"""Which attribution stands in which, and what kind of speech a content is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from framing.attribution.nesting import Link, nest
from framing.attribution.speech import is_name, speech_of
from framing.quotations import find_quotations
from framing.spans import Span, normalise

WIDE, NARROW = (Span(0, 50),), (Span(20, 50),)


def test_inner_speech_is_nested_in_the_content_that_holds_its_frame() -> None:
    """ "A said that B, according to C": A's frame and content lie in C's content."""
    outer = Link((Span(52, 68),), WIDE)
    inner = Link((Span(10, 19),), NARROW)
    assert nest([outer, inner]) == [None, 0]


def test_speech_beside_is_not_nested() -> None:
    """A content inside another's is no chain when its frame stands outside."""
    outer = Link((Span(52, 68),), WIDE)
    inner = Link((Span(70, 80),), NARROW)
    assert nest([outer, inner]) == [None, None]


def test_the_innermost_one_around_is_taken() -> None:
    """Of two around, the shorter content is the next link of the chain."""
    links = [Link((), (Span(0, 90),)), Link((Span(0, 5),), (Span(6, 80),)),
             Link((Span(10, 15),), (Span(16, 70),))]  # fmt: skip
    assert nest(links) == [None, 0, 1]


def test_a_stated_outer_link_holds_for_equal_contents() -> None:
    """ "local media reported citing the ministry": one content, two links of a chain."""
    assert nest([Link((Span(60, 70),), WIDE), Link((Span(71, 80),), WIDE, outer=0)]) == [None, 0]


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=3).map(normalise)


@given(st.lists(st.builds(Link, SPANS, SPANS, st.none() | st.integers(0, 5)), max_size=6))
def test_chains_end(links: list[Link]) -> None:
    """Whatever is stated or found, following the links upwards always comes to an end."""
    links = [Link(k.frame, k.content, k.outer if (k.outer or 0) < len(links) else None)
             for k in links]  # fmt: skip
    outer = nest(links)
    for n in range(len(links)):
        seen, at = set(), outer[n]
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = outer[at]


def kind(text: str, *, clause: bool = True) -> str:
    """The kind of speech of a text that is all content."""
    whole = (Span(0, len(text)),)
    return speech_of(text, whole, find_quotations(text, whole), lambda q: clause)


def test_kinds_follow_the_marks() -> None:
    """All in marks: direct, or fragment for a phrase; some: mixed; none: indirect."""
    assert kind("“We will win.”") == "direct"
    assert kind("“terrorist bands”", clause=False) == "fragment"
    assert kind("the unrest was led by “terrorist bands”", clause=False) == "mixed"
    assert kind("the unrest was led by bands") == "indirect"


def test_titles_and_nicknames_are_names() -> None:
    """A film's title and a nickname in marks are no speech; a slogan and a phrase may be."""
    named = {"the film “War and Peace” opened": True, "Robert “Bobby” Scott": True,
             "Robert C. “Bobby” Scott": True, "they chanted “Old Man, go away!”": False,
             "the “outside interference” of": False, "“We are here,” he said": False}  # fmt: skip
    for text, expected in named.items():
        (quotation,) = find_quotations(text, [Span(0, len(text))])
        assert is_name(text, quotation) is expected, text
