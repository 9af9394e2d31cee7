"""Reports on the seeds: parts of a run, without text and back, exports, the same bytes."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from framing.articles import Article
from framing.errors import InputError
from framing.publishing import (
    Publication,
    markdown,
    report,
    verify,
    web_annotations,
)
from framing.reading.results import read_tables, read_texts


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_two_reports_are_the_same_bytes(seeds_folder: Path, tmp_path: Path) -> None:
    """Whatever the folder and the moment."""
    for name in ("one", "two"):
        report(seeds_folder, Publication(output=tmp_path / name, embed=False))
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_report_of_one_outlet(seeds_folder: Path, tmp_path: Path) -> None:
    """Its articles alone, in a folder that is complete in itself; the report says so."""
    wanted = Publication(outlets=("SOURCE-002",), output=tmp_path / "part")
    made = report(seeds_folder, wanted)
    tables = read_tables(tmp_path / "part")
    assert list(tables.articles["outlet"]) == ["source-002"]
    assert set(tables.terms["article_id"]) == set(tables.articles["article_id"])
    assert [a.article_id for a in read_texts(tmp_path / "part")] == list(
        tables.articles["article_id"]
    )
    assert "published by SOURCE-002: 1 of 5" in made.page.read_text(encoding="utf-8")


def test_a_report_on_one_speaker(seeds_folder: Path, tmp_path: Path) -> None:
    """The articles that quote the speaker, whole."""
    report(seeds_folder, Publication(speakers=("Kassym-Jomart Tokayev",), output=tmp_path / "p"))
    tables = read_tables(tmp_path / "p")
    assert 1 < len(tables.articles) < 5 or len(tables.articles) == 5
    quoting = set(tables.attributions["article_id"][
        tables.attributions["chain"].str.contains("Tokayev")])  # fmt: skip
    assert quoting == set(tables.articles["article_id"])


@pytest.mark.parametrize(("wanted", "says"), [
    (Publication(outlets=("source-04",)), "source-004"),
    (Publication(speakers=("Tokajev",)), "did you mean"),
])  # fmt: skip
def test_a_name_that_nobody_has(seeds_folder: Path, wanted: Publication, says: str) -> None:
    """The names most like it are told, and nothing is written."""
    before = files(seeds_folder)
    with pytest.raises(InputError, match=says):
        report(seeds_folder, wanted)
    assert files(seeds_folder) == before


def test_no_text_leaves_no_text(seeds_folder: Path, tmp_path: Path) -> None:
    """No six words of an article in a row are in any file, but labels, verbs and names so long."""
    shared = tmp_path / "shared"
    for embed in (False, True):
        report(seeds_folder, Publication(output=shared, show_text=False, embed=embed))
        everything = " ".join(
            " ".join(re.sub(r"<[^>]*>", " ", data.decode("utf-8")).split())
            for data in files(shared).values()
        )
        runs = set()
        for article in read_texts(seeds_folder):
            words = article.text.split()
            runs |= {" ".join(words[i : i + 6]) for i in range(len(words) - 5)}
        assert len(runs) > 1500
        tables = read_tables(seeds_folder)
        kept = " | ".join([*tables.terms["text"], *tables.attributions["cue"].dropna(),
                           *tables.speakers["name"]])  # fmt: skip
        kept = " ".join(kept.split())
        assert sorted(run for run in runs if run in everything and run not in kept) == []
        assert "terrorist bands" in everything


def test_a_second_team_verifies(seeds_folder: Path, tmp_path: Path) -> None:
    """With the texts, every row of a report without text is found where it should be."""
    shared = tmp_path / "shared"
    report(seeds_folder, Publication(output=shared, show_text=False))
    verdict = verify(shared, read_texts(seeds_folder))
    assert verdict.faults == []
    assert verdict.holds
    assert (verdict.n_found, verdict.n_articles) == (5, 5)
    assert verdict.compared == verdict.agreeing
    assert verdict.compared["terms"] > 200
    assert verify(seeds_folder, read_texts(seeds_folder)).holds


def test_what_does_not_agree_is_named(seeds_folder: Path, tmp_path: Path) -> None:
    """Another text under the same id, a text that is missing, an offset that was changed."""
    shared = tmp_path / "shared"
    report(seeds_folder, Publication(output=shared, show_text=False))
    first, second, *others = read_texts(seeds_folder)
    changed = Article(first.article_id, f"{first.text} ", first.blocks)
    verdict = verify(shared, [changed, *others])
    assert not verdict.holds
    assert f"{first.article_id}: is another text" in verdict.faults
    assert f"{second.article_id}: is not among the texts" in verdict.faults
    path = shared / "claims.csv"
    rows = path.read_text(encoding="utf-8")
    (spans, *_) = re.findall(r"body,(\d+-\d+),sha256", rows)
    start, end = spans.split("-")
    path.write_text(rows.replace(f",{spans},", f",{int(start) + 1}-{end},", 1), encoding="utf-8")
    verdict = verify(shared, [first, second, *others])
    assert any("other words stand where text should" in fault for fault in verdict.faults)


def test_a_folder_of_something_else_is_left_alone(seeds_folder: Path, tmp_path: Path) -> None:
    """A part of a run is not mixed into other files."""
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match="other files"):
        report(seeds_folder, Publication(outlets=("source-002",), output=tmp_path))
    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]


def test_web_annotations_select_what_the_tables_say(seeds_folder: Path) -> None:
    """Position and quote selectors of every target give the same words of the text."""
    document = json.loads("".join(web_annotations(seeds_folder, Publication())))
    assert document["type"] == "AnnotationPage"
    texts = {f"urn:framing:article:{a.article_id}": a.text for a in read_texts(seeds_folder)}
    tables = read_tables(seeds_folder)
    assert len(document["items"]) == len(tables.terms) + len(tables.attributions)
    assert len({item["id"] for item in document["items"]}) == len(document["items"])
    n = 0
    for item in document["items"]:
        assert item["type"] == "Annotation"
        assert item["target"]
        for target in item["target"]:
            position, words = target["selector"]
            text = texts[target["source"]]
            assert text[position["start"] : position["end"]] == words["exact"] != ""
            whole = words["prefix"] + words["exact"] + words["suffix"]
            assert whole in text
            n += 1
    assert n > 300


def test_markdown_is_text(seeds_folder: Path, tmp_path: Path) -> None:
    """Findings, labels with their denominators, who is quoted; no markup from a text."""
    shutil.copytree(seeds_folder, tmp_path / "hostile")
    path = tmp_path / "hostile" / "speakers.csv"
    rows = path.read_text(encoding="utf-8")
    path.write_text(rows.replace("Kassym-Jomart Tokayev",
                                 "<b>[x](http://y) | `z` @all #1 *bold*</b>"),
                    encoding="utf-8")  # fmt: skip
    page = markdown(tmp_path / "hostile", Publication(title="Unrest"))
    assert page.startswith("# Unrest\n")
    assert "## Who calls whom what" in page
    for markup in ("<b>", "](", "@all", "#1", " `z`", "*bold"):
        assert not re.search(rf"(?<!\\){re.escape(markup)}", page.split("---\n\n")[0]), markup
    width = {line.count(" | ") for line in page.splitlines() if line.startswith("| source-000")}
    assert width == {4}
