"""What the tests of attribution share."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.lexicon import Lexicon
from framing.reading.lexicons import read_lexicon


@pytest.fixture(scope="session")
def lexicon(repository: Path) -> Lexicon:
    """The lexicons that attribution asks: reporting words, hedges, actors."""
    folder = repository / "lexicons"
    return read_lexicon([folder / f"{n}.yaml" for n in ("reporting", "hedges", "actors")])
