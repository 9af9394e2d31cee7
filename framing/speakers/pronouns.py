"""Pronouns: to whom he, she, it, they and who refer, by agreement and salience."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from framing.speakers.entities import BODY, GROUP, PERSON, PLACE, UNKNOWN, Entity
from framing.syntax import Parse

Number = Literal["m", "f", "it", "they", "who", "which", "first", ""]

_KINDS: dict[str, Number] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("who", "whom", "whose"), "who"),
    **dict.fromkeys(("which", "that"), "which"),
    **dict.fromkeys(("i", "me", "my", "mine", "myself", "we", "us", "our", "ours"), "first"),
}  # type: ignore[dict-item]
#: Sentences back beyond which nobody is remembered.
_WINDOW = 8
_POSSESSIVE = frozenset(("his", "her", "its", "their", "my", "our", "whose"))


def pronoun_kind(key: str, tag: str) -> Number:
    """Which pronoun a word is; "" for all other words."""
    kind = _KINDS.get(key, "")
    if kind in ("which", "who") and not tag.startswith("W"):
        return ""
    return kind if tag.startswith(("PRP", "W")) or tag == "" else ""


@dataclass(frozen=True, slots=True)
class Trace:
    """Somebody was mentioned at `token`."""

    entity: Entity
    token: int
    sentence: int
    weight: float
    quoted: bool


def antecedent(kind: Number, token: int, quoted: bool, traces: Sequence[Trace],
               parse: Parse) -> Entity | None:  # fmt: skip
    """The most salient entity mentioned before `token` that agrees; None when nobody does."""
    sentence = parse.sentence_of[token]
    scores: dict[int, float] = {}
    by_id: dict[int, Entity] = {}
    for trace in traces:
        distance = sentence - trace.sentence
        if distance > _WINDOW or trace.token >= token:
            continue
        fit = agreement(kind, trace.entity)
        if not fit or _same_clause(trace.token, token, parse):
            continue
        score = fit * trace.weight * 0.55**distance
        if trace.quoted != quoted:
            score *= 0.5
        if parse.relations[token] in ("nsubj", "nsubjpass") and trace.weight >= 0.9:
            score *= 1.2
        key = id(trace.entity)
        by_id[key] = trace.entity
        scores[key] = max(scores.get(key, 0.0), score) + 0.15 * min(scores.get(key, 0.0), score)
    if not scores:
        return None
    return by_id[max(scores, key=lambda k: scores[k])]


def agreement(kind: Number, entity: Entity) -> float:
    """How well a pronoun may stand for an entity, 0 for not at all."""
    if kind in ("m", "f"):
        if entity.plural or entity.kind in (BODY, PLACE, GROUP, "thing"):
            return 0.0
        if entity.gender:
            return 1.0 if entity.gender == kind else 0.0
        return 0.7 if entity.kind == PERSON else 0.25
    if kind == "it":
        if entity.plural or entity.kind in (PERSON, GROUP):
            return 0.0
        return {BODY: 1.0, PLACE: 0.6}.get(entity.kind, 0.4)
    if kind == "they":
        if entity.plural or entity.kind == GROUP:
            return 1.0
        return 0.35 if entity.kind == BODY else 0.0
    if kind == "who":
        return 0.0 if entity.kind in (BODY, PLACE) else 1.0
    return 0.0 if entity.kind == PERSON else 1.0


def relative_head(token: int, parse: Parse) -> int | None:
    """The word that a relative pronoun's clause hangs on."""
    at = token
    while True:
        if parse.relations[at] in ("relcl", "acl") and parse.heads[at] < token:
            return parse.heads[at]
        if parse.heads[at] == at:
            return None
        at = parse.heads[at]


def covering(token: int, traces: Iterable[tuple[Trace, int, int]]) -> Entity | None:
    """Whose mention covers `token`; the shortest of several."""
    held = [(last - first, trace.entity) for trace, first, last in traces if first <= token <= last]
    return min(held, key=lambda pair: pair[0])[1] if held else None


def _same_clause(left: int, right: int, parse: Parse) -> bool:
    """Whether both are arguments of one verb: "Trump praised him" is two people."""
    if parse.relations[right] == "poss" or parse.relations[left] in ("poss", "compound"):
        return False
    return parse.heads[left] == parse.heads[right] and left != right


__all__ = ["UNKNOWN", "Number", "Trace", "agreement", "antecedent", "covering", "pronoun_kind",
           "relative_head"]  # fmt: skip
