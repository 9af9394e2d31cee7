"""The predicate of a claim: its words, negation, hedging and agency."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.annotations import Claim

Claims = Callable[..., tuple[Claim, ...]]

SHOT = (
    "He|PRP|nsubjpass|3 was|VBD|auxpass|3 shot|VBN|ROOT|3 and|CC|cc|3 killed|VBN|conj|3 "
    "by|IN|agent|5 police|NNS|pobj|6 ~.|.|punct|3"
)
WERE_KILLED = "Ten|CD|nsubjpass|3 were|VBD|auxpass|3 killed|VBN|ROOT|3 ~.|.|punct|3"
UNDERWAY = "A|DT|det|2 shootout|NN|nsubj|3 was|VBD|ROOT|3 underway|JJ|acomp|3 ~.|.|punct|3"
KILLED = (
    "The|DT|det|2 attack|NN|nsubj|3 killed|VBD|ROOT|3 three|CD|nummod|5 people|NNS|dobj|3 "
    "~.|.|punct|3"
)
POLICE = "Police|NNS|nsubj|2 fired|VBD|ROOT|2 ~.|.|punct|2"


@pytest.mark.parametrize(
    ("spec", "agency"),
    [
        (POLICE, "active"),
        (SHOT, "passive_with_agent"),
        (WERE_KILLED, "passive_agentless"),
        (UNDERWAY, "nominal"),
        (KILLED, "active"),
    ],
)
def test_agency(claims_of: Claims, spec: str, agency: str) -> None:
    """Who acts is visible, a by-agent, missing, or hidden in the noun of the act."""
    assert [c.agency for c in claims_of(spec)] == [agency]


@pytest.mark.parametrize(
    ("spec", "predicate"),
    [
        (UNDERWAY, "was underway"),
        (WERE_KILLED, "were killed"),
        (
            "They|PRP|nsubj|2 tried|VBD|ROOT|2 to|TO|aux|4 enter|VB|xcomp|2 it|PRP|dobj|4",
            "tried to enter",
        ),
        (
            "They|PRP|nsubj|5 have|VBP|aux|5 not|RB|neg|5 yet|RB|advmod|5 broken|VBN|ROOT|5 "
            "it|PRP|dobj|5 up|RP|prt|5",
            "have not yet broken",
        ),
    ],
)
def test_predicate_words(claims_of: Claims, spec: str, predicate: str) -> None:
    """Auxiliaries, complement and infinitive count where they adjoin."""
    text = " ".join(word.lstrip("~").split("|")[0] for word in spec.split()).replace(" .", ".")
    (claim,) = claims_of(spec)
    assert text[slice(*claim.predicate)] == predicate


@pytest.mark.parametrize(
    ("spec", "negated"),
    [
        ("No|DT|det|2 figures|NNS|nsubjpass|4 were|VBD|auxpass|4 released|VBN|ROOT|4", True),
        ("He|PRP|nsubj|4 did|VBD|aux|4 not|RB|neg|4 resign|VB|ROOT|4", True),
        ("He|PRP|nsubj|2 left|VBD|ROOT|2 those|DT|dobj|2", False),
    ],
)
def test_negated(claims_of: Claims, spec: str, negated: bool) -> None:
    """By the verb, or by its subject or object."""
    assert [c.negated for c in claims_of(spec)] == [negated]


@pytest.mark.parametrize(
    ("spec", "hedged"),
    [
        ("They|PRP|nsubjpass|4 may|MD|aux|4 be|VB|auxpass|4 injured|VBN|ROOT|4", True),
        (
            "More|JJR|amod|3 than|IN|quantmod|3 300|CD|nsubjpass|5 were|VBD|auxpass|5 "
            "injured|VBN|ROOT|5",
            False,
        ),
    ],
)
def test_hedged(claims_of: Claims, spec: str, hedged: bool) -> None:
    """A modal leaves the claim open; an inexact number does not."""
    assert [c.hedged for c in claims_of(spec)] == [hedged]
