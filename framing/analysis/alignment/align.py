"""Same event, different words: claims of different voices that report the same thing, in pairs.

Claims are compared by their content, not by their labels (analysis.masking): "killed dozens of
demonstrators" and "dozens of assailants were eliminated" are both force against people, dozens of
them, and what differs is shown. Not every claim is compared with every other one: only those of
articles that are about the same thing (cosine of their words) and near in time are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import pandas as pd
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from framing.analysis.alignment.differences import Difference, differences, is_copy
from framing.analysis.alignment.masking import Content, contents
from framing.tables.frames import Tables

#: Score from which two claims count as the same, chosen on pairs read by eye (docs/statistics.md).
THRESHOLD: Final = 0.67
#: Articles that each article is compared with, and the cosine from which two share a topic.
NEAREST: Final = 20
SAME_TOPIC: Final = 0.12
#: Claims with less content say too little to be told apart.
LEAST: Final = 3
_CHUNK: Final = 512
#: Weights of the score, near those of a logistic regression on the pairs read by eye.
_WORDS, _GROUPS, _PREDICATE, _TOPIC, _PENALTY = 0.6, 0.15, 0.15, 0.1, 0.15
#: A cosine of two articles from which they are on one topic for certain.
_CERTAIN: Final = 0.4


@dataclass(frozen=True, slots=True)
class Options:
    """What may be aligned: days apart, least score, and whether within one outlet as well."""

    days: int = 2
    threshold: float = THRESHOLD
    same_outlet: bool = False
    copies: bool = True


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims by their rows in `claims`, the earlier one left."""

    left: int
    right: int
    score: float


COLUMNS: Final = [
    "event", "score", "kind", "differs", "left_claim_id", "right_claim_id", "left_outlet",
    "right_outlet", "left_published", "right_published", "left_chain", "right_chain", "left_text",
    "right_text", "differences",
]  # fmt: skip


def align(tables: Tables, options: Options | None = None) -> pd.DataFrame:
    """Pairs of claims with the same content and different voices, the best first.

    One row a pair; a claim may stand in many. score in [0, 1] = .6 cosine of the TF-IDF vectors
    of words outside terms + .15 share of what the terms are about (of the claim with fewer) + .15
    where predicates match + .1 topic (cosine of the articles / .4, at most 1), less .15 where both
    have numbers and none in common, and less .15 where they share one thing only. It ranks and is
    no probability; docs/statistics.md gives the precision at each threshold. kind: copy (nearly
    word by word) or paraphrase. event numbers what is connected by pairs. `differences` is a tuple
    of Difference, `differs` the same in words. Pairs are of different outlets, or of one article
    where one voice reports what another does; without dates articles count as near in time.
    """
    options = options or Options()
    articles, claims = tables.articles, tables.claims
    found = contents(tables)
    number = {name: i for i, name in enumerate(articles["article_id"])}
    home = claims["article_id"].map(number).to_numpy(dtype=int)
    pairs = sorted(_pairs(tables, found, home, options), key=lambda p: (-p.score, p.left, p.right))
    events = _events(pairs)
    wanted = claims.loc[sorted(events)].astype(object)
    records = wanted.where(wanted.notna(), None).to_dict("index")
    rows = []
    for pair in pairs:
        left, right = records[pair.left], records[pair.right]
        copied = is_copy(left, right)
        if copied and not options.copies:
            continue
        marked = differences(left, right, found[pair.left], found[pair.right])
        sides = [articles.iloc[home[side]] for side in (pair.left, pair.right)]
        rows.append([
            events[pair.left], pair.score, "copy" if copied else "paraphrase", in_words(marked),
            left["claim_id"], right["claim_id"], *(s["outlet"] for s in sides),
            *(s["published"] for s in sides), left["chain"], right["chain"], left["text"],
            right["text"], marked,
        ])  # fmt: skip
    return pd.DataFrame(rows, columns=COLUMNS)


def in_words(found: Sequence[Difference]) -> str:
    """`people: demonstrators / assailants; agency: active / passive_agentless`."""
    return "; ".join(f"{d.what}: {d.left or '-'} / {d.right or '-'}" for d in found)


