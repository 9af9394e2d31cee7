"""Whose words are compared with whose: outlets, speakers, types of speaker, or periods."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.analysis.labels import NOBODY, NOBODY_NAMED, UNSPECIFIED
from framing.analysis.units.copies import Treatment
from framing.analysis.words import tally
from framing.errors import TableError
from framing.tables.frames import Tables

Dimension = Literal["outlet", "speaker", "speaker_type", "period"]
DIMENSIONS: Final[tuple[str, ...]] = get_args(Dimension)
Voice = Literal["own", "attributed", "all"]
VOICES: Final[tuple[str, ...]] = get_args(Voice)
Length = Literal["day", "week", "month", "year"]
LENGTHS: Final[tuple[str, ...]] = get_args(Length)
#: The group of articles whose date is absent or is none.
UNDATED: Final = "undated"
#: Groups that an error lists; all where there are no more than the second.
_LISTED: Final = 12
_ALL_OF: Final = 50


@dataclass(frozen=True, slots=True)
class Question:
    """What is counted and how it is divided.

    `voice` own: words of the outlet itself; attributed: words that it prints as somebody else's;
    all: both. `speaker` (a name, an id or a type) restricts to that speaker's words. Without `wire`
    articles of which a news agency is credited for the whole (`wire`, `wire_credit`) are left out.
    """

    by: Dimension = "outlet"
    voice: Voice = "own"
    length: Length = "month"
    speaker: str = ""
    copies: Treatment = "kept"
    #: Whether articles that are a news agency's count as the outlet's.
    wire: bool = True
    #: Only these groups; none: all.
    only: tuple[str, ...] = ()


class Grouping:
    """(article, attribution) -> group under one question, the same for terms, runs and quotes."""

    def __init__(self, tables: Tables, question: Question) -> None:
        self._question = question
        articles = tables.articles
        ids = articles["article_id"].astype(str)
        values = (articles["outlet"].fillna("unknown") if question.by != "period" else
                  articles["published"].map(lambda d: period(d, question.length)))  # fmt: skip
        self._article: Mapping[str, str] = dict(zip(ids, values.astype(str), strict=True))
        said = tables.attributions.loc[tables.attributions["speaker_id"].notna(),
                                       ["attribution_id", "speaker_id"]]  # fmt: skip
        # As large as the table, and outlets and periods do not ask who speaks.
        asked = bool(question.speaker) or question.by in ("speaker", "speaker_type")
        self._speaker: Mapping[str, str] = dict(
            zip(said["attribution_id"].astype(str), said["speaker_id"].astype(str), strict=True)
        ) if asked else {}
        people = tables.speakers
        speaker_ids = [str(i) for i in people["speaker_id"]]
        self._name = dict(zip(speaker_ids, _distinct(people), strict=True))
        nameless = (people["name"] == UNSPECIFIED).fillna(False).astype(bool)
        types = people["type"].fillna(UNSPECIFIED).astype(str).mask(nameless, NOBODY)
        self._type = dict(zip(speaker_ids, types, strict=True))
        self._aliases = {i: frozenset(str(names).casefold().split(" | ")) for i, names in
                         zip(speaker_ids, people["aliases"].fillna(""), strict=True)}  # fmt: skip
        self._wired = frozenset(ids[of_agencies(articles)]) if not question.wire else ()
        self._only = self._speakers_called(question.speaker) if question.speaker else None

    def group(self, article_id: str, attribution_id: str) -> str | None:
        """The group of these words; None where the question does not ask for them.

        `attribution_id` is empty in the outlet's own voice.
        """
        found = self._group(article_id, attribution_id)
        return found if found in self._question.only or not self._question.only else None

    def _group(self, article_id: str, attribution_id: str) -> str | None:
        question = self._question
        if article_id in self._wired:
            return None
        if question.voice == ("attributed" if not attribution_id else "own"):
            return None
        speaker_id = self._speaker.get(attribution_id, "")
        if self._only is not None and speaker_id not in self._only:
            return None
        if question.by in ("outlet", "period"):
            return self._article.get(article_id)
        if not attribution_id:
            return None
        if question.by == "speaker":
            return self._name.get(speaker_id, NOBODY_NAMED)
        return self._type.get(speaker_id, NOBODY)

    def is_agencys(self, article_ids: pd.Series[str]) -> pd.Series[bool]:
        """Which articles are a news agency's and left out for it."""
        return article_ids.astype(str).isin(self._wired)

    def groups(self, rows: pd.DataFrame) -> list[str | None]:
        """`group` of rows that have article_id and attribution_id, in their order."""
        said = rows["attribution_id"].fillna("").astype(str)
        return [self.group(a, s) for a, s in zip(rows["article_id"].astype(str), said, strict=True)]

    def called(self, wanted: str) -> str:
        """The group that `wanted` means, in any case; where speakers are compared, also by id and
        alias. TableError lists the nearest that there are."""
        by = self._question.by
        if by in ("outlet", "period"):
            return choose(self._article.values(), wanted)
        if by == "speaker_type":
            return choose([*self._type.values(), NOBODY], wanted)
        names = [*self._name.values(), NOBODY_NAMED]
        if wanted.casefold() in map(str.casefold, names):
            return choose(names, wanted)
        known = {alias: self._name[i] for i, names in self._aliases.items() for alias in names}
        known |= {speaker_id.casefold(): name for speaker_id, name in self._name.items()}
        return choose(names, known.get(wanted.casefold(), wanted))

    def _speakers_called(self, wanted: str) -> frozenset[str]:
        """Ids of the speakers with this name, id or type, else with this other name; TableError
        where there is none."""
        low = wanted.casefold()
        found = frozenset(i for i, name in self._name.items()
                          if low in (i.casefold(), name.casefold(), self._type[i]))  # fmt: skip
        found |= {""} if low in (NOBODY, NOBODY_NAMED) else frozenset()
        found = found or frozenset(i for i, names in self._aliases.items() if low in names)
        if not found:
            near = [name for name in self._name.values() if low in name.casefold()][:5]
            raise TableError(f"nobody is called {wanted!r}; expected a name, an id or a type of "
                             f"speakers.csv{', such as ' * bool(near)}{', '.join(near)}",
                             where="speakers")  # fmt: skip
        return found


