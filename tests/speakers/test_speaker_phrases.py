"""What one noun phrase says about a speaker."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.roles import Roles
from framing.speakers.phrases import read_phrase
from framing.speakers.words import Word

Tagged = Callable[[str], list[Word]]


@pytest.mark.parametrize(("text", "name"), [
    ("Mr/NNP Tokayev/NNP", "Tokayev"),
    ("President/NNP Kassym-Jomart/NNP Tokayev/NNP", "Kassym-Jomart Tokayev"),
    ("Kazakhstan/NNP ’s/POS President/NNP Kassym-Jomart/NNP Tokayev/NNP", "Kassym-Jomart Tokayev"),
    ("police/NN spokesperson/NN Saltanat/NNP Azirbek/NNP", "Saltanat Azirbek"),
    ("The/DT organisation/NN ’s/POS chairperson/NN ,/, Armenian/JJ President/NNP Nikol/NNP "
     "Pashinyan/NNP", "Nikol Pashinyan"),
    ("the/DT global/JJ watchdog/NN organisation/NN Netblocks/NNP", "Netblocks"),
    ("Stumpf/NNP ’s/POS", "Stumpf"),
    ("Attorney/NNP General/NNP Eric/NNP Schneiderman/NNP", "Eric Schneiderman"),
    ("the/DT Federal/NNP Bureau/NNP of/IN Prisons/NNP", "Federal Bureau of Prisons"),
    ("Rival/NNP Hillary/NNP Clinton/NNP", "Hillary Clinton"),
    ("Aung/NNP San/NNP Suu/NNP Kyi/NNP", "Aung San Suu Kyi"),
    ("Rep./NNP Jim/NNP Jordan/NNP (/-LRB- R-Ohio/NNP )/-RRB-", "Jim Jordan"),
    ("Mr./NNP King/NNP", "King"),
    ("The/DT Daily/NNP Beast/NNP", "Daily Beast"),
    ("the/DT deputy/NN mayor/NN", ""),
    ("The/DT Kazakh/JJ Interior/NNP Ministry/NNP", ""),
])  # fmt: skip
def test_name_without_titles(text: str, name: str, tagged: Tagged, roles: Roles) -> None:
    """Titles, roles, possessors and appositions are no part of the name; a role is no name."""
    assert " ".join(read_phrase(tagged(text), roles).name) == name


def test_title_tells_role_country_and_gender(tagged: Tagged, roles: Roles) -> None:
    """What stands before a name is kept: the roles, whose country, he or she."""
    phrase = read_phrase(tagged("Armenian/JJ Prime/NNP Minister/NNP Nikol/NNP Pashinyan/NNP ,/, "
                                "the/DT council/NN ’s/POS chairman/NN"), roles)  # fmt: skip
    assert [n.role for n in phrase.nouns] == ["prime minister", "chairman"]
    assert (phrase.country, phrase.gender, phrase.owner) == ("Armenia", "m", ())


def test_country_as_surname_is_no_country(tagged: Tagged, roles: Roles) -> None:
    """ "Mr Jordan" is a man; "Jordan" alone may be the country."""
    assert read_phrase(tagged("Mr/NNP Jordan/NNP"), roles).country == ""
    assert read_phrase(tagged("Jordan/NNP"), roles).country == "Jordan"


def test_owner_of_a_role(tagged: Tagged, roles: Roles) -> None:
    """Whose spokesperson or correspondent; a place where somebody stands is no owner."""
    spokesperson = "A/DT spokesperson/NN for/IN the/DT Kremlin/NNP"
    assert read_phrase(tagged(spokesperson), roles).owner == ("Kremlin",)
    assert read_phrase(tagged("an/DT AFP/NNP correspondent/NN"), roles).owner == ("AFP",)
    assert read_phrase(tagged("a/DT man/NN near/IN Almaty/NNP"), roles).owner == ()


def test_chief_of_police_stays_whole(tagged: Tagged, roles: Roles) -> None:
    """ "chief of police" is one role; "a friend of police" is not."""
    chief = read_phrase(tagged("Almaty/NNP ’s/POS chief/NN of/IN police/NN"), roles)
    assert chief.head is not None
    assert (chief.head.role, chief.owner) == ("police chief", ("Almaty",))
    friend = read_phrase(tagged("a/DT friend/NN of/IN police/NN"), roles)
    assert friend.head is not None
    assert friend.head.role == "friend"


def test_joint_sources(tagged: Tagged, roles: Roles) -> None:
    """Two names joined by "and" are a pair; an institution's name may hold an "and"."""
    pair = read_phrase(tagged("Sens./NNP Jon/NNP Tester/NNP (/-LRB- D-Mont/NNP )/-RRB- and/CC "
                              "David/NNP Vitter/NNP"), roles)  # fmt: skip
    assert pair.text == "Jon Tester and David Vitter"
    apposed = read_phrase(tagged("Laura/NNP Stone/NNP ,/, an/DT economist/NN and/CC author/NN"),
                          roles)  # fmt: skip
    assert not apposed.joint and apposed.name == ("Laura", "Stone")
    ministry = read_phrase(tagged("the/DT Ministry/NNP of/IN Industry/NNP and/CC Trade/NNP"), roles)
    assert not ministry.joint


def test_relative_clause_may_give_a_role(tagged: Tagged, roles: Roles) -> None:
    """ "who served as ambassador" says who it is; "who saw the ambassador" does not."""
    name = "Derek/NNP Mitchell/NNP ,/, who/WP"
    served = read_phrase(tagged(f"{name} served/VBD as/IN ambassador/NN"), roles)
    assert [n.role for n in served.nouns] == ["ambassador"]
    assert not read_phrase(tagged(f"{name} saw/VBD the/DT ambassador/NN"), roles).nouns


def test_number_makes_somebody_new(tagged: Tagged, roles: Roles) -> None:
    """ "two officials" are new people, "the two officials" and "officials" need not be."""
    assert read_phrase(tagged("two/CD officials/NNS"), roles).is_fresh
    assert not read_phrase(tagged("the/DT two/CD officials/NNS"), roles).is_fresh
    assert not read_phrase(tagged("officials/NNS"), roles).is_fresh
