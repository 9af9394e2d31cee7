"""Where a difference between two outlets comes from: their own words, whom they quote, and which
of these speakers' words they print.

An outlet's mean legitimacy for a referent class is made of voices: its own, and those of the
speakers that it quotes, by type. The difference of two such means is split exactly (Kitagawa 1955,
twice): once between own and attributed words, and within the attributed words between speakers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.analysis.estimates.intervals import TOO_FEW, Estimate, enough, jackknife, undefined
from framing.analysis.estimates.shared import Places, Shared, cells, summed

Floats = npt.NDArray[np.float64]

PARTS: Final = {
    "difference": "mean legitimacy in A less that in B, all voices",
    "own words": "what each calls them in its own voice",
    "how much is quoted": "how much of it each leaves to others",
    "who is quoted": "which types of speakers name them",
    "which words of theirs": "what each lets these speakers call them",
}
COLUMNS: Final = ["a", "b", "referent", "part", "value", "low", "high", "n_a", "n_b", "n_own_a",
                  "n_own_b", "n_clusters",
                  "note"]  # fmt: skip
_OWN: Final = "own voice"


def decompose(
    mentions: pd.DataFrame, clusters: pd.Series[int], a: str, b: str, who: str = "speaker_type"
) -> pd.DataFrame:
    """The difference in mean legitimacy between outlets `a` and `b`, and its four parts.

    Unit: levels of legitimacy; the difference is in [-5, 5]. With w the share of own voice, v_s
    that of voice s among the attributed mentions, m a mean, a bar the mean of A and B, and d the
    difference A - B: own words = w_bar d(m_own); how much is quoted = d(w) (m_own_bar -
    m_said_bar); who is quoted = (1 - w_bar) sum d(v_s) m_s_bar; which words = (1 - w_bar) sum
    v_s_bar d(m_s). They add up to the difference. A voice that one outlet does not print is
    given the mean that it has in the other, so that its share counts under "who is quoted".
    `who` is what a voice is: speaker_type, or speaker. Intervals: intervals.jackknife; names
    with a level only. NaN with "too few" as there, for either outlet; of the parts also where the
    own words of one, or its attributed ones, are too few for a mean (but for none at all).
    Source: Kitagawa 1955; Oaxaca 1973; Blinder 1973.
    """
    named = mentions[(mentions["kind"] == "named") & mentions["legitimacy"].notna()
                     & mentions["compared"].isin([a, b])]  # fmt: skip
    rows = []
    for referent, group in named.groupby("referent", sort=True):
        features, sizes, shared = _features(group, clusters, (a, b), who)
        own = features.reshape(len(features), 2, -1, 2)[:, :, 0, 0]
        carried = all(not n.any() or enough(n) for n in (*own.T, *(sizes - own).T))
        found = _together(jackknife(features, sizes, _parts, shared=shared), carried)
        n = [int(x) for x in (*sizes.sum(axis=0), *own.sum(axis=0))]
        rows += [(a, b, referent, part, e.value, e.low, e.high, *n, e.n_clusters, e.note)
                 for part, e in zip(PARTS, found, strict=True)]
    return pd.DataFrame(rows, columns=COLUMNS)


def _together(found: Sequence[Estimate], carried: bool) -> Sequence[Estimate]:
    """The difference and its parts; where one part has no figure none has, since what is left out
    of a sum can be worked out from the rest. The difference may stand without them. `carried`:
    there are own words enough, and attributed ones, to say what their means are.
    """
    difference, *parts = found
    if not carried or any(e.note == TOO_FEW for e in found):
        parts = [undefined(e.n, e.n_clusters) for e in parts]
    return difference, *parts


def _features(
    group: pd.DataFrame, clusters: pd.Series[int], sides: tuple[str, str], who: str
) -> tuple[Floats, Floats, Shared]:
    """(clusters x [side, voice, (n, sum)]) flattened, the own voice first; cases by side; and the
    same of shared passages."""
    _, place = np.unique(group["article_id"].astype(str).map(clusters), return_inverse=True)
    side = (group["compared"] == sides[1]).to_numpy(dtype=int)
    voice = group[who].where(group["voice"] == "attributed", _OWN).fillna("").astype(str)
    others = sorted(set(voice) - {_OWN})
    code = voice.map({name: i for i, name in enumerate([_OWN, *others])}).to_numpy(dtype=int)
    levels = group["legitimacy"].to_numpy(dtype=float)
    copied = cells(place, group["duplicate_cluster"])

    def totals(at: Places, rows: Places | slice) -> tuple[Floats, Floats]:
        out = np.zeros((int(at.max(initial=-1)) + 1, 2, len(others) + 1, 2))
        flat = np.ravel_multi_index((at, side[rows], code[rows]), out.shape[:3])
        for i, weights in enumerate((np.ones(len(flat)), levels[rows])):
            out[..., i] = np.bincount(flat, weights, out[..., i].size).reshape(out.shape[:3])
        return out.reshape(len(out), out[0].size if len(out) else 1), out[..., 0].sum(axis=2)

    parts, sizes = totals(copied.cell, copied.rows)
    return *totals(place, slice(None)), Shared(summed(parts, copied.of), parts, sizes, copied.of)


def _parts(totals: Floats) -> Floats:
    """Totals (..., 2 sides x voices x 2) -> the five values of PARTS on the last axis."""
    cells = totals.reshape(*totals.shape[:-1], 2, -1, 2)
    n, score = cells[..., 0], cells[..., 1]
    mean = _or_other(score / n)
    all_n, said_n = n.sum(axis=-1), n[..., 1:].sum(axis=-1)
    own = 1 - said_n / all_n
    share = _or_other(n[..., 1:] / said_n[..., None])
    said = np.nansum(share * mean[..., 1:], axis=-1)
    # An outlet that quotes nobody, or only others, is not split where there is nothing to split.
    first = np.where(np.isnan(mean[..., 0]), said, mean[..., 0])
    middle = own.mean(axis=-1)
    words = mean[..., 1:]
    parts = [
        middle * _less(first),
        _less(own) * (first - said).mean(axis=-1),
        (1 - middle) * np.nansum(_less(share, -2) * words.mean(axis=-2), axis=-1),
        (1 - middle) * np.nansum(share.mean(axis=-2) * _less(words, -2), axis=-1),
    ]
    return np.stack([_less(score.sum(axis=-1) / all_n), *parts], axis=-1)


def _or_other(values: Floats) -> Floats:
    """(..., 2 sides, voices): where one side has no value, that of the other."""
    return np.where(np.isnan(values), values[..., ::-1, :], values)


def _less(values: Floats, axis: int = -1) -> Floats:
    """A less B."""
    return np.asarray(np.take(values, 0, axis=axis) - np.take(values, 1, axis=axis))
