"""Acts of force: how each is put, who acts and on whom, each rule with a near miss."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.acts import ActFinder
from framing.annotations import Act, Term
from framing.articles import Article
from framing.lexicon import Entry, Lexicon
from framing.noun_phrases import PeopleWords
from framing.roles import Organisation, Roles
from framing.spans import Span, text_of
from framing.syntax import Parse

Written = Callable[[str], tuple[Article, Parse]]
Acts = Callable[..., list[tuple[Act, str, str]]]

LEXICON = Lexicon((
    Entry("actors.police", "actors", ("police",), "head", referent="security_forces"),
    Entry("actors.troops", "actors", ("soldier", "troops"), "head", referent="security_forces"),
    Entry("protest.protester", "protest", ("protester",), "head", referent="participants"),
    Entry("people.plain", "people", ("man", "men"), "phrase", category="PEOPLE"),
    Entry("frames.support", "frames", ("launch", "carry"), "verb", category="SUPPORT"),
    Entry("frames.means", "frames", ("use",), "verb", category="SUPPORT.means"),
    Entry("frames.blame", "frames", ("charge", "responsible", "responsibility"), "verb",
          category="SUPPORT.blame"),
    Entry("frames.state", "frames", ("airstrike",), "phrase", category="SUPPORT.state"),
    Entry("frames.of", "frames", ("raid",), "phrase", category="SUPPORT.of"),
    Entry("frames.suffered", "frames", ("shooting",), "phrase", category="SUPPORT.suffered"),
    Entry("force.shoot", "force", ("shoot",), "verb", referent="force_event"),
    Entry("force.gas", "force", ("tear gas",), "phrase", referent="force_event"),
    Entry("force.torch", "force", ("set ablaze", "set on fire", "set fire"), "verb",
          referent="force_event"),
    Entry("people.death", "people", ("killing",), "phrase", category="COUNT.dead", pos=("NOUN",)),
    Entry("force.crackdown", "force", ("crackdown",), "event", referent="force_event"),
    Entry("force.war", "force", ("war",), "event", referent="force_event", agent="mutual"),
    Entry("force.violence", "force", ("violence",), "event", referent="force_event", agent="none"),
    Entry("force.baton", "force", ("baton",), "phrase", referent="force_event", agent="none"),
))  # fmt: skip
ROLES = Roles(
    organisations={"islamic state": Organisation("Islamic State", "armed_nonstate"),
                   "red cross": Organisation("Red Cross", "watchdog_ngo")},
    countries={"nigerian": "Nigeria", "nigeria": "Nigeria", "us": "United States"},
)  # fmt: skip
SHOT = "Police|NNS|nsubj|2 shot|VBD|ROOT|2 two|CD|nummod|4 protesters|NNS|dobj|2 ~.|.|punct|2"
WERE_SHOT = "Protesters|NNS|nsubjpass|3 were|VBD|auxpass|3 shot|VBN|ROOT|3"


@pytest.fixture
def acts(written: Written) -> Acts:
    """spec, word of the act, its class and entry -> (act, words of agent, words of patient)."""

    def find(spec: str, words: str, entry: str = "force.shoot") -> list[tuple[Act, str, str]]:
        article, parse = written(spec)
        start = article.text.index(words)
        term = Term(Span(start, start + len(words)), 0, entry, "force", "force_event", "ACT")
        finder = ActFinder(LEXICON, PeopleWords.of(LEXICON, ROLES))
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


@pytest.mark.parametrize(
    ("spec", "agency", "agent", "patient"),
    [
        # who does it to whom, swapped
        ("Police|NNS|nsubj|2 shot|VBD|ROOT|2 protesters|NNS|dobj|2", "active", "Police",
         "protesters"),
        ("Protesters|NNS|nsubj|2 shot|VBD|ROOT|2 police|NNS|dobj|2", "active", "Protesters",
         "police"),
        # the passive of the same, whole and as a reduced relative
        ("Protesters|NNS|nsubjpass|3 were|VBD|auxpass|3 shot|VBN|ROOT|3 by|IN|agent|3 "
         "police|NNS|pobj|4", "passive_with_agent", "police", "Protesters"),
        ("Police|NNS|nsubjpass|3 were|VBD|auxpass|3 shot|VBN|ROOT|3 by|IN|agent|3 "
         "protesters|NNS|pobj|4", "passive_with_agent", "protesters", "Police"),
        ("Protesters|NNS|nsubj|5 shot|VBN|acl|1 by|IN|agent|2 police|NNS|pobj|3 fled|VBD|ROOT|5",
         "passive_with_agent", "police", "Protesters"),
        ("Protesters|NNS|nsubj|3 shot|VBD|acl|1 fled|VBD|ROOT|3", "passive_agentless", "",
         "Protesters"),
        ("They|PRP|nsubj|2 freed|VBD|ROOT|2 shot|VBN|amod|4 protesters|NNS|dobj|2",
         "passive_agentless", "", "shot protesters"),
        # the auxiliary is left out of the second clause; its own subject suffers, not the first's
        ("Two|CD|nummod|2 men|NNS|nsubjpass|4 were|VBD|auxpass|4 killed|VBN|ROOT|4 and|CC|cc|4 "
         "protesters|NNS|nsubj|7 shot|VBN|conj|4", "passive_agentless", "", "protesters"),
        # one object and one "by" for two verbs; a passive that goes on as an active
        ("Police|NNS|nsubj|2 shot|VBD|ROOT|2 and|CC|cc|2 killed|VBD|conj|2 "
         "protesters|NNS|dobj|4", "active", "Police", "protesters"),
        ("Men|NNS|nsubjpass|3 were|VBD|auxpass|3 shot|VBN|ROOT|3 and|CC|cc|3 killed|VBN|conj|3 "
         "by|IN|agent|5 police|NNS|pobj|6", "passive_with_agent", "police", "Men"),
        ("Men|NNS|nsubjpass|3 were|VBD|auxpass|3 shot|VBN|ROOT|3 on|IN|prep|3 sight|NN|pobj|4 "
         "and|CC|cc|3 questioned|VBN|conj|3 by|IN|agent|7 police|NNS|pobj|8", "passive_agentless",
         "", "Men"),
        ("Police|NNS|nsubjpass|3 were|VBD|auxpass|3 beaten|VBN|ROOT|3 and|CC|cc|3 shot|VBD|conj|3 "
         "protesters|NNS|dobj|5", "active", "Police", "protesters"),
        # purpose: a thing that is used does nothing, people that are sent do
        ("Police|NNS|nsubj|2 used|VBD|ROOT|2 guns|NNS|dobj|2 to|TO|aux|5 shoot|VB|xcomp|2 "
         "protesters|NNS|dobj|5", "active", "Police", "protesters"),
        ("Guns|NNS|nsubjpass|3 were|VBD|auxpass|3 used|VBN|ROOT|3 by|IN|agent|3 "
         "police|NNS|pobj|4 to|TO|aux|7 shoot|VB|xcomp|3 protesters|NNS|dobj|7", "active",
         "police", "protesters"),
        ("Soldiers|NNS|nsubjpass|3 were|VBD|auxpass|3 sent|VBN|ROOT|3 by|IN|agent|3 "
         "police|NNS|pobj|4 to|TO|aux|7 shoot|VB|xcomp|3 protesters|NNS|dobj|7", "active",
         "Soldiers", "protesters"),
        # whoever is to be shot does not shoot
        ("Men|NNS|nsubj|2 need|VBP|ROOT|2 to|TO|aux|5 be|VB|auxpass|5 shot|VBN|xcomp|2",
         "passive_agentless", "", "Men"),
        # gerunds: who is accused, and who flees
        ("He|PRP|nsubj|2 accused|VBD|ROOT|2 police|NNS|dobj|2 of|IN|prep|2 shooting|VBG|pcomp|4 "
         "protesters|NNS|dobj|5", "active", "police", "protesters"),
        ("Police|NNS|nsubj|2 fled|VBD|ROOT|2 after|IN|prep|2 shooting|VBG|pcomp|3 "
         "protesters|NNS|dobj|4", "active", "Police", "protesters"),
        # a relative "who" is a person; "that" may be the object
        ("The|DT|det|2 man|NN|nsubj|8 of|IN|prep|2 war|NN|pobj|3 who|WP|nsubjpass|7 "
         "was|VBD|auxpass|7 shot|VBN|relcl|4 died|VBD|ROOT|8", "passive_agentless", "",
         "The man of war"),
        ("Men|NNS|nsubj|4 police|NNS|nsubj|3 shot|VBD|relcl|1 died|VBD|ROOT|4", "active", "police",
         "Men"),
        ("Men|NNS|nsubj|6 police|NNS|nsubj|3 chased|VBN|relcl|1 and|CC|cc|3 shot|VBN|conj|3 "
         "died|VBD|ROOT|6", "active", "police", "Men"),
        # a coordination has all its members
        ("Police|NNS|nsubj|4 and|CC|cc|1 soldiers|NNS|conj|1 shot|VBD|ROOT|4 protesters|NNS|dobj|4",
         "active", "Police + soldiers", "protesters"),
    ],
)  # fmt: skip
def test_the_same_act_in_other_words(
    spec: str, agency: str, agent: str, patient: str, acts: Acts
) -> None:
    """Voice, gaps, sharing, control and relatives decide who acts on whom."""
    word = next(item.split("|")[0] for item in spec.split() if item.startswith("sho"))
    ((act, by, whom),) = acts(spec, word)
    assert (act.agency, by, whom) == (agency, agent, patient)


@pytest.mark.parametrize(
    ("spec", "agent", "patient"),
    [
        ("The|DT|det|2 killing|NN|nsubj|8 of|IN|prep|2 protesters|NNS|pobj|3 by|IN|prep|2 "
         "police|NNS|pobj|5 and|CC|cc|6 failed|VBD|ROOT|8", "police", "protesters"),
        ("The|DT|det|2 killing|NN|nsubj|8 of|IN|prep|2 police|NNS|pobj|3 by|IN|prep|2 "
         "protesters|NNS|pobj|5 and|CC|cc|6 failed|VBD|ROOT|8", "protesters", "police"),
        ("The|DT|det|2 protester|NN|poss|4 ~'s|POS|case|2 killing|NN|nsubj|5 failed|VBD|ROOT|5",
         "", "The protester's"),
        ("The|DT|det|2 soldier|NN|poss|4 ~'s|POS|case|2 killing|NN|nsubj|7 of|IN|prep|4 "
         "protesters|NNS|pobj|5 failed|VBD|ROOT|7", "The soldier's", "protesters"),
        ("The|DT|det|2 killing|NN|nsubj|5 on|IN|prep|2 Friday|NNP|pobj|3 failed|VBD|ROOT|5", "",
         ""),
        ("Friday|NNP|poss|3 ~'s|POS|case|1 killing|NN|nsubj|6 at|IN|prep|3 church|NN|pobj|4 "
         "failed|VBD|ROOT|6", "", ""),
        ("Police|NNS|nsubj|2 came|VBD|ROOT|2 under|IN|prep|2 killing|NN|pobj|3", "", "Police"),
    ],
)  # fmt: skip
def test_who_acts_and_suffers_around_a_noun(
    spec: str, agent: str, patient: str, acts: Acts
) -> None:
    """"of" and "by" swapped; who owns a killing is killed, unless "of" says who is; days and places
    are neither."""
    ((act, by, whom),) = acts(spec, "killing", "force.crackdown")
    assert (act.agency, by, whom) == ("nominal", agent, patient)


def test_what_became_of_the_object(acts: Acts) -> None:
    """"found the office set ablaze" is passive though taggers say past tense; the object inside
    "set both on fire" is the patient."""
    spec = (
        "Men|NNS|nsubj|2 found|VBD|ROOT|2 the|DT|det|4 office|NN|nsubj|5 set|VBD|ccomp|2 "
        "ablaze|JJ|acomp|5"
    )
    ((act, agent, patient),) = acts(spec, "set ablaze", "force.torch")
    assert (act.agency, agent, patient) == ("passive_agentless", "", "the office")
    spec = "Men|NNS|nsubj|2 set|VBD|ROOT|2 {0} on|IN|prep|2 fire|NN|pobj|4"
    ((act, agent, patient),) = acts(spec.format("both|DT|dobj|2"), "set both on fire",
                                    "force.torch")  # fmt: skip
    assert (act.agency, agent, patient) == ("active", "Men", "both")
    spec = "Men|NNS|nsubj|2 set|VBD|ROOT|2 fire|NN|dobj|2 of|IN|prep|3 police|NNS|pobj|4"
    ((act, agent, patient),) = acts(spec, "set fire", "force.torch")
    assert (act.agency, agent, patient) == ("active", "Men", "police")


def test_a_number_alone_goes_on_with_those_before(acts: Acts) -> None:
    """"eight police were killed and 300 shot": 300 of them; after a thing that is counted nobody
    knows."""
    spec = (
        "Eight|CD|nummod|2 {0}|NNS|nsubjpass|4 were|VBD|auxpass|4 killed|VBN|ROOT|4 and|CC|cc|4 "
        "300|CD|nsubjpass|8 were|VBD|auxpass|8 shot|VBN|conj|4"
    )
    ((act, _, patient),) = acts(spec.format("police"), "shot")
    assert (patient, act.patient_referent) == ("300", "security_forces")
    ((act, _, _),) = acts(spec.format("trees"), "shot")
    assert act.patient_referent == "people"


def test_hundreds_of_things_are_no_people(acts: Acts) -> None:
    """The class of a number is that of what it is a number of."""
    spec = (
        "Police|NNS|nsubj|2 shot|VBD|ROOT|2 hundreds|NNS|dobj|2 of|IN|prep|3 {0}|NNS|pobj|4"
    )
    ((act, _, _),) = acts(spec.format("homes"), "shot")
    assert act.patient_referent == "other"
    ((act, _, _),) = acts(spec.format("protesters"), "shot")
    assert act.patient_referent == "participants"


def test_a_gerund_with_a_noun_before_it_is_a_noun(acts: Acts) -> None:
    """"the police shooting in May" names no verb's subject; "police shooting men" does."""
    spec = "The|DT|det|3 police|NN|compound|3 shooting|VBG|nsubj|4 failed|VBD|ROOT|4"
    ((act, agent, _),) = acts(spec, "shooting")
    assert (act.agency, agent) == ("nominal", "police")
    near = "Police|NNS|nsubj|2 shooting|VBG|ROOT|2 men|NNS|dobj|2"
    ((act, agent, patient),) = acts(near, "shooting")
    assert (act.agency, agent, patient) == ("active", "Police", "men")


