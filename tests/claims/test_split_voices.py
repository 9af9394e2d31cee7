"""Reporting clauses are no claims, and claims keep to one side of what is reported."""

from __future__ import annotations

from collections.abc import Callable

from framing.annotations import Claim

Split = Callable[..., list[str]]
Claims = Callable[..., tuple[Claim, ...]]

VOWED = (
    "Tokayev|NNP|nsubj|2 vowed|VBD|ROOT|2 to|TO|aux|4 act|VB|xcomp|2 and|CC|cc|2 "
    "declared|VBD|conj|2 an|DT|det|8 emergency|NN|dobj|6 ~.|.|punct|2"
)


def test_the_reporting_clause_is_no_claim(split: Split) -> None:
    """What the ministry said is a claim, that it said so is not."""
    spec = (
        "The|DT|det|2 ministry|NN|nsubj|3 said|VBD|ROOT|3 on|IN|prep|3 Monday|NNP|pobj|4 "
        "eight|CD|nummod|7 officers|NNS|nsubjpass|9 were|VBD|auxpass|9 killed|VBN|ccomp|3 "
        "~.|.|punct|3"
    )
    said = [("The ministry", "said", "eight officers were killed")]
    assert split(spec, said) == ["eight officers were killed"]


def test_a_speech_act_is_a_claim(split: Split, claims_of: Claims) -> None:
    """"demanded a rise" reports no proposition: the demand itself is what is told."""
    spec = (
        "Demonstrators|NNS|nsubj|2 demanded|VBD|ROOT|2 a|DT|det|4 rise|NN|dobj|2 in|IN|prep|4 "
        "wages|NNS|pobj|5 ~.|.|punct|2"
    )
    said = [("Demonstrators", "demanded", "a rise in wages")]
    assert split(spec, said) == ["Demonstrators demanded a rise in wages"]
    assert claims_of(spec, said)[0].attribution is None


def test_a_promise_borrows_who_promises(split: Split, claims_of: Claims) -> None:
    """The promised act is attributed; the predicate beside "vowed" is the outlet's."""
    said = [("Tokayev", "vowed", "to act")]
    assert split(VOWED, said) == ["Tokayev | to act", "Tokayev | declared an emergency"]
    assert [c.attribution for c in claims_of(VOWED, said)] == [0, None]


def test_an_order_is_a_speech_act(split: Split) -> None:
    """"told ministers to act": who is to act is not who speaks."""
    spec = (
        "He|PRP|nsubj|2 told|VBD|ROOT|2 ministers|NNS|dobj|2 to|TO|aux|5 act|VB|xcomp|2 "
        "~.|.|punct|2"
    )
    assert split(spec, [("He", "told", "to act")]) == ["He told ministers to act"]


def test_naming_is_what_the_speaker_says(split: Split, claims_of: Claims) -> None:
    """"called them terrorists" attributes "them terrorists"; a mere object does not."""
    spec = "He|PRP|nsubj|2 called|VBD|ROOT|2 them|PRP|dobj|2 terrorists|NNS|oprd|2 ~.|.|punct|2"
    said = [("He", "called", "them terrorists")]
    assert split(spec, said) == ["them terrorists"]
    assert claims_of(spec, said)[0].attribution == 0
    near = "He|PRP|nsubj|2 called|VBD|ROOT|2 the|DT|det|4 police|NNS|dobj|2 ~.|.|punct|2"
    assert split(near, [("He", "called", "the police")]) == ["He called the police"]


def test_speech_inside_a_noun_phrase_stays(split: Split) -> None:
    """"shouted slogans of “Go away!”" is one claim of the outlet."""
    spec = (
        "They|PRP|nsubj|2 shouted|VBD|ROOT|2 slogans|NNS|dobj|2 of|IN|prep|3 “|``|punct|6 "
        "~Go|VB|pcomp|4 away|RB|advmod|6 ~!|.|punct|6 ~”|''|punct|6 ~.|.|punct|2"
    )
    said = [("They", "shouted", "“Go away!”")]
    assert split(spec, said) == ["They shouted slogans of “Go away!”"]


def test_only_a_quoted_verb_does_not_part_the_claim(split: Split) -> None:
    """"Police “opened fire” there": the quotation lacks the subject, so nothing is split."""
    spec = (
        "Police|NNS|nsubj|3 “|``|punct|3 ~opened|VBD|ROOT|3 fire|NN|dobj|3 ~”|''|punct|3 "
        "there|RB|advmod|3 ~.|.|punct|3"
    )
    assert split(spec, [("", "", "opened fire")]) == ["Police “opened fire” there"]


def test_hearsay_leaves_its_adverb_out(split: Split, claims_of: Claims) -> None:
    """A discontinuous content is one claim, hedged by the word that reports it."""
    spec = (
        "Police|NNS|nsubj|3 reportedly|RB|advmod|3 fired|VBD|ROOT|3 on|IN|prep|3 "
        "protesters|NNS|pobj|4 ~.|.|punct|3"
    )
    said = [("", "reportedly", "Police | fired on protesters")]
    assert split(spec, said) == ["Police | fired on protesters"]
    assert claims_of(spec, said)[0].hedged


