"""How far coders agree with each other and with the machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.analysis.coding.variables import NONE, VALID, Scale, Variable, with_valid
from framing.analysis.estimates.intervals import LEVEL

Floats = NDArray[np.float64]
REPLICATES: Final = 2000
SEED: Final = 0


@dataclass(frozen=True, slots=True)
class Alpha:
    """Krippendorff's alpha with its bootstrap interval; NaN where it is undefined.

    n_units: units with two codes or more; n_codes: codes in them.
    """

    value: float
    low: float
    high: float
    n_units: int
    n_codes: int


def alpha(codes: pd.DataFrame, values: Sequence[str], scale: Scale,
          replicates: int = REPLICATES) -> Alpha:  # fmt: skip
    """Agreement beyond chance: 1 - observed / expected disagreement.

    `codes` is units x coders, absent where a coder did not code a unit. Formula: Krippendorff
    2011, "Computing Krippendorff's alpha-reliability": coincidences o(c, k) = sum over units of
    pairs / (codes in the unit - 1); alpha = 1 - (n - 1) sum o(c, k) d(c, k) / sum n(c) n(k)
    d(c, k). Unit: none, range (-1, 1]: 1 perfect, 0 chance, below 0 systematic disagreement.
    d nominal: 0 or 1; ordinal: (codes between the two, the two counted half)^2. Undefined (NaN)
    without units coded twice, and where all codes are the same, since chance would do as well.
    Interval: 95% percentiles over `replicates` samples of units with replacement (Efron 1979);
    assumes that units are drawn independently. A code "none" on an ordinal scale is left out.
    """
    if scale == "ordinal":
        values = [v for v in values if v != NONE]
    number = {v: i for i, v in enumerate(values)}
    counts = np.zeros((len(codes), len(values)))
    for row, cells in enumerate(codes.itertuples(index=False)):
        for cell in cells:
            if isinstance(cell, str) and cell in number:
                counts[row, number[cell]] += 1
    counts = counts[counts.sum(axis=1) >= 2]
    n = len(counts)
    if not n:
        return Alpha(float("nan"), float("nan"), float("nan"), 0, 0)
    units = _coincidences(counts)
    chance = np.random.default_rng(SEED)
    weights = chance.multinomial(n, np.full(n, 1 / n), size=replicates).astype(float)
    value = float(_alphas(np.ones((1, n)), units, len(values), scale)[0])
    drawn = _alphas(weights, units, len(values), scale)
    drawn = drawn[np.isfinite(drawn)]
    low, high = np.quantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2]) if len(drawn) else (
        float("nan"), float("nan"))  # fmt: skip
    return Alpha(value, float(low), float(high), n, int(counts.sum()))


def _coincidences(counts: Floats) -> Floats:
    """Units x (values * values): each unit's own part of the coincidence matrix."""
    totals = counts.sum(axis=1)
    pairs = counts[:, :, None] * counts[:, None, :]
    index = np.arange(counts.shape[1])
    pairs[:, index, index] -= counts
    units: Floats = (pairs / (totals - 1)[:, None, None]).reshape(len(counts), -1)
    return units


def _alphas(weights: Floats, units: Floats, n_values: int, scale: Scale) -> Floats:
    """Alpha for each row of `weights`, which says how often each unit counts."""
    observed = (weights @ units).reshape(-1, n_values, n_values)
    margins = observed.sum(axis=2)
    distance = _ordinal(margins) if scale == "ordinal" else 1.0 - np.eye(n_values)[None]
    totals = margins.sum(axis=1)
    disagreement = (observed * distance).sum(axis=(1, 2))
    expected = (margins[:, :, None] * margins[:, None, :] * distance).sum(axis=(1, 2))
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = 1 - (totals - 1) * disagreement / expected
    return np.where(expected > 0, found, np.nan)


def _ordinal(margins: Floats) -> Floats:
    """Squared ranks between two values: their own codes half, those between them whole."""
    middle = np.cumsum(margins, axis=1) - margins / 2
    distance: Floats = (middle[:, :, None] - middle[:, None, :]) ** 2
    return distance


AGREEMENT: Final = ["variable", "between", "alpha", "low", "high", "scale", "n_units",
                    "share_equal", "n_equal"]  # fmt: skip


def agreement(codes: pd.DataFrame, variables: Sequence[Variable], machine: str = "machine"
              ) -> pd.DataFrame:  # fmt: skip
    """Alpha of every variable: all coders together, each two coders, each coder and the machine.

    `codes` has the columns unit, coder, variable, value; the machine is a coder by that name.
    share_equal: share of units coded by both (all) that have the same code, in [0, 1]; n_equal of
    n_units. Alpha with the machine is that of the sample as drawn, strata unweighted.
    """
    rows = []
    for variable in variables:
        wide = _wide(codes, variable.name)
        coders = [c for c in wide.columns if c != machine]
        sets = [coders] if len(coders) > 1 else []
        sets += [list(two) for two in combinations(coders, 2)] if len(coders) > 2 else []
        if variable.name != VALID:  # to the machine every unit is one
            sets += [[coder, machine] for coder in coders if machine in wide.columns]
        for chosen in sets:
            both = wide[chosen].dropna(thresh=2)
            found = alpha(both, variable.values, variable.scale)
            equal = int(sum(len(set(row.dropna())) == 1 for _, row in both.iterrows()))
            rows.append([variable.name, " & ".join(chosen), found.value, found.low, found.high,
                         variable.scale, found.n_units, equal / len(both) if len(both) else None,
                         equal])  # fmt: skip
    return pd.DataFrame(rows, columns=AGREEMENT)


CONFUSION: Final = ["variable", "coder", "code", "other", "other_code", "n", "units"]


def confusion(codes: pd.DataFrame, variables: Sequence[Variable], machine: str = "machine"
              ) -> pd.DataFrame:  # fmt: skip
    """How often `coder` wrote `code` where `other` wrote `other_code`: counts, and the units.

    Every pair of coders, and every coder with the machine (as `other`).
    """
    rows = []
    for variable in variables:
        wide = _wide(codes, variable.name)
        coders = [c for c in wide.columns if c != machine]
        pairs = list(combinations(coders, 2))
        pairs += [(coder, machine) for coder in coders if machine in wide.columns]
        for left, right in pairs:
            both = wide[[left, right]].dropna()
            for (a, b), part in both.groupby([left, right], sort=True):
                rows.append([variable.name, left, a, right, b, len(part), tuple(part.index)])
    return pd.DataFrame(rows, columns=CONFUSION)


def _wide(codes: pd.DataFrame, variable: str) -> pd.DataFrame:
    """Units x coders; InputError is raised where sheets are read, so each cell has one code."""
    codes = with_valid(codes) if variable == VALID else codes
    chosen = codes[codes["variable"] == variable]
    return chosen.pivot(index="unit", columns="coder", values="value")
