"""Modifiers and heads into labels: "terrorist bands", "groups of citizens", "were peaceful"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from framing.lexicon import KIND_OF
from framing.spans import Span
from framing.syntax import Parse
from framing.syntax.arguments import all_agents, all_patients
from framing.terms.hits import EXCLUDED, MODIFIES_NOUN, Hit, Sentence

#: Words between modifiers that belong to the phrase: "violent and extremist groups".
_JOINING = frozenset({"and", "or", ","})
_PHRASE_TAGS = ("JJ", "NN", "VBN", "VBG", "CD")
#: Other words of the phrase that may stand between a modifier and its head.
_LOOSE = 2
_BETWEEN_OF = 3
_PERSONS = frozenset({"they", "them", "he", "she", "him", "her", "we", "us", "you", "who", "these",
                      "those"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """A head with its modifiers; `member` is the label that a collective is made of."""

    head: Hit
    modifiers: tuple[Hit, ...] = ()
    member: Label | None = None
    #: A modifier that stands alone as what is said of a subject.
    predicate: bool = False
    #: Class of the subject that a predicate is said of.
    referent: str = ""

    @property
    def first(self) -> int:
        """Place of the first word."""
        return min([self.head.first, *(m.first for m in self.modifiers)])

    @property
    def last(self) -> int:
        """Place of the last word."""
        return self.member.last if self.member else self.head.last


def span_of(sentence: Sentence, label: Label) -> Span:
    """All characters of a label; compounds that a modifier ends are taken in whole."""
    first = label.first
    while sentence.words[first].glued_left and first > 0:
        first -= 1
    return Span(sentence.words[first].start, sentence.words[label.last].end)


def compose(sentence: Sentence, hits: Sequence[Hit]) -> list[Label]:
    """Every label of the sentence, overlapping ones included, weak heads only with a licence."""
    endings: dict[int, Hit] = {}
    for hit in hits:
        as_modifier = hit.entry.role == "modifier" and not hit.suppressed
        if as_modifier or _noun_modifier(sentence.parse, hit):
            known = endings.get(hit.last)
            if known is None or (hit.first, hit.entry.role != "modifier") < (
                known.first, known.entry.role != "modifier"):  # fmt: skip
                endings[hit.last] = hit
    alive = [h for h in hits if not h.suppressed]
    plain = [Label(h, tuple(_modifiers(sentence, h, endings))) for h in alive
             if h.entry.role in ("head", "weak_head", "event")]  # fmt: skip
    labels = [_with_member(sentence, x, plain) for x in plain]
    # What an entry excludes as a whole ("designated a terrorist group") is not pieced together.
    excluded = {(h.first, h.last) for h in hits if h.suppressed == EXCLUDED}
    labels = [x for x in labels if _licensed(x) and not (
        x.head.entry.role == "weak_head" and (x.first, x.last) in excluded)]
    labels += [Label(h) for h in alive if h.entry.role in ("verb", "phrase", "mask")]
    return labels + list(_predicates(sentence, alive, labels))


def hits_of(label: Label) -> list[Hit]:
    """The hits that a label is made of."""
    inner = hits_of(label.member) if label.member else []
    return [*label.modifiers, label.head, *inner]


def cancelled(label: Label) -> bool:
    """Whether a modifier turns the label into its opposite."""
    return any(m.entry.operator == "cancel" for m in label.modifiers)


def _noun_modifier(parse: Parse, hit: Hit) -> bool:
    """A label before another: the rebels of "rebel fighters"."""
    return (hit.suppressed == MODIFIES_NOUN and hit.entry.role == "head"
            and KIND_OF.get(hit.entry.referent) in ("people", "armed")
            and not parse.tags[hit.main].endswith("S"))  # fmt: skip


def _modifiers(sentence: Sentence, head: Hit, endings: dict[int, Hit]) -> list[Hit]:
    """Modifiers to the left of a head, nearest first."""
    out: list[Hit] = []
    at, loose = head.first - 1, 0
    while at >= 0:
        found = endings.get(at)
        if found is not None and _applies(found, head):
            out.append(found)
            at, loose = found.first - 1, 0
            while at >= 0 and sentence.words[at + 1].glued_left:
                at -= 1
            continue
        word = sentence.words[at]
        joins = (out or loose) and word.text in _JOINING
        if not joins and not _in_phrase(sentence, at, head):
            break
        loose += not joins
        if loose > _LOOSE:
            break
        at -= 1
    return out


def _in_phrase(sentence: Sentence, at: int, head: Hit) -> bool:
    """Whether a word left of the head is an adjective or noun that hangs on it."""
    parse, token = sentence.parse, sentence.words[at].token
    if not parse.tags[token].startswith(_PHRASE_TAGS):
        return False
    return head.main in (parse.heads[token], parse.heads[parse.heads[token]])


def _applies(modifier: Hit, head: Hit) -> bool:
    if modifier.entry.role != "modifier":
        return True
    if head.entry.role == "weak_head":
        return bool({"people", "armed"} & set(modifier.entry.applies))
    referent = head.entry.referent
    return bool({referent, KIND_OF.get(referent, "")} & set(modifier.entry.applies))


def _with_member(sentence: Sentence, outer: Label, labels: Iterable[Label]) -> Label:
    """HEAD of HEAD: a collective takes in the label that it is made of."""
    at, words = outer.head.last + 1, sentence.words
    collective = outer.head.entry.role == "weak_head" or outer.head.entry.category == "NOM.coll"
    if not collective or at >= len(words) or words[at].text != "of":
        return outer
    for inner in labels:
        kind = KIND_OF.get(inner.head.entry.referent)
        between = words[at + 1 : inner.first]
        if (inner.head.entry.role == "head" and kind in ("people", "armed")
                and at < inner.first <= at + 1 + _BETWEEN_OF
                and all(_is_plain(sentence.parse, w.token) for w in between)):  # fmt: skip
            return Label(outer.head, outer.modifiers, inner)
    return outer


def _is_plain(parse: Parse, token: int) -> bool:
    return parse.tags[token].startswith(("DT", "CD", "JJ", "PRP$", "RB"))


def _licensed(label: Label) -> bool:
    if label.head.entry.role != "weak_head" or label.member:
        return True
    return any(m.entry.licenses or m.entry.role != "modifier" for m in label.modifiers)


def _predicates(sentence: Sentence, alive: Iterable[Hit], labels: Sequence[Label],
                ) -> Iterable[Label]:  # fmt: skip
    """Modifiers that are said of somebody: "they are peaceful", "branded them extremist"."""
    parse = sentence.parse
    for hit in alive:
        if hit.entry.role != "modifier" or hit.entry.operator not in ("set", "shift"):
            continue
        verb, relation = parse.heads[hit.main], parse.relations[hit.main]
        if relation == "acomp":
            said_of = all_agents(parse, verb)
        elif relation == "oprd":
            said_of = all_patients(parse, verb) or all_agents(parse, verb)
        else:
            continue
        for token in said_of:
            referent = _referent_of(parse, token, labels) or hit.entry.referent
            owner = next((x for x in labels if x.head.main == token), None)
            if owner is not None and _applies(hit, owner.head):
                yield Label(hit, predicate=True, referent=referent)
                break
            if parse.words[token].lower() in _PERSONS and "people" in hit.entry.applies:
                yield Label(hit, predicate=True, referent=hit.entry.referent)
                break


def _referent_of(parse: Parse, token: int, labels: Iterable[Label]) -> str:
    return next((x.head.entry.referent for x in labels if x.head.main == token), "")
