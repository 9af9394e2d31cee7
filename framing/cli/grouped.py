"""Groups of options: a frozen dataclass in a command's signature is an option for each field.

Typer makes the options of a command from its parameters. Commands that share options take one
value that holds them instead, declared once; this module tells Typer what is in it.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from inspect import Parameter
from typing import Any, get_type_hints

Command = Callable[..., None]


def grouped(command: Command) -> Command:
    """`command`, each of whose dataclass parameters becomes the options that its fields describe.

    A field is annotated as a parameter of a Typer command is (Annotated, with typer.Option), and
    has its default. The options stand where the group stands. Fields of two groups of one command
    must differ in name.
    """
    parameters: list[Parameter] = []
    groups: dict[str, Any] = {}
    hints = get_type_hints(command, include_extras=True)
    for parameter in inspect.signature(command).parameters.values():
        kind = hints[parameter.name]
        if is_dataclass(kind):
            groups[parameter.name] = kind
            parameters += _options(kind)
        else:
            parameters.append(parameter.replace(annotation=kind, kind=Parameter.KEYWORD_ONLY))

    @functools.wraps(command)
    def called(**given: Any) -> None:
        made = {name: kind(**{field.name: given.pop(field.name) for field in fields(kind)})
                for name, kind in groups.items()}  # fmt: skip
        command(**given, **made)

    # What Typer looks at, in place of the command's own.
    vars(called).update(
        __signature__=inspect.Signature(parameters),
        __annotations__={parameter.name: parameter.annotation for parameter in parameters},
    )
    return called


def _options(kind: Any) -> list[Parameter]:
    hints = get_type_hints(kind, include_extras=True)
    return [Parameter(field.name, Parameter.KEYWORD_ONLY, annotation=hints[field.name],
                      default=Parameter.empty if field.default is MISSING else field.default)
            for field in fields(kind)]  # fmt: skip
