"""Are corrected rates and differences right: PYTHONPATH=. python tests/benchmarks/corrected.py

Three outlets print 150 articles of 8 terms on average each; whether a term is a label of the kind
counted varies between articles (intraclass correlation .15). The machine errs differently by
outlet (`WORLDS`): in the first world it finds 95, 70 and 85% of the labels and takes 3, 5 and 20%
of the others for one. n terms are drawn, stratified by outlet and machine code, and coded without
error. What is to be estimated is the outlets' own rates and their differences, not those of the
articles at hand. A and B never differ, A and C do.
"""

from __future__ import annotations

import sys
from typing import Any, NamedTuple

import numpy as np

from framing.analysis.coding.accuracy import Judged, precision, recall, weighted_share
from framing.analysis.coding.differences import difference
from framing.analysis.coding.estimates import Coding, Fitted
from framing.analysis.coding.sampling import Allocation, allocate

SEED = 20220105
N_ARTICLES, N_TERMS, ICC = 150, 8, 0.15
SIZES = (150, 200, 400)
#: First and second outlet of the differences.
PAIRS = {"A - B": (0, 1), "A - C": (0, 2)}


class World(NamedTuple):
    """By outlet: rate of the label, share of them found, share of the others taken for one.

    inside: share of the terms that are asked for (of the outlet's own voice, say), and by outlet
    how often the machine errs on that; where all are, it never does.
    """

    rates: tuple[float, float, float]
    found: tuple[float, float, float]
    wrong: tuple[float, float, float]
    inside: float = 1.0
    confused: tuple[float, float, float] = (0.0, 0.0, 0.0)


WORLDS = {
    "errs differently": World((0.30, 0.30, 0.50), (0.95, 0.70, 0.85), (0.03, 0.05, 0.20)),
    "hardly errs": World((0.20, 0.20, 0.50), (0.97, 0.95, 0.98), (0.01, 0.03, 0.02)),
    "rare label": World((0.05, 0.05, 0.10), (0.90, 0.70, 0.85), (0.01, 0.02, 0.05)),
    "very rare label": World((0.02, 0.02, 0.05), (0.90, 0.70, 0.85), (0.005, 0.01, 0.03)),
    "of a part": World((0.30, 0.30, 0.50), (0.95, 0.70, 0.85), (0.03, 0.05, 0.20), 0.6,
                       (0.05, 0.15, 0.10)),
}  # fmt: skip


class Drawn(NamedTuple):
    """All terms of all articles: truth and machine's codes; `inside`: of the part asked for."""

    article: Any
    outlet: Any
    truth: Any
    machine: Any
    inside: Any
    machine_inside: Any


def drawn(chance: np.random.Generator, world: World) -> Drawn:
    """Terms as outlets print them and as the machine codes them."""
    rate, right, wrong, confused = (np.array(x) for x in (*world[:3], world.confused))
    spread = 1 / ICC - 1
    outlet_of = np.repeat(np.arange(3), N_ARTICLES)
    rates = chance.beta(rate[outlet_of] * spread, (1 - rate[outlet_of]) * spread)
    article = np.repeat(np.arange(len(outlet_of)), 1 + chance.poisson(N_TERMS - 1, len(outlet_of)))
    outlet = outlet_of[article]
    truth = chance.random(len(article)) < rates[article]
    machine = chance.random(len(article)) < np.where(truth, right[outlet], wrong[outlet])
    inside = np.ones(len(article), dtype=bool)
    taken = inside
    if world.inside < 1:
        inside = chance.random(len(article)) < world.inside
        taken = inside ^ (chance.random(len(article)) < confused[outlet])
    return Drawn(article, outlet, *(x.astype(float) for x in (truth, machine, inside, taken)))


def sampled(
    chance: np.random.Generator, strata: Any, n: int, allocation: Allocation = "proportional"
) -> tuple[Any, Any]:
    """Which terms are coded, and the probability with which each was drawn."""
    sizes = np.bincount(strata)
    coded, probability = np.zeros(len(strata), dtype=bool), np.zeros(len(strata))
    for stratum, k in enumerate(allocate(sizes.tolist(), n, allocation)):
        rows = chance.choice(np.flatnonzero(strata == stratum), k, replace=False)
        coded[rows], probability[rows] = True, k / sizes[stratum]
    return coded, probability


