"""Modifiers and heads: the codebook's table of derivations, and near misses."""

from __future__ import annotations

import pytest

from framing.annotations import Attribution, Term
from framing.spans import Span


def only(found: list[tuple[str, Term]]) -> tuple[str, Term]:
    """The one term that was found."""
    assert len(found) == 1, [text for text, _ in found]
    return found[0]


DERIVATIONS = [
    ("terrorist/JJ/1/amod bands/NNS/1/ROOT", "terrorist bands", -3),
    ("extremist/JJ/1/amod forces/NNS/1/ROOT", "extremist forces", -2),
    ("destructive/JJ/1/amod forces/NNS/1/ROOT", "destructive forces", -2),
    ("armed/JJ/1/amod bandits/NNS/1/ROOT", "armed bandits", -3),
    ("armed/JJ/1/amod protesters/NNS/1/ROOT", "armed protesters", -1),
    ("violent/JJ/1/amod riot/NN/1/ROOT", "violent riot", -2),
    ("peaceful/JJ/1/amod protesters/NNS/1/ROOT", "peaceful protesters", 1),
    ("large-scale/JJ/1/amod protests/NNS/1/ROOT", "large-scale protests", 0),
    ("authoritarian/JJ/1/amod government/NN/1/ROOT", "authoritarian government", -2),
    ("violent/JJ/3/amod and/CC/0/cc extremist/JJ/0/conj groups/NNS/3/ROOT",
     "violent and extremist groups", -2),
    ("masked/JJ/2/amod armed/JJ/2/amod protesters/NNS/2/ROOT", "masked armed protesters", -1),
    ("rebel/NN/1/compound fighters/NNS/1/ROOT", "rebel fighters", -1),
    ("mobs/mob/NNS/0/ROOT of/IN/0/prep looters/NNS/1/pobj", "mobs of looters", -2),
]  # fmt: skip


@pytest.mark.parametrize(("written", "text", "score"), DERIVATIONS)
def test_derivations(find, written: str, text: str, score: int) -> None:
    """One term over the whole phrase, with the score that the codebook derives."""
    found, term = only(find(written))
    assert (found, term.legitimacy) == (text, score)
    assert term.derivation.endswith(f"= {score:+d}" if score > 0 else f"= {score}")


def test_polarity_of_modifiers(find) -> None:
    """So-called takes 1 from a head at 0 and nothing from a worse one; alleged takes nothing."""
    _, protesters = only(find("so-called/JJ/1/amod protesters/NNS/1/ROOT"))
    assert (protesters.legitimacy, protesters.polarity) == (-1, "distanced")
    _, terrorists = only(find("so-called/JJ/1/amod terrorists/NNS/1/ROOT"))
    assert (terrorists.legitimacy, terrorists.polarity) == (-3, "distanced")
    _, alleged = only(find("alleged/JJ/1/amod terrorists/NNS/1/ROOT"))
    assert (alleged.legitimacy, alleged.polarity) == (-3, "hedged")


@pytest.mark.parametrize("written", [
    "not/RB/1/neg terrorists/NNS/1/ROOT",
    "no/DT/1/det terrorists/NNS/1/ROOT",
    "They/PRP/1/nsubj are/VBP/1/ROOT not/RB/1/neg terrorists/NNS/1/attr",
    "They/PRP/1/nsubj are/VBP/1/ROOT n't/RB/1/neg bandits/NNS/1/attr or/CC/3/cc "
    "terrorists/NNS/3/conj",
])  # fmt: skip
def test_negation_denies_and_keeps_the_score(find, written: str) -> None:
    """Not, no, a negated copula, and what is coordinated under it."""
    for _, term in find(written):
        assert (term.polarity, term.legitimacy) == ("denied", -3)


def test_not_x_but_y_denies_only_x(find) -> None:
    """"They are not terrorists but protesters"."""
    found = dict(find("They/PRP/1/nsubj are/VBP/1/ROOT not/RB/1/neg terrorists/NNS/1/attr "
                      "but/CC/3/cc protesters/NNS/3/conj"))  # fmt: skip
    assert found["terrorists"].polarity == "denied"
    assert found["protesters"].polarity == "asserted"


@pytest.mark.parametrize("written", [
    "new/JJ/1/amod groups/NNS/1/ROOT",
    "the/DT/1/det forces/NNS/1/ROOT",
    "a/DT/2/det rock/NN/2/compound band/NN/2/ROOT",
    "groups/NNS/0/ROOT of/IN/0/prep countries/NNS/1/pobj",
    "a/DT/2/det radical/JJ/2/amod idea/NN/2/ROOT",
    "anti-terrorist/JJ/1/amod forces/NNS/1/ROOT",
])  # fmt: skip
def test_weak_heads_need_a_licence(find, written: str) -> None:
    """A group is nobody's label; a modifier without a head is none either."""
    assert find(written) == []


CITIZENS = ("groups/NNS/3/nsubj of/IN/0/prep citizens/citizen/NNS/1/pobj blocked/block/VBD/3/ROOT "
            "streets/street/NNS/3/dobj")  # fmt: skip


def test_citizens_in_a_state_speakers_words(find) -> None:
    """+1 from anybody, 0 and marked when the interior ministry says it."""
    (text, term), *_ = find(CITIZENS)
    assert (text, term.entry_id, term.legitimacy) == ("groups of citizens", "protest.citizen", 1)
    said = "The/DT/1/det ministry/NN/2/nsubj said/say/VBD/2/ROOT " + " ".join(
        "/".join([*(p := w.split("/"))[:-2], str(int(p[-2]) + 3), p[-1]])
        for w in CITIZENS.split())  # fmt: skip
    ministry = Attribution((Span(0, 12),), (Span(13, 17),), (Span(18, 52),), "indirect", "N")
    found = dict(find(said, attributions=[ministry]))
    assert found["groups of citizens"].legitimacy == 0
    assert "depoliticising" in found["groups of citizens"].derivation


def test_modifiers_said_of_somebody(find) -> None:
    """"The protesters are peaceful" is a predication; "the weather is peaceful" is none."""
    said = "The/DT/1/det protesters/NNS/2/nsubj are/VBP/2/ROOT peaceful/JJ/2/acomp"
    found = dict(find(said))
    assert (found["peaceful"].category, found["peaceful"].legitimacy) == ("PRED", 1)
    assert found["peaceful"].referent == "participants"
    assert find("The/DT/1/det sea/NN/2/nsubj is/VBZ/2/ROOT peaceful/JJ/2/acomp") == []


def test_referent_of_a_weak_head_comes_from_its_modifier(find) -> None:
    """Destructive forces are alleged backers, terrorist bands armed people."""
    _, forces = only(find("destructive/JJ/1/amod forces/NNS/1/ROOT"))
    _, bands = only(find("terrorist/JJ/1/amod bands/NNS/1/ROOT"))
    assert (forces.referent, bands.referent) == ("instigators", "armed_nonstate")
