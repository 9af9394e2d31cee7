"""When conditions of entries hold."""

from __future__ import annotations

import pytest

from framing.conditions import holds
from framing.lexicon import Condition
from framing.syntax import Parse
from framing.syntax.arguments import all_agents


def condition(**tests: list[str]) -> Condition:
    """Keys as a lexicon file writes them, `not_` for `not `."""
    return Condition(tuple((k.replace("not_", "not "), frozenset(v)) for k, v in tests.items()))


PRESIDENT = "The president of {} spoke."


@pytest.mark.parametrize(("place", "expected"), [
    ("Northern Water", True), ("Mexico", False), ("the club", False)])  # fmt: skip
def test_not_and_proper(parse_text, place: str, expected: bool) -> None:
    """A key with `not` must find none of its words; @proper is any proper noun."""
    _, parse = parse_text(PRESIDENT.format(place))
    one = condition(next=["of"], of=["@proper"], not_of=["mexico"])
    assert holds(one, parse, 1, 1) == expected


def words(parse: Parse, verb: str) -> set[str]:
    """The subjects of a verb."""
    return {parse.words[t].lower() for t in all_agents(parse, parse.words.index(verb))}


@pytest.mark.parametrize(("text", "verb", "doer"), [
    ("The man was shot and killed by police.", "killed", "police"),
    ("The man was shot and killed by police.", "shot", "police"),
    ("Clinton criticized the officer for shooting a man.", "shooting", "officer"),
    ("The truck was stopped by police after mowing down a crowd.", "mowing", "truck"),
])  # fmt: skip
def test_who_does_it(parse_text, text: str, verb: str, doer: str) -> None:
    """Of coordinated passives, of what somebody is blamed for, of what came before a passive."""
    _, parse = parse_text(text)
    assert words(parse, verb) == {doer}
