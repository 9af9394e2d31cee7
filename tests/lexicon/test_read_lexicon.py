"""Lexicon files: what is read, and what is said of files that are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.errors import LexiconError
from framing.lexicon import surface_forms
from framing.reading.lexicon_dir import default_lexicon_dir
from framing.reading.lexicons import check_lexicon, read_lexicon

LEXICON = read_lexicon()
HEAD = "schema: 1\ndomain: mine\nlanguage: en\nentries:\n"
ENTRY = ("- {id: mine.x, forms: [exer], role: head, pos: [NOUN], referent: participants,"
         " legitimacy: 0, category: NOM.role}\n")  # fmt: skip


def write(folder: Path, text: str, name: str = "mine.yaml") -> Path:
    """A lexicon file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def faults(path: Path) -> list[str]:
    """What is wrong with a file, as messages."""
    return [str(problem) for problem in check_lexicon([path])[1]]


def test_the_projects_lexicons_are_right() -> None:
    """No problem in any of them, and every domain of the codebook is there."""
    lexicon, problems = check_lexicon()
    assert not problems
    assert {e.domain for e in lexicon.entries} == {
        "protest", "political_violence", "migration", "force", "euphemism", "actors", "modifiers",
        "politics", "governors", "hedges", "reporting", "organisations", "frames",
        "people"}  # fmt: skip
    assert (default_lexicon_dir() / "protest.yaml").is_file()


def test_an_entry_is_read_whole(tmp_path: Path) -> None:
    """Every field arrives; file defaults fill what the entry does not say."""
    path = write(tmp_path, """schema: 1
domain: mine
language: en
defaults: {role: head, category: NOM.role}
sets: {vehicles: [van, "@wheels"], wheels: [bike]}
entries:
- id: mine.x
  forms: [Exer, exmen]
  referent: participants
  legitimacy: -1
  neutral: [person]
  exclude: [{next: ["@vehicles", on], sentence: [no]}]
  authority: [{body: AP, date: 2020-09-30, attributed_only: true}]
- {id: mine.m, forms: [bad], role: modifier, category: MOD, operator: shift -1, applies: [people]}
""")  # fmt: skip
    lexicon = read_lexicon([path])
    entry = lexicon.by_id["mine.x"]
    assert (entry.forms, entry.role, entry.legitimacy) == (("exer", "exmen"), "head", -1)
    assert dict(entry.exclude[0].tests) == {"next": {"van", "bike", "on"}, "sentence": {"no"}}
    assert (entry.authority[0].date, entry.authority[0].attributed_only) == ("2020-09-30", True)
    assert (lexicon.by_id["mine.m"].operator, lexicon.by_id["mine.m"].amount) == ("shift", -1)


@pytest.mark.parametrize(("entry", "message"), [
    (ENTRY.replace("legitimacy", "legitimicy"), "'legitimacy'?"),
    (ENTRY.replace("participants", "protestors"), "protestors"),
    (ENTRY.replace("NOM.role", "NOM.rol"), "'NOM.role'?"),
    (ENTRY.replace("role: head", "role: hat"), "head"),
    (ENTRY.replace("legitimacy: 0", "legitimacy: 3"), "expected -3 to 2"),
    (ENTRY.replace("legitimacy: 0", "legitimacy: low"), "whole number"),
    (ENTRY.replace("legitimacy: 0", "visibility: -2"), "expected -1 to 2"),
    (ENTRY.replace("legitimacy: 0, ", ""), "neither legitimacy nor visibility"),
    (ENTRY.replace("referent: participants, ", ""), "no referent"),
    (ENTRY.replace("forms: [exer]", "forms: exer"), "write [exer]"),
    (ENTRY.replace("forms: [exer]", "forms: []"), "no forms"),
    (ENTRY.replace("forms: [exer], ", ""), "no 'forms'"),
    (ENTRY.replace("id: mine.x", "id: other.x"), "expected mine.name"),
    (ENTRY.replace("NOM.role", "NOM.role, stance: Z"), "stance 'Z'"),
    (ENTRY.replace("NOM.role", "NOM.role, operator: set -2"), "role is modifier"),
    (ENTRY.replace("NOM.role", "NOM.role, exclude: [{nxt: [a]}]"), "'next'?"),
    (ENTRY.replace("NOM.role", "NOM.role, exclude: [{next: a}]"), "write [a]"),
    (ENTRY.replace("NOM.role", "NOM.role, exclude: [{}]"), "empty condition"),
    (ENTRY.replace("NOM.role", 'NOM.role, require: [{next: ["@no_set"]}]'), "@no_set"),
    (ENTRY + ENTRY, "again"),
    (ENTRY + ENTRY.replace("mine.x", "mine.y"), "mine.x of the same class"),
    ("- {id: mine.m, forms: [a], role: modifier, category: MOD, operator: set -4}\n", "set -4"),
    ("- {id: mine.m, forms: [a], role: modifier, category: MOD}\n", "no operator"),
    ("- {id: mine.r, forms: [a], role: verb, category: REP.verb}\n", "no stance"),
    ("- just words\n", "expected a mapping"),
])  # fmt: skip
def test_every_fault_names_its_line(tmp_path: Path, entry: str, message: str) -> None:
    """File and line, what was found, what was expected; nothing raises."""
    found = faults(write(tmp_path, HEAD + entry))
    assert any(message in text for text in found), found
    assert all(str(tmp_path / "mine.yaml") + ":" in text for text in found)
    lines = [5, 6] if entry.startswith(ENTRY) else [5]
    assert all(any(f"mine.yaml:{n} " in t or f"mine.yaml:{n}:" in t for n in lines) for t in found)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """Three faults in one file are three messages; reading raises with all of them."""
    path = write(tmp_path, HEAD + ENTRY.replace("head", "hat").replace("NOM.role", "NOM")
                 + ENTRY.replace("mine.x", "mine.y").replace("[exer]", "[]"))  # fmt: skip
    assert len(faults(path)) == 3
    with pytest.raises(LexiconError) as caught:
        read_lexicon([path])
    assert str(caught.value).count("expected") == 3


