"""Names at the start of a sentence."""

from __future__ import annotations

from framing.parsing.names import name_tags


def test_a_name_elsewhere_is_a_name_at_the_start() -> None:
    """A first word that is a name inside another sentence is tagged as one."""
    words = ["Donald", "Trump", "left", ".", "Trump", "said", "so", "."]
    tags = ["NNP", "NNP", "VBD", ".", "NN", "VBD", "RB", "."]
    assert name_tags(words, tags, [(0, 4), (4, 8)])[4] == "NNP"


def test_a_common_word_stays_one() -> None:
    """A word that stands in small letters too, or is no name elsewhere, keeps its tag."""
    words = ["The", "Police", "Union", "met", ".", "Police", "said", "police", "left", "."]
    tags = ["DT", "NNP", "NNP", "VBD", ".", "NNS", "VBD", "NNS", "VBD", "."]
    assert name_tags(words, tags, [(0, 5), (5, 10)]) == tags
    words, tags = ["Protests", "grew", "."], ["NNS", "VBD", "."]
    assert name_tags(words, tags, [(0, 3)]) == tags


def test_nothing_but_the_first_word_changes() -> None:
    """Inside a sentence the capital tells, so that the tag stands."""
    words = ["In", "March", "they", "met", ".", "They", "will", "March", "."]
    tags = ["IN", "NNP", "PRP", "VBD", ".", "PRP", "MD", "VB", "."]
    assert name_tags(words, tags, [(0, 5), (5, 9)]) == tags