def test_a_source_phrase_goes_and_the_clause_behind_it_is_the_outlets(
    split: Split, claims_of: Claims
) -> None:
    """"according to reports" belongs to no claim."""
    spec = (
        "The|DT|det|2 city|NN|nsubj|3 fell|VBD|ROOT|3 on|IN|prep|3 Monday|NNP|pobj|4 ~,|,|punct|3 "
        "according|VBG|prep|3 to|IN|prep|7 reports|NNS|pobj|8 ~,|,|punct|3 as|IN|mark|13 "
        "troops|NNS|nsubj|13 left|VBD|advcl|3 ~.|.|punct|3"
    )
    said = [("reports", "according to", "The city fell on Monday")]
    assert split(spec, said) == ["The city fell on Monday", "troops left"]
    assert [c.attribution for c in claims_of(spec, said)] == [0, None]


def test_i_think_is_a_frame_and_its_denial_is_none(split: Split) -> None:
    """"I think" adds nothing to be true or false; "I do not think" turns the sense round."""
    assert split(
        "I|PRP|nsubj|2 think|VBP|ROOT|2 it|PRP|nsubj|4 is|VBZ|ccomp|2 wrong|JJ|acomp|4 ~.|.|punct|2"
    ) == ["it is wrong"]
    assert split(
        "I|PRP|nsubj|4 do|VBP|aux|4 not|RB|neg|4 think|VB|ROOT|4 it|PRP|nsubj|6 is|VBZ|ccomp|4 "
        "wrong|JJ|acomp|6 ~.|.|punct|4"
    ) == ["I do not think it is wrong"]


def test_the_innermost_attribution_counts(claims_of: Claims) -> None:
    """In a chain the claim is the inner speaker's."""
    spec = (
        "Media|NNS|nsubj|2 reported|VBD|ROOT|2 officials|NNS|nsubj|4 said|VBD|ccomp|2 "
        "troops|NNS|nsubj|6 left|VBD|ccomp|4 ~.|.|punct|2"
    )
    said = [
        ("Media", "reported", "officials said troops left"),
        ("officials", "said", "troops left"),
    ]
    assert [c.attribution for c in claims_of(spec, said)] == [1]


def test_naming_leaves_a_clause_inside_to_itself(split: Split) -> None:
    """What is named and what it is called make one claim, the time of it another."""
    spec = (
        "It|PRP|nsubjpass|3 was|VBD|auxpass|3 described|VBN|ROOT|3 as|IN|prep|3 the|DT|det|6 "
        "worst|JJS|pobj|4 after|IN|mark|9 they|PRP|nsubj|9 left|VBD|advcl|3 ~.|.|punct|3"
    )
    said = [("", "was described as", "It | the worst after they left")]
    assert split(spec, said) == ["It | the worst", "they left"]


def test_answering_by_saying_is_a_frame_and_calming_is_not(split: Split) -> None:
    """"thought by saying": the first verb reports too; "calmed them by saying" does something."""
    spec = (
        "He|PRP|nsubj|2 {0}|VBD|ROOT|2 by|IN|prep|2 saying|VBG|pcomp|3 it|PRP|nsubj|6 "
        "ended|VBD|ccomp|4 ~.|.|punct|2"
    )
    said = [("He", "saying", "it ended")]
    assert split(spec.format("think"), said) == ["it ended"]
    assert split(spec.format("calmed"), said) == ["He calmed", "it ended"]


def test_a_shared_quoted_subject_keeps_both_marks(split: Split) -> None:
    """Quotation marks around the borrowed words come along."""
    assert split(
        "“|``|punct|4 ~Radicals|NNS|nsubj|4 ~”|''|punct|4 fled|VBD|ROOT|4 home|RB|advmod|4 "
        "and|CC|cc|4 hid|VBD|conj|4 there|RB|advmod|7 ~.|.|punct|4"
    ) == ["“Radicals” fled home", "“Radicals” | hid there"]


def test_a_scene_and_the_clause_beside_it_are_two_claims(split: Split) -> None:
    """"showed [fires raging and offices burned]": what goes on, and what was done."""
    said = [("Footage", "showed", "fires raging here and offices burned down")]
    assert split(
        "Footage|NN|nsubj|2 showed|VBD|ROOT|2 fires|NNS|dobj|2 raging|VBG|acl|3 here|RB|advmod|4 "
        "and|CC|cc|4 offices|NNS|nsubj|8 burned|VBD|conj|4 down|RP|prt|8 ~.|.|punct|2", said
    ) == ["fires raging here", "offices burned down"]
    said = [("Footage", "showed", "fires raging here")]
    assert split(
        "Footage|NN|nsubj|2 showed|VBD|ROOT|2 fires|NNS|dobj|2 raging|VBG|acl|3 here|RB|advmod|4 "
        "~.|.|punct|2", said
    ) == ["fires raging here"]
