"""Claims that report the same thing are paired whatever they call it; what differs is marked."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from framing.analysis.alignment.align import COLUMNS, THRESHOLD, Options, align
from framing.analysis.alignment.contents import gather
from framing.analysis.alignment.differences import differences, is_swap
from framing.analysis.alignment.masking import Content, contents
from framing.analysis.copies import shared_passages
from framing.reading.results import read_tables
from framing.running import analyze
from framing.tables.frames import Tables


@pytest.fixture(scope="module")
def tables(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The tables of the seeds."""
    folder = tmp_path_factory.mktemp("results")
    analyze([repository / "seeds"], folder)
    return read_tables(folder)


@pytest.fixture(scope="module")
def pairs(tables: Tables) -> pd.DataFrame:
    """The pairs of the seeds."""
    return align(tables)


def pair(pairs: pd.DataFrame, *words: str) -> pd.Series:
    """The one pair whose texts hold these words, in whatever order."""
    texts = pairs["left_text"] + " || " + pairs["right_text"]
    found = pairs[[all(word in text for word in words) for text in texts]]
    assert len(found) == 1, found[["left_text", "right_text"]].to_string()
    return found.iloc[0]


def test_killed_and_eliminated_are_one_event(pairs: pd.DataFrame) -> None:
    """Demonstrators or assailants, killed or eliminated, by somebody or by nobody."""
    found = pair(pairs, "killed dozens of demonstrators", "assailants were eliminated")
    assert found["kind"] == "paraphrase"
    marked = {(d.what, d.left, d.right) for d in found["differences"]}
    assert ("people", "demonstrators", "assailants") in marked
    assert ("force", "killed", "eliminated") in marked
    assert ("agency", "active", "passive_agentless") in marked


def test_harsh_and_stringent_measures(pairs: pd.DataFrame) -> None:
    """The swap inside agency copy is what differs."""
    found = pair(pairs, "harsh measures", "stringent measures")
    assert "harsh measures" in found["differs"]
    assert "stringent measures" in found["differs"]


def test_a_typographic_apostrophe_is_no_difference() -> None:
    """Print and web set the same word with two characters; another word is another word."""
    nothing = Content((), frozenset(), False, ())
    left, right = ({"text": text, "agency": "", "hedged": False, "negated": True}
                   for text in ("They don’t want it", "They don't seek it"))  # fmt: skip
    assert differences(left, right, nothing, nothing) == (("words", "want", "seek"),)


def test_copy_is_told_from_paraphrase(pairs: pd.DataFrame) -> None:
    """Word by word, or in other words."""
    copied = pair(pairs, "internet access was restored", "internet access was restored")
    assert copied["kind"] == "copy"
    assert "copy" not in set(align_without_copies(pairs)["kind"])


def align_without_copies(pairs: pd.DataFrame) -> pd.DataFrame:
    """What `--no-copies` shows."""
    return pairs[pairs["kind"] != "copy"]


def test_pairs_are_of_different_outlets_or_of_two_voices_on_force(
    tables: Tables, pairs: pd.DataFrame
) -> None:
    """Scores fall and pass the threshold; copies and other thresholds are options."""
    left, right = (pairs[f"{side}_claim_id"].str.rpartition(":")[0] for side in ("left", "right"))
    assert ((pairs["left_outlet"] != pairs["right_outlet"]) | (left == right)).all()
    assert pairs[left == right]["differs"].str.startswith("force").all()
    assert pairs["score"].is_monotonic_decreasing
    assert len(align(tables, Options(threshold=0.9))) < len(pairs)
    assert set(align(tables, Options(copies=False))["kind"]) == {"paraphrase"}


def test_two_voices_of_one_article_are_paired_where_that_is_wanted(tables: Tables) -> None:
    """Beside the pairs of different outlets; the same voice is never paired with itself."""
    wide = align(tables, Options(threshold=0.4, same_article=True))
    left, right = (wide[f"{side}_claim_id"].str.rpartition(":")[0] for side in ("left", "right"))
    within = wide[left == right]
    assert len(within) and (within["left_chain"] != within["right_chain"]).all()
    assert (wide[left != right]["left_outlet"] != wide[left != right]["right_outlet"]).all()
    assert len(align(tables, Options(threshold=0.4))) < len(wide)


