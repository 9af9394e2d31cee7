"""What kind of speaker somebody is: each type, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from framing.annotations import Speaker
from framing.codes import SPEAKER_TYPES

Resolve = Callable[..., list[Speaker]]
KAZAKH = "Kazakhstan is in turmoil. Protesters marched across Kazakhstan. Kazakh cities burn. "


@pytest.mark.parametrize(("source", "kind"), [
    ("President Tokayev", "head_of_state"),
    ("The former prime minister", "head_of_state"),
    ("The president of the Teachers’ Federation", "other"),
    ("The interior ministry", "government"),
    ("The deputy mayor", "government"),
    ("The Kremlin", "foreign_government"),
    ("Senator Laura Stone", "politician"),
    ("The parliament", "politician"),
    ("The opposition", "politician"),
    ("Trump supporters", "civilians"),
    ("The Stone campaign", "campaign"),
    ("Campaign manager Robert Mills", "campaign"),
    ("The police spokesperson", "police_military"),
    ("A police reporter", "other_media"),
    ("Rebels", "armed_nonstate"),
    ("The militia", "armed_nonstate"),
    ("The national guard", "police_military"),
    ("The supreme court", "court_legal"),
    ("His lawyer", "court_legal"),
    ("The justice ministry", "government"),
    ("Demonstrators", "protesters"),
    ("Residents", "civilians"),
    ("The company", "business"),
    ("Acme’s chief executive", "business"),
    ("The central bank", "government"),
    ("Economists", "expert"),
    ("An IMF economist", "international_organisation"),
    ("Amnesty International", "watchdog_ngo"),
    ("AFP", "news_agency"),
    ("Local media", "other_media"),
    ("A new poll", "document"),
    ("The treaty", "document"),
    ("A UN report", "international_organisation"),
    ("A report", "document"),
    ("Reports", "unspecified"),
    ("The actress", "other"),
    ("Mr Nazarov", "unspecified"),
    ("Critics", "unspecified"),
])  # fmt: skip
def test_a_type_and_its_near_misses(resolve: Resolve, source: str, kind: str) -> None:
    """Nouns, titles, owners and organisations tell the type; a word like theirs does not."""
    assert [s.type for s in resolve(KAZAKH + f"[{source}] said {{it was late}}.")] == [kind]


@pytest.mark.parametrize(("text", "kind"), [
    ("Governor Robert Mills, the party’s nominee, spoke in the evening.", "politician"),
    ("Governor Robert Mills, an author, spoke there in the evening.", "government"),
    ("Robert Mills, an author and senator, spoke there in the evening.", "politician"),
    ("Author Robert Mills spoke there in the evening.", "other"),
    ("The former president, Robert Mills, now an author, spoke in the evening.", "head_of_state"),
    ("Mayor Robert Mills, a Democrat, spoke there in the evening.", "government"),
    ("Robert Mills, a Democrat, spoke there in the evening.", "politician"),
    ("Robert Mills (D-Ohio) spoke there in the evening.", "politician"),
    ("Robert Mills, R-Texas, spoke there in the evening.", "politician"),
    ("Robert Mills (D-Day veteran) spoke there in the evening.", "unspecified"),
    ("Robert Mills (left) spoke there in the evening.", "unspecified"),
    ("Sens. Laura Stone and Robert Mills spoke there in the evening.", "politician"),
    ("President Laura Stone and Robert Mills spoke there in the evening.", "unspecified"),
])  # fmt: skip
def test_what_is_said_of_somebody_elsewhere(resolve: Resolve, text: str, kind: str) -> None:
    """Candidacy goes before an office, an office before a trade or a party, present before past."""
    assert [s.type for s in resolve(text + " [Mills] said {it was late}.")] == [kind]


@pytest.mark.parametrize(("source", "kind"), [
    ("Stone’s spokesperson", "politician"),
    ("Stone aides", "politician"),
    ("Stone’s lawyer", "court_legal"),
    ("Stone’s neighbours", "civilians"),
    ("Mills’s spokesperson", "unspecified"),
    ("Republican officials", "politician"),
    ("A GOP source", "politician"),
    ("A source", "unspecified"),
    ("Republican voters", "civilians"),
    ("A group of Republicans", "politician"),
    ("A group of friends", "civilians"),
])  # fmt: skip
def test_whose_people_they_are(resolve: Resolve, source: str, kind: str) -> None:
    """Who speaks or works for somebody is of that type; relatives and supporters are not."""
    text = "Senator Laura Stone met Robert Mills. "
    assert [s.type for s in resolve(text + f"[{source}] said {{it was late}}.")] == [kind]


@pytest.mark.parametrize(("source", "name"), [
    ("Stephen King", "Stephen King"),
    ("Mr Law", "Law"),
    ("The Saudi King", "Saudi Arabia king"),
    ("Commissioner James O’Neill", "James O’Neill"),
])  # fmt: skip
def test_surnames_that_are_roles(resolve: Resolve, source: str, name: str) -> None:
    """Behind one other capital a role's word is a surname; behind a country it is a role."""
    assert [s.name for s in resolve(f"[{source}] said {{it was late}}.")] == [name]


def test_a_titled_line_gives_no_roles(resolve: Resolve) -> None:
    """In a headline it cannot be seen whose role it is: "Laura Stone Blasts Acme CEO"."""
    found = resolve("Laura Stone Blasts Acme CEO Robert Mills Again\n\nSenator Laura Stone was "
                    "angry. [Stone] said {it was late}.")  # fmt: skip
    assert [(s.name, s.type) for s in found] == [("Laura Stone", "politician")]


def test_every_type_is_explained(repository: Path) -> None:
    """The codebook has a row for each type, in no other file."""
    text = (repository / "lexicons" / "README.md").read_text(encoding="utf-8")
    rows = text.partition("## Who speaks")[2].splitlines()
    assert {r.split("`")[1] for r in rows if r.startswith("| `")} == set(SPEAKER_TYPES)
