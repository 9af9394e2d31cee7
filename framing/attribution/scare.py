"""Quoted words that nobody in the text says: scare quotes, and names in use."""

from __future__ import annotations

from collections.abc import Sequence

from framing.annotations import Attribution
from framing.attribution.grammar import children
from framing.attribution.page import Page
from framing.attribution.speech import is_name
from framing.quotations import Quotation
from framing.spans import contains, overlaps


def scare_quotes(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """One row for each quoted phrase without a speaker: outside all contents, or a title in one.

    A phrase inside a paraphrase is its speaker's, unless it only repeats what somebody or
    something is called ("his position as “leader of the nation”").
    """
    out = []
    for quotation in page.outermost():
        words = page.text[quotation.inner.start : quotation.inner.end]
        if not any(c.isalpha() for c in words) or "/" in words:
            continue
        if is_name(page.text, quotation) or page.is_clause(quotation):
            continue
        inside = [a for a in found if overlaps(a.content, (quotation.inner,))]
        if not inside or (is_called(page, quotation)
                          and any(contains(a.content, (quotation.span,)) for a in inside)
                          and not any(page.is_quoted(a.content) for a in inside)):  # fmt: skip
            out.append(Attribution((), (), (quotation.span,), "scare"))
    return out


def is_called(page: Page, quotation: Quotation) -> bool:
    """Whether the phrase is what a noun is called: "as" under a noun with an owner."""
    parse = page.parse
    inside = page.tokens(*quotation.inner)
    for token in inside:
        head = parse.heads[token]
        if head in inside or head == token:
            continue
        if parse.words[head].lower() != "as" or parse.relations[token] != "pobj":
            return False
        above = parse.heads[head]
        return parse.tags[above].startswith("NN") and bool(children(parse, above, "poss"))
    return False
