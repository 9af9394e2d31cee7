"""AnnotatedArticle -> rows of the table contract, as plain dictionaries of strings."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from framing.annotations import AnnotatedArticle, Attribution, Claim, Term, chain
from framing.spans import Span, Spans, format_spans, normalise, text_of
from framing.tables.readability import readability

Row = dict[str, str]
#: Characters of context on each side of a term.
CONTEXT = 80
#: What a chain says where nobody is named.
UNNAMED = "unspecified"


def article_rows(annotated: AnnotatedArticle) -> dict[str, list[Row]]:
    """The rows of one article in text order, for every table that is not about all articles.

    `duplicate_cluster` is empty: it is known when all articles are (reading.prints).
    """
    return {
        "articles": [_article(annotated)],
        "attributions": [_attribution(annotated, i) for i in range(len(annotated.attributions))],
        "claims": [_claim(annotated, i, c) for i, c in enumerate(annotated.claims)],
        "terms": [_term(annotated, i, t) for i, t in enumerate(annotated.terms)],
    }


def _article(annotated: AnnotatedArticle) -> Row:
    article, parse = annotated.article, annotated.parse
    contents = normalise(s for a in annotated.attributions for s in a.content)
    words = [(s, e) for s, e, w in zip(parse.starts, parse.ends, parse.words, strict=True)
             if any(c.isalnum() for c in w)]  # fmt: skip
    attributed = _count_inside(words, contents)
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
        **_wire(annotated),
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


def _wire(annotated: AnnotatedArticle) -> Row:
    """The agencies: the one that the input names, else those that the text credits."""
    given = annotated.article.wire
    found = sorted(annotated.credits, key=lambda c: c.kind != "whole")
    if given and given.casefold() not in {c.agency.casefold() for c in found}:
        return {"wire": given, "wire_credit": "whole", "wire_spans": ""}
    return {
        "wire": " | ".join(dict.fromkeys(c.agency for c in found)),
        "wire_credit": found[0].kind if found else "",
        "wire_spans": format_spans(sorted(c.span for c in found)),
    }


def _published_by(annotated: AnnotatedArticle) -> list[str]:
    """How every chain begins: the outlet, and the agency where the whole text is one agency's.

    The outlet still answers for the words (`voice` is `outlet`): it prints them as its own.
    """
    wire = _wire(annotated)
    whole = wire["wire_credit"] == "whole" and " | " not in wire["wire"]
    return [annotated.article.outlet, *([wire["wire"]] if whole else [])]


def _attribution(annotated: AnnotatedArticle, index: int) -> Row:
    article_id, text = annotated.article.article_id, annotated.article.text
    found = annotated.attributions[index]
    return {
        "attribution_id": _id(article_id, "a", index),
        "article_id": article_id,
        "source_spans": format_spans(found.source),
        "source": text_of(text, found.source),
        "cue_spans": format_spans(found.cue),
        "cue": text_of(text, found.cue),
        "content_spans": format_spans(found.content),
        "content": text_of(text, found.content),
        "speech": found.speech,
        "stance": found.stance,
        "nested_in": _id(article_id, "a", found.nested_in),
        "speaker_id": _speaker_id(annotated, index),
        "chain": _chain(annotated, index),
        "duplicate_cluster": "",
        "score": number(found.score),
    }


def _claim(annotated: AnnotatedArticle, index: int, claim: Claim) -> Row:
    article = annotated.article
    return {
        "claim_id": _id(article.article_id, "c", index),
        "article_id": article.article_id,
        "sentence": str(claim.sentence),
        "block": article.blocks[claim.block].kind,
        "spans": format_spans(claim.spans),
        "text": text_of(article.text, claim.spans),
        "predicate": text_of(article.text, (claim.predicate,)),
        **_whose(annotated, claim.attribution),
        "agency": claim.agency,
        "negated": boolean(claim.negated),
        "hedged": boolean(claim.hedged),
        "duplicate_cluster": "",
    }


def _term(annotated: AnnotatedArticle, index: int, term: Term) -> Row:
    article = annotated.article
    left, right = _context(article.text, article.blocks[term.block].span, term.span)
    return {
        "term_id": _id(article.article_id, "t", index),
        "article_id": article.article_id,
        "claim_id": _id(article.article_id, "c", term.claim),
        "block": article.blocks[term.block].kind,
        "start": str(term.span.start),
        "end": str(term.span.end),
        "text": article.text[slice(*term.span)],
        "entry_id": term.entry_id,
        "domain": term.domain,
        "referent": term.referent,
        "referent_by": term.referent_by,
        "category": term.category,
        "legitimacy": _integer(term.legitimacy),
        "visibility": _integer(term.visibility),
        "polarity": term.polarity,
        "parts": " | ".join(term.parts),
        "derivation": term.derivation,
        **_whose(annotated, term.attribution),
        "quoted": boolean(term.quoted),
        "left": left,
        "right": right,
        "duplicate_cluster": "",
    }


def _whose(annotated: AnnotatedArticle, attribution: int | None) -> Row:
    """The columns that claims and terms share: whose words they are."""
    if attribution is None:
        return {"voice": "outlet", "speech": "", "attribution_id": "", "speaker_id": "",
                "chain": " > ".join(_published_by(annotated))}  # fmt: skip
    return {
        "voice": "attributed",
        "speech": annotated.attributions[attribution].speech,
        "attribution_id": _id(annotated.article.article_id, "a", attribution),
        "speaker_id": _speaker_id(annotated, attribution),
        "chain": _chain(annotated, attribution),
    }


def _speaker_id(annotated: AnnotatedArticle, attribution: int) -> str:
    speaker = annotated.speaker_of.get(attribution)
    return speaker.speaker_id if speaker else ""


def _chain(annotated: AnnotatedArticle, attribution: int) -> str:
    links: Sequence[Attribution] = annotated.attributions
    speakers = [annotated.speaker_of.get(i) for i in chain(links, attribution)]
    names = [s.name if s else UNNAMED for s in speakers]
    before = _published_by(annotated)
    # "AP said" in AP's own article is one link, not two.
    return " > ".join([*before, *(names[1:] if names[0] in before[1:] else names)])


def _context(text: str, block: Span, span: Span) -> tuple[str, str]:
    left = text[max(block.start, span.start - CONTEXT) : span.start]
    right = text[span.end : min(block.end, span.end + CONTEXT)]
    return " ".join(left.split()), " ".join(right.split())


def _count_inside(words: Sequence[tuple[int, int]], spans: Spans) -> int:
    """How many words begin inside the spans; both are in text order."""
    count = position = 0
    for start, _ in words:
        while position < len(spans) and spans[position].end <= start:
            position += 1
        count += position < len(spans) and spans[position].start <= start
    return count


def _id(article_id: str, letter: str, index: int | None) -> str:
    return "" if index is None else f"{article_id}:{letter}{index + 1}"


def _integer(value: int | None) -> str:
    return "" if value is None else str(value)


def number(value: float | None, digits: int = 4) -> str:
    """A float as the tables write it: fixed digits, empty where it is undefined."""
    return "" if value is None or value != value else f"{value:.{digits}f}"


def boolean(value: bool) -> str:
    """`true` or `false`, as Frictionless tables write them."""
    return "true" if value else "false"
