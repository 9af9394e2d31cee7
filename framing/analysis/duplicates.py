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

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import blake2b
from typing import Final, NamedTuple

import numpy as np
from datasketch import MinHash
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint32]

#: Shorter sentences are said twice by chance.
MIN_WORDS: Final = 8
#: Words in a run that counts as shared.
SHINGLE: Final = 3
#: Bands of two hashes each: sentences that share a quarter of their runs meet with
#: 1 - (1 - .25**2)**48 = .95.
N_BANDS: Final = 48
ROWS: Final = 2
#: Copies: this share of the shorter sentence's words lies in shared runs ...
MIN_SHARED: Final = 0.6
#: ... or one run is this long. Both are tuned on edited copies (docs/statistics.md).
LONG_RUN: Final = 10
#: Up to this many words changed between two shared runs belong to the copy.
GAP: Final = 3
#: Members of a bucket that each member is compared with; the others are reached through these.
NEIGHBOURS: Final = 4

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Word(NamedTuple):
    """A word's hash and where it begins in its sentence."""

    hash: int
    start: int


@dataclass(frozen=True, slots=True)
class Prints:
    """Sentences as columns; row i is a sentence, in the order of articles and text.

    `article` and `start` (code points) say where it stands; its words are
    `words[offsets[i]:offsets[i + 1]]`, hashed, and `places` the words' first code points, counted
    from the article's beginning; `ends` one past its last. `bands` is (n, N_BANDS). Arrays may be
    memory maps: they are read a column at a time.
    """

    article: Ints
    ends: Ints
    offsets: Ints
    words: Hashes
    places: Hashes
    bands: Hashes

    def __len__(self) -> int:
        return len(self.article)

    def sequence(self, i: int) -> list[int]:
        """The words of sentence i, hashed."""
        found: list[int] = self.words[self.offsets[i] : self.offsets[i + 1]].tolist()
        return found


@dataclass(frozen=True, slots=True)
class Copy:
    """A stretch of an article that stands in another one too: `[start, end)` in code points."""

    article: int
    start: int
    end: int
    cluster: int


def words_of(sentence: str) -> list[Word]:
    """The words that sentences are compared by."""
    return [Word(zlib.crc32(m[0].casefold().replace("’", "'").encode("utf-8", "surrogatepass")),
                 m.start()) for m in _WORD.finditer(sentence)]  # fmt: skip


def band_hashes(sentences: Iterable[Sequence[int]]) -> Iterator[Hashes]:
    """For each sequence of hashed words its `N_BANDS` hashes; equal bands make a candidate."""
    made = MinHash.generator(
        (_shingles(words) for words in sentences),
        num_perm=N_BANDS * ROWS, seed=1, hashfunc=int, scheme="affine32",
    )  # fmt: skip
    for found in made:
        first, second = found.hashvalues[::ROWS], found.hashvalues[1::ROWS]
        yield (first * np.uint32(0x9E3779B1)) ^ second


def _shingles(words: Sequence[int]) -> list[int]:
    runs = zip(*(words[k:] for k in range(SHINGLE)), strict=False)
    return [zlib.crc32(np.array(run, dtype=np.uint32).tobytes()) for run in runs]


def find_copies(prints: Prints) -> list[Copy]:
    """The stretches that stand in more than one article, by cluster; clusters count from 0.

    Clusters are in the order of their first sentence, stretches in the order of the text. Two
    sentences are in one cluster when a chain of copies leads from one to the other: an edited copy
    of an edited copy belongs to the original.
    """
    n = len(prints)
    parent = np.arange(n)
    covered: dict[int, list[tuple[int, int]]] = {}
    first = _exact_copies(prints, parent, covered)
    for left, right in _candidates(prints, first):
        runs = shared_runs(prints.sequence(left), prints.sequence(right))
        if runs is None:
            continue
        _join(parent, left, right)
        covered.setdefault(left, []).extend((a, a + size) for a, _, size in runs)
        covered.setdefault(right, []).extend((b, b + size) for _, b, size in runs)
    _pass_on(first, covered)
    roots = np.array([_root(parent, i) for i in range(n)], dtype=np.int64)
    return list(_stretches(prints, roots, covered))


