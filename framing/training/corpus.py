"""Articles with gold attributions -> words, BIO labels and link targets as plain columns."""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.encoder.features import quote_states, shape_of
from framing.encoder.words import find_words

Ints = npt.NDArray[np.int32]
Attribution = dict[str, list[list[int]]]
#: Where each role's labels begin in `encoded.LABELS`.
_BEGIN = {"source": 1, "cue": 3, "content": 5}


@dataclass(frozen=True, slots=True)
class Example:
    """One annotator's version of one article. All columns have one entry a word.

    `labels` index `encoded.LABELS`. `to_cue[i]` is the first word of the cue of the content that
    word i is in, i itself where there is none, -1 where it is not asked for (outside contents);
    `to_source` the same from the words of contents and cues to the first word of their source.
    """

    doc_id: str
    words: tuple[str, ...]
    starts: Ints
    ends: Ints
    paragraphs: Ints
    shapes: Ints
    quotes: Ints
    labels: Ints
    to_cue: Ints
    to_source: Ints


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """The records of a JSONL file, in its order."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def hash_files(paths: Iterable[Path]) -> str:
    """sha256 over the bytes of the files, in the order given."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def load_examples(articles: Path, others: Path | None = None) -> list[list[Example]]:
    """For each article its examples: the first annotator's, then those of `others`.

    `others` has records of doc_id and attributions for articles that `articles` has too.
    """
    more: dict[str, list[list[Attribution]]] = {}
    for record in read_jsonl(others) if others else ():
        more.setdefault(record["doc_id"], []).append(record["attributions"])
    out = []
    for record in read_jsonl(articles):
        versions = [record["attributions"], *more.get(record["doc_id"], [])]
        out.append([make_example(record["doc_id"], record["text"], v) for v in versions])
    return out


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """The lines of a text that are not blank: PolNeAR's paragraphs."""
    return [m.span() for m in re.finditer(r"[^\n]*\S[^\n]*", text)]


def make_example(doc_id: str, text: str, attributions: Sequence[Attribution]) -> Example:
    """Words, features, labels and link targets of one article under one annotation."""
    spans: list[tuple[int, int]] = []
    paragraphs: list[int] = []
    quotes: list[int] = []
    for number, (start, end) in enumerate(paragraph_spans(text)):
        found = find_words(text, start, end)
        words = [text[a:b] for a, b in found]
        blank = [i == 0 or found[i - 1][1] < found[i][0] for i in range(len(found))]
        spans += found
        paragraphs += [number] * len(found)
        quotes += quote_states(words, blank)
    words = [text[a:b] for a, b in spans]
    starts = np.array([a for a, _ in spans], np.int32)
    ends = np.array([b for _, b in spans], np.int32)
    labels, to_cue, to_source = _targets(attributions, starts, ends)
    return Example(
        doc_id, tuple(words), starts, ends, np.array(paragraphs, np.int32),
        np.array([shape_of(w) for w in words], np.int32), np.array(quotes, np.int32),
        labels, to_cue, to_source,
    )  # fmt: skip


def _word_range(span: Sequence[int], starts: Ints, ends: Ints) -> tuple[int, int]:
    """The words whose middle lies in a character span, as a half-open range."""
    middles = (starts + ends - 1) / 2
    return bisect_left(middles, span[0]), bisect_left(middles, span[1])


def _targets(
    attributions: Sequence[Attribution], starts: Ints, ends: Ints
) -> tuple[Ints, Ints, Ints]:
    """Labels (longest content first, never overwritten) and link targets."""
    n = len(starts)
    labels = np.zeros(n, np.int32)
    to_cue = np.full(n, -1, np.int32)
    to_source = np.full(n, -1, np.int32)
    ranges = [
        {role: [r for s in spans if (r := _word_range(s, starts, ends))[0] < r[1]]
         for role, spans in attribution.items()}
        for attribution in attributions
    ]  # fmt: skip
    marks = [(role, r, k) for k, x in enumerate(ranges) for role in _BEGIN for r in x[role]]
    order = sorted(marks, key=lambda m: (m[0] != "content", m[1][0] - m[1][1], m[1]))
    for role, (a, b), k in order:
        if labels[a:b].any():
            continue
        labels[a] = _BEGIN[role]
        labels[a + 1 : b] = _BEGIN[role] + 1
        cues, sources = ranges[k]["cue"], ranges[k]["source"]
        here = np.arange(a, b)
        if role == "content":
            to_cue[a:b] = cues[0][0] if cues else here
        if role != "source":
            to_source[a:b] = sources[0][0] if sources else here
    return labels, to_cue, to_source
