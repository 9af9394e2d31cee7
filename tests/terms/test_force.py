"""The same act by the state and by others: whose violence it is."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(("agent", "verb", "victim", "referent"), [
    ("Police", "beat/beat/VBD", "marchers/marcher", "force_event"),
    ("Rioters/rioter", "beat/beat/VBD", "marchers/marcher", "violent_event"),
    ("Soldiers/soldier", "shot/shoot/VBD", "rebels/rebel", "force_event"),
    ("Gunmen/gunman", "shot/shoot/VBD", "officers/officer", "violent_event"),
    ("Rebels/rebel", "executed/execute/VBD", "prisoners/prisoner", "violent_event"),
    ("Soldiers/soldier", "executed/execute/VBD", "prisoners/prisoner", "force_event"),
    ("Police", "arrested/arrest/VBD", "rioters/rioter", "force_event"),
    ("Soldiers/soldier", "massacred/massacre/VBD", "villagers/villager", "attack_event"),
])  # fmt: skip
def test_who_acts_decides_what_the_act_is(
    find, agent: str, verb: str, victim: str, referent: str
) -> None:
    """Force is the state's; the same deed by rioters or gunmen is violence."""
    found = dict(find(f"{agent}/NNS/1/nsubj {verb}/1/ROOT {victim}/NNS/1/dobj"))
    assert found[verb.split("/")[0]].referent == referent


@pytest.mark.parametrize(("agent", "referent"), [
    ("Police", "force_event"), ("Protesters/protester", "violent_event"),
])  # fmt: skip
def test_firing_at_somebody(find, agent: str, referent: str) -> None:
    """Whom one fires at is the object of firing."""
    crowd = "marchers/marcher" if agent == "Police" else "police"
    found = dict(find(f"{agent}/NNS/1/nsubj fired/fire/VBD/1/ROOT at/IN/1/prep {crowd}/NNS/2/pobj"))
    assert found["fired at"].referent == referent


@pytest.mark.parametrize(("written", "text"), [
    ("Police/NNS/1/nsubjpass fired/fire/VBN/1/ROOT on/IN/1/prep protesters/protester/NNS/2/pobj",
     "fired on"),
    ("We/PRP/1/nsubj saw/see/VBD/1/ROOT rioters/rioter/NNS/3/nsubj detained/detain/VBN/1/ccomp",
     "detained"),
])  # fmt: skip
def test_participles_taken_for_the_other_voice(find, written: str, text: str) -> None:
    """Who fires on somebody acts, and people seen detained do not, whatever the parse calls it."""
    assert dict(find(written))[text].referent == "force_event"


@pytest.mark.parametrize("written", [
    "Militants/militant/NNS/1/nsubj arrested/arrest/VBD/1/ROOT him/PRP/1/dobj",
    "We/PRP/1/nsubj executed/execute/VBD/1/ROOT the/DT/3/det plan/NN/1/dobj",
    "We/PRP/1/nsubj slaughtered/slaughter/VBD/1/ROOT sheep/NN/1/dobj",
])  # fmt: skip
def test_no_force(find, written: str) -> None:
    """Captors who are no police, and deeds done to no person, are no force of the state."""
    assert all(term.category != "ACT" for _, term in find(written))


@pytest.mark.parametrize(("text", "expected"), [
    ("The migrants are no invaders.", ("invaders", "migrants", "denied")),
    ("The arrival of migrants is not an invasion.", ("invasion", "migration_event", "denied")),
    ("Smugglers brought the migrants over the border.", ("Smugglers", "instigators", "asserted")),
    ("Refugees fled the invasion as enemy troops came.", ("invasion", "attack_event", "asserted")),
])  # fmt: skip
def test_words_of_migration(read, text: str, expected: tuple[str, str, str]) -> None:
    """Where a paragraph is about migrants an invasion is no attack; where troops come it is."""
    found = {words: (words, term.referent, term.polarity) for words, term in read(text)}
    assert found[expected[0]] == expected


def test_finite_verbs_that_hang_on_their_subject(find) -> None:
    """Parsers take "protests rage" for one noun, and "blocked" for what citizens are."""
    found = find("Nationwide/JJ/1/amod protests/protest/NNS/2/compound rage/VBP/2/ROOT on/RP/2/prt")
    assert [text for text, _ in found] == ["Nationwide protests", "rage on"]
    found = find("groups/group/NNS/0/ROOT of/IN/0/prep citizens/citizen/NNS/1/pobj "
                 "blocked/block/VBD/0/acl roads/road/NNS/3/dobj")  # fmt: skip
    assert "groups of citizens" in [text for text, _ in found]
    found = find("groups/group/NNS/0/ROOT of/IN/0/prep citizens/citizen/NNS/1/pobj "
                 "founded/found/VBN/0/acl last/JJ/5/amod year/NN/3/npadvmod")  # fmt: skip
    assert found == []


def test_unnamed_men_and_charges(read) -> None:
    """Masked men are no force of the state; "charged students with rioting" hedges rioting."""
    found = dict(read("Masked men fired on the ambulance."))
    assert found["fired on"].referent == "violent_event"
    found = dict(read("Prosecutors charged two students with rioting."))
    assert found["rioting"].polarity == "hedged"
