"""Everything a user can name is documented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer
import yaml

from framing.analysis.described import RESULTS
from framing.analysis.summaries import SUMMARIES
from framing.cli import app
from framing.lexicon import CATEGORIES, CONDITIONS, OPERATORS, REFERENTS, ROLES
from framing.tables.dictionary import markdown
from framing.tables.schema import ANALYZED

COMMANDS = typer.main.get_command(app)


def leaves(command: object, name: str = "framing") -> list[tuple[str, object]]:
    """Every command that can be run, with its full name."""
    below = getattr(command, "commands", None)
    if not below:
        return [(name, command)]
    return [leaf for sub, c in below.items() for leaf in leaves(c, f"{name} {sub}")]


@pytest.mark.parametrize(("name", "command"), leaves(COMMANDS), ids=lambda x: str(x)[:40])
def test_every_command_teaches(name: str, command: object, repository: Path) -> None:
    """Each command says what it does with an example, explains every option, is in the README."""
    text = getattr(command, "help", "") or ""
    assert f"Example: {name}" in text
    for option in command.params:  # type: ignore[attr-defined]
        assert getattr(option, "help", None), f"{name} {option.name} has no help"
    assert name in (repository / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", [*ANALYZED, *SUMMARIES, *RESULTS], ids=lambda t: t.name)
def test_every_column_is_explained(table: object) -> None:
    """No column without a meaning, no name twice."""
    names = [c.name for c in table.columns]  # type: ignore[attr-defined]
    assert len(set(names)) == len(names)
    assert all(len(c.description) > 10 for c in table.columns)  # type: ignore[attr-defined]


def test_the_data_dictionary_is_up_to_date(repository: Path) -> None:
    """docs/data-dictionary.md is what `framing schema` prints."""
    written = (repository / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert written == markdown([*ANALYZED, *SUMMARIES, *RESULTS])


def test_every_lexicon_field_is_documented(repository: Path) -> None:
    """lexicons/README.md explains every key, role, class, category, condition and operator used."""
    guide = (repository / "lexicons" / "README.md").read_text(encoding="utf-8")
    used: set[str] = set()
    for file in sorted((repository / "lexicons").glob("*.yaml")):
        if file.name != "speakers.yaml":
            data = yaml.safe_load(file.read_text(encoding="utf-8"))
            used |= {key for entry in data["entries"] for key in entry}
    words = used | set(ROLES) | set(CATEGORIES) | set(CONDITIONS) | set(OPERATORS)
    words |= {name for names in REFERENTS.values() for name in names}
    assert not [w for w in sorted(words) if f"`{w}`" not in guide]


def test_every_command_of_the_readme_exists(repository: Path) -> None:
    """What README.md says after `framing` in its examples can be run."""
    text = (repository / "README.md").read_text(encoding="utf-8")
    known = {name.removeprefix("framing ") for name, _ in leaves(COMMANDS)}
    lines = re.findall(r"^framing ((?:[a-z]+ ?)+)", text, re.MULTILINE)
    assert len(lines) > 20
    unknown = [line for line in lines
               if not any(f"{line} ".startswith(f"{name} ") for name in known)]  # fmt: skip
    assert not unknown
