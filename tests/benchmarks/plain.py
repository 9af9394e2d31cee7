"""Imported first: hides spaCy, which lemminflect loads where it is installed, as no user has it."""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder


class NoSpacy(MetaPathFinder):
    """Finds nothing called spacy."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        """Say that it is not there."""
        if name == "spacy":
            raise ImportError(name)


sys.meta_path.insert(0, NoSpacy())
