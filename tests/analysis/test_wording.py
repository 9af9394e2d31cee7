"""Collocations and the likeness of outlets."""

from __future__ import annotations

import math

import pytest

from framing.analysis.labels import label_mentions
from framing.analysis.wording import collocations, similarity
from framing.tables.frames import Tables


def _tables(*texts: str, outlets: str = "nnnnss", voice: str = "outlet") -> Tables:
    """One article, one claim and one term "rioters" (where the text has it) for each text."""
    claims = [{"claim_id": f"{i}:c1", "article_id": str(i), "text": text, "voice": voice}
              for i, text in enumerate(texts)]  # fmt: skip
    articles = [{"article_id": str(i), "outlet": outlets[i]} for i in range(len(texts))]
    terms = [{"term_id": f"{i}:t1", "article_id": str(i), "claim_id": f"{i}:c1", "text": "rioters",
              "entry_id": "protest.rioter", "referent": "participants"}
             for i, text in enumerate(texts) if "rioters" in text]  # fmt: skip
    return Tables.from_rows({"articles": articles, "claims": claims, "terms": terms})


def test_a_word_that_keeps_to_the_label_is_a_collocate() -> None:
    """G2 of the 2 x 2 table of claims by hand: 2 with both, 2 with neither, else 0."""
    tables = _tables("rioters burned it", "the rioters burned them", "rain fell", "snow fell")
    found = collocations(tables, label_mentions(tables))
    assert found["word"].tolist() == ["burned"]
    assert found[["n", "n_with", "n_word", "n_claims"]].values.tolist() == [[2, 2, 2, 4]]
    assert found["score"][0] == pytest.approx(2 * 4 * math.log(2), abs=1e-6)


def test_chance_function_words_and_the_label_itself_are_no_collocates() -> None:
    """"the" is everywhere, "rioters" is the label, "fell" is seen once with it."""
    tables = _tables("the rioters fell", "the rioters the rioters", "the rain fell", "the snow")
    assert collocations(tables, label_mentions(tables)).empty


def test_equal_words_are_alike_and_other_words_are_not() -> None:
    """Cosine 1 for the same words, 0 for none in common."""
    one, other = "crowds marched through squares", "rain soaked empty fields"
    same = similarity(_tables(one, one, outlets="ns"), min_words=4)
    apart = similarity(_tables(one, other, outlets="ns"), min_words=4)
    assert same["cosine"].tolist() == [pytest.approx(1.0)]
    assert apart["cosine"].tolist() == [0.0]


@pytest.mark.parametrize("voice", ["outlet", "attributed"])
def test_too_few_own_words_have_no_likeness(voice: str) -> None:
    """An outlet that only quotes, or says little, is listed with NaN and its number of words."""
    tables = _tables("crowds marched", "crowds marched", outlets="ns", voice=voice)
    row = similarity(tables).iloc[0]
    assert math.isnan(row["cosine"])
    assert row["n_left"] == (2 if voice == "outlet" else 0)


def test_function_words_alone_have_no_likeness() -> None:
    """Nothing to compare is undefined, not an error."""
    tables = _tables("he was not there", "it is by them", outlets="ns")
    assert math.isnan(similarity(tables, min_words=1)["cosine"][0])


def test_one_outlet_has_no_pair(empty: Tables) -> None:
    """No pairs, no rows; the same without any table."""
    assert similarity(_tables("crowds marched", outlets="n")).empty
    assert similarity(empty).empty and collocations(empty, label_mentions(empty)).empty