def shared_runs(left: Sequence[int], right: Sequence[int]) -> list[tuple[int, int, int]] | None:
    """The runs that two sentences share when one is a copy of the other, else None.

    A run is (first word in left, first word in right, number of words), at least `SHINGLE` words.
    share = words in runs / words of the shorter sentence, in [0, 1].
    """
    if not set(left) & set(right):
        return None
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    runs = [(b.a, b.b, b.size) for b in blocks if b.size >= SHINGLE]
    shared = sum(size for _, _, size in runs)
    if shared < min(MIN_WORDS - 2, len(left), len(right)):
        return None
    longest = max(size for _, _, size in runs)
    enough = shared >= MIN_SHARED * min(len(left), len(right))
    return runs if enough or longest >= LONG_RUN else None


def _exact_copies(
    prints: Prints, parent: Ints, covered: dict[int, list[tuple[int, int]]]
) -> Ints:
    """The first sentence with the same words, for each; equal ones are joined at once.

    A sentence that stands in thousands of articles is compared with others only once.
    """
    keys = np.empty(len(prints), dtype=np.uint64)
    for i in range(len(prints)):
        words = prints.words[prints.offsets[i] : prints.offsets[i + 1]].tobytes()
        keys[i] = int.from_bytes(blake2b(words, digest_size=8).digest(), "little")
    _, index, inverse = np.unique(keys, return_index=True, return_inverse=True)
    first = index[inverse].astype(np.int64)
    for i in np.flatnonzero(first != np.arange(len(first))).tolist():
        _join(parent, int(first[i]), i)
        whole = (0, int(prints.offsets[i + 1] - prints.offsets[i]))
        covered.setdefault(int(first[i]), [whole])
    return first


def _candidates(prints: Prints, first: Ints) -> Iterator[tuple[int, int]]:
    """Pairs of sentences that share a band, each once, in order; only firsts of their kind."""
    rows = np.flatnonzero(first == np.arange(len(first)))
    pairs: Ints = np.empty(0, dtype=np.int64)
    for band in range(N_BANDS):
        column = np.asarray(prints.bands[:, band])[rows]
        order = np.argsort(column, kind="stable")
        values, members = column[order], rows[order]
        found = []
        for back in range(1, NEIGHBOURS + 1):
            same = values[back:] == values[:-back]
            found.append(members[:-back][same] * len(first) + members[back:][same])
        pairs = np.unique(np.concatenate([pairs, *found]))
    for pair in pairs.tolist():
        yield divmod(pair, len(first))


def _pass_on(first: Ints, covered: dict[int, list[tuple[int, int]]]) -> None:
    """What is covered in the first of equal sentences is covered in all of them."""
    for i in np.flatnonzero(first != np.arange(len(first))).tolist():
        covered[i] = covered[int(first[i])]


def _stretches(
    prints: Prints, roots: Ints, covered: dict[int, list[tuple[int, int]]]
) -> Iterator[Copy]:
    """Covered words as stretches of text, for clusters that reach over more than one article."""
    articles: dict[int, set[int]] = {}
    for i in covered:
        articles.setdefault(int(roots[i]), set()).add(int(prints.article[i]))
    shared = sorted(root for root, held in articles.items() if len(held) > 1)
    number = {root: k for k, root in enumerate(shared)}
    for i in sorted(covered):
        if int(roots[i]) not in number:
            continue
        for a, b in _filled(covered[i]):
            places = prints.places[prints.offsets[i] : prints.offsets[i + 1]]
            end = int(places[b]) if b < len(places) else int(prints.ends[i])
            yield Copy(int(prints.article[i]), int(places[a]), end, number[int(roots[i])])


def _filled(runs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs joined where no more than `GAP` words lie between them."""
    out: list[tuple[int, int]] = []
    for a, b in sorted(runs):
        if out and a <= out[-1][1] + GAP:
            out[-1] = (out[-1][0], max(out[-1][1], b))
        else:
            out.append((a, b))
    return out


def _root(parent: Ints, i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = int(parent[i])
    return i


def _join(parent: Ints, left: int, right: int) -> None:
    """Union by the smaller index, so that a cluster's root is its first sentence."""
    a, b = _root(parent, left), _root(parent, right)
    parent[max(a, b)] = min(a, b)
