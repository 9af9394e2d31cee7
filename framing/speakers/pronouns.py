"""Pronouns: to whom he, she, it, they and who refer, by agreement and salience."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Literal, NamedTuple

from framing.speakers.entities import BODY, GROUP, PERSON, PLACE, THING, Entity
from framing.syntax import Parse

PronounKind = Literal["m", "f", "it", "they", "who", "which", "first", ""]

_FORMS: tuple[tuple[PronounKind, tuple[str, ...]], ...] = (
    ("m", ("he", "him", "his", "himself")),
    ("f", ("she", "her", "hers", "herself")),
    ("it", ("it", "its", "itself")),
    ("they", ("they", "them", "their", "theirs", "themselves")),
    ("who", ("who", "whom", "whose")),
    ("which", ("which", "that")),
    ("first", ("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves")),
)
_KINDS: dict[str, PronounKind] = {form: kind for kind, forms in _FORMS for form in forms}
PRONOUNS = frozenset(_KINDS)
#: Sentences back beyond which nobody is remembered, and what each sentence leaves of salience.
_WINDOW = 8
_DECAY = 0.55
_LEFT = tuple(_DECAY**distance for distance in range(_WINDOW + 1))


def pronoun_kind(key: str, tag: str) -> PronounKind:
    """Which pronoun a word is; "" for all other words."""
    kind = _KINDS.get(key, "")
    if kind in ("which", "who") and not tag.startswith("W"):
        return ""
    return kind if tag.startswith(("PRP", "W")) else ""


class Trace(NamedTuple):
    """Somebody was mentioned by the tokens `first` to `last`, headed by `token`."""

    entity: Entity
    token: int
    sentence: int
    weight: float
    quoted: bool
    first: int
    last: int


class Place(NamedTuple):
    """Where a pronoun stands: in whose direct speech (never his own "he"), in whose report."""

    token: int
    kind: PronounKind
    quoted: bool
    quoting: Collection[int] = ()
    reporting: Collection[int] = ()


def antecedent(place: Place, traces: Sequence[Trace], parse: Parse) -> Entity | None:
    """The most salient entity mentioned before that agrees; None when nobody does."""
    sentence = parse.sentence_of[place.token]
    subject = parse.relations[place.token] in ("nsubj", "nsubjpass")
    scores: dict[int, float] = {}
    by_id: dict[int, Entity] = {}
    fits: dict[int, float] = {}
    own_head = parse.heads[place.token]
    for trace in reversed(traces):
        entity, token, said, weight, quoted, _, _ = trace
        distance = sentence - said
        if distance > _WINDOW:
            break
        key = id(entity)
        fit = fits.get(key)
        if fit is None:
            fit = fits[key] = 0.0 if key in place.quoting else agreement(place.kind, entity)
        if not fit or token >= place.token or (
            parse.heads[token] == own_head and _same_clause(token, place.token, parse)
        ):
            continue
        score = fit * weight * _LEFT[distance]
        score *= 1.0 if quoted == place.quoted else 0.5
        score *= 1.2 if subject and weight >= 0.9 else 1.0
        score *= 1.3 if key in place.reporting else 1.0
        by_id[key] = entity
        known = scores.get(key, 0.0)
        scores[key] = max(known, score) + 0.15 * min(known, score)
    return by_id[max(scores, key=lambda k: scores[k])] if scores else None


def agreement(kind: PronounKind, entity: Entity) -> float:
    """How well a pronoun may stand for an entity, 0 for not at all."""
    if kind in ("m", "f"):
        if entity.plural or entity.kind in (BODY, PLACE, GROUP, THING):
            return 0.0
        if entity.gender:
            return 1.0 if entity.gender == kind else 0.0
        if entity.kind == PERSON:
            return 0.8
        # Of a thing without a name it is seldom said: "the petition", "a probe".
        return 0.05 if not entity.name else 0.6 if entity.speaks else 0.25
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


def relative_heads(token: int, parse: Parse) -> list[int]:
    """The words a relative pronoun may stand for: of an apposition also what it stands beside."""
    at = token
    while parse.relations[at] not in ("relcl", "acl") or parse.heads[at] >= token:
        if parse.heads[at] == at:
            return []
        at = parse.heads[at]
    head = parse.heads[at]
    return [parse.heads[head], head] if parse.relations[head] == "appos" else [head]


def covering(token: int, traces: Iterable[Trace]) -> Entity | None:
    """Whose mention covers `token`: one headed by it, else the shortest."""
    held = [(t.token != token, t.last - t.first, i, t.entity) for i, t in enumerate(traces)
            if t.first <= token <= t.last]  # fmt: skip
    return min(held, key=lambda row: row[:3])[3] if held else None


def _same_clause(left: int, right: int, parse: Parse) -> bool:
    """Whether both are arguments of one verb: "Trump praised him" is two people."""
    if parse.relations[right] == "poss" or parse.relations[left] in ("poss", "compound"):
        return False
    return parse.heads[left] == parse.heads[right] and left != right
