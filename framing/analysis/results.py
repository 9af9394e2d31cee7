"""All results of one run, made from its tables: what the reports show."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from framing.analysis import labels, sourcing, wording
from framing.analysis.compare import sentences
from framing.analysis.compare.comparison import compare
from framing.analysis.evidence import Evidence, Finding
from framing.analysis.findings import find
from framing.analysis.rates.beside import beside_others
from framing.analysis.sourcing import Sourcing
from framing.analysis.units.groups import Question
from framing.analysis.units.material import Material, select
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
    #: units.clusters: article_id -> cluster, what intervals leave out as a whole.
    clusters: pd.Series[int]
    #: rates.beside.beside_others: each outlet beside all others, with intervals.
    beside: pd.DataFrame
    findings: tuple[Finding, ...]


#: Findings on the whole before those on differences between outlets, and of these how many before
#: the other findings.
_WHOLE, _FEW_DIFFERENCES = 2, 3


def analyse(tables: Tables) -> Results:
    """Every result, from the tables alone."""
    material = Material(tables)
    mentions, quotes = material.mentions, material.quotes
    not_said = sourcing.unsaid(tables)
    overall = sourcing.sourcing(tables.articles, quotes, not_said)
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
        sourcing_by_outlet=sourcing.sourcing_by_outlet(tables.articles, quotes, not_said),
        source_types=sourcing.source_types(quotes),
        speakers_quoted=sourcing.speakers_quoted(quotes),
        verbs_by_type=sourcing.reporting_verbs(quotes, ["speaker_type"]),
        verbs_by_speaker=sourcing.reporting_verbs(quotes, ["speaker_id", "speaker",
                                                           "speaker_type"]),
        stances=sourcing.stances(quotes, ["speaker_type"]),
        collocations=wording.collocations(tables, mentions),
        similarity=wording.similarity(tables),
        clusters=material.clusters,
        beside=beside_others(tables.articles, quotes, mentions, material.clusters),
        findings=_ordered(find(Evidence(tables, mentions, quotes, overall, material.clusters)),
                          _differences(material)),
    )  # fmt: skip


def _differences(material: Material) -> tuple[Finding, ...]:
    """Labels that one outlet uses more than the others in its own voice, the surest first."""
    question = Question(by="outlet", voice="own")
    comparison = compare(material, question)
    chosen = select(material.mentions, material.tables, question)
    by_q = replace(comparison, rows=comparison.rows.sort_values(
        ["q", "a", "item"], kind="stable"))  # fmt: skip
    return sentences.findings(by_q, chosen.rows)


def _ordered(
    found: tuple[Finding, ...], differences: tuple[Finding, ...]
) -> tuple[Finding, ...]:
    few = differences[:_FEW_DIFFERENCES]
    return (*found[:_WHOLE], *few, *found[_WHOLE:], *differences[_FEW_DIFFERENCES:])
