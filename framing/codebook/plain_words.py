"""Where words that are no labels are at work: frames of claims, plain words for people, numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from framing.annotations import AnnotatedArticle, Count
from framing.lexicon import Entry
from framing.spans import Span, contains, length, overlaps
from framing.syntax import Parse
from framing.terms import Hit

_EXACTNESS = ("about", "at_least", "at_most")
_OBJECTS = ("dobj", "nsubjpass", "pobj")


def is_plain(entry: Entry) -> bool:
    """Whether an entry is of a category that this module knows."""
    return entry.category.split(".")[0] in ("FRAME", "SUPPORT", "PEOPLE", "COUNT")


def at_work(entry: Entry, annotated: AnnotatedArticle, hits: Iterable[Hit]) -> list[Span]:
    """The forms of the entry that do what its category says."""
    kind, _, rest = entry.category.partition(".")
    works: Callable[[AnnotatedArticle, Hit], bool]
    if kind == "FRAME":
        works = _stays_whole if rest == "wish" else _is_no_claim
    elif kind == "SUPPORT":
        works = _ACT_NOUNS.get(rest, _carries_an_act)
    elif kind == "PEOPLE":
        works = _is_counted
    else:
        return [h.span for h in hits if any(
            _tells(rest, count, annotated, h) for count in annotated.counts)]  # fmt: skip
    return [h.span for h in hits if works(annotated, h)]


def _is_no_claim(annotated: AnnotatedArticle, hit: Hit) -> bool:
    """It only vouches: another clause of its sentence is a claim, it is part of none."""
    inside = [c for c in annotated.claims if _same_sentence(annotated.parse, c.spans[0], hit)]
    return bool(inside) and not any(overlaps(c.spans, (hit.span,)) for c in inside)


def _stays_whole(annotated: AnnotatedArticle, hit: Hit) -> bool:
    """The infinitive behind it is no claim of its own."""
    parse = annotated.parse
    for child in parse.children[hit.main]:
        if parse.relations[child] == "xcomp":
            place = parse.span(child, child)
            holding = [c for c in annotated.claims if contains(c.spans, (place,))]
            smallest = min(holding, key=lambda c: length(c.spans), default=None)
            return smallest is not None and contains(smallest.spans, (hit.span,))
    return False


def _carries_an_act(annotated: AnnotatedArticle, hit: Hit) -> bool:
    """Its object is an act, which has an agent."""
    parse = annotated.parse
    below = list(parse.children[hit.main])
    below += [g for c in below if parse.relations[c] == "prep" for g in parse.children[c]]
    done = tuple(parse.span(c, c) for c in below if parse.relations[c] in _OBJECTS)
    return any(act.agent and overlaps((annotated.terms[act.term].span,), done)
               for act in annotated.acts)  # fmt: skip


def _is_done_by(annotated: AnnotatedArticle, hit: Hit) -> bool:
    """It is an act, and who acts is told."""
    return any(a.agent and overlaps((annotated.terms[a.term].span,), (hit.span,))
               for a in annotated.acts)  # fmt: skip


def _is_suffered(annotated: AnnotatedArticle, hit: Hit) -> bool:
    """It is an act, and who suffers it is told."""
    return any(a.patient and overlaps((annotated.terms[a.term].span,), (hit.span,))
               for a in annotated.acts)  # fmt: skip


_ACT_NOUNS: dict[str, Callable[[AnnotatedArticle, Hit], bool]] = {
    "of": _is_done_by, "state": _is_done_by, "suffered": _is_suffered,
}  # fmt: skip


def _is_counted(annotated: AnnotatedArticle, hit: Hit) -> bool:
    """A number counts it, or it takes part in an act."""
    return (any(overlaps(c.counted, (hit.span,)) for c in annotated.counts)
            or any(overlaps((*a.agent, *a.patient), (hit.span,)) for a in annotated.acts))


def _tells(what: str, count: Count, annotated: AnnotatedArticle, hit: Hit) -> bool:
    """What it tells of a count of its sentence: how exact it is, or what happened."""
    if what in ("done", "undone"):
        near = _same_sentence(annotated.parse, count.span, hit)
        return near and count.hypothetical == (what == "undone")
    if what in _EXACTNESS:
        return count.precision == what and overlaps(count.approximator, (hit.span,))
    wanted = "dead" if what == "toll" else what
    return count.outcome == wanted and _same_sentence(annotated.parse, count.span, hit)


def _same_sentence(parse: Parse, span: Span, hit: Hit) -> bool:
    first, last = parse.sentences[parse.sentence_of[hit.main]]
    return parse.starts[first] <= span.start < parse.ends[last - 1]
