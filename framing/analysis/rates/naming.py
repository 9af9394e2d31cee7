"""Whether a source is named, only described, or nobody; and who are several named together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from framing.analysis.labels import NOBODY_NAMED

NAMED: Final = "named"
DESCRIBED: Final = "described"
#: What stands between the names of several in the name under which they are shown.
_LINK: Final = re.compile(r", and |, or |, | and | or | & ")
#: Who can be one of them.
_ONE: Final = ("person", "organisation", "country", "unknown")
#: Kinds that a description tells apart where it is the same in every article: "Clinton campaign".
_BODIES: Final = ("organisation", "country")


def naming(quotes: pd.DataFrame, speakers: pd.DataFrame) -> pd.Series[str]:
    """For each of sourcing.quotes: named, described or nobody named.

    Named is who has a name of his own, and a body that is known over all articles by what it
    belongs to ("Clinton campaign", "Kazakhstan interior ministry"). Described are roles, groups,
    polls and documents: "a spokesman" of one article is not that of another, nor known to be.
    Studies of sourcing count such sources apart (Sigal 1973; Brown et al. 1987).
    """
    general = ~speakers["speaker_id"].astype(str).str.contains("/", regex=False)
    known = speakers["named"].fillna(False).astype(bool) | (
        speakers["kind"].isin(_BODIES) & general)  # fmt: skip
    is_known = quotes["speaker_id"].isin(speakers.loc[known, "speaker_id"])
    found = np.where(is_known, NAMED, np.where(quotes["speaker_id"].isna(), NOBODY_NAMED,
                                               DESCRIBED))  # fmt: skip
    return pd.Series(found, index=quotes.index, dtype=object)


def members(speakers: pd.DataFrame) -> Mapping[str, tuple[str, ...]]:
    """speaker_id of several named together -> the ids of those of them who are known by themselves.

    Several are told by their name: it is made of names, at least one of which is that of one other
    named speaker, or a name under which articles have that one alone. Of others who are with them
    ("Sanders and aides") nothing is known, and nothing is given.
    """
    is_named = speakers["named"].fillna(False).astype(bool)
    joint = speakers[is_named & speakers["name"].fillna("").astype(str).str.contains(_LINK)]
    if joint.empty:
        return {}
    ones = speakers[is_named & speakers["kind"].isin(_ONE) & ~speakers.index.isin(joint.index)]
    ids = _unique(ones, "aliases") | _unique(ones, "name")
    out = {}
    for speaker_id, name in zip(joint["speaker_id"], joint["name"], strict=True):
        parts = [part for part in _LINK.split(str(name)) if part]
        found = tuple(dict.fromkeys(ids[key] for part in parts
                                    if (key := part.casefold()) in ids))  # fmt: skip
        if found:
            out[str(speaker_id)] = found
    return out


def _unique(speakers: pd.DataFrame, column: str) -> dict[str, str]:
    """Names, lower case, that are one speaker's alone -> the speaker's id."""
    owners: dict[str, set[str]] = {}
    values = speakers[column].fillna("").astype(str)
    for speaker_id, names in zip(speakers["speaker_id"], values, strict=True):
        for name in names.casefold().split(" | "):
            owners.setdefault(name, set()).add(str(speaker_id))
    return {name: next(iter(ids)) for name, ids in owners.items() if name and len(ids) == 1}