def test_only_acts_count(written: Written) -> None:
    """A term for people is no act."""
    article, parse = written(SHOT)
    term = Term(Span(0, 6), 0, "actors.police", "actors", "security_forces", "NOM.role")
    assert ActFinder(LEXICON, PeopleWords.of(LEXICON)).find(parse, (), (term,)) == ()
    assert article.text.startswith("Police")


@pytest.mark.parametrize(
    ("spec", "agency", "agent", "patient"),
    [
        # what is thrown at somebody is used, and they suffer it, not what is thrown
        ("Police|NNS|nsubj|2 threw|VBD|ROOT|2 tear|NN|compound|4 gas|NN|dobj|2 at|IN|prep|2 "
         "protesters|NNS|pobj|5", "active", "Police", "protesters"),
        ("Protesters|NNS|nsubj|2 threw|VBD|ROOT|2 tear|NN|compound|4 gas|NN|dobj|2 at|IN|prep|2 "
         "police|NNS|pobj|5", "active", "Protesters", "police"),
        ("Police|NNS|nsubj|2 sold|VBD|ROOT|2 tear|NN|compound|4 gas|NN|dobj|2 to|IN|prep|2 "
         "soldiers|NNS|pobj|5", "nominal", "", ""),
        # who uses it stands with the use
        ("The|DT|det|2 use|NN|nsubj|9 of|IN|prep|2 tear|NN|compound|5 gas|NN|pobj|3 by|IN|prep|2 "
         "police|NNS|pobj|6 has|VBZ|aux|9 failed|VBD|ROOT|9", "nominal", "police", ""),
    ],
)  # fmt: skip
def test_means_and_those_they_are_used_on(
    spec: str, agency: str, agent: str, patient: str, acts: Acts
) -> None:
    """A means that is aimed at somebody is an act of whoever aims it; one that is sold is none."""
    ((act, by, whom),) = acts(spec, "tear gas", "force.gas")
    assert (act.agency, by, whom) == (agency, agent, patient)


