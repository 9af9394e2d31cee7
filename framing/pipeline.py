"""The stages in order: articles in, annotated articles out, batch by batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import tee

from framing.annotations import AnnotatedArticle
from framing.articles import Article
from framing.attribution import attribute
from framing.claims import split_claims
from framing.errors import ArticleError
from framing.lexicon import Lexicon
from framing.parsing import Parser
from framing.roles import Roles
from framing.speakers import resolve_speakers
from framing.syntax import Parse
from framing.terms import Matcher


@dataclass(frozen=True)
class Instruments:
    """What the stages work with; made once and used for every article."""

    parser: Parser
    lexicon: Lexicon
    roles: Roles
    matcher: Matcher = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "matcher", Matcher(self.lexicon))


def annotate(
    articles: Iterable[Article], instruments: Instruments
) -> Iterator[AnnotatedArticle | ArticleError]:
    """One result an article, in order. Memory holds one batch, however many articles there are.

    A fault in a stage costs the article it happened on and no other.
    """
    ahead, articles = tee(articles)
    for article, parse in zip(articles, instruments.parser.parse(ahead), strict=True):
        try:
            yield annotate_one(article, parse, instruments)
        except Exception as error:
            yield ArticleError(
                f"left out: a stage failed on it ({type(error).__name__}: {error}); "
                "this is a fault of framing, please report it with the text",
                where=article.path or article.article_id,
            )


def annotate_one(article: Article, parse: Parse, instruments: Instruments) -> AnnotatedArticle:
    """All layers of one parsed article."""
    lexicon = instruments.lexicon
    attributions = attribute(article, parse, lexicon)
    claims = split_claims(article, parse, attributions, lexicon)
    terms = instruments.matcher.match(article, parse, attributions, claims)
    speakers = resolve_speakers(article, parse, attributions, instruments.roles)
    return AnnotatedArticle(article, parse, attributions, claims, terms, speakers)
