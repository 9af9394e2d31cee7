"""Repairs of trees that grammar rules out, whatever the scores: finite verbs need a subject."""

from __future__ import annotations

from collections.abc import Sequence

#: Tags of finite verbs. A reduced relative ("groups blocked by police") has a participle (VBN).
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
#: Relation of the noun -> relation of the clause that it is the subject of.
_CLAUSE = {"ROOT": "ROOT", "conj": "conj", "dobj": "ccomp", "ccomp": "ccomp", "dep": "dep"}


def raise_finite_verbs(
    words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[str]
) -> None:
    """Make a noun the subject of a finite verb that hangs on it as a reduced relative clause.

    "said groups of citizens blocked roads": `blocked` (VBD, acl) becomes the complement and
    `groups` its subject. Changes `heads` and `relations` in place; a tree stays a tree.
    """
    owners = {heads[i] for i, relation in enumerate(relations) if relation in _SUBJECTS}
    for verb, relation in enumerate(relations):
        noun = heads[verb]
        if relation != "acl" or tags[verb] not in _FINITE or noun > verb or verb in owners:
            continue
        while relations[noun] == "pobj" and words[heads[noun]].lower() == "of":
            noun = heads[heads[noun]]
        if not tags[noun].startswith("NN") or relations[noun] not in _CLAUSE:
            continue
        above = noun if heads[noun] == noun else heads[noun]
        if relations[noun] == "conj":
            above = _verb_above(tags, heads, above)
        relations[verb], relations[noun] = _CLAUSE[relations[noun]], "nsubj"
        heads[verb] = verb if above == noun else above
        heads[noun] = verb


def _verb_above(tags: Sequence[str], heads: Sequence[int], token: int) -> int:
    """The nearest verb from `token` up; `token` itself when there is none."""
    at = token
    while not tags[at].startswith("VB"):
        if heads[at] == at:
            return token
        at = heads[at]
    return at
