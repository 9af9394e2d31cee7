"""Are corrected rates unbiased, do their intervals cover: python tests/benchmarks/corrected.py

Three outlets print 150 articles of 8 terms on average each; whether a term is a label of the kind
counted varies between articles (intraclass correlation .15). The machine errs differently by
outlet (`WORLDS`): in the first world it finds 95, 70 and 85% of the labels and takes 3, 5 and 20%
of the others for one. n terms are drawn, stratified by outlet and machine code, and coded without
error. The rate to be estimated is the outlet's own, not that of the articles at hand.
"""

from __future__ import annotations

import sys
from typing import Any, NamedTuple

import numpy as np

from framing.analysis.coding.estimates import Coding, corrected_rates
from framing.analysis.coding.sampling import allocate

SEED = 20220105
N_ARTICLES, N_TERMS, ICC = 150, 8, 0.15


class World(NamedTuple):
    """By outlet: rate of the label, share of them found, share of the others taken for one."""

    rates: tuple[float, float, float]
    found: tuple[float, float, float]
    wrong: tuple[float, float, float]


WORLDS = {
    "errs differently": World((0.30, 0.30, 0.50), (0.95, 0.70, 0.85), (0.03, 0.05, 0.20)),
    "hardly errs": World((0.20, 0.30, 0.50), (0.97, 0.95, 0.98), (0.01, 0.03, 0.02)),
    "rare label": World((0.05, 0.05, 0.10), (0.90, 0.70, 0.85), (0.01, 0.02, 0.05)),
}


def drawn(chance: np.random.Generator, world: World) -> tuple[Any, ...]:
    """Article, outlet, truth and machine code of every term."""
    rate, right, wrong = (np.array(x) for x in world)
    spread = 1 / ICC - 1
    outlet_of = np.repeat(np.arange(3), N_ARTICLES)
    rates = chance.beta(rate[outlet_of] * spread, (1 - rate[outlet_of]) * spread)
    article = np.repeat(np.arange(len(outlet_of)), 1 + chance.poisson(N_TERMS - 1, len(outlet_of)))
    outlet = outlet_of[article]
    truth = chance.random(len(article)) < rates[article]
    machine = chance.random(len(article)) < np.where(truth, right[outlet], wrong[outlet])
    return article, outlet, truth.astype(float), machine.astype(float)


def sampled(chance: np.random.Generator, strata: Any, n: int) -> tuple[Any, Any]:
    """Which terms are coded, and the probability with which each was drawn."""
    sizes = np.bincount(strata)
    coded, probability = np.zeros(len(strata), dtype=bool), np.zeros(len(strata))
    for stratum, k in enumerate(allocate(sizes.tolist(), n, "proportional")):
        rows = chance.choice(np.flatnonzero(strata == stratum), k, replace=False)
        coded[rows], probability[rows] = True, k / sizes[stratum]
    return coded, probability


def simulate(
    n: int, replicates: int, seed: int = SEED, world: World = WORLDS["errs differently"]
) -> dict[str, Any]:
    """Bias, coverage of 95% intervals and their width by outlet, corrected and naive."""
    chance = np.random.default_rng(seed)
    sums = {name: np.zeros(3) for name in ("bias", "cover", "width", "naive bias", "naive cover")}
    for _ in range(replicates):
        article, outlet, truth, machine = drawn(chance, world)
        coded, probability = sampled(chance, outlet * 2 + machine.astype(int), n)
        ones = np.ones(len(article))
        coding = Coding(article, machine, ones, np.where(coded, truth, 0.0), ones, coded,
                        probability)  # fmt: skip
        for k, rate in enumerate(corrected_rates(coding, outlet, 3)):
            sums["bias"][k] += rate.value - world.rates[k]
            sums["cover"][k] += rate.low <= world.rates[k] <= rate.high
            sums["width"][k] += rate.high - rate.low
            sums["naive bias"][k] += rate.naive - world.rates[k]
            sums["naive cover"][k] += rate.naive_low <= world.rates[k] <= rate.naive_high
    return {name: values / replicates for name, values in sums.items()}


if __name__ == "__main__":
    replicates = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    print("| world | coded in all | outlet | bias | covers | width | naive bias | naive covers |")
    print("|---|---|---|---|---|---|---|---|")
    for name, world in WORLDS.items():
        for n in (150, 200, 400):
            found = simulate(n, replicates, world=world)
            for k in range(3):
                print(f"| {name} | {n} | {'ABC'[k]} | " + " | ".join(
                    f"{found[what][k]:+.3f}" if "bias" in what else f"{found[what][k]:.3f}"
                    for what in ("bias", "cover", "width", "naive bias", "naive cover"))
                    + " |", flush=True)  # fmt: skip
