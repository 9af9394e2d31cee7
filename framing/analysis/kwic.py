"""Concordance: every occurrence of an expression with what stands left and right of it."""

from __future__ import annotations

import re
from typing import Final

import pandas as pd

from framing.spans import parse_spans
from framing.tables.frames import Tables

COLUMNS: Final = ["article_id", "outlet", "start", "left", "text", "right", "voice", "chain",
                  "quoted", "entry_id", "term_id"]  # fmt: skip


def concordance(tables: Tables, pattern: str) -> pd.DataFrame:
    """Lines for `pattern`, in order of articles and text.

    `pattern` is an entry id (protest.rioter) or words: case does not matter, `*` stands for any
    letters, and whole words are matched ("riot*" finds "rioters" in "200 rioters"). Terms are
    searched first; for words outside the lexicon the claims are, with the claim as context and
    an empty `entry_id` and `term_id`. A blank pattern finds nothing.
    """
    if not pattern.strip():
        return pd.DataFrame(columns=COLUMNS)
    found = _in_terms(tables, pattern)
    if found.empty:
        found = _in_claims(tables, pattern)
    outlets = tables.articles[["article_id", "outlet"]].assign(_place=range(len(tables.articles)))
    found = found.merge(outlets, on="article_id", how="left")
    return found.sort_values(["_place", "start"], kind="stable").reset_index(drop=True)[COLUMNS]


def _expression(pattern: str) -> re.Pattern[str]:
    pieces = [re.escape(piece) for piece in re.split(r"[\s*]+", pattern.strip())]
    joints = [r"\s+" if gap.isspace() else r"\w*" for gap in re.findall(r"[\s*]+", pattern.strip())]
    body = "".join(a + b for a, b in zip(pieces, [*joints, ""], strict=True))
    return re.compile(rf"(?<!\w){body}(?!\w)", re.IGNORECASE)


def _in_terms(tables: Tables, pattern: str) -> pd.DataFrame:
    terms = tables.terms
    expression = _expression(pattern)
    said = terms["text"].fillna("").map(lambda text: bool(expression.search(text))).astype(bool)
    same = (terms["entry_id"] == pattern.strip()).fillna(False).astype(bool)
    return terms[said | same].drop(columns=["claim_id"])


def _in_claims(tables: Tables, pattern: str) -> pd.DataFrame:
    """Occurrences in claims' texts; one that several claims share is one line."""
    expression = _expression(pattern)
    rows: dict[tuple[str, int], dict[str, object]] = {}
    for claim in tables.claims.to_dict("records"):
        text = "" if pd.isna(claim["text"]) else str(claim["text"])
        for match in expression.finditer(text):
            start = _offset(claim["spans"], text, match.start())
            key = (str(claim["article_id"]), start)
            row = {"article_id": claim["article_id"], "start": start, "text": match[0],
                   "left": text[: match.start()], "right": text[match.end() :],
                   "voice": claim["voice"], "chain": claim["chain"]}  # fmt: skip
            rows.setdefault(key, row)
    names = [name for name in COLUMNS if name != "outlet"]
    return pd.DataFrame(list(rows.values()), columns=names)


def _offset(spans: object, text: str, index: int) -> int:
    """Where character `index` of a claim's text stands in the article.

    The pieces of a claim are joined by one blank. Where the text has been reflowed as well (line
    breaks inside a claim) the place is the nearest that can be told.
    """
    for start, end in parse_spans(spans) if isinstance(spans, str) else ():
        if index < end - start:
            return start + index
        index -= end - start + 1
    return index
