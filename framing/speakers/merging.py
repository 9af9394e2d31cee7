"""Merging: which names of different articles are one speaker.

A wrong merge puts words into somebody's mouth, a missed one only leaves a row too many: names are
put together when nothing else in the run could be meant.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from framing.annotations import Speaker
from framing.speakers.names import is_variant, keys

#: So many times as many articles as all others together must mean one by a bare surname.
_DOMINANT = 5


@dataclass(slots=True)
class Seen:
    """What articles told about one id; sums of any order."""

    shown: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)
    named: bool = False

    @property
    def n(self) -> int:
        """Articles."""
        return self.shown.total()

    def add(self, speaker: Speaker) -> None:
        """One article's word."""
        self.shown[speaker.name] += 1
        self.names.update(speaker.names)
        self.types[speaker.type] += 1
        self.kinds[speaker.kind] += 1
        if speaker.gender:
            self.genders[speaker.gender] += 1
        self.named = self.named or speaker.named

    def join(self, other: Seen) -> None:
        """Take in what was told about the same speaker under another id."""
        for mine, theirs in ((self.shown, other.shown), (self.names, other.names),
                             (self.types, other.types), (self.kinds, other.kinds),
                             (self.genders, other.genders)):  # fmt: skip
            mine.update(theirs)
        self.named = self.named or other.named

    def name(self, ident: str) -> str:
        """The fullest name: most words, of these the most frequent."""
        return min(self.shown, key=lambda n: (-len(n.split()), -self.shown[n], n), default=ident)

    @property
    def gender(self) -> str:
        """The one that more articles give; "" where they do not tell or disagree."""
        m, f = self.genders["m"], self.genders["f"]
        return "m" if m > f else "f" if f > m else ""

    def shown_in_order(self) -> list[str]:
        """The names under which articles have it, most frequent first."""
        return sorted(self.shown, key=lambda n: (-self.shown[n], n))


def merge(seen: Mapping[str, Seen]) -> tuple[dict[str, str], frozenset[str]]:
    """Where each id goes that is another's, and the ids of bare names that may be of several.

    "Tokayev" goes to the one Tokayev who has a first name in some article; of two Clintons to
    neither, unless nearly all articles mean one of them. "George Bush" goes to "George W. Bush"
    when there is no other George Bush. "CSTO" goes to the body that some article abbreviates so.
    """
    words = {i: keys(s.name(i).split()) for i, s in seen.items() if s.named}
    full = _variants({i: w for i, w in words.items() if len(w) > 1}, seen)
    ends: dict[str, set[str]] = defaultdict(set)
    short_for: dict[str, set[str]] = defaultdict(set)
    for ident, name in words.items():
        if len(name) < 2:
            continue
        leader = full.get(ident, ident)
        if not _is_body(seen[ident]):
            ends[name[-1]].add(leader)
        for other in seen[ident].names:
            if len(other.split()) == 1:
                short_for[keys([other])[0]].add(leader)
    target = dict(full)
    apart = set()
    for ident, name in words.items():
        if len(name) != 1:
            continue
        fits = (short_for[name[0]] | (set() if _is_body(seen[ident]) else ends[name[0]])) - {ident}
        fits = {f for f in fits if _agree(seen[ident], seen[f])}
        best = _dominant(fits, seen)
        if best:
            target[ident] = best
        elif fits:
            apart.add(ident)
    return target, frozenset(apart)


def _variants(names: Mapping[str, tuple[str, ...]], seen: Mapping[str, Seen]) -> dict[str, str]:
    """Names that differ in middle names only, to the one that most articles use."""
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for ident, name in names.items():
        if not _is_body(seen[ident]):
            alike[name[0], name[-1]].append(ident)
    out: dict[str, str] = {}
    for group in alike.values():
        long = [names[i] for i in group if len(names[i]) > 2]
        one = all(_middles_agree(a, b) for a, b in combinations(long, 2))
        if len(group) < 2 or not one or not _all_agree(seen[i] for i in group):
            continue
        if not all(is_variant(a, b) or _middles_agree(a, b)
                   for a, b in combinations([names[i] for i in group], 2)):  # fmt: skip
            continue
        best = min(group, key=lambda i: (-seen[i].n, i))
        out.update((i, best) for i in group if i != best)
    return out


def _middles_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """ "George W. Bush" and "George Walker Bush"; not "George H. W. Bush"."""
    return len(a) == len(b) and all(
        x == y or (1 in (len(x), len(y)) and x[0] == y[0]) for x, y in zip(a, b, strict=True)
    )


def _dominant(fits: set[str], seen: Mapping[str, Seen]) -> str:
    """The only one, or the one that nearly all articles mean; "" where it is open."""
    ranked = sorted(fits, key=lambda i: (-seen[i].n, i))
    if not ranked:
        return ""
    others = sum(seen[i].n for i in ranked[1:])
    return ranked[0] if seen[ranked[0]].n >= _DOMINANT * others else ""


def _is_body(seen: Seen) -> bool:
    return seen.kinds["organisation"] + seen.kinds["country"] > seen.n / 2


def _agree(a: Seen, b: Seen) -> bool:
    """Whether kind and gender do not speak against one speaker."""
    if _is_body(a) != _is_body(b) and _kind(a) and _kind(b):
        return False
    return not (a.gender and b.gender and a.gender != b.gender)


def _kind(seen: Seen) -> str:
    """The kind that most articles give; "" where none is known."""
    known = [(n, k) for k, n in seen.kinds.items() if k not in ("unknown", "")]
    return max(known)[1] if known else ""


def _all_agree(many: Iterable[Seen]) -> bool:
    return all(_agree(a, b) for a, b in combinations(list(many), 2))