def test_what_is_right_is_kept(tmp_path: Path) -> None:
    """A wrong entry does not take its neighbours with it."""
    path = write(tmp_path, HEAD + ENTRY + ENTRY.replace("mine.x", "mine.y").replace("head", "hat"))
    lexicon, problems = check_lexicon([path])
    assert (list(lexicon.by_id), len(problems)) == (["mine.x"], 1)


@pytest.mark.parametrize("text", [
    "", "[", "just text", "- a\n- b", "schema: 2\ndomain: mine\nentries: []", "\x00", "a: &x [*x]",
    "schema: 1\ndomain: mine\nentries: {a: b}", "? [a]\n: b",
])  # fmt: skip
def test_files_that_are_no_lexicon(tmp_path: Path, text: str) -> None:
    """Empty, broken or another kind of YAML: a message, no traceback."""
    assert faults(write(tmp_path, text))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """Missing and not UTF-8."""
    assert "cannot be read" in faults(tmp_path / "nowhere.yaml")[0]
    odd = tmp_path / "odd.yaml"
    odd.write_bytes(b"schema: 1\ndomain: \xff\n")
    assert "not UTF-8" in faults(odd)[0]


def test_ones_own_file_adds_to_the_projects(tmp_path: Path) -> None:
    """New words are added, words that are taken are named with where they are taken."""
    own = write(tmp_path, HEAD + ENTRY)
    assert "mine.x" in read_lexicon([default_lexicon_dir(), own]).by_id
    taken = write(tmp_path, HEAD + ENTRY.replace("exer", "protester"), "taken.yaml")
    _, problems = check_lexicon([default_lexicon_dir(), taken])
    assert "protest.protester" in str(problems[0])


def test_one_form_in_two_classes_is_no_fault(tmp_path: Path) -> None:
    """A form may name people in one entry and an event in another, or be noun and verb."""
    event = ENTRY.replace("mine.x", "mine.y").replace("head", "event").replace(
        "participants", "protest_event")  # fmt: skip
    verb = ENTRY.replace("mine.x", "mine.z").replace("NOUN", "VERB").replace("head", "verb")
    assert not faults(write(tmp_path, HEAD + ENTRY + event + verb))


@pytest.mark.parametrize(("entry_id", "forms"), [
    ("reporting.slam", {"slam", "slams", "slammed", "slamming"}),
    ("reporting.deny", {"denies", "denied", "denying"}),
    ("reporting.argue", {"argued", "arguing"}),
    ("reporting.point-out", {"points out", "pointed out"}),
    ("protest.rioter", {"rioter", "rioters"}),
    ("political_violence.mercenary", {"mercenaries"}),
    ("political_violence.gunman", {"gunmen"}),
])  # fmt: skip
def test_inflections(entry_id: str, forms: set[str]) -> None:
    """Regular inflections are made, irregular ones come from the file."""
    assert forms <= set(surface_forms(LEXICON.by_id[entry_id]))


