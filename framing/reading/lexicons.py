"""Lexicon files -> Lexicon: the project's own and any that the user adds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from framing.errors import LexiconError
from framing.lexicon import Entry, Lexicon
from framing.reading.jobs import printable
from framing.reading.lexicon_dir import default_lexicon_dir
from framing.reading.lexicon_entries import parse_lexicon
from framing.reading.lexicon_layers import competing_forms, join_layers
from framing.reading.lexicon_sets import named_sets, resolve_scenes, resolve_sets
from framing.reading.roles import read_roles
from framing.reading.yaml_nodes import LexiconFile, raise_problems

#: Files of the lexicon folder with another schema, read elsewhere.
NOT_ENTRIES = frozenset({"speakers.yaml"})


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
    raise_problems(problems)
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
    sets = named_sets(entries, files, read_roles().countries)
    resolved = tuple(resolve_sets(entries, sets, problems))
    scenes = resolve_scenes(files, sets, problems)
    problems += [LexiconError(f"found the unknown scene {e.scene!r}; expected one of "
                              f"{', '.join(scenes)}", where=f"{e.where} ({e.id})")
                 for e in resolved if e.scene and e.scene not in scenes]  # fmt: skip
    rules = tuple(r for file in files for r in file.rules)
    return Lexicon(resolved, rules, tuple(scenes.values())), problems


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
