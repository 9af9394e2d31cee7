"""Label Studio's JSON: an export -> the rows of a coding sheet.

The form is that of Label Studio's documentation ("Label Studio JSON format of annotated tasks"):
a list of tasks, each with `data`, and `annotations` whose `result` holds one choice a variable.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from framing.errors import InputError


def read_tasks(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """One row an annotation (a unit by a coder) with its place; cancelled ones are left out."""
    try:
        tasks = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"is no JSON: {error}", where=str(path)) from error
    if not isinstance(tasks, list):
        raise InputError("is no list of tasks; export as JSON (not JSON-MIN) from Label Studio",
                         where=str(path))  # fmt: skip
    if not tasks:
        raise InputError("holds no tasks; expected an export of Label Studio", where=str(path))
    for n, task in enumerate(tasks, 1):
        where = f"{path}: task {n}"
        try:
            unit = str(task["data"]["unit"])
            for annotation in task.get("annotations") or ():
                if not annotation.get("was_cancelled"):
                    yield where, {"unit": unit, "coder": _coder(annotation), **_choices(annotation)}
        except (KeyError, TypeError, AttributeError, IndexError) as error:
            raise InputError(f"is no task that `framing sample` wrote ({error!r} is missing)",
                             where=where) from error  # fmt: skip


def _coder(annotation: dict[str, Any]) -> str:
    """The coder's name where we wrote it, else the address or number that Label Studio gives."""
    who = annotation.get("completed_by", "")
    if isinstance(who, dict):
        who = who.get("email") or who.get("username") or who.get("id", "")
    return str((annotation.get("meta") or {}).get("coder") or who)


def _choices(annotation: dict[str, Any]) -> dict[str, str]:
    cells = {}
    for result in annotation["result"]:
        value = result["value"]
        chosen = value.get("choices") or value.get("text") or [""]
        cells[str(result["from_name"])] = chosen if isinstance(chosen, str) else str(chosen[0])
    return cells
