"""Near-duplicate sentences over all articles: agency copy, shared statements, updated stories.

A sentence is a sequence of words (letters and digits, case folded, no punctuation, so that a
passage put into quotation marks stays the same passage). Two sentences are copies when they share
enough runs of words, in order. Candidates come from MinHash over runs of `SHINGLE` words (Broder
1997, "On the resemblance and containment of documents"), so that not every pair is compared; each
candidate is then compared word by word, so MinHash decides what is looked at, never what is a
copy. Everything is seeded: the same articles in the same order give the same clusters.

The library's own index (datasketch.MinHashLSH) holds about 10 kB a sentence in memory, 14 GB for
50,000 articles. Here a band is a sorted column, read one at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

from framing.analysis.fingerprints import N_BANDS, SHINGLE, Ints, Prints, runs_of_words
from framing.analysis.stretches import Stretches

Places = NDArray[np.int32]

#: Copies: this share of the shorter sentence's words lies in shared runs ...
MIN_SHARED: Final = 0.5
#: ... or one run is this long. Both are tuned on edited copies (docs/statistics.md).
LONG_RUN: Final = 10
#: Fewer shared words are a stock phrase, unless they are nearly all of both sentences.
MIN_RUNS: Final = 8
NEARLY_ALL: Final = 0.75
#: Shorter stretches are left over beside the copy proper: "according to the", "the Republican".
MIN_STRETCH: Final = 7
_LEAST_SHINGLES: Final = 2
#: Sentences whose words are read at once.
_AT_ONCE: Final = 4096
#: Looks for runs: the first finds those in order, the others clauses that were moved.
_PASSES: Final = 3
#: Up to this many words changed between two shared runs belong to the copy.
GAP: Final = 3
#: Members of a bucket that each member is compared with; the others are reached through these.
NEIGHBOURS: Final = 4


@dataclass(frozen=True, slots=True)
class Copy:
    """A stretch of an article that stands in another one too: `[start, end)` in code points."""

    article: int
    start: int
    end: int
    cluster: int


def find_copies(prints: Prints) -> list[Copy]:
    """The stretches that stand in more than one article, by cluster; clusters count from 0.

    Clusters are in the order of their first stretch, stretches in the order of the text. Two
    stretches are in one cluster when a chain of copies leads from one to the other (an edited copy
    of an edited copy belongs to the original). Links are between stretches, not sentences: a stock
    phrase in two sentences does not join what else they copy.
    """
    first = _firsts(prints)
    found = Stretches()
    for i in np.flatnonzero(np.bincount(first, minlength=len(first)) > 1).tolist():
        found.node(i, 0, int(prints.offsets[i + 1] - prints.offsets[i]))
    for pair in map(int, _alike(prints, first)):
        left, right = divmod(pair, len(first))
        runs = shared_runs(prints.sequence(left), prints.sequence(right))
        for (a, b), (c, d) in _filled(runs or ()):
            if min(b - a, d - c) < MIN_STRETCH:
                continue
            found.join(found.node(left, a, b), found.node(right, c, d))
    copies: dict[int, list[int]] = {}
    for i, same in enumerate(map(int, first)):
        if found.of(same):
            copies.setdefault(same, []).append(i)
    return _numbered(prints, found, copies)


def shared_runs(left: Sequence[int], right: Sequence[int]) -> list[tuple[int, int, int]] | None:
    """The runs that two sentences share when one is a copy of the other, else None.

    A run is (first word in left, first word in right, number of words), at least `SHINGLE` words
    and disjoint; a clause that was moved is a run like any other (greedy tiling, Wise 1993).
    share = words in runs / words of the shorter sentence, in [0, 1].
    """
    # Eight words in runs of three or more, or six of eight: two shingles at the least.
    if len(set(runs_of_words(left)) & set(runs_of_words(right))) < _LEAST_SHINGLES:
        return None
    runs: list[tuple[int, int, int]] = []
    one, two = list(left), list(right)
    for _ in range(_PASSES):
        blocks = SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
        found = [(b.a, b.b, b.size) for b in blocks if b.size >= SHINGLE]
        if not found:
            break
        for a, b, size in found:
            one[a : a + size] = [-1] * size
            two[b : b + size] = [-2] * size
        runs += found
    shared = sum(size for _, _, size in runs)
    if shared < min(MIN_RUNS, NEARLY_ALL * max(len(left), len(right))):
        return None
    longest = max(size for _, _, size in runs)
    enough = shared >= MIN_SHARED * min(len(left), len(right))
    return sorted(runs) if enough or longest >= LONG_RUN else None


def _firsts(prints: Prints) -> Places:
    """The first sentence with the same words, for each sentence.

    A sentence that stands in thousands of articles is so compared with others only once.
    """
    keys = np.empty(len(prints), dtype=np.uint64)
    for low in range(0, len(prints), _AT_ONCE):
        high = min(low + _AT_ONCE, len(prints))
        begin = int(prints.offsets[low])
        words = np.ascontiguousarray(prints.words[begin : int(prints.offsets[high])])
        for i in range(low, high):
            own = words[prints.offsets[i] - begin : prints.offsets[i + 1] - begin].tobytes()
            keys[i] = int.from_bytes(blake2b(own, digest_size=8).digest(), "little")
    order = np.argsort(keys, kind="stable").astype(np.int32)
    keys = keys[order]
    begins = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])[: len(keys)])
    del keys
    firsts: Places = np.empty(len(prints), dtype=np.int32)
    firsts[order] = np.repeat(order[begins], np.diff(np.append(begins, len(order))))
    return firsts


def _alike(prints: Prints, first: Places) -> Ints:
    """Pairs of sentences that are copies, as left * number of sentences + right, in order.

    Candidates are those that share a band; only firsts of their kind. They are compared band by
    band, so that memory holds the candidates of one band and the copies, not all candidates.
    """
    rows = np.flatnonzero(first == np.arange(len(first), dtype=np.int32)).astype(np.int32)
    pairs: Ints = np.empty(0, dtype=np.int64)
    for band in range(N_BANDS):
        column = prints.bands[band][rows]
        order = np.argsort(column, kind="stable").astype(np.int32)
        values, members = column[order], rows[order]
        found = []
        for back in range(1, NEIGHBOURS + 1):
            same = np.flatnonzero(values[back:] == values[:-back])
            found.append(members[same].astype(np.int64) * len(first) + members[same + back])
        new = np.setdiff1d(np.unique(np.concatenate(found)), pairs, assume_unique=True)
        copies = [pair for pair in map(int, new) if _are_copies(prints, *divmod(pair, len(first)))]
        pairs = np.union1d(pairs, np.array(copies, dtype=np.int64))
    return pairs


def _are_copies(prints: Prints, left: int, right: int) -> bool:
    return shared_runs(prints.sequence(left), prints.sequence(right)) is not None


def _filled(
    runs: Iterable[tuple[int, int, int]],
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Runs as word ranges in left and right, joined where at most `GAP` words lie between them."""
    out: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for a, c, size in runs:
        if out and a <= out[-1][0][1] + GAP and 0 <= c - out[-1][1][1] <= GAP:
            out[-1] = ((out[-1][0][0], a + size), (out[-1][1][0], c + size))
        else:
            out.append(((a, a + size), (c, c + size)))
    return out


def _numbered(
    prints: Prints, found: Stretches, copies: Mapping[int, Sequence[int]]
) -> list[Copy]:
    """Stretches as places in the texts, for clusters that reach over more than one article."""
    articles: dict[int, set[int]] = {}
    for same, sentences in copies.items():
        for node in found.of(same):
            held = articles.setdefault(found.root(node), set())
            held.update(prints.article(i) for i in sentences)
    number: dict[int, int] = {}
    out = []
    for i, same in sorted((i, same) for same, held in copies.items() for i in held):
        places = prints.places[prints.offsets[i] : prints.offsets[i + 1]]
        for node in found.of(same):
            root = found.root(node)
            if len(articles[root]) > 1:
                a, b = found.ranges[node]
                end = int(places[b] if b < len(places) else prints.ends[i : i + 1][0])
                cluster = number.setdefault(root, len(number))
                out.append(Copy(prints.article(i), int(places[a]), end, cluster))
    return out
