"""Rows of acts of force and of counts of people."""

from __future__ import annotations

from framing.annotations import Act, AnnotatedArticle, Count
from framing.spans import text_of
from framing.tables.cells import Row, Whose, boolean, cell_id, integer


def act_row(annotated: AnnotatedArticle, index: int, act: Act, whose: Whose) -> Row:
    """One act, with whose words it is told in."""
    article = annotated.article
    term = annotated.terms[act.term]
    return {
        "act_id": cell_id(article.article_id, "f", index),
        "article_id": article.article_id,
        "claim_id": cell_id(article.article_id, "c", term.claim),
        "term_id": cell_id(article.article_id, "t", act.term),
        "block": article.blocks[term.block].kind,
        "text": text_of(article.text, (term.span,)),
        "entry_id": term.entry_id,
        "referent": term.referent,
        "visibility": integer(term.visibility),
        "kind": act.kind,
        "agency": act.agency,
        "agent": text_of(article.text, act.agent, " + "),
        "agent_referent": act.agent_referent,
        "patient": text_of(article.text, act.patient, " + "),
        "patient_referent": act.patient_referent,
        "negated": boolean(act.negated),
        "hedged": boolean(act.hedged),
        **whose.of(term.attribution),
        "duplicate_cluster": "",
    }


def count_row(annotated: AnnotatedArticle, index: int, count: Count, whose: Whose) -> Row:
    """One count, with who gives it."""
    article = annotated.article
    return {
        "count_id": cell_id(article.article_id, "n", index),
        "article_id": article.article_id,
        "claim_id": cell_id(article.article_id, "c", count.claim),
        "block": article.blocks[count.block].kind,
        "start": str(count.span.start),
        "end": str(count.span.end),
        "text": text_of(article.text, (count.span,)),
        "number": text_of(article.text, (count.number,)),
        "low": integer(count.low),
        "high": integer(count.high),
        "precision": count.precision,
        "approximator": text_of(article.text, count.approximator),
        "counted": text_of(article.text, count.counted),
        "counted_referent": count.counted_referent,
        "outcome": count.outcome,
        "negated": boolean(count.negated),
        "hedged": boolean(count.hedged),
        "hypothetical": boolean(count.hypothetical),
        **whose.of(count.attribution),
        "duplicate_cluster": "",
    }
