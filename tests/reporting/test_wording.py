"""Codes in plain words."""

from __future__ import annotations

import pytest

from framing.reporting.wording import arrowed, not_asserted, speaker_type


@pytest.mark.parametrize(("n", "polarities", "words"), [
    (1, {"denied": 1}, "denied"), (2, {"hedged": 2, "denied": 0}, "hedged"),
    (3, {"denied": 1}, "1 denied"), (3, {"denied": 1, "distanced": 2}, "1 denied, 2 distanced"),
    (4, {"denied": 0}, ""), (1, {}, ""),
])  # fmt: skip
def test_uses_that_are_not_asserted(n: int, polarities: dict[str, int], words: str) -> None:
    """Said once where it holds of all uses, else with their number."""
    assert not_asserted(n, polarities) == words


def test_speaker_types() -> None:
    """Prime ministers are covered; who is not known is not unnamed."""
    assert speaker_type("head_of_state") == "Head of state or government"
    assert speaker_type("unspecified") == "Type unknown"
    assert speaker_type("nobody_named") == "Nobody named"
    assert speaker_type("") == "Type unknown"


def test_chains_end_with_nobody_named() -> None:
    """Only where the whole name is `unspecified`."""
    assert arrowed("The Daily > unspecified") == "The Daily › nobody named"
    assert arrowed("The Daily > unspecified reports") == "The Daily › unspecified reports"