class Tally:
    """How often an interval was given, held the truth and left 0 out; and the mean error."""

    def __init__(self) -> None:
        self._seen: list[tuple[float, bool, bool, float]] = []

    def add(self, value: float, low: float, high: float, truth: float) -> None:
        """One sample's figure; NaN where there was none."""
        if np.isfinite(value):
            self._seen.append((value - truth, low <= truth <= high, low > 0 or high < 0,
                               high - low))  # fmt: skip

    @property
    def n(self) -> int:
        """Samples with a figure."""
        return len(self._seen)

    def means(self) -> list[float]:
        """Bias, coverage, share of intervals without 0, width; NaN without figures."""
        if not self._seen:
            return [float("nan")] * 4
        return [float(x) for x in np.array(self._seen, dtype=float).mean(axis=0)]


def simulate(
    n: int, replicates: int, seed: int = SEED, world: World = WORLDS["errs differently"]
) -> dict[str, tuple[Tally, Tally]]:
    """(corrected, machine's) of every outlet and difference; of the machine's accuracy (weighted,
    unweighted)."""
    chance = np.random.default_rng(seed)
    names = [*"ABC", *PAIRS, "accuracy", "precision", "recall"]
    tallies = {name: (Tally(), Tally()) for name in names}
    for _ in range(replicates):
        terms = drawn(chance, world)
        strata = terms.outlet * 4 + (2 * terms.machine_inside + terms.machine).astype(int)
        strata = np.unique(strata, return_inverse=True)[1]
        coded, probability = sampled(chance, strata, n)
        coding = Coding(terms.article, terms.machine * terms.machine_inside, terms.machine_inside,
                        np.where(coded, terms.truth * terms.inside, 0.0),
                        np.where(coded, terms.inside, 0.0), coded, probability)  # fmt: skip
        fitted = Fitted(coding)
        sides = [(fitted.corrected(part), fitted.naive(part))
                 for part in (terms.outlet == k for k in range(3))]  # fmt: skip
        for k, parts in enumerate(sides):
            for tally, part in zip(tallies["ABC"[k]], parts, strict=True):
                tally.add(part.value, *part.ends(), world.rates[k])
        for name, (a, b) in PAIRS.items():
            truth = world.rates[a] - world.rates[b]
            for tally, one, other in zip(tallies[name], sides[a], sides[b], strict=True):
                made = difference(one, other)
                tally.add(made.value, made.low, made.high, truth)
        alike = sampled(chance, terms.machine.astype(int), n, "equal")
        _add_accuracy(tallies, terms, *alike, world)
    return tallies


def _add_accuracy(
    tallies: dict[str, tuple[Tally, Tally]], terms: Drawn, coded: Any, probability: Any,
    world: World,
) -> None:  # fmt: skip
    """The machine's accuracy on the label itself, as many drawn of either machine code; weighted,
    and as if all were drawn alike."""
    rate, right, wrong = (np.array(x) for x in world[:3])
    hits = float((rate * right).mean())
    truth = {"accuracy": hits + float(((1 - rate) * (1 - wrong)).mean()),
             "precision": hits / (hits + float(((1 - rate) * wrong).mean())),
             "recall": hits / float(rate.mean())}  # fmt: skip
    equal = (terms.truth == terms.machine).astype(float)
    for weights in (1 / np.where(coded, probability, 1), np.ones(len(coded))):
        side = int(weights[coded].max() == 1)
        judged = Judged(terms.machine[coded] > 0, terms.truth[coded], weights[coded],
                        terms.article[coded])  # fmt: skip
        made = (weighted_share(equal[coded], judged.weight, judged.article), precision(judged),
                recall(judged))  # fmt: skip
        for (name, right_one), found in zip(truth.items(), made, strict=True):
            tallies[name][side].add(found.value, found.low, found.high, right_one)


if __name__ == "__main__":
    replicates = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    print("| world | coded in all | figure of | samples with one | bias | covers | without 0 | "
          "width | machine: bias | covers | without 0 |")  # fmt: skip
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for name, world in WORLDS.items():
        for n in SIZES:
            for what, (ours, machine) in simulate(n, replicates, world=world).items():
                bias, covers, off, width = ours.means()
                cells = [f"{bias:+.4f}", *(f"{x:.3f}" for x in (covers, off, width)),
                         f"{machine.means()[0]:+.4f}",
                         *(f"{x:.3f}" for x in machine.means()[1:3])]  # fmt: skip
                print(f"| {name} | {n} | {what} | {ours.n} | {' | '.join(cells)} |", flush=True)
