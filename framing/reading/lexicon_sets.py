"""Named sets of words in the conditions of entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from framing.errors import LexiconError
from framing.lexicon import KIND_OF, Condition, Entry, surface_forms
from framing.reading.yaml_nodes import LexiconFile


def resolve_sets(
    entries: list[Entry], files: list[LexiconFile], problems: list[LexiconError]
) -> Iterable[Entry]:
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
            problems += [LexiconError(f"found the unknown set @{name}; {known}",
                                      where=f"{entry.where} ({entry.id})")
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