def test_by_behind_those_aimed_at_names_who_acts(acts: Acts) -> None:
    """"fired at men by police": parsers hang "by" on the men; a river beside them does nothing."""
    spec = (
        "Bullets|NNS|nsubjpass|3 were|VBD|auxpass|3 shot|VBN|ROOT|3 at|IN|prep|3 men|NNS|pobj|4 "
        "by|IN|prep|5 {0}|NN|pobj|6"
    )
    ((act, agent, patient),) = acts(spec.format("police"), "shot at")
    assert (act.agency, agent, patient) == ("passive_with_agent", "police", "men")
    ((act, agent, _),) = acts(spec.format("river"), "shot at")
    assert (act.agency, agent) == ("passive_agentless", "")


def test_who_is_accused_of_an_act_acts(acts: Acts) -> None:
    """"accused police of shooting men" with "of" on either word; "an allegation of" has nobody."""
    spec = (
        "They|PRP|nsubj|2 accused|VBD|ROOT|2 {0}|NNS|dobj|2 of|IN|prep|3 shooting|VBG|pcomp|4 "
        "men|NNS|dobj|5"
    )
    ((_, agent, patient),) = acts(spec.format("police"), "shooting")
    assert (agent, patient) == ("police", "men")
    ((_, agent, _),) = acts(spec.format("doubts"), "shooting")
    assert agent == ""


