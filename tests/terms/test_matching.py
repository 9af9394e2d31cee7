"""Which words count: senses, names, hyphens, conditions, the longest match."""

from __future__ import annotations

import pytest

from framing.annotations import Attribution, Claim
from framing.spans import Span


def texts(found) -> list[str]:
    """The matched words."""
    return [text for text, _ in found]


@pytest.mark.parametrize(("written", "expected"), [
    ("rioters/NNS/1/nsubj seized/seize/VBD/1/ROOT airliners/airliner/NNS/1/dobj",
     ["rioters", "seized"]),
    ("customs/NNS/1/nsubj seized/seize/VBD/1/ROOT cocaine/NN/1/dobj", []),
    ("assailants/NNS/2/nsubjpass were/VBD/2/auxpass eliminated/eliminate/VBN/2/ROOT",
     ["assailants", "eliminated"]),
    ("Rioters/rioter/NNP/1/nsubj storm/NNP/1/ROOT city/NN/3/compound hall/NN/1/dobj",
     ["Rioters", "storm"]),
    ("costs/cost/NNS/2/nsubjpass were/VBD/2/auxpass eliminated/eliminate/VBN/2/ROOT", []),
    ("He/PRP/1/nsubj stormed/storm/VBD/1/ROOT off/RP/1/prt", []),
    ("a/DT/1/det storm/NN/1/ROOT", []),
    ("a/DT/2/det tax/NN/2/compound regime/NN/2/ROOT", []),
    ("market/NN/1/compound rally/NN/1/ROOT", []),
    ("rebel/NN/1/compound MP/NN/1/ROOT", []),
    # a title before a name says who he is; before an office, of what kind
    ("the/DT/3/det dictator/NN/3/compound Augusto/NNP/3/compound Pinochet/NNP/3/ROOT",
     ["dictator"]),
    ("rebel/NN/3/compound Senator/NNP/3/compound Joe/NNP/3/compound Lee/NNP/3/ROOT", []),
    # no form goes across a dash
    ("the/DT/1/det riot/NN/1/ROOT --/:/1/punct police/NN/1/dep came/VBD/1/relcl",
     ["riot", "police"]),
    ("200/CD/1/nummod rioters/NNS/1/ROOT", ["rioters"]),
    ("dozens/NNS/0/ROOT of/IN/0/prep demonstrators/NNS/1/pobj", ["demonstrators"]),
    ("thousands/NNS/1/nsubj marched/march/VBD/1/ROOT", ["thousands"]),
    ("thousands/NNS/1/nsubj voted/vote/VBD/1/ROOT", []),
    ("They/PRP/1/nsubj set/VBD/1/ROOT both/DT/1/dobj on/IN/1/prep fire/NN/3/pobj",
     ["set both on fire"]),
    ("police/NN/1/compound station/NN/1/ROOT", []),
])  # fmt: skip
def test_senses(find, written: str, expected: list[str]) -> None:
    """A word counts in the sense of its entry, and not in its others."""
    assert texts(find(written)) == expected


def test_the_longest_match_wins(find) -> None:
    """Riot police are security forces, and no riot; a wave of protests is one term."""
    ((text, term),) = find("Riot/NN/1/compound police/NN/1/ROOT")
    assert (text, term.referent, term.legitimacy) == ("Riot police", "security_forces", 0)
    assert texts(find("a/DT/1/det wave/NN/1/ROOT of/IN/1/prep protests/protest/NNS/2/pobj")) == [
        "wave of protests"]  # fmt: skip


@pytest.mark.parametrize("written", [
    "the/DT/4/det Collective/NNP/4/compound Security/NNP/4/compound Treaty/NNP/4/compound "
    "Organisation/NNP/4/ROOT",
    "Extinction/NNP/1/compound Rebellion/NNP/1/ROOT",
    "the/DT/3/det State/NNP/3/compound Security/NNP/3/compound Committee/NNP/3/ROOT",
    "the/DT/2/det Radical/NNP/2/compound Party/NNP/2/ROOT",
    "Student/NNP/1/compound Rebellion/NNP/1/ROOT grew/VBD/2/ROOT",
])  # fmt: skip
def test_names_are_no_labels(find, written: str) -> None:
    """Masked organisations, and a label's word in any proper name."""
    assert find(written) == []


