"""AnnotatedArticle -> rows of the table contract, as plain dictionaries of strings."""

from __future__ import annotations

import hashlib
from bisect import bisect_left

from framing.annotations import AnnotatedArticle, Claim, Term
from framing.spans import Span, format_spans, normalise, text_of
from framing.tables.cells import (
    Row,
    Whose,
    boolean,
    cell_id,
    integer,
    number,
    wire_cells,
)
from framing.tables.events import act_row, count_row
from framing.tables.readability import readability

#: Characters of context on each side of a term.
CONTEXT = 80


def article_rows(annotated: AnnotatedArticle) -> dict[str, list[Row]]:
    """The rows of one article in text order, for every table that is not about all articles.

    `duplicate_cluster` is empty: it is known when all articles are (reading.prints).
    """
    whose, n = Whose(annotated), len(annotated.attributions)
    return {
        "articles": [_article(annotated)],
        "attributions": [_attribution(annotated, i, whose) for i in range(n)],
        "claims": [_claim(annotated, i, c, whose) for i, c in enumerate(annotated.claims)],
        "terms": [_term(annotated, i, t, whose) for i, t in enumerate(annotated.terms)],
        "acts": [act_row(annotated, i, a, whose) for i, a in enumerate(annotated.acts)],
        "counts": [count_row(annotated, i, c, whose) for i, c in enumerate(annotated.counts)],
    }


def _article(annotated: AnnotatedArticle) -> Row:
    article, parse = annotated.article, annotated.parse
    contents = normalise(s for a in annotated.attributions if a.is_said for s in a.content)
    words = [s for s, w in zip(parse.starts, parse.words, strict=True)
             if w.isalpha() or any(c.isalnum() for c in w)]  # fmt: skip
    attributed = sum(bisect_left(words, s.end) - bisect_left(words, s.start) for s in contents)
    prose = "\n\n".join(article.text[slice(*b.span)] for b in article.read_blocks)
    reading = readability(prose, len(parse.sentences))
    return {
        "article_id": article.article_id,
        "outlet": article.outlet,
        "published": article.published,
        "headline": " ".join(article.headline.split()),
        "url": article.url,
        "path": article.path,
        "language": article.language,
        **wire_cells(annotated),
        "n_chars": str(len(article.text)),
        "n_words": str(len(words)),
        "n_sentences": str(len(parse.sentences)),
        "n_claims": str(len(annotated.claims)),
        "n_attributions": str(len(annotated.attributions)),
        "n_terms": str(len(annotated.terms)),
        "n_repeated_blocks": str(sum(b.repeated for b in article.blocks)),
        "share_attributed_words": number(attributed / len(words) if words else None),
        "flesch_reading_ease": number(reading.reading_ease, 1),
        "flesch_kincaid_grade": number(reading.kincaid_grade, 1),
        "text_sha256": hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
    }


def _attribution(annotated: AnnotatedArticle, index: int, whose: Whose) -> Row:
    article_id, text = annotated.article.article_id, annotated.article.text
    found, said = annotated.attributions[index], whose.of(index)
    return {
        "attribution_id": cell_id(article_id, "a", index),
        "article_id": article_id,
        "source_spans": format_spans(found.source),
        "source": text_of(text, found.source),
        "cue_spans": format_spans(found.cue),
        "cue": text_of(text, found.cue),
        "content_spans": format_spans(found.content),
        "content": text_of(text, found.content),
        "speech": found.speech,
        "stance": found.stance,
        "negated": boolean(found.negated),
        "nested_in": cell_id(article_id, "a", found.nested_in),
        "speaker_id": said["speaker_id"],
        "chain": said["chain"],
        "duplicate_cluster": "",
        "score": number(found.score),
    }


def _claim(annotated: AnnotatedArticle, index: int, claim: Claim, whose: Whose) -> Row:
    article = annotated.article
    return {
        "claim_id": cell_id(article.article_id, "c", index),
        "article_id": article.article_id,
        "sentence": str(claim.sentence),
        "block": article.blocks[claim.block].kind,
        "spans": format_spans(claim.spans),
        "text": text_of(article.text, claim.spans),
        "predicate": text_of(article.text, (claim.predicate,)),
        **whose.of(claim.attribution),
        "agency": claim.agency,
        "negated": boolean(claim.negated),
        "hedged": boolean(claim.hedged),
        "modality": claim.modality,
        "duplicate_cluster": "",
    }


def _term(annotated: AnnotatedArticle, index: int, term: Term, whose: Whose) -> Row:
    article = annotated.article
    left, right = _context(article.text, article.blocks[term.block].span, term.span)
    return {
        "term_id": cell_id(article.article_id, "t", index),
        "article_id": article.article_id,
        "claim_id": cell_id(article.article_id, "c", term.claim),
        "block": article.blocks[term.block].kind,
        "start": str(term.span.start),
        "end": str(term.span.end),
        "text": article.text[slice(*term.span)],
        "entry_id": term.entry_id,
        "domain": term.domain,
        "referent": term.referent,
        "referent_by": term.referent_by,
        "category": term.category,
        "legitimacy": integer(term.legitimacy),
        "visibility": integer(term.visibility),
        "polarity": term.polarity,
        "parts": " | ".join(term.parts),
        "derivation": term.derivation,
        **whose.of(term.attribution),
        "quoted": boolean(term.quoted),
        "left": left,
        "right": right,
        "duplicate_cluster": "",
    }


def _context(text: str, block: Span, span: Span) -> tuple[str, str]:
    left = text[max(block.start, span.start - CONTEXT) : span.start]
    right = text[span.end : min(block.end, span.end + CONTEXT)]
    return " ".join(left.split()), " ".join(right.split())
