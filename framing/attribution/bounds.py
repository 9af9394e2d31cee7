"""Where a content of the model's ends: both sides of a frame inside it, nothing before speaking."""

from __future__ import annotations

from dataclasses import replace

from framing.attribution.clauses import is_when_said
from framing.attribution.grammar import Draft, children, content_spans, is_verb
from framing.attribution.page import Page
from framing.spans import Span, Spans, contains, hull, normalise, subtract
from framing.syntax.verbs import is_finite

#: Verbs that cannot end a clause: what is said of the subject is still to come.
_LINKING = frozenset({"be", "have", "will", "would", "can", "could", "may", "might", "must",
                      "shall", "should", "do"})  # fmt: skip

#: Words that join the clause of another speaker.
_BESIDE = frozenset({"while", "whereas", "although", "though"})
_DASHES = frozenset({"-", "--", "–", "—"})
_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})


def settle_bounds(page: Page, draft: Draft, rule: Draft | None) -> Draft:
    """The draft with its content bridged over its frame and cut; `rule`: the rules' own of it."""
    draft = _in_block(page, draft)
    if not draft.content or not draft.cue or page.is_quoted(draft.content):
        return draft
    if rule is not None and _is_addressee(page, draft, rule):
        return replace(draft, content=rule.content)
    draft = _without_stray(page, _after_colon(page, draft))
    draft = _past_aside(page, _bridge(page, draft, rule))
    return _without_when(page, _without_next(page, draft))


def _in_block(page: Page, draft: Draft) -> Draft:
    """Words of a heading or caption are not said by a frame in another block, nor the reverse."""
    at = (draft.cue or draft.content)[:1]
    place = page.paragraph(at[0].start) if at else -1
    body = place >= 0 and page.blocks[place].kind == "body"
    kept = tuple(s for s in draft.content if (there := page.paragraph(s.start)) == place
                 or (body and page.blocks[there].kind == "body"))  # fmt: skip
    return replace(draft, content=kept) if kept else draft


def _after_colon(page: Page, draft: Draft) -> Draft:
    """ "X Slams Media: ‘They are dishonest’": what stands behind the colon was said."""
    place = page.paragraph(draft.content[0].start)
    if place < 0 or page.blocks[place].kind == "body" or not draft.source:
        return draft
    whole = hull(draft.content)
    for quotation in page.outermost():
        if (whole.start < quotation.span.start and quotation.span.end <= whole.end
                and page.text[: quotation.span.start].rstrip().endswith(":")):  # fmt: skip
            ahead = subtract(draft.content, (quotation.span,))
            frame = [s for s in ahead if s.end <= quotation.span.start]
            return replace(draft, content=(quotation.span,), cue=normalise([*draft.cue, *frame]))
    return draft


def _without_next(page: Page, draft: Draft) -> Draft:
    """ "Ten died, the army said, while the rebels blamed the police": another speaker's clause; and
    what stands behind "said;"."""
    parse, content = page.parse, draft.content
    if content[0].start > draft.cue[0].start:
        return draft  # "said that A did this while B did that"
    behind = [s for s in content if s.start > draft.cue[-1].end]
    verbs = page.verbs() if behind else {}
    for span in behind:
        tokens = page.tokens(*span)
        if tokens and parse.words[tokens[0] - 1] == ";":
            content = subtract(content, (span,))
            continue
        for token in (t for t in tokens if t in verbs):
            named = children(parse, token, "nsubj")
            if not named or not parse.tags[named[0]].startswith("NN"):
                continue
            clause = parse.subtree(token)
            opens = clause[0] if clause[0] >= tokens[0] else tokens[0]
            if parse.lower[opens] in _BESIDE:
                content = subtract(content, (Span(parse.starts[opens], span.end),))
                break
    return replace(draft, content=content) if content else draft


def _without_stray(page: Page, draft: Draft) -> Draft:
    """ "Such protests are rare, and the unrest has been called the worst": no subject of another
    clause, whose verb is not in the content."""
    parse, spans = page.parse, draft.content
    first = page.tokens(*spans[0])
    if len(spans) < 2 or spans[0].start > draft.cue[0].start or any(
            is_verb(parse, t) for t in first):  # fmt: skip
        return draft
    tops = [parse.heads[t] for t in first if parse.heads[t] not in first]
    inside = set(page.inside((*spans, *draft.cue)))
    stray = bool(tops) and all(
        is_verb(parse, t) and is_finite(parse, t) and t not in inside for t in tops)  # fmt: skip
    return replace(draft, content=spans[1:]) if stray else draft


