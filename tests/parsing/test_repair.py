"""Repairs of trees: what grammar rules out is mended, what it allows is left alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from framing.parsing.decode import is_tree
from framing.parsing.repair import repair

Rows = list[tuple[str, str, int, str]]

_TAGS = ["NN", "NNS", "NNP", "VBD", "VBZ", "VBP", "VBN", "VBG", "VB", "MD", "CC", "IN", "RB", "JJ",
         "TO", ","]  # fmt: skip
_RELATIONS = ["acl", "relcl", "amod", "compound", "nmod", "mark", "conj", "prep", "pobj", "nsubj",
              "dobj", "ccomp", "dep", "advcl", "aux", "punct"]  # fmt: skip
_WORDS = ["of", "since", "has", ",", "groups", "blocked", "and"]


def _repaired(rows: Rows) -> dict[str, tuple[str, str]]:
    """Word -> (its head, its relation) after repair; heads are given from 0."""
    words, tags = [r[0] for r in rows], [r[1] for r in rows]
    heads, relations = [r[2] for r in rows], [r[3] for r in rows]
    repair(words, tags, heads, relations)
    assert is_tree(heads)
    return {w: (words[h], r) for w, h, r in zip(words, heads, relations, strict=True)}


def _groups(tag: str) -> Rows:
    """ "He said groups of citizens blocked roads" with `blocked` hung on the noun beside it."""
    return [
        ("He", "PRP", 1, "nsubj"), ("said", "VBD", 1, "ROOT"), ("groups", "NNS", 1, "dobj"),
        ("of", "IN", 2, "prep"), ("citizens", "NNS", 3, "pobj"), ("blocked", tag, 4, "acl"),
        ("roads", "NNS", 5, "dobj"),
    ]  # fmt: skip


def test_finite_verb_takes_its_noun_as_subject() -> None:
    """A past tense is no reduced relative: the noun phrase it hangs on is its subject."""
    found = _repaired(_groups("VBD"))
    assert found["blocked"] == ("said", "ccomp")
    assert found["groups"] == ("blocked", "nsubj")
    assert found["citizens"] == ("of", "pobj")


def test_participle_stays_a_reduced_relative() -> None:
    """ "groups of citizens blocked by police": nothing to mend."""
    found = _repaired(_groups("VBN"))
    assert found["blocked"] == ("citizens", "acl")
    assert found["groups"] == ("said", "dobj")


def test_a_second_number_begins_a_second_clause() -> None:
    """ "Three killed, 12 injured": the 12 are injured, nobody kills them; without a comma the
    number stays the object."""
    rows = [("Three", "CD", 1, "nsubj"), ("killed", "VBD", 1, "ROOT"), (",", ",", 1, "punct"),
            ("12", "CD", 1, "dobj"), ("injured", "VBN", 1, "conj")]  # fmt: skip
    assert _repaired(rows)["12"] == ("injured", "nsubjpass")
    rows[2] = ("fully", "RB", 1, "advmod")
    assert _repaired(rows)["12"] == ("killed", "dobj")


def test_a_verb_with_a_subject_is_no_part_of_a_name() -> None:
    """ "Mob torches police station": the station is the object; "street torches factory", where
    nothing is the subject, is left alone."""
    rows = [("Mob", "NN", 1, "nsubj"), ("torches", "VBZ", 3, "compound"),
            ("police", "NN", 3, "compound"), ("station", "NN", 3, "ROOT")]  # fmt: skip
    found = _repaired(rows)
    assert found["torches"] == ("torches", "ROOT")
    assert (found["station"], found["Mob"]) == (("torches", "dobj"), ("torches", "nsubj"))
    rows[0], rows[1] = ("Street", "NN", 3, "compound"), ("torches", "NNS", 3, "compound")
    assert _repaired(rows)["torches"] == ("station", "compound")


def test_a_noun_beside_a_participle_is_its_subject() -> None:
    """ "eight were killed and others wounded": no noun is coordinate with a verb."""
    rows = [("Eight", "CD", 2, "nsubjpass"), ("were", "VBD", 2, "auxpass"),
            ("killed", "VBN", 2, "ROOT"), ("and", "CC", 2, "cc"), ("others", "NNS", 2, "conj"),
            ("wounded", "VBN", 2, "conj")]  # fmt: skip
    assert _repaired(rows)["others"] == ("wounded", "nsubjpass")


def test_noun_at_the_root_gives_way_to_its_verb() -> None:
    """ "Crowds blocked roads" headed by the noun: the verb becomes the root."""
    found = _repaired([("Crowds", "NNS", 0, "ROOT"), ("blocked", "VBD", 0, "acl"),
                       ("roads", "NNS", 1, "dobj")])  # fmt: skip
    assert found["blocked"] == ("blocked", "ROOT")
    assert found["Crowds"] == ("blocked", "nsubj")


def test_clause_with_its_own_subject_is_coordinate() -> None:
    """ "showed fires raging here and offices burned": not a second modifier of `fires`."""
    rows: Rows = [
        ("showed", "VBD", 0, "ROOT"), ("fires", "NNS", 0, "dobj"), ("raging", "VBG", 1, "acl"),
        ("and", "CC", 2, "cc"), ("offices", "NNS", 5, "nsubj"), ("burned", "VBD", 1, "acl"),
    ]  # fmt: skip
    assert _repaired(rows)["burned"] == ("raging", "conj")


def test_gapped_clause_is_a_clause() -> None:
    """ "Eight were killed and others wounded": the second participle has a subject of its own."""
    rows: Rows = [
        ("Eight", "CD", 2, "nsubjpass"), ("were", "VBD", 2, "auxpass"),
        ("killed", "VBN", 2, "ROOT"),
        ("and", "CC", 2, "cc"), ("others", "NNS", 0, "conj"), ("wounded", "VBN", 4, "acl"),
    ]  # fmt: skip
    found = _repaired(rows)
    assert found["wounded"] == ("killed", "conj")
    assert found["others"] == ("wounded", "nsubjpass")


def test_coordinate_noun_keeps_its_participle() -> None:
    """ "Officers and others wounded here died": both nouns stand before the verb."""
    rows: Rows = [
        ("Officers", "NNS", 4, "nsubj"), ("and", "CC", 0, "cc"), ("others", "NNS", 0, "conj"),
        ("wounded", "VBN", 2, "acl"), ("died", "VBD", 4, "ROOT"),
    ]  # fmt: skip
    assert _repaired(rows)["wounded"] == ("others", "acl")


def test_noun_before_a_finite_verb_is_its_subject() -> None:
    """ "as protests rage": no compound with a finite verb; with a subject already, none needed."""
    rows: Rows = [
        ("fled", "VBD", 0, "ROOT"), ("as", "IN", 3, "mark"), ("protests", "NNS", 3, "compound"),
        ("rage", "VBP", 0, "advcl"),
    ]  # fmt: skip
    assert _repaired(rows)["protests"] == ("rage", "nsubj")
    rows[1] = ("they", "PRP", 3, "nsubj")
    assert _repaired(rows)["protests"] == ("rage", "compound")


def test_mark_before_the_noun_is_not_the_participle_s() -> None:
    """ "as protests sparked by prices grew": `as` introduces `grew`."""
    rows: Rows = [
        ("fled", "VBD", 0, "ROOT"), ("as", "IN", 3, "mark"), ("protests", "NNS", 6, "nsubj"),
        ("sparked", "VBN", 2, "acl"), ("by", "IN", 3, "agent"), ("prices", "NNS", 4, "pobj"),
        ("grew", "VBD", 0, "advcl"),
    ]  # fmt: skip
    assert _repaired(rows)["as"] == ("grew", "mark")


def test_finite_conjunct_leaves_the_infinitive() -> None:
    """ "vowed to act and declared"; "vowed to act and declare" stays as it is."""
    rows: Rows = [
        ("vowed", "VBD", 0, "ROOT"), ("to", "TO", 2, "aux"), ("act", "VB", 0, "xcomp"),
        ("and", "CC", 2, "cc"), ("declared", "VBD", 2, "conj"),
    ]  # fmt: skip
    assert _repaired(rows)["declared"] == ("vowed", "conj")
    rows[4] = ("declare", "VB", 2, "conj")
    assert _repaired(rows)["declare"] == ("act", "conj")


def test_bare_conjunct_leaves_the_inflected_verb() -> None:
    """ "to lower prices which rose and regulate costs"; "which rose and fell" stays."""
    rows: Rows = [
        ("to", "TO", 1, "aux"), ("lower", "VB", 1, "ROOT"), ("prices", "NNS", 1, "dobj"),
        ("which", "WDT", 4, "nsubj"), ("rose", "VBD", 2, "relcl"), ("and", "CC", 4, "cc"),
        ("regulate", "VB", 4, "conj"), ("costs", "NNS", 6, "dobj"),
    ]  # fmt: skip
    assert _repaired(rows)["regulate"] == ("lower", "conj")
    rows[6] = ("fell", "VBD", 4, "conj")
    assert _repaired(rows)["fell"] == ("rose", "conj")


def test_verb_is_no_conjunct_of_an_adverb() -> None:
    """ "was watching closely and expected"."""
    rows: Rows = [
        ("watching", "VBG", 0, "ROOT"), ("closely", "RB", 0, "advmod"), ("and", "CC", 0, "cc"),
        ("expected", "VBN", 1, "conj"),
    ]  # fmt: skip
    assert _repaired(rows)["expected"] == ("watching", "conj")


def test_finite_verb_is_no_conjunct_of_an_attribute() -> None:
    """ "calls men bad names and runs shows": `runs` goes with `calls`, a participle stays."""
    rows: Rows = [
        ("calls", "VBZ", 0, "ROOT"), ("bad", "JJ", 2, "amod"), ("names", "NNS", 0, "dobj"),
        ("and", "CC", 1, "cc"), ("runs", "VBZ", 1, "conj"), ("shows", "NNS", 4, "dobj"),
    ]  # fmt: skip
    assert _repaired(rows)["runs"] == ("calls", "conj")
    rows[4] = ("broken", "VBN", 1, "conj")
    assert _repaired(rows)["broken"] == ("bad", "conj")


def test_bare_form_beside_a_participle_is_part_of_a_noun() -> None:
    """ "used grenades and tear gas in towns"; after an infinitive it is a verb."""
    rows: Rows = [
        ("used", "VBN", 0, "ROOT"), ("grenades", "NNS", 0, "dobj"), ("and", "CC", 0, "cc"),
        ("tear", "VB", 0, "conj"), ("gas", "NN", 3, "dobj"), ("in", "IN", 3, "prep"),
    ]  # fmt: skip
    found = _repaired(rows)
    assert found["gas"] == ("grenades", "conj")
    assert found["tear"] == ("gas", "compound")
    assert found["in"] == ("used", "prep")
    rows[0] = ("use", "VB", 0, "ROOT")
    assert _repaired(rows)["tear"] == ("use", "conj")


def test_name_stands_beside_its_title() -> None:
    """ "for the ruler Ann Lee": one object; "for rulers , Lee" may be two."""
    rows: Rows = [
        ("for", "IN", 0, "ROOT"), ("ruler", "NN", 0, "pobj"), ("Ann", "NNP", 3, "compound"),
        ("Lee", "NNP", 0, "pobj"),
    ]  # fmt: skip
    assert _repaired(rows)["Lee"] == ("ruler", "appos")
    rows[2] = (",", ",", 0, "punct")
    assert _repaired(rows)["Lee"] == ("for", "pobj")


def test_past_tense_after_and_is_a_second_predicate() -> None:
    """ "imposed curfews and restricted movement"; "and restricted(VBN) movement" is one object."""
    rows: Rows = [
        ("imposed", "VBD", 0, "ROOT"), ("curfews", "NNS", 0, "dobj"), ("and", "CC", 1, "cc"),
        ("restricted", "VBD", 4, "amod"), ("movement", "NN", 0, "dobj"), ("into", "IN", 0, "prep"),
        ("towns", "NNS", 5, "pobj"),
    ]  # fmt: skip
    found = _repaired(rows)
    assert found["restricted"] == ("imposed", "conj")
    assert found["movement"] == ("restricted", "dobj")
    assert found["into"] == ("restricted", "prep")
    rows[3] = ("restricted", "VBN", 4, "amod")
    assert _repaired(rows)["restricted"] == ("movement", "amod")


def test_preposition_leaves_a_clause_that_has_ended() -> None:
    """ "fell in towns, which are small, against them": the second comma ends the relative."""
    rows: Rows = [
        ("fell", "VBD", 0, "ROOT"), ("in", "IN", 0, "prep"), ("towns", "NNS", 1, "pobj"),
        (",", ",", 2, "punct"), ("which", "WDT", 5, "nsubj"), ("are", "VBP", 2, "relcl"),
        ("small", "JJ", 5, "acomp"), (",", ",", 2, "punct"), ("against", "IN", 5, "prep"),
    ]  # fmt: skip
    assert _repaired(rows)["against"] == ("fell", "prep")
    rows[7] = (",", ",", 5, "punct")
    assert _repaired(rows)["against"] == ("are", "prep")


def test_since_dates_a_perfect() -> None:
    """ "has been under one rule since 1991"; a noun in the simple past keeps its "since"."""
    rows: Rows = [
        ("has", "VBZ", 1, "aux"), ("been", "VBN", 1, "ROOT"), ("under", "IN", 1, "prep"),
        ("rule", "NN", 2, "pobj"), ("since", "IN", 3, "prep"), ("1991", "CD", 4, "pobj"),
    ]  # fmt: skip
    assert _repaired(rows)["since"] == ("been", "prep")
    rows[0] = ("there", "RB", 1, "advmod")
    assert _repaired(rows)["since"] == ("rule", "prep")


@st.composite
def _trees(draw: st.DrawFn) -> Rows:
    """Any tree over any tags: every word but the root hangs on one that is in it already."""
    size = draw(st.integers(1, 14))
    order = draw(st.permutations(range(size)))
    heads = list(range(size))
    for place in range(1, size):
        heads[order[place]] = order[draw(st.integers(0, place - 1))]
    return [
        (draw(st.sampled_from(_WORDS)), draw(st.sampled_from(_TAGS)), head,
         "ROOT" if head == i else draw(st.sampled_from(_RELATIONS)))
        for i, head in enumerate(heads)
    ]  # fmt: skip


@given(_trees())
def test_a_tree_stays_a_tree(rows: Rows) -> None:
    """Whatever the tags and relations: one root, labelled so and alone, and all words reach it."""
    heads, relations = [r[2] for r in rows], [r[3] for r in rows]
    repair([r[0] for r in rows], [r[1] for r in rows], heads, relations)
    assert is_tree(heads)
    assert [i for i, h in enumerate(heads) if h == i] == [
        i for i, r in enumerate(relations) if r == "ROOT"
    ]


@given(_trees(), _trees())
def test_sentences_are_mended_apart(first: Rows, second: Rows) -> None:
    """Repairing an article is repairing each of its sentences: none reaches into the next."""
    apart = []
    for rows, offset in ((first, 0), (second, len(first))):
        heads, relations = [r[2] for r in rows], [r[3] for r in rows]
        repair([r[0] for r in rows], [r[1] for r in rows], heads, relations)
        apart += [(h + offset, r) for h, r in zip(heads, relations, strict=True)]
    both = first + [(w, t, h + len(first), r) for w, t, h, r in second]
    heads, relations = [r[2] for r in both], [r[3] for r in both]
    repair([r[0] for r in both], [r[1] for r in both], heads, relations)
    assert list(zip(heads, relations, strict=True)) == apart


def _joined(middle: Rows) -> Rows:
    """ "fired and crowds blocked roads" with `crowds` coordinate with the verb before."""
    return [("fired", "VBD", 0, "ROOT"), ("and", "CC", 0, "cc"), ("crowds", "NNS", 0, "conj"),
            *middle, ("blocked", "VBD", 0, "conj"),
            ("roads", "NNS", len(middle) + 3, "dobj")]  # fmt: skip


def test_no_noun_is_coordinate_with_a_verb() -> None:
    """The noun behind "and" is the subject of the finite verb that has none."""
    found = _repaired(_joined([]))
    assert found["crowds"] == ("blocked", "nsubj")
    assert found["blocked"] == ("fired", "conj")


def test_a_verb_behind_another_and_keeps_to_itself() -> None:
    """ "fired, crowds and blocked": the second verb is joined by its own "and"."""
    found = _repaired(_joined([("or", "CC", 0, "cc")]))
    assert found["crowds"] == ("fired", "conj")
