"""The section `referents` of a lexicon file -> rules on whom labels denote."""

from __future__ import annotations

from collections.abc import Iterator

from framing.lexicon import CATEGORIES, KIND_OF, ReferentRule
from framing.reading.yaml_nodes import Mapping

RULE_KEYS = ("id", "becomes", "changes", "doing", "to", "owner", "passage", "rather",
             "categories", "note")  # fmt: skip


def read_rules(top: Mapping) -> Iterator[ReferentRule]:
    """The rules of a file that are right; faults are noted at their lines."""
    for node in top.sequence("referents"):
        name = Mapping(top.file, node).text("id")
        before = len(top.file.problems)
        m = Mapping(top.file, node, RULE_KEYS, name)
        m.need("id", "becomes", "changes")
        if sum(bool(m.get(key)) for key in ("doing", "owner", "passage")) != 1:
            m.complain(None, "expected one of doing (with to), owner and passage (with rather)")
        elif m.get("doing"):
            m.need("to")
        elif m.get("passage"):
            m.need("rather")
        rule = ReferentRule(
            id=name,
            becomes=m.text("becomes", tuple(KIND_OF)),
            changes=frozenset(m.texts("changes", tuple(KIND_OF))),
            doing=tuple(tuple(verb.split()) for verb in m.texts("doing")),
            to=frozenset(m.texts("to", tuple(KIND_OF))),
            owner=frozenset(m.texts("owner")),
            passage=m.text("passage"), rather=m.text("rather"),
            categories=frozenset(m.texts("categories", CATEGORIES)),
            where=top.file.where(node),
        )
        if len(top.file.problems) == before:
            yield rule
