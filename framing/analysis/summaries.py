"""The two summary tables that are written as CSV, described like the tables of the contract."""

from __future__ import annotations

from typing import Final

import pandas as pd

from framing.analysis.labels import GROUPS
from framing.tables.columns import Column, Table

_LABEL: Final = (
    Column("group", "string", "what the referent class is about", tuple(GROUPS)),
    Column("referent", "string", "class of people or event denoted (lexicons/README.md)"),
    Column("kind", "string", "named: what they are called; ascribed: what they are said to be or "
           "do", ("named", "ascribed")),
    Column("label", "string", "the words, inflections counted together"),
    Column("entry_id", "string", "the lexicon entry"),
    Column("legitimacy", "integer", "-3 outside law or humanity .. +2 heroised; empty: not on "
           "this scale"),
    Column("visibility", "integer", "acts of force: -1 heightened .. 2 hidden; empty: not on this "
           "scale"),
    Column("n", "integer", "mentions with this label (k)"),
)  # fmt: skip
_COUNTS: Final = (
    Column("n_verbatim", "integer", "those of n inside quotation marks; of attributed words the "
           "others are paraphrase"),
    Column("n_asserted", "integer", "those of n that are not denied, hedged or distanced"),
    Column("n_articles", "integer", "articles that hold them"),
)  # fmt: skip

SUMMARY_OUTLETS: Final = Table(
    "summary_outlets", "One row a label, for each outlet, voice and referent class: k of n.", "", (
    Column("outlet", "string", "who published it"),
    Column("voice", "string", "whose words", ("outlet", "attributed")),
    *_LABEL,
    Column("n_mentions", "integer", "mentions of this referent class and kind by this outlet in "
           "this voice: the denominator of n"),
    *_COUNTS,
))  # fmt: skip

SUMMARY_SPEAKERS: Final = Table(
    "summary_speakers", "One row a label, for each speaker and referent class: k of n.", "", (
    Column("speaker_id", "string", "as in speakers; empty for words of nobody who is named"),
    Column("speaker", "string", "fullest name or role found, or 'unspecified'"),
    Column("speaker_type", "string", "kind of speaker, as in speakers"),
    *_LABEL,
    Column("n_mentions", "integer", "mentions of this referent class and kind in this speaker's "
           "words: the denominator of n"),
    *_COUNTS,
    Column("outlets", "string", "the outlets that print them, joined by ' | '"),
))  # fmt: skip

SUMMARIES: Final[tuple[Table, ...]] = (SUMMARY_OUTLETS, SUMMARY_SPEAKERS)


def summary(table: Table, counts: pd.DataFrame) -> pd.DataFrame:
    """`counts` (labels_by_outlet, labels_by_speaker) with the columns of `table`, to be written."""
    return counts[table.header]
