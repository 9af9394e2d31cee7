"""Who denies what: negation, refusal, denial by the speaker, accusation; and near misses."""

from __future__ import annotations

import pytest

from framing.annotations import Attribution
from framing.spans import Span

NEGATED = [
    # predicate nominals and their neighbours
    ("They/PRP/1/nsubj are/VBP/1/ROOT refugees/refugee/NNS/1/attr ,/,/2/punct not/RB/5/neg "
     "terrorists/terrorist/NNS/2/appos", {"refugees": "asserted", "terrorists": "denied"}),
    ("They/PRP/1/nsubj are/VBP/1/ROOT refugees/refugee/NNS/1/attr ,/,/1/punct not/RB/1/neg "
     "terrorists/terrorist/NNS/2/conj", {"refugees": "asserted", "terrorists": "denied"}),
    ("They/PRP/1/nsubj are/VBP/1/ROOT no/RB/3/neg longer/RBR/1/advmod "
     "terrorists/terrorist/NNS/1/attr", {"terrorists": "denied"}),
    ("None/NN/3/nsubj of/IN/0/prep them/PRP/1/pobj were/be/VBD/3/ROOT rioters/rioter/NNS/3/attr",
     {"rioters": "denied"}),
    ("They/PRP/1/nsubj are/VBP/1/ROOT not/RB/1/neg only/RB/4/advmod "
     "protesters/protester/NNS/1/attr",
     {"protesters": "asserted"}),
    ("It/PRP/3/nsubj did/VBD/3/aux not/RB/3/neg show/VB/3/ROOT a/DT/5/det view/NN/3/dobj "
     "of/IN/5/prep clashes/clash/NNS/6/pobj", {"clashes": "asserted"}),
    ("Do/VB/2/aux not/RB/2/neg follow/VB/2/ROOT calls/call/NNS/2/dobj of/IN/3/prep "
     "extremists/extremist/NNS/4/pobj", {"extremists": "asserted"}),
    # names that somebody gives
    ("They/PRP/3/nsubjpass were/VBD/3/auxpass never/RB/3/neg branded/brand/VBN/3/ROOT "
     "thugs/thug/NNS/3/dobj", {"thugs": "denied"}),
    ("He/PRP/3/nsubj did/VBD/3/aux not/RB/3/neg describe/VB/3/ROOT them/PRP/3/dobj as/IN/3/prep "
     "terrorists/terrorist/NNS/5/pobj", {"terrorists": "denied"}),
    ("They/PRP/3/nsubj did/VBD/3/aux not/RB/3/neg name/name/VB/3/ROOT the/DT/5/det "
     "terrorists/terrorist/NNS/3/dobj", {"terrorists": "asserted"}),
    ("He/PRP/3/nsubj did/VBD/3/aux not/RB/3/neg call/VB/3/ROOT the/DT/6/det "
     "protesters/protester/NNS/6/compound terrorists/terrorist/NNS/3/dobj",
     {"protesters": "asserted", "terrorists": "denied"}),
    ("He/PRP/3/nsubj did/VBD/3/aux not/RB/3/neg call/VB/3/ROOT the/DT/6/det "
     "group/NN/6/compound terrorists/terrorist/NNS/3/dobj", {"terrorists": "denied"}),
    ("She/PRP/1/nsubj refused/refuse/VBD/1/ROOT to/TO/3/aux call/VB/1/xcomp them/PRP/3/dobj "
     "terrorists/terrorist/NNS/3/oprd", {"terrorists": "denied"}),
    ("She/PRP/3/nsubj did/VBD/3/aux not/RB/3/neg refuse/VB/3/ROOT to/TO/5/aux call/VB/3/xcomp "
     "them/PRP/5/dobj terrorists/terrorist/NNS/5/oprd", {"terrorists": "asserted"}),
    # acts of coordinated clauses
    ("Rioters/rioter/NNS/3/nsubj did/VBD/3/aux not/RB/3/neg storm/VB/3/ROOT it/PRP/3/dobj "
     "and/CC/3/cc "
     "police/NNS/7/nsubj shot/shoot/VBD/3/conj rioters/rioter/NNS/7/dobj",
     {"storm": "denied", "shot": "asserted"}),
]  # fmt: skip


@pytest.mark.parametrize(("written", "expected"), NEGATED)
def test_negation_reaches_what_it_denies(find, written: str, expected: dict[str, str]) -> None:
    """Negation left of what is said denies it; to its right, or in another clause, it does not."""
    found = {text: term.polarity for text, term in find(written)}
    assert {text: found[text] for text in expected} == expected


