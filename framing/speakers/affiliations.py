"""Affiliations: parties as they stand behind names: "Vitter (R-La.)", "Doe, D-Ohio, said"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.roles import Noun, Roles
from framing.speakers.words import Word

#: What somebody is who has a party behind the name.
PARTISAN = Noun("politician", "person", "politician")


def affiliated(words: Sequence[Word], roles: Roles) -> Iterator[int]:
    """The last tokens of the names in one sentence that have a party behind them."""
    for i in range(1, len(words) - 1):
        mark = words[i].text
        if mark in ("(", ",") and words[i - 1].is_name_like and _is_party(words, i, roles):
            yield words[i - 1].last


def _is_party(words: Sequence[Word], mark: int, roles: Roles) -> bool:
    """ "(D-Ohio)", "(Lab)" or ", D-Ohio,"; not ", R, a language,", nor "(D-Day)" of a place."""
    text = words[mark + 1].text
    party, _, place = text.partition("-")
    if party.casefold() not in roles.affiliations or not party[0].isupper():
        return False
    rest = [w.text for w in words[mark + 2 : mark + 5]]
    if words[mark].text == "(":
        inside = rest[: rest.index(")")] if ")" in rest else [""]
        return all(w[:1].isupper() for w in [*inside, place or "A"])
    return place[:1].isupper()
