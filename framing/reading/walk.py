"""A folder -> the files in it, in a fixed order, at any depth."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from framing.reading.jobs import MANIFEST, SUFFIX, Job, bad_job, missing, told


@dataclass
class Tree:
    """What a folder holds: articles, folders with a manifest, what could not be looked at."""

    files: list[Path] = field(default_factory=list)
    manifests: list[Path] = field(default_factory=list)
    problems: list[Job] = field(default_factory=list)
    #: Endings of the other files, to tell a user what is there instead.
    others: list[str] = field(default_factory=list)


def walk(root: Path) -> Tree:
    """Everything below `root`, a folder before those in it. Names with a leading dot are left out.

    A link to a file is read; a link to a folder is not followed, since it may lead back to one
    above it, and is reported.
    """
    tree = Tree()
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            tree.problems.append(bad_job(folder, told(error)))
            continue
        shown = [entry for entry in found if not entry.name.startswith(".")]
        folders = [folder / entry.name for entry in shown if entry.is_dir(follow_symlinks=False)]
        waiting += reversed(folders)
        for entry in shown:
            if not entry.is_dir(follow_symlinks=False):
                _sort_in(tree, folder / entry.name)
    return tree


def _sort_in(tree: Tree, path: Path) -> None:
    """Put what is no folder where it belongs."""
    if path.is_symlink() and path.is_dir():
        problem = ("is a link to a folder, and links inside a folder are not followed; name it on "
                   "the command line, or remove it")  # fmt: skip
        tree.problems.append(bad_job(path, problem))
    elif path.name == MANIFEST:
        tree.manifests.append(path.parent)
    elif path.suffix.lower() != SUFFIX:
        tree.others.append(path.suffix.lower())
    elif problem := missing(path):
        tree.problems.append(bad_job(path, problem))
    else:
        tree.files.append(path)
