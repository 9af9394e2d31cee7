"""`framing evaluate`: gold from files against a folder of results, and what it says of bad ones."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from framing.cli import app
from framing.errors import InputError
from framing.evaluation.attributions import evaluate
from framing.evaluation.gold import parse_brat, read_gold
from framing.spans import parse_spans

ROLES = ("source", "cue", "content")


@pytest.fixture(scope="module")
def gold(seeds_folder: Path) -> list[dict[str, Any]]:
    """What the results themselves found, as gold records."""
    texts = [json.loads(line) for line in (seeds_folder / "texts.jsonl").open(encoding="utf-8")]
    with (seeds_folder / "attributions.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return [{"doc_id": text["article_id"], "text": text["text"],
             "attributions": [{role: parse_spans(row[f"{role}_spans"]) for role in ROLES}
                              for row in rows if row["article_id"] == text["article_id"]]}
            for text in texts]  # fmt: skip


def written(path: Path, records: list[dict[str, Any]]) -> Path:
    """The records as JSON lines."""
    path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    return path


def as_brat(folder: Path, records: list[dict[str, Any]]) -> Path:
    """The records as brat files."""
    for record in records:
        (folder / f"{record['doc_id']}.txt").write_bytes(record["text"].encode())
        lines, n = [], 0
        for k, one in enumerate(record["attributions"]):
            arguments = []
            for role in ROLES:
                if one[role]:
                    n += 1
                    offsets = ";".join(f"{start} {end}" for start, end in one[role])
                    lines.append(f"T{n}\t{role.title()} {offsets}\twords")
                    arguments.append(f"{role.title()}:T{n}")
            lines.append(f"E{k}\tAttribution:T0 {' '.join(arguments)}")
        (folder / f"{record['doc_id']}.ann").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_results_against_themselves(gold: list[dict[str, Any]], seeds_folder: Path,
                                    tmp_path: Path) -> None:  # fmt: skip
    """JSON lines and brat files of what was found give 1 in every F1, and the same counts."""
    lines = evaluate(written(tmp_path / "gold.jsonl", gold), seeds_folder).record()
    folder = tmp_path / "brat"
    folder.mkdir()
    brat = evaluate(as_brat(folder, gold), seeds_folder).record()
    assert lines == brat
    assert lines["n_gold_attributions"] > 20
    assert lines["figures"]["who_said_it_f1"]["value"] == 1
    assert lines["figures"]["content_exact_f1"]["value"] == 1


def test_part_of_the_gold(gold: list[dict[str, Any]], seeds_folder: Path, tmp_path: Path) -> None:
    """Articles without gold are not scored but told; gold found nowhere lowers recall alone."""
    first = dict(gold[0])
    silent = [{"source": [], "cue": [], "content": [[0, 1]]}] * len(first["attributions"])
    first["attributions"] = [*first["attributions"], *silent]
    made = evaluate(written(tmp_path / "gold.jsonl", [first]), seeds_folder)
    assert made.n_other == len(gold) - 1
    figure = made.record()["figures"]["content_exact_f1"]
    assert (figure["precision"], figure["recall"]) == (1, 0.5)


def test_the_command(gold: list[dict[str, Any]], seeds_folder: Path, tmp_path: Path) -> None:
    """Tables for people, JSON for machines, with the voice of terms when they are given."""
    path, terms = written(tmp_path / "gold.jsonl", gold), tmp_path / "terms.txt"
    terms.write_text("# contested\nterrorist\nprotester\n", encoding="utf-8")
    call = ["evaluate", str(path), str(seeds_folder), "--terms", str(terms)]
    shown = CliRunner().invoke(app, call)
    assert shown.exit_code == 0
    assert "who_said_it_f1" in shown.stdout
    assert "content: direct" in shown.stdout
    record = json.loads(CliRunner().invoke(app, [*call, "--json"]).stdout)
    assert record["figures"]["term_voice_accuracy"]["n_gold"] > 0


def test_a_missing_article_is_named(gold: list[dict[str, Any]], seeds_folder: Path,
                                    tmp_path: Path) -> None:  # fmt: skip
    """Gold that the results lack is an error with the article and its line, not a score of 0."""
    path = written(tmp_path / "gold.jsonl", [*gold, {**gold[0], "doc_id": "elsewhere"}])
    with pytest.raises(InputError, match=rf"gold.jsonl:{len(gold) + 1}: 1 of .* elsewhere"):
        evaluate(path, seeds_folder)


@pytest.mark.parametrize(("change", "message"), [
    (lambda text: text + " ", "characters, but"), (lambda text: "\N{SNOWMAN}" + text[1:], "sha256"),
])  # fmt: skip
def test_another_text_is_told(change: Any, message: str, gold: list[dict[str, Any]],
                              seeds_folder: Path, tmp_path: Path) -> None:  # fmt: skip
    """Offsets mean nothing in another text, longer or as long."""
    other = {**gold[0], "text": change(gold[0]["text"])}
    with pytest.raises(InputError, match=message):
        evaluate(written(tmp_path / "gold.jsonl", [other]), seeds_folder)


@pytest.mark.parametrize(("line", "message"), [
    ("{", r":2: is no JSON"),
    ("[]", r":2: is no article"),
    ('{"doc_id": "b", "text": "x"}', r":2: has no 'attributions'"),
    ('{"doc_id": "a", "text": "x", "attributions": []}', r":2: has the doc_id 'a' of an earlier"),
    ('{"doc_id": "b", "text": "x", "attributions": [{"source": [], "cue": [], '
     '"content": [[0, 9]]}]}', r":2: attribution 1 has the content 0-9; expected .* 1 characters"),
    ('{"doc_id": "b", "text": "x", "attributions": [{"source": [], "cue": [], "content": []}]}',
     r":2: attribution 1 has no content"),
])  # fmt: skip
def test_bad_lines_are_named(line: str, message: str, tmp_path: Path) -> None:
    """File and line, what was found and what was expected."""
    path = tmp_path / "gold.jsonl"
    path.write_text('{"doc_id": "a", "text": "", "attributions": []}\n' + line, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        list(read_gold(path))


def test_brat_marks() -> None:
    """Parts of a span, numbered roles; events without a content and other marks are left out."""
    marks = ("T1\tSource 0 3\tBob\nT2\tCue 4 8\tsaid\nT3\tContent 10 13;14 17\tx y\n"
             "T4\tContent 20 22\tz\nT5\tAttribution 4 8\tsaid\n"
             "E1\tAttribution:T5 Content:T3 Content2:T4 Cue:T2 Source:T1\n"
             "E2\tAttribution-no-source:T5\nT9\tDiscuss 1 2\tq\n")  # fmt: skip
    assert [tuple(one) for one in parse_brat(marks, "a.ann")] == [
        (((0, 3),), ((4, 8),), ((10, 13), (14, 17), (20, 22)))
    ]


@pytest.mark.parametrize(("marks", "message"), [
    ("T1\tContent 0-3\tBob", "a.ann:1: .* is no mark"),
    ("T1\tCue 0 3\tBob\nE1\tAttribution:T1 Content:T2", "a.ann:2: .* content 'T2' is not in"),
])  # fmt: skip
def test_bad_brat_is_named(marks: str, message: str) -> None:
    """A mark without offsets and an attribution of nothing are errors with file and line."""
    with pytest.raises(InputError, match=message):
        parse_brat(marks, "a.ann")


def test_polnear_s_folders(tmp_path: Path) -> None:
    """text/ and attributions/NAME_ANNOTATOR.ann: the first annotator's file is read."""
    for name, words in (("text/a_1.txt", "x y"), ("attributions/a_1_bob.ann", ""),
                        ("attributions/a_1_ann.ann",
                         "T1\tContent 0 1\tx\nE1\tAttribution:T1 Content:T1")):  # fmt: skip
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(words, encoding="utf-8")
    (article,) = read_gold(tmp_path)
    assert article.article_id == "a_1"
    assert [one.content for one in article.attributions] == [((0, 1),)]
