"""Clauses that vouch, ask, suppose or wish: what they hold is, or is not, a claim of its own."""

from __future__ import annotations

from collections.abc import Callable

from framing.annotations import Claim

Split = Callable[..., list[str]]
Claims = Callable[..., tuple[Claim, ...]]


def test_a_truth_that_is_vouched_for(split: Split) -> None:
    """"The truth is that" vouches; "the plan is that" says what the plan is."""
    spec = (
        "The|DT|det|2 {0}|NN|nsubj|3 is|VBZ|ROOT|3 that|IN|mark|6 prices|NNS|nsubj|6 "
        "rose|VBD|ccomp|3"
    )
    assert split(spec.format("truth")) == ["prices rose"]
    assert split(spec.format("plan")) == ["The plan is that prices rose"]


def test_what_is_clear_and_what_is_not(split: Split) -> None:
    """"It is clear that" vouches, "it is not clear that" turns the sense round."""
    spec = "It|PRP|nsubj|2 is|VBZ|ROOT|2 {0}clear|JJ|acomp|2 that|IN|mark|{1} he|PRP|nsubj|{1} "
    assert split(spec.format("", 6) + "lied|VBD|ccomp|2") == ["he lied"]
    denied = spec.format("not|RB|neg|2 ", 7) + "lied|VBD|ccomp|2"
    assert split(denied) == ["It is not clear that he lied"]


def test_no_doubt_and_some_doubt(split: Split) -> None:
    """"There is no doubt that" vouches, "there is some doubt that" does not."""
    spec = (
        "There|EX|expl|2 is|VBZ|ROOT|2 {0}|DT|det|4 doubt|NN|attr|2 that|IN|mark|7 he|PRP|nsubj|7 "
        "lied|VBD|acl|4"
    )
    assert split(spec.format("no")) == ["he lied"]
    assert split(spec.format("some")) == ["There is some doubt that he lied"]


def test_wanting_to_tell_is_a_frame_only_for_oneself(split: Split) -> None:
    """"I want to tell you that"; what somebody else wants to tell is told by nobody yet."""
    spec = (
        "{0}|PRP|nsubj|2 want|VBP|ROOT|2 to|TO|aux|4 tell|VB|xcomp|2 you|PRP|dobj|4 "
        "prices|NNS|nsubj|7 fell|VBD|ccomp|4"
    )
    assert split(spec.format("I")) == ["prices fell"]
    assert split(spec.format("They")) == ["They want to tell you prices fell"]


def test_a_promise_before_a_colon(split: Split) -> None:
    """"I make this promise: we will win" says the second; "I make this cake: ..." both."""
    spec = (
        "I|PRP|nsubj|2 make|VBP|ccomp|8 this|DT|det|4 {0}|NN|dobj|2 ~:|:|punct|8 we|PRP|nsubj|8 "
        "will|MD|aux|8 win|VB|ROOT|8"
    )
    assert split(spec.format("promise")) == ["we will win"]
    assert split(spec.format("cake")) == ["I make this cake", "we will win"]


def test_nothing_is_asserted_under_a_condition(split: Split) -> None:
    """A relative clause inside "if" supposes with it; set off by commas it asserts."""
    spec = (
        "If|IN|mark|3 they|PRP|nsubj|3 meet|VBP|advcl|{0} men|NNS|dobj|3 {1}who|WP|nsubj|{2} "
        "kill|VBP|relcl|4 {1}we|PRP|nsubj|{0} run|VBP|ROOT|{0}"
    )
    assert split(spec.format(8, "", 6)) == ["If they meet men who kill we run"]
    aside = spec.format(10, "~,|,|punct|4 ", 7)
    assert split(aside) == ["If they meet men | we run", "men, who kill"]


def test_a_clause_that_is_the_subject_stays(split: Split) -> None:
    """"Because some lied does not mean ..." has no other subject; before "he left" it has."""
    first = "Because|IN|mark|3 some|DT|nsubj|3 lied|VBD|advcl|{0} "
    spec = first.format(6) + "does|VBZ|aux|6 not|RB|neg|6 matter|VB|ROOT|6"
    assert split(spec) == ["Because some lied does not matter"]
    assert split(first.format(6) + "~,|,|punct|6 he|PRP|nsubj|6 left|VBD|ROOT|6") == [
        "some lied", "he left"]  # fmt: skip


def test_a_question_is_nobodys_statement(split: Split) -> None:
    """"ask would you vote" reports a question, "says you would vote" a statement."""
    spec = "They|PRP|nsubj|2 {0}|VBP|ROOT|2 {1} vote|VB|ccomp|2"
    asked = spec.format("ask", "would|MD|aux|5 you|PRP|nsubj|5")
    assert split(asked, [("They", "ask", "would you vote")]) == ["They ask would you vote"]
    said = spec.format("say", "you|PRP|nsubj|5 would|MD|aux|5")
    assert split(said, [("They", "say", "you would vote")]) == ["you would vote"]


def test_a_refusal_is_one_claim_and_a_vow_two(split: Split) -> None:
    """Who refused to speak did not speak; who vowed to act says that he will."""
    spec = "He|PRP|nsubj|2 {0}|VBD|ROOT|2 to|TO|aux|4 speak|VB|xcomp|2"
    assert split(spec.format("refused"), [("He", "refused", "to speak")]) == ["He refused to speak"]
    assert split(spec.format("vowed"), [("He", "vowed", "to speak")]) == ["He | to speak"]


def test_a_reporting_verb_that_is_not_the_cue(split: Split) -> None:
    """"They tell he left, according to AFP": a frame, though AFP's is the cue; "they see he left"
    is a claim."""
    spec = (
        "They|PRP|nsubj|2 {0}|VBP|ROOT|2 he|PRP|nsubj|4 left|VBD|ccomp|2 according|VBG|prep|2 "
        "to|IN|prep|5 AFP|NNP|pobj|6"
    )
    said = [("AFP", "according to", "he left")]
    assert split(spec.format("tell"), said) == ["he left"]
    assert split(spec.format("see"), said)[-1] == "he left"
    assert len(split(spec.format("see"), said)) == 2


def test_a_second_content_with_that(split: Split) -> None:
    """"said that he left and that he knew": two claims, wherever the second hangs."""
    spec = (
        "He|PRP|nsubj|2 said|VBD|ROOT|2 that|IN|mark|5 he|PRP|nsubj|5 left|VBD|ccomp|2 "
        "town|NN|dobj|5 {0} {1}he|PRP|nsubj|{2} knew|VBD|ccomp|5"
    )
    content = "that he left town and that he knew"
    both = spec.format("and|CC|cc|5", "that|IN|mark|10 ", 10)
    assert split(both, [("He", "said", content)]) == ["he left town", "he knew"]
    near = spec.format("when|WRB|advmod|9", "", 9)
    assert len(split(near, [("He", "said", "that he left town when he knew")])) == 1