DENIED = ("He/PRP/1/nsubj denied/deny/VBD/1/ROOT that/IN/4/mark police/NNS/4/nsubj "
          "were/be/VBD/1/ccomp "
          "thugs/thug/NNS/4/attr")  # fmt: skip
CLAIMS = ("He/PRP/1/nsubj rejected/reject/VBD/1/ROOT claims/claim/NNS/1/dobj that/IN/5/mark "
          "police/NNS/5/nsubj were/be/VBD/2/acl thugs/thug/NNS/5/attr")  # fmt: skip


def said(cue: Span, content: Span, stance: str = "X") -> Attribution:
    """What he says; the source is the first word."""
    return Attribution((Span(0, 2),), (cue,), (content,), "indirect", stance)


def test_what_a_speaker_denies_is_denied(find) -> None:
    """"He denied that police were thugs": thugs is denied in his words, police is not."""
    found = dict(find(DENIED, attributions=[said(Span(3, 9), Span(10, 32))]))
    assert (found["thugs"].polarity, found["police"].polarity) == ("denied", "asserted")
    assert found["thugs"].attribution == 0
    reported = DENIED.replace("denied/deny", "claims/claim")
    plain = dict(find(reported, attributions=[said(Span(3, 9), Span(10, 32), "N")]))
    assert plain["thugs"].polarity == "asserted"


def test_rejected_claims_are_denied_by_who_rejects_them(find) -> None:
    """Claims of nobody in particular are his to deny; what a third person says is not."""
    outer = said(Span(3, 11), Span(12, 41))
    hearsay = Attribution((), (Span(12, 18),), (Span(24, 41),), "hearsay", "D", nested_in=0)
    found = dict(find(CLAIMS, attributions=[outer, hearsay]))
    assert (found["thugs"].polarity, found["thugs"].attribution) == ("denied", 1)
    named = Attribution((Span(12, 18),), (), (Span(24, 41),), "indirect", "N", nested_in=0)
    found = dict(find(CLAIMS, attributions=[outer, named]))
    assert found["thugs"].polarity == "asserted"


def test_a_denial_denied_or_of_a_thing_denies_nothing(find) -> None:
    """"did not deny being a terrorist", "dismissed them as terrorists"."""
    ((_, term),) = find(
        "He/PRP/3/nsubj did/VBD/3/aux not/RB/3/neg deny/VB/3/ROOT being/be/VBG/3/xcomp a/DT/6/det "
        "terrorist/NN/4/attr", attributions=[said(Span(11, 15), Span(16, 33))])  # fmt: skip
    assert term.polarity == "asserted"
    ((_, term),) = find(
        "He/PRP/1/nsubj dismissed/dismiss/VBD/1/ROOT them/PRP/1/dobj as/IN/1/prep "
        "terrorists/terrorist/NNS/3/pobj",
        attributions=[said(Span(3, 12), Span(13, 31))])  # fmt: skip
    assert term.polarity == "asserted"


@pytest.mark.parametrize(("written", "text", "polarity"), [
    ("A/DT/1/det man/NN/1/ROOT accused/accuse/VBN/1/acl of/IN/2/prep being/be/VBG/3/pcomp "
     "a/DT/6/det "
     "terrorist/NN/4/attr", "terrorist", "hedged"),
    ("charged/charge/VBN/0/ROOT with/IN/0/prep terrorism/NN/1/pobj", "terrorism", "hedged"),
    ("A/DT/2/det terror/NN/2/compound suspect/NN/2/ROOT", "terror suspect", "hedged"),
    ("in/IN/0/ROOT charge/NN/0/pobj of/IN/1/prep police/NNS/2/pobj", "police", "asserted"),
    ("accused/accuse/VBN/0/ROOT of/IN/0/prep helping/help/VBG/1/pcomp "
     "terrorists/terrorist/NNS/2/dobj",
     "terrorists", "asserted"),
])  # fmt: skip
def test_accusations_hedge_what_somebody_is_accused_of(
    find, written: str, text: str, polarity: str
) -> None:
    """Accused of being one is hedged; whom the accused helped is not."""
    found = {text: term.polarity for text, term in find(written)}
    assert found[text] == polarity


def test_marks_of_a_quotation_stay_together(read) -> None:
    """A term has both quotation marks or none, also where only a part of it is quoted."""
    texts = [t for t, _ in read('So-called "peacekeepers" shot at the "peaceful" marchers.')]
    assert 'So-called "peacekeepers"' in texts and '"peaceful" marchers' in texts
    texts = [t for t, _ in read('The "angry and violent" protesters left.')]
    assert texts and all(t.count('"') in (0, 2) for t in texts)
