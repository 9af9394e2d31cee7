"""What a comparison did not test, and why nothing may be left, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from framing.analysis.compare.comparison import Comparison
from framing.analysis.compare.contrasts import ALPHA, Untested
from framing.analysis.compare.vocabulary import LEAST_CLUSTERS
from framing.analysis.counted import left_in_words
from framing.analysis.estimates.intervals import WHY_TOO_FEW
from framing.analysis.evidence import plain_words

_UNITS: Final = {"labels": "mentions", "lemmas": "words", "bigrams": "pairs of words"}
#: Groups, and classes of one set of groups, that are named; more are counted.
_NAMED: Final = 12


def counted_and_left(made: Comparison) -> tuple[str, ...]:
    """What was counted, and everything that was not tested, each with its number and reason."""
    what, tests = _UNITS[made.items], made.tests
    of = f" of {' and '.join(made.question.only)}" * bool(made.question.only)
    if made.chosen:
        notes = [f"{made.n_units:,} of {made.chosen.n_all:,} {what} are counted{of and ':'}{of}",
                 *left_in_words(made.chosen, made.question, what)]  # fmt: skip
    else:
        notes = [f"{made.n_units:,} {what}{of} are counted"]
        if made.n_copies:
            notes.append(f"{made.n_copies:,} words are left out as shared copy")
    if tests.n_rare:
        notes.append(f"{tests.n_rare:,} {made.items} are in under {LEAST_CLUSTERS} articles: "
                     "counted among all, not tested")  # fmt: skip
    if tests.untested:
        notes.append(f"too little on a side to be compared ({WHY_TOO_FEW}): "
                     f"{_classes(tests.untested)}")  # fmt: skip
    if tests.n_left:
        notes.append(f"{tests.n_left:,} {made.items} are of classes that are compared nowhere")
    if made.n_unstable:
        notes.append(f"{made.n_unstable:,} of the differences with q <= {ALPHA} have a larger q, "
                     "or none, where shared copy counts once: more_in is empty (with fewer "
                     "discoveries each must be surer, so that an item may be lost whose own counts "
                     "are the same)")  # fmt: skip
    return tuple(notes)


def why_nothing(made: Comparison) -> str:
    """Why there is no test at all, as a sentence; empty where there is one."""
    what, tests = _UNITS[made.items], made.tests
    if tests.n_tests:
        return ""
    if not made.n_units:
        return f"There are no {what} of these groups in this voice."
    groups = {name for u in tests.untested for name in (u.a, u.b)}
    if tests.too_small and len(tests.too_small) >= len(groups - {"the rest"}):
        of = " of any one class" * (made.items == "labels")
        return (f"Nothing can be compared: no two groups have enough {what}{of} in enough articles "
                f"({WHY_TOO_FEW} is too few). `framing rates` gives the counts.")  # fmt: skip
    if not tests.untested and not tests.n_rare:
        return "Nothing can be compared: there is one group only."
    return f"Nothing can be compared: none of the {made.items} is in {LEAST_CLUSTERS} articles."


def _classes(untested: Sequence[Untested]) -> str:
    """`migrants (ascribed): breitbart, nyt`, classes with the same groups together."""
    groups: dict[tuple[str, str], list[str]] = {}
    for row in untested:
        groups.setdefault((row.referent, row.kind), []).append(
            row.a if row.b == "the rest" else f"{row.a} and {row.b}")  # fmt: skip
    alike: dict[tuple[str, ...], list[str]] = {}
    for (referent, kind), names in groups.items():
        shown = f"{plain_words(referent)} ({kind})" if referent else "all words"
        alike.setdefault(tuple(names), []).append(shown)
    parts = [f"{_listed(classes)} of {_listed(names)}" for names, classes in alike.items()]
    return "; ".join(parts)


def _listed(names: Iterable[str]) -> str:
    """The first of them, and how many more there are."""
    known = list(names)
    more = len(known) - _NAMED
    return ", ".join(known[:_NAMED]) + (f" and {more:,} more" if more > 0 else "")
