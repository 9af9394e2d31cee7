"""Whose words a span is: the innermost attribution whose content holds it."""

from __future__ import annotations

from framing.annotations import Attribution, chain, innermost
from framing.spans import Span


def said(*content: tuple[int, int], nested_in: int | None = None) -> Attribution:
    """An attribution of which only content and nesting matter."""
    return Attribution((), (), tuple(Span(*c) for c in content), "indirect", nested_in=nested_in)


def test_the_shortest_content_that_holds_a_span_owns_it() -> None:
    """Tokayev's words inside AFP's report are Tokayev's."""
    found = [said((0, 100)), said((20, 60), nested_in=0)]
    assert innermost(found, (Span(30, 40),)) == 1
    assert innermost(found, (Span(70, 80),)) == 0


def test_of_equal_contents_the_nested_one_owns_the_span() -> None:
    """Local media citing the ministry: the ministry's words, whichever was listed first."""
    assert innermost([said((0, 9)), said((0, 9), nested_in=0)], (Span(2, 4),)) == 1
    assert innermost([said((0, 9), nested_in=1), said((0, 9))], (Span(2, 4),)) == 0


def test_a_span_half_outside_is_the_outlets() -> None:
    """No attribution owns a span that its content does not hold whole."""
    assert innermost([said((0, 10))], (Span(8, 12),)) is None
    assert innermost([said((0, 10), (20, 30))], (Span(8, 22),)) is None
    assert innermost([said((0, 10), (20, 30))], (Span(8, 10), Span(20, 22))) == 0


def test_no_attributions_no_owner() -> None:
    """Without attributions all words are the outlet's."""
    assert innermost([], (Span(0, 1),)) is None


def test_a_chain_is_outermost_first_and_ends_on_a_circle() -> None:
    """Chains follow nested_in up; damaged nesting cannot hang them."""
    found = [said((0, 9)), said((0, 8), nested_in=0), said((0, 7), nested_in=1)]
    assert chain(found, 2) == [0, 1, 2]
    assert chain([said((0, 9), nested_in=1), said((0, 8), nested_in=0)], 0) == [1, 0]
