"""framing in a spaCy pipeline: `nlp.add_pipe("framing")` (needs spaCy 3; found by its entry point).

framing reads the text with its own words and trees; spaCy's are neither used nor changed.
"""

from __future__ import annotations

from typing import Any, cast

from spacy.language import Language
from spacy.tokens import Doc, Span

from framing.annotations import AnnotatedArticle
from framing.errors import ArticleError
from framing.library import Annotator
from framing.spans import Spans, hull

GROUPS = ("framing_attributions", "framing_claims", "framing_terms")


@Language.factory("framing", default_config={"outlet": "unknown", "lexicons": []})
def make(nlp: Language, name: str, outlet: str, lexicons: list[str]) -> Component:
    """The component; `lexicons` are files of your own, added."""
    return Component(outlet, lexicons)


class Component:
    """Sets `doc._.framing` (AnnotatedArticle, None where there is nothing to read) and span groups.

    The groups framing_attributions, framing_claims and framing_terms hold one span for each, from
    its first to its last word, with the speech, the agency or the lexicon entry as label. Spans end
    at spaCy's words; exact offsets are in `doc._.framing`.
    """

    def __init__(self, outlet: str, lexicons: list[str]) -> None:
        self._annotate = Annotator(lexicons)
        self._outlet = outlet
        if not Doc.has_extension("framing"):
            Doc.set_extension("framing", default=None)

    def __call__(self, doc: Any) -> Any:
        """Annotate one document."""
        try:
            annotated = self._annotate(doc.text, self._outlet)
        except ArticleError:
            annotated = None
        doc._.framing = annotated
        for group in GROUPS:
            doc.spans[group] = []
        if annotated:
            _set_groups(doc, annotated)
        return doc


def _set_groups(doc: Any, annotated: AnnotatedArticle) -> None:
    doc.spans[GROUPS[0]] = [_span(doc, a.content, a.speech) for a in annotated.attributions]
    doc.spans[GROUPS[1]] = [_span(doc, c.spans, c.agency) for c in annotated.claims]
    doc.spans[GROUPS[2]] = [_span(doc, (t.span,), t.entry_id) for t in annotated.terms]


def _span(doc: Any, spans: Spans, label: str) -> Span:
    start, end = hull(spans)
    return cast("Span", doc.char_span(start, end, label=label, alignment_mode="expand"))
