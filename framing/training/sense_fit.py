"""Fit the sense model, and tell how well it does on articles and entries that it has not seen."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from framing.senses import FEW, KINDS, N_ZONES, ROLES, Floats, SenseModel

#: Strength of the ridge; picked by folds over articles and over entries.
_C = 0.0005
#: What counts of words count for beside the vectors, and a scene's own weights beside those that
#: all share: the more, the freer they are of the ridge.
_FREE, _OWN = 3.0, 0.7
_N_FREE = len(KINDS) * N_ZONES + 1
#: What a sentence that proves an entry weighs beside a match in the news.
_PROVES = 2.0
#: The benefit of the doubt that words get in an article of which nothing is known: somebody who
#: reads a single sentence has one in mind that the lexicon is about.
_DOUBT = 0.5
_FOLDS = 10
#: Roles of which the deeper layer alone is used: mean vectors of many words.
_DEEP = tuple(ROLES.index(r) for r in ("sentence", "article"))
_ARTICLE = ROLES.index("article")


@dataclass(frozen=True, slots=True, eq=False)
class Data:
    """What there is to learn from, a row each: `vectors` (n, ROLES, width), `counts` (n, KINDS,
    zones), `n_words` of the articles, `scene`, `right`, `made` for an entry (n,), documents and
    entries."""

    vectors: Floats
    counts: Floats
    n_words: npt.NDArray[np.float64]
    scene: npt.NDArray[np.intp]
    right: npt.NDArray[np.bool_]
    made: npt.NDArray[np.bool_]
    docs: Sequence[str]
    entries: Sequence[str]

    @classmethod
    def of(cls, rows: Sequence[tuple[Any, ...]], scenes: Sequence[str]) -> Data:
        """From (vectors, counts, words of the article, found, made) rows."""
        vectors, counts, n_words, found, made = zip(*rows, strict=True)
        return cls(np.stack(vectors), np.array(counts, np.float32), np.array(n_words, np.float64),
                   np.array([scenes.index(f.scene) for f in found]),
                   np.array([f.right for f in found]), np.array(made),
                   [f.doc_id for f in found], [f.entry.id for f in found])  # fmt: skip

    def only(self, kept: npt.NDArray[np.bool_]) -> Data:
        """Some of the rows."""
        at = np.flatnonzero(kept)
        docs, entries = ([of[int(i)] for i in at] for of in (self.docs, self.entries))
        return Data(self.vectors[at], self.counts[at], self.n_words[at], self.scene[at],
                    self.right[at], self.made[at], docs, entries)  # fmt: skip


def fit(data: Data, scenes: tuple[str, ...]) -> SenseModel:
    """Logistic regression with a ridge, over features of like spread; each scene's weights are
    what all share and something of its own."""
    features = _features(data)
    mean, spread = features.mean(0), features.std(0) + 1e-6
    scale = np.ones(features.shape[1])
    scale[-_N_FREE:] = _FREE
    even = (features - mean) / spread * scale
    own = np.eye(len(scenes))[data.scene]
    design = np.hstack([even, *(_OWN * even * own[:, [k]] for k in range(len(scenes))), own])
    weights = np.where(data.made & data.right, _PROVES, 1.0)
    learnt = LogisticRegression(C=_C, max_iter=500).fit(design, data.right, weights)
    n, coefficients = features.shape[1], learnt.coef_[0]
    vectors, words, constants, usual = [], [], [], []
    for k in range(len(scenes)):
        mine = coefficients[:n] + _OWN * coefficients[n * (k + 1) : n * (k + 2)]
        mine = mine * scale / spread
        constants.append(learnt.intercept_[0] + coefficients[n * (len(scenes) + 1) + k]
                         - mine @ mean)
        vectors.append(_unfold(mine[:-_N_FREE], data.vectors.shape[2]))
        words.append(mine[-_N_FREE:-1].reshape(len(KINDS), N_ZONES))
        usual.append(mine[-1] + _DOUBT)
    v, w, c, u = (np.array(x, np.float32) for x in (vectors, words, constants, usual))
    return SenseModel(scenes, v, w, c, u, {})


def _features(data: Data) -> npt.NDArray[np.float64]:
    """Vectors of the roles, counts of words, and how little there is of the article."""
    width = data.vectors.shape[2]
    columns = [data.vectors[:, n, width // 2 if n in _DEEP else 0 :] for n in range(len(ROLES))]
    known = data.n_words / (data.n_words + FEW)
    columns[_ARTICLE] = (columns[_ARTICLE] * known[:, None]).astype(np.float32)
    counts = data.counts.reshape(len(data.counts), -1)
    return np.hstack([*columns, counts, 1 - known[:, None]]).astype(np.float64)


def _unfold(weights: npt.NDArray[np.float64], width: int) -> npt.NDArray[np.float64]:
    out, at = np.zeros((len(ROLES), width)), 0
    for n in range(len(ROLES)):
        start = width // 2 if n in _DEEP else 0
        out[n, start:] = weights[at : at + width - start]
        at += width - start
    return out


def scores(data: Data, model: SenseModel) -> npt.NDArray[np.float64]:
    """The score of each row."""
    vectors, words, constants, usual = (x[data.scene] for x in (
        model.vectors, model.words, model.constants, model.usual))  # fmt: skip
    known = data.n_words / (data.n_words + FEW)
    shares = (data.vectors * vectors).sum(2).astype(np.float64)
    shares[:, _ARTICLE] = shares[:, _ARTICLE] * known + usual * (1 - known)
    return np.asarray(constants + shares.sum(1) + (data.counts * words).sum((1, 2)), np.float64)


def figures(data: Data, scenes: tuple[str, ...], margin: float) -> dict[str, dict[str, float]]:
    """Precision, recall and area under the curve of matches that were read, by domain, where the
    weights are learnt on the articles (or the entries) of the other nine folds."""
    out = {}
    for name, groups in (("article", data.docs), ("entry", data.entries)):
        fold = _folds(groups)
        score = np.zeros(len(groups))
        for k in range(_FOLDS):
            rest = fit(data.only(fold != k), scenes)
            score[fold == k] = scores(data.only(fold == k), rest)
        score -= margin * data.n_words / (data.n_words + FEW)
        domains = [e.partition(".")[0] for e in data.entries]
        for domain in ("", *sorted(set(domains))):
            of = ~data.made & np.array([domain in ("", d) for d in domains])
            right, kept = data.right[of], score[of] >= 0
            if len(set(right)) == 2:
                out[f"{domain or 'all'}, by {name}"] = {
                    "n": int(of.sum()), "share_right": round(float(right.mean()), 3),
                    "precision": round(float(right[kept].mean()), 3),
                    "recall": round(float(kept[right].mean()), 3),
                    "auc": round(float(roc_auc_score(right, score[of])), 3),
                }  # fmt: skip
    return out


def _folds(groups: Sequence[str]) -> npt.NDArray[np.intp]:
    names = sorted(set(groups))
    random.Random(0).shuffle(names)
    place = {name: n % _FOLDS for n, name in enumerate(names)}
    return np.array([place[g] for g in groups])
