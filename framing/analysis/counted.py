"""What of the rows that there are was counted, and what was not and why, in words."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from framing.analysis.estimates.intervals import TOO_FEW, WHY_TOO_FEW
from framing.analysis.sourcing import unsaid_rows
from framing.analysis.units.groups import Question
from framing.analysis.units.material import Material, Selected, select

#: Whose words are left out where those of one voice are asked for.
_OTHER_VOICE = {"own": "attributed words", "attributed": "the outlet's own words"}


def left_in_words(chosen: Selected, question: Question, what: str) -> tuple[str, ...]:
    """Each reason for which rows are not counted, with their number."""
    whom = [name for name, asked in (("speaker", question.speaker), ("group", question.only))
            if asked]  # fmt: skip
    reasons = ((chosen.n_agency, "in an agency's article: left out"),
               (chosen.n_voice, f"{_OTHER_VOICE.get(question.voice, '')}: not asked for"),
               (chosen.n_others, f"of another {' or '.join(whom) or 'group'}: not asked for"))
    left = [f"{n:,} {what} are {why}" for n, why in reasons if n]
    if chosen.n_copies:
        left.append(f"{chosen.n_copies:,} {what} are left out as shared copy")
    return tuple(left)


def counted_in_words(
    chosen: Selected,
    question: Question,
    what: str,
    found: pd.DataFrame | None = None,
    only: tuple[int, str] | None = None,
) -> tuple[str, ...]:
    """What was counted, the reasons for the rest, and how many rows of `found` have no figure.

    `only`: of the rows chosen only so many are counted, and which.
    """
    if only:
        notes = [f"{only[0]:,} of {chosen.n_all:,} {what} are counted: {only[1]}"]
    else:
        notes = [f"{len(chosen.rows):,} of {chosen.n_all:,} {what} are counted"]
    notes += left_in_words(chosen, question, what)
    if found is not None and (few := int((found["note"] == TOO_FEW).sum())):
        notes.append(f"{few:,} of {len(found):,} rows have too few cases for a figure "
                     f"({WHY_TOO_FEW})")  # fmt: skip
    return tuple(notes)


def quoted_in_words(
    material: Material,
    chosen: Selected,
    question: Question,
    found: pd.DataFrame | None = None,
    only: tuple[int, str] | None = None,
) -> tuple[str, ...]:
    """`counted_in_words` of attributions, and the negated ones that the question is about."""
    notes = counted_in_words(chosen, question, "attributions", found, only)
    plain = replace(question, copies="kept")
    n = len(select(unsaid_rows(material.tables), material.tables, plain).rows)
    negated = chosen.rows["negated"].fillna(False).astype(bool)
    if n:
        notes = (*notes, f"{n:,} more attributions say that something was not said (negated): they "
                 "quote nobody and are not counted")  # fmt: skip
    if negated.any():
        notes = (*notes, f"{int(negated.sum()):,} negated attributions are among those taken: "
                 "quoted words, or what somebody does not believe, want or deny")  # fmt: skip
    return notes
