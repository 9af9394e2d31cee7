"""Terms and attributions as W3C Web Annotations, for annotation tools.

Web Annotation Data Model, W3C Recommendation 23 February 2017: a TextPositionSelector counts
Unicode code points, as the tables do; a TextQuoteSelector holds the words and what stands around.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from framing.reporting.context import ArticleText
from framing.reporting.records import ArticleRow, AttributionRow, TermRow
from framing.reporting.row_index import RowIndex
from framing.spans import Span, Spans

#: Characters before and after the words in a TextQuoteSelector.
AROUND = 32
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"framing": "urn:framing:vocabulary:"}]


def annotation_pages(
    articles: Iterable[ArticleRow], rows: RowIndex, texts: Iterable[tuple[str, ArticleText]],
    generated: str,
) -> Iterator[str]:  # fmt: skip
    """One JSON-LD document, an AnnotationPage, in pieces that are to be joined."""
    known = {a.article_id: a for a in articles}
    head = {"@context": CONTEXT, "id": "urn:framing:annotations", "type": "AnnotationPage"}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "items": ['
    first = True
    for article_id, text in texts:
        if article_id not in known:
            continue
        for item in _of_article(known[article_id], rows, text.text):
            if generated:
                item["generated"] = generated
            yield ("\n" if first else ",\n") + json.dumps(item, ensure_ascii=False)
            first = False
    yield "\n]}\n"


def _of_article(article: ArticleRow, rows: RowIndex, text: str) -> Iterator[dict[str, Any]]:
    source = article.url or f"urn:framing:article:{quote(article.article_id, safe='')}"
    for said in rows.article_attributions(article.article_id):
        yield _attribution(said, source, text)
    for term in rows.article_terms(article.article_id):
        yield _term(term, source, text)


def _attribution(said: AttributionRow, source: str, text: str) -> dict[str, Any]:
    targets = [target for role, spans in (("content", said.content_spans),
                                          ("source", said.source_spans),
                                          ("cue", said.cue_spans))
               for target in _targets(role, spans, source, text)]  # fmt: skip
    values = {"speech": said.speech, "stance": said.stance, "negated": said.negated,
              "chain": said.chain,
              "speaker_id": said.speaker_id, "nested_in": said.nested_in}  # fmt: skip
    tags = [said.chain.rpartition(" > ")[2], said.speech]
    return _annotation(said.attribution_id, "identifying", tags, values, targets)


def _term(term: TermRow, source: str, text: str) -> dict[str, Any]:
    values = {
        "entry": term.entry_id, "referent": term.referent, "category": term.category,
        "legitimacy": term.legitimacy, "visibility": term.visibility, "polarity": term.polarity,
        "voice": "outlet" if term.outlet_voice else "attributed", "speech": term.speech,
        "chain": term.chain, "speaker_id": term.speaker_id,
        "attribution_id": term.attribution_id,
    }  # fmt: skip
    tags = [term.referent, term.category]
    targets = list(_targets("term", (Span(term.start, term.end),), source, text))
    return _annotation(term.term_id, "classifying", tags, values, targets)


def _annotation(
    row_id: str, motivation: str, tags: Iterable[str], values: dict[str, Any],
    targets: list[dict[str, Any]],
) -> dict[str, Any]:  # fmt: skip
    bodies = [{"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": tag}
              for tag in tags if tag]  # fmt: skip
    return {
        "id": f"urn:framing:row:{quote(row_id, safe=':')}",
        "type": "Annotation",
        "motivation": motivation,
        "body": bodies,
        "target": targets,
        **{f"framing:{k}": v for k, v in values.items() if v not in ("", None)},
    }


def _targets(role: str, spans: Spans, source: str, text: str) -> Iterator[dict[str, Any]]:
    for start, end in spans:
        yield {
            "type": "SpecificResource",
            "source": source,
            "framing:role": role,
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {"type": "TextQuoteSelector", "exact": text[start:end],
                 "prefix": text[max(0, start - AROUND) : start],
                 "suffix": text[end : end + AROUND]},
            ],
        }  # fmt: skip
