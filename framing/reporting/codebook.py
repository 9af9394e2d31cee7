"""What the commands on the lexicon say, line by line."""

from __future__ import annotations

from collections.abc import Iterable

from framing.lexicon import Condition, Entry, Example

#: Words of a condition that are shown.
_SHOWN = 3


def fault_line(example: Example, kind: str, problem: str) -> str:
    """A sentence that does not hold, with where it is written."""
    return f"{example.where}: {kind} {marked(example)!r}: {problem}"


def uncovered_line(entry: Entry, place: int, *, warning: bool) -> str:
    """An exclusion that no counterexample shows at work."""
    told = "warning: " if warning else ""
    return (f"{entry.where} ({entry.id}): {told}no counterexample in which {place + 1}. exclusion "
            f"({condition(entry.exclude[place])}) is what keeps it from matching")  # fmt: skip


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
