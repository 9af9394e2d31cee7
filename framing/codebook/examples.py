"""The examples and counterexamples of lexicon entries, run through the whole pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from framing.annotations import AnnotatedArticle
from framing.articles import Article
from framing.codebook.readings import Reading, ReadingOf
from framing.lexicon import Entry, Example
from framing.pipeline import Instruments, annotate_one
from framing.reading.blocks import detect_blocks
from framing.spans import Span, overlaps


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one sentence of an entry; no problem: it holds."""

    entry: Entry
    example: Example
    #: "example" or "counterexample".
    kind: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Uncovered:
    """An exclusion, or a scene, that no counterexample of its entry shows at work."""

    entry: Entry
    #: Place in `entry.exclude`; None: the scene.
    condition: int | None


def run_examples(
    entries: Iterable[Entry], instruments: Instruments
) -> Iterator[Outcome | Uncovered]:
    """Every sentence of the entries, in order, then the entry's exclusions (and its scene)
    without a witness."""
    entries = list(entries)
    read = ReadingOf(entries, instruments.matcher)
    for entry in entries:
        for example in entry.examples:
            reading = read(_annotated(example, instruments))
            yield Outcome(entry, example, "example", _missing(entry, example, reading))
        shown: set[int] = set()
        off_scene = False
        for example in entry.counterexamples:
            reading = read(_annotated(example, instruments))
            yield Outcome(entry, example, "counterexample", _unwanted(entry, example, reading))
            shown |= reading.exclusions(entry)
            off_scene |= reading.off_scene(entry)
        for n in range(len(entry.exclude)):
            if n not in shown:
                yield Uncovered(entry, n)
        if entry.scene and not off_scene:
            yield Uncovered(entry, None)


def _annotated(example: Example, instruments: Instruments) -> AnnotatedArticle:
    article = Article("example", example.text, detect_blocks(example.text), outlet="outlet")
    return annotate_one(article, instruments)


def _missing(entry: Entry, example: Example, reading: Reading) -> str:
    """What an example asks for and the text does not give; empty when all is there."""
    occurrences = reading.occurrences(entry)
    for span in example.marked:
        words = repr(reading.text(span))
        found = next((o for o in occurrences if o.span == span), None)
        if found is None:
            return f"no match at {words}: {_instead(entry, span, reading)}"
        for name, wanted in example.expected:
            value = found.values.get(name, "")
            if value != wanted:
                return f"{name} of {words} is {value or 'not there'}; expected {wanted}"
    return ""


def _unwanted(entry: Entry, example: Example, reading: Reading) -> str:
    """What a counterexample rules out and the text gives; empty when nothing of it is there."""
    for found in reading.occurrences(entry):
        if not example.marked or overlaps(example.marked, (found.span,)):
            return f"matches {reading.text(found.span)!r}; expected no match"
    return ""


def _instead(entry: Entry, span: Span, reading: Reading) -> str:
    """What is there in place of the match, and why."""
    terms = [t for t in reading.annotated.terms if overlaps((t.span,), (span,))]
    told = [f"{reading.text(t.span)!r} is found as {' + '.join(t.parts)}" for t in terms]
    told += [f"a form of it {reason}" for reason in reading.reasons(entry, span)]
    return "; ".join(told) or "none of its forms is found there"
