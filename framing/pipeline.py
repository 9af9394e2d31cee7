"""The stages in order: articles in, annotated articles out, one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from framing.acts import ActFinder
from framing.annotations import AnnotatedArticle
from framing.articles import Article
from framing.attribution import attribute, find_tagged
from framing.claims import ClaimSplitter
from framing.counts import CountFinder
from framing.credits import agencies_named, find_credits
from framing.encoder import Encoder
from framing.errors import ArticleError
from framing.lexicon import Lexicon
from framing.noun_phrases import PeopleWords
from framing.parsing import read_parse
from framing.roles import Roles
from framing.speakers import resolve_speakers
from framing.terms import Matcher


@dataclass(frozen=True)
class Instruments:
    """What the stages work with; made once and used for every article."""

    encoder: Encoder
    lexicon: Lexicon
    roles: Roles
    splitter: ClaimSplitter = field(init=False)
    matcher: Matcher = field(init=False)
    acts: ActFinder = field(init=False)
    counts: CountFinder = field(init=False)

    def __post_init__(self) -> None:
        people = PeopleWords.of(self.lexicon, self.roles)
        object.__setattr__(self, "splitter", ClaimSplitter(self.lexicon))
        matcher = Matcher(self.lexicon, self.roles.countries, self.encoder.senses)
        object.__setattr__(self, "matcher", matcher)
        object.__setattr__(self, "acts", ActFinder(self.lexicon, people))
        object.__setattr__(self, "counts", CountFinder(self.lexicon, people))


def annotate(
    articles: Iterable[Article], instruments: Instruments
) -> Iterator[AnnotatedArticle | ArticleError]:
    """One result an article, in order. Memory holds one article, however many there are.

    A fault in a stage costs the article it happened on and no other.
    """
    for article in articles:
        try:
            yield annotate_one(article, instruments)
        except Exception as error:
            yield ArticleError(
                f"left out: a stage failed on it ({type(error).__name__}: {error}); "
                "this is a fault of framing, please report it with the text",
                where=article.path or article.article_id,
            )


def annotate_one(article: Article, instruments: Instruments) -> AnnotatedArticle:
    """All layers of one article."""
    lexicon = instruments.lexicon
    encoded = instruments.encoder.encode(article)
    parse = read_parse(encoded)
    attributions = attribute(article, parse, lexicon, find_tagged(encoded),
                             instruments.roles.plain_nouns)
    claims = instruments.splitter.split(article, parse, attributions)
    terms = instruments.matcher.match(article, parse, attributions, claims)
    speakers = resolve_speakers(article, parse, attributions, instruments.roles)
    acts = instruments.acts.find(parse, claims, terms)
    counts = instruments.counts.find(parse, attributions, claims, terms)
    credits = find_credits(article, instruments.roles)
    article = replace(article, wire=agencies_named(article.wire, instruments.roles))
    return AnnotatedArticle(article, parse, attributions, claims, terms, speakers, credits, acts,
                            counts)  # fmt: skip
