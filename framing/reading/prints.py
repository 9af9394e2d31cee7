"""Articles' sentences as fingerprints on disk, so that copies are found without holding texts."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from framing.analysis.duplicates import Copy, find_copies
from framing.analysis.fingerprints import MIN_WORDS, N_BANDS, Prints, band_hashes, words_of
from framing.endings import Ending
from framing.reading.columns_on_disk import FileBands, FileColumn
from framing.spans import Span, Spans, intersect, length, parse_spans, trim
from framing.tables.cells import Row

#: A claim or term is part of a copy when this share of it lies in copied stretches.
MOSTLY: Final = 0.6
#: Stretches of one sentence that may begin before a passage and still hold it.
_OVERLAPPING: Final = 16
#: Sentences that are fingerprinted at once.
_BATCH: Final = 1024


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


class CopyFinder(Ending):
    """Takes articles one by one, then finds what they share.

    Memory holds how many words each sentence has; all else (some 400 bytes a sentence) lies in
    temporary files that are gone when the `with` block ends.
    """

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._pending: list[tuple[int, Span, str]] = []
        self._sizes = array("I")

    def __enter__(self) -> CopyFinder:
        self._columns = {name: FileColumn() for name in ("articles", "ends", "words", "places")}
        self._bands = FileBands(N_BANDS)
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
        offsets = np.zeros(len(self._sizes) + 1, dtype=np.int64)
        np.cumsum(self._sizes, out=offsets[1:])
        stretches: dict[int, list[Copy]] = {}
        for copy in find_copies(Prints(**self._columns, offsets=offsets, bands=self._bands)):
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
        self._sizes.extend(map(len, hashed))
        columns: dict[str, Iterable[int]] = {
            "articles": (number for number, _, _ in kept),
            "ends": (span.end for _, span, _ in kept),
            "words": (h for s in hashed for h in s),
            "places": (span.start + w.start for _, span, words in kept for w in words),
        }
        for name, values in columns.items():
            self._columns[name].append(np.fromiter(values, dtype=np.uint32))
        self._bands.append(np.stack(list(band_hashes(hashed))))

    def leave(self, error: BaseException | None) -> None:
        """At the end of the `with` block."""
        for column in self._columns.values():
            column.close()
        self._bands.close()
