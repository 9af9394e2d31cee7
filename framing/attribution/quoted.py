"""Who says the quotations: frames beside them, in other sentences, in earlier paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from framing.attribution.beside import (
    ends_sentence,
    source_of,
    verb_after,
    verb_before,
)
from framing.attribution.cues import Cue, join_tokens
from framing.attribution.grammar import Draft
from framing.attribution.page import Page, tidy
from framing.attribution.speech import is_name, is_title_case
from framing.quotations import Quotation
from framing.spans import Span, Spans, normalise, overlaps, subtract

#: Ends of a quotation after which its sentence goes on with the frame.
_GOES_ON = (",", "?", "!", "—", "–", "-", "…")
_SIGNATURE = re.compile(r"\s*(?P<dash>[―—–]|--?)\s*(?P<name>[A-Z][^\n,;:.“\"(]*(?:\.\s?[A-Z][^\n,;:.“\"(]*)*)")  # noqa: E501


def link_quotations(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with every quotation that none of them holds yet given to its speaker."""
    out = list(drafts)
    verbs = page.verbs()
    for quotation in page.outermost():
        if any(overlaps(d.content, (quotation.inner,)) for d in out if not _is_inner(page, d)):
            continue
        if quotation.continues and _append_to_open(page, out, quotation):
            continue
        if is_name(page.text, quotation) or _is_heading(page, quotation):
            continue
        if page.is_clause(quotation):
            _link_utterance(page, out, quotation, verbs)
        else:
            _link_phrase(page, out, quotation, verbs)
    return out


def _is_inner(page: Page, draft: Draft) -> bool:
    """Whether the draft's frame stands inside a quotation."""
    return page.around(draft) is not None


def _is_heading(page: Page, quotation: Quotation) -> bool:
    """A line between paragraphs that takes up somebody's words: `'All Bets Are Off.'`"""
    here = page.paragraphs[page.paragraph(quotation.span.start)]
    line = page.text[here.start : here.end].strip()
    words = page.text[slice(*quotation.inner)].split()
    return line == page.text[slice(*quotation.span)] and len(words) < 9 and is_title_case(words)


def _append_to_open(page: Page, drafts: list[Draft], quotation: Quotation) -> bool:
    """A re-opened quotation belongs to whoever said its first paragraph."""
    before = [q for q in page.outermost() if q.span.end <= quotation.span.start]
    for n, draft in enumerate(drafts):
        if before and overlaps(draft.content, (before[-1].inner,)) and not _is_inner(page, draft):
            drafts[n] = _with(draft, quotation)
            return True
    return False


def _with(draft: Draft, quotation: Quotation) -> Draft:
    return replace(draft, content=normalise([*draft.content, quotation.span]))


def _link_utterance(page: Page, drafts: list[Draft], quotation: Quotation,
                    verbs: dict[int, Cue]) -> None:  # fmt: skip
    beside = [verb_after(page, quotation, verbs), verb_before(page, quotation, verbs)]
    words = page.text[quotation.inner.start : quotation.inner.end].rstrip()
    order = beside if words.endswith(_GOES_ON) else beside[::-1]
    verb = next((v for v in order if v is not None), None)
    if verb is not None:
        _give(page, drafts, quotation, verbs[verb])
        return
    n = _same_run(page, drafts, quotation)
    if n is None:
        drafts.append(_without_verb(page, drafts, quotation, verbs))
        return
    drafts[n] = _with(drafts[n], quotation)


def _give(page: Page, drafts: list[Draft], quotation: Quotation, cue: Cue) -> None:
    """The quotation to the cue's draft where that one is a quotation already, else a new draft."""
    for n, draft in enumerate(drafts):
        if draft.head == cue.head and page.is_quoted(draft.content):
            drafts[n] = _with(draft, quotation)
            return
    source, spans = subtract(source_of(page, cue.head), (quotation.span,)), (quotation.span,)
    drafts.append(Draft(source, cue.spans(page.parse), spans, cue.stance, head=cue.head))


