"""How like the lexicon's labels a noun is used, by what it stands with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize

from framing.codebook.contexts import NOUNS
from framing.syntax import Parse

#: Words around a noun that count, to each side.
_WINDOW = 5
#: Rarer nouns and features say too little.
_LEAST_WORD, _LEAST_FEATURE = 3, 4
_DIMENSIONS = 150
#: With fewer nouns, or fewer labels among them, the dimensions mean nothing.
_LEAST_NOUNS, _LEAST_LABELS = 300, 10
#: Frequent features are a little rarer than they are (Levy, Goldberg and Dagan 2015).
_SMOOTHING = 0.75
_CONTENT = ("NN", "VB", "JJ", "RB", "CD")
_BELOW = ("amod", "compound", "poss", "nummod", "conj", "appos", "relcl", "acl")


class Likeness:
    """Takes in parse after parse; memory grows with distinct nouns and what they stand with."""

    def __init__(self) -> None:
        self.n: Counter[str] = Counter()
        self._seen: Counter[tuple[str, str]] = Counter()
        self._features: Counter[str] = Counter()

    def add(self, parse: Parse) -> None:
        """Count what stands with each noun."""
        for token in range(len(parse)):
            if parse.tags[token] in NOUNS and parse.words[token].isalpha():
                word = parse.lemmas[token].lower()
                self.n[word] += 1
                for feature in _features(parse, token):
                    self._seen[word, feature] += 1
                    self._features[feature] += 1

    def to(self, labels: Collection[str]) -> dict[str, float]:
        """Noun -> how much more it is used like the labels than like nouns on the whole.

        Positive pointwise mutual information of nouns and features, reduced by a truncated
        singular value decomposition; the difference of the mean of the labels and that of all
        nouns is the direction (Rocchio 1971), the score a noun's cosine with it, -1 to 1. Empty
        where there are too few nouns or labels.
        """
        words = sorted(w for w, n in self.n.items() if n >= _LEAST_WORD)
        inside = [i for i, word in enumerate(words) if word in labels]
        if len(words) < _LEAST_NOUNS or len(inside) < _LEAST_LABELS:
            return {}
        points = self._points(words)
        centred = points - points.mean(axis=0)
        direction = normalize(centred[inside].mean(axis=0, keepdims=True))[0]
        return dict(zip(words, (normalize(centred) @ direction).tolist(), strict=True))

    def _points(self, words: list[str]) -> np.ndarray:
        """One row a noun, of length 1."""
        features = sorted(f for f, n in self._features.items() if n >= _LEAST_FEATURE)
        row, column = ({key: i for i, key in enumerate(keys)} for keys in (words, features))
        cells = [(row[w], column[f], n) for (w, f), n in sorted(self._seen.items())
                 if w in row and f in column]  # fmt: skip
        rows, columns, n = (np.array(part) for part in zip(*cells, strict=True))
        of_word = np.bincount(rows, weights=n, minlength=len(words))
        of_feature = np.bincount(columns, weights=n, minlength=len(features)) ** _SMOOTHING
        expected = of_word[rows] * (of_feature / of_feature.sum())[columns]
        information = np.maximum(np.log(n / expected), 0)
        matrix = csr_matrix((information, (rows, columns)), shape=(len(words), len(features)))
        dimensions = min(_DIMENSIONS, min(matrix.shape) - 1)
        return np.asarray(normalize(TruncatedSVD(dimensions, random_state=0).fit_transform(matrix)))


def _features(parse: Parse, token: int) -> Iterator[str]:
    """What a noun hangs on, what hangs on it, and the words around it in its sentence."""
    lemmas, head, relation = parse.lemmas, parse.heads[token], parse.relations[token]
    if relation == "pobj":
        yield f"{parse.lower[head]} >"
        yield f"{lemmas[parse.heads[head]].lower()} {parse.lower[head]} >"
    elif head != token:
        yield f"{lemmas[head].lower()} {relation} >"
    for child in parse.children[token]:
        if parse.relations[child] in _BELOW:
            yield f"< {parse.relations[child]} {lemmas[child].lower()}"
        elif parse.relations[child] == "prep":
            for below in parse.children[child]:
                yield f"< {parse.lower[child]} {lemmas[below].lower()}"
    first, last = parse.sentences[parse.sentence_of[token]]
    for i in range(max(first, token - _WINDOW), min(last, token + _WINDOW + 1)):
        if i != token and parse.tags[i].startswith(_CONTENT) and parse.words[i].isalpha():
            yield lemmas[i].lower()
