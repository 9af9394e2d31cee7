"""What the model takes for words and nobody said: deeds, hints, things left unsaid."""

from __future__ import annotations

from framing.attribution.cues import CueFinder
from framing.attribution.grammar import Draft, children, is_verb
from framing.attribution.page import Page
from framing.spans import overlaps
from framing.syntax import Parse

#: Stances whose verbs, when negated, leave the content unsaid: "did not say that", "not confirm".
_AFFIRMS = frozenset({"N", "E", "C", "LBL"})
#: Words that open what was not said, or whether it is so.
_OPENERS = frozenset({"that", "whether", "if"})
_NO_ONE = frozenset({"no", "nobody", "none", "neither"})


def is_said(page: Page, draft: Draft, finder: CueFinder) -> bool:
    """Whether the draft reports somebody's words; quoted words always are."""
    if any(overlaps(draft.content, (q.span,)) for q in page.outermost()):
        return True
    cue = [t for s in draft.cue for t in page.tokens(*s)]
    verbs = [t for t in cue if is_verb(page.parse, t)]
    has_verb = page.has_verb(draft.content)
    reports = any(finder.is_report(page.parse, t) for t in cue)
    if not verbs:
        # "discontent over poor living conditions"; but "allegations of fraud" names what is said
        owns = bool(cue) and page.parse.words[cue[-1]].lower() == "of"
        return has_verb or bool(draft.source) or owns or reports
    if not has_verb and not reports and finder.is_deed(page.parse, verbs[-1]):
        # "accepted the resignation", "a curfew was imposed"; but "made a statement about"
        return False
    return not (finder.only_hints(page.parse, verbs[-1]) or _is_note(page, draft, verbs)
                or _is_unsaid(page, draft, finder))  # fmt: skip


def _is_unsaid(page: Page, draft: Draft, finder: CueFinder) -> bool:
    """ "could not confirm that", "did not verify the claim that", "nobody said": no words."""
    parse = page.parse
    first = next((t for s in draft.source for t in page.tokens(*s)), None)
    if draft.stance and first is not None and parse.words[first].lower() in _NO_ONE:
        return page.has_verb(draft.content)
    if draft.head < 0 or draft.stance not in _AFFIRMS or not draft.content:
        return False
    start = next(iter(page.tokens(*draft.content[0])), 0)
    opened = any(parse.words[t].lower() in _OPENERS for t in (start, start - 1) if t >= 0)
    claimed = page.has_verb(draft.content) and any(
        finder.noun_cue(parse, t) for t in page.tokens(*draft.content[0])[:2])  # fmt: skip
    return (opened or claimed) and _is_negated(parse, draft.head)


def _is_negated(parse: Parse, verb: int) -> bool:
    return bool(children(parse, verb, "neg"))


def _is_note(page: Page, draft: Draft, verbs: list[int]) -> bool:
    """ "It is to note that": the writer's own remark; "it is believed that" is talk."""
    first = next((t for s in draft.cue for t in page.tokens(*s)), None)
    remark = first is not None and page.parse.words[first].lower() == "it"
    return remark and not draft.source and page.parse.tags[verbs[-1]] == "VB"
