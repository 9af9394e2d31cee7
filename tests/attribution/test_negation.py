"""Frames that say that nothing was said, and those that only look so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.annotations import Attribution
from framing.articles import Article
from framing.attribution import Tagged, attribute
from framing.lexicon import Lexicon
from framing.spans import Span, Spans
from framing.syntax import Parse

#: Text, and the words of source, cue and content as the model might tag them.
Words = tuple[str, str, str]
Read = Callable[[str, Words], Attribution]

NEGATED: list[tuple[str, Words]] = [
    ("The mayor did not blame the police.", ("The mayor", "did not blame", "the police")),
    ("Police could not confirm that terrorists did it.",
     ("Police", "could not confirm", "that terrorists did it")),
    ("The ministry did not say whether the rioters were armed.",
     ("The ministry", "did not say", "whether the rioters were armed")),
    ("No official said the protesters were rioters.",
     ("No official", "said", "the protesters were rioters")),
    ("Nobody said that the men were armed.", ("Nobody", "said", "that the men were armed")),
    ("Few officials called it a massacre.", ("Few officials", "called", "it a massacre")),
    ("The mayor refused to call the march a riot.",
     ("The mayor", "refused to call", "the march a riot")),
    ("The minister stopped short of calling it a massacre.",
     ("The minister", "stopped short of calling", "it a massacre")),
    ("The president barely mentioned the strike.",
     ("The president", "barely mentioned", "the strike")),
    ("The president ignored the reality that the war goes on.",
     ("The president", "ignored the reality", "that the war goes on")),
    ("She made no mention of the strike.", ("She", "made no mention of", "the strike")),
    ("She left without mentioning the strike.", ("She", "mentioning", "the strike")),
]  # fmt: skip
AFFIRMED: list[tuple[str, Words]] = [
    ("The mayor blamed the police.", ("The mayor", "blamed", "the police")),
    ("The mayor said the police had not fired.",
     ("The mayor", "said", "the police had not fired")),
    ("Police have decided not to charge the men.",
     ("Police", "decided", "not to charge the men")),
    ("The mayor not only said that the men were armed.",
     ("The mayor", "said", "that the men were armed")),
    ("A few officials called it a massacre.", ("A few officials", "called", "it a massacre")),
    ("The minister could not resist calling it a riot.",
     ("The minister", "could not resist calling", "it a riot")),
    ("It goes without saying that the men were armed.",
     ("It", "goes without saying", "that the men were armed")),
    ("The report leaves little doubt that the men were armed.",
     ("The report", "leaves little doubt", "that the men were armed")),
]  # fmt: skip


@pytest.fixture
def read(
    parse_text: Callable[[str], tuple[Article, Parse]], lexicon: Lexicon
) -> Read:
    """The first attribution of a text in which the model tags these words."""

    def run(text: str, tagged: Words) -> Attribution:
        article, parse = parse_text(text)
        spans = [_found(text, words) for words in tagged]
        return attribute(article, parse, lexicon, [Tagged(*spans, 0.9)])[0]

    return run


def _found(text: str, words: str) -> Spans:
    return (Span(at := text.index(words), at + len(words)),)


@pytest.mark.parametrize(("text", "tagged"), NEGATED)
def test_what_was_not_said_is_kept_and_marked(read: Read, text: str, tagged: Words) -> None:
    """The row stays, so that nothing is lost, and its words are not the source's."""
    found = read(text, tagged)
    assert found.negated
    assert not found.is_said


@pytest.mark.parametrize(("text", "tagged"), AFFIRMED)
def test_negation_elsewhere_does_not_count(read: Read, text: str, tagged: Words) -> None:
    """Negation of what is said, two that cancel out, "a few", idioms."""
    assert not read(text, tagged).negated


def test_who_does_not_want_something_has_said_so(read: Read) -> None:
    """A negated wish or belief is an attitude of its holder, in words of his own."""
    text = "The mayor does not want the rioters to be freed."
    found = read(text, ("The mayor", "does not want", "the rioters to be freed"))
    assert found.negated
    assert found.is_said


def test_quoted_words_stay_those_of_whoever_they_echo(read: Read) -> None:
    """Who "did not say “thugs”" is still whose word is meant."""
    text = "The mayor did not say “thugs” on Monday."
    found = read(text, ("The mayor", "did not say", "“thugs”"))
    assert found.negated
    assert found.is_said
