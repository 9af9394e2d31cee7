"""Names that somebody gives: "branded rioters by the city", "what Moscow calls an operation"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from framing.attribution.cues import Cue, join_tokens
from framing.attribution.grammar import Draft, children, content_spans, noun_phrase
from framing.attribution.page import Page
from framing.spans import Spans, overlaps
from framing.syntax import Parse

#: A name is so long at most, in words.
_LONGEST = 8
_TENSED = ("VBZ", "VBP", "VBD", "MD")
#: "called to service", "called for calm": no name follows.
_NO_NAME = frozenset({"to", "for", "on", "in"})
_NAMED = ("NN", "PRP", ",")


def name_givers(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; names given in a participle are those of who stands behind "by", and "what X
    calls Y" gives X no more than Y."""
    given = [d for c in page.cues if c.stance == "LBL" and (d := _named_by(page, c))]
    kept = [d for d in drafts if not any(overlaps(d.cue, g.cue) for g in given)]
    return [_what_called(page, d) for d in kept] + given


def _named_by(page: Page, cue: Cue) -> Draft | None:
    """ "The group, designated a terrorist organisation by the EU, ...": the EU's name for it."""
    parse, verb = page.parse, cue.head
    if verb == 0 or parse.tags[verb] not in ("VBN", "VBD") or not parse.tags[verb - 1].startswith(
            _NAMED) or children(parse, verb, "nsubj", "nsubjpass", "aux", "auxpass"):  # fmt: skip
        return None
    end = min(parse.sentences[parse.sentence_of[verb]][1], cue.last + 2 + _LONGEST)
    by = next((t for t in range(cue.last + 1, end) if parse.lower[t] == "by"), None)
    if by is None or by == cue.last + 1:
        return None
    name = range(cue.last + 1, by)
    if parse.lower[name[0]] in _NO_NAME or any(
            parse.tags[t].startswith("VB") or parse.words[t] in ",;:" for t in name):  # fmt: skip
        return None
    giver = next(iter(children(parse, by, "pobj")), None)
    if giver is None:
        return None
    content = [t for t in name if not (t == name[0] and parse.lower[t] == "as")]
    words = _within_marks(page, content_spans(parse, content))
    source = join_tokens(parse, noun_phrase(parse, giver))
    return Draft(source, cue.spans(parse), words, cue.stance, head=verb)


def _within_marks(page: Page, spans: Spans) -> Spans:
    """With the quotation marks around all of it."""
    for quotation in page.outermost():
        if overlaps(spans, (quotation.inner,)):
            return (quotation.span,)
    return spans


def _what_called(page: Page, draft: Draft) -> Draft:
    """The content cut to the name, where "what" stands before who calls it so."""
    parse = page.parse
    if draft.stance != "LBL" or not draft.source or not draft.cue:
        return draft
    first = next(iter(page.tokens(*draft.source[0])), 0)
    cue = page.tokens(*draft.cue[-1])
    if first == 0 or parse.lower[first - 1] != "what" or not cue or cue[-1] < first:
        return draft
    behind = [t for t in page.inside(draft.content) if t > cue[-1]]
    stop = next((n for n, t in enumerate(behind) if parse.tags[t] in _TENSED
                 and page.holder(t) is None), len(behind))  # fmt: skip
    name = _within_marks(page, content_spans(parse, _kept(parse, behind[:stop])))
    return replace(draft, content=name) if name else draft


def _kept(parse: Parse, name: list[int]) -> list[int]:
    """Without what is hung on the verb behind: "has", "will"."""
    while name and parse.tags[name[-1]] in ("MD", "RB", "IN", "TO"):
        name.pop()
    return name

