"""Accuracy on articles with gold beside the checkout: the yardsticks on the tables of `analyze`."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from framing.running import analyze

Figures = dict[str, Any]


@pytest.fixture(scope="module")
def dev(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables of PolNeAR's development articles, as a user's folders of .txt files by outlet."""
    folder, results = tmp_path_factory.mktemp("articles"), tmp_path_factory.mktemp("results")
    for article in articles(shared):
        outlet = folder / article["doc_id"].partition("_")[0]
        outlet.mkdir(exist_ok=True)
        (outlet / f"{article['doc_id']}.txt").write_bytes(article["text"].encode())
    assert not analyze([folder], results).refused
    return results


def articles(shared: Path) -> Iterator[Figures]:
    """The gold records."""
    with (shared / "corpora" / "polnear_dev.jsonl").open(encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def tool(shared: Path, name: str, *arguments: Path) -> str:
    """What a yardstick prints."""
    command = [sys.executable, shared / "tools" / name, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def hold(reached: Figures, floors: Figures) -> None:
    """Every figure that has a floor is at or above it."""
    below = {k: (reached[k], floor) for k, floor in floors.items() if reached[k] < floor}
    assert not below, f"(reached, floor): {below}"


@pytest.fixture(scope="module")
def floors(repository: Path) -> Figures:
    """The floors; lowering one is a change of the file, with its reason in the commit."""
    loaded: Figures = json.loads((repository / "tests" / "floors.json").read_text())
    return loaded


def test_who_says_what(dev: Path, shared: Path, floors: Figures, tmp_path: Path) -> None:
    """Attribution on US political news, by the yardstick's figures and by kind."""
    gold, found = shared / "corpora" / "polnear_dev.jsonl", tmp_path / "found.jsonl"
    found.write_text(tool(shared, "tables_to_attributions.py", gold, dev), encoding="utf-8")
    terms = shared / "tools" / "contested_terms.txt"
    result = json.loads(tool(shared, "attribution_eval.py", gold, found, Path("--terms"), terms,
                             Path("--breakdown")))  # fmt: skip
    kinds = result["recall_by_kind"]
    hold(
        {
            "who_said_it_f1": result["who_said_it_f1"]["f1"],
            "word_accuracy": result["who_said_it_token_accuracy"],
            "voice_token_f1": result["voice_token_f1"]["f1"],
            "content_exact_f1": result["content_exact_f1"]["f1"],
            "term_voice_accuracy": result["term_voice_accuracy"]["accuracy"],
            "direct": kinds["content: direct"]["who_said_it_recall"],
            "indirect": kinds["content: indirect"]["who_said_it_recall"],
            "other_cue": kinds["cue: other cue"]["who_said_it_recall"],
            "no_source": kinds["source: none"]["who_said_it_recall"],
        },
        floors["polnear_dev"],
    )


def test_claims(dev: Path, shared: Path, floors: Figures) -> None:
    """Claims of six articles."""
    gold = shared / "gold" / "claims_dev.jsonl"
    hold(json.loads(tool(shared, "claims_eval.py", gold, dev)), floors["claims_dev"])


def test_speakers(dev: Path, shared: Path, floors: Figures) -> None:
    """Speakers of the sources of sixteen articles."""
    gold = shared / "gold" / "speakers_dev.jsonl"
    hold(json.loads(tool(shared, "speakers_eval.py", gold, dev)), floors["speakers_dev"])
