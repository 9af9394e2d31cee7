"""What claims borrow across frames and coordination, and whose words an aside is."""

from __future__ import annotations

from collections.abc import Callable

from framing.annotations import Claim

Split = Callable[..., list[str]]
Claims = Callable[..., tuple[Claim, ...]]


def test_a_shared_auxiliary_comes_along(split: Split, claims_of: Claims) -> None:
    """"will stay and help": the second verb has "will" too; after "stayed" it has none."""
    spec = "{0} here|RB|advmod|{1} and|CC|cc|{1} {2}|{3}|conj|{1} them|PRP|dobj|{4}"
    will = spec.format("None|NN|nsubj|3 will|MD|aux|3 stay|VB|ROOT|3", 3, "help", "VB", 6)
    assert split(will) == ["None will stay here", "None will | help them"]
    assert [c.negated for c in claims_of(will)] == [True, True]
    assert [c.modality for c in claims_of(will)] == ["prediction", "prediction"]
    past = spec.format("They|PRP|nsubj|2 stayed|VBD|ROOT|2", 2, "helped", "VBD", 5)
    assert split(past) == ["They stayed here", "They | helped them"]
    assert [c.modality for c in claims_of(past)] == ["", ""]


def test_a_perfect_is_no_passive(claims_of: Claims) -> None:
    """"has left and called" shares "has"; "was shot and killed" shares "was"."""
    spec = (
        "He|PRP|nsubj|3 {0}|VBZ|{1}|3 left|VBN|ROOT|3 home|NN|dobj|3 and|CC|cc|3 never|RB|neg|7 "
        "called|VBN|conj|3 her|PRP|dobj|7"
    )
    assert [c.agency for c in claims_of(spec.format("has", "aux"))] == ["active", "active"]
    shot = (
        "He|PRP|nsubjpass|3 was|VBD|auxpass|3 shot|VBN|ROOT|3 there|RB|advmod|3 and|CC|cc|3 "
        "later|RB|advmod|7 killed|VBN|conj|3"
    )
    assert [c.agency for c in claims_of(shot)] == ["passive_agentless", "passive_agentless"]


def test_a_contracted_has_is_no_passive(claims_of: Claims) -> None:
    """"he's raised money" has an object; "he's known" has none."""
    spec = "He|PRP|nsubj|3 ~’s|VBZ|auxpass|3 raised|VBN|ROOT|3"
    assert claims_of(f"{spec} money|NN|dobj|3")[0].agency == "active"
    assert claims_of(spec)[0].agency == "passive_agentless"


def test_modality(claims_of: Claims) -> None:
    """By the first modal verb, semi-modals too; "to have" something is none."""
    spec = "They|PRP|nsubj|2 {0}|VBP|ROOT|2 to|TO|aux|4 go|VB|xcomp|2"
    assert claims_of(spec.format("have"))[0].modality == "necessity"
    assert claims_of(spec.format("like"))[0].modality == ""
    may = "They|PRP|nsubj|3 may|MD|aux|3 go|VB|ROOT|3"
    assert claims_of(may)[0].modality == "possibility"


def test_a_relative_clause_over_a_reporting_verb(split: Split) -> None:
    """"a server, which she thought was safe" is about the server; so is "a claim he said
    failed"."""
    spec = (
        "They|PRP|nsubj|2 have|VBP|ROOT|2 servers|NNS|dobj|2 ~,|,|punct|3 which|WDT|nsubj|8 "
        "she|PRP|nsubj|7 thought|VBD|relcl|3 failed|VBD|ccomp|7"
    )
    said = [("she", "thought", "which | failed")]
    assert split(spec, said) == ["They have servers", "servers, which | failed"]
    bare = (
        "They|PRP|nsubj|2 have|VBP|ROOT|2 servers|NNS|dobj|2 she|PRP|nsubj|5 said|VBD|relcl|3 "
        "failed|VBD|ccomp|5"
    )
    assert split(bare, [("she", "said", "failed")]) == ["They have servers", "servers | failed"]


def test_naming_in_a_relative_clause(split: Split) -> None:
    """What is called something stays with its own clause as well."""
    spec = (
        "Police|NNS|nsubj|2 saw|VBD|ROOT|2 a|DT|det|4 blast|NN|dobj|2 he|PRP|nsubj|6 "
        "called|VBD|relcl|4 an|DT|det|8 attack|NN|oprd|6"
    )
    said = [("he", "called", "a blast | an attack")]
    assert split(spec, said) == ["Police saw a blast", "a blast | an attack"]


