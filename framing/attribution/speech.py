"""What kind of speech a content is, judged by its quotation marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from framing.codes import Speech
from framing.quotations import Quotation
from framing.spans import Spans, intersect, normalise, subtract

_SMALL = frozenset(["a", "an", "and", "as", "at", "by", "de", "for", "from", "in", "of", "on",
                    "or", "the", "to", "with"])  # fmt: skip


def is_name(text: str, quotation: Quotation) -> bool:
    """A title or nickname in quotation marks: “War and Peace”, Joe “Sleepy” Smith."""
    words = text[quotation.inner.start : quotation.inner.end].split()
    if not words or words[-1][-1] in "!?" or len(words) > 6:
        return False
    if not is_title_case(words):
        return False
    before = text[max(quotation.span.start - 3, 0) : quotation.span.start].rstrip()[-1:]
    after = text[quotation.span.end : quotation.span.end + 2]
    nickname = len(words) < 3 and after[:1] == " " and after[1:].isupper()
    return nickname or before.isalnum() or before in ("-", ",", "(")


def is_title_case(words: Sequence[str]) -> bool:
    """Whether all words but the small ones begin with a capital or digit."""
    big = [w for w in words if w.lower().strip(",.'’") not in _SMALL]
    return bool(big) and all(w[0].isupper() or w[0].isdigit() for w in big)


def speech_of(text: str, content: Spans, quotations: Sequence[Quotation],
              is_clause: Callable[[Quotation], bool]) -> Speech:  # fmt: skip
    """direct (an utterance, quoted whole), fragment (a phrase so), mixed, or indirect."""
    marks = [q for q in quotations if intersect(content, (q.inner,))]
    if not marks:
        return "indirect"
    rest = subtract(content, normalise([q.span for q in marks]))
    if any(c.isalnum() for s, e in rest for c in text[s:e]):
        return "mixed"
    return "direct" if any(is_clause(q) for q in marks) else "fragment"
