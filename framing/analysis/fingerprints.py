"""Sentences as fingerprints: the words that they are compared by, and hashes of runs of these.

MinHash over runs of words (Broder 1997, "On the resemblance and containment of documents").
Everything is seeded: the same sentence has the same prints.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from framing.importing import parts_only

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
_packed: Final = struct.Struct(f"<{SHINGLE}I").pack
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Word(NamedTuple):
    """A word's hash and where it begins in its sentence."""

    hash: int
    start: int


class Column(Protocol):
    """Numbers by place: an array, or a file that is read where it is asked."""

    def __getitem__(self, place: slice, /) -> NDArray[Any]: ...


class Bands(Protocol):
    """The hashes of all sentences in one band."""

    def __getitem__(self, band: int, /) -> Hashes: ...


@dataclass(frozen=True, slots=True)
class Prints:
    """Sentences as columns; row i is a sentence, in the order of articles and text.

    `articles` and `ends` (code points) say in which article it stands, and where it ends there; its
    words are `words[offsets[i]:offsets[i + 1]]`, hashed, and `places` the words' first code points,
    counted from the article's beginning. `bands[k]` has a hash for each sentence. All but `offsets`
    may lie on disk: they are read a stretch or a band at a time.
    """

    articles: Column
    ends: Column
    offsets: Ints
    words: Column
    places: Column
    bands: Bands

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def sequence(self, i: int) -> list[int]:
        """The words of sentence i, hashed."""
        found: list[int] = self.words[self.offsets[i] : self.offsets[i + 1]].tolist()
        return found

    def article(self, i: int) -> int:
        """The article that sentence i stands in."""
        return int(self.articles[i : i + 1][0])


def words_of(sentence: str) -> list[Word]:
    """The words that sentences are compared by."""
    return [Word(_hashed(m[0]), m.start()) for m in _WORD.finditer(sentence)]


@lru_cache(maxsize=1 << 14)
def _hashed(word: str) -> int:
    return zlib.crc32(word.casefold().replace("’", "'").encode("utf-8", "surrogatepass"))


def band_hashes(sentences: Iterable[Sequence[int]]) -> Iterator[Hashes]:
    """For each sequence of hashed words its `N_BANDS` hashes; equal bands make a candidate."""
    made = _min_hash().generator(
        (_shingles(words) for words in sentences),
        num_perm=N_BANDS * ROWS, seed=1, hashfunc=int, scheme="affine32",
    )  # fmt: skip
    for found in made:
        first, second = found.hashvalues[::ROWS], found.hashvalues[1::ROWS]
        yield (first * np.uint32(0x9E3779B1)) ^ second


@cache
def _min_hash() -> Any:
    """datasketch's MinHash: imported late, since workers that annotate do not need it, and without
    SciPy, which takes seconds."""
    with parts_only("datasketch"):
        from datasketch.minhash import MinHash
    return MinHash


def _shingles(words: Sequence[int]) -> list[int]:
    return [zlib.crc32(_packed(*run)) for run in runs_of_words(words)]


def runs_of_words(words: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Every run of `SHINGLE` words."""
    return zip(*(words[k:] for k in range(SHINGLE)), strict=False)
