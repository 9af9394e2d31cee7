"""Speakers named before a colon: "Tokayev: We will not talk", transcripts, interviews."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from framing.attribution.grammar import Draft
from framing.attribution.page import Page
from framing.spans import Span, overlaps

#: A name of up to five words at the start of a paragraph, a colon, and more.
_LEAD = re.compile(r"[“\"]?(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}):\s+(?=\S)")
#: A speaker of a transcript is named at least so often.
_OFTEN = 3


def led_in(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The paragraph's words for each name that is a speaker elsewhere, or comes up again.

    Other words before a colon ("Update:", "Almaty:") are no speakers: nobody of that name says
    anything in the text.
    """
    leads = [(p, m) for p in page.paragraphs if (m := _LEAD.match(page.text, p.start, p.end))]
    often = Counter(m["name"] for _, m in leads)
    speaking = {w for d in drafts for s in d.source for w in page.text[s.start : s.end].split()
                if w[:1].isupper()}  # fmt: skip
    out = []
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
