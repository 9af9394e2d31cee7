"""Named sets of words in the conditions of entries and in scenes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from framing.errors import LexiconError
from framing.lexicon import KIND_OF, PROPER, Condition, Entry, Scene, surface_forms
from framing.reading.yaml_nodes import LexiconFile

Sets = Mapping[str, tuple[str, ...]]


def named_sets(
    entries: Iterable[Entry], files: Iterable[LexiconFile], countries: Iterable[str]
) -> Sets:
    """The words of each set of the files and of each referent class; @countries.

    Of a class those whose entries ask for nothing: "people" alone does not tell of protesters.
    """
    sets = {"countries": tuple(countries)}
    sets |= {name: words for file in files for name, words in file.sets.items()}
    for name in KIND_OF:
        sets.setdefault(name, tuple(
            form for e in entries
            if e.referent == name and e.role in ("head", "event") and not e.require
            for form in surface_forms(e) if form.count(" ") < 2))  # fmt: skip
    return sets


def resolve_scenes(
    files: Iterable[LexiconFile], sets: Sets, problems: list[LexiconError]
) -> dict[str, Scene]:
    """The scenes of the files by id, @name replaced by words; a later one replaces an earlier."""
    out = {}
    for scene in (s for file in files for s in file.scenes):
        missing: set[str] = set()
        shows, hints, against = (
            frozenset(_words_of(words, sets, missing, ()))
            for words in (scene.shows, scene.hints, scene.against))  # fmt: skip
        out[scene.id] = replace(scene, shows=shows, hints=hints, against=against)
        problems += [LexiconError(f"found the unknown set @{name}; {_known(sets)}",
                                  where=f"{scene.where} ({scene.id})")
                     for name in sorted(missing)]  # fmt: skip
    return out


def resolve_sets(
    entries: Iterable[Entry], sets: Sets, problems: list[LexiconError]
) -> Iterator[Entry]:
    """Replace @name in conditions by the words of that set or of that referent class."""
    for entry in entries:
        if entry.exclude or entry.require or entry.sure:
            missing: set[str] = set()
            yield replace(entry, exclude=_expanded(entry.exclude, sets, missing),
                          require=_expanded(entry.require, sets, missing),
                          sure=_expanded(entry.sure, sets, missing))  # fmt: skip
            problems += [LexiconError(f"found the unknown set @{name}; {_known(sets)}",
                                      where=f"{entry.where} ({entry.id})")
                         for name in sorted(missing)]  # fmt: skip
        else:
            yield entry


def _known(sets: Sets) -> str:
    return f"expected one of @{', @'.join(sorted(sets))}"


def _expanded(conditions: tuple[Condition, ...], sets: Sets,
              missing: set[str]) -> tuple[Condition, ...]:  # fmt: skip
    return tuple(
        Condition(tuple((key, frozenset(_words_of(words, sets, missing, ())))
                        for key, words in condition.tests))
        for condition in conditions)  # fmt: skip


def _words_of(words: Iterable[str], sets: Sets, missing: set[str],
              inside: tuple[str, ...]) -> Iterator[str]:  # fmt: skip
    """The words themselves and those of the sets named among them; a set may name sets."""
    for word in words:
        name = word[1:]
        if not word.startswith("@") or word == PROPER:
            yield word
        elif name not in sets:
            missing.add(name)
        elif name not in inside:
            yield from _words_of(sets[name], sets, missing, (*inside, name))
