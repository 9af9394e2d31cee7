"""Who says what: source, cue and content of every passage that is somebody else's words."""

from __future__ import annotations

from collections.abc import Sequence

from framing.annotations import Attribution, Speech
from framing.articles import Article
from framing.attribution.credited import according, cited, hearsay
from framing.attribution.cues import CueFinder
from framing.attribution.grammar import Draft
from framing.attribution.nesting import Link, nest
from framing.attribution.quotations import Quotation, find_quotations
from framing.attribution.quoted import Page, link_quotations, snap
from framing.attribution.reported import reported
from framing.attribution.speech import is_name, speech_of
from framing.lexicon import Lexicon
from framing.spans import length, normalise
from framing.syntax import Parse


def attribute(article: Article, parse: Parse, lexicon: Lexicon) -> tuple[Attribution, ...]:
    """All attributions of an article, in text order, nested ones with their outer one's index."""
    finder = CueFinder(lexicon)
    paragraphs = tuple(b.span for b in article.read_blocks)
    quotations = find_quotations(article.text, paragraphs)
    page = Page(article.text, paragraphs, parse, tuple(finder.find(parse)), quotations)
    drafts = reported(parse, page.cues, finder)
    drafts += cited(parse, page.cues, drafts, finder)
    drafts += according(parse, page.cues)
    drafts += hearsay(parse, finder)
    drafts = link_quotations(page, snap(page, drafts))
    return _finish(page, _distinct(drafts), quotations)


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """In text order, one for each frame and content."""
    found = {(d.source, d.cue, d.content): d for d in drafts if d.content}
    return sorted(found.values(), key=lambda d: (d.content[0].start, -length(d.content), d.cue))


def _finish(page: Page, drafts: list[Draft], quotations: tuple[Quotation, ...]
            ) -> tuple[Attribution, ...]:  # fmt: skip
    place = {d.head: n for n, d in enumerate(drafts)}
    stated = [None if d.under is None else place.get(d.under) for d in drafts]
    outer = nest([Link(normalise([*d.source, *d.cue]), d.content, s)
                  for d, s in zip(drafts, stated, strict=True)])  # fmt: skip
    own = [q for q in quotations if not is_name(page.text, q)]
    out = []
    for draft, around in zip(drafts, outer, strict=True):
        kind: Speech = speech_of(page.text, draft.content, own, page.is_clause)
        if draft.hearsay and kind in ("indirect", "mixed"):
            kind = "hearsay"
        out.append(Attribution(draft.source, draft.cue, draft.content, kind, draft.stance, around))
    return tuple(out)