def test_what_became_of_them_is_no_part_of_the_patient(acts: Acts) -> None:
    """"shot dead two men": two men."""
    spec = (
        "Police|NNS|nsubj|2 shot|VBD|ROOT|2 dead|JJ|amod|5 two|CD|nummod|5 men|NNS|dobj|2"
    )
    ((_, _, patient),) = acts(spec, "shot")
    assert patient == "two men"


@pytest.mark.parametrize(
    ("spec", "word", "agent", "referent"),
    [
        # the state before a noun of what states do; its name alone tells where
        ("Nigerian|JJ|amod|2 airstrikes|NNS|nsubj|3 failed|VBD|ROOT|3", "airstrikes", "Nigerian",
         "named"),
        ("U.S.|NNP|compound|2 airstrikes|NNS|nsubj|3 failed|VBD|ROOT|3", "airstrikes", "U.S.",
         "named"),
        ("Nigeria|NNP|compound|2 airstrikes|NNS|nsubj|3 failed|VBD|ROOT|3", "airstrikes", "", ""),
        ("Nigerian|JJ|amod|2 killing|NN|nsubj|3 failed|VBD|ROOT|3", "killing", "", ""),
        # armed groups known by name; others before a noun may be the place or the victims
        ("Islamic|NNP|compound|2 State|NNP|compound|3 killing|NN|nsubj|4 failed|VBD|ROOT|4",
         "killing", "Islamic State", "armed_nonstate"),
        ("Red|NNP|compound|2 Cross|NNP|compound|3 killing|NN|nsubj|4 failed|VBD|ROOT|4",
         "killing", "", ""),
        # who is held to have done it, and who says that he did
        ("Police|NNS|nsubjpass|3 were|VBD|auxpass|3 charged|VBN|ROOT|3 with|IN|prep|3 "
         "killing|NN|pobj|4", "killing", "Police", "security_forces"),
        ("Police|NNS|nsubj|2 charged|VBD|ROOT|2 men|NNS|dobj|2 with|IN|prep|2 killing|NN|pobj|4",
         "killing", "men", "people"),
        ("Men|NNS|nsubj|2 charged|VBD|ROOT|2 police|NNS|dobj|2 with|IN|prep|2 killing|NN|pobj|4",
         "killing", "police", "security_forces"),
        ("Police|NNS|nsubj|2 helped|VBD|ROOT|2 men|NNS|dobj|2 with|IN|prep|2 killing|NN|pobj|4",
         "killing", "", ""),
        ("Police|NNS|nsubj|2 claimed|VBD|ROOT|2 responsibility|NN|dobj|2 for|IN|prep|3 "
         "the|DT|det|6 killing|NN|pobj|4", "killing", "Police", "security_forces"),
        ("No|DT|det|2 police|NNS|nsubj|3 claimed|VBD|ROOT|3 responsibility|NN|dobj|3 "
         "for|IN|prep|4 the|DT|det|7 killing|NN|pobj|5", "killing", "", ""),
        ("Police|NNS|nsubj|2 are|VBP|ROOT|2 responsible|JJ|acomp|2 for|IN|prep|3 the|DT|det|6 "
         "killing|NN|pobj|4", "killing", "Police", "security_forces"),
        # the clause behind the noun
        ("The|DT|det|2 killing|NN|nsubj|7 carried|VBN|acl|2 out|RP|prt|3 by|IN|agent|3 "
         "police|NNS|pobj|5 failed|VBD|ROOT|7", "killing", "police", "security_forces"),
        ("The|DT|det|2 killing|NN|nsubj|6 condemned|VBN|acl|2 by|IN|agent|3 police|NNS|pobj|4 "
         "failed|VBD|ROOT|6", "killing", "", ""),
        # who uses an act for something does not act
        ("Police|NNS|nsubj|2 used|VBD|ROOT|2 the|DT|det|4 killing|NN|dobj|2", "killing", "", ""),
        ("Police|NNS|nsubj|2 launched|VBD|ROOT|2 the|DT|det|4 killing|NN|dobj|2", "killing",
         "Police", "security_forces"),
    ],
)  # fmt: skip
def test_who_acts_where_an_act_is_a_noun(
    spec: str, word: str, agent: str, referent: str, acts: Acts
) -> None:
    """States, armed groups, those held to have done it, clauses behind; each with a near miss."""
    ((act, by, _),) = acts(spec, word, "force.crackdown")
    assert (act.agency, by, act.agent_referent) == ("nominal", agent, referent)


