"""The verb beside a quotation, and who speaks: `“...,” X said`, `X said: “...”`."""

from __future__ import annotations

from framing.attribution.cues import Cue, join_tokens
from framing.attribution.grammar import children, noun_phrase, subject_of
from framing.attribution.page import Page
from framing.quotations import Quotation
from framing.spans import Spans
from framing.syntax import Parse

#: How far from its quotation a frame's verb may stand, in words.
_NEAR = 16
_CONTENT_WORDS = ("NN", "PRP", "JJ", "DT", "POS", "CD", "VBN", "VBG")


def verb_after(page: Page, quotation: Quotation, verbs: dict[int, Cue]) -> int | None:
    """The cue of `“...,” X said`: in the words up to the end of that sentence."""
    here = page.paragraph(quotation.span.start)
    if here < 0:
        return None
    gap = page.tokens(quotation.span.end, page.paragraphs[here].end)
    for steps, token in enumerate(gap):
        if ends_sentence(page, token) or steps > _NEAR or page.holder(token) is not None:
            return None
        if token in verbs and _speaks_in(page, token, gap):
            later = [c for c in children(page.parse, token, "ccomp")
                     if c > token and page.holder(c) is None]  # fmt: skip
            return None if later else token
    return None


def verb_before(page: Page, quotation: Quotation, verbs: dict[int, Cue]) -> int | None:
    """The cue of `X said: “...”`: the last one before, back to the sentence's start."""
    here = page.paragraph(quotation.span.start)
    if here < 0:
        return None
    gap = page.tokens(page.paragraphs[here].start, quotation.span.start)
    for token in reversed(gap):
        if ends_sentence(page, token) or page.holder(token) is not None:
            return None
        if token in verbs and _speaks_in(page, token, gap):
            return token
    return None


def ends_sentence(page: Page, token: int) -> bool:
    """Whether the word is a full stop, and none of an abbreviation ("(D-Md.) said")."""
    end = page.parse.ends[token]
    goes_on = page.text[end : end + 2].lstrip()[:1]
    return page.parse.tags[token] == "." and not (goes_on.islower() or goes_on in (")", ","))


def _speaks_in(page: Page, verb: int, gap: range) -> bool:
    found = speaker_of(page, verb)
    return found is not None and found in gap


def source_of(page: Page, verb: int) -> Spans:
    """The phrase of whoever speaks the verb; empty where nobody is found."""
    found = speaker_of(page, verb)
    return () if found is None else join_tokens(page.parse, noun_phrase(page.parse, found, [verb]))


def speaker_of(page: Page, verb: int) -> int | None:
    """The verb's subject; where the parser found none, the noun right before or after it."""
    found = subject_of(page.parse, verb, ())
    if found is not None and page.holder(found) is None:
        return found
    parse = page.parse
    first, end = parse.sentences[parse.sentence_of[verb]]
    before = verb - 1
    while before >= first and parse.tags[before].startswith(("RB", "MD", "VB")):
        before -= 1
    for token in (before, verb + 1):
        if first <= token < end and page.holder(token) is None:
            top = _top_noun(parse, token)
            if top is not None and top != verb:
                return top
    return None


def _top_noun(parse: Parse, token: int) -> int | None:
    """The head noun of the phrase that a word belongs to."""
    at = token
    while not parse.tags[at].startswith(("NN", "PRP")) or parse.relations[at] in (
        "compound", "poss", "nmod"):  # fmt: skip
        if parse.heads[at] == at or not parse.tags[at].startswith(_CONTENT_WORDS):
            return None
        at = parse.heads[at]
    return at
