"""Readability without a network."""

from __future__ import annotations

import math
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.tables.readability import Readability, readability

_OFFLINE = """
import socket, sys
calls = []
def refuse(*args, **kwargs):
    calls.append(args)
    raise OSError("no network")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
import nltk
nltk.download = refuse
from framing.tables.readability import readability
found = readability("The banana republic fell. " * 40)
print(len(calls), found.n_syllables)
"""


def test_nothing_is_fetched_or_asked_for() -> None:
    """In a fresh process no connection and no download is attempted, and syllables are counted."""
    done = subprocess.run([sys.executable, "-c", _OFFLINE], capture_output=True, text=True,
                          check=True, timeout=300)  # fmt: skip
    assert done.stdout.split() == ["0", str(40 * (1 + 3 + 3 + 1))]


def test_syllables_are_those_of_the_dictionary() -> None:
    """Words that rules get wrong: "people" has two syllables, "rioted" three, "fuel" two."""
    assert [readability(w).n_syllables for w in ("people", "rioted", "fuel")] == [2, 3, 2]


def test_a_hyphened_word_is_one_word_with_the_syllables_of_its_parts() -> None:
    """Flesch counts "two-week" as one word; a dash between words joins nothing."""
    assert readability("a two-week state").n_words == 3
    assert readability("two-week").n_syllables == 2
    assert readability("fuel—prices").n_words == 2


def test_the_formulas_are_the_published_ones() -> None:
    """Worked example: 100 words, 5 sentences, 150 syllables."""
    example = Readability(100, 5, 150)
    assert example.reading_ease == pytest.approx(206.835 - 1.015 * 20 - 84.6 * 1.5)
    assert example.kincaid_grade == pytest.approx(0.39 * 20 + 11.8 * 1.5 - 15.59)


@pytest.mark.parametrize("counts", [(0, 0, 0), (99, 5, 150), (150, 0, 200)])
def test_too_little_text_is_undefined(counts: tuple[int, int, int]) -> None:
    """Under 100 words, or without a sentence, both are NaN and never 0."""
    assert math.isnan(Readability(*counts).reading_ease)
    assert math.isnan(Readability(*counts).kincaid_grade)


def test_known_sentences_are_used_as_given() -> None:
    """A full stop inside a number or a name is no end of a sentence."""
    assert readability("It cost £0.20 at Zakon.kz on Tuesday morning.", 1).n_sentences == 1


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=200))
def test_any_text_can_be_measured(text: str) -> None:
    """Hostile text gives counts, not exceptions."""
    found = readability(text)
    assert min(found.n_words, found.n_sentences, found.n_syllables) >= 0
