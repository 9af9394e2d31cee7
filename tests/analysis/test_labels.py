"""Labels: k of n mentions of a referent class in a voice."""

from __future__ import annotations

import pandas as pd

from framing.analysis.labels import (
    GROUPS,
    group_of,
    label_mentions,
    labels_by_outlet,
    labels_by_speaker,
    score_levels,
)
from framing.lexicon import KIND_OF
from framing.tables.frames import Tables


def _row(frame: pd.DataFrame, **wanted: str) -> dict[str, object]:
    """The one row with these values."""
    for column, value in wanted.items():
        frame = frame[frame[column] == value]
    assert len(frame) == 1, frame
    return dict(frame.iloc[0])


def test_every_referent_class_of_the_codebook_has_a_group() -> None:
    """People, authorities, events or force; a class of a user's own is `other`, not lost."""
    assert {group_of(name) for name in KIND_OF} == set(GROUPS) - {"other"}
    assert group_of("animals") == "other"


def test_inflections_are_one_label_and_classes_are_apart(small: Tables) -> None:
    """"Protesters" and "protester" count together, but not with "protests", which is an event."""
    mentions = label_mentions(small)
    assert mentions[mentions["referent"] == "participants"]["label"].tolist() == [
        "protesters", "protesters", "rioters", "protesters", "rioters", "rioters"]  # fmt: skip
    assert mentions[mentions["referent"] == "protest_event"]["label"].tolist() == ["protests"]


def test_a_term_that_denotes_nobody_is_no_mention(small: Tables) -> None:
    """Hedges and reporting verbs have no referent and are in no denominator."""
    assert "reportedly" not in label_mentions(small)["text"].tolist()


def test_the_denominator_is_the_class_in_the_voice(small: Tables) -> None:
    """In north's own voice 3 of 3 mentions of participants are "protesters"; "rioters" is not
    among them because it is somebody else's word."""
    counts = labels_by_outlet(label_mentions(small))
    own = _row(counts, outlet="north", voice="outlet", label="protesters")
    assert (own["n"], own["n_mentions"], own["n_articles"]) == (3, 3, 2)
    assert own["term_ids"] == ("a:t1", "a:t2", "b:t1")
    said = _row(counts, outlet="north", voice="attributed", label="rioters")
    assert (said["n"], said["n_mentions"], said["n_verbatim"]) == (1, 1, 1)


def test_what_is_said_of_people_is_no_name_for_them() -> None:
    """"blocked roads" is about participants, but the names for them are counted among names."""
    terms = [{"term_id": f"x:t{i}", "article_id": "x", "text": text, "category": category,
              "referent": referent, "voice": "outlet"} for i, (text, referent, category) in
             enumerate([("protesters", "participants", "NOM.role"),
                        ("blocked roads", "participants", "ACT"),
                        ("stormed", "violent_event", "ACT"),
                        ("turned violent", "violent_event", "PRED")])]  # fmt: skip
    articles = [{"article_id": "x", "outlet": "north"}]
    counts = labels_by_outlet(label_mentions(Tables.from_rows(
        {"articles": articles, "terms": terms})))  # fmt: skip
    assert counts[["label", "kind", "n_mentions"]].values.tolist() == [
        ["protesters", "named", 1], ["blocked roads", "ascribed", 1],
        ["stormed", "named", 1], ["turned violent", "ascribed", 1]]  # fmt: skip


def test_speakers_are_counted_over_outlets(small: Tables) -> None:
    """The mayor's word is in both outlets; words of nobody named are a speaker of their own."""
    counts = labels_by_speaker(label_mentions(small))
    mayor = _row(counts, speaker="Ada Mayor")
    assert (mayor["n"], mayor["n_verbatim"], mayor["n_asserted"]) == (2, 1, 1)
    assert mayor["outlets"] == "north | south"
    assert _row(counts, speaker="unspecified")["n"] == 1
    assert counts["n"].sum() == 3


def test_levels_leave_out_what_is_off_the_scale(small: Tables) -> None:
    """An act of force has no legitimacy: counted as a mention, not as a zero."""
    levels = score_levels(label_mentions(small), ["outlet"], "legitimacy")
    north = levels[levels["outlet"] == "north"]
    assert north["legitimacy"].tolist() == [-2, 0]
    assert north["n"].tolist() == [1, 3]
    assert north["n_scored"].tolist() == [4, 4]
    assert north["n_mentions"].tolist() == [5, 5]


def test_no_mentions_give_empty_counts(empty: Tables) -> None:
    """All columns, no rows."""
    mentions = label_mentions(empty)
    by_speaker = labels_by_speaker(mentions)
    assert mentions.empty and labels_by_outlet(mentions).empty and by_speaker.empty
    assert {"label", "n", "n_mentions", "outlets"} <= set(by_speaker.columns)
    assert score_levels(mentions, ["outlet"], "legitimacy").empty
