"""The model's attributions and the rules', made one: who wins where both see something.

The model is trained on flat attributions, so it finds what is said far better than the rules do;
the rules know what it never saw: speech inside speech, sources cited inside a frame, hearsay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from framing.attribution.cues import CueFinder
from framing.attribution.grammar import Draft, is_verb
from framing.attribution.page import Page
from framing.attribution.tagged import Tagged
from framing.spans import contains, iou, normalise, overlaps, subtract

#: Contents that share this much are the same passage.
_SAME = 0.5


def merge(
    page: Page, tagged: Sequence[Tagged], ruled: Sequence[Draft], finder: CueFinder
) -> list[Draft]:
    """Drafts of both. `ruled`: the rules' drafts before quotations are linked."""
    drafts = [page.draft(t.source, t.cue, t.content, t.score) for t in tagged]
    drafts = [d for d in drafts if not _is_deed(page, d, finder)]
    twins = {rule.head: twin.head for rule in ruled
             if rule.under is None and (twin := _twin(rule, drafts)) is not None}  # fmt: skip
    for rule in ruled:
        if rule.under is not None:
            drafts += _cited(rule, drafts, twins.get(rule.under, rule.under))
        elif rule.head not in twins and _is_new(page, rule, drafts):
            drafts.append(rule)
    return drafts


def _is_deed(page: Page, draft: Draft, finder: CueFinder) -> bool:
    """The model takes some deeds for words: "accepted the resignation", "a curfew was imposed"."""
    if page.has_verb(draft.content) or any(
        overlaps(draft.content, (q.span,)) for q in page.outermost()
    ):
        return False
    verbs = [t for s in draft.cue for t in page.tokens(*s) if is_verb(page.parse, t)]
    return bool(verbs) and finder.is_deed(page.parse, verbs[-1])


def _twin(rule: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The model's draft of the same cue, or of the same passage from outside it."""
    for draft in drafts:
        if overlaps(rule.cue, draft.cue):
            return draft
    return next((d for d in drafts if iou(d.content, rule.content) >= _SAME
                 and not contains(d.content, rule.cue)), None)  # fmt: skip


def _cited(rule: Draft, drafts: list[Draft], outer: int) -> list[Draft]:
    """ "X reported citing Y": Y's words are all that X reports."""
    for n, draft in enumerate(drafts):
        if draft.head == outer:
            inner = normalise([*rule.source, *rule.cue])
            drafts[n] = replace(draft, content=subtract(draft.content, inner),
                                cue=subtract(draft.cue, inner))  # fmt: skip
            return [replace(rule, content=drafts[n].content, under=outer)]
    return []


def _is_new(page: Page, rule: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a rule's draft adds what a flat reading cannot hold: speech around or in speech.

    Inside quotation marks the wording is the quoted speaker's, whoever is said to have said it.
    """
    if rule.head < 0 or page.holder(rule.head) is not None:
        return False
    if rule.hearsay:
        adverb = page.parse.tags[rule.head].startswith("RB")
        return adverb and not any(overlaps(d.content, rule.content) for d in drafts)
    if rule.stance != "N" or not rule.source or not page.has_verb(rule.content):
        return False
    whole = normalise([*rule.source, *rule.cue, *rule.content])
    return any(contains(d.content, whole) or contains(
        rule.content, normalise([*d.source, *d.cue, *d.content])) for d in drafts)  # fmt: skip
