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

from framing.analysis.alignment.contents import (
    Alike,
    Floats,
    Ints,
    gather,
    numbered,
    places,
    weighed,
)
from framing.analysis.alignment.differences import Difference, differences, is_copy, is_swap
from framing.analysis.alignment.masking import contents
from framing.analysis.alignment.topics import UNDATED, dates, near_articles
from framing.tables.frames import Tables

#: Score from which two claims count as the same, chosen on pairs read by eye (docs/statistics.md).
THRESHOLD: Final = 0.72
#: Of more articles than these, words that stand in half of them say nothing of the topic.
_SEVERAL: Final = 20
#: Claims with less content say too little to be told apart.
LEAST: Final = 3
#: Weights of the score, near those of a logistic regression on the pairs read by eye.
_WORDS, _SAID, _GROUPS, _DAY, _MORE = 0.6, 0.3, 0.1, 0.015, 0.15
#: What two claims share says enough when it is worth as much as so many words that no other holds.
_ENOUGH: Final = 2.0


@dataclass(frozen=True, slots=True)
class Options:
    """What may be aligned: days apart, least score, and whether within one outlet, copies, and all
    that two voices say within one article (else acts of force alone) as well."""

    days: int = 2
    threshold: float = THRESHOLD
    same_outlet: bool = False
    copies: bool = True
    same_article: bool = False


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
    of words outside terms + .3 how much what they share says (`contents.Alike.said` / 2, at most
    1: rare words say more) + .1 share of what the terms are about (of the claim with fewer) + .15
    where both tell an act of force on the same kind of people, and where one text holds another
    label in nearly the same words (`differences.is_swap`), less .015 a day between the articles,
    and .15 where both have numbers and none in common. It ranks and is no probability;
    docs/statistics.md gives the precision at each threshold. kind: copy (nearly word by word) or
    paraphrase. event numbers what is connected by pairs. `differences` is a tuple of Difference,
    `differs` the same in words. Pairs are of different outlets, or of one article where two voices
    tell an act of force, unless the options want more; without dates articles count as near in
    time.
    """
    options = options or Options()
    articles, claims = tables.articles, tables.claims
    home = places(claims["article_id"], articles["article_id"])
    pairs = sorted(_pairs(tables, home, options), key=lambda p: (-p.score, p.left, p.right))
    events = _events(pairs)
    wanted = claims.loc[sorted(events)].astype(object)
    said = dict(zip(wanted.index, contents(wanted, tables.terms), strict=True))
    records = wanted.where(wanted.notna(), None).to_dict("index")
    rows = []
    for pair in pairs:
        left, right = records[pair.left], records[pair.right]
        copied = is_copy(left, right)
        if copied and not options.copies:
            continue
        marked = differences(left, right, said[pair.left], said[pair.right])
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


def _pairs(tables: Tables, home: Ints, options: Options) -> Iterator[Pair]:
    """Pairs of claims that score enough, article by article."""
    found = gather(contents(tables.claims, tables.terms))
    texts = tables.claims["text"].array
    outlets, chains = tables.articles["outlet"].tolist(), numbered(tables.claims["chain"])
    vectors, enough = weighed(found.words), found.sizes >= LEAST
    order = np.argsort(home, kind="stable")
    bounds = np.searchsorted(home[order], np.arange(len(outlets) + 1))
    of_article = [order[a:b] for a, b in pairwise(bounds)]
    # What the cosine must be at least, when everything else is at its best.
    least = max(0.05, (options.threshold - _GROUPS - _SAID - _MORE) / _WORDS)
    days = dates(tables.articles["published"])
    topics = weighed(found.documents(home, len(outlets)), 0.5 if len(outlets) > _SEVERAL else 1.0)
    for one, other in near_articles(topics, days, options.days):
        if one != other and outlets[one] == outlets[other] and not options.same_outlet:
            continue
        cosines = (vectors[of_article[one]] @ vectors[of_article[other]].T).tocoo()
        close = np.flatnonzero(cosines.data >= least)
        left = of_article[one][cosines.row[close]]
        right = of_article[other][cosines.col[close]]
        held = enough[left] & enough[right]
        if one == other:
            # Within one article: another voice on the same people, authorities, events or force.
            held &= (left < right) & (chains[left] != chains[right])
            held &= (found.groups[left] & found.groups[right]) > 0
            if not options.same_article:
                held &= found.acts[left] & found.acts[right]
        left, right, near = left[held], right[held], cosines.data[close][held]
        apart = abs(days[one] - days[other]) if UNDATED not in (days[one], days[other]) else 0
        scores = _scores(found.alike(left, right), near.astype(np.float64), int(apart))
        for i in np.flatnonzero(scores >= options.threshold - _MORE):
            a, b, score = int(left[i]), int(right[i]), float(scores[i])
            if found.groups[a] & found.groups[b] and is_swap(str(texts[a]), str(texts[b])):
                score = min(1.0, score + _MORE)
            if score >= options.threshold:
                yield Pair(a, b, score)


def _scores(alike: Alike, cosine: Floats, days: int) -> Floats:
    score = _WORDS * cosine + _SAID * np.minimum(1.0, alike.said / _ENOUGH)
    score += _GROUPS * alike.share_groups
    score += _MORE * alike.act - _MORE * alike.numbers_differ - _DAY * days
    return np.asarray(np.clip(score, 0.0, 1.0))


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
