"""Answers to the questions of the commands: a frame, and in words what was not counted.

Every answer can be had with shared copy kept, collapsed and left out (units.copies).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from framing.analysis.compare.decomposition import decompose
from framing.analysis.compare.legitimacy import mean_legitimacy, scales
from framing.analysis.copies import shared_passages
from framing.analysis.counted import counted_in_words, quoted_in_words
from framing.analysis.labels import GROUPS, NOBODY, NOBODY_NAMED, UNSPECIFIED
from framing.analysis.rates.diversity import source_diversity
from framing.analysis.rates.force import acts_in_words, force_rates
from framing.analysis.rates.harm import casualties as count_casualties
from framing.analysis.rates.harm import numbers_in_words
from framing.analysis.rates.labels import label_rates
from framing.analysis.rates.naming import DESCRIBED, NAMED, naming
from framing.analysis.rates.shared_speakers import shared_names, shared_speakers
from framing.analysis.rates.sources import OF_GROUPS, source_rates
from framing.analysis.sourcing import quoted_sources
from framing.analysis.units.copies import Treatment
from framing.analysis.units.groups import (
    UNDATED,
    Length,
    Question,
    between,
    choose,
    period,
)
from framing.analysis.units.material import Material, select


@dataclass(frozen=True, slots=True)
class Answer:
    """`rows` have the columns that described.py explains; `notes` say what was not counted."""

    rows: pd.DataFrame
    notes: tuple[str, ...]


Treatments = Sequence[Treatment]
Make = Callable[[Question], tuple[pd.DataFrame, tuple[str, ...]]]


def rates(
    material: Material,
    question: Question,
    treatments: Treatments,
    per: Length | None = None,
    referent: str = "",
) -> Answer:
    """rates.labels.label_rates, over time where `per` is given, of one referent class where
    `referent` is; TableError where the codebook and the tables know no such class."""
    published = material.tables.articles.set_index("article_id")["published"]
    mentions, other = material.mentions, 0
    if referent:
        known = list(dict.fromkeys([*(r for names in GROUPS.values() for r in names),
                                    *sorted(mentions["referent"].dropna().unique())]))  # fmt: skip
        named = choose(known, referent, "referent")
        of_class = (mentions["referent"] == named).fillna(False).astype(bool)
        mentions, other = mentions[of_class], int((~of_class).sum())

    def make(asked: Question) -> tuple[pd.DataFrame, tuple[str, ...]]:
        chosen = select(mentions, material.tables, asked)
        dates = chosen.rows["article_id"].map(published)
        periods = [period(date, per) if per else "" for date in dates]
        found = label_rates(chosen.rows.assign(period=periods), material.clusters)
        undated = periods.count(UNDATED)
        what = f"mentions of {named}" if referent else "mentions"
        notes = counted_in_words(chosen, asked, what, found)
        if referent:
            notes = (*notes, f"{other:,} mentions are of other referent classes")
        return found, (*notes, f"{undated:,} mentions are in articles without a date, under "
                       f"{UNDATED!r}") if per and undated else notes  # fmt: skip

    return _over(make, question, treatments)


def legitimacy(material: Material, question: Question, treatments: Treatments) -> Answer:
    """compare.legitimacy.mean_legitimacy."""
    known = scales(material.mentions)

    def make(asked: Question) -> tuple[pd.DataFrame, tuple[str, ...]]:
        chosen = select(material.mentions, material.tables, asked)
        found = mean_legitimacy(chosen.rows, material.clusters, known)
        return found, counted_in_words(chosen, asked, "mentions", found)

    return _over(make, question, treatments)


def parts(
    material: Material,
    pair: Sequence[str],
    treatments: Treatments,
    who: str = "speaker_type",
    wire: bool = True,
) -> Answer:
    """compare.decomposition.decompose of two outlets, over all voices."""
    question = between(material.tables, Question(by="outlet", voice="all", wire=wire), pair)
    a, b = question.only

    def make(asked: Question) -> tuple[pd.DataFrame, tuple[str, ...]]:
        chosen = select(material.mentions, material.tables, asked)
        found = decompose(chosen.rows, material.clusters, a, b, who)
        return found, counted_in_words(chosen, asked, "mentions", found)

    return _over(make, question, treatments)


def sources(material: Material, question: Question, treatments: Treatments) -> Answer:
    """sourcing.quoted_sources."""

    def make(asked: Question) -> tuple[pd.DataFrame, tuple[str, ...]]:
        chosen = select(material.quotes, material.tables, asked)
        return quoted_sources(chosen.rows), quoted_in_words(material, chosen, asked)

    return _over(make, question, treatments)


def source_shares(material: Material, question: Question, treatments: Treatments) -> Answer:
    """rates.sources.source_rates."""
    articles = material.tables.articles
    lengths = articles.set_index("article_id")["n_chars"].fillna(0).astype(int)

    def make(asked: Question) -> tuple[pd.DataFrame, tuple[str, ...]]:
        chosen = select(material.quotes, material.tables, asked)
        found = source_rates(chosen.rows, lengths, material.clusters, material.tables.speakers)
        if asked.by in ("speaker", "speaker_type"):
            # They are of one type.
            found = found[~found["measure"].isin(OF_GROUPS)].reset_index(drop=True)
        kinds = chosen.rows["speaker_type"].value_counts()
        return found, (*quoted_in_words(material, chosen, asked, found),
                       f"types of a group add up to its n: {int(kinds.get(NOBODY, 0)):,} "
                       f"attributions are to nobody who is named ({NOBODY}) and "
                       f"{int(kinds.get(UNSPECIFIED, 0)):,} to somebody whose kind the articles do "
                       f"not tell ({UNSPECIFIED})")  # fmt: skip

    return _over(make, question, treatments)


def diversity(material: Material, question: Question, treatments: Treatments) -> Answer:
    """rates.diversity.source_diversity."""

    def make(asked: Question) -> tuple[pd.DataFrame, tuple[str, ...]]:
        chosen = select(material.quotes, material.tables, asked)
        found = source_diversity(chosen.rows, material.clusters, material.tables.speakers)
        how = naming(chosen.rows, material.tables.speakers).value_counts()
        n, described, nobody = (int(how.get(k, 0)) for k in (NAMED, DESCRIBED, NOBODY_NAMED))
        which = (f"those to persons and bodies that are named; {described:,} are to somebody only "
                 f"described and {nobody:,} to nobody named")  # fmt: skip
        return found, quoted_in_words(material, chosen, asked, found, (n, which))

    return _over(make, question, treatments)


def copied(material: Material) -> Answer:
    """copies.shared_passages."""
    found = shared_passages(material.tables)
    n = int((found["n_outlets"] > 1).sum())
    return Answer(found, (f"{n:,} of {len(found):,} shared passages are in several outlets, the "
                          "others are one outlet's own",))  # fmt: skip


def shared(material: Material, question: Question, treatments: Treatments) -> Answer:
    """rates.shared_speakers.shared_speakers."""

    def make(asked: Question) -> tuple[pd.DataFrame, tuple[str, ...]]:
        chosen = select(material.quotes, material.tables, asked)
        found = shared_speakers(chosen.rows)
        which = (f"those to the {found['speaker_id'].nunique():,} named or described speakers whom "
                 "two groups or more quote")  # fmt: skip
        notes = quoted_in_words(material, chosen, asked, None, (int(found["n"].sum()), which))
        return found, notes if len(found) else (*notes, "nobody is quoted by two groups or more")

    return _over(make, question, treatments)


def names_of_shared(material: Material, question: Question, treatments: Treatments) -> Answer:
    """rates.shared_speakers.shared_names."""
    known = scales(material.mentions)

    def make(asked: Question) -> tuple[pd.DataFrame, tuple[str, ...]]:
        chosen = select(material.mentions, material.tables, asked)
        found = shared_names(chosen.rows, material.clusters, known)
        counted = int(found["n"].sum() + found["n_unscored"].sum())
        which = ("names for a class for which their speaker has names in several groups; the "
                 "others have nothing to be compared with")  # fmt: skip
        return found, counted_in_words(chosen, asked, "mentions", found, (counted, which))

    return _over(make, question, treatments)


def force(material: Material, question: Question, treatments: Treatments) -> Answer:
    """rates.force.force_rates."""

    def make(asked: Question) -> tuple[pd.DataFrame, tuple[str, ...]]:
        acts = select(material.tables.acts, material.tables, asked)
        counts = select(material.counts, material.tables, asked)
        found = force_rates(acts.rows, counts.rows, material.clusters)
        return found, (*counted_in_words(acts, asked, "words for force and violence", found),
                       *acts_in_words(acts.rows),
                       *counted_in_words(counts, asked, "numbers of people"),
                       *numbers_in_words(counts.rows))  # fmt: skip

    return _over(make, question, treatments)


def casualties(material: Material, question: Question, treatments: Treatments) -> Answer:
    """rates.harm.casualties."""

    def make(asked: Question) -> tuple[pd.DataFrame, tuple[str, ...]]:
        counts = select(material.counts, material.tables, asked)
        notes = counted_in_words(counts, asked, "numbers of people")
        return count_casualties(counts.rows), (*notes, *numbers_in_words(counts.rows))

    return _over(make, question, treatments)


def _over(make: Make, question: Question, treatments: Treatments) -> Answer:
    """What `make` gives under each treatment, one below the other."""
    frames, notes = [], dict[str, None]()
    for treatment in treatments:
        found, told = make(replace(question, copies=treatment))
        found.insert(0, "copies", treatment)
        frames.append(found)
        notes |= dict.fromkeys(told if len(treatments) == 1
                               else (f"copies {treatment}: {note}" for note in told))  # fmt: skip
    filled = [frame for frame in frames if len(frame)] or frames[:1]
    return Answer(pd.concat(filled, ignore_index=True), tuple(notes))
