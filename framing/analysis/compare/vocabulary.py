"""How often each label, lemma or bigram is used in each article of each group."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from framing.analysis.estimates.shared import Shared, summed
from framing.analysis.units.copies import CopiedRuns
from framing.analysis.units.groups import Grouping
from framing.tables.words import ArticleWords

Floats = npt.NDArray[np.float64]
Items = Literal["labels", "lemmas", "bigrams"]

#: Items in fewer clusters than this are not kept: no test could find them.
LEAST_CLUSTERS: Final = 5
#: What describes an item; words have no referent, kind, entry or passages.
DESCRIPTION: Final = ["referent", "kind", "item", "entry_id"]


@dataclass(frozen=True)
class Vocabulary:
    """Counts that share one denominator: all words, or the mentions of one referent class and kind.

    `items` describes the columns of `table` (DESCRIPTION), `units` its rows: `compared` (the
    group) and `cluster`. `sizes` are the units' denominators. `n_rare` items were in fewer than
    LEAST_CLUSTERS clusters and are in the denominators only. `copied` are the units in which
    shared passages stand, a row each with the number of the passage and of its mentions there;
    for words they are not known.
    """

    items: pd.DataFrame
    table: sparse.csr_array
    sizes: Floats
    units: pd.DataFrame
    n_rare: int = 0
    referent: str = ""
    kind: str = ""
    copied: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(
        {"passage": [], "unit": [], "n": []}, dtype=np.int64))  # fmt: skip

    def shared(self, side: npt.NDArray[np.bool_]) -> Shared:
        """The passages that units of one side share; the one feature is the number of mentions."""
        rows = self.copied[side[self.copied["unit"].to_numpy()]]
        _, of = np.unique(rows["passage"], return_inverse=True)
        n = rows["n"].to_numpy(dtype=np.float64)[:, None]
        return Shared(summed(n, of), n, n, of)


def label_vocabularies(mentions: pd.DataFrame, clusters: pd.Series[int]) -> list[Vocabulary]:
    """One vocabulary for each referent class and kind: only there do labels compete.

    `mentions` are those of labels.label_mentions with `compared`.
    """
    out = []
    known = mentions.assign(cluster=mentions["article_id"].astype(str).map(clusters))
    for (referent, kind), rows in known.groupby(["referent", "kind"], sort=True):
        units, unit = _coded(rows[["compared", "cluster"]])
        labels, label = _coded(rows[["label", "entry_id"]].fillna(""))
        shape = (len(units), len(labels))
        table = sparse.coo_array((np.ones(len(rows)), (unit, label)), shape=shape).tocsr()
        sizes = np.bincount(unit, minlength=len(units)).astype(float)
        items = labels.rename(columns={"label": "item"}).assign(
            referent=str(referent), kind=str(kind))  # fmt: skip
        out.append(_frequent(Vocabulary(items[DESCRIPTION], table, sizes, units,
                                        referent=str(referent), kind=str(kind),
                                        copied=_copied(rows, unit))))  # fmt: skip
    return out


def _copied(rows: pd.DataFrame, unit: npt.NDArray[np.int64]) -> pd.DataFrame:
    held = rows["duplicate_cluster"].notna().to_numpy(dtype=bool)
    passage, _ = pd.factorize(rows["duplicate_cluster"][held])
    each = pd.DataFrame({"passage": passage, "unit": unit[held]}, dtype=np.int64)
    return each.groupby(["passage", "unit"]).size().rename("n").reset_index()


def word_vocabulary(
    words: Iterable[ArticleWords],
    grouping: Grouping,
    clusters: pd.Series[int],
    copies: CopiedRuns,
    pairs: bool = False,
) -> Vocabulary:
    """Lemmas, or with `pairs` neighbouring lemmas, of all words that the question asks for.

    The denominator is all words (pairs) of the unit. Memory: 8 bytes a word.
    """
    tokens = _Tokens()
    for article in words:
        cluster = int(clusters.get(article.article_id, -1))
        for run in article.runs:
            group = grouping.group(article.article_id, run.attribution_id)
            if group and not copies.leaves_out(article.article_id, run, group):
                tokens.add(run.lemmas, group, cluster)
    return _frequent(tokens.pairs() if pairs else tokens.singles())


class _Tokens:
    """Every word as two numbers, its lemma and its unit; a gap stands between runs."""

    _GAP: Final = -1

    def __init__(self) -> None:
        self._lemmas: dict[str, int] = {}
        self._units: dict[tuple[str, int], int] = {}
        self._lemma, self._unit = array("i"), array("i")

    def add(self, lemmas: Iterable[str], group: str, cluster: int) -> None:
        """One run; an empty lemma is a gap."""
        unit = self._units.setdefault((group, cluster), len(self._units))
        known, before = self._lemmas, len(self._lemma)
        self._lemma.extend(known.setdefault(x, len(known)) if x else self._GAP for x in lemmas)
        self._lemma.append(self._GAP)
        self._unit.extend([unit] * (len(self._lemma) - before))

    def singles(self) -> Vocabulary:
        """Lemmas with a letter; the others (numbers) are in the denominators only."""
        lemma, unit = (np.frombuffer(x, dtype=np.intc) for x in (self._lemma, self._unit))
        held = lemma != self._GAP
        names = list(self._lemmas)
        return self._vocabulary(lemma[held], unit[held], names)

    def pairs(self) -> Vocabulary:
        """Neighbours within a run; both have a letter."""
        lemma, unit = (np.frombuffer(x, dtype=np.intc) for x in (self._lemma, self._unit))
        held = (lemma[:-1] != self._GAP) & (lemma[1:] != self._GAP)
        codes = lemma[:-1][held].astype(np.int64) * len(self._lemmas) + lemma[1:][held]
        found, item = np.unique(codes, return_inverse=True)
        names = list(self._lemmas)
        pairs = [f"{names[code // len(names)]} {names[code % len(names)]}" for code in found]
        return self._vocabulary(item, unit[:-1][held], pairs)

    def _vocabulary(
        self, item: npt.NDArray[np.integer], unit: npt.NDArray[np.intc], names: list[str]
    ) -> Vocabulary:
        units = pd.DataFrame(list(self._units), columns=["compared", "cluster"])
        shape = (len(units), len(names))
        ones = np.ones(len(item), dtype=np.float32)  # adds up exactly to 16 million
        table = sparse.coo_array((ones, (unit, item)), shape=shape).tocsr().astype(np.float64)
        sizes = np.bincount(unit, minlength=len(units)).astype(float)
        letters = np.array([all(any(c.isalpha() for c in w) for w in name.split(" "))
                            for name in names], dtype=bool)  # fmt: skip
        items = pd.DataFrame({"referent": "", "kind": "", "item": names, "entry_id": ""})
        return Vocabulary(items[letters].reset_index(drop=True),
                          table[:, np.flatnonzero(letters)], sizes, units)  # fmt: skip


def _frequent(vocabulary: Vocabulary) -> Vocabulary:
    """Without the items that are in too few clusters to be tested."""
    if vocabulary.units.empty:
        return replace(vocabulary, items=vocabulary.items.assign(n_clusters=0))
    cluster = vocabulary.units["cluster"].to_numpy()
    _, place = np.unique(cluster, return_inverse=True)
    n = len(place)
    join = sparse.coo_array((np.ones(n), (place, np.arange(n)))).tocsr()
    holding = np.asarray(((join @ vocabulary.table) > 0).sum(axis=0)).ravel()
    kept = np.flatnonzero(holding >= LEAST_CLUSTERS)
    items = vocabulary.items.iloc[kept].assign(n_clusters=holding[kept].astype(int))
    return replace(vocabulary, items=items.reset_index(drop=True), table=vocabulary.table[:, kept],
                   n_rare=len(vocabulary.items) - len(kept))  # fmt: skip


def _coded(columns: pd.DataFrame) -> tuple[pd.DataFrame, npt.NDArray[np.int64]]:
    """Distinct rows in order of appearance, and for each row the number of its kind."""
    code = columns.groupby(list(columns.columns), sort=False, dropna=False).ngroup().to_numpy()
    distinct = columns.drop_duplicates().reset_index(drop=True)
    return distinct, np.asarray(code, dtype=np.int64)
