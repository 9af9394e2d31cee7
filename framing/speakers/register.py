"""Register: one id for one speaker over all articles of a run.

An article alone says who is who in it (`resolve_speakers`). Here the articles are put together:
names that are one (`merging`), the type that most articles give, and the user's authority file,
which wins. What is kept grows with the speakers that have a name of their own, not with articles,
and does not depend on the order in which articles are added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from framing.annotations import Speaker
from framing.codes import SPEAKER_BEINGS, SPEAKER_TYPES, SpeakerType
from framing.speakers.authority import Authority, Known, is_own
from framing.speakers.merging import Seen, merge

_OPEN = ("unspecified", "unknown", "")


@dataclass(frozen=True, slots=True)
class Assigned:
    """Who a speaker of one article is in the whole run."""

    speaker_id: str
    name: str
    type: SpeakerType
    kind: str
    named: bool
    gender: str
    #: Other names under which articles have it, most frequent first.
    aliases: tuple[str, ...] = ()
    #: The user's own columns from the authority file.
    notes: tuple[tuple[str, str], ...] = ()


@dataclass
class Register:
    """Add every article's speakers; then ask who each one is."""

    authority: Authority = field(default_factory=Authority)
    _seen: dict[str, Seen] = field(default_factory=dict)
    _assigned: dict[str, Assigned] = field(default_factory=dict)
    #: Ids of several articles' bare names that may be of more than one: each article's own.
    _apart: frozenset[str] = frozenset()

    def add(self, speakers: Iterable[Speaker]) -> None:
        """Take in what one article tells."""
        self._assigned = {}
        for speaker in speakers:
            if not is_own(speaker.speaker_id) and speaker.attributions:
                self._seen.setdefault(speaker.speaker_id, Seen()).add(speaker)

    def assigned(self, article_id: str, speaker: Speaker) -> Assigned:
        """Who a speaker of an article is; only after all articles were added."""
        if not self._assigned and self._seen:
            self._settle()
        own = speaker.speaker_id in self._apart
        if not own and (found := self._assigned.get(speaker.speaker_id)) is not None:
            return found
        ident = f"{article_id}/{speaker.speaker_id}" if own else speaker.speaker_id
        seen = Seen()
        seen.add(speaker)
        entry = self.authority.find([ident]) or self.authority.find_alias(speaker.name)
        return _made(entry, ident, seen)

    def resolved(self, article_id: str, speakers: Sequence[Speaker]
                 ) -> list[tuple[Speaker, Assigned]]:  # fmt: skip
        """An article's speakers under the ids of the run, those that are one put together."""
        out: dict[str, tuple[Speaker, Assigned]] = {}
        for speaker in speakers:
            who = self.assigned(article_id, speaker)
            known = out[who.speaker_id][0] if who.speaker_id in out else None
            both = replace(
                speaker,
                speaker_id=who.speaker_id,
                name=who.name,
                type=who.type,
                mentions=tuple(dict.fromkeys([*(known.mentions if known else ()),
                                              *speaker.mentions])),
                attributions=tuple(sorted([*(known.attributions if known else ()),
                                           *speaker.attributions])),
            )  # fmt: skip
            out[who.speaker_id] = (both, who)
        return list(out.values())

    def _settle(self) -> None:
        target, self._apart = merge(self._seen)
        # What the user names goes to whom the user says, before anything is put together.
        groups: dict[str, list[str]] = {}
        for ident in sorted(self._seen):
            entry = self.authority.find([ident])
            groups.setdefault(entry.ident if entry else target.get(ident, ident), []).append(ident)
            if entry is not None:
                self._apart -= {ident}
        for leader, idents in groups.items():
            seen = Seen()
            for ident in idents:
                seen.join(self._seen[ident])
            made = _made(self.authority.find([leader, *idents]), leader, seen)
            for ident in idents:
                self._assigned[ident] = made



def _made(entry: Known | None, ident: str, seen: Seen) -> Assigned:
    name = entry.name if entry else seen.name(ident)
    found = Assigned(
        speaker_id=entry.ident if entry else ident,
        name=name,
        type=cast(SpeakerType, _most(seen.types, SPEAKER_TYPES)),
        kind=_most(seen.kinds, SPEAKER_BEINGS),
        named=seen.named,
        gender=seen.gender,
        aliases=tuple(n for n in seen.shown_in_order() if n != name),
    )
    return _overruled(found, entry) if entry else found


def _most(counts: Counter[str], order: Sequence[str]) -> str:
    """The value that most articles give; one that says nothing only where there is no other."""
    rank = {value: i for i, value in enumerate(order)}
    return min(counts, key=lambda v: (v in _OPEN, -counts[v], rank.get(v, 0), v), default="")


def _overruled(found: Assigned, entry: Known) -> Assigned:
    return replace(
        found,
        type=cast(SpeakerType, entry.type or found.type),
        kind=entry.kind or found.kind,
        gender=entry.gender or found.gender,
        aliases=tuple(dict.fromkeys([*found.aliases, *entry.aliases])),
        notes=tuple((k, v) for k, v in entry.notes if v),
    )  # fmt: skip
