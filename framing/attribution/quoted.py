"""Who says the quotations: frames beside them, in other sentences, in earlier paragraphs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from framing.attribution.cues import Cue, join_tokens
from framing.attribution.grammar import (
    SUBJECTS,
    Draft,
    children,
    is_finite,
    is_verb,
    noun_phrase,
    subject_of,
)
from framing.attribution.quotations import Quotation
from framing.spans import Span, Spans, intersect, length, normalise, overlaps, subtract, trim
from framing.syntax import Parse

_GOES_ON = ",?!—–-…"
_LEADS_IN = ":,—–-"
_FIRST_PERSON = frozenset({"i", "we", "you", "me", "us"})
#: How far from its quotation a frame may begin, in words.
_NEAR = 14


@dataclass(frozen=True, slots=True)
class Page:
    """What linking looks at: the text, its read paragraphs, parse, cues and quotations."""

    text: str
    paragraphs: tuple[Span, ...]
    parse: Parse
    cues: tuple[Cue, ...]
    quotations: tuple[Quotation, ...]

    def tokens(self, start: int, end: int) -> range:
        """Indices of the tokens that begin in `[start, end)`."""
        return range(bisect_left(self.parse.starts, start), bisect_left(self.parse.starts, end))

    def paragraph(self, offset: int) -> int:
        """Index of the paragraph that holds an offset."""
        return next((n for n, p in enumerate(self.paragraphs) if p.start <= offset < p.end), -1)

    def verbs(self) -> dict[int, Cue]:
        """Cue verbs outside quotations, by token."""
        return {c.head: c for c in self.cues if not c.phrase
                and holder(self, c.head) is None}  # fmt: skip

    def is_clause(self, quotation: Quotation) -> bool:
        """Whether the quoted words are an utterance of their own, not a phrase of the sentence."""
        words = self.text[quotation.inner.start : quotation.inner.end].strip()
        if words[-1:] in tuple(".!?,—–…") and len(words.split()) > 1:
            return True
        inside = self.tokens(*quotation.inner)
        clauses = [t for t in inside if is_verb(self.parse, t) and is_finite(self.parse, t)]
        return any(c in inside for t in clauses for c in children(self.parse, t, *SUBJECTS))


def outermost(quotations: Sequence[Quotation]) -> list[Quotation]:
    """The quotations that stand in no other."""
    return [q for q in quotations if q.depth == 0]


def holder(page: Page, token: int) -> Quotation | None:
    """The outermost quotation that a token stands in."""
    start = page.parse.starts[token]
    return next((q for q in page.quotations
                 if q.depth == 0 and q.span.start <= start < q.span.end), None)  # fmt: skip


def snap(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Contents brought into line with the quotation marks: a quotation is taken whole or not."""
    out = []
    for draft in drafts:
        inside = holder(page, draft.head) if draft.head >= 0 else None
        if inside is not None:
            kept = _in_quotation(page, draft, inside)
            if kept is not None:
                out.append(kept)
            continue
        spans: Spans = draft.content
        for quotation in outermost(page.quotations):
            shared = length(intersect(spans, (quotation.inner,)))
            if 2 * shared > length((quotation.inner,)):
                spans = normalise([*spans, quotation.span])
            elif shared:
                spans = subtract(spans, (quotation.span,))
        spans = subtract(spans, normalise([*draft.source, *draft.cue]))
        out.append(replace(draft, content=tidy(page.text, spans)))
    return [d for d in out if d.content]


def tidy(text: str, spans: Spans) -> Spans:
    """Without pieces of punctuation alone; neighbours with nothing but a blank between joined."""
    kept: list[Span] = []
    for span in spans:
        found = trim(text, span)
        if found is None or not any(c.isalnum() for c in text[found.start : found.end]):
            continue
        if kept and not text[kept[-1].end : found.start].strip():
            kept[-1] = Span(kept[-1].start, found.end)
        else:
            kept.append(found)
    return normalise(kept)


def _in_quotation(page: Page, draft: Draft, quotation: Quotation) -> Draft | None:
    """Speech reported inside a quotation, where it is somebody else's than the speaker's own."""
    source = " ".join(page.text[s:e].lower() for s, e in draft.source)
    if not source or set(source.split()) & _FIRST_PERSON:
        return None
    content = tidy(page.text, intersect(draft.content, (quotation.inner,)))
    return replace(draft, content=content) if content else None


