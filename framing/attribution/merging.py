"""The model's attributions and the rules', made one: who wins where both see something.

The model is trained on flat attributions, so it finds what is said far better than the rules do;
the rules know what it never saw: speech inside speech, sources cited inside a frame, hearsay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from framing.attribution.bounds import settle_bounds
from framing.attribution.cues import CueFinder, join_tokens
from framing.attribution.grammar import Draft, children, noun_phrase
from framing.attribution.page import Page
from framing.attribution.sifting import reports_words
from framing.attribution.tagged import Tagged
from framing.spans import Span, Spans, contains, hull, iou, normalise, overlaps, subtract
from framing.syntax import Parse
from framing.syntax.verbs import is_passive

_TENSED = ("VBD", "VBZ", "VBP")
#: A subject so near its verb, in words, is what the parser gets right.
_BESIDE = 3
_NAMES = ("NN", "NNS", "NNP", "NNPS")
#: Contents that share this much are the same passage.
_SAME = 0.5


def merge(
    page: Page, tagged: Sequence[Tagged], ruled: Sequence[Draft], finder: CueFinder
) -> list[Draft]:
    """Drafts of both. `ruled`: the rules' drafts before quotations are linked."""
    drafts = [page.draft(t.source, t.cue, t.content, t.score) for t in tagged]
    by_head = {r.head: r for r in ruled if r.under is None}
    drafts = [_without_members(page, _with_subject(page, d)) for d in drafts]
    seen = [d for d in drafts if reports_words(page, d, finder)]
    drafts = [settle_bounds(page, d, by_head.get(d.head)) for d in seen]
    drafts = [_in_words_of(page, d, ruled) for d in drafts]
    drafts = [_with_frame(page, d, ruled) for d in drafts]
    cut_off = [cut for d, b in zip(seen, drafts, strict=True)
               if (cut := subtract(d.content, b.content))]  # fmt: skip
    twins = {rule.head: twin.head for rule in ruled
             if rule.under is None and (twin := _twin(rule, drafts)) is not None}  # fmt: skip
    for rule in ruled:
        if rule.under is not None:
            drafts += _cited(rule, drafts, twins.get(rule.under, rule.under))
        elif rule.head not in twins and (
            _is_new(page, rule, drafts, finder) or any(contains(c, _whole(rule)) for c in cut_off)
        ):
            drafts.append(rule)
    return [_with_stance(page, d, finder) for d in drafts]


def _with_subject(page: Page, draft: Draft) -> Draft:
    """ "“Go,” Mrs. Lee said. “No,” Mr. Holt said": who stands beside the verb says it, not who is
    named further off."""
    parse, verb = page.parse, draft.head
    if not draft.source or verb < 0 or parse.tags[verb] not in _TENSED or is_passive(parse, verb):
        return draft
    named = next((t for t in page.tokens(*draft.source[0])), verb)
    beside = [c for c in children(parse, verb, "nsubj") if abs(c - verb) <= _BESIDE
              and parse.tags[c] in _NAMES and page.holder(c) is page.holder(verb)]  # fmt: skip
    far = parse.sentence_of[named] != parse.sentence_of[verb]
    if len(beside) != 1 or not (far or _is_other_clause(parse, verb, named)):
        return draft
    source = join_tokens(parse, noun_phrase(parse, beside[0], [verb]))
    if not source or overlaps(source, draft.content):
        return draft
    return replace(draft, source=source)


def _without_members(page: Page, draft: Draft) -> Draft:
    """ "8,000 were held, according to the ministry, including 133 foreigners": who was held, not
    who says so."""
    if not draft.source or not draft.cue or draft.source[0].start < draft.cue[0].start:
        return draft
    tokens = page.tokens(*draft.source[-1])
    words = page.parse.lower
    at = next((t for t in tokens if t > tokens[0] and words[t] == "including"
               and words[t - 1] == "," and page.parse.tags[t + 1] == "CD"), None)  # fmt: skip
    if at is None or any(c.start > draft.cue[0].start for c in draft.content):
        return draft
    parts = Span(page.parse.starts[at], draft.source[-1].end)
    source = subtract(draft.source, (Span(page.parse.starts[at - 1], parts.end),))
    return replace(draft, source=source, content=normalise([*draft.content, parts]))


