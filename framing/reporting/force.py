"""Force and harm: who does what to whom, how plainly it is said, and how many are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from framing.analysis.estimates.intervals import WHY_TOO_FEW
from framing.analysis.rates.force import FORMS, how_put, is_act, without_agent
from framing.analysis.rates.harm import HARMED, harmed, numbers_in_words
from framing.analysis.rates.shares import category_shares
from framing.analysis.results import Results
from framing.reporting.matrices import cell
from framing.reporting.passages import PassageBook, shorten
from framing.reporting.records import as_rows
from framing.reporting.views.grids import Column, Grid, GridRow, Label
from framing.reporting.views.sections import CountRow, Force
from framing.reporting.wording import interval, plain, referent

_PUT = {
    "active": "who acts is the subject", "active_without_subject": "active, no subject",
    "passive_with_agent": "passive, agent named", "passive_agentless": "passive, no agent",
}  # fmt: skip
_WHOSE = {"outlet": "the outlets’ own voice", "attributed": "attributed words"}
_CAPTION = ("Each number is k of the acts of that class in that voice; below it the 95% interval "
            "of its share, over whole articles. Where none stands there are too few: "
            f"{WHY_TOO_FEW}.")  # fmt: skip
_COUNTS = ("Each number is k of the acts of that class in that voice. All are too few for a share "
           f"with an interval: {WHY_TOO_FEW}.")  # fmt: skip
_Intervals = Mapping[tuple[Any, Any, Any], str]
#: Classes of those who act that have a column of their own, the most frequent; and the others'.
MOST_AGENTS = 6
_REST = "rest"
#: Counts of people listed, those given most often first.
MOST_COUNTS = 40


def force_and_harm(results: Results, book: PassageBook) -> Force | None:
    """Grids of acts by how they are put and by who acts, and the numbers of people; None: none."""
    acts, counts = results.tables.acts, results.tables.counts
    if acts.empty and counts.empty:
        return None
    who = acts["agent_referent"].fillna("").replace("", "nobody").astype(object)
    asked = acts.assign(who=who, put=how_put(acts), form=acts["agency"].map(FORMS))[is_act(acts)]
    verbs, nouns = (_few_agents(asked[asked["form"] == form]) for form in ("verbs", "nouns"))
    grids = tuple(
        _grid(rows, column, names, title, _intervals(rows, column, results.clusters), book)
        for rows, column, names, title in (
            (verbs, "put", tuple(_PUT.items()), "How verbs are put"),
            (verbs, "who", _agents(verbs), "Who is said to act, with verbs"),
            (nouns, "who", _agents(nouns), "Who is said to act, with nouns")) if len(rows)
    )  # fmt: skip
    return Force(grids, _counts(results, book), _left_out(acts), numbers_in_words(counts))


def _left_out(acts: pd.DataFrame) -> str:
    """In words how many have nobody who acts, "" where all have."""
    conflicts, conditions = without_agent(acts)
    if not conflicts + conditions:
        return ""
    return (f"Not in these tables, since nobody acts in them: {conflicts:,} words for conflicts "
            f"(war, clashes) and {conditions:,} for conditions, outcomes and means (violence, "
            "casualties).")  # fmt: skip


def _few_agents(acts: pd.DataFrame) -> pd.DataFrame:
    """The classes of those who act that are rare as one: a column for each would be unreadable."""
    often = acts["who"][acts["who"] != "nobody"].value_counts().index[:MOST_AGENTS]
    return acts.assign(who=acts["who"].where(acts["who"].isin([*often, "nobody"]), _REST))


def _agents(acts: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    plain_names = {"nobody": "nobody given", "other": "others", "unresolved": "a pronoun",
                   "named": "somebody named", _REST: "of other classes"}  # fmt: skip
    found = acts["who"].value_counts()
    ranked = sorted(found.index, key=lambda w: (w == "nobody", w == _REST, -found[w], str(w)))
    return tuple((str(w), plain_names.get(str(w), referent(str(w)))) for w in ranked)


def _intervals(acts: pd.DataFrame, column: str, clusters: pd.Series[int]) -> _Intervals:
    """Class of act, voice and value of `column` -> the interval of its share of the acts."""
    shares = category_shares(acts, ["referent", "voice"], [column], clusters)
    return {(row["referent"], row["voice"], row[column]): interval(row["low"], row["high"])
            for row in shares.to_dict("records")}  # fmt: skip


def _grid(
    acts: pd.DataFrame, column: str, names: Sequence[tuple[str, str]], title: str,
    intervals: _Intervals, book: PassageBook,
) -> Grid:  # fmt: skip
    """Class of act and voice down, the values of `column` across: k of the acts of the row."""
    columns = tuple(Column(key, "", name, "none") for key, name in names
                    if (acts[column] == key).any())  # fmt: skip
    rows = []
    for (kind, voice), inside in acts.groupby(["referent", "voice"], sort=True):
        who = f"{referent(str(kind))}, {_WHOSE.get(str(voice), str(voice))}"
        cells = []
        for one in columns:
            own = inside[inside[column] == one.key]
            figure = book.figure(f"{who}: {one.name}", _ids(own), len(inside))
            words = own["text"].fillna("").str.casefold().value_counts()
            labels = [Label(shorten(str(w), 60), int(n), 0, "") for w, n in words.items()]
            labels.sort(key=lambda label: (-label.n, label.text))
            # Many classes act: there is room for numbers alone.
            shown = labels if column == "put" else []
            ends = intervals.get((kind, voice, one.key), "")
            cells.append(cell(one, figure, shown)._replace(interval=ends) if len(own) else None)
        total = book.figure(f"{who}: all acts", _ids(inside))
        rows.append(GridRow(referent(str(kind)), "", _WHOSE.get(str(voice), str(voice)), total,
                            tuple(cells)))  # fmt: skip
    about = _CAPTION if any(intervals.values()) else _COUNTS
    return Grid(title, about, "Class of act", "Acts", columns, tuple(rows))


def _ids(acts: pd.DataFrame) -> list[str]:
    return [str(i) for i in acts["term_id"].dropna()]


def _counts(results: Results, book: PassageBook) -> tuple[CountRow, ...]:
    """Who was counted with which outcome, and the numbers given, each with how often."""
    counts = results.tables.counts
    harm = counts["outcome"].isin(HARMED)
    told = counts[counts["outcome"].notna() & (counts["outcome"] != "other")
                  & (harmed(counts) | ~harm)]
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in as_rows(told):
        groups.setdefault((str(row["outcome"]), str(row["counted_referent"] or "")), []).append(row)
    ranked = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    out = []
    for (outcome, counted), rows in ranked[:MOST_COUNTS]:
        who = referent(counted) if counted else "People of no class"
        texts = [" ".join(f"{r['approximator'] or ''} {r['number'] or ''}".split()) for r in rows]
        figures = Counter(texts)
        listed = tuple(Label(shorten(t, 40), n, 0, "")
                       for t, n in sorted(figures.items(), key=_often_first))  # fmt: skip
        ids = [str(r["claim_id"]) for r in rows if r["claim_id"]]
        out.append(CountRow(who, plain(outcome), book.figure(f"{who}, {outcome}", ids), listed))
    return tuple(out)


def _often_first(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]
