"""Names and figures that somebody gives, in the constructions that hide who does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.articles import Article
from framing.attribution import attribute, find_tagged
from framing.encoder import Encoder
from framing.lexicon import Lexicon
from framing.parsing import read_parse
from framing.reading.blocks import detect_blocks
from framing.spans import text_of

Said = Callable[[str], list[tuple[str, str]]]


@pytest.fixture
def said(encoder: Encoder, lexicon: Lexicon) -> Said:
    """Text -> (source, content) of what model and rules find."""

    def run(text: str) -> list[tuple[str, str]]:
        article = Article("a", text, detect_blocks(text))
        encoded = encoder.encode(article)
        found = attribute(article, read_parse(encoded), lexicon, find_tagged(encoded),
                          frozenset(["source", "mayor"]))  # fmt: skip
        return [(text_of(text, a.source), text_of(text, a.content, " | ")) for a in found]

    return run


@pytest.mark.parametrize(("text", "named"), [
    ("The marchers, labelled rioters by the city, went home.", ("the city", "rioters")),
    ("The group, designated a terrorist organisation by the union, met on Monday.",
     ("the union", "a terrorist organisation")),
    ("Dissidents branded extremists by the Kremlin have fled.", ("the Kremlin", "extremists")),
    ("The men, described as “heroes” by the mayor, were freed.", ("the mayor", "“heroes”")),
])  # fmt: skip
def test_a_name_given_in_a_participle_is_the_givers(
    said: Said, text: str, named: tuple[str, str]
) -> None:
    """Who stands behind "by" calls them so, not who is called so, and not the outlet."""
    assert named in said(text)


def test_a_participle_without_a_name_gives_none(said: Said) -> None:
    """ "called to service by the governor" calls nobody anything."""
    assert said("The troops, called to service by the governor, left.") == []


def test_what_somebody_calls_it_is_no_more_than_the_name(said: Said) -> None:
    """The sentence around it is the outlet's."""
    text = "What Moscow calls a special operation has killed thousands."
    assert said(text) in ([("Moscow", "a special operation")], [])
    text = "Police fired on what officials described as rioters."
    assert [(s, c.removeprefix("as ")) for s, c in said(text)] == [("officials", "rioters")]


def test_a_figure_is_whose_it_is(said: Said) -> None:
    """ "X put the number at N" gives a figure of X's; what is put elsewhere is none."""
    text = "Ten thousand marched, organisers said; police put the number at 4,000."
    assert said(text) == [("organisers", "Ten thousand marched"), ("police", "4,000")]
    assert said("Police put the fence at the corner.") == []


def test_citing_behind_the_frame_gives_the_words_to_who_is_cited(said: Said) -> None:
    """ "..., AFP reported, citing a source": both, the cited one innermost; a reason is none."""
    text = "Six soldiers were killed, AFP reported, citing a security source."
    words = "Six soldiers were killed"
    assert said(text) == [("AFP", words), ("a security source", words)]
    text = "The road was closed, the ministry said, citing a threat."
    assert {s for s, _ in said(text)} == {"the ministry"}


def test_another_speakers_clause_is_his_own(said: Said) -> None:
    """Behind "X said, while Y blamed Z" Y speaks; "X said that A did this while B did" is X's."""
    text = "Ten civilians died, the army said, while the rebels blamed government troops."
    assert said(text) == [("the army", "Ten civilians died"), ("the rebels", "government troops")]


def test_according_to_plan_nobody_speaks(said: Said) -> None:
    """Plans, schedules and needs say nothing; the mayor does."""
    assert said("The march ended according to plan.") == []
    assert said("The march ended well, according to the mayor.") == [
        ("the mayor", "The march ended well")]  # fmt: skip
