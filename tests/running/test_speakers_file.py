"""The authority file on its way: exported, edited, given back."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from framing.reading.authority import SPEAKERS_FILE, read_authority
from framing.running import Options, analyze
from framing.running.speakers import export_speakers

ARTICLES = {
    "1": "Mayor Ann Rossi said the town was calm. The deputy mayor said it was late.\n",
    "2": "Rossi said nothing had burned. Acme said it would close, and a spokesperson agreed.\n",
    "3": "The deputy mayor said all was well. Protesters said they would stay.\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder `in` of articles; the time is fixed."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1641340800")
    monkeypatch.chdir(tmp_path)
    articles = Path("in")
    articles.mkdir()
    for name, text in ARTICLES.items():
        (articles / f"{name}.txt").write_text(text, encoding="utf-8")
    return articles


def tables(results: Path) -> dict[str, bytes]:
    """The tables as they were written."""
    return {p.name: p.read_bytes() for p in results.glob("*.csv") if p.name != SPEAKERS_FILE}


def speakers(results: Path) -> dict[str, dict[str, str]]:
    """The rows of the speakers table by id."""
    with (results / "speakers.csv").open(encoding="utf-8", newline="") as stream:
        return {row["speaker_id"]: row for row in csv.DictReader(stream)}


def test_an_export_given_back_changes_nothing(folder: Path) -> None:
    """The same tables, and the same file again."""
    analyze([folder], Path("out"))
    text = export_speakers(Path("out"))
    Path("who.csv").write_text(text, encoding="utf-8", newline="")
    analyze([folder], Path("again"), Options(speakers=Path("who.csv")))
    assert tables(Path("again")) == tables(Path("out"))
    assert export_speakers(Path("again")) == text


def test_an_edited_file_wins_in_every_table(folder: Path) -> None:
    """Two deputy mayors are one with a name; own columns come back; who is not quoted stays in the
    next export."""
    Path("who.csv").write_text(
        "name,aliases,type,wikidata\n"
        "Kim Roe,1/deputy-mayor | 3/deputy-mayor,government,Q1\n"
        "Nobody Quoted,,,Q2\n", encoding="utf-8")  # fmt: skip
    analyze([folder], Path("out"), Options(speakers=Path("who.csv")))
    found = speakers(Path("out"))
    assert (found["kim-roe"]["n_articles"], found["kim-roe"]["note"]) == ("2", "wikidata: Q1")
    with Path("out/attributions.csv").open(encoding="utf-8", newline="") as stream:
        chains = [r["chain"] for r in csv.DictReader(stream) if r["speaker_id"] == "kim-roe"]
    assert chains == ["unknown > Kim Roe"] * 2
    Path("next.csv").write_text(export_speakers(Path("out")), encoding="utf-8", newline="")
    before, after = read_authority(Path("who.csv")), read_authority(Path("next.csv"))
    assert [(e.name, e.aliases, e.type, e.notes) for e in after.entries[:2]] == [
        (e.name, e.aliases, e.type, e.notes) for e in before.entries]  # fmt: skip


def test_a_bare_surname_is_the_mayor_of_the_other_article(folder: Path) -> None:
    """One id and one name in all tables, and every mention."""
    analyze([folder], Path("out"))
    row = speakers(Path("out"))["ann-rossi"]
    assert row["n_articles"] == "2"
    assert set(row["mentions"].split(" | ")) == {"Mayor Ann Rossi", "Rossi"}
    assert row["aliases"] == "Rossi"


def test_a_run_without_the_file_forgets_it(folder: Path) -> None:
    """An export after a run without one does not bring back an older file's rows."""
    Path("who.csv").write_text("name\nNobody Quoted\n", encoding="utf-8")
    analyze([folder], Path("out"), Options(speakers=Path("who.csv")))
    assert "Nobody Quoted" in export_speakers(Path("out"))
    analyze([folder], Path("out"))
    assert "Nobody Quoted" not in export_speakers(Path("out"))
