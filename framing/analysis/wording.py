"""What stands near the labels, and how alike the outlets write in their own voice."""

from __future__ import annotations

from collections import Counter
from typing import Final

import pandas as pd
from nltk.metrics.association import BigramAssocMeasures
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, TfidfTransformer

from framing.analysis.words import words
from framing.tables.frames import Tables

#: An outlet with fewer own-voice words than this has no wording to compare.
MIN_WORDS: Final = 50
#: A pair seen in one claim only is chance or a quotation, not a habit.
MIN_CLAIMS: Final = 2


def collocations(
    tables: Tables, mentions: pd.DataFrame, by: str = "label", min_claims: int = MIN_CLAIMS
) -> pd.DataFrame:
    """Words that share claims with a label (or referent, or group) more often than by chance.

    The unit is the claim, in any voice. n = claims with both, n_with = claims with a term of this
    `by`, n_word = claims with the word, n_claims = all claims. score = the log-likelihood ratio
    G2 = 2 sum O ln(O/E) over the 2 x 2 table of claims, no unit, 0 or more; 3.84 and 6.63 are the
    .05 and .01 points of one test where claims are independent, which in copied text they are
    not, so it ranks and does not test. Only pairs above expectation in `min_claims` or more
    claims. Function words, numbers and the label's own words are left out.
    Source: Dunning 1993, as implemented in NLTK (BigramAssocMeasures.likelihood_ratio).
    """
    named = set(mentions["claim_id"].dropna())
    n_claims, n_word, bags = 0, Counter[str](), dict[str, frozenset[str]]()
    for claim_id, text in zip(tables.claims["claim_id"], tables.claims["text"], strict=True):
        bag = frozenset[str]() if pd.isna(text) else _content_words(text)
        n_claims += 1
        n_word.update(bag)
        if claim_id in named:
            bags[claim_id] = bag
    rows = []
    known = mentions[mentions["claim_id"].isin(bags.keys())]
    for name, group in known.groupby(by, sort=True):
        claim_ids = sorted(set(group["claim_id"]))
        own = {word for text in group["text"].fillna("") for word in _content_words(text)}
        shared = Counter(word for claim_id in claim_ids for word in bags[claim_id] - own)
        for word, n in shared.items():
            counts = n, (len(claim_ids), n_word[word]), n_claims
            if n >= min_claims and n * n_claims > len(claim_ids) * n_word[word]:
                score = float(BigramAssocMeasures.likelihood_ratio(*counts))
                rows.append((name, word, n, len(claim_ids), n_word[word], n_claims, score))
    columns = [by, "word", "n", "n_with", "n_word", "n_claims", "score"]
    out = pd.DataFrame(rows, columns=columns)
    keys, ascending = [by, "score", "n", "word"], [True, False, False, True]
    return out.sort_values(keys, ascending=ascending, kind="stable").reset_index(drop=True)


def similarity(tables: Tables, min_words: int = MIN_WORDS) -> pd.DataFrame:
    """How alike each two outlets write in their own voice.

    One row a pair: left, right, n_left and n_right (words of their own-voice claims), cosine of
    the TF-IDF vectors of these words, in [0, 1], 1 for the same words in the same proportions.
    Each outlet is one document; sublinear tf, smoothed idf, function words left out. It measures
    shared words (topic and agency copy more than opinion). NaN where either outlet has under
    `min_words`. Source: Salton & Buckley 1988, as implemented in scikit-learn (TfidfTransformer).
    """
    own = tables.claims[tables.claims["voice"] == "outlet"]
    own = own.merge(tables.articles[["article_id", "outlet"]], on="article_id")
    outlets = sorted(tables.articles["outlet"].dropna().unique())
    sizes, counted = dict.fromkeys(outlets, 0), {outlet: Counter[str]() for outlet in outlets}
    for outlet, text in zip(own["outlet"], own["text"], strict=True):
        if outlet in sizes and not pd.isna(text):
            found = words(text)
            sizes[outlet] += len(found)
            counted[outlet].update(_counted(found))
    large = [outlet for outlet in outlets if sizes[outlet] >= min_words]
    cosines = _cosines([counted[outlet] for outlet in large])
    place = {outlet: i for i, outlet in enumerate(large)}
    rows = [
        (left, right, sizes[left], sizes[right],
         cosines[place[left]][place[right]] if left in place and right in place else float("nan"))
        for i, left in enumerate(outlets) for right in outlets[i + 1 :]
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["left", "right", "n_left", "n_right", "cosine"])


def _cosines(documents: list[Counter[str]]) -> list[list[float]]:
    if not any(documents):  # no document, or nothing but function words
        return [[float("nan")] * len(documents) for _ in documents]
    counts = DictVectorizer().fit_transform(documents)
    vectors = TfidfTransformer(sublinear_tf=True).fit_transform(counts)
    # Rows have length 1, so products are cosines; rounding may leave 1 + 1e-16.
    products = (vectors @ vectors.T).toarray().clip(0.0, 1.0)
    return [[float(value) for value in row] for row in products]


def _counted(tokens: list[str]) -> list[str]:
    """Lower-cased words without function words and numbers."""
    lowered = (token.casefold().replace("’", "'").removesuffix("'s") for token in tokens)
    return [w for w in lowered if w not in ENGLISH_STOP_WORDS and not w.isnumeric() and len(w) > 1]


def _content_words(text: str) -> frozenset[str]:
    return frozenset(_counted(words(text)))