def test_days_apart_are_not_compared(tables: Tables) -> None:
    """With a window of no day, articles of 5 and 6 January are not paired."""
    found = align(tables, Options(days=0))
    assert (found["left_published"] == found["right_published"]).all()


def claims_of(*texts: str) -> list[Content]:
    """What claims say that hold no terms."""
    frame = pd.DataFrame({"article_id": "a", "spans": [f"0-{len(t)}" for t in texts],
                          "text": texts, "predicate": ""})  # fmt: skip
    return list(contents(frame, pd.DataFrame(columns=["article_id", "start", "end", "text",
                                                      "referent"])))  # fmt: skip


def test_numbers_in_words_and_in_figures_are_one() -> None:
    """Four is 4 and a dozen 12; claims with other numbers are told apart, "one" is no number."""
    found = gather(claims_of(*(f"{n} officers were hurt"
                               for n in ("four", "4", "a dozen", "one of the"))))  # fmt: skip
    same, other, none = (found.alike(np.array([0]), np.array([i])) for i in (1, 2, 3))
    assert same.words[0] == 3 and not same.numbers_differ[0]
    assert other.numbers_differ[0] and not none.numbers_differ[0]


def test_rare_words_say_more_than_common_ones() -> None:
    """What all claims hold says nothing, what one pair alone holds nearly as much as a word can."""
    texts = ["the storm hit harbour walls", "the storm hit harbour cranes"]
    found = gather(claims_of(*texts, *[f"the storm passed town{i}" for i in range(60)]))
    (said,) = found.alike(np.array([0]), np.array([1])).said
    everywhere, rare = found.alike(np.array([2]), np.array([3])).said[0], said / 2
    assert everywhere < 0.35 < rare < 1


def test_a_label_swapped_in_copied_words_is_seen() -> None:
    """One word for another; not another statement of the same length."""
    assert is_swap("Tokayev to take harsh measures to quell the unrest",
                   "Mr Tokayev to take stringent measures to quell the unrest")  # fmt: skip
    assert not is_swap("he beat Hillary Clinton", "I can beat Hillary Clinton")


def test_no_articles_no_pairs() -> None:
    """Empty tables give an empty frame with the columns."""
    assert list(align(Tables.from_rows({})).columns) == COLUMNS


def test_no_claims_no_contents() -> None:
    """Where no claim was found there is still one column, so that products have a shape."""
    nothing = gather([])
    assert nothing.words.shape == (0, 1) and nothing.numeric.shape == (1,)


def test_the_pairs_read_by_eye_are_kept(repository: Path) -> None:
    """Each with verdict and reason, places only; precision is what the docs say."""
    for name, n, column in (("duplicate_pairs", 100, "copy"), ("alignment_pairs", 302, "same")):
        frame = pd.read_csv(repository / "tests" / "data" / f"{name}.csv", dtype=str)
        assert len(frame) == n
        assert frame["reason"].str.len().gt(5).all()
        assert set(frame[column]) == {"yes", "no"}
    shown = frame[frame["score"].astype(float) >= THRESHOLD]
    shown = shown[shown["days"].astype(int) <= Options().days]
    default = shown[(shown["outlets"] == "two") | (shown["collection"] == "seeds")]
    right = default["same"] == "yes"
    assert right.sum() == 99 and len(default) == 105
    assert right[default["kind"] == "copy"].all()


def test_shared_passages_say_who_prints_them(tables: Tables) -> None:
    """Every cluster once, with the outlets that print it and how much of it is attributed."""
    found = shared_passages(tables)
    assert set(found["duplicate_cluster"]) == set(tables.duplicates["duplicate_cluster"])
    row = found[found["text"].str.contains("sending an unspecified number of peacekeepers")].iloc[0]
    assert (row["n_articles"], row["outlets"]) == (2, "source-002 | source-003")
    assert row["n_attributed"] > 0
    assert shared_passages(Tables.from_rows({})).empty
