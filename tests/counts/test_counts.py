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


@pytest.mark.parametrize(
    ("spec", "low", "high", "outcome"),
    [
        ("29|CD|nummod|3 New|NNP|compound|3 Yorkers|NNPS|nsubjpass|5 were|VBD|auxpass|5 "
         "killed|VBN|ROOT|5", 29, 29, "dead"),
        ("Twelve|CD|nummod|2 militants|NNS|nsubjpass|4 were|VBD|auxpass|4 eliminated|VBN|ROOT|4",
         12, 12, "dead"),
        ("Several|JJ|amod|2 people|NNS|nsubj|3 died|VBD|ROOT|3", 2, None, "dead"),
        ("No|DT|det|2 one|CD|nsubjpass|4 was|VBD|auxpass|4 injured|VBN|ROOT|4", 0, 0, "injured"),
        ("Five|CD|nummod|2 people|NNS|nsubjpass|4 were|VBD|auxpass|4 treated|VBN|ROOT|4 "
         "for|IN|prep|4 injuries|NNS|pobj|5", 5, 5, "injured"),
        ("Five|CD|nummod|2 people|NNS|nsubj|3 suffered|VBD|ROOT|3 injuries|NNS|dobj|3", 5, 5,
         "injured"),
        ("Seven|CD|nummod|2 people|NNS|nsubjpass|4 were|VBD|auxpass|4 confirmed|VBN|ROOT|4 "
         "as|IN|prep|4 having|VBG|aux|7 died|VBN|pcomp|5", 7, 7, "dead"),
        ("Three|CD|nummod|2 people|NNS|nsubjpass|4 were|VBD|auxpass|4 shot|VBN|ROOT|4", 3, 3,
         "dead_or_injured"),
        ("25|CD|nummod|2 Hurt|NNP|ROOT|2 in|IN|prep|2 Crash|NNP|pobj|3", 25, 25, "injured"),
        ("Eight|CD|nsubjpass|6 of|IN|prep|1 those|DT|pobj|2 hurt|VBN|acl|3 were|VBD|auxpass|6 "
         "freed|VBN|ROOT|6", 8, 8, "injured"),
        ("The|DT|det|2 toll|NN|nsubj|3 rose|VBD|ROOT|3 to|IN|prep|3 six|CD|nummod|6 "
         "Friday|NNP|pobj|4", 6, 6, "dead"),
        ("Half|PDT|quantmod|3 a|DT|quantmod|3 million|CD|nummod|4 people|NNS|nsubj|5 "
         "fled|VBD|ROOT|5", 500_000, 500_000, "displaced"),
        ("Police|NNS|nsubj|2 made|VBD|ROOT|2 an|DT|det|4 arrest|NN|dobj|2", 1, 1, "detained"),
        ("5-6,000|CD|nummod|2 people|NNS|nsubj|3 marched|VBD|ROOT|3", 5000, 6000, "gathered"),
        ("Two|CD|nummod|2 pyrotechnicians|NNS|nsubjpass|4 were|VBD|auxpass|4 injured|VBN|ROOT|4",
         2, 2, "injured"),
    ],
)  # fmt: skip
def test_more_ways_to_count(
    spec: str, low: int | None, high: int | None, outcome: str, counts: Found
) -> None:
    """People of a place, euphemisms with people as object, results behind a verb, headlines."""
    (count,) = counts(spec)
    assert (count.low, count.high, count.outcome) == (low, high, outcome)


@pytest.mark.parametrize(
    "spec",
    [
        "Six|CD|nsubj|5 in|IN|prep|1 10|CD|nummod|4 voters|NNS|pobj|2 smiled|VBD|ROOT|5",
        "Two|CD|nsubj|6 out|IN|prep|1 of|IN|prep|1 three|CD|nummod|5 voters|NNS|pobj|3 "
        "smiled|VBD|ROOT|6",
        "He|PRP|nsubj|2 had|VBD|ROOT|2 an|DT|det|5 old|JJ|amod|5 injury|NN|dobj|2",
        "Hundreds|NNS|nsubjpass|5 of|IN|prep|1 homes|NNS|pobj|2 were|VBD|auxpass|5 "
        "burned|VBN|ROOT|5",
        "It|PRP|nsubj|2 was|VBD|ROOT|2 a|DT|det|4 massacre|NN|attr|2",
        "He|PRP|nsubj|2 had|VBD|ROOT|2 a|DT|det|5 previous|JJ|amod|5 arrest|NN|dobj|2",
        "She|PRP|nsubj|2 left|VBD|ROOT|2 22|CD|nummod|4 Flowers|NNPS|dobj|2",
        "The|DT|det|3 2016|CD|nummod|3 candidates|NNS|nsubj|4 smiled|VBD|ROOT|4",
        "A|DT|det|2 spokesman|NN|nsubj|3 attended|VBD|ROOT|3",
        "Turkey|NNP|nsubj|2 shot|VBD|ROOT|2 down|RP|prt|2 a|DT|det|5 bomber|NN|dobj|2",
        "two|CD|nummod|2 peoples|NNS|nsubj|3 smiled|VBD|ROOT|3",
    ],
)  # fmt: skip
def test_more_that_counts_nobody(spec: str, counts: Found) -> None:
    """Shares, an injury somebody has, things, years, one who attends, what is shot down."""
    assert counts(spec) == []


