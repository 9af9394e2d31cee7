"""How often the machine is right, variable by variable, for a paper's section on methods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import pandas as pd

from framing.analysis.coding.accuracy import (
    Floats,
    Judged,
    Share,
    precision,
    recall,
    weighted_share,
)
from framing.analysis.coding.variables import NO, NONE, VALID, Variable, numeric, with_valid

COLUMNS: Final = ["variable", "measure", "code", "n", "n_articles", "share", "low", "high",
                  "note"]  # fmt: skip
#: Levels of an ordinal scale that count as nearly right.
_NEAR: Final = 1.0


def machine_accuracy(codes: pd.DataFrame, key: pd.DataFrame, variables: Sequence[Variable]
                     ) -> pd.DataFrame:  # fmt: skip
    """One row a variable and measure: `COLUMNS`; shares in [0, 1] of all units of the tables.

    accuracy: units whose machine code is the coders'; within one level: those of an ordinal scale
    that are at most one off; precision: of the machine's units with a code those to which coders
    give it; recall: of the units to which coders give a code those that have it from the machine
    (of the units that the machine found: what it did not find cannot be drawn). Where coders
    differ, each counts as a part. Of units that coders call invalid only `valid` is judged: its
    accuracy is the share of the machine's units that are units at all (variables.with_valid).
    n: coded units with the code (accuracy: all). Weights: units of a stratum / coded ones of it.
    Formula and interval: accuracy.py; articles are the clusters, copies apart. `codes` has unit,
    coder, variable, value.
    """
    rows = []
    codes = with_valid(codes)
    invalid = codes[(codes["variable"] == VALID) & (codes["value"] == NO)]
    gone = set(zip(invalid["unit"], invalid["coder"], strict=True))
    for variable in variables:
        part = codes[codes["variable"] == variable.name]
        answered = set(part["unit"]) | set(invalid["unit"])
        if variable.name != VALID:
            pairs = zip(part["unit"], part["coder"], strict=True)
            part = part[[pair not in gone for pair in pairs]]
        if part.empty:
            continue
        judged = _Judgements(part, key, variable.name, answered)
        rows += [[variable.name, measure, code, found.n, found.n_articles, found.value, found.low,
                  found.high, found.note] for measure, code, found in _figures(judged, variable)]
    return pd.DataFrame(rows, columns=COLUMNS)


class _Judgements:
    """The coded units of one variable: the machine's code, the coders' codes, their weight."""

    def __init__(self, part: pd.DataFrame, key: pd.DataFrame, name: str, answered: set[str]
                 ) -> None:  # fmt: skip
        drawn = key.set_index("unit")
        n_answered = drawn[drawn.index.isin(answered)].groupby("stratum").size()
        known = drawn.loc[sorted(set(part["unit"]))]
        self.machine = known[f"machine_{name}"].to_numpy(dtype=object)
        self.weight = (known["n_stratum"] / known["stratum"].map(n_answered)).to_numpy(dtype=float)
        self.article = pd.factorize(known["article_id"])[0].astype(np.int64)
        self._part, self._index = part, known.index
        self._machine_of = known[f"machine_{name}"]

    def mean(self, hits: pd.Series[bool]) -> Floats:
        """The share of each unit's coders for whom `hits` (a row a code) is true."""
        means = hits.astype(float).groupby(self._part["unit"]).mean()
        return np.asarray(means.loc[self._index], dtype=np.float64)

    @property
    def given(self) -> pd.Series[str]:
        """Coders' codes, a row each."""
        return self._part["value"]

    @property
    def expected(self) -> pd.Series[str]:
        """The machine's code of the unit of each of them."""
        return self._part["unit"].map(self._machine_of)

    def of(self, code: str) -> Judged:
        """Whether machine and coders give a code."""
        return Judged(self.machine == code, self.mean(self.given == code), self.weight,
                      self.article)  # fmt: skip


def _figures(judged: _Judgements, variable: Variable) -> Iterator[tuple[str, str, Share]]:
    def whole(hits: pd.Series[bool]) -> Share:
        return weighted_share(judged.mean(hits), judged.weight, judged.article)

    yield "accuracy", "", whole(judged.given == judged.expected)
    if variable.name == VALID:
        return
    if variable.scale == "ordinal":
        off = judged.given.map(numeric) - judged.expected.map(numeric)
        same = (judged.given == NONE) & (judged.expected == NONE)
        yield "within one level", "", whole((off.abs() <= _NEAR) | same)
    for code in variable.values:
        of_code = judged.of(code)
        if of_code.machine.any() or of_code.coders.any():
            yield "precision", code, precision(of_code)
            yield "recall", code, recall(of_code)