def test_whose_shooting_it_is_suffers(acts: Acts) -> None:
    """"the man's shooting" is suffered, "the man's raid" is done."""
    spec = "The|DT|det|2 man|NN|poss|4 ~'s|POS|case|2 {0}|NN|nsubj|5 failed|VBD|ROOT|5"
    ((_, agent, patient),) = acts(spec.format("shooting"), "shooting", "force.crackdown")
    assert (agent, patient) == ("", "The man's")
    ((_, agent, patient),) = acts(spec.format("raid"), "raid", "force.crackdown")
    assert (agent, patient) == ("The man's", "")


def test_kinds_of_acts(acts: Acts) -> None:
    """Nobody acts in a war or in violence; a baton that is wielded is an act, one that is sold is
    none."""
    spec = "The|DT|det|2 {0}|NN|nsubj|3 went|VBD|ROOT|3 on|RP|prt|3"
    kinds = [acts(spec.format(word), word, f"force.{word}")[0][0].kind
             for word in ("crackdown", "war", "violence")]  # fmt: skip
    assert kinds == ["act", "conflict", "condition"]
    spec = "Police|NNS|nsubj|2 {0}|VBD|ROOT|2 a|DT|det|4 baton|NN|dobj|2"
    kinds = [acts(spec.format(verb), "baton", "force.baton")[0][0].kind
             for verb in ("used", "sold")]  # fmt: skip
    assert kinds == ["act", "condition"]
