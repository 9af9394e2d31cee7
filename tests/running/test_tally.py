"""Speakers counted over articles, on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.annotations import Speaker
from framing.running.tally import SpeakerTally
from framing.spans import Span

TEXT = "Thugs ran, AFP said."
AFP = Speaker("afp", "AFP", "news_agency", ((Span(11, 14),),), (0,))


def test_speakers_are_counted_over_articles(tmp_path: Path) -> None:
    """One row a speaker over the run, the fullest name, every mention string once."""
    longer = Speaker("afp", "Agence France-Presse", "news_agency", AFP.mentions, (0, 1))
    with SpeakerTally(tmp_path / "tally") as tally:
        tally.add([AFP], TEXT)
        tally.add([longer], TEXT)
        assert list(tally.rows()) == [{
            "speaker_id": "afp", "name": "Agence France-Presse", "type": "news_agency",
            "mentions": "AFP", "n_attributions": "3", "n_articles": "2",
        }]  # fmt: skip
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("types", "expected"), [
    (["government", "other", "other"], "other"),
    (["other", "government"], "other"),
    (["unspecified", "unspecified", "expert"], "expert"),
    (["unspecified"], "unspecified"),
])  # fmt: skip
def test_a_speaker_has_the_type_most_articles_give(
    types: list[str], expected: str, tmp_path: Path
) -> None:
    """Not the first one's; the first of equals; an unknown type never outvotes a known one."""
    with SpeakerTally(tmp_path / "tally") as tally:
        for kind in types:
            tally.add([Speaker("x", "X", kind, (), (0,))], TEXT)  # type: ignore[arg-type]
        assert [r["type"] for r in tally.rows()] == [expected]


def test_most_quoted_first_then_by_id(tmp_path: Path) -> None:
    """The order hangs on nothing but the counts; who says nothing is not listed."""
    with SpeakerTally(tmp_path / "tally") as tally:
        for name, n in (("b", 1), ("a", 1), ("c", 2), ("silent", 0)):
            tally.add([Speaker(name, name, "other", (), tuple(range(n)))], TEXT)
        assert [r["speaker_id"] for r in tally.rows()] == ["c", "a", "b"]