def _past_aside(page: Page, draft: Draft) -> Draft:
    """ "to lower prices - which had risen - and cap rents": the aside ends, the words go on."""
    parse = page.parse
    last = page.tokens(*draft.content[-1])
    if not last or draft.cue[0].start > draft.content[0].start:
        return draft
    end = parse.sentences[parse.sentence_of[last[-1]]][1]
    rest = range(last[-1] + 1, end)
    dashes = [t for t in rest if parse.words[t] in _DASHES]
    if len(dashes) < 2 or dashes[0] != rest[0]:
        return draft
    onward = dashes[1] + 1
    if parse.tags[onward : onward + 1] != ("CC",) or parse.tags[onward + 1 : onward + 2] != ("VB",):
        return draft
    more = content_spans(parse, range(onward, end))
    return replace(draft, content=normalise([*draft.content, *more]))


def _is_addressee(page: Page, draft: Draft, rule: Draft) -> bool:
    """ "appealed to the alliance for help": who is asked is not what is asked for."""
    if rule.stance != "R" or not rule.content or page.has_verb(draft.content):
        return False
    last = next(reversed(page.inside(draft.cue)), -1)
    named = children(page.parse, last, "pobj") if last >= 0 else []
    return rule.content[0].start > draft.content[0].start and any(
        page.parse.starts[t] < rule.content[0].start for t in named)  # fmt: skip


def _bridge(page: Page, draft: Draft, rule: Draft | None) -> Draft:
    """ "Migrants are, according to X, a burden": the words behind the frame as well."""
    frame = hull(normalise([*draft.source, *draft.cue]))
    if draft.content[0].start > frame.end:
        return replace(draft, content=normalise([*_subject_before(page, frame, draft.content[0]),
                                                 *draft.content]))  # fmt: skip
    if draft.content[-1].end > frame.start:
        return draft
    if rule is not None and contains(rule.content, draft.content):
        behind = [s for s in subtract(rule.content, draft.content) if s.start >= frame.end]
        if behind:
            return replace(draft, content=normalise([*draft.content, *behind]))
    text = page.text
    before, after = text[draft.content[-1].end : frame.start], text[frame.end : frame.end + 1]
    set_off = before.strip() == "," == after
    if not set_off or not _is_cut_short(page, draft.content[-1]):
        return draft
    parse = page.parse
    last = page.tokens(*draft.content[-1])[-1]
    end = parse.sentences[parse.sentence_of[last]][1]
    rest = [t for t in range(last + 1, end) if parse.starts[t] > frame.end]
    stop = next((n for n, t in enumerate(rest) if parse.words[t] == ";"), len(rest))
    return replace(draft, content=normalise(
        [*draft.content, *content_spans(parse, rest[:stop])]))  # fmt: skip


def _subject_before(page: Page, frame: Span, content: Span) -> Spans:
    """ "The leader, the court ruled, had lied": what stands before, where a verb comes first."""
    text, parse = page.text, page.parse
    verb = next(iter(page.tokens(*content)), -1)
    start = next(iter(page.tokens(*frame)), -1)
    if verb < 0 or start < 1 or text[frame.end : content.start].strip() != ",":
        return ()
    first = parse.sentences[parse.sentence_of[start]][0]
    before = range(first, start - 1)
    if parse.words[start - 1] != "," or parse.tags[verb] not in _TENSED or any(
        is_verb(parse, t) or parse.words[t] == ";" or page.holder(t) for t in before
    ):
        return ()
    return content_spans(parse, before)


def _is_cut_short(page: Page, span: Span) -> bool:
    """Whether words before a frame are no clause yet: no finite verb, or "are" at the end."""
    parse, tokens = page.parse, page.tokens(*span)
    if not tokens:
        return False
    if parse.lemmas[tokens[-1]].lower() in _LINKING:
        return True
    return not any(is_verb(parse, t) and is_finite(parse, t) for t in tokens)


def _without_when(page: Page, draft: Draft) -> Draft:
    """ "said it will send troops after the president asked": what came before speaking."""
    parse = page.parse
    if draft.head < 0:
        return draft
    for clause in children(parse, draft.head, "ccomp"):
        for token in children(parse, clause, "advcl"):
            if is_when_said(parse, clause, token) and page.holder(token) is None:
                cut = content_spans(parse, parse.subtree(token))
                content = subtract(draft.content, cut)
                draft = replace(draft, content=content) if content else draft
    return draft
