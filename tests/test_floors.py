"""The house stands on floors: a module imports only from floors below its own."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "framing"
FLOORS = {
    1: {"codes", "endings", "errors", "importing", "inflection", "spans"},
    2: {"articles", "syntax", "lexicon", "roles", "quotations", "senses"},
    3: {"annotations", "conditions", "noun_phrases"},
    4: {"encoder", "parsing", "attribution", "claims", "terms", "speakers", "credits", "acts",
        "counts"},
    5: {"pipeline"},
    6: {"tables"},
    7: {"analysis"},
    8: {"reading", "reporting"},
    9: {"running", "publishing", "codebook", "cluster", "training", "evaluation"},
    10: {"cli", "library"},
    11: {"__main__", "component"},
}
FLOOR_OF = {room: floor for floor, rooms in FLOORS.items() for room in rooms}


def imported(path: Path) -> set[str]:
    """Rooms of this package that a module imports, whatever the form of the import."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative import"
            names = [node.module or ""]
        elif isinstance(node, ast.Import):
            names = [a.name for a in node.names]
        rooms |= {n.split(".")[1] for n in names if n.startswith("framing.")}
    return rooms


MODULES = sorted(p for p in ROOT.rglob("*.py") if p != ROOT / "__init__.py")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_go_down(path: Path) -> None:
    """A module imports its own room and rooms of lower floors, nothing else."""
    room = path.relative_to(ROOT).parts[0].removesuffix(".py")
    assert room in FLOOR_OF, f"{room} stands on no floor"
    wrong = [r for r in imported(path) if r != room and FLOOR_OF[r] >= FLOOR_OF[room]]
    assert not wrong


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_heavy_libraries_stay_in_their_rooms(path: Path) -> None:
    """pandas begins at floor 6; torch is for training, spaCy also for those who bring it."""
    room = path.relative_to(ROOT).parts[0].removesuffix(".py")
    text = path.read_text(encoding="utf-8")
    assert "import pandas" not in text or FLOOR_OF[room] >= 6
    assert "import spacy" not in text or room in ("training", "component")
    assert "import torch" not in text or room == "training"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_attics_and_no_printing(path: Path) -> None:
    """No utils module; nothing below the command line prints or exits."""
    assert path.stem not in {"utils", "helpers", "common", "misc"}
    room = path.relative_to(ROOT).parts[0].removesuffix(".py")
    if FLOOR_OF[room] < 9:
        calls = {ast.unparse(n.func) for n in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                 if isinstance(n, ast.Call)}  # fmt: skip
        assert not calls & {"print", "sys.exit", "exit"}