def link_quotations(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with every quotation that none of them holds yet given to its speaker."""
    out = list(drafts)
    verbs = page.verbs()
    for quotation in outermost(page.quotations):
        if quotation.continues and out and _append_to_open(page, out, quotation):
            continue
        if any(overlaps(d.content, (quotation.inner,)) for d in out
               if d.head < 0 or holder(page, d.head) is None):  # fmt: skip
            continue
        if page.is_clause(quotation):
            _link_utterance(page, out, quotation, verbs)
        else:
            _link_phrase(page, out, quotation, verbs)
    return out


def _append_to_open(page: Page, drafts: list[Draft], quotation: Quotation) -> bool:
    """A re-opened quotation belongs to whoever said its first paragraph."""
    before = [q for q in outermost(page.quotations) if q.span.end <= quotation.span.start]
    if not before:
        return False
    for n, draft in enumerate(drafts):
        if overlaps(draft.content, (before[-1].inner,)):
            drafts[n] = replace(draft, content=normalise([*draft.content, quotation.span]))
            return True
    return False


def _link_utterance(page: Page, drafts: list[Draft], quotation: Quotation,
                    verbs: dict[int, Cue]) -> None:  # fmt: skip
    after, before = _after(page, quotation, verbs), _before(page, quotation, verbs)
    words = page.text[quotation.inner.start : quotation.inner.end].rstrip()
    order = (after, before) if words[-1:] in tuple(_GOES_ON) else (before, after)
    verb = next((v for v in order if v is not None), None)
    if verb is not None:
        _give(page, drafts, quotation, verbs[verb])
        return
    n = _same_run(page, drafts, quotation)
    if n is not None:
        drafts[n] = replace(drafts[n], content=normalise([*drafts[n].content, quotation.span]))
        return
    drafts.append(_without_verb(page, drafts, quotation, verbs))


def _give(page: Page, drafts: list[Draft], quotation: Quotation, cue: Cue) -> None:
    """The quotation to the cue's draft where that one is a quotation already, else a new draft."""
    for n, draft in enumerate(drafts):
        if draft.head == cue.head and _is_quoted(page, draft.content):
            drafts[n] = replace(draft, content=normalise([*draft.content, quotation.span]))
            return
    found = subject_of(page.parse, cue.head, ())
    source = [] if found is None else noun_phrase(page.parse, found, [cue.head])
    spans = join_tokens(page.parse, source)
    if overlaps(spans, (quotation.span,)):
        spans = ()
    drafts.append(Draft(spans, cue.spans(page.parse), (quotation.span,), cue.stance, head=cue.head))


def _is_quoted(page: Page, spans: Spans) -> bool:
    marks = normalise([q.span for q in outermost(page.quotations)])
    return length(subtract(spans, marks)) == 0


def _after(page: Page, quotation: Quotation, verbs: dict[int, Cue]) -> int | None:
    """The cue of `“...,” X said`: in the words up to the end of that sentence."""
    here = page.paragraph(quotation.span.start)
    if here < 0:
        return None
    gap = page.tokens(quotation.span.end, page.paragraphs[here].end)
    for steps, token in enumerate(gap):
        if page.parse.tags[token] == "." or steps > _NEAR or holder(page, token) is not None:
            return None
        if token in verbs and _has_subject(page, token, gap):
            later = [c for c in children(page.parse, token, "ccomp")
                     if c > token and holder(page, c) is None]  # fmt: skip
            return None if later else token
    return None


def _before(page: Page, quotation: Quotation, verbs: dict[int, Cue]) -> int | None:
    """The cue of `X said: “...”`: the last one before, back to the sentence's start."""
    here = page.paragraph(quotation.span.start)
    if here < 0:
        return None
    gap = page.tokens(page.paragraphs[here].start, quotation.span.start)
    for token in reversed(gap):
        if page.parse.tags[token] == "." and page.parse.words[token] != ":":
            return None
        if holder(page, token) is not None:
            return None
        if token in verbs and _has_subject(page, token, gap):
            return token
    return None


def _has_subject(page: Page, verb: int, gap: range) -> bool:
    found = subject_of(page.parse, verb, ())
    return found is not None and found in gap


def _same_run(page: Page, drafts: Sequence[Draft], quotation: Quotation) -> int | None:
    """The draft whose quotation this goes on: same paragraph, nothing but its frame between."""
    here = page.paragraph(quotation.span.start)
    marks = [q for q in outermost(page.quotations) if q.span.end <= quotation.span.start
             and page.paragraph(q.span.start) == here]  # fmt: skip
    if not marks:
        return None
    for n, draft in enumerate(drafts):
        if overlaps(draft.content, (marks[-1].inner,)) and _is_quoted(page, draft.content):
            stops = [t for t in page.tokens(marks[-1].span.end, quotation.span.start)
                     if page.parse.tags[t] == "."]  # fmt: skip
            return n if len(stops) <= 1 else None
    return None


def _without_verb(page: Page, drafts: Sequence[Draft], quotation: Quotation,
                  verbs: dict[int, Cue]) -> Draft:  # fmt: skip
    """A quotation on its own: led in by the paragraph before, or its speaker goes on."""
    here = page.paragraph(quotation.span.start)
    alone = Draft((), (), (quotation.span,))
    if here < 1:
        return alone
    before = page.paragraphs[here - 1]
    ahead = page.text[page.paragraphs[here].start : quotation.span.start].strip()
    if ahead:
        return alone
    if page.text[before.start : before.end].rstrip().endswith(":"):
        for token in reversed(page.tokens(*before)):
            if token in verbs and holder(page, token) is None:
                found = subject_of(page.parse, token, ())
                source = [] if found is None else noun_phrase(page.parse, found, [token])
                return replace(alone, source=join_tokens(page.parse, source),
                               cue=verbs[token].spans(page.parse), stance=verbs[token].stance,
                               head=token)  # fmt: skip
    last = [d for d in drafts if d.source and _is_quoted(page, d.content)
            and page.paragraph(d.content[-1].start) == here - 1]  # fmt: skip
    if last:
        return replace(alone, source=last[-1].source)
    return alone


def _link_phrase(page: Page, drafts: list[Draft], quotation: Quotation,
                 verbs: dict[int, Cue]) -> None:  # fmt: skip
    """Quoted words that a reporting verb governs: `spoke of “outside interference”`."""
    inside = page.tokens(*quotation.inner)
    for token in inside:
        for above in page.parse.ancestors(token):
            if above in verbs and above not in inside:
                _give(page, drafts, quotation, verbs[above])
                return
