"""Counts of people: what is counted, how exactly, and what happened; with near misses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.annotations import Attribution, Claim, Count
from framing.articles import Article
from framing.counts import CountFinder
from framing.noun_phrases import PeopleWords
from framing.reading.lexicons import read_lexicon
from framing.spans import Span
from framing.syntax import Parse

Written = Callable[[str], tuple[Article, Parse]]
Found = Callable[..., list[Count]]

KILLED = (
    "Eight|CD|nummod|3 police|NN|compound|3 officers|NNS|nsubjpass|5 were|VBD|auxpass|5 "
    "killed|VBN|ROOT|5 and|CC|cc|5 more|JJR|amod|9 than|IN|quantmod|9 300|CD|nsubjpass|11 "
    "were|VBD|auxpass|11 injured|VBN|conj|5"
)


@pytest.fixture(scope="module")
def finder() -> CountFinder:
    """With the project's own words for people and what happens to them."""
    lexicon = read_lexicon()
    return CountFinder(lexicon, PeopleWords.of(lexicon))


@pytest.fixture
def counts(written: Written, finder: CountFinder) -> Found:
    """spec -> counts."""

    def find(spec: str) -> list[Count]:
        _, parse = written(spec)
        return list(finder.find(parse, (), (), ()))

    return find


def test_number_people_and_outcome(written: Written, counts: Found) -> None:
    """A number before a noun and one alone; each with what happened to them."""
    text = written(KILLED)[0].text
    first, second = counts(KILLED)
    assert (first.low, first.high, first.outcome, first.precision) == (8, 8, "dead", "exact")
    assert [text[slice(*s)] for s in first.counted] == ["police officers"]
    assert first.counted_referent == "security_forces"
    assert (second.low, second.high, second.outcome) == (300, None, "injured")
    assert (second.precision, second.counted) == ("at_least", ())
    assert [text[slice(*s)] for s in second.approximator] == ["more than"]


@pytest.mark.parametrize(
    ("spec", "low", "high", "outcome"),
    [
        ("Dozens|NNS|nsubj|4 of|IN|prep|1 people|NNS|pobj|2 died|VBD|ROOT|4", 24, None, "dead"),
        ("There|EX|expl|2 were|VBD|ROOT|2 225|CD|nummod|4 deaths|NNS|attr|2", 225, 225, "dead"),
        ("A|DT|det|2 soldier|NN|nsubjpass|4 was|VBD|auxpass|4 killed|VBN|ROOT|4", 1, 1, "dead"),
        ("No|DT|det|2 casualties|NNS|nsubjpass|4 were|VBD|auxpass|4 reported|VBN|ROOT|4", 0, 0,
         "dead_or_injured"),
        ("Police|NNS|nsubj|2 arrested|VBD|ROOT|2 5,000|CD|nummod|4 people|NNS|dobj|2", 5000, 5000,
         "detained"),
        ("Thousands|NNS|nsubj|2 took|VBD|ROOT|2 to|IN|prep|2 the|DT|det|5 streets|NNS|pobj|3",
         2000, None, "gathered"),
        ("Up|RB|quantmod|3 to|IN|quantmod|3 200|CD|nummod|4 miners|NNS|nsubjpass|6 "
         "were|VBD|auxpass|6 hurt|VBN|ROOT|6 or|CC|cc|6 killed|VBN|conj|6", None, 200,
         "dead_or_injured"),
        ("Police|NNS|nsubj|2 detained|VBD|ROOT|2 between|IN|quantmod|4 20|CD|nummod|7 and|CC|cc|4 "
         "30|CD|conj|4 demonstrators|NNS|dobj|2", 20, 30, "detained"),
        ("Officers|NNS|nsubj|2 arrested|VBD|ROOT|2 three|CD|dobj|2 of|IN|prep|3 the|DT|det|6 "
         "men|NNS|pobj|4", 3, 3, "detained"),
        ("Twelve|CD|nummod|2 students|NNS|nsubj|3 smiled|VBD|ROOT|3", 12, 12, "other"),
        ("The|DT|det|3 death|NN|compound|3 toll|NN|nsubj|4 rose|VBD|ROOT|4 from|IN|prep|4 "
         "164|CD|pobj|5 to|TO|prep|4 225|CD|pobj|7", 225, 225, "dead"),
        ("It|PRP|nsubj|2 left|VBD|ROOT|2 dozens|NNS|nsubj|4 injured|VBN|ccomp|2", 24, None,
         "injured"),
    ],
)  # fmt: skip
def test_ways_to_count(
    spec: str, low: int | None, high: int | None, outcome: str, counts: Found
) -> None:
    """Bounds are what the words allow; the outcome is what is said of those who are counted."""
    (count,) = counts(spec)
    assert (count.low, count.high, count.outcome) == (low, high, outcome)


