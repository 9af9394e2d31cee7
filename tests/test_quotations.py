"""Quotation marks: what pairs with what, and how far a quotation reaches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.quotations import Quotation, find_quotations
from framing.spans import Span


def paragraphs(text: str) -> list[Span]:
    """One span a line that is not blank."""
    return [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if m.group().strip()]


def quoted(text: str) -> list[str]:
    """The quotations of a text, marks included."""
    return [text[q.span.start : q.span.end] for q in find_quotations(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“A b,” he said. “C d.”", ["“A b,”", "“C d.”"]),
        ('"A b," he said. "C d."', ['"A b,"', '"C d."']),
        ("«Ja», sagte er. »Nein«, sie.", ["«Ja»", "»Nein«"]),
        ("„So geht das“, sagte er.", ["„So geht das“"]),
        ("``Hello there,'' he said.", ["``Hello there,''"]),
        ("”Wrong way round.” he wrote", ["”Wrong way round.”"]),
        ('He said “no evidence" yet', ['“no evidence"']),
        ("‘It is the end,’ he said.", ["‘It is the end,’"]),
        ("'It isn't over,' he said.", ["'It isn't over,'"]),
        ("'Our members' demands stand,' he said.", ["'Our members' demands stand,'"]),
        ('"The term \'outreach,\' " he said', ['"The term \'outreach,\' "', "'outreach,'"]),
        ("“a “b” c” d", ["“a “b” c”", "“b”"]),
    ],
)
def test_marks_pair_whatever_their_shape(text: str, expected: list[str]) -> None:
    """Straight, curly, guillemets, single marks and mixtures pair with each other."""
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It’s the people’s choice, isn't it?",
        "The protesters’ demands and the workers' pay",
        "Rock ’n’ roll of the ’90s, 'twas",
        "He is 6'2\" tall",
        "no evidence” here, and that is all",
        "“”",
        "",
    ],
)
def test_apostrophes_and_lonely_marks_are_no_quotations(text: str) -> None:
    """Apostrophes, inches, a closing mark alone and empty marks quote nothing."""
    assert quoted(text) == []


def test_reopened_marks_continue_over_paragraphs() -> None:
    """A paragraph left open goes on where the next one opens a mark again."""
    text = "“First. And more.\n“Second.\n“Third,” he said.\nThen rain fell."
    found = find_quotations(text, paragraphs(text))
    assert [q.continues for q in found] == [False, True, True]
    assert quoted(text) == ["“First. And more.", "“Second.", "“Third,”"]


def test_a_hard_wrapped_paragraph_is_one() -> None:
    """Line breaks inside a paragraph do not end a quotation that goes on."""
    text, after = "“One\ntwo. Three\nfour.", "\n\n“Five,” he said."
    blocks = [Span(0, len(text)), Span(len(text) + 2, len(text + after))]
    found = find_quotations(text + after, blocks)
    assert [q.span for q in found] == [Span(0, len(text)), Span(len(text) + 2, len(text) + 9)]


def test_a_missing_closing_mark_costs_one_sentence() -> None:
    """Without a re-opened mark an open quotation ends with its sentence, never the article."""
    text = "“Oops, he said. The rest is ours.\nNext paragraph, “fine”.\nLast one."
    assert quoted(text) == ["“Oops, he said.", "“fine”"]
    assert [q.closed for q in find_quotations(text, paragraphs(text))] == [False, True]


def test_a_missing_mark_does_not_flip_the_next_paragraph() -> None:
    """Straight marks are counted anew in every paragraph."""
    text = 'He said "nothing. Then he left.\nShe said "yes" twice.'
    assert quoted(text)[-1] == '"yes"'


MARKS = st.text(alphabet="ab .,!'\"“”‘’«»„`\n)(6", max_size=60)


@given(MARKS)
def test_quotations_stay_in_their_paragraphs(text: str) -> None:
    """Any text: spans hold their words, lie in one paragraph, and nest without crossing."""
    blocks = paragraphs(text)
    found = find_quotations(text, blocks)
    assert list(found) == sorted(found, key=lambda q: (q.span.start, -q.span.end))
    for q in found:
        assert q.span.start < q.inner.start < q.inner.end <= q.span.end
        assert any(b.start <= q.span.start and q.span.end <= b.end for b in blocks)
    _nests(found)


def _nests(found: tuple[Quotation, ...]) -> None:
    for n, left in enumerate(found):
        for right in found[n + 1 :]:
            apart = right.span.start >= left.span.end
            assert apart or right.span.end <= left.span.end
        assert left.depth == sum(
            o.span.start <= left.span.start and left.span.end <= o.span.end
            for o in found if o is not left
        )  # fmt: skip


@given(st.lists(st.text(alphabet="abc .,", min_size=1, max_size=12), min_size=1, max_size=5))
def test_balanced_marks_give_back_the_words(pieces: list[str]) -> None:
    """Words put in curly marks, one pair after the other, come back as they were."""
    words = [p.strip() or "x" for p in pieces]
    text = " and ".join(f"“{w}”" for w in words)
    found = find_quotations(text, [Span(0, len(text))])
    assert [text[q.inner.start : q.inner.end] for q in found] == words
