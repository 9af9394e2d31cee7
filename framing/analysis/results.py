"""All results of one run, made from its tables: what the reports show."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from framing.analysis import labels, sourcing, wording
from framing.analysis.evidence import Evidence, Finding
from framing.analysis.findings import find
from framing.analysis.sourcing import Sourcing
from framing.tables.frames import Tables


@dataclass(frozen=True, slots=True)
class Results:
    """The columns of each frame are explained by the function that makes it."""

    tables: Tables
    #: labels.label_mentions: one row a mention, the passages behind every count of labels.
    mentions: pd.DataFrame
    #: labels.labels_by_outlet and labels.labels_by_speaker: k of n.
    by_outlet: pd.DataFrame
    by_speaker: pd.DataFrame
    #: labels.score_levels by outlet, voice and group.
    legitimacy: pd.DataFrame
    visibility: pd.DataFrame
    #: sourcing.quotes: one row an attribution, the passages behind every count of quotes.
    quotes: pd.DataFrame
    sourcing: Sourcing
    sourcing_by_outlet: dict[str, Sourcing]
    #: sourcing.source_types, speakers_quoted, reporting_verbs and stances.
    source_types: pd.DataFrame
    speakers_quoted: pd.DataFrame
    verbs_by_type: pd.DataFrame
    verbs_by_speaker: pd.DataFrame
    stances: pd.DataFrame
    #: wording.collocations of labels, and wording.similarity of outlets.
    collocations: pd.DataFrame
    similarity: pd.DataFrame
    findings: tuple[Finding, ...]


def analyse(tables: Tables) -> Results:
    """Every result, from the tables alone."""
    mentions = labels.label_mentions(tables)
    quotes = sourcing.quotes(tables)
    overall = sourcing.sourcing(tables)
    cells = ["outlet", "voice", "group"]
    return Results(
        tables=tables,
        mentions=mentions,
        by_outlet=labels.labels_by_outlet(mentions),
        by_speaker=labels.labels_by_speaker(mentions),
        legitimacy=labels.score_levels(mentions, cells, "legitimacy"),
        visibility=labels.score_levels(mentions, cells, "visibility"),
        quotes=quotes,
        sourcing=overall,
        sourcing_by_outlet={outlet: sourcing.sourcing(part)
                            for outlet, part in tables.split_by("outlet").items()},
        source_types=sourcing.source_types(quotes),
        speakers_quoted=sourcing.speakers_quoted(quotes),
        verbs_by_type=sourcing.reporting_verbs(quotes, ["speaker_type"]),
        verbs_by_speaker=sourcing.reporting_verbs(quotes, ["speaker_id", "speaker",
                                                           "speaker_type"]),
        stances=sourcing.stances(quotes, ["speaker_type"]),
        collocations=wording.collocations(tables, mentions),
        similarity=wording.similarity(tables),
        findings=find(Evidence(tables, mentions, quotes, overall)),
    )  # fmt: skip
