"""Options that commands share are declared once and reach the command as one value."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from framing.cli import app
from framing.cli.grouped import grouped


@dataclass(frozen=True)
class Size:
    """Two options."""

    width: Annotated[int, typer.Option("--width", "-w", help="How wide.")]
    deep: Annotated[bool, typer.Option("--deep", help="Whether deep.")] = False


@grouped
def draw(
    name: Annotated[str, typer.Argument(help="What.")], size: Size, times: int = 1
) -> None:
    """Draw it."""
    typer.echo(f"{name} {size.width} {size.deep} {times}")


def invoke(*arguments: str) -> str:
    """What the command prints."""
    made = typer.Typer()
    made.command()(draw)
    result = CliRunner().invoke(made, arguments)
    return f"{result.exit_code} {result.output}"


@pytest.mark.parametrize(("given", "printed"), [
    (("box", "-w", "3"), "0 box 3 False 1\n"),
    (("box", "--deep", "--times", "2", "--width", "5"), "0 box 5 True 2\n"),
])  # fmt: skip
def test_fields_are_options_with_their_defaults(given: tuple[str, ...], printed: str) -> None:
    """In any order, beside the command's own."""
    assert invoke(*given) == printed


def test_what_is_missing_or_unknown_is_refused_and_help_tells_all() -> None:
    """As of any option; the command's own description stays."""
    assert invoke("box").startswith("2") and "--width" in invoke("box")
    assert invoke("box", "-w", "1", "--high").startswith("2")
    told = invoke("--help")
    assert all(words in told for words in ("Draw it.", "How wide.", "Whether deep."))
    assert list(inspect.signature(draw).parameters) == ["name", "width", "deep", "times"]


def test_no_command_takes_more_than_six_values() -> None:
    """Groups are for that; `__wrapped__` is the command as it is written."""
    def commands(one: typer.Typer) -> list[object]:
        own = [command.callback for command in one.registered_commands]
        return own + [c for group in one.registered_groups for c in commands(group.typer_instance)]

    found = [inspect.unwrap(command) for command in commands(app)]  # type: ignore[arg-type]
    crowded = [c.__name__ for c in found if len(c.__code__.co_varnames[: c.__code__.co_argcount
                                                + c.__code__.co_kwonlyargcount]) > 6]  # fmt: skip
    assert len(found) > 15 and not crowded