@pytest.mark.parametrize(
    "spec",
    [
        # years, ages, money, percentages, votes and things
        "In|IN|prep|4 2019|CD|nummod|3 protesters|NNS|nsubj|4 marched|VBD|ROOT|4",
        "The|DT|det|3 1999|CD|nummod|3 death|NN|nsubj|4 shocked|VBD|ROOT|4 them|PRP|dobj|4",
        "The|DT|det|3 2004|CD|nummod|3 nominee|NN|nsubj|4 lost|VBD|ROOT|4",
        "Crutcher|NNP|nsubj|5 ~,|,|punct|1 40|CD|appos|1 ~,|,|punct|1 died|VBD|ROOT|5 "
        "in|IN|prep|5 2016|CD|pobj|6",
        "The|DT|det|3 29-year-old|JJ|amod|3 driver|NN|nsubj|4 smiled|VBD|ROOT|4",
        "It|PRP|nsubj|2 cost|VBD|ROOT|2 $|$|nmod|4 ~500|CD|dobj|2",
        "It|PRP|nsubj|2 hit|VBD|ROOT|2 60|CD|nummod|4 percent|NN|dobj|2 of|IN|prep|4 "
        "voters|NNS|pobj|5",
        "It|PRP|nsubj|2 won|VBD|ROOT|2 300|CD|nummod|4 votes|NNS|dobj|2",
        "It|PRP|nsubj|2 killed|VBD|ROOT|2 12|CD|nummod|4 cows|NNS|dobj|2",
        # one man who is no victim; some of a number that nothing happens to
        "A|DT|det|2 soldier|NN|nsubj|3 smiled|VBD|ROOT|3",
        "Three|CD|nsubj|5 of|IN|prep|1 the|DT|det|4 men|NNS|pobj|2 smiled|VBD|ROOT|5",
        "Eight|CD|nsubj|2 voted|VBD|ROOT|2",
    ],
)  # fmt: skip
def test_what_counts_nobody(spec: str, counts: Found) -> None:
    """Numbers of other things, and numbers that only name somebody."""
    assert counts(spec) == []


def test_who_kills_is_not_among_the_dead(counts: Found) -> None:
    """The subject of an active verb acts; of a passive one it is acted on."""
    spec = "Two|CD|nummod|2 gunmen|NNS|nsubj|3 killed|VBD|ROOT|3 {0} ~.|.|punct|3"
    two, nine = counts(spec.format("nine|CD|nummod|5 people|NNS|dobj|3"))
    assert (two.outcome, nine.outcome) == ("other", "dead")
    relative = (
        "Two|CD|nummod|2 men|NNS|nsubj|6 who|WP|nsubj|4 {0} smiled|VBD|ROOT|6"
    )
    (count,) = counts(relative.format("died|VBD|relcl|2 there|RB|advmod|4"))
    assert count.outcome == "dead"
    (count,) = counts(relative.format("killed|VBD|relcl|2 him|PRP|dobj|4"))
    assert count.outcome == "other"


def test_who_gives_the_number(written: Written, finder: CountFinder) -> None:
    """The innermost attribution that holds it, and the shortest claim."""
    article, parse = written(KILLED)
    said = Attribution((), (), (Span(0, len(article.text)),), "indirect")
    claim = Claim((Span(0, 32),), Span(22, 32), 0, 0, "passive_agentless", hedged=True)
    first, second = finder.find(parse, (said,), (claim,), ())
    assert (first.attribution, second.attribution) == (0, 0)
    assert (first.claim, first.hedged, second.claim) == (0, True, None)
