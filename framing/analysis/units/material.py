"""What results are counted from, made once from the tables, and what one question takes of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from framing.analysis.labels import label_mentions, with_speakers
from framing.analysis.sourcing import quotes
from framing.analysis.units.clusters import clusters
from framing.analysis.units.copies import treat
from framing.analysis.units.groups import Grouping, Question, grouped
from framing.tables.frames import Tables


@dataclass(frozen=True)
class Material:
    """Mentions (labels.label_mentions), quotes (sourcing.quotes) and clusters of the tables."""

    tables: Tables

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """One row a mention."""
        return label_mentions(self.tables)

    @cached_property
    def quotes(self) -> pd.DataFrame:
        """One row an attribution."""
        return quotes(self.tables)

    @cached_property
    def clusters(self) -> pd.Series[int]:
        """article_id -> cluster."""
        return clusters(self.tables)

    @cached_property
    def counts(self) -> pd.DataFrame:
        """The table counts with `giver`: the type of the speaker who gives a number, or outlet."""
        counts = with_speakers(self.tables.counts, self.tables.speakers)
        own = (counts["voice"] == "outlet").fillna(False).astype(bool)
        return counts.assign(giver=counts["speaker_type"].astype(object).mask(own, "outlet"))

    @property
    def has_copies(self) -> bool:
        """Whether some passage is printed by several articles."""
        return bool(self.tables.claims["duplicate_cluster"].notna().any())


@dataclass(frozen=True, slots=True)
class Selected:
    """The rows that a question takes, with their group as `compared`; and what it leaves."""

    rows: pd.DataFrame
    #: Rows there are; those of an agency's article that is left out; of the others those of another
    #: voice, and of another speaker or group; and those left out as copies.
    n_all: int
    n_agency: int
    n_voice: int
    n_others: int
    n_copies: int


def select(rows: pd.DataFrame, tables: Tables, question: Question) -> Selected:
    """The part of `rows` (mentions or quotes) that the question is about, copies treated."""
    grouping = Grouping(tables, question)
    asked = grouped(rows, grouping)
    treated = treat(asked, ["compared"], question.copies)
    agency = grouping.is_agencys(rows["article_id"])
    own = rows["attribution_id"].fillna("") == ""
    other = ~own if question.voice == "own" else own & (question.voice == "attributed")
    n_agency, n_voice = int(agency.sum()), int((other & ~agency).sum())
    n_others = len(rows) - len(asked) - n_agency - n_voice
    return Selected(treated.rows, len(rows), n_agency, n_voice, n_others, treated.n_left_out)
