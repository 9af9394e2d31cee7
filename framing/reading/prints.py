"""Articles' sentences as fingerprints on disk, so that copies are found without holding texts."""

from __future__ import annotations

import tempfile
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
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
from framing.spans import Span, Spans, intersect, length, parse_spans, trim
from framing.tables.cells import Row

#: A claim or term is part of a copy when this share of it lies in copied stretches.
MOSTLY: Final = 0.6
#: Stretches of one sentence that may begin before a passage and still hold it.
_OVERLAPPING: Final = 16
#: Sentences that are fingerprinted at once.
_BATCH: Final = 4096


@dataclass(frozen=True, slots=True)
class Copies:
    """Which passages of a run stand in several of its articles."""

    #: Copied stretches of each article, in text order, and the cluster of each.
    _stretches: dict[str, tuple[Spans, tuple[int, ...]]]

    def of(self, article_id: str, spans: Spans) -> str:
        """The cluster ("d12") that most of `spans` lies in; empty when they stand nowhere else."""
        stretches, clusters = self._stretches.get(article_id, ((), ()))
        if not spans:
            return ""
        # Stretches may hold each other, but none reaches far back: sentences do not overlap.
        first = max(0, bisect_left(stretches, spans[0]) - _OVERLAPPING)
        best = (MOSTLY * length(spans), 0, "")
        for stretch, cluster in zip(stretches[first:], clusters[first:], strict=True):
            if stretch.start >= spans[-1].end:
                break
            shared = length(intersect((stretch,), spans))
            best = max(best, (shared, stretch.end - stretch.start, cluster_id(cluster)),
                       key=lambda x: x[:2])  # fmt: skip
        return best[2]

    def mark(self, rows: Mapping[str, list[Row]]) -> None:
        """Fill `duplicate_cluster` in the rows of one article: of its claims, attributions, terms,
        acts (which are where their terms are) and counts."""
        for row in rows["claims"]:
            row["duplicate_cluster"] = self.of(row["article_id"], parse_spans(row["spans"]))
        for row in rows["attributions"]:
            row["duplicate_cluster"] = self.of(row["article_id"], parse_spans(row["content_spans"]))
        for row in (*rows["terms"], *rows["counts"]):
            spans = (Span(int(row["start"]), int(row["end"])),)
            row["duplicate_cluster"] = self.of(row["article_id"], spans)
        terms = {row["term_id"]: row["duplicate_cluster"] for row in rows["terms"]}
        for row in rows["acts"]:
            row["duplicate_cluster"] = terms[row["term_id"]]

    def passages(self, article_id: str, text: str) -> list[Row]:
        """The rows of one article in the table duplicates."""
        rows: list[Row] = []
        stretches, clusters = self._stretches.get(article_id, ((), ()))
        for stretch, cluster in zip(stretches, clusters, strict=True):
            span = trim(text, stretch) or stretch
            rows.append({
                "passage_id": f"{article_id}:p{len(rows) + 1}",
                "duplicate_cluster": cluster_id(cluster),
                "article_id": article_id,
                "start": str(span.start),
                "end": str(span.end),
                "text": " ".join(text[slice(*span)].split()),
            })  # fmt: skip
        return rows


def cluster_id(number: int) -> str:
    """How tables write a cluster."""
    return f"d{number + 1}"


@dataclass
class CopyFinder:
    """Takes articles one by one, then finds what they share.

    Memory holds where each sentence stands; its fingerprint (some 400 bytes) lies in a temporary
    file that is gone when the `with` block ends.
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
        stretches: dict[int, list[Copy]] = {}
        for copy in found:
            stretches.setdefault(copy.article, []).append(copy)
        return Copies(
            {self._ids[a]: (tuple(Span(c.start, c.end) for c in copies),
                            tuple(c.cluster for c in copies)) for a, copies in stretches.items()}
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
