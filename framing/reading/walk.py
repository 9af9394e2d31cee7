"""A folder -> what is in it, in a fixed order, at any depth, one folder's names at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from framing.reading.jobs import missing, told

#: Begins the data package of a folder of results; its tables hold texts, but are no articles.
_RESULTS = '{\n "name": "framing",'


class Found(NamedTuple):
    """Something in a folder: the folder itself before all else in it, a file, or a problem."""

    kind: Literal["folder", "file", "problem"]
    path: Path
    problem: str = ""


def walk(root: Path) -> Iterator[Found]:
    """All that lies below `root`, sorted by path. Names with a leading dot are left out.

    A link to a file is read; a link to a folder is not followed, since it may lead back to one
    above it, and is reported. Folders of results are left out.
    """
    waiting = [Found("folder", root)]
    while waiting:
        here = waiting.pop()
        if here.kind != "folder":
            yield here
            continue
        try:
            with os.scandir(here.path) as entries:
                found = sorted((e for e in entries if not e.name.startswith(".")),
                               key=lambda e: e.name)  # fmt: skip
        except OSError as error:
            yield Found("problem", here.path, told(error))
            continue
        if here.path != root and _holds_results(here.path):
            continue
        yield here
        waiting += [_found(here.path / e.name, e.is_dir(follow_symlinks=False))
                    for e in reversed(found)]  # fmt: skip


def _found(path: Path, is_folder: bool) -> Found:
    if is_folder:
        return Found("folder", path)
    if path.is_symlink() and path.is_dir():
        return Found("problem", path, "is a link to a folder, and links inside a folder are not "
                     "followed; name it on the command line, or remove it")  # fmt: skip
    return Found("file", path)


def _holds_results(folder: Path) -> bool:
    try:
        with (folder / "datapackage.json").open(encoding="utf-8") as stream:
            return stream.read(len(_RESULTS)) == _RESULTS
    except (OSError, UnicodeDecodeError):
        return False


def usable(found: Found) -> str:
    """Why a file that was found cannot be read; empty when it can."""
    return found.problem or missing(found.path)
