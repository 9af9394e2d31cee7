"""Figures that somebody gives without a word of saying: "police put the number at 4,000"."""

from __future__ import annotations

from collections.abc import Sequence

from framing.attribution.cues import join_tokens
from framing.attribution.grammar import Draft, children, content_spans, noun_phrase
from framing.attribution.page import Page
from framing.spans import overlaps
from framing.syntax.verbs import is_finite

_PUTS = frozenset({"put", "place", "peg"})


def figures_given(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for each figure put at a number that no other draft has for its content."""
    parse, out = page.parse, []
    for verb in range(len(parse)):
        if parse.lemmas[verb] not in _PUTS or not is_finite(parse, verb):
            continue
        subjects = children(parse, verb, "nsubj")
        what = children(parse, verb, "dobj")
        at = [t for t in range(verb + 1, min(verb + 8, len(parse))) if parse.lower[t] == "at"
              and parse.heads[t] in (verb, *what)]  # fmt: skip
        if not (subjects and what and at and any(
                parse.tags[t] == "CD" for t in parse.subtree(at[0]))):  # fmt: skip
            continue
        content = content_spans(parse, [t for t in parse.subtree(at[0]) if t > at[0]])
        source = join_tokens(parse, noun_phrase(parse, subjects[0], [verb]))
        cue = join_tokens(parse, range(verb, at[0] + 1))
        if not any(overlaps(d.cue, cue) for d in drafts):
            out.append(Draft(source, cue, content, "N", head=verb))
    return out
