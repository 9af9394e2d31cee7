"""The words around that speak for a scene and against it."""

from __future__ import annotations

import math

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


def test_words_are_counted_by_where_they_stand() -> None:
    """Different words, the logarithm of one more: in the sentence, the paragraph, near, and for
    every hundred words of the article elsewhere; of several words too."""
    around = passage("revolt tear gas poll", "x", "barricade", "x", "barricade", "x", "x", "voter")
    shows, hints, against = around.evidence("unrest", 0, 0).counts
    assert shows == pytest.approx((math.log(2), 0, math.log(2), math.log(1 + 1 / 0.5)))
    assert hints == (0, 0, 0, 0)
    assert against == pytest.approx((math.log(2), 0, 0, math.log(1 + 1 / 0.5)))


def test_own_words_prove_nothing() -> None:
    """A word is no evidence for itself, wherever in the article it stands."""
    around = passage("barricade poll voter", "barricade")
    assert not around.evidence("unrest", 0, 0).shows


def test_the_nearest_words_come_first() -> None:
    """Those for and against, as a reason tells them."""
    found = passage("revolt voter police donor", "poll").evidence("unrest", 0, 0)
    assert (found.shows, found.against) == (("police",), ("voter", "donor", "poll"))


@settings(deadline=None)
@given(st.lists(st.sampled_from(["barricade", "police", "poll", "x"]), max_size=8),
       st.sampled_from(["barricade", "police"]))  # fmt: skip
def test_more_evidence_never_weakens(words: list[str], more: str) -> None:
    """A word for the scene in the same sentence never takes evidence away."""
    before = passage(" ".join(["revolt", *words])).evidence("unrest", 0, 0).counts
    after = passage(" ".join(["revolt", *words, more])).evidence("unrest", 0, 0).counts
    assert sum(after[0] + after[1]) >= sum(before[0] + before[1]) - 1e-9


CAMPAIGN = "The candidates met in the debate. {} The voters, donors and delegates saw the polls."


def test_off_scene_is_told(matcher, parse_text) -> None:
    """What only the scene keeps from counting says so."""
    article, parse = parse_text(CAMPAIGN.format("A gang of consultants wrote the plan."))
    (gang,) = [d for d in matcher.dropped(article, parse)
               if d.entry.id == "political_violence.gang"]  # fmt: skip
    assert gang.off_scene and "does not read as of violence" in gang.reason


def test_the_passage_settles_the_class(read) -> None:
    """The extremists of a bombing are armed, those of a protest are not; the column says why."""
    bombing = dict(read("Extremists planted the bomb. Islamic State claimed the blast."))
    protest = dict(read("Extremists threw stones at the protest. Police used tear gas."))
    assert bombing["Extremists"].referent == "armed_nonstate"
    assert protest["Extremists"].referent == "violent_participants"
    assert dict(read("An extremist group claimed the bombing. Islamic State sent the gunmen."))[
        "extremist group"].referent_by == "passage"  # fmt: skip
