"""Who says what: source, cue and content of every passage that is somebody else's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from framing.annotations import Attribution
from framing.articles import Article
from framing.attribution.clauses import Frames
from framing.attribution.credited import according, cited, hearsay
from framing.attribution.cues import CueFinder
from framing.attribution.figures import figures_given
from framing.attribution.grammar import Draft
from framing.attribution.leadins import led_in
from framing.attribution.merging import merge
from framing.attribution.naming import name_givers
from framing.attribution.negation import is_negated
from framing.attribution.nesting import Link, nest
from framing.attribution.page import Page, snap, tidy
from framing.attribution.quoted import link_quotations
from framing.attribution.reported import reported
from framing.attribution.scare import is_called, scare_quotes
from framing.attribution.speech import is_name, speech_of
from framing.attribution.tagged import Tagged, find_tagged
from framing.codes import Speech
from framing.lexicon import Lexicon
from framing.quotations import Quotation
from framing.spans import Span, hull, length, normalise, overlaps, subtract
from framing.syntax import Parse

__all__ = ["Tagged", "attribute", "find_tagged", "settle"]

#: What a speaker, named by a pronoun inside his own reported words, wants or thinks or shows
#: is still his: "Tokayev said he expected", not Tokayev quoting Tokayev.
_OWN_STATE = frozenset({"D", "R", "E"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "i", "we", "you", "who", "one"})


def attribute(
    article: Article, parse: Parse, lexicon: Lexicon, tagged: Sequence[Tagged] | None = None,
    speaking: frozenset[str] = frozenset(),
) -> tuple[Attribution, ...]:  # fmt: skip
    """All attributions of an article, in text order, nested ones with their outer one's index.

    `tagged` is what the model finds (`find_tagged`); without it the rules work alone. `speaking`
    are nouns for those who say things, in lower case, besides those of the lexicon.
    """
    finder = _finder(lexicon, speaking)
    page = Page(article.text, article.read_blocks, parse, tuple(finder.find(parse)))
    drafts = _ruled(page, finder)
    if tagged is not None:
        drafts = merge(page, tagged, drafts, finder)
    drafts = link_quotations(page, snap(page, name_givers(page, drafts)))
    drafts += figures_given(page, drafts)
    drafts = led_in(page, drafts)
    return settle(page, [replace(d, negated=is_negated(page, d, finder)) for d in drafts])


def _ruled(page: Page, finder: CueFinder) -> list[Draft]:
    """What the rules find, before quotations are linked."""
    drafts = reported(Frames(page.parse, finder, page.cues))
    retold = cited(page.parse, page.cues, drafts, finder)
    drafts = [d for d in drafts if d.head not in {r.head for r in retold}] + retold
    drafts += according(page.parse, page.cues)
    return drafts + hearsay(page.parse, finder)


@lru_cache(maxsize=4)
def _finder(lexicon: Lexicon, speaking: frozenset[str]) -> CueFinder:
    return CueFinder(lexicon, speaking)


def settle(page: Page, drafts: Sequence[Draft]) -> tuple[Attribution, ...]:
    """Drafts whose contents are final -> attributions: kinds of speech, scare quotes, nesting."""
    apart = (_apart(page, d) for d in drafts)
    kept = list({(d.source, d.cue, d.content): d for d in apart if d.content}.values())
    outer = _outer(kept)
    kept = [d for d, o in zip(kept, outer, strict=True)
            if o is None or not (_is_own_state(page, d) or _is_act(page, d))]  # fmt: skip
    said = [q for q in page.quotations if not is_name(page.text, q) and not is_called(page, q)]
    rows = [(Attribution(d.source, d.cue, d.content, _speech(page, d, said), d.stance,
                         score=d.score, negated=d.negated), d) for d in kept]  # fmt: skip
    rows += [(a, Draft((), (), a.content)) for a in scare_quotes(page, [a for a, _ in rows])]
    rows.sort(key=lambda r: (r[0].content[0].start, -length(r[0].content), r[0].cue))
    outer = _outer([d for _, d in rows])
    return tuple(replace(a, nested_in=o) for (a, _), o in zip(rows, outer, strict=True))


def _apart(page: Page, draft: Draft) -> Draft:
    """Content, source and cue share no character, however the words were parsed; the comma that
    parts the content from its frame is neither's."""
    source = subtract(draft.source, draft.cue)
    frame = normalise([*source, *draft.cue])
    last = draft.content[-1] if draft.content else None
    if last and last.end - last.start > 1 and page.text[last.end - 1] == ",":
        comma = Span(last.end - 1, last.end)
        draft = replace(draft, content=subtract(draft.content, (comma,)))
    if not overlaps(draft.content, frame):
        return replace(draft, source=source)
    content = tidy(page.text, subtract(draft.content, frame))
    return replace(draft, source=source, content=content)


def _outer(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the index of the one it stands in."""
    place = {d.head: n for n, d in enumerate(drafts) if d.head >= 0}
    stated = [None if d.under is None else place.get(d.under) for d in drafts]
    return nest([Link(normalise([*d.source, *d.cue]), d.content, s)
                 for d, s in zip(drafts, stated, strict=True)])  # fmt: skip


def _is_own_state(page: Page, draft: Draft) -> bool:
    source = " ".join(page.text[s:e] for s, e in draft.source).lower()
    return draft.stance in _OWN_STATE and source in _PRONOUNS


def _is_act(page: Page, draft: Draft) -> bool:
    """ "said bandits attacked the city": in somebody's report an attack on a thing is an act."""
    return draft.stance == "C" and not page.has_verb(draft.content) and not any(
        overlaps(draft.content, (q.span,)) for q in page.outermost())  # fmt: skip


def _speech(page: Page, draft: Draft, said: Sequence[Quotation]) -> Speech:
    """The kind of speech; for a frame inside a quotation, only marks further in count."""
    if page.is_turn(draft):
        return "direct"
    inside = page.around(draft)
    reach = hull(draft.content)
    marks = [q for q in said if q.span.start < reach.end and reach.start < q.span.end
             and (inside is None or q.depth)]  # fmt: skip
    kind = speech_of(page.text, draft.content, marks, page.is_clause)
    return "hearsay" if draft.hearsay and kind in ("indirect", "mixed") else kind
