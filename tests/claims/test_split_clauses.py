"""Which clauses are claims of their own, each rule with a near miss."""

from __future__ import annotations

from collections.abc import Callable

Split = Callable[..., list[str]]


def test_coordinated_predicates_share_the_subject(split: Split) -> None:
    """Two predicates joined by "and" are two claims; the second borrows the subject."""
    assert split(
        "Protesters|NNS|nsubj|2 stormed|VBD|ROOT|2 the|DT|det|4 office|NN|dobj|2 and|CC|cc|2 "
        "set|VBD|conj|2 cars|NNS|dobj|6 on|IN|prep|6 fire|NN|pobj|8 ~.|.|punct|2"
    ) == ["Protesters stormed the office", "Protesters | set cars on fire"]


def test_two_verbs_of_one_predicate_stay_together(split: Split) -> None:
    """"was shot and killed by police" is one claim."""
    assert split(
        "He|PRP|nsubjpass|3 was|VBD|auxpass|3 shot|VBN|ROOT|3 and|CC|cc|3 killed|VBN|conj|3 "
        "by|IN|agent|5 police|NNS|pobj|6 ~.|.|punct|3"
    ) == ["He was shot and killed by police"]


def test_a_choice_is_one_claim(split: Split) -> None:
    """"or" asserts neither side."""
    assert split(
        "Protesters|NNS|nsubj|3 will|MD|aux|3 march|VB|ROOT|3 today|NN|npadvmod|3 or|CC|cc|3 "
        "block|VB|conj|3 roads|NNS|dobj|6 ~.|.|punct|3"
    ) == ["Protesters will march today or block roads"]


def test_a_conjunct_with_its_own_subject_borrows_none(split: Split) -> None:
    """Coordinated clauses are split without the conjunction."""
    assert split(
        "The|DT|det|2 cabinet|NN|nsubj|3 resigned|VBD|ROOT|3 and|CC|cc|3 protests|NNS|nsubj|6 "
        "spread|VBP|conj|3 ~.|.|punct|3"
    ) == ["The cabinet resigned", "protests spread"]


def test_a_relative_clause_takes_its_antecedent(split: Split) -> None:
    """A relative clause that tells something new leaves its host."""
    assert split(
        "Police|NNS|nsubj|2 met|VBD|ROOT|2 protests|NNS|dobj|2 that|WDT|nsubj|5 "
        "escalated|VBD|relcl|3 into|IN|prep|5 violence|NN|pobj|6 ~.|.|punct|2"
    ) == ["Police met protests", "protests that escalated into violence"]


def test_an_identifying_relative_clause_stays(split: Split) -> None:
    """"Anyone who fires" says who is meant."""
    assert split(
        "Anyone|NN|nsubj|4 who|WP|nsubj|3 fires|VBZ|relcl|1 is|VBZ|ROOT|4 guilty|JJ|acomp|4 "
        "~.|.|punct|4"
    ) == ["Anyone who fires is guilty"]


def test_a_detached_participle_takes_the_subject(split: Split) -> None:
    """", deploying ..." is a claim of the subject."""
    assert split(
        "They|PRP|nsubj|2 clashed|VBD|ROOT|2 with|IN|prep|2 officers|NNS|pobj|3 ~,|,|punct|2 "
        "deploying|VBG|advcl|2 water|NN|compound|8 cannons|NNS|dobj|6 ~.|.|punct|2"
    ) == ["They clashed with officers", "They | deploying water cannons"]


def test_a_detached_participle_is_not_hung_on_the_noun(split: Split) -> None:
    """Nor where the parser attached it to the noun before the comma."""
    assert "They | deploying cannons" in split(
        "They|PRP|nsubj|2 met|VBD|ROOT|2 officers|NNS|dobj|2 ~,|,|punct|3 deploying|VBG|acl|3 "
        "cannons|NNS|dobj|5 ~.|.|punct|2"
    )