@pytest.mark.parametrize(("written", "expected"), [
    ("Protesters/NNS/1/nsubj marched/march/VBD/1/ROOT", "Protesters"),
    ("the/DT/3/det Kazakh/NNP/3/compound Interior/NNP/3/compound Ministry/NNP/3/ROOT",
     "Interior Ministry"),
    ("Rioters/NNPS/1/nsubj Storm/NNP/1/ROOT Almaty/NNP/3/compound Airport/NNP/1/dobj", "Rioters"),
])  # fmt: skip
def test_capitals_alone_make_no_name(find, written: str, expected: str) -> None:
    """The start of a sentence, state bodies, and headings in title case."""
    assert expected in texts(find(written))


@pytest.mark.parametrize("written", [
    "pro-democracy/JJ/1/amod protesters/NNS/1/ROOT",
    "pro/JJ/3/amod +-/HYPH/3/punct +democracy/NN/3/compound protesters/NNS/3/ROOT",
])  # fmt: skip
def test_hyphens_are_no_matter_of_tokens(find, written: str) -> None:
    """One token or three, the modifier is the same."""
    ((_, term),) = find(written)
    assert term.legitimacy == 1


def test_a_hyphen_in_a_form_is_meant(find) -> None:
    """A sit-in is a protest, to sit in the front row is not."""
    assert texts(find("a/DT/1/det sit-in/NN/1/ROOT")) == ["sit-in"]
    assert find("They/PRP/1/nsubj sit/VBP/1/ROOT in/IN/1/prep") == []


def test_what_hangs_on_the_form_is_taken_in(find) -> None:
    """"armed with metal bars and clubs" is one term."""
    found = find("demonstrators/NNS/0/ROOT armed/VBN/0/acl with/IN/1/prep metal/NN/4/compound "
                 "bars/NNS/2/pobj and/CC/4/cc clubs/NNS/4/conj left/VBD/7/ROOT")  # fmt: skip
    assert texts(found) == ["demonstrators", "armed with metal bars and clubs"]


def test_voice_claim_and_quotation(find) -> None:
    """The innermost attribution, the shortest claim that holds it, and the marks around it."""
    written = "He/PRP/1/nsubj saw/VBD/1/ROOT “/``/3/punct rioters/NNS/1/dobj ”/''/3/punct"
    outer = Attribution((), (), (Span(0, 18),), "indirect")
    inner = Attribution((), (), (Span(9, 18),), "direct", nested_in=0)
    claims = [Claim((Span(0, 20),), Span(3, 6), 0, 0, "active"),
              Claim((Span(3, 18),), Span(3, 6), 0, 0, "active"),
              Claim((Span(0, 6),), Span(3, 6), 0, 0, "active")]  # fmt: skip
    ((_, term),) = find(written, attributions=[outer, inner], claims=claims)
    assert (term.attribution, term.claim, term.quoted) == (1, 1, True)
    ((_, plain),) = find("He/PRP/1/nsubj saw/VBD/1/ROOT rioters/NNS/1/dobj")
    assert (plain.attribution, plain.claim, plain.quoted) == (None, None, False)


def test_a_quoted_part_gives_its_voice_to_the_whole(find) -> None:
    """In “terrorist” bands the marked word is somebody's, and makes the label."""
    marked = Attribution((), (), (Span(2, 11),), "fragment")
    ((text, term),) = find("“/``/1/punct terrorist/JJ/3/amod ”/''/1/punct bands/NNS/3/ROOT",
                           attributions=[marked])  # fmt: skip
    assert (text, term.attribution, term.quoted) == ("“ terrorist ” bands", 0, True)
