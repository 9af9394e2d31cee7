"""The lemmas of one article, apart by whose words they are: what open vocabulary is counted from.

Kept beside the tables as JSON lines, so that words need not be read and tagged again and so that
corrected attributions count.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from framing.annotations import AnnotatedArticle, Attribution, chain
from framing.spans import length
from framing.syntax import Parse


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one sentence in one voice; `attribution_id` is empty in the outlet's own."""

    start: int
    end: int
    attribution_id: str
    #: In text order; what is no word (punctuation, a lone sign) is an empty string, so that words
    #: on its two sides are not neighbours.
    lemmas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleWords:
    """The runs of one article in text order."""

    article_id: str
    runs: tuple[Run, ...]


def article_words(annotated: AnnotatedArticle) -> ArticleWords:
    """The words of the read blocks; each belongs to the innermost attribution that holds it."""
    article_id, parse = annotated.article.article_id, annotated.parse
    owners = _owners(annotated.attributions, parse)
    words = [_bare(lemma) for lemma in parse.lemmas]
    runs: list[Run] = []
    for first, last in parse.sentences:
        start = first
        owner = owners[first]
        for i in range(first + 1, last + 1):
            if i == last or owners[i] != owner:
                lemmas = tuple(words[start:i])
                if any(lemmas):
                    said = "" if owner is None else f"{article_id}:a{owner + 1}"
                    runs.append(Run(parse.starts[start], parse.ends[i - 1], said, lemmas))
                start = i
                owner = owners[i] if i < last else None
    return ArticleWords(article_id, tuple(runs))


def words_record(words: ArticleWords) -> dict[str, Any]:
    """As one JSON object: a run is [start, end, attribution_id, lemmas joined by blanks]."""
    runs = [[r.start, r.end, r.attribution_id, " ".join(x or "." for x in r.lemmas)]
            for r in words.runs]  # fmt: skip
    return {"article_id": words.article_id, "runs": runs}


def from_record(record: dict[str, Any]) -> ArticleWords:
    """The inverse of `words_record`; ValueError, KeyError or TypeError where it is none."""
    runs = [Run(int(start), int(end), str(attribution_id),
                tuple("" if x == "." else x for x in lemmas.split(" ")))
            for start, end, attribution_id, lemmas in record["runs"]]  # fmt: skip
    return ArticleWords(str(record["article_id"]), tuple(runs))


def _owners(attributions: Sequence[Attribution], parse: Parse) -> list[int | None]:
    """For each token the index of the innermost attribution whose content it begins in."""
    owners: list[int | None] = [None] * len(parse)
    # The innermost last, so that it paints over the others (annotations.innermost).
    order = sorted(range(len(attributions)), reverse=True, key=lambda i: (
        length(attributions[i].content), -len(chain(attributions, i)), i))  # fmt: skip
    for i in order:
        for span in attributions[i].content:
            first, last = (bisect_left(parse.starts, offset) for offset in span)
            owners[first:last] = [i] * (last - first)
    return owners


@lru_cache(maxsize=1 << 14)
def _bare(lemma: str) -> str:
    """Lower case; empty where it is no word. A lemma is one token and holds no blank."""
    lemma = lemma.casefold()
    return "".join(lemma.split()) if any(c.isalnum() for c in lemma) else ""
