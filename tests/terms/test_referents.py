"""Whom a label denotes where the sentence settles it, and what denies or distances it."""

from __future__ import annotations

import pytest

from framing.reading.roles import read_roles
from framing.terms import Matcher


@pytest.fixture(scope="module")
def classes(lexicon, parse_text):
    """Plain text -> words of each term with class and what decided on it."""
    matcher = Matcher(lexicon, read_roles().countries)

    def found(text: str) -> dict[str, tuple[str, str]]:
        article, parse = parse_text(text)
        return {article.text[slice(*t.span)]: (t.referent, t.referent_by)
                for t in matcher.match(article, parse, (), ())}  # fmt: skip

    return found


@pytest.mark.parametrize(("text", "words", "referent"), [
    ("The unrest was led by terrorist bands.", "terrorist bands", "instigators"),
    ("The protests were being carried out by terrorist bands.", "terrorist bands", "participants"),
    ("Extremists instigated the riots.", "Extremists", "instigators"),
    ("The bombing was carried out by militants.", "militants", "attackers"),
    ("Gunmen were behind the riots.", "Gunmen", "instigators"),
    ("The protesters are terrorists.", "terrorists", "participants"),
    ("The governor called the marchers bandits.", "bandits", "participants"),
    ("Officials dismissed the demonstrators as hooligans.", "hooligans", "participants"),
    ("The troops of the alliance guarded the airport.", "troops", "foreign_forces"),
    ("German troops withdrew from Afghanistan.", "troops", "foreign_forces"),
])  # fmt: skip
def test_the_sentence_settles_the_class(classes, text: str, words: str, referent: str) -> None:
    """By what they do to an event, by whom it is said of, by whose they are."""
    assert classes(text)[words] == (referent, "syntax")


@pytest.mark.parametrize(("text", "words", "referent", "by"), [
    ("Terrorist bands fled to the hills.", "Terrorist bands", "armed_nonstate", "modifier"),
    ("Militants fled to the hills.", "militants", "armed_nonstate", "entry"),
    ("The army sent troops to the capital.", "troops", "security_forces", "entry"),
    ("The march was led by activists.", "activists", "participants", "entry"),
    ("Kenyan troops left the base.", "troops", "security_forces", "entry"),
])  # fmt: skip
def test_what_no_sentence_settles_keeps_its_class(
    classes, text: str, words: str, referent: str, by: str
) -> None:
    """And the column says whether entry or modifier decided."""
    found = {k.lower(): v for k, v in classes(text).items()}
    assert found[words.lower()] == (referent, by)


@pytest.mark.parametrize(("text", "words", "polarity"), [
    ("The army denied the massacre.", "massacre", "denied"),
    ("The army denied carrying out a massacre.", "massacre", "denied"),
    ("The army did not deny the massacre.", "massacre", "asserted"),
    ("The lawyer does not think they are terrorists.", "terrorists", "denied"),
    ("They do not consider themselves rebels.", "rebels", "denied"),
    ("They are farmers rather than terrorists.", "terrorists", "denied"),
    ("What the state calls terrorists are miners.", "terrorists", "distanced"),
    ("Police did not stop the riot.", "riot", "asserted"),
])  # fmt: skip
def test_what_governs_a_label(read, text: str, words: str, polarity: str) -> None:
    """Denying and distancing reach a label from outside, and leave its span alone."""
    assert dict(read(text))[words].polarity == polarity


def test_what_is_held_at_a_distance_loses_a_level(read) -> None:
    """As with so-called: a head at 0 or above loses 1."""
    found = dict(read("What the state calls a protest was a funeral."))
    assert (found["protest"].legitimacy, found["protest"].polarity) == (-1, "distanced")


def test_names_said_of_a_label_are_two_labels(read) -> None:
    """"called the protesters terrorists" is no one noun."""
    found = dict(read("The president called the protesters terrorists."))
    assert {"protesters", "terrorists"} <= set(found)


@pytest.mark.parametrize("text", [
    "Terrorists attacked the town.", "The Rioters, a punk band, played on Friday.",
])  # fmt: skip
def test_neighbours_make_no_form(read, text: str) -> None:
    """A noun and a verb side by side are no noun of two words; a band's name is no label."""
    assert "terrorists attacked" not in {words.lower() for words, _ in read(text)}
    assert "Rioters" not in {words for words, _ in read(text)}


def test_forms_may_end_in_a_star(tmp_path, parse_text) -> None:
    """Any letters may follow; three must stand before."""
    from framing.reading.lexicons import check_lexicon

    head = "schema: 1\ndomain: mine\nlanguage: en\nentries:\n"
    entry = ("- {id: mine.x, forms: [hothead*, cold fish*], role: head, referent: participants, "
             "legitimacy: 0, category: NOM.role}\n")  # fmt: skip
    path = tmp_path / "mine.yaml"
    path.write_text(head + entry, encoding="utf-8")
    lexicon, problems = check_lexicon([path])
    assert not problems
    article, parse = parse_text("The hotheadedness of hotheads and cold fishes annoyed them.")
    found = [article.text[slice(*t.span)] for t in Matcher(lexicon).match(article, parse, (), ())]
    assert found == ["hotheadedness", "hotheads", "cold fishes"]
    path.write_text(head + entry.replace("hothead*", "ho*"), encoding="utf-8")
    assert "three letters" in str(check_lexicon([path])[1][0])
