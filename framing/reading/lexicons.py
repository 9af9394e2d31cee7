"""Lexicon files -> Lexicon: the project's own and any that the user adds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from framing.errors import LexiconError
from framing.lexicon import KIND_OF, Condition, Entry, Lexicon, surface_forms
from framing.reading.lexicon_entries import parse_lexicon
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
    """The entries that are right, and everything that is wrong, in file order."""
    files: list[LexiconFile] = []
    problems: list[LexiconError] = []
    given = [default_lexicon_dir()] if paths is None else paths
    problems += [LexiconError("holds no lexicon file; expected files called *.yaml",
                              where=str(path))
                 for path in given if path.is_dir() and not any(_files([path]))]  # fmt: skip
    for path in _files(given):
        try:
            files.append(parse_lexicon(str(path), path.read_text(encoding="utf-8")))
        except UnicodeDecodeError as error:
            problems.append(LexiconError(f"is not UTF-8 (byte {error.start}); save it as UTF-8",
                                         where=str(path)))  # fmt: skip
        except OSError as error:
            reason = error.strerror or str(error)
            problems.append(LexiconError(f"cannot be read ({reason}); expected a lexicon file",
                                         where=str(path)))  # fmt: skip
    entries = [e for file in files for e in file.entries]
    problems += [p for file in files for p in file.problems]
    problems += _duplicate_ids(entries)
    problems += _competing_forms(entries)
    resolved = list(_resolve(entries, files, problems))
    return Lexicon(tuple(resolved)), problems


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.glob("*.yaml") if p.name not in NOT_ENTRIES)
        else:
            yield path


def _complaint(entry: Entry, message: str) -> LexiconError:
    return LexiconError(message, where=f"{entry.where} ({entry.id})")


def _duplicate_ids(entries: Iterable[Entry]) -> Iterable[LexiconError]:
    seen: dict[str, Entry] = {}
    for entry in entries:
        first = seen.setdefault(entry.id, entry)
        if first is not entry:
            yield _complaint(entry, f"found the id {entry.id} again; expected another id, this one "
                             f"is taken at {first.where}")  # fmt: skip


def _competing_forms(entries: Iterable[Entry]) -> Iterable[LexiconError]:
    """Two entries of one class may not claim one form: which of them counts would be chance."""
    seen: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        group: str = entry.role
        if entry.role not in ("modifier", "weak_head"):
            group = entry.referent or f"{entry.role} {entry.category.split('.')[0]}"
        rivals: dict[str, str] = {}
        for form in surface_forms(entry):
            others = seen.setdefault((group, form), [])
            for other in others:
                if other.id != entry.id and _share_pos(entry, other):
                    rivals.setdefault(other.id, form)
            others.append(entry)
        for rival, form in rivals.items():
            yield _complaint(entry, f"found the form {form!r}, which {rival} of the same class "
                             f"({group}) has as well; expected it in one of them")  # fmt: skip


def _share_pos(left: Entry, right: Entry) -> bool:
    return not left.pos or not right.pos or bool(set(left.pos) & set(right.pos))


def _resolve(entries: list[Entry], files: list[LexiconFile], problems: list[LexiconError],
             ) -> Iterable[Entry]:  # fmt: skip
    """Replace @name in conditions by the words of that set or of that referent class."""
    sets = {name: words for file in files for name, words in file.sets.items()}
    for name in KIND_OF:
        sets.setdefault(name, tuple(
            form for e in entries if e.referent == name and e.role in ("head", "event")
            for form in surface_forms(e) if form.count(" ") < 2))  # fmt: skip
    for entry in entries:
        if entry.exclude or entry.require:
            missing: set[str] = set()
            yield replace(entry, exclude=_expanded(entry.exclude, sets, missing),
                          require=_expanded(entry.require, sets, missing))  # fmt: skip
            known = f"expected one of @{', @'.join(sorted(sets))}"
            problems += [_complaint(entry, f"found the unknown set @{name}; {known}")
                         for name in sorted(missing)]  # fmt: skip
        else:
            yield entry


def _expanded(conditions: tuple[Condition, ...], sets: Mapping[str, tuple[str, ...]],
              missing: set[str]) -> tuple[Condition, ...]:  # fmt: skip
    return tuple(
        Condition(tuple((key, frozenset(_words_of(words, sets, missing, ())))
                        for key, words in condition.tests))
        for condition in conditions)  # fmt: skip


def _words_of(words: Iterable[str], sets: Mapping[str, tuple[str, ...]], missing: set[str],
              inside: tuple[str, ...]) -> Iterator[str]:  # fmt: skip
    """The words themselves and those of the sets named among them; a set may name sets."""
    for word in words:
        name = word[1:]
        if not word.startswith("@"):
            yield word
        elif name not in sets:
            missing.add(name)
        elif name not in inside:
            yield from _words_of(sets[name], sets, missing, (*inside, name))
