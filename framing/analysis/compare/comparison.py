"""One comparison from the tables: labels or words, with copies kept, collapsed and left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from framing.analysis.compare.contrasts import COLUMNS as CONTRAST_COLUMNS
from framing.analysis.compare.contrasts import Contrasts, contrast
from framing.analysis.compare.vocabulary import (
    DESCRIPTION,
    Items,
    Vocabulary,
    label_vocabularies,
    word_vocabulary,
)
from framing.analysis.units.copies import TREATMENTS, CopiedRuns, Treatment
from framing.analysis.units.groups import Grouping, Question, choose
from framing.analysis.units.material import Material, select
from framing.tables.words import ArticleWords

Words = Callable[[], Iterable[ArticleWords]]
COLUMNS: Final = [*CONTRAST_COLUMNS, *(f"q_{name}" for name in TREATMENTS)]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The tests of one question.

    `rows` are those of contrasts.contrast, made with copies as the question says, with q under
    each treatment of copies beside them (empty where the item is not tested then, or where there
    are no copies and it is the same). `n_units` words or mentions were counted; `n_copies` were
    left out as copies; `n_rare`, `n_tests` and `too_small` as in Contrasts.
    """

    question: Question
    items: Items
    rows: pd.DataFrame
    n_units: int
    n_copies: int
    n_tests: int
    n_rare: int
    too_small: tuple[str, ...]
    #: Whether any passage is shared at all.
    has_copies: bool = False


def compare(
    material: Material,
    question: Question,
    items: Items = "labels",
    pair: Sequence[str] = (),
    words: Words = tuple,
) -> Comparison:
    """Each group against the rest, or the two groups of `pair` (named in any case).

    `words` gives the articles' words anew each time it is called; only lemmas and bigrams need it.
    """
    vocabularies, n_copies = _count(material, question, items, words)
    groups = sorted({str(g) for v in vocabularies for g in v.units["compared"]})
    n_units = int(sum(v.sizes.sum() for v in vocabularies))
    named = [Grouping(material.tables, question).called(name) for name in pair]
    pairs = [(choose(groups, named[0]), choose(groups, named[1]))] if pair else []
    tested = {question.copies: contrast(vocabularies, pairs)}
    # One at a time: a vocabulary is as large as the articles.
    del vocabularies
    for treatment in TREATMENTS if material.has_copies else ():
        if treatment not in tested:
            other = replace(question, copies=treatment)
            tested[treatment] = contrast(_count(material, other, items, words)[0], pairs)
    main = tested[question.copies]
    return Comparison(question, items, _beside(main, tested), n_units, n_copies, main.n_tests,
                      main.n_rare, main.too_small, material.has_copies)  # fmt: skip


def _count(
    material: Material, question: Question, items: Items, words: Words
) -> tuple[list[Vocabulary], int]:
    """Vocabularies under one treatment of copies, and how many mentions or words it left out."""
    if items == "labels":
        chosen = select(material.mentions, material.tables, question)
        return label_vocabularies(chosen.rows, material.clusters), chosen.n_copies
    copies = CopiedRuns(material.tables.claims, question.copies)
    grouping = Grouping(material.tables, question)
    vocabulary = word_vocabulary(words(), grouping, material.clusters, copies, items == "bigrams")
    return [vocabulary], copies.n_left_out


def _beside(main: Contrasts, tested: Mapping[Treatment, Contrasts]) -> pd.DataFrame:
    """The rows of `main` with q of every treatment of copies beside them."""
    keys = ["a", "b", *DESCRIPTION]
    rows = main.rows
    for name in TREATMENTS:
        column = f"q_{name}"
        if name in tested:
            rows = rows.merge(tested[name].rows[[*keys, "q"]].rename(columns={"q": column}),
                              on=keys, how="left")  # fmt: skip
        else:
            rows = rows.assign(**{column: float("nan")})
    return rows[COLUMNS]