def test_the_writers_aside_in_a_paraphrase_is_the_writers(claims_of: Claims) -> None:
    """", who rules," inside what is paraphrased is the outlet's; a bare relative is reported."""
    spec = (
        "He|PRP|nsubj|2 said|VBD|ROOT|2 Ali|NNP|nsubj|{0} {1}who|WP|nsubj|{2} rules|VBZ|relcl|3 "
        "{1}lied|VBD|ccomp|2"
    )
    aside = claims_of(spec.format(8, "~,|,|punct|3 ", 6), [("He", "said", "Ali, who rules, lied")])
    assert sorted((c.attribution is None) for c in aside) == [False, True]
    bare = claims_of(spec.format(6, "", 5), [("He", "said", "Ali who rules lied")])
    assert [c.attribution for c in bare] == [0, 0]


def test_an_aside_inside_quotation_marks_is_the_speakers(claims_of: Claims) -> None:
    """Quoted words are the speaker's, asides and all."""
    spec = (
        "He|PRP|nsubj|2 said|VBD|ROOT|2 “|``|punct|9 ~Ali|NNP|nsubj|9 ~,|,|punct|4 who|WP|nsubj|7 "
        "rules|VBZ|relcl|4 ~,|,|punct|4 lied|VBD|ccomp|2 ~”|''|punct|9"
    )
    found = claims_of(spec, [("He", "said", "“Ali, who rules, lied”")])
    assert [c.attribution for c in found] == [0, 0]


def test_a_clause_inside_what_is_demanded_is_the_writers(claims_of: Claims) -> None:
    """"called for help against men who rule": that they rule is not what is called for."""
    spec = (
        "He|PRP|nsubj|2 demanded|VBD|ROOT|2 help|NN|dobj|2 against|IN|prep|3 men|NNS|pobj|4 "
        "who|WP|nsubj|7 rule|VBP|relcl|5"
    )
    found = claims_of(spec, [("He", "demanded", "help against men who rule")])
    assert [c.attribution for c in found] == [None, None]


def test_going_on_about_the_reporting_is_no_claim(split: Split) -> None:
    """"said Ali, telling of ..." goes on with the frame, "said Ali, wearing ..." does not."""
    spec = (
        "They|PRP|nsubj|2 left|VBD|ccomp|4 ~,|,|punct|4 said|VBD|ROOT|4 Ali|NNP|nsubj|4 "
        "~,|,|punct|5 {0}|VBG|acl|5 all|DT|dobj|7"
    )
    said = [("Ali", "said", "They left")]
    assert split(spec.format("telling"), said) == ["They left"]
    assert split(spec.format("wearing"), said) == ["They left", "Ali, wearing all"]


def test_a_participle_behind_a_relative_clause_goes_with_it(split: Split) -> None:
    """"men who came carrying guns": the guns belong to the coming; after a comma to the host."""
    spec = (
        "We|PRP|nsubj|2 saw|VBD|ROOT|2 men|NNS|dobj|2 who|WP|nsubj|5 came|VBD|relcl|3 "
        "{0}carrying|VBG|acl|3 guns|NNS|dobj|{1}"
    )
    assert split(spec.format("", 6)) == ["We saw men", "men who came carrying guns"]
    assert "men who came" in split(spec.format("~,|,|punct|2 ", 7))


def test_a_fragment_before_a_clause_is_no_part_of_it(split: Split) -> None:
    """"Men, too - and that is bad": the fragment says nothing and is not what is bad."""
    assert split(
        "Men|NNS|ROOT|1 ~,|,|punct|1 too|RB|advmod|1 -|:|punct|1 and|CC|cc|1 that|DT|nsubj|7 "
        "is|VBZ|conj|1 bad|JJ|acomp|7"
    ) == ["that is bad"]
    assert split("Men|NNS|nsubj|2 left|VBD|ROOT|2 too|RB|advmod|2") == ["Men left too"]


def test_a_linking_adverb_whose_clause_went(split: Split) -> None:
    """"So when he came they left": "so" stands alone and goes; "not" never does."""
    spec = (
        "{0}|RB|{1}|6 when|WRB|advmod|4 he|PRP|nsubj|4 came|VBD|advcl|6 they|PRP|nsubj|6 "
        "left|VBD|ROOT|6"
    )
    assert split(spec.format("So", "advmod")) == ["he came", "they left"]
    assert "Not | they left" in split(spec.format("Not", "neg"))
