"""Speakers named before a colon: "Tokayev: We will not talk", transcripts, interviews."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from framing.attribution.grammar import Draft
from framing.attribution.page import Page, tidy
from framing.spans import Span, Spans, contains, intersect, normalise, overlaps, subtract, trim

#: A name of up to five words at the start of a paragraph, a colon, and more.
_LEAD = re.compile(r"[“\"]?(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}):\s+(?=\S)")
#: A name in capitals and a colon, anywhere in a paragraph: `HOLT: Why? TRUMP: Well, ...`
_TURN = re.compile(r"(?<![\w.])[“\"]?(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}):\s+(?=\S)")
#: A speaker of a transcript is named at least so often.
_OFTEN = 3
_OPENING = "“\""
_MARKS = "“”\" "


class Turn(NamedTuple):
    """What one speaker of a transcript says at a stretch."""

    name: Span
    words: Spans


def led_in(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, and the paragraph's words for each name that is a speaker elsewhere, or comes up
    again, or takes turns with another.

    Other words before a colon ("Update:", "Almaty:") are no speakers: nobody of that name says
    anything in the text.
    """
    drafts = _in_turns(page, drafts)
    leads = [(p, m) for p in page.paragraphs if (m := _LEAD.match(page.text, p.start, p.end))]
    often = Counter(m["name"] for _, m in leads)
    speaking = {w for d in drafts for s in d.source for w in page.text[s.start : s.end].split()
                if w[:1].isupper()}  # fmt: skip
    out = list(drafts)
    for paragraph, found in leads:
        last = found["name"].split()[-1]
        content = (Span(found.end(), paragraph.end),)
        if last not in speaking and often[found["name"]] < _OFTEN:
            continue
        name = Span(*found.span("name"))
        if any(overlaps(d.content, content)
               and (page.is_quoted(d.content) or overlaps(d.source, (name,)))
               for d in drafts):  # fmt: skip
            continue
        out.append(Draft((name,), (Span(name.end, name.end + 1),), content))
    return out


def _in_turns(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The turns of a transcript; of the other drafts what does not cross a turn."""
    turns = _turns(page)
    if not turns:
        return list(drafts)
    said = normalise(s for t in turns for s in (Span(t.name.start, t.words[0].end), *t.words))
    out = []
    for draft in drafts:
        frame = normalise([*draft.source, *draft.cue])
        if any(overlaps(frame, (t.name,)) for t in turns):
            continue
        own = next((t.words for t in turns if frame and contains(t.words, frame)), None)
        kept = intersect(draft.content, own) if own else subtract(draft.content, said)
        if kept := tidy(page.text, kept):
            out.append(replace(draft, content=kept))
    return out + [Draft((t.name,), (Span(t.name.end, t.name.end + 1),), t.words) for t in turns]


def _turns(page: Page) -> list[Turn]:
    """The turns of an article in which two or more names take them, one of them twice.

    "UPDATE:" and the like are no names: they come once, at the start of a paragraph, and neither
    stand elsewhere in the text nor between others' turns.
    """
    found = [m for p in page.paragraphs for m in _TURN.finditer(page.text, p.start, p.end)]
    often = Counter(m["name"] for m in found)
    again = [m.start() for m in found if often[m["name"]] > 1]
    if not again:
        return []
    starts = {p.start for p in page.paragraphs}
    found = [m for m in found if again[0] < m.start() < again[-1] or often[m["name"]] > 1
             or m.start() not in starts or m["name"].split()[-1].title() in page.text]  # fmt: skip
    if len({m["name"] for m in found}) <= 1:
        return []
    ends = [*(m.start() for m in found[1:]), len(page.text)]
    return [Turn(Span(*m.span("name")), words) for m, end in zip(found, ends, strict=True)
            if (words := _words(page, m.end(), end, quoted=m[0][0] in _OPENING))]  # fmt: skip


def _words(page: Page, start: int, end: int, *, quoted: bool) -> Spans:
    """What is said up to the next turn: the rest of the paragraph and, in a transcript whose
    paragraphs open with marks, those that do."""
    out: list[Span] = []
    for paragraph in page.paragraphs[page.paragraph(start) :]:
        if paragraph.start >= end or (out and not (
                quoted and page.text[paragraph.start] in _OPENING)):  # fmt: skip
            break
        words = trim(page.text, Span(max(start, paragraph.start), min(end, paragraph.end)))
        while words and page.text[words.end - 1] in _MARKS:
            words = trim(page.text, Span(words.start, words.end - 1))
        while words and out and page.text[words.start] in _MARKS:
            words = trim(page.text, Span(words.start + 1, words.end))
        if words:
            out.append(words)
    return normalise(out)
