"""Articles' sentences as fingerprints on disk, so that copies are found without holding texts."""

from __future__ import annotations

import tempfile
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import IO, Any, Final

import numpy as np
from numpy.typing import NDArray

from framing.analysis.duplicates import (
    MIN_WORDS,
    N_BANDS,
    Copy,
    Prints,
    band_hashes,
    find_copies,
    words_of,
)
from framing.spans import Span, Spans, intersect, length

#: A claim or term is part of a copy when this share of it lies in copied stretches.
MOSTLY: Final = 0.6
#: Sentences that are fingerprinted at once.
_BATCH: Final = 4096


@dataclass(frozen=True, slots=True)
class Copies:
    """Which passages of a run stand in several of its articles."""

    #: Copied stretches of each article, in text order, and the cluster of each.
    _stretches: dict[str, tuple[Spans, tuple[int, ...]]]
    #: Copies by cluster.
    clusters: tuple[tuple[Copy, ...], ...] = ()
    article_ids: tuple[str, ...] = ()

    def of(self, article_id: str, spans: Spans) -> str:
        """The cluster ("d12") that most of `spans` lies in; empty when they stand nowhere else."""
        found = self._stretches.get(article_id)
        if found is None or not spans:
            return ""
        stretches, clusters = found
        first = max(0, bisect_left(stretches, spans[0]) - 1)
        shares: dict[int, int] = {}
        for stretch, cluster in zip(stretches[first:], clusters[first:], strict=True):
            if stretch.start >= spans[-1].end:
                break
            shared = length(intersect((stretch,), spans))
            shares[cluster] = shares.get(cluster, 0) + shared
        if not shares or sum(shares.values()) < MOSTLY * length(spans):
            return ""
        return cluster_id(max(shares, key=lambda c: (shares[c], -c)))


def cluster_id(number: int) -> str:
    """How tables write a cluster."""
    return f"d{number + 1}"


@dataclass
class CopyFinder:
    """Takes articles one by one, then finds what they share.

    Memory holds about 60 bytes a sentence; the fingerprints (some 400 bytes a sentence) lie in a
    temporary file that is gone when the `with` block ends.
    """

    _ids: list[str] = field(default_factory=list)
    _columns: dict[str, list[NDArray[Any]]] = field(default_factory=dict)
    _pending: list[tuple[int, Span, str]] = field(default_factory=list)
    _sizes: list[int] = field(default_factory=list)
    _files: dict[str, IO[bytes]] = field(default_factory=dict)

    def __enter__(self) -> CopyFinder:
        self._files = {name: tempfile.TemporaryFile()  # noqa: SIM115  closed in __exit__
                       for name in ("words", "places", "bands")}  # fmt: skip
        return self

    def add(self, article_id: str, text: str, sentences: Iterable[Sequence[int]]) -> None:
        """One more article; articles come in the order of the tables."""
        number = len(self._ids)
        self._ids.append(article_id)
        for start, end in sentences:
            self._pending.append((number, Span(start, end), text[start:end]))
        if len(self._pending) >= _BATCH:
            self._write()

    def find(self) -> Copies:
        """Every copied passage of the articles so far."""
        self._write()
        found = find_copies(self._prints())
        clusters: dict[int, list[Copy]] = {}
        stretches: dict[int, list[Copy]] = {}
        for copy in found:
            clusters.setdefault(copy.cluster, []).append(copy)
            stretches.setdefault(copy.article, []).append(copy)
        return Copies(
            {self._ids[a]: (tuple(Span(c.start, c.end) for c in copies),
                            tuple(c.cluster for c in copies)) for a, copies in stretches.items()},
            tuple(tuple(clusters[k]) for k in sorted(clusters)),
            tuple(self._ids),
        )  # fmt: skip

    def _write(self) -> None:
        """Fingerprint what is pending."""
        kept = [(number, span, words) for number, span, text in self._pending
                if len(words := words_of(text)) >= MIN_WORDS]  # fmt: skip
        self._pending.clear()
        if not kept:
            return
        hashed = [[w.hash for w in words] for _, _, words in kept]
        self._files["words"].write(np.array([h for s in hashed for h in s], np.uint32).tobytes())
        places = [span.start + w.start for _, span, words in kept for w in words]
        self._files["places"].write(np.array(places, np.uint32).tobytes())
        for bands in band_hashes(hashed):
            self._files["bands"].write(bands.tobytes())
        self._sizes += map(len, hashed)
        for name, values in (("article", [k[0] for k in kept]), ("ends", [k[1].end for k in kept])):
            self._columns.setdefault(name, []).append(np.array(values, dtype=np.int64))

    def _prints(self) -> Prints:
        def column(name: str) -> NDArray[np.int64]:
            return np.concatenate(self._columns.get(name) or [np.empty(0, dtype=np.int64)])

        def mapped(name: str) -> NDArray[np.uint32]:
            self._files[name].flush()
            if not self._sizes:
                return np.empty(0, dtype=np.uint32)
            return np.memmap(self._files[name], dtype=np.uint32, mode="r")

        offsets = np.concatenate([[0], np.cumsum(self._sizes)]).astype(np.int64)
        return Prints(column("article"), column("ends"), offsets, mapped("words"),
                      mapped("places"), mapped("bands").reshape(-1, N_BANDS))  # fmt: skip

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for stream in self._files.values():
            stream.close()
