"""Scores of attributions, worked out by hand on three short sentences."""

from __future__ import annotations

import pytest

from framing.evaluation.attributions import term_pattern
from framing.evaluation.kinds import Marked, head_word, kinds_of
from framing.evaluation.scores import Counts, Scores, same_source, voices
from framing.spans import Span, Spans

TEXT = "Bob said “the mob won,” and she left. Police said thugs ran. Rain fell."


def at(words: str, after: int = 0) -> Spans:
    """Where the words are, as one span; no words, no span."""
    start = TEXT.index(words, after)
    return (Span(start, start + len(words)),) if words else ()


BOB = Marked(at("Bob"), at("said"), at("“the mob won,”"))
POLICE = Marked(at("Police"), at("said", 38), at("thugs ran"))
GOLD = (BOB, POLICE)


def scored(*found: Marked, gold: tuple[Marked, ...] = GOLD, terms: tuple[str, ...] = ("mob", "thug")
           ) -> Scores:  # fmt: skip
    """The scores of what was found in TEXT."""
    scores = Scores()
    scores.add(TEXT, gold, found, term_pattern(terms) if terms else None)
    return scores


def test_the_gold_itself_is_perfect() -> None:
    """Every figure of the gold against itself is 1, and every kind is found."""
    perfect = scored(*GOLD)
    assert all(counts.n_gold and counts.f1 == 1 for counts in perfect.figures.values())
    assert perfect.figures["voice"] == Counts(5, 5, 5)  # the mob won; thugs ran
    assert perfect.figures["term_voice_accuracy"].n_gold == 2  # the plural is found
    assert all(k.n == k.n_content == k.n_who for k in perfect.kinds.values())
    assert perfect.kinds["content: direct"].n == perfect.kinds["content: indirect"].n == 1


def test_nothing_found_is_nothing_right() -> None:
    """F1s are 0; of 14 words the 9 in the outlet's own voice are still right."""
    nothing = scored()
    figures = nothing.figures
    assert all(figures[name].f1 == 0 for name in ("who_said_it", "voice", "content_exact",
                                                  "cue_exact", "source_overlap"))  # fmt: skip
    assert figures["who_said_it_word_accuracy"] == Counts(9, 14, 14)
    assert figures["term_voice_accuracy"] == Counts(0, 2, 2)
    assert nothing.kinds["cue: say-verb"] == (2, 0, 0)


def test_the_right_words_of_the_wrong_speaker() -> None:
    """Half of the contents are exact, marks at their ends or not; nobody is right about who."""
    half = scored(Marked(at("she"), (), at("the mob won"))).figures
    assert half["content_exact"] == half["content_overlap"] == Counts(1, 1, 2)
    assert half["content_exact"].f1 == pytest.approx(2 / 3)
    assert half["who_said_it"] == Counts(0, 1, 2)
    assert half["voice"] == Counts(3, 3, 5)
    assert half["who_said_it_word_accuracy"] == Counts(9, 14, 14)
    assert half["term_attributed_accuracy"] == Counts(1, 2, 2)


def test_overlap_by_half_is_enough_and_less_is_not() -> None:
    """“thugs ran” has 8 characters that are no blanks: 5 of them match, 3 do not."""
    five, three = (POLICE._replace(content=at(words)) for words in ("thugs", "ran"))
    assert scored(five).figures["who_said_it"].n_right == 1
    assert scored(five).figures["content_exact"].n_right == 0
    assert scored(three).figures["who_said_it"].n_right == 0


def test_each_content_matches_once() -> None:
    """The same passage found twice is right once, and wrong once."""
    twice = scored(POLICE, POLICE).figures
    assert twice["who_said_it"] == Counts(1, 2, 2)
    assert twice["content_exact"] == Counts(1, 2, 2)
    assert twice["source_exact"] == Counts(1, 1, 2)  # but the source is one source


def test_nobody_named_wants_nobody_found() -> None:
    """Gold without a source is right without one, and wrong with one."""
    gold = (BOB._replace(source=()),)
    assert scored(*gold, gold=gold).figures["who_said_it"].f1 == 1
    assert scored(BOB, gold=gold).figures["who_said_it"].f1 == 0


def test_a_head_word_elsewhere_counts_for_words_only() -> None:
    """"Ray Cole" for "Cole" further on: right for each word, not as a source."""
    text = "Mr. Ray Cole left. Cole said no."
    gold = Marked((Span(19, 23),), (Span(24, 28),), (Span(29, 31),))
    found = gold._replace(source=(Span(4, 12),))
    assert not same_source(gold, found)
    assert same_source(gold, found, text)
    scores = Scores()
    scores.add(text, [gold], [found])
    assert scores.figures["who_said_it"].f1 == 0
    assert scores.figures["who_said_it_word_accuracy"].f1 == 1
    assert scores.figures["who_said_it_word_overlap_accuracy"] == Counts(6, 7, 7)


def test_a_word_is_the_innermost_speaker_s() -> None:
    """Where contents nest the shortest has the word; outside all it is the outlet's."""
    outer = Marked(at("she"), (), (Span(0, 60),))
    starts = [TEXT.index(word) for word in ("mob", "left", "Rain")]
    assert voices(starts, [BOB, outer]) == [BOB, outer, None]


def test_articles_add_up() -> None:
    """Averages are over the corpus: two right of two and none of two are half."""
    both = scored(*GOLD)
    both.add(TEXT, GOLD, ())
    assert both.n_articles == 2
    assert both.figures["who_said_it"] == Counts(2, 2, 4)
    assert both.kinds["source: name"] == (4, 2, 2)


@pytest.mark.parametrize(
    ("source", "cue", "content", "kinds"),
    [
        ("he", "said", '"We won"', {"source: pronoun", "cue: say-verb", "content: direct"}),
        ("the mayor", "fears", "a “riot” now", {"source: common noun", "cue: other cue",
                                                "content: mixed"}),
        ("", "according to", "it rained", {"source: none", "cue: according to",
                                           "content: indirect", "length: 1-4"}),
        ("The Post", "", "a b c d e f", {"source: name", "cue: no cue", "length: 5-15"}),
    ],
)  # fmt: skip
def test_kinds(source: str, cue: str, content: str, kinds: set[str]) -> None:
    """An attribution is of one kind each by content, source, cue, parts and length."""
    text, spans, start = f"{source}|{cue}|{content}", [], 0
    for part in (source, cue, content):
        spans.append((Span(start, start + len(part)),) if part else ())
        start += len(part) + 1
    found = kinds_of(Marked(*spans), text)
    assert kinds <= set(found)
    assert len(found) == 5


@pytest.mark.parametrize(("source", "head"), [
    ("Senator Ray Cole’s spokesman,", "spokesman"), ("the mayor of the town", "mayor"), ("He", ""),
])  # fmt: skip
def test_head_words(source: str, head: str) -> None:
    """The last word of the first noun phrase; pronouns have none."""
    assert head_word((Span(0, len(source)),), source) == head


def test_terms_are_whole_words() -> None:
    """Plurals and hyphens are allowed, other words that hold the term are not."""
    pattern = term_pattern(["riot", "far right", "enemy"])
    found = pattern.findall("Riots, far-right enemies; riotous")
    assert found == ["Riots", "far-right", "enemies"]