def test_a_participle_on_a_bare_subject_is_news(split: Split) -> None:
    """"Demonstrators armed with clubs" says that they were."""
    assert split(
        "Demonstrators|NNS|nsubj|5 armed|VBN|acl|1 with|IN|prep|2 clubs|NNS|pobj|3 "
        "entered|VBD|ROOT|5 the|DT|det|7 office|NN|dobj|5 ~.|.|punct|5"
    ) == ["Demonstrators armed with clubs", "Demonstrators | entered the office"]


def test_an_identifying_participle_stays(split: Split) -> None:
    """"The standard applied to him" says which standard."""
    assert split(
        "The|DT|det|2 standard|NN|nsubj|6 applied|VBN|acl|2 to|IN|prep|3 him|PRP|pobj|4 "
        "is|VBZ|ROOT|6 unfair|JJ|acomp|6 ~.|.|punct|6"
    ) == ["The standard applied to him is unfair"]


def test_an_apposition_stays_but_is_not_shared(split: Split) -> None:
    """The host keeps it; a second predicate borrows the bare name."""
    assert split(
        "Kazakhstan|NNP|nsubj|6 ~,|,|punct|1 a|DT|det|4 country|NN|appos|1 ~,|,|punct|1 "
        "borders|VBZ|ROOT|6 Russia|NNP|dobj|6 and|CC|cc|6 has|VBZ|conj|6 oil|NN|dobj|9 "
        "~.|.|punct|6"
    ) == ["Kazakhstan, a country, borders Russia", "Kazakhstan | has oil"]


def test_a_temporal_clause_is_a_claim(split: Split) -> None:
    """It leaves its conjunction behind."""
    assert split(
        "It|PRP|nsubj|2 sent|VBD|ROOT|2 forces|NNS|dobj|2 after|IN|mark|7 the|DT|det|6 "
        "president|NN|nsubj|7 asked|VBD|advcl|2 for|IN|prep|7 help|NN|pobj|8 ~.|.|punct|2"
    ) == ["It sent forces", "the president asked for help"]


def test_a_condition_stays(split: Split) -> None:
    """"If it rains" is not asserted."""
    assert split(
        "If|IN|mark|3 it|PRP|nsubj|3 rains|VBZ|advcl|7 ~,|,|punct|7 they|PRP|nsubj|7 "
        "will|MD|aux|7 stay|VB|ROOT|7 ~.|.|punct|7"
    ) == ["If it rains, they will stay"]


def test_a_general_rule_stays(split: Split) -> None:
    """"When" with a present tense is a condition."""
    assert split(
        "When|WRB|advmod|4 the|DT|det|3 law|NN|nsubj|4 fails|VBZ|advcl|7 ~,|,|punct|7 "
        "we|PRP|nsubj|7 protest|VBP|ROOT|7 ~.|.|punct|7"
    ) == ["When the law fails, we protest"]


def test_a_conjunction_taken_for_a_preposition(split: Split) -> None:
    """"as unrest ... spun out of control" is a clause although the parser saw none."""
    assert split(
        "Protesters|NNS|nsubj|2 stormed|VBD|ROOT|2 it|PRP|dobj|2 as|IN|prep|2 unrest|NN|pobj|4 "
        "there|RB|advmod|5 spun|VBD|advcl|2 out|IN|prep|7 of|IN|prep|8 control|NN|pobj|9 "
        "~.|.|punct|2"
    ) == ["Protesters stormed it", "unrest there spun out of control"]


def test_a_gerund_of_time_takes_the_subject(split: Split) -> None:
    """"before fleeing" is an event; its preposition goes."""
    assert split(
        "Police|NNS|nsubj|2 fired|VBD|ROOT|2 before|IN|prep|2 fleeing|VBG|pcomp|3 ~.|.|punct|2"
    ) == ["Police fired", "Police | fleeing"]


