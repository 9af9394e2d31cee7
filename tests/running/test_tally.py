"""Speakers counted over articles, on disk."""

from __future__ import annotations

from pathlib import Path

from framing.annotations import Speaker
from framing.running.tally import SpeakerTally
from framing.spans import Span
from framing.speakers import Assigned

TEXT = "Thugs ran, AFP said."
AFP = Speaker("afp", "AFP", "news_agency", ((Span(11, 14),),), (0,))
WHO = Assigned("afp", "AFP", "news_agency", "organisation", True, "", ("Agence France-Presse",),
               (("wikidata", "Q40464"), ("seat", "Paris")))  # fmt: skip


def test_speakers_are_counted_over_articles(tmp_path: Path) -> None:
    """One row a speaker over the run, every mention string once, the most frequent first."""
    other = Speaker("afp", "AFP", "news_agency", ((Span(0, 5),), (Span(11, 14),)), (0, 1))
    with SpeakerTally(tmp_path / "tally") as tally:
        tally.add([(AFP, WHO)], TEXT)
        tally.add([(other, WHO)], TEXT)
        assert list(tally.rows()) == [{
            "speaker_id": "afp", "name": "AFP", "type": "news_agency", "kind": "organisation",
            "named": "true", "gender": "", "aliases": "Agence France-Presse",
            "mentions": "AFP | Thugs", "n_attributions": "3", "n_articles": "2",
            "note": "wikidata: Q40464; seat: Paris",
        }]  # fmt: skip
    assert not list(tmp_path.iterdir())


def test_most_quoted_first_then_by_id(tmp_path: Path) -> None:
    """The order hangs on nothing but the counts; who says nothing is not listed."""
    with SpeakerTally(tmp_path / "tally") as tally:
        for name, n in (("b", 1), ("a", 1), ("c", 2), ("silent", 0)):
            speaker = Speaker(name, name, "other", (), tuple(range(n)))
            tally.add([(speaker, Assigned(name, name, "other", "unknown", False, ""))], TEXT)
        assert [r["speaker_id"] for r in tally.rows()] == ["c", "a", "b"]
