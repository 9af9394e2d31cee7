"""What all claims say, one row a claim, as compact arrays: a run may have millions of claims."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from scipy import sparse
from sklearn.feature_extraction.text import TfidfTransformer

from framing.analysis.alignment.masking import Content
from framing.analysis.labels import GROUPS

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

#: What a term may be about, in the order of the bits of `Contents.groups`.
_BITS: Final[dict[str, int]] = {name: 1 << bit for bit, name in enumerate(GROUPS)}


@dataclass(frozen=True, slots=True)
class Contents:
    """Claims by stems: how often each holds each, and what terms are about."""

    words: sparse.csr_array
    #: Which stems are numbers.
    numeric: npt.NDArray[np.bool_]
    #: One bit for each of `labels.GROUPS`.
    groups: npt.NDArray[np.uint8]
    #: Which claims tell an act of force.
    acts: npt.NDArray[np.bool_]
    #: How much it says to hold a stem, or a term of a kind, in [0, 1]: 0 where all claims do.
    rare_words: Floats
    rare_groups: Floats

    @property
    def sizes(self) -> Ints:
        """Words and kinds of terms of each claim."""
        words = np.asarray(self.words.sum(axis=1), dtype=np.int64).ravel()
        return words + np.bitwise_count(self.groups)

    def documents(self, home: Ints, n: int) -> sparse.csr_array:
        """Stems and kinds of terms of the `n` articles; `home` is the article of each claim."""
        rows = sparse.csr_array((np.ones(len(home), np.float32), (home, np.arange(len(home)))),
                                shape=(n, len(home)))  # fmt: skip
        both = [rows @ self.words, rows @ sparse.csr_array(_held(self.groups))]
        return sparse.csr_array(sparse.hstack(both, format="csr"))

    def alike(self, left: Ints, right: Ints) -> Alike:
        """What claims at the places `left` and `right`, two by two, have in common."""
        common = self.groups[left] & self.groups[right]
        fewer = np.minimum(*(np.bitwise_count(self.groups[side]) for side in (left, right)))
        pairs = [_binary(self.words[side]) for side in (left, right)]
        both = pairs[0].multiply(pairs[1]).tocsr()
        numbers = [side @ self.numeric for side in (*pairs, both)]
        return Alike(
            words=_counts(both), groups=np.bitwise_count(common).astype(np.int64),
            share_groups=np.bitwise_count(common) / np.maximum(fewer, 1),
            said=both @ self.rare_words + _held(common) @ self.rare_groups,
            act=self.acts[left] & self.acts[right] & (np.bitwise_count(common) > 1),
            numbers_differ=(numbers[0] > 0) & (numbers[1] > 0) & (numbers[2] == 0),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Alike:
    """One entry a pair: stems and kinds of terms in both, the share of these of the claim with
    fewer, how much that says (`said`: 1 for what no other claim holds, 0 for what all do, added
    up), whether both tell an act of force and have people or authorities in common as well, and
    whether both have numbers and none in common."""

    words: Ints
    groups: Ints
    share_groups: Floats
    said: Floats
    act: npt.NDArray[np.bool_]
    numbers_differ: npt.NDArray[np.bool_]


def gather(contents: Iterable[Content]) -> Contents:
    """Contents one by one -> all of them."""
    words, groups, acts = _Rows(), array("B"), array("B")
    for content in contents:
        words.add(content.words)
        groups.append(sum(_BITS[name] for name in content.groups))
        acts.append(content.acts)
    matrix = words.matrix()
    numeric = np.zeros(matrix.shape[1], dtype=bool)
    for place, stem in enumerate(words.names):  # none without claims, and one column all the same
        numeric[place] = stem[0].isdigit()
    kinds = np.frombuffer(groups, np.uint8)
    total = np.log1p(max(1, len(kinds)))
    held = np.bincount(matrix.indices, minlength=matrix.shape[1]), _held(kinds).sum(axis=0)
    rare = [1 - np.log1p(n) / total for n in held]
    return Contents(matrix, numeric, kinds, np.frombuffer(acts, np.uint8).astype(bool), *rare)


def weighed(counts: sparse.csr_array, most: float = 1.0) -> sparse.csr_array:
    """TF-IDF vectors of length 1 (Salton & Buckley 1988): sublinear tf, smoothed idf; without what
    stands in more than the share `most` of the rows."""
    if not counts.nnz:
        return counts
    if most < 1:
        often = np.bincount(counts.indices, minlength=counts.shape[1])
        counts = counts[:, np.flatnonzero(often <= most * counts.shape[0])]
    made = TfidfTransformer(sublinear_tf=True).fit_transform(counts)
    return sparse.csr_array(made)


@dataclass
class _Rows:
    """A matrix of counts that grows by rows."""

    _places: dict[str, int] = field(default_factory=dict)
    _columns: array[int] = field(default_factory=lambda: array("i"))
    _ends: array[int] = field(default_factory=lambda: array("q", [0]))

    @property
    def names(self) -> Iterator[str]:
        """What the columns stand for."""
        return iter(self._places)

    def add(self, names: Iterable[str]) -> None:
        """One more row."""
        places = self._places
        self._columns.extend(places.setdefault(name, len(places)) for name in names)
        self._ends.append(len(self._columns))

    def matrix(self) -> sparse.csr_array:
        """All rows; the names in the order in which they first came."""
        columns = np.frombuffer(self._columns, np.int32) if self._columns else np.empty(0, np.int32)
        ends = np.frombuffer(self._ends, np.int64)
        if len(columns) < np.iinfo(np.int32).max:  # else scipy makes 64 bits of every column, too
            ends = ends.astype(np.int32)
        made = sparse.csr_array(
            (np.ones(len(columns), np.float32), columns, ends),
            shape=(len(self._ends) - 1, max(1, len(self._places))))  # fmt: skip
        made.sum_duplicates()
        return made


def _held(groups: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    """Bits as columns of 0 and 1."""
    return np.column_stack([(groups & bit) > 0 for bit in _BITS.values()]).astype(np.float32)


def _binary(rows: sparse.csr_array) -> sparse.csr_array:
    return sparse.csr_array((np.ones_like(rows.data), rows.indices, rows.indptr), shape=rows.shape)


def _counts(rows: Any) -> Ints:
    """What each row adds up to."""
    return np.asarray(rows.sum(axis=1), dtype=np.int64).ravel()


def places(names: pd.Series[str], known: pd.Series[str]) -> Ints:
    """Where in `known` each of `names` stands, without a Python string for each."""
    found = pc.index_in(pa.array(names), value_set=pa.array(known))
    return np.asarray(found.to_numpy(zero_copy_only=False), dtype=np.int64)


def numbered(values: Iterable[Any]) -> Ints:
    """A whole number for each value, the same for the same: chains are long, and compared often."""
    numbers: dict[Any, int] = {}
    return np.fromiter((numbers.setdefault(v, len(numbers)) for v in values), np.int64)
