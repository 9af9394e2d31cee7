"""Importing a library without the large ones that it takes along and that nobody needs."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType


class _Hidden(MetaPathFinder):
    """Finds nothing, loudly: a library that can do without another one then does."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """ImportError for the hidden packages, nothing to say on all others."""
        if fullname.partition(".")[0] in self._names:
            raise ModuleNotFoundError(f"{fullname} is hidden", name=fullname)
        return None


@contextmanager
def without(*names: str) -> Iterator[None]:
    """What is imported here sees the named packages as not installed, unless they are loaded."""
    finder = _Hidden(frozenset(names))
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


@contextmanager
def parts_only(package: str) -> Iterator[None]:
    """Modules of the package that are imported here come without what its `__init__` takes along.

    They have to do without it themselves. Nothing of the package stays in `sys.modules`, so that
    who imports it elsewhere gets all of it.
    """
    loaded = {n: m for n, m in sys.modules.items() if n.partition(".")[0] == package}
    found = find_spec(package)
    if loaded or found is None:
        yield
        return
    hull = ModuleType(package)
    hull.__path__ = list(found.submodule_search_locations or ())
    sys.modules[package] = hull
    try:
        yield
    finally:
        for name in [n for n in sys.modules if n.partition(".")[0] == package]:
            del sys.modules[name]
