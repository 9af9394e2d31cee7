"""What findings are made from, and the words and counts that they share."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from framing.analysis.estimates.intervals import WIDE, share
from framing.analysis.estimates.shared import NOTHING, Floats, Shared, cells
from framing.analysis.labels import UNSPECIFIED
from framing.analysis.sourcing import Sourcing
from framing.analysis.words import tally
from framing.tables.frames import Tables

#: Legitimacy at or below which a label delegitimises (codebook, section 2).
STRONG: Final = -2
_PLAIN: Final = {"police_military": "police or military",
                 "head_of_state": "head of state or government",
                 "politician": "politician or party",
                 "campaign": "election campaign",
                 "court_legal": "court or lawyer",
                 "armed_nonstate": "armed group",
                 UNSPECIFIED: "type unknown"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence, the figures in it, and the passages behind it."""

    topic: str
    text: str
    #: The case count and its denominator: "k of n".
    k: int
    n: int
    #: Ids of rows of terms (`:t`) or attributions (`:a`); none where whole articles are counted.
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What findings are made from: the results that they put in words."""

    tables: Tables
    mentions: pd.DataFrame
    quotes: pd.DataFrame
    sourcing: Sourcing
    #: article_id -> cluster (units.clusters): what an interval leaves out as a whole.
    clusters: pd.Series[int]


def strong_labels(mentions: pd.DataFrame) -> pd.DataFrame:
    """Strongly negative names, also those that are not asserted."""
    return mentions[true_flags(mentions["legitimacy"] <= STRONG) & (mentions["kind"] == "named")]


def asserted(mentions: pd.DataFrame) -> pd.Series[bool]:
    """Which mentions are neither denied nor hedged nor kept at a distance."""
    return mentions["polarity"].fillna("asserted") == "asserted"


def not_counted(mentions: pd.DataFrame) -> str:
    """What a finding that counts asserted uses says of the others; empty where there are none."""
    n = int((~asserted(mentions)).sum())
    return f" Not counted: {n:,} denied, hedged or distanced." if n else ""


def true_flags(flags: pd.Series[bool]) -> pd.Series[bool]:
    """Flags with absent ones as false."""
    return flags.fillna(False).astype(bool)


def k_of_n(k: int, n: int, what: str) -> str:
    """`3 of 12 words`; a share stands only where it has an interval."""
    return f"{k:,} of {n:,} {what}"


def share_of(evidence: Evidence, part: pd.DataFrame, whole: pd.DataFrame, what: str) -> str:
    """`k_of_n` of rows that have article_id, with the interval that whole articles give the share.

    `12 of 40 words (30%, 95% interval 21% to 41%)`; neither where there are too few articles.
    """
    text = k_of_n(len(part), len(whole), what)
    if whole.empty:
        return text
    cluster = whole["article_id"].astype(str).map(evidence.clusters)
    _, place = np.unique(cluster.to_numpy(), return_inverse=True)
    hit = whole.index.isin(part.index).astype(np.float64)
    k, n = (np.bincount(place, x).astype(np.float64) for x in (hit, np.ones(len(hit))))
    if "duplicate_cluster" not in whole:  # whole articles
        return with_interval(text, k, n)
    copied = cells(place, whole["duplicate_cluster"])
    return with_interval(text, k, n, copied.shared(hit, np.ones(len(hit))))


def with_interval(text: str, k: Floats, n: Floats, shared: Shared = NOTHING) -> str:
    """`text`, and behind it the share and its interval of k of n in each cluster."""
    found = share(k, n, shared)
    if math.isnan(found.low):
        return text
    if found.note == WIDE:
        return f"{text} (95% interval {found.low:.0%} to {found.high:.0%})"
    return f"{text} ({found.value:.0%}, 95% interval {found.low:.0%} to {found.high:.0%})"


def named_speakers(rows: pd.DataFrame) -> str:
    """Whose words the mentions are, with counts."""
    return tally(rows["speaker"].replace(UNSPECIFIED, "nobody named"))


def plain_words(kind: str) -> str:
    """A speaker type or referent class within a sentence."""
    return _PLAIN.get(kind, kind.replace("_", " "))


def ids_of(rows: pd.DataFrame, column: str) -> tuple[str, ...]:
    """The ids in `column`: the passages behind a finding."""
    values: Iterable[object] = rows[column].dropna()
    return tuple(str(value) for value in values)
