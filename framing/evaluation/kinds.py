"""What kind of attribution it is, by its content, source and cue: recall is told for each kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from framing.spans import Spans

WORD = re.compile(r"\w+")
_MARKS = "\"“”"
_QUOTED = re.compile(r"[\"“”]|\w+")
#: Least words of a middling and of a long content.
_SHORT, _LONG = 5, 16


class Marked(NamedTuple):
    """An attribution as it is scored: its three roles as spans in text order.

    Unlike annotations' they may touch: how many parts an annotator marked is told apart.
    """

    source: Spans
    cue: Spans
    content: Spans


def kinds_of(marked: Marked, text: str) -> tuple[str, ...]:
    """The five kinds it belongs to, one each for content, source, cue, parts and length."""
    n = len(WORD.findall(_written(marked.content, text)))
    size = "1-4" if n < _SHORT else "5-15" if n < _LONG else "16+"
    return (f"content: {_content_kind(marked.content, text)}",
            f"source: {_source_kind(_written(marked.source, text))}",
            f"cue: {_cue_kind(_written(marked.cue, text).lower())}",
            f"parts: {'several' if len(marked.content) > 1 else 'one'}",
            f"length: {size}")  # fmt: skip


def head_word(source: Spans, text: str) -> str:
    """Last word of the first noun phrase of a source, in lower case; empty for pronouns."""
    ends = "|".join(sorted(_words()["phrase_ends"]))
    phrase = re.split(rf"[,;:(\n]|\s(?:{ends})\s", _written(source, text).strip())[0]
    words = re.findall(r"\w+(?:[’'](?!s\b)\w+)*", re.sub(r"[’']s\b", "", phrase))
    head = words[-1].lower() if words else ""
    return "" if head in _words()["pronouns"] else head


def _content_kind(content: Spans, text: str) -> str:
    """direct: every word in quotation marks; mixed: some; indirect: no quotation mark at all."""
    body = " ".join(text[s.start : s.end].strip() for s in content)
    if not any(mark in body for mark in _MARKS):
        return "indirect"
    inside, unquoted = False, 0
    for piece in _QUOTED.findall(body):
        if piece in _MARKS:
            inside = piece == "“" or (piece == '"' and not inside)
        else:
            unquoted += not inside
    return "mixed" if unquoted or body[:1] not in _MARKS[:2] else "direct"


def _source_kind(source: str) -> str:
    if not source:
        return "none"
    if source.lower().strip() in _words()["pronouns"]:
        return "pronoun"
    named = re.search(r"\b[A-Z]\w", re.sub(r"^(The|A|An)\s", "", source))
    return "name" if named else "common noun"


def _cue_kind(cue: str) -> str:
    if not cue:
        return "no cue"
    if "according" in cue:
        return "according to"
    return "say-verb" if _words()["say_verbs"] & set(WORD.findall(cue)) else "other cue"


def _written(spans: Spans, text: str) -> str:
    return " ".join(text[s.start : s.end] for s in spans)


@cache
def _words() -> Mapping[str, frozenset[str]]:
    path = Path(__file__).with_name("words.yaml")
    lists = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in lists.items()}
