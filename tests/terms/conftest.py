"""A sentence written down as a parse, and the project's lexicons, for the matcher's tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from framing.annotations import Attribution, Claim, Term
from framing.articles import Article, Block
from framing.encoder import Encoder
from framing.lexicon import Lexicon
from framing.reading.lexicons import read_lexicon
from framing.spans import Span
from framing.syntax import Parse
from framing.terms import Matcher

Find = Callable[..., list[tuple[str, Term]]]


def sentences(*written: str) -> tuple[Article, Parse]:
    """Each sentence is `word/TAG/head/relation` or `word/lemma/TAG/head/relation` items.

    `head` counts words from 0 within the sentence, a root names itself; `+` joins a word to the
    one before. Every sentence is a block.
    """
    text, rows, ranges, blocks = "", [], [], []
    for sentence in written:
        first, start = len(rows), len(text)
        for item in sentence.split():
            word, *middle, tag, head, relation = item.split("/")
            if word.startswith("+"):
                text, word = text[:-1], word[1:]
            lemma = middle[0] if middle else word.lower()
            end = len(text) + len(word)
            rows.append((len(text), end, word, lemma, tag, first + int(head), relation))
            text += word + " "
        ranges.append((first, len(rows)))
        blocks.append(Block("body", Span(start, len(text) - 1)))
        text = text[:-1] + "\n"
    article = Article("a", text, tuple(blocks))
    return article, Parse.from_rows(rows, ranges, range(len(ranges)))


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The lexicons that come with the project."""
    return read_lexicon()


@pytest.fixture(scope="session")
def matcher(lexicon: Lexicon, encoder: Encoder) -> Matcher:
    """The matcher with them, and with the senses of what the encoder reads."""
    return Matcher(lexicon, senses=encoder.senses)


@pytest.fixture(scope="session")
def find(matcher: Matcher) -> Find:
    """Sentences as `sentences` takes them -> (text, term) pairs."""

    def found(*written: str, attributions: Sequence[Attribution] = (),
              claims: Sequence[Claim] = ()) -> list[tuple[str, Term]]:  # fmt: skip
        article, parse = sentences(*written)
        terms = matcher.match(article, parse, attributions, claims)
        return [(article.text[slice(*t.span)], t) for t in terms]

    return found


@pytest.fixture(scope="session")
def read(matcher: Matcher, parse_text: Callable[[str], tuple[Article, Parse]]) -> Find:
    """Plain text, parsed with the model -> (text, term) pairs."""

    def found(text: str) -> list[tuple[str, Term]]:
        article, parse = parse_text(text)
        return [(article.text[slice(*t.span)], t)
                for t in matcher.match(article, parse, (), ())]  # fmt: skip

    return found