def test_a_gerund_of_manner_stays(split: Split) -> None:
    """"by lowering prices" says how."""
    assert split(
        "He|PRP|nsubj|2 calmed|VBD|ROOT|2 them|PRP|dobj|2 by|IN|prep|2 lowering|VBG|pcomp|4 "
        "prices|NNS|dobj|5 ~.|.|punct|2"
    ) == ["He calmed them by lowering prices"]


def test_infinitives_stay(split: Split) -> None:
    """Complements and purposes belong to their host."""
    assert split(
        "They|PRP|nsubj|2 tried|VBD|ROOT|2 to|TO|aux|4 enter|VB|xcomp|2 it|PRP|dobj|4 ~,|,|punct|4 "
        "to|TO|aux|8 talk|VB|advcl|4 ~.|.|punct|2"
    ) == ["They tried to enter it, to talk"]


def test_a_headline_is_a_claim_and_a_fragment_is_none(split: Split) -> None:
    """What has no predicate says nothing that could be false."""
    assert split("Government|NN|nsubj|2 resigns|VBZ|ROOT|2") == ["Government resigns"]
    assert split("A|DT|det|3 big|JJ|amod|3 distraction|NN|ROOT|3 ~.|.|punct|3") == []


def test_a_leading_adverb_goes_and_a_phrase_stays(split: Split) -> None:
    """"However," links sentences; "On Monday," is part of what is said."""
    assert split(
        "However|RB|advmod|4 ~,|,|punct|4 they|PRP|nsubj|4 left|VBD|ROOT|4 ~.|.|punct|4"
    ) == ["they left"]
    assert split(
        "On|IN|prep|5 Monday|NNP|pobj|1 ~,|,|punct|5 they|PRP|nsubj|5 left|VBD|ROOT|5 "
        "~.|.|punct|5"
    ) == ["On Monday, they left"]


def test_quotation_marks_inside_are_kept_and_around_are_not(split: Split) -> None:
    """A quoted word keeps both marks; a claim quoted as a whole loses them."""
    assert split(
        "“|``|punct|3 ~extremists|NNS|nsubj|4 ~”|''|punct|2 fled|VBD|ROOT|4 ~.|.|punct|4"
    ) == ["“extremists” fled"]
    assert split(
        "“|``|punct|3 ~They|PRP|nsubj|3 fled|VBD|ROOT|3 ~.|.|punct|3 ~”|''|punct|3"
    ) == ["They fled"]


def test_a_since_clause_is_held_by_its_host_as_well(split: Split) -> None:
    """"has ruled since seizing power" says less without its bound; "after" is no bound."""
    spec = (
        "He|PRP|nsubj|3 has|VBZ|aux|3 ruled|VBN|ROOT|3 {0}|IN|prep|3 seizing|VBG|pcomp|4 "
        "power|NN|dobj|5 ~.|.|punct|3"
    )
    assert split(spec.format("since")) == ["He has ruled since seizing power", "He | seizing power"]
    assert split(spec.format("after")) == ["He has ruled", "He | seizing power"]


def test_an_adjective_after_a_comma_says_something_of_the_noun(split: Split) -> None:
    """", eager to ..." is a claim of the noun before it, however it is hung; before its clause
    it has no noun and stays."""
    assert split(
        "Police|NNS|nsubj|2 met|VBD|ROOT|2 crowds|NNS|dobj|2 ~,|,|punct|2 eager|JJ|advcl|2 "
        "to|TO|aux|7 leave|VB|xcomp|5 ~.|.|punct|2"
    ) == ["Police met crowds", "crowds, eager to leave"]
    assert split(
        "Eager|JJ|advcl|5 to|TO|aux|3 leave|VB|xcomp|1 crowds|NNS|nsubj|5 met|VBD|ROOT|5 "
        "police|NNS|dobj|5 ~.|.|punct|5"
    ) == ["Eager to leave crowds met police"]
