"""What the commands on the lexicon say, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from framing.codebook.explain import Matched, Suppressed
from framing.lexicon import Condition, Entry, Example
from framing.terms import LACKING

#: Words of a condition that are shown.
_SHOWN = 3
_BY = {"entry": "entry", "modifier": "modifier", "syntax": "sentence", "passage": "passage"}


def fault_line(example: Example, kind: str, problem: str) -> str:
    """A sentence that does not hold, with where it is written."""
    return f"{example.where}: {kind} {marked(example)!r}: {problem}"


def uncovered_line(entry: Entry, place: int | None, *, warning: bool) -> str:
    """An exclusion, or the scene where `place` is None, that no counterexample shows at work."""
    told = "warning: " if warning else ""
    what = (f"the scene ({entry.scene})" if place is None
            else f"{place + 1}. exclusion ({condition(entry.exclude[place])})")  # fmt: skip
    return (f"{entry.where} ({entry.id}): {told}no counterexample in which {what} "
            "is what keeps it from matching")  # fmt: skip


def condition(one: Condition) -> str:
    """A condition in short: its keys with a few of their words."""
    return ", ".join(f"{key}: {_some(words)}" for key, words in one.tests)


def marked(example: Example) -> str:
    """The sentence with its brackets, as it was written."""
    text = example.text
    for span in reversed(example.marked):
        text = f"{text[: span.start]}[{text[slice(*span)]}]{text[span.end :]}"
    return text


def _some(words: Iterable[str]) -> str:
    ordered = sorted(words)
    more = len(ordered) - _SHOWN
    return "/".join(ordered[:_SHOWN]) + (f"/... ({more} more)" if more > 0 else "")


def match_lines(match: Matched) -> Iterator[str]:
    """A term: what it denotes, what it is worth and why, and whose words it is."""
    term, entry = match.term, match.entry
    yield f"{match.text!r}: {entry.id} ({entry.category})"
    yield f"  denotes     {term.referent} (by the {_BY[term.referent_by]})"
    for name, value in (("legitimacy", term.legitimacy), ("visibility", term.visibility)):
        if value is not None:
            yield f"  {name:<11} {value:+d}" if value else f"  {name:<11} 0"
    if term.derivation:
        yield f"  derived     {term.derivation}"
    others = [part for part in term.parts if part != entry.id]
    if others:
        yield f"  with        {', '.join(others)}"
    yield f"  polarity    {term.polarity}"
    said = f", {match.speech} speech" if match.speech else ""
    whose = " > ".join(("the outlet", *match.chain))
    yield f"  whose words {whose}{said}{' (in quotation marks)' if term.quoted else ''}"
    if match.block != "body":
        yield f"  stands in   a {match.block}"
    if entry.neutral:
        yield f"  neutral     {', '.join(entry.neutral)}"


def dropped_line(found: Suppressed) -> str:
    """A form that does not count, with the reason."""
    dropped, entry = found.dropped, found.dropped.entry
    why = dropped.reason
    if dropped.excluded_by is not None:
        why += f" ({condition(entry.exclude[dropped.excluded_by])})"
    elif why == LACKING:
        why += f" ({' or '.join(condition(c) for c in entry.require)})"
    return f"{found.text!r}: not {entry.id}: {why}"


def match_record(match: Matched) -> dict[str, object]:
    """A term as JSON."""
    term = match.term
    return {
        "text": match.text, "start": term.span.start, "end": term.span.end,
        "entry_id": term.entry_id, "parts": list(term.parts), "referent": term.referent,
        "referent_by": term.referent_by, "category": term.category,
        "legitimacy": term.legitimacy, "visibility": term.visibility, "polarity": term.polarity,
        "derivation": term.derivation, "voice": match.voice, "speech": match.speech,
        "chain": list(match.chain), "block": match.block, "quoted": term.quoted,
    }  # fmt: skip


def dropped_record(found: Suppressed) -> dict[str, object]:
    """A form that does not count, as JSON."""
    dropped = found.dropped
    record: dict[str, object] = {
        "text": found.text, "start": dropped.span.start, "end": dropped.span.end,
        "entry_id": dropped.entry.id, "suppressed": dropped.reason,
    }  # fmt: skip
    if dropped.excluded_by is not None:
        record["exclude"] = condition(dropped.entry.exclude[dropped.excluded_by])
    return record
