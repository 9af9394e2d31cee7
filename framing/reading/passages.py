"""The sentence that holds a passage, with the passage marked and its neighbours."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from framing.errors import TableError
from framing.spans import Span, Spans, overlaps

OPEN, CLOSE = "【", "】"
#: Sentences shown before and after.
_BEFORE: Final = 2
_AFTER: Final = 1


@dataclass(frozen=True, slots=True)
class Passages:
    """Texts of articles with their sentences, by article."""

    texts: Mapping[str, tuple[str, Sequence[Span]]]

    def around(self, article_id: str, spans: Spans, fallback: str = "") -> tuple[str, str, str]:
        """(before, passage, after): whole sentences, `spans` between 【 and 】 in the passage.

        `fallback` is the passage where the text is not known.
        """
        if article_id not in self.texts:
            return "", fallback, ""
        text, sentences = self.texts[article_id]
        held = [k for k, sentence in enumerate(sentences) if overlaps((sentence,), spans)]
        if not held:
            held_span = Span(spans[0].start, spans[-1].end)
            return "", _marked(text, held_span, spans), ""
        whole = Span(min(sentences[held[0]].start, spans[0].start),
                     max(sentences[held[-1]].end, spans[-1].end))  # fmt: skip
        before = sentences[max(0, held[0] - _BEFORE) : held[0]]
        after = sentences[held[-1] + 1 : held[-1] + 1 + _AFTER]
        return _flat(text, before), _marked(text, whole, spans), _flat(text, after)


def read_passages(folder: Path, article_ids: Collection[str]) -> Passages:
    """The texts of these articles; none where the folder was written without texts."""
    path = folder / "texts.jsonl"
    found: dict[str, tuple[str, Sequence[Span]]] = {}
    if not path.is_file():
        return Passages(found)
    with path.open(encoding="utf-8") as stream:
        for n, line in enumerate(stream, 1):
            try:
                value = json.loads(line)
                if value["article_id"] in article_ids:
                    spans = [Span(start, end) for start, end in value["sentences"]]
                    found[value["article_id"]] = (value["text"], spans)
            except (ValueError, KeyError, TypeError) as error:
                raise TableError(f"is no article text ({error}); run `framing analyze` again",
                                 where=f"{path}:{n}") from error  # fmt: skip
    return Passages(found)


def _marked(text: str, whole: Span, spans: Spans) -> str:
    pieces, at = [], whole.start
    for span in spans:
        pieces += [text[at : span.start], OPEN, text[slice(*span)], CLOSE]
        at = span.end
    return " ".join("".join([*pieces, text[at : whole.end]]).split())


def _flat(text: str, sentences: Sequence[Span]) -> str:
    return " ".join(" ".join(text[slice(*span)] for span in sentences).split())
