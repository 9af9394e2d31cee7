"""One comparison from the tables: labels or words, with copies kept, collapsed and left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from framing.analysis.compare.contrasts import ALPHA, Contrasts, contrast
from framing.analysis.compare.contrasts import COLUMNS as CONTRAST_COLUMNS
from framing.analysis.compare.vocabulary import (
    DESCRIPTION,
    Items,
    Vocabulary,
    label_vocabularies,
    word_vocabulary,
)
from framing.analysis.units.copies import TREATMENTS, CopiedRuns, Treatment
from framing.analysis.units.groups import Grouping, Question, between
from framing.analysis.units.material import Material, Selected, select
from framing.tables.words import ArticleWords

Words = Callable[[], Iterable[ArticleWords]]
COLUMNS: Final = [*CONTRAST_COLUMNS, *(f"q_{name}" for name in TREATMENTS)]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The tests of one question.

    `rows` are those of contrasts.contrast, made with copies as the question says, with q under
    each treatment of copies beside them: empty where the item is not tested then, all the same
    where no passage is shared. more_in is filled where q <= .05 and q_collapsed too; `n_unstable`
    rows have the first and not the second. `n_units` words or mentions of the groups compared were
    counted; `n_copies` were left out as copies; `tests` says what was not tested.
    """

    question: Question
    items: Items
    rows: pd.DataFrame
    n_units: int
    n_copies: int
    tests: Contrasts
    #: Whether any passage is shared at all.
    has_copies: bool = False
    #: What of the mentions was taken; words are not told apart by reason.
    chosen: Selected | None = None

    @property
    def n_unstable(self) -> int:
        """Rows with q <= .05 of which nothing is left when shared copy counts once."""
        return int(((self.rows["q"] <= ALPHA) & (self.rows["more_in"] == "")).sum())


def compare(
    material: Material,
    question: Question,
    items: Items = "labels",
    pair: Sequence[str] = (),
    words: Words = tuple,
) -> Comparison:
    """Each group against the rest, or the two groups of `pair` (named in any case), of which alone
    everything is counted then.

    `words` gives the articles' words anew each time it is called; only lemmas and bigrams need it.
    """
    question = between(material.tables, question, pair)
    vocabularies, n_copies, chosen = _count(material, question, items, words)
    n_units = int(sum(v.sizes.sum() for v in vocabularies))
    pairs = [(question.only[0], question.only[1])] if pair else []
    tested = {question.copies: contrast(vocabularies, pairs)}
    # One at a time: a vocabulary is as large as the articles.
    del vocabularies
    for treatment in TREATMENTS if material.has_copies else ():
        if treatment not in tested:
            other = replace(question, copies=treatment)
            tested[treatment] = contrast(_count(material, other, items, words)[0], pairs)
    main = tested[question.copies]
    return Comparison(question, items, _beside(main, tested), n_units, n_copies, main,
                      material.has_copies, chosen)  # fmt: skip


def _count(
    material: Material, question: Question, items: Items, words: Words
) -> tuple[list[Vocabulary], int, Selected | None]:
    """Vocabularies under one treatment of copies, how many mentions or words it left out, and which
    mentions were taken."""
    if items == "labels":
        chosen = select(material.mentions, material.tables, question)
        return label_vocabularies(chosen.rows, material.clusters), chosen.n_copies, chosen
    copies = CopiedRuns(material.tables.claims, question.copies)
    grouping = Grouping(material.tables, question)
    vocabulary = word_vocabulary(words(), grouping, material.clusters, copies, items == "bigrams")
    return [vocabulary], copies.n_left_out, None


def _beside(main: Contrasts, tested: Mapping[Treatment, Contrasts]) -> pd.DataFrame:
    """The rows of `main` with q of every treatment of copies beside them; what does not stand when
    shared copy counts once is more in neither group.
    """
    keys = ["a", "b", *DESCRIPTION]
    rows = main.rows
    for name in TREATMENTS:
        # Without any shared passage all treatments are one.
        of = tested.get(name, main).rows[[*keys, "q"]].rename(columns={"q": f"q_{name}"})
        rows = rows.merge(of, on=keys, how="left")
    return rows.assign(more_in=rows["more_in"].where(rows["q_collapsed"] <= ALPHA, ""))[COLUMNS]
