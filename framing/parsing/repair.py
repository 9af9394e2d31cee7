"""Repairs of what grammar rules out, whatever the scores: each one local, a tree stays a tree."""

from __future__ import annotations

from collections.abc import Sequence

from framing.parsing.clause_repairs import (
    gap_clause,
    gap_number,
    join_clause,
    join_subject,
    lift_conjunct,
    raise_compound,
    raise_finite,
    second_predicate,
)
from framing.parsing.phrase_repairs import (
    lift_mark,
    lift_preposition,
    name_second_object,
    name_subject,
    name_title,
)
from framing.parsing.tree import Tree

#: Relation of a word -> what is tried on it, in this order.
_RULES = {
    "acl": (raise_finite, join_clause, gap_clause),
    "compound": (raise_compound, name_subject),
    "nmod": (name_subject,),
    "mark": (lift_mark,),
    "conj": (gap_number, join_subject, name_second_object, lift_conjunct),
    "amod": (second_predicate,),
    "pobj": (name_title,),
    "prep": (lift_preposition,),
}


def repair(
    words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[str]
) -> None:
    """Apply every repair to every word, in text order. Changes `heads` and `relations`."""
    tree = Tree.of(words, tags, heads, relations)
    for token in range(len(words)):
        for rule in _RULES.get(relations[token], ()):
            rule(tree, token)
