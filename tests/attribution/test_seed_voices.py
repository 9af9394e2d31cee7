"""Contested words of the seed articles: whose they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from framing.annotations import innermost
from framing.articles import Article
from framing.attribution import attribute
from framing.reading.lexicons import read_lexicon
from framing.spans import Span, text_of
from framing.syntax import Parse

VOICES = [
    ("000", "extremists and radicals", "Almaty’s chief of police"),
    ("000", "destructive forces", "Mr Tokayev"),
    ("001", "groups of citizens", "The interior ministry"),
    ("002", "terrorist bands", "Mr Tokayev"),
    ("002", "rioters had seized", "He"),
    ("002", "the airport was working", "the deputy mayor"),
    ("003", "200 rioters", "Sputnik"),
    ("003", "terrorist aggression", "Kazakh President Kassym-Jomart Tokayev"),
    ("004", "extremist forces", "police spokesperson Saltanat Azirbek"),
    ("004", "assailants were eliminated", "police spokesperson Saltanat Azirbek"),
    ("004", "terrorist bands", "The president"),
    ("004", "sought help from Russia", "Tokayev"),
]


@pytest.mark.parametrize(("stem", "words", "speaker"), VOICES)
def test_voices_of_the_seeds(
    stem: str, words: str, speaker: str, repository: Path,
    parse_text: Callable[[str], tuple[Article, Parse]],
) -> None:  # fmt: skip
    """The innermost attribution around the words names the one who used them."""
    path = next((repository / "seeds").glob(f"{stem}_*.txt"))
    article, parse = parse_text(path.read_bytes().decode("utf-8"))
    folder = repository / "lexicons"
    lexicon = read_lexicon([folder / f"{n}.yaml" for n in ("reporting", "hedges", "actors")])
    found = attribute(article, parse, lexicon)
    at = article.text.index(words)
    holding = innermost(found, (Span(at, at + len(words)),))
    assert holding is not None
    assert text_of(article.text, found[holding].source) == speaker
