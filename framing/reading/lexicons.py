"""Lexicon files -> Lexicon: the project's own and any that the user adds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from framing.errors import LexiconError
from framing.lexicon import Entry, Lexicon
from framing.reading.jobs import printable
from framing.reading.lexicon_entries import parse_lexicon
from framing.reading.lexicon_layers import competing_forms, join_layers
from framing.reading.lexicon_sets import resolve_sets
from framing.reading.yaml_nodes import LexiconFile

#: Files of the lexicon folder with another schema, read elsewhere.
NOT_ENTRIES = frozenset({"speakers.yaml"})


def default_lexicon_dir() -> Path:
    """The project's lexicons: in the installed package, else at the checkout's top."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "lexicons"
    return installed if installed.is_dir() else package.parent / "lexicons"


def with_default(files: Iterable[Path]) -> list[Path]:
    """The project's lexicons, then the files that are not among them."""
    default = default_lexicon_dir()
    return [default, *(f for f in files if f.resolve().parent != default.resolve())]


def entries_of(lexicon: Lexicon, paths: Iterable[Path]) -> list[Entry]:
    """The entries that were read from the given files and folders."""
    names = {path.resolve() for path in _files(paths)}
    return [e for e in lexicon.entries if Path(e.where.rpartition(":")[0]).resolve() in names]


def read_lexicon(paths: Sequence[Path] | None = None) -> Lexicon:
    """All entries of the given files and folders, in order; the project's own when None.

    LexiconError names the first breach of the schema and lists the others below it.
    """
    lexicon, problems = check_lexicon(paths)
    if problems:
        first, *more = problems
        rest = "".join(f"\n{problem}" for problem in more)
        raise LexiconError(first.message + rest, where=first.where)
    return lexicon


def check_lexicon(paths: Sequence[Path] | None = None) -> tuple[Lexicon, list[LexiconError]]:
    """The entries that are right, and everything that is wrong, in file order.

    Each path is a layer: an entry with the id of one in an earlier layer replaces it, in its place.
    """
    problems: list[LexiconError] = []
    given = [default_lexicon_dir()] if paths is None else paths
    problems += [LexiconError("holds no lexicon file; expected files called *.yaml",
                              where=str(path))
                 for path in given if path.is_dir() and not any(_files([path]))]  # fmt: skip
    layers = [list(_parsed(_files([path]), problems)) for path in given]
    files = [file for layer in layers for file in layer]
    problems += [p for file in files for p in file.problems]
    entries = join_layers(layers, problems)
    problems += competing_forms(entries)
    resolved = list(resolve_sets(entries, files, problems))
    return Lexicon(tuple(resolved), tuple(r for file in files for r in file.rules)), problems


def _parsed(paths: Iterable[Path], problems: list[LexiconError]) -> Iterator[LexiconFile]:
    for path in paths:
        try:
            yield parse_lexicon(printable(path), path.read_text(encoding="utf-8"))
        except UnicodeDecodeError as error:
            problems.append(LexiconError(f"is not UTF-8 (byte {error.start}); save it as UTF-8",
                                         where=printable(path)))  # fmt: skip
        except OSError as error:
            reason = error.strerror or str(error)
            problems.append(LexiconError(f"cannot be read ({reason}); expected a lexicon file",
                                         where=printable(path)))  # fmt: skip


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.glob("*.yaml") if p.name not in NOT_ENTRIES)
        else:
            yield path
