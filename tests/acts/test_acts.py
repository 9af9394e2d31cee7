"""Acts of force: how each is put, who acts and on whom, each rule with a near miss."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.acts import ActFinder
from framing.annotations import Act, Term
from framing.articles import Article
from framing.lexicon import Entry, Lexicon
from framing.noun_phrases import PeopleWords
from framing.spans import Span, text_of
from framing.syntax import Parse

Written = Callable[[str], tuple[Article, Parse]]
Acts = Callable[..., list[tuple[Act, str, str]]]

LEXICON = Lexicon((
    Entry("actors.police", "actors", ("police",), "head", referent="security_forces"),
    Entry("actors.troops", "actors", ("soldier", "troops"), "head", referent="security_forces"),
    Entry("protest.protester", "protest", ("protester",), "head", referent="participants"),
    Entry("people.plain", "people", ("man", "men"), "phrase", category="PEOPLE"),
    Entry("frames.support", "frames", ("launch", "use"), "verb", category="SUPPORT"),
    Entry("force.shoot", "force", ("shoot",), "verb", referent="force_event"),
    Entry("force.gas", "force", ("tear gas",), "phrase", referent="force_event"),
    Entry("force.crackdown", "force", ("crackdown",), "event", referent="force_event"),
))  # fmt: skip
SHOT = "Police|NNS|nsubj|2 shot|VBD|ROOT|2 two|CD|nummod|4 protesters|NNS|dobj|2 ~.|.|punct|2"
WERE_SHOT = "Protesters|NNS|nsubjpass|3 were|VBD|auxpass|3 shot|VBN|ROOT|3"


@pytest.fixture
def acts(written: Written) -> Acts:
    """spec, word of the act, its class and entry -> (act, words of agent, words of patient)."""

    def find(spec: str, words: str, entry: str = "force.shoot") -> list[tuple[Act, str, str]]:
        article, parse = written(spec)
        start = article.text.index(words)
        term = Term(Span(start, start + len(words)), 0, entry, "force", "force_event", "ACT")
        finder = ActFinder(LEXICON, PeopleWords.of(LEXICON))
        return [(a, text_of(article.text, a.agent, " + "), text_of(article.text, a.patient, " + "))
                for a in finder.find(parse, (), (term,))]  # fmt: skip

    return find


def test_an_active_verb_shows_who_acts(acts: Acts) -> None:
    """Subject and object, with the classes that the lexicon gives them."""
    ((act, agent, patient),) = acts(SHOT, "shot")
    assert (act.agency, agent, patient) == ("active", "Police", "two protesters")
    assert (act.agent_referent, act.patient_referent) == ("security_forces", "participants")


def test_a_passive_shows_who_acts_only_with_by(acts: Acts) -> None:
    """"were shot by police" shows it, "were shot" and "were shot by the river" do not."""
    ((act, agent, patient),) = acts(f"{WERE_SHOT} by|IN|agent|3 police|NNS|pobj|4", "shot")
    assert (act.agency, agent, patient) == ("passive_with_agent", "police", "Protesters")
    ((act, agent, _),) = acts(WERE_SHOT, "shot")
    assert (act.agency, agent, act.agent_referent) == ("passive_agentless", "", "")
    near = f"{WERE_SHOT} by|IN|prep|3 the|DT|det|6 river|NN|pobj|4"
    ((act, agent, _),) = acts(near, "shot")
    assert (act.agency, agent) == ("passive_agentless", "")


def test_a_participle_without_object_is_passive(acts: Acts) -> None:
    """"left men shot" tells of those it is done to; before "at" the tag is a mistake."""
    spec = "It|PRP|nsubj|2 left|VBD|ROOT|2 men|NNS|nsubj|4 shot|VBN|ccomp|2"
    ((act, agent, patient),) = acts(spec, "shot")
    assert (act.agency, agent, patient) == ("passive_agentless", "", "men")
    near = (
        "Police|NNS|nsubjpass|2 shot|VBN|ROOT|2 at|IN|prep|2 protesters|NNS|pobj|3"
    )
    ((act, agent, patient),) = acts(near, "shot at")
    assert (act.agency, agent, patient) == ("active", "Police", "protesters")


def test_a_relative_pronoun_stands_for_its_noun(acts: Acts) -> None:
    """"police who shot protesters"; a personal pronoun is not resolved."""
    spec = (
        "Police|NNS|nsubj|5 who|WP|nsubj|3 shot|VBD|relcl|1 protesters|NNS|dobj|3 fled|VBD|ROOT|5"
    )
    ((act, agent, _),) = acts(spec, "shot")
    assert (agent, act.agent_referent) == ("Police", "security_forces")
    ((act, agent, _),) = acts(SHOT.replace("Police|NNS", "They|PRP"), "shot")
    assert (agent, act.agent_referent) == ("They", "unresolved")


def test_who_is_to_do_what_an_infinitive_says(acts: Acts) -> None:
    """Who is ordered acts, not who orders; who tries acts himself."""
    spec = (
        "He|PRP|nsubj|2 ordered|VBD|ROOT|2 soldiers|NNS|dobj|2 to|TO|aux|5 shoot|VB|xcomp|2 "
        "protesters|NNS|dobj|5"
    )
    ((_, agent, _),) = acts(spec, "shoot")
    assert agent == "soldiers"
    near = "Police|NNS|nsubj|2 tried|VBD|ROOT|2 to|TO|aux|4 shoot|VB|xcomp|2 men|NNS|dobj|4"
    ((act, agent, patient),) = acts(near, "shoot")
    assert (agent, patient, act.patient_referent) == ("Police", "men", "people")


def test_a_noun_hides_who_acts_unless_it_is_told(acts: Acts) -> None:
    """"a police crackdown on protesters"; "the river crackdown" names no actor."""
    spec = (
        "The|DT|det|3 {0}|NN|compound|3 crackdown|NN|nsubj|6 on|IN|prep|3 protesters|NNS|pobj|4 "
        "failed|VBD|ROOT|6"
    )
    ((act, agent, patient),) = acts(spec.format("police"), "crackdown", "force.crackdown")
    assert (act.agency, agent, patient) == ("nominal", "police", "protesters")
    ((act, agent, _),) = acts(spec.format("river"), "crackdown", "force.crackdown")
    assert (act.agency, agent) == ("nominal", "")


def test_a_verb_that_only_carries_the_noun_gives_its_subject(acts: Acts) -> None:
    """Who launched a crackdown cracks down; who criticised one does not."""
    spec = "Police|NNS|nsubj|2 {0}|VBD|ROOT|2 a|DT|det|4 crackdown|NN|dobj|2"
    ((_, agent, _),) = acts(spec.format("launched"), "crackdown", "force.crackdown")
    assert agent == "Police"
    ((_, agent, _),) = acts(spec.format("criticised"), "crackdown", "force.crackdown")
    assert agent == ""


def test_using_a_means_is_an_act(acts: Acts) -> None:
    """"used tear gas" is put like its verb; tear gas that is sold is only named."""
    spec = "Police|NNS|nsubj|2 {0}|VBD|ROOT|2 tear|NN|compound|4 gas|NN|dobj|2"
    ((act, agent, _),) = acts(spec.format("used"), "tear gas", "force.gas")
    assert (act.agency, agent) == ("active", "Police")
    ((act, agent, _),) = acts(spec.format("sold"), "tear gas", "force.gas")
    assert (act.agency, agent) == ("nominal", "")


def test_only_acts_count(written: Written) -> None:
    """A term for people is no act."""
    article, parse = written(SHOT)
    term = Term(Span(0, 6), 0, "actors.police", "actors", "security_forces", "NOM.role")
    assert ActFinder(LEXICON, PeopleWords.of(LEXICON)).find(parse, (), (term,)) == ()
    assert article.text.startswith("Police")
