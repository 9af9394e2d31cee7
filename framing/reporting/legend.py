"""The legend of an article: a letter for each speaker, the scales' places, claims with both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from framing.reporting.marked import ClaimLine, Level, Note, TermMark, Voice
from framing.reporting.passages import shorten
from framing.reporting.records import AttributionRow, ClaimRow
from framing.reporting.wording import (
    AGENCY,
    LEGITIMACY,
    NOT_NAMED,
    SPEECH,
    VISIBILITY,
    arrowed,
    signed,
)


def who(attribution: AttributionRow) -> str:
    """The key of an attribution's speaker in `letters_of`."""
    return attribution.speaker_id or "\n"


def letters_of(attributions: Sequence[AttributionRow]) -> dict[str, str]:
    """Speaker id -> A, B, ... Z, AA, ... in order of appearance; a star for nobody named."""
    out: dict[str, str] = {}
    named = 0
    for attribution in attributions:
        speaker = who(attribution)
        if speaker in out:
            continue
        if not attribution.speaker_id:
            out[speaker] = "*"
            continue
        n, letters = named, ""
        while n >= 0:
            letters, n = chr(ord("A") + n % 26) + letters, n // 26 - 1
        out[speaker], named = letters, named + 1
    return out


def voices_of(notes: Iterable[Note]) -> tuple[Voice, ...]:
    """The speakers of an article, in the order of their letters."""
    by_letter: dict[str, list[Note]] = {}
    for note in notes:
        by_letter.setdefault(note.letter, []).append(note)
    return tuple(
        Voice(letter, own[0].speaker if letter != "*" else NOT_NAMED, own[0].href, own[0].type,
              len(own))
        for letter, own in sorted(by_letter.items(), key=lambda x: (x[0] == "*", len(x[0]), x[0]))
    )  # fmt: skip


def levels_of(marks: Iterable[TermMark]) -> tuple[Level, ...]:
    """The places on the scales that an article's terms have, least legitimate first."""
    counts = Counter(mark.style for mark in marks)
    out = []
    for letter, scale in (("l", LEGITIMACY), ("h", VISIBILITY)):
        for level in sorted(scale):
            style = f"{letter}{level}".replace("-", "m")
            if counts[style]:
                code = signed(level) if letter == "l" else f"H {signed(level)}"
                out.append(Level(style, code, scale[level], counts[style]))
    return tuple(out)


def claim_line(anchor: str, claim: ClaimRow, letters: Mapping[str, str]) -> ClaimLine:
    """A claim with whose words it is; `letters` are those of its article."""
    letter = "" if claim.outlet_voice else letters.get(claim.speaker_id or "\n", "*")
    whose = arrowed(claim.chain)
    notes = [SPEECH.get(claim.speech, claim.speech)] if claim.speech else []
    notes += [AGENCY[claim.agency]] if claim.agency in AGENCY else []
    notes += ["negated"] * claim.negated + ["hedged"] * claim.hedged
    return ClaimLine(anchor, claim.text, letter, shorten(whose, 160),
                     " · ".join(notes))  # fmt: skip
