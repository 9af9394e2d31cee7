"""Where an entry is at work in an annotated article, whatever kind of entry it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from framing.annotations import AnnotatedArticle, Attribution, Term
from framing.codebook.plain_words import at_work, is_plain
from framing.lexicon import Entry
from framing.spans import Span, overlaps
from framing.terms import CANCELLED, MASKED, Dropped, FormFinder, Hit, Matcher, makes_terms


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A stretch of text at which an entry is at work."""

    span: Span
    #: What is known of it, as terms.csv writes it: field -> value.
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """An annotated article with what is no term in it."""

    annotated: AnnotatedArticle
    dropped: tuple[Dropped, ...]
    #: Forms of reporting words and hedges.
    forms: tuple[Hit, ...]

    def occurrences(self, entry: Entry) -> list[Occurrence]:
        """Where the entry counts: in terms, as a name to look through, as cue or as hedge."""
        if entry.role == "mask" or entry.operator == "cancel":
            reason = MASKED if entry.role == "mask" else CANCELLED
            return [Occurrence(d.span, {}) for d in self.dropped
                    if d.reason == reason and entry.id in d.parts]  # fmt: skip
        if makes_terms(entry):
            return [Occurrence(t.span, self._values(t)) for t in self.annotated.terms
                    if entry.id in t.parts]  # fmt: skip
        hits = [h for h in self.forms if h.entry.id == entry.id]
        if entry.stance:
            # Attribution knows the stance of verbs and phrases; of nouns it may know none.
            stances = (entry.stance, "") if entry.category == "REP.noun" else (entry.stance,)
            return [Occurrence(h.span, {"speech": a.speech, "stance": a.stance}) for h in hits
                    if (a := self._reported_at(h.span)) and a.stance in stances]  # fmt: skip
        hits = [h for h in hits if not h.suppressed]
        if is_plain(entry):
            return [Occurrence(s, {}) for s in at_work(entry, self.annotated, hits)]
        if entry.category == "DEED":
            hits = [h for h in hits if self._reported_at(h.span) is None]
        return [Occurrence(h.span, {}) for h in hits]

    def reasons(self, entry: Entry, span: Span) -> list[str]:
        """Why forms of the entry that touch the span do not count."""
        found = [d.reason for d in self.dropped if entry.id in d.parts and _touch(d.span, span)]
        found += [h.suppressed for h in self.forms
                  if h.entry.id == entry.id and h.suppressed and _touch(h.span, span)]  # fmt: skip
        return list(dict.fromkeys(found))

    def exclusions(self, entry: Entry) -> set[int]:
        """Places in `entry.exclude` of the conditions that keep a form of it from counting."""
        places = {d.excluded_by for d in self.dropped if d.entry.id == entry.id}
        places |= {h.excluded_by for h in self.forms if h.entry.id == entry.id}
        return {place for place in places if place is not None}

    def off_scene(self, entry: Entry) -> bool:
        """Whether only the scene keeps some form of the entry from counting."""
        return any(d.off_scene for d in self.dropped if d.entry.id == entry.id)

    def text(self, span: Span) -> str:
        """The words of a span."""
        return self.annotated.article.text[slice(*span)]

    def _reported_at(self, span: Span) -> Attribution | None:
        return next((a for a in self.annotated.attributions if overlaps(a.cue, (span,))), None)

    def _values(self, term: Term) -> dict[str, str]:
        values = {name: getattr(term, name) for name in
                  ("legitimacy", "visibility", "referent", "category", "polarity")}  # fmt: skip
        inside = None if term.attribution is None else self.annotated.attributions[term.attribution]
        values["voice"] = "attributed" if inside else "outlet"
        values["speech"] = inside.speech if inside else ""
        return {name: "" if value is None else str(value) for name, value in values.items()}


class ReadingOf:
    """Makes readings for a set of entries."""

    def __init__(self, entries: Iterable[Entry], matcher: Matcher) -> None:
        self._matcher = matcher
        self._forms = FormFinder(e for e in entries if not makes_terms(e))

    def __call__(self, annotated: AnnotatedArticle) -> Reading:
        """What the article holds of them."""
        article, parse = annotated.article, annotated.parse
        return Reading(annotated, self._matcher.dropped(article, parse),
                       self._forms.find(article, parse))  # fmt: skip


def _touch(left: Span, right: Span) -> bool:
    return left.start < right.end and right.start < left.end
