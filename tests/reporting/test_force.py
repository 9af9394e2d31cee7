"""Force and harm: how acts are put, who is said to act, how many are counted."""

from __future__ import annotations

import re
from typing import Any

import pytest

from framing.analysis.results import analyse
from framing.reporting.force import force_and_harm
from framing.reporting.passages import PassageBook
from framing.reporting.views.sections import Force
from framing.tables.frames import Tables

Rows = dict[str, list[dict[str, Any]]]


def made(rows: Rows) -> Force | None:
    """The view of these rows."""
    return force_and_harm(analyse(Tables.from_rows(rows)), PassageBook(most=50, seed=1))


@pytest.fixture
def force_rows(rows: Rows) -> Rows:
    """Police fire, somebody is hurt by nobody; eight and eight are dead, dozens are not counted."""
    act = {"article_id": "one", "voice": "outlet", "referent": "force_event", "kind": "act"}
    rows["acts"] = [
        act | {"act_id": "one:f1", "term_id": "one:t1", "text": "fired on", "agency": "active",
               "agent_referent": "security_forces"},
        act | {"act_id": "one:f2", "term_id": "one:t2", "text": "were hurt",
               "agency": "passive_agentless"},
    ]  # fmt: skip
    count = {"article_id": "one", "claim_id": "one:c1", "counted_referent": "participants"}
    rows["counts"] = [
        count | {"count_id": "one:n1", "number": "eight", "outcome": "dead"},
        count | {"count_id": "one:n2", "number": "eight", "outcome": "dead"},
        count | {"count_id": "one:n3", "number": "dozens", "outcome": "other"},
    ]
    return rows


def test_how_acts_are_put_and_by_whom(force_rows: Rows) -> None:
    """k of the acts of a class in a voice; who is not given is a column of its own."""
    found = made(force_rows)
    assert found is not None
    put, who = found.grids
    assert [grid.title for grid in found.grids] == ["How verbs are put",
                                                    "Who is said to act, with verbs"]
    assert [c.name for c in put.columns] == ["who acts is the subject", "passive, no agent"]
    (row,) = put.rows
    assert row.total.k == 2
    assert [(c.figure.k, c.figure.n) for c in row.cells if c] == [(1, 2), (1, 2)]
    assert [c.name for c in who.columns] == ["The security forces", "nobody given"]


def test_nouns_have_a_grid_and_conflicts_none(force_rows: Rows) -> None:
    """A raid is in the grid of nouns, a war in none, and it is said."""
    act = force_rows["acts"][0] | {"agency": "nominal", "agent_referent": None}
    war = {"act_id": "one:f4", "text": "war", "kind": "conflict"}
    force_rows["acts"] += [act | {"act_id": "one:f3", "text": "raid"}, act | war]
    found = made(force_rows)
    assert found is not None
    put, _, nouns = found.grids
    assert [row.total.k for row in put.rows] == [2]
    assert nouns.title == "Who is said to act, with nouns"
    assert [(c.figure.k, c.figure.n) for c in nouns.rows[0].cells if c] == [(1, 1)]
    assert "1 words for conflicts" in found.left_out


def test_shares_of_many_acts_have_intervals(force_rows: Rows) -> None:
    """From 30 acts in 9 articles on; before that a share would look more precise than it is."""
    found = made(force_rows)
    assert found is not None
    assert {c.interval for row in found.grids[0].rows for c in row.cells if c} == {""}
    force_rows["articles"] += [{"article_id": f"m{i}", "outlet": "north"} for i in range(20)]
    force_rows["acts"] += [act | {"article_id": f"m{i}", "act_id": f"m{i}:{act['act_id']}"}
                           for act in force_rows["acts"][:2] for i in range(20)]  # fmt: skip
    found = made(force_rows)
    assert found is not None
    (row,) = found.grids[0].rows
    assert row.total.k == 42
    assert all(c and re.fullmatch(r"\d+(\.\d)?% to \d+(\.\d)?%", c.interval) for c in row.cells)


def test_numbers_of_people(force_rows: Rows) -> None:
    """Those with an outcome, each number once with how often it is given."""
    found = made(force_rows)
    assert found is not None
    (row,) = found.counts
    assert (row.who, row.outcome) == ("People taking part", "Dead")
    assert [(label.text, label.n) for label in row.numbers] == [("eight", 2)]
    assert found.numbers[0] == "2 of them are of people harmed (dead 2)"


def test_numbers_of_harm_that_has_not_happened_are_not_listed(force_rows: Rows) -> None:
    """"would kill eight" is in the sentence below the table alone."""
    force_rows["counts"][1]["hypothetical"] = True
    found = made(force_rows)
    assert found is not None
    assert [(label.text, label.n) for label in found.counts[0].numbers] == [("eight", 1)]
    assert any("1 numbers of harm that has not happened" in note for note in found.numbers)


def test_no_force_is_no_section(rows: Rows) -> None:
    """Where nothing is told there is nothing to show."""
    assert made(rows) is None
