"""What a composed label is worth, and how that came about."""

from __future__ import annotations

from framing.codes import ReferentBy
from framing.lexicon import KIND_OF
from framing.spans import Span
from framing.terms.compose import Label
from framing.terms.hits import Hit

#: A shift alone neither dehumanises nor heroises; only a head or a "set" does that.
FLOOR, CEILING = -2, 1


def legitimacy_of(label: Label) -> int | None:
    """The head's score with its modifiers' operators applied; None off the scale."""
    if label.predicate:
        return _operate(0, [label.head])
    weak = label.head.entry.role == "weak_head"
    score = 0 if weak else label.head.entry.legitimacy
    if label.member is not None:
        inner = legitimacy_of(label.member)
        if inner is not None:
            score = min(score, inner) if score else inner
    return None if score is None else _operate(score, list(label.modifiers))


def _operate(score: int, modifiers: list[Hit]) -> int:
    """`set` first, then at most one shift each way, then distance."""
    for hit in modifiers:
        if hit.entry.role != "modifier":  # a label before another: "rebel fighters"
            score = min(score, hit.entry.legitimacy or 0)
        elif hit.entry.operator == "set":
            worse = hit.entry.amount < 0
            score = min(score, hit.entry.amount) if worse else max(score, hit.entry.amount)
    shifts = {h.entry.amount for h in modifiers if h.entry.operator == "shift"}
    if -1 in shifts:
        score = min(score, max(score - 1, FLOOR))
    if 1 in shifts:
        score = max(score, min(score + 1, CEILING))
    if score >= 0 and any(h.entry.operator == "distance" for h in modifiers):
        score -= 1
    return score


def referent_of(label: Label) -> str:
    """Whom the label denotes: a weak head takes the class from what makes it a label."""
    if label.predicate:
        return label.referent
    if label.member is not None:
        return referent_of(label.member)
    if label.head.entry.role != "weak_head":
        return label.head.entry.referent
    named = [m.entry.referent for m in _by_weight(label) if m.entry.referent]
    return (named or [label.head.entry.referent])[0]


def referent_by(label: Label) -> ReferentBy:
    """What decides on whom the label denotes: the sentence, a modifier or its entry."""
    if label.predicate:
        return "syntax"
    carrier = carrier_of(label)
    composed = carrier.head.entry.role == "weak_head" and any(
        m.entry.referent for m in carrier.modifiers)  # fmt: skip
    return "modifier" if composed else "entry"


def carrier_of(label: Label) -> Label:
    """Whose entry the term is of: the head's, or the one that a collective is made of."""
    return carrier_of(label.member) if label.member is not None else label


def category_of(label: Label) -> str:
    """The carrier's category; a weak head takes it from the modifier that makes it a label."""
    if label.predicate:
        return "PRED"
    carrier = carrier_of(label)
    if carrier.head.entry.role == "weak_head":
        for modifier in _by_weight(carrier):
            if modifier.entry.category != "MOD":
                return modifier.entry.category
    return carrier.head.entry.category


def _by_weight(label: Label) -> list[Hit]:
    """Modifiers, those that set a score before the others."""
    return sorted(label.modifiers, key=lambda m: m.entry.operator != "set")


def is_collective_of_citizens(label: Label) -> bool:
    """"groups of citizens": from a state speaker this hides that they protest."""
    return label.member is not None and label.member.head.entry.category == "NOM.civic"


def derivation_of(label: Label, text: str, result: int | None) -> str:
    """The arithmetic in words; empty for a plain head."""
    if not label.modifiers and label.member is None and not label.predicate:
        return ""
    parts = [_part(m, text) for m in reversed(label.modifiers)]
    if label.predicate:
        parts.append(f"{_part(label.head, text)} said of {label.referent}")
    elif label.head.entry.role == "weak_head":
        parts.append(f"{_words(label.head.span, text)} (weak head)")
    else:
        parts.append(_part(label.head, text))
    if label.member is not None:
        inner = derivation_of(label.member, text, None)
        parts.append("of " + (inner or _part(label.member.head, text)))
    return " + ".join(parts) + (f" = {_signed(result)}" if result is not None else "")


def _part(hit: Hit, text: str) -> str:
    entry = hit.entry
    words = _words(hit.span, text)
    if entry.role == "modifier":
        amount = f" {_signed(entry.amount)}" if entry.operator in ("set", "shift") else ""
        return f"{words} ({entry.operator}{amount})"
    if entry.legitimacy is not None:
        return f"{words} ({_signed(entry.legitimacy)})"
    return f"{words} (H{entry.visibility})" if entry.visibility is not None else words


def _words(span: Span, text: str) -> str:
    return " ".join(text[span.start : span.end].split())


def _signed(score: int) -> str:
    return f"+{score}" if score > 0 else str(score)


def is_state(hit: Hit) -> bool:
    """Whether a hit names the state, its forces or its leader."""
    return KIND_OF.get(hit.entry.referent) == "state" and hit.entry.referent != "foreign_forces"
