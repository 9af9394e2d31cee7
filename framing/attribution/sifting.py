"""What the model takes for words and nobody said: deeds, hints, the writer's remarks."""

from __future__ import annotations

from framing.attribution.cues import CueFinder
from framing.attribution.grammar import Draft, is_verb
from framing.attribution.page import Page
from framing.spans import overlaps


def reports_words(page: Page, draft: Draft, finder: CueFinder) -> bool:
    """Whether the draft reports somebody's words; quoted words always are."""
    if any(overlaps(draft.content, (q.span,)) for q in page.outermost()):
        return True
    cue = page.inside(draft.cue)
    if cue and finder.opens_phrase(page.parse, cue[0]) and not any(
            c.phrase and c.head in cue for c in page.cues):  # fmt: skip
        return False  # "according to plan"
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
    return not (finder.only_hints(page.parse, verbs[-1]) or _is_note(page, draft, verbs))


def _is_note(page: Page, draft: Draft, verbs: list[int]) -> bool:
    """ "It is to note that": the writer's own remark; "it is believed that" is talk."""
    first = next(iter(page.inside(draft.cue)), None)
    remark = first is not None and page.parse.words[first].lower() == "it"
    return remark and not draft.source and page.parse.tags[verbs[-1]] == "VB"
