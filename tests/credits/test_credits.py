"""Agencies credited for an article's words are found; pictures, states and sources are not."""

from __future__ import annotations

import pytest

from framing.articles import Article
from framing.credits import agencies_named, find_credits
from framing.reading.blocks import detect_blocks
from framing.reading.roles import read_roles
from framing.roles import Roles

BODY = ("Protesters filled the square on Wednesday and the government resigned after four days of "
        "rallies over the price of fuel.")


@pytest.fixture(scope="module")
def roles() -> Roles:
    """The speaker data that come with the program."""
    return read_roles()


def credits(roles: Roles, text: str, outlet: str = "Daily") -> list[tuple[str, str, str]]:
    """Agency, kind and the credited words."""
    article = Article("a", text, detect_blocks(text), outlet=outlet)
    return [(c.agency, c.kind, text[slice(*c.span)]) for c in find_credits(article, roles)]


@pytest.mark.parametrize(("text", "agency", "kind"), [
    (f"LONDON (Reuters) - {BODY}\n\n{BODY}", "Reuters", "whole"),
    (f"RENO, Nev. (AP) — {BODY}", "AP", "whole"),
    (f"NEW YORK, Nov. 19 (UPI) — {BODY}", "UPI", "whole"),
    (f"Mexico City (AFP) – {BODY}", "AFP", "whole"),
    (f"{BODY}\n\n{BODY[:60]} again.\n\n(Reuters)", "Reuters", "whole"),
    (f"{BODY}\n\n{BODY[:60]} again.\n\nWith reporting by Reuters", "Reuters", "part"),
    (f"{BODY}\n\n{BODY[:60]} again.\n\nThe Associated Press contributed to this report.",
     "AP", "part"),
    (f"{BODY}\n\n{BODY[:60]} again.\n\nAgencies have contributed to this report",
     "unspecified", "part"),
])  # fmt: skip
def test_credits_of_words(roles: Roles, text: str, agency: str, kind: str) -> None:
    """Datelines and closing lines credit the whole text, notes of thanks a part of it."""
    (found,) = credits(roles, text)
    assert found[:2] == (agency, kind)


@pytest.mark.parametrize("text", [
    f"{BODY}\n\nSmoke over the city hall in Almaty (Yan Blagov/AP)\n\n{BODY}",
    f"{BODY}\n\nImage Credit: AP",
    f"{BODY}\n\nAFP reported that the troops had fired on the crowd in the city's main square.",
    f"HARRISBURG, Pa. — {BODY}",
    f"{BODY}\n\nHandout/Reuters.",
])  # fmt: skip
def test_what_credits_no_words(roles: Roles, text: str) -> None:
    """Pictures, a cited agency (an attribution), the state of Pennsylvania."""
    assert credits(roles, text) == []


def test_an_agency_does_not_credit_itself(roles: Roles) -> None:
    """In Reuters' own article the dateline names the outlet."""
    assert credits(roles, f"LONDON (Reuters) - {BODY}", outlet="Reuters") == []


@pytest.mark.parametrize(("given", "named"), [
    ("reuters", "Reuters"), ("REUTERS", "Reuters"), ("Associated Press", "AP"), ("A.P.", "AP"),
    ("ap | reuters;Reuters", "AP | Reuters"), ("Valley  Wire", "Valley Wire"), ("", ""),
])  # fmt: skip
def test_agencies_that_the_input_names_are_called_as_those_that_a_text_credits(
    roles: Roles, given: str, named: str
) -> None:
    """However it is written, an agency is one; others stay as they are."""
    assert agencies_named(given, roles) == named
