"""What a passage tells of decides whether words of protest and violence are meant."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.lexicon import Scene
from framing.syntax import Parse
from framing.terms.scenes import SceneWords, Surroundings

SCENE = Scene("unrest", "people in the streets", frozenset({"tear gas", "barricade"}),
              frozenset({"police"}), frozenset({"poll", "voter", "donor"}))  # fmt: skip


def passage(*paragraphs: str) -> Surroundings:
    """Sentences, a paragraph each, of words that are their own lemmas."""
    rows, ranges, at = [], [], 0
    for paragraph in paragraphs:
        first = len(rows)
        for word in paragraph.split():
            rows.append((at, at + len(word), word, word.lower(), "NN", first, "dep"))
            at += len(word) + 1
        ranges.append((first, len(rows)))
    parse = Parse.from_rows(rows, ranges, range(len(ranges)))
    return Surroundings(SceneWords([SCENE]), parse)


@pytest.mark.parametrize(("paragraphs", "holds"), [
    (("revolt",), True),
    (("revolt", "poll"), True),
    (("revolt poll voter",), False),
    (("revolt poll voter", "tear gas barricade"), True),
    (("revolt", "x", "x", "x", "poll voter donor"), True),
    (("revolt police poll voter",), True),
])  # fmt: skip
def test_words_for_and_against(paragraphs: tuple[str, ...], holds: bool) -> None:
    """One stray word settles nothing; two against do, unless words of the scene stand near, also of
    several words; what is far away in a short text does not count against."""
    assert passage(*paragraphs).evidence("unrest", 0, 0).holds == holds


def test_own_words_prove_nothing() -> None:
    """A word is no evidence for itself, wherever in the article it stands."""
    around = passage("barricade poll voter", "barricade")
    assert not around.evidence("unrest", 0, 0).shows


def test_the_reason_names_the_words() -> None:
    """Those for and against, the nearest first."""
    told = passage("revolt voter police donor", "poll").evidence("unrest", 0, 0).told("unrest")
    assert told == ("the passage does not tell of unrest "
                    "(for it: police; against it: voter, donor, poll)")  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(["barricade", "police", "poll", "x"]), max_size=8),
       st.sampled_from(["barricade", "police"]))  # fmt: skip
def test_more_evidence_never_weakens(words: list[str], more: str) -> None:
    """A word for the scene in the same sentence never takes weight away."""
    before = passage(" ".join(["revolt", *words])).evidence("unrest", 0, 0).weight
    after = passage(" ".join(["revolt", *words, more])).evidence("unrest", 0, 0).weight
    assert after >= before - 1e-9


CAMPAIGN = "The candidates met in the debate. {} The voters, donors and delegates saw the polls."


@pytest.mark.parametrize(("sentence", "entry"), [
    ("The delegates spoke of a revolt.", "protest.uprising"),
    ("The front-runner struck back at his attackers.", "political_violence.attacker"),
    ("A gang of consultants wrote the plan.", "political_violence.gang"),
])  # fmt: skip
def test_figures_of_speech_do_not_count(matcher, parse_text, sentence: str, entry: str) -> None:
    """In news of a campaign words of revolt and attack name neither; the reason is kept."""
    article, parse = parse_text(CAMPAIGN.format(sentence))
    assert entry not in {t.entry_id for t in matcher.match(article, parse, (), ())}
    assert entry in {d.entry.id for d in matcher.dropped(article, parse)}


def test_off_scene_is_told(matcher, parse_text) -> None:
    """What only the scene keeps from counting says so."""
    article, parse = parse_text(CAMPAIGN.format("A gang of consultants wrote the plan."))
    (gang,) = [d for d in matcher.dropped(article, parse)
               if d.entry.id == "political_violence.gang"]  # fmt: skip
    assert gang.off_scene and "does not tell of violence" in gang.reason


def test_the_passage_settles_the_class(read) -> None:
    """The extremists of a bombing are armed, those of a protest are not; the column says why."""
    bombing = dict(read("Extremists planted the bomb. Islamic State claimed the blast."))
    protest = dict(read("Extremists threw stones at the protest. Police used tear gas."))
    assert bombing["Extremists"].referent == "armed_nonstate"
    assert protest["Extremists"].referent == "violent_participants"
    assert dict(read("An extremist group claimed the bombing. Islamic State sent the gunmen."))[
        "extremist group"].referent_by == "passage"  # fmt: skip