def test_every_reporting_word_of_the_codebook_has_a_stance() -> None:
    """Reporting entries but deeds and things unsaid carry a stance; hedges and those none."""
    lexicon = LEXICON
    reporting = list(lexicon.domain("reporting"))
    assert all(bool(e.stance) == (e.category not in ("DEED", "UNSAID")) for e in reporting)
    assert not any(e.referent for e in reporting)
    assert not any(e.stance or e.referent for e in lexicon.domain("hedges"))
    assert lexicon.by_id["reporting.according-to"].stance == "N"


def test_a_later_file_replaces_and_mutes_by_id(tmp_path: Path) -> None:
    """A replaced entry keeps its place and domain; a muted one is gone; nothing else changes."""
    own = write(tmp_path, HEAD + ENTRY + """- {id: protest.rioter, forms: [rioter], role: head,
   category: NOM.crim, referent: participants, legitimacy: -1}
- {id: protest.looter, mute: true, note: not in this study}
""")  # fmt: skip
    lexicon, problems = check_lexicon([default_lexicon_dir(), own])
    assert not problems
    rioter = lexicon.by_id["protest.rioter"]
    assert (rioter.legitimacy, rioter.domain) == (-1, "protest")
    ids, before = [e.id for e in lexicon.entries], [e.id for e in LEXICON.entries]
    assert ids == [i for i in before if i != "protest.looter"] + ["mine.x"]
    untouched = {i for i in ids if i not in ("mine.x", "protest.rioter")}
    assert all(lexicon.by_id[i].forms == LEXICON.by_id[i].forms for i in untouched)


@pytest.mark.parametrize(("entry", "message"), [
    ("- {id: protest.roiter, mute: true}\n", "(protest.rioter?)"),
    ("- {id: protest.rioter, mute: true, forms: [a]}\n", "unknown key 'forms'"),
    ("- {id: protest.rioter, mute: perhaps}\n", "true or false"),
    (ENTRY.replace("mine.x", "protest.roiter"), "(protest.rioter?)"),
    (ENTRY.replace("mine.x", "mine.Big Word"), "for instance mine.big-word"),
    (ENTRY.replace("exer", "protester"), "{id: protest.protester, mute: true}"),
    (ENTRY + ENTRY, "for instance mine.x-2"),
])  # fmt: skip
def test_faults_of_ones_own_file_propose_what_to_do(
    tmp_path: Path, entry: str, message: str
) -> None:
    """A mistyped id, a taken one, a taken form."""
    _, problems = check_lexicon([default_lexicon_dir(), write(tmp_path, HEAD + entry)])
    assert any(message in str(p) for p in problems), problems


def test_scenes_are_read(tmp_path: Path) -> None:
    """With their sets; a later file's scene replaces one of its id; unknown scenes are faults."""
    text = HEAD.replace("entries:\n", "") + """sets: {polls: [poll, vote]}
scenes:
- {id: unrest, meaning: streets, shows: [tear gas], hints: [Police], against: ["@polls"]}
entries:
- {id: mine.x, forms: [exer], role: head, pos: [NOUN], referent: participants, legitimacy: 0,
   category: NOM.role, scene: unrest, sure: [{next: [of], of: ["@proper"], not of: ["@countries"]}]}
"""
    lexicon = read_lexicon([write(tmp_path, text)])
    (scene,) = lexicon.scenes
    assert (scene.shows, scene.hints, scene.against) == ({"tear gas"}, {"police"}, {"poll", "vote"})
    ((_, (_, proper), (key, countries)),) = (c.tests for c in lexicon.by_id["mine.x"].sure)
    assert proper == {"@proper"} and key == "not of" and "kazakhstan" in countries
    assert "expected one of unrest" in faults(write(tmp_path, text.replace(
        "scene: unrest", "scene: unrst"), "b.yaml"))[0]  # fmt: skip
    assert "expected it only beside a scene" in faults(write(tmp_path, text.replace(
        "scene: unrest, ", ""), "c.yaml"))[0]  # fmt: skip
    assert "unknown set @poll;" in faults(write(tmp_path, text.replace(
        '"@polls"', '"@poll"'), "d.yaml"))[0]  # fmt: skip
