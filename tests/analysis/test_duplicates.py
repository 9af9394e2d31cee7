"""Copied passages are found whatever an editor did to them; chance and stock phrases are not."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from framing.analysis.duplicates import shared_runs
from framing.analysis.fingerprints import words_of
from framing.reading.prints import Copies, CopyFinder
from framing.spans import Span

ORIGINAL = ("Protesters stormed the presidential residence and the mayor's office on Wednesday and "
            "set both on fire, as demonstrations sparked by fuel prices escalated sharply.")


def copies_of(*texts: str) -> Copies:
    """What articles of one sentence each share; articles are called a, b, c, ..."""
    with CopyFinder() as finder:
        for name, text in zip("abcdefgh", texts, strict=False):
            finder.add(name, text, [(0, len(text))])
        return finder.find()


def clusters(*texts: str) -> list[str]:
    """The cluster of each whole text."""
    found = copies_of(*texts)
    return [found.of(name, (Span(0, len(text)),))
            for name, text in zip("abcdefgh", texts, strict=False)]  # fmt: skip


def test_a_copy_is_found_in_quotation_marks_and_capitals() -> None:
    """Punctuation, quotation marks and case do not tell passages apart."""
    other = f"“{ORIGINAL.upper().rstrip('.')},” the agency said."
    assert clusters(ORIGINAL, other) == ["d1", "d1"]


def test_swapped_words_and_moved_clauses_stay_a_copy() -> None:
    """Synonyms, a clause moved to the front and a cut tail do not hide where it comes from."""
    moved = ("As demonstrations sparked by fuel prices rose sharply, protesters stormed the "
             "presidential residence and the mayor's office on Wednesday.")  # fmt: skip
    found = copies_of(ORIGINAL, moved)
    assert found.of("a", (Span(0, 60),)) == found.of("b", (Span(60, 120),)) == "d1"
    runs = shared_runs([w.hash for w in words_of(ORIGINAL)], [w.hash for w in words_of(moved)])
    assert runs is not None
    assert len(runs) == 2


def test_what_an_outlet_added_is_not_part_of_the_copy() -> None:
    """Only the copied stretch gets the cluster; the added clause is the outlet's alone."""
    added = "Analysts warn that this could be the beginning of a much longer crisis, since "
    found = copies_of(ORIGINAL, added + ORIGINAL)
    assert found.of("b", (Span(len(added), len(added) + 40),)) == "d1"
    assert found.of("b", (Span(0, 40),)) == ""


def test_repeats_within_one_article_are_no_copies() -> None:
    """A cluster reaches over at least two articles."""
    with CopyFinder() as finder:
        text = f"{ORIGINAL} {ORIGINAL}"
        finder.add("a", text, [(0, len(ORIGINAL)), (len(ORIGINAL) + 1, len(text))])
        assert finder.find().passages("a", text) == []


def test_stock_phrases_do_not_join_what_they_stand_in() -> None:
    """Two copied stories that share a long formula are two clusters, not one."""
    formula = "who spoke on condition of anonymity because they were not allowed to speak publicly"
    one = f"Troops had left the airport by nightfall on Friday, said two officers {formula}."
    two = f"The central bank sold four billion dollars last week, said a trader {formula}."
    found = copies_of(one, one, two, two)
    heads = [found.of(name, (Span(0, 48),)) for name in "abcd"]
    assert heads[0] == heads[1] != heads[2] == heads[3] != ""


def test_short_and_different_sentences_are_left_alone() -> None:
    """Fewer than eight words are said twice by chance; a shared name is no copy."""
    assert clusters("The government has now resigned.", "The government has now resigned.") == [
        "", ""]  # fmt: skip
    assert clusters("Nursultan Nazarbayev led the country for three decades until he resigned.",
                    "Crowds in Almaty shouted slogans against Nursultan Nazarbayev on Tuesday."
                    ) == ["", ""]  # fmt: skip


def test_marks_rows_and_lists_passages() -> None:
    """Claims, terms, attributions and counts get the cluster of the stretch that most of them lies
    in; acts that of their term."""
    found = copies_of(ORIGINAL, "Reports say: " + ORIGINAL)
    claim = {"article_id": "b", "spans": "13-60", "duplicate_cluster": ""}
    said = {"article_id": "b", "content_spans": "0-11", "duplicate_cluster": ""}
    term = {"article_id": "a", "term_id": "a:t1", "start": "0", "end": "10"}
    count, act = {"article_id": "b", "start": "13", "end": "20"}, {"term_id": "a:t1"}
    found.mark({"claims": [claim], "attributions": [said], "terms": [term], "counts": [count],
                "acts": [act]})  # fmt: skip
    marked = [row["duplicate_cluster"] for row in (claim, said, term, count, act)]
    assert marked == ["d1", "", "d1", "d1", "d1"]
    (row,) = found.passages("b", "Reports say: " + ORIGINAL)
    assert (row["start"], row["text"]) == ("13", ORIGINAL)


@given(st.randoms(use_true_random=False))
def test_the_same_articles_give_the_same_clusters(chance: random.Random) -> None:
    """Found twice, clusters and their ids are equal, whatever the sentences are."""
    words = ["protest", "police", "city", "fire", "said", "the", "on", "night", "crowd", "shot"]
    texts = [" ".join(chance.choice(words) for _ in range(chance.randint(8, 14)))
             for _ in range(6)]  # fmt: skip
    assert clusters(*texts) == clusters(*texts)
    found = copies_of(*texts)
    for name, text in zip("abcdef", texts, strict=True):
        for row in found.passages(name, text):
            assert text[int(row["start"]) : int(row["end"])] == row["text"]