def _pairs(
    tables: Tables, found: Sequence[Content], home: np.ndarray, options: Options
) -> Iterator[Pair]:
    """Pairs of claims that score enough, article by article."""
    outlets, chains = tables.articles["outlet"].tolist(), tables.claims["chain"].tolist()
    vectors = _vectors([content.words for content in found])
    order = np.argsort(home, kind="stable")
    bounds = np.searchsorted(home[order], np.arange(len(outlets) + 1))
    of_article = [order[a:b] for a, b in pairwise(bounds)]
    # What the cosine must be at least, when everything else is at its best.
    least = max(0.05, (options.threshold - _GROUPS - _PREDICATE - _TOPIC) / _WORDS)
    for one, other, topic in _near(tables, found, home, options.days):
        if one != other and outlets[one] == outlets[other] and not options.same_outlet:
            continue
        left, right = of_article[one], of_article[other]
        cosines = (vectors[left] @ vectors[right].T).tocoo()
        for i, j, cosine in zip(cosines.row, cosines.col, cosines.data, strict=True):
            a, b = int(left[i]), int(right[j])
            if cosine < least or (one == other and not _differ(a, b, chains, found)):
                continue
            score = _score(found[a], found[b], float(cosine), topic)
            if score >= options.threshold:
                yield Pair(a, b, score)


def _differ(a: int, b: int, chains: Sequence[str], found: Sequence[Content]) -> bool:
    """Within one article: another voice on the same people, authorities, events or force."""
    return a < b and chains[a] != chains[b] and bool(found[a].groups & found[b].groups)


def _score(left: Content, right: Content, cosine: float, topic: float) -> float:
    if min(len(left), len(right)) < LEAST:
        return 0.0
    groups = left.groups & right.groups
    smaller = min(len(left.groups), len(right.groups))
    score = _WORDS * cosine + _TOPIC * min(1.0, topic / _CERTAIN)
    score += _GROUPS * (len(groups) / smaller if smaller else 0.0)
    score += _PREDICATE * bool(left.predicate & right.predicate)
    score -= _PENALTY * bool(left.numbers and right.numbers and not left.numbers & right.numbers)
    score -= _PENALTY * (len(set(left.words) & set(right.words)) + len(groups) < 2)
    return min(1.0, max(0.0, score))


def _near(
    tables: Tables, found: Sequence[Content], home: np.ndarray, days: int
) -> Iterator[tuple[int, int, float]]:
    """Pairs of articles near in time and topic (left <= right), each article with itself."""
    n = len(tables.articles)
    documents: list[list[str]] = [[] for _ in range(n)]
    for article, content in zip(home, found, strict=True):
        documents[article] += [*content.words, *(f"_{g}" for g in sorted(content.groups))]
    vectors = _vectors(documents, most=0.5 if n > 20 else 1.0)
    dates = pd.to_datetime(tables.articles["published"], errors="coerce").to_numpy()
    day = dates.astype("datetime64[D]").astype(np.int64)
    undated = np.isnat(dates)
    order = np.argsort(np.where(undated, np.iinfo(np.int64).max, day), kind="stable")
    seen: set[tuple[int, int]] = set()
    for begin in range(0, n, _CHUNK):
        rows = order[begin : begin + _CHUNK]
        near = undated.copy()
        if undated[rows].any():
            near[:] = True
        else:
            near |= (day >= day[rows].min() - days) & (day <= day[rows].max() + days)
        columns = np.flatnonzero(near)
        cosines = (vectors[rows] @ vectors[columns].T).tocsr()
        for k, row in enumerate(rows):
            yield int(row), int(row), 1.0
            line = cosines[k]
            found_there = zip(line.indices, line.data, strict=True)
            close = [(float(v), int(columns[c])) for c, v in found_there
                     if v >= SAME_TOPIC and columns[c] != row
                     and (undated[row] or undated[columns[c]]
                          or abs(day[row] - day[columns[c]]) <= days)]  # fmt: skip
            for cosine, column in sorted(close, key=lambda x: (-x[0], x[1]))[:NEAREST]:
                pair = (min(int(row), column), max(int(row), column))
                if pair not in seen:
                    seen.add(pair)
                    yield *pair, cosine


def _vectors(documents: Sequence[Sequence[str]], most: float = 1.0) -> sparse.csr_matrix:
    """TF-IDF vectors of length 1 (Salton & Buckley 1988): sublinear tf, smoothed idf."""
    if not any(documents):
        return sparse.csr_matrix((len(documents), 1))
    weigh = TfidfVectorizer(analyzer=lambda words: words, sublinear_tf=True, max_df=most)
    return weigh.fit_transform(documents)


def _events(pairs: Sequence[Pair]) -> dict[int, int]:
    """Claim -> number of the event: what is connected by pairs, the best pair's first."""
    parent: dict[int, int] = {}

    def root(claim: int) -> int:
        while parent.setdefault(claim, claim) != claim:
            claim = parent[claim]
        return claim

    for pair in pairs:
        parent[root(pair.right)] = root(pair.left)
    numbers: dict[int, int] = {}
    return {claim: numbers.setdefault(root(claim), len(numbers) + 1)
            for pair in pairs for claim in (pair.left, pair.right)}  # fmt: skip