def _same_run(page: Page, drafts: Sequence[Draft], quotation: Quotation) -> int | None:
    """The draft whose quotation this goes on: same paragraph, nothing but its frame between."""
    here = page.paragraph(quotation.span.start)
    marks = [q for q in page.outermost() if q.span.end <= quotation.span.start
             and page.paragraph(q.span.start) == here]  # fmt: skip
    if not marks:
        return None
    between = page.tokens(marks[-1].span.end, quotation.span.start)
    if sum(ends_sentence(page, t) for t in between) > 1:
        return None
    for n, draft in enumerate(drafts):
        if (overlaps(draft.content, (marks[-1].inner,)) and not _is_inner(page, draft)
                and page.is_quoted(draft.content)):  # fmt: skip
            return n
    return None


def _without_verb(page: Page, drafts: Sequence[Draft], quotation: Quotation,
                  verbs: dict[int, Cue]) -> Draft:  # fmt: skip
    """A quotation on its own: signed, led in by the paragraph before, or its speaker goes on."""
    alone = Draft((), (), (quotation.span,))
    here = page.paragraph(quotation.span.start)
    if here < 0:
        return alone
    signed = _SIGNATURE.match(page.text, quotation.span.end, page.paragraphs[here].end)
    if signed and signed["name"].strip():
        name = Span(signed.start("name"), signed.start("name") + len(signed["name"].rstrip()))
        return replace(alone, source=(name,), cue=(Span(*signed.span("dash")),))
    ahead = page.text[page.paragraphs[here].start : quotation.span.start].strip()
    if ahead.endswith(":"):
        gap = page.tokens(page.paragraphs[here].start, quotation.span.start)
        return _led_in(page, alone, gap, verbs)
    if ahead:
        return replace(alone, source=_last_speaker(page, drafts, quotation))
    earlier = page.before(here)
    if earlier is None:
        return alone
    before = page.paragraphs[earlier]
    if page.text[before.start : before.end].rstrip().endswith(":"):
        return _led_in(page, alone, page.tokens(*before), verbs)
    last = [d for d in drafts if d.source and page.is_quoted(d.content)
            and not _is_inner(page, d) and overlaps(d.content, (before,))]  # fmt: skip
    return replace(alone, source=last[-1].source) if last else alone


def _led_in(page: Page, alone: Draft, gap: range, verbs: dict[int, Cue]) -> Draft:
    """ "She made this comment: “...”": the last verb before the colon, whatever it is."""
    parse = page.parse
    mine = [t for t in gap if page.holder(t) is None]
    ends = [t for t in mine[:-1] if ends_sentence(page, t)]
    mine = [t for t in mine if not ends or t > ends[-1]]
    speaking = [t for t in mine if t in verbs]
    for verb in speaking[::-1] or [t for t in mine if parse.tags[t] in ("VBD", "VBZ", "VBP")]:
        source = source_of(page, verb)
        if source:
            cue = verbs[verb].spans(parse) if verb in verbs else join_tokens(parse, [verb])
            stance = verbs[verb].stance if verb in verbs else ""
            return replace(alone, source=source, cue=cue, stance=stance, head=verb)
    return alone


def _last_speaker(page: Page, drafts: Sequence[Draft], quotation: Quotation) -> Spans:
    """Who was quoted last before, in the same paragraph."""
    here = page.paragraphs[page.paragraph(quotation.span.start)]
    last = [d for d in drafts if d.source and not _is_inner(page, d)
            and d.content[0].start >= here.start and d.cue
            and max(d.content[-1].end, d.cue[-1].end) <= quotation.span.start]  # fmt: skip
    return last[-1].source if last else ()


def _link_phrase(page: Page, drafts: list[Draft], quotation: Quotation,
                 verbs: dict[int, Cue]) -> None:  # fmt: skip
    """Quoted words that a reporting verb governs: `spoke of “outside interference”`."""
    inside = page.tokens(*quotation.inner)
    for token in inside:
        for above in page.parse.ancestors(token):
            if above not in verbs or above in inside:
                continue
            same = next((n for n, d in enumerate(drafts) if d.head == above), None)
            if same is None:
                _give(page, drafts, quotation, verbs[above])
            elif overlaps(drafts[same].source, (quotation.span,)):
                return
            else:
                spans = tidy(page.text, normalise([*drafts[same].content, quotation.span]))
                drafts[same] = replace(drafts[same], content=spans)
            return