def test_only_enemies_are_eliminated_to_death(counts: Found) -> None:
    """Candidates who are eliminated are counted, but alive."""
    spec = "Twelve|CD|nummod|2 {0}|NNS|nsubjpass|4 were|VBD|auxpass|4 eliminated|VBN|ROOT|4"
    assert [c.outcome for c in counts(spec.format("candidates"))] == ["other"]
    assert [c.outcome for c in counts(spec.format("terrorists"))] == ["dead"]


def test_some_of_those_counted_share_what_happened(counts: Found) -> None:
    """"12 people died, among them three children"; three children who stand elsewhere did not."""
    spec = (
        "12|CD|nummod|2 people|NNS|nsubj|3 died|VBD|ROOT|3 {0}|IN|prep|3 {1}|PRP|pobj|4 "
        "three|CD|nummod|7 children|NNS|npadvmod|3"
    )
    assert [c.outcome for c in counts(spec.format("among", "them"))] == ["dead", "dead"]
    assert [c.outcome for c in counts(spec.format("near", "us"))] == ["dead", "other"]


def test_a_number_alone_is_of_those_before(counts: Found) -> None:
    """"eight police officers were killed and 300 injured": 300 officers."""
    assert [c.counted_referent for c in counts(KILLED)] == ["security_forces", "security_forces"]


@pytest.mark.parametrize(
    ("spec", "found"),
    [
        ("8|CD|nummod|2 officers|NNS|nsubjpass|4 were|VBD|auxpass|4 killed|VBN|ROOT|4 ;|:|punct|4 "
         "police|NNS|nsubj|7 said|VBD|parataxis|4 12|CD|dobj|7",
         [(8, "dead", "security_forces"), (12, "dead", "security_forces")]),
        ("8|CD|nummod|2 officers|NNS|nsubjpass|4 were|VBD|auxpass|4 killed|VBN|ROOT|4 ;|:|punct|4 "
         "police|NNS|nsubj|7 put|VBD|parataxis|4 the|DT|det|9 number|NN|dobj|7 at|IN|prep|7 "
         "12|CD|pobj|10", [(8, "dead", "security_forces"), (12, "dead", "security_forces")]),
        ("8|CD|nummod|2 officers|NNS|nsubjpass|4 were|VBD|auxpass|4 killed|VBN|ROOT|4 ;|:|punct|4 "
         "police|NNS|nsubj|7 wrote|VBD|parataxis|4 12|CD|dobj|7", [(8, "dead", "security_forces")]),
        ("8|CD|nummod|2 officers|NNS|nsubj|3 smiled|VBD|ROOT|3 ;|:|punct|3 police|NNS|nsubj|6 "
         "said|VBD|parataxis|3 12|CD|dobj|6", [(8, "other", "security_forces")]),
        ("They|PRP|nsubj|2 put|VBD|ROOT|2 the|DT|det|4 toll|NN|dobj|2 at|IN|prep|2 "
         "12|CD|pobj|5", [(12, "dead", "")]),
        ("It|PRP|nsubj|2 claimed|VBD|ROOT|2 300|CD|nummod|4 lives|NNS|dobj|2", [(300, "dead", "")]),
        ("It|PRP|nsubj|2 saved|VBD|ROOT|2 300|CD|nummod|4 lives|NNS|dobj|2", []),
        ("300|CD|nummod|2 people|NNS|nsubj|3 took|VBD|ROOT|3 part|NN|dobj|3",
         [(300, "gathered", "people")]),
    ],
)  # fmt: skip
def test_other_figures_for_the_same(
    spec: str, found: list[tuple[int, str, str]], counts: Found
) -> None:
    """"police said 12": 12 of those just counted, if something was said to have happened to them;
    tolls and lives that are lost count the dead."""
    assert [(c.low, c.outcome, c.counted_referent) for c in counts(spec)] == found


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


@pytest.mark.parametrize(
    ("spec", "negated", "hypothetical"),
    [
        ("Police|NNS|nsubj|2 killed|VBD|ROOT|2 12|CD|nummod|4 men|NNS|dobj|2", False, False),
        ("Police|NNS|nsubj|3 would|MD|aux|3 kill|VB|ROOT|3 12|CD|nummod|5 men|NNS|dobj|3", False,
         True),
        ("Police|NNS|nsubj|4 did|VBD|aux|4 not|RB|neg|4 kill|VB|ROOT|4 12|CD|nummod|6 "
         "men|NNS|dobj|4", True, False),
    ],
)  # fmt: skip
def test_harm_that_did_not_happen(
    spec: str, negated: bool, hypothetical: bool, counts: Found
) -> None:
    """What would happen is supposed, what did not is denied."""
    (count,) = counts(spec)
    assert (count.outcome, count.negated, count.hypothetical) == ("dead", negated, hypothetical)