def _is_other_clause(parse: Parse, verb: int, named: int) -> bool:
    """Whether a noun belongs to the clause beside which the verb's stands: "A said it was so, while
    B blamed C"."""
    if parse.relations[verb] not in ("conj", "advcl", "parataxis") or any(
            parse.lower[c] in ("as", "than") for c in children(parse, verb, "mark")):  # fmt: skip
        return False
    return verb not in parse.ancestors(named)


def _with_stance(page: Page, draft: Draft, finder: CueFinder) -> Draft:
    """ "allegations of fraud", "the claim that": the stance of the noun, where no verb has one."""
    if draft.stance:
        return draft
    nouns = (finder.noun_cue(page.parse, t) for t in page.inside(draft.cue))
    return next((replace(draft, stance=n.stance) for n in nouns if n is not None), draft)


def _twin(rule: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The model's draft of the same cue, or of the same passage from outside it."""
    for draft in drafts:
        if overlaps(rule.cue, draft.cue):
            return draft
    return next((d for d in drafts if iou(d.content, rule.content) >= _SAME
                 and not contains(d.content, rule.cue)), None)  # fmt: skip


def _in_words_of(page: Page, draft: Draft, ruled: Sequence[Draft]) -> Draft:
    """The draft with what the rule of the same cue knows: that it is hearsay, its whole phrase.

    Of "as per the report" the model may see "as" and "the".
    """
    rule = next((r for r in ruled if r.under is None and overlaps(r.cue, draft.cue)), None)
    if rule is None:
        return draft
    draft = replace(draft, hearsay=rule.hearsay)
    part = contains(rule.cue, draft.cue) and rule.cue != draft.cue
    inside = not draft.source or contains(rule.source, draft.source)
    if part and inside and _is_phrase(page, rule):
        return replace(draft, source=rule.source, cue=rule.cue, stance=rule.stance, head=rule.head)
    return draft


def _with_frame(page: Page, draft: Draft, ruled: Sequence[Draft]) -> Draft:
    """ "Tokayev said that he sought help, according to AFP": AFP reports that he said it."""
    if not _is_phrase(page, draft):
        return draft
    for rule in ruled:
        frame = normalise([*rule.source, *rule.cue])
        if (rule.under is None and rule.source and rule.stance == "N"
                and iou(rule.content, draft.content) >= _SAME
                and frame[-1].end <= draft.content[0].start
                and not overlaps(frame, _whole(draft))):  # fmt: skip
            whole = Span(frame[0].start, draft.content[0].end)
            return replace(draft, content=normalise([whole, *draft.content]))
    return draft


def _is_phrase(page: Page, draft: Draft) -> bool:
    """Whether the cue is a phrase that names a source: "according to", "as per"."""
    return any(c.phrase and c.head == draft.head for c in page.cues)


def _cited(rule: Draft, drafts: list[Draft], outer: int) -> list[Draft]:
    """ "X reported citing Y": Y's words are all that X reports."""
    for n, draft in enumerate(drafts):
        if draft.head == outer:
            inner = normalise([*rule.source, *rule.cue])
            # the model may have both verbs for one cue: its head is then the outer one's again
            head = rule.under if draft.head == rule.head and rule.under is not None else outer
            content = subtract(draft.content, inner)
            if overlaps(draft.content, inner):
                # "quoted Y as saying": the words begin behind Y's frame
                content = subtract(content, (Span(0, hull(inner).end),)) or content
            drafts[n] = replace(draft, content=content, cue=subtract(draft.cue, inner), head=head)
            drafts[:] = [d for d in drafts if d.head != rule.head]
            return [replace(rule, content=content, under=head)]
    return []


def _is_new(page: Page, rule: Draft, drafts: Sequence[Draft], finder: CueFinder) -> bool:
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
    whole = _whole(rule)
    if not any(overlaps(_whole(d), whole) for d in drafts):
        # the plain frames, which the model overlooks now and then: "X said that", "per X"
        return reports_words(page, rule, finder)
    return any(contains(d.content, whole)
               or (contains(rule.content, d.content) and contains(rule.content, _whole(d)))
               for d in drafts)  # fmt: skip


def _whole(draft: Draft) -> Spans:
    return normalise([*draft.source, *draft.cue, *draft.content])
