"""The form under which inflections are shown."""

from __future__ import annotations

import pytest

from framing.analysis.words import shown_forms


@pytest.mark.parametrize(("printed", "shown"), [
    (["Russia-led alliance", "Russia-led alliance"], "Russia-led alliance"),
    (["Protesters", "protesters"], "protesters"),
    (["Protesters", "Protesters", "protester"], "protesters"),
    (["CSTO", "CSTO"], "CSTO"),
    (["Riot Police", "riot police", "riot police"], "riot police"),
    (["riot  police"], "riot police"),
])  # fmt: skip
def test_names_keep_their_capitals(printed: list[str], shown: str) -> None:
    """A capital goes only where the expression is printed without it as well."""
    assert shown_forms(["key"] * len(printed), printed) == {"key": shown}