def between(tables: Tables, question: Question, pair: Sequence[str]) -> Question:
    """The question about the two groups of `pair` alone, named as in `Grouping.called`; the same
    question where no pair is named. TableError where there is no such group, or both are one.
    """
    grouping = Grouping(tables, question)
    named = tuple(grouping.called(name) for name in pair)
    if len(set(named)) < len(named):
        raise TableError(f"{pair[0]!r} and {pair[1]!r} are the same group, {named[0]}; expected "
                         "two that differ", where="compare")  # fmt: skip
    return replace(question, only=named)


def of_agencies(articles: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Which articles are a news agency's as a whole, by their credits."""
    whole = articles["wire"].notna() & (articles["wire_credit"] != "part").fillna(True)
    return whole.to_numpy(dtype=bool)


def agencies_in_words(articles: pd.DataFrame) -> str:
    """How many articles are a news agency's, and whose words count as the outlet's; "" if none."""
    wired = articles[of_agencies(articles)]
    if wired.empty:
        return ""
    outlets = tally(wired["outlet"].fillna("unknown").astype(str))
    return (f"{len(wired):,} of {len(articles):,} articles are a news agency's as a whole and "
            f"count as their outlet's ({outlets}); --no-wire leaves them out")


def grouped(rows: pd.DataFrame, grouping: Grouping) -> pd.DataFrame:
    """The rows that the question asks for, with their group as the column `compared`."""
    out = rows.assign(compared=pd.Series(grouping.groups(rows), index=rows.index, dtype=object))
    return out[out["compared"].notna()]


def period(published: object, length: Length) -> str:
    """The day (2022-01-05), week (2022-W01), month (2022-01) or year of an ISO date or time."""
    try:
        day = datetime.date.fromisoformat(str(published)[:10])
    except ValueError:
        return UNDATED
    if length == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[length]]


def choose(names: Iterable[str], wanted: str, where: str = "compare") -> str:
    """The one of `names` that is `wanted`, in any case; TableError lists those that there are, the
    nearest first and where they are many no others."""
    known = list(dict.fromkeys(names))
    for name in known:
        if name.casefold() == wanted.casefold():
            return name
    near = difflib.get_close_matches(wanted, known, n=_LISTED, cutoff=0.5)
    near += [name for name in known if wanted.casefold() in name.casefold()]
    listed = list(dict.fromkeys([*near, *known]))[: max(_LISTED, _ALL_OF * (len(known) <= _ALL_OF))]
    raise TableError(f"there is no {wanted!r}; there are {', '.join(listed) or 'none'}"
                     f"{' and more' * (len(known) > len(listed))}", where=where)  # fmt: skip


def _distinct(people: pd.DataFrame) -> list[str]:
    """Names, with the id where two speakers share one; nobody who is named is one."""
    names = people["name"].fillna(UNSPECIFIED).astype(str).replace(UNSPECIFIED, NOBODY_NAMED)
    again = names.duplicated(keep=False) & (names != NOBODY_NAMED)
    return [f"{name} ({speaker_id})" if twice else name
            for name, speaker_id, twice in zip(names, people["speaker_id"], again, strict=True)]
