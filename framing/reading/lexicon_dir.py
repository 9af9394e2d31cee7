"""Where the data files lie that come with the program."""

from __future__ import annotations

from pathlib import Path


def default_lexicon_dir() -> Path:
    """The project's lexicons: in the installed package, else at the checkout's top."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "lexicons"
    return installed if installed.is_dir() else package.parent / "lexicons"
