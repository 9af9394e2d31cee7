"""look: what inputs are taken for, and how many articles they hold, without reading one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from framing.errors import ArticleError
from framing.reading.articles import find_inputs
from framing.reading.columns import Mapper
from framing.reading.survey import Messages

#: Outlets that are named.
_NAMED = 12


@dataclass(frozen=True, slots=True)
class Look:
    """What is there. `outlets`: the most frequent ones with their articles."""

    recognised: list[str]
    notes: list[str]
    n_articles: int
    n_undated: int
    outlets: list[tuple[str, int]]
    n_outlets: int
    refused: list[str]
    n_refused: int


def look(paths: Sequence[Path | str], mapper: Mapper) -> Look:
    """Go through the inputs once. InputError when there is nothing to be read."""
    inputs = find_inputs(paths, mapper)
    outlets: Counter[str] = Counter()
    refused, n_undated = Messages(), 0
    for document in inputs.documents():
        if isinstance(document, ArticleError):
            refused.add(str(document))
        else:
            outlets[document.outlet] += 1
            n_undated += not document.published
    return Look(inputs.survey.lines(), inputs.survey.notes.shown, outlets.total(), n_undated,
                outlets.most_common(_NAMED), len(outlets), refused.shown, refused.n)  # fmt: skip
