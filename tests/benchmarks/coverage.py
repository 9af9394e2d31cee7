"""How often nominal 95% intervals hold the truth when words cluster in articles.

    python tests/benchmarks/coverage.py [--repeat N] [--seed N] [--others]

Draws samples of articles from populations whose truth is known and counts how often the interval
holds it. An article has 1 to very many mentions (a gamma-mixed Poisson), and its own rate (a beta
distribution with the intraclass correlation `icc`): the higher, the more an article says one thing
throughout. `boot` is the percentile bootstrap of whole articles, which is not used, for comparison.
Prints one line a design: share of intervals that hold the truth, and share that lie above it.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator

import numpy as np
from scipy import sparse

from framing.analysis.estimates.intervals import Estimate, Floats, jackknife, mean_level, share
from framing.analysis.estimates.log_odds import Counts, log_odds

Draw = np.random.Generator
#: Articles, rate, correlation within articles, mentions an article.
DESIGNS = [(c, p, icc, n) for c in (10, 20, 40, 120) for p in (0.05, 0.2, 0.5)
           for icc, n in ((0.05, 4), (0.3, 4), (0.15, 20))]  # fmt: skip
#: Designs that were not chosen on, but for the smoothing; in the last articles say all or nothing.
OTHERS = [(c, p, icc, n) for c in (12, 30, 70) for p in (0.03, 0.1, 0.35)
          for icc, n in ((0.1, 3), (0.5, 3), (0.1, 12), (0.3, 12), (0.02, 30))]  # fmt: skip
ALL_OR_NONE = 1.0
_REPLICATES = 400
#: Words that are compared in one draw of two groups.
_WORDS = 30
#: The strongest levels below and above 0 that are in use.
_SCALE = (2.0, 1.0)


def lengths(rng: Draw, count: int, mean: float) -> Floats:
    """Mentions in each of `count` articles."""
    return rng.poisson(rng.gamma(0.8, mean / 0.8, count)).astype(float)


def cases(rng: Draw, n: Floats, p: float, icc: float) -> Floats:
    """How many of the mentions of each article are cases; with `ALL_OR_NONE`, half of the articles
    say one thing throughout, and the others show no preference.
    """
    if icc == ALL_OR_NONE:
        throughout = rng.random(len(n)) < 0.5
        rates = np.where(throughout, rng.random(len(n)) < p, p)
        return rng.binomial(n.astype(int), rates).astype(float)
    rates = rng.beta(p * (1 - icc) / icc, (1 - p) * (1 - icc) / icc, len(n))
    return rng.binomial(n.astype(int), rates).astype(float)


def articles(rng: Draw, count: int, p: float, icc: float, mean: float) -> tuple[Floats, Floats]:
    """Cases and mentions of `count` articles."""
    n = lengths(rng, count, mean)
    return cases(rng, n, p, icc), n


def bootstrap(rng: Draw, k: Floats, n: Floats) -> tuple[float, float]:
    """The percentile interval over resampled articles."""
    times = rng.multinomial(len(k), np.full(len(k), 1 / len(k)), size=_REPLICATES)
    totals = times @ n
    ratios = (times @ k)[totals > 0] / totals[totals > 0]
    low, high = np.quantile(ratios, [0.025, 0.975])
    return float(low), float(high)


def shares(rng: Draw, design: tuple[int, float, float, float]) -> Iterator[tuple[str, Estimate]]:
    """A share by `share` and by the bootstrap."""
    k, n = articles(rng, *design)
    found = share(k, n)
    if found.note:
        return
    yield "share", found
    held = n > 0
    yield "boot", Estimate(found.value, *bootstrap(rng, k[held], n[held]), found.n, 0)


def means(rng: Draw, design: tuple[int, float, float, float]) -> Iterator[tuple[str, Estimate]]:
    """A mean level (-2 or 0; -2, 0 or 1), and the difference of two means of -2 or 0."""
    def mean(totals: Floats) -> Floats:
        return np.asarray(-2 * totals[..., :1] / totals[..., 1:2])

    def difference(totals: Floats) -> Floats:
        return mean(totals[..., :2]) - mean(totals[..., 2:])

    sides = [np.column_stack(articles(rng, *design)) for _ in range(2)]
    k, n = sides[0].T
    yield "mean", mean_level(np.zeros_like(k), 2 * k, n, (_SCALE[0], 0.0))
    more = rng.binomial((n - k).astype(int), 0.3).astype(float)
    yield "two-sided mean", mean_level(more, 2 * k, n, _SCALE)
    none = [np.zeros_like(side) for side in sides]
    both = np.vstack([np.hstack([sides[0], none[0]]), np.hstack([none[1], sides[1]])])
    (found,) = jackknife(both, both[:, [1, 3]], difference)
    yield "difference", found


def odds(rng: Draw, design: tuple[int, float, float, float]) -> Iterator[tuple[str, Estimate]]:
    """The log-odds ratios of two groups with the same rates, for `_WORDS` words of one draw of
    article lengths: the truth is 0.
    """
    count, p, icc, mean = design
    n = lengths(rng, 2 * count, mean)
    k = np.column_stack([cases(rng, n, p, icc) for _ in range(_WORDS)])
    found = log_odds(Counts(sparse.csr_array(k), n, np.arange(2 * count) < count))
    for value, low, high in zip(found.log_odds, found.low, found.high, strict=True):
        yield "log_odds", Estimate(float(value), float(low), float(high), 0, 0)


def truth(name: str, p: float) -> float:
    """What the interval should hold."""
    return {"share": p, "boot": p, "mean": -2 * p,
            "two-sided mean": 0.3 * (1 - p) - 2 * p, "difference": 0.0, "log_odds": 0.0}[name]


def main() -> None:
    """Run the designs and print the coverage."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=1000, help="samples a design")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--others", action="store_true",
                        help="shares in other designs than those that were chosen on")  # fmt: skip
    given = parser.parse_args()
    makers: tuple[Callable[..., Iterator[tuple[str, Estimate]]], ...] = (shares, means, odds)
    designs = DESIGNS
    if given.others:
        makers, designs = (shares,), [*OTHERS, (70, 0.03, ALL_OR_NONE, 12)]
    every: dict[str, list[float]] = {}
    print("articles rate icc mentions | covered (of it above the truth), samples with a figure")
    for design in designs:
        rng = np.random.default_rng([given.seed, *(round(100 * x) for x in design)])
        held: dict[str, list[tuple[bool, bool]]] = {}
        for sample in range(given.repeat):
            for make in makers if sample % _WORDS == 0 else makers[:2]:
                for name, found in make(rng, design):
                    if not np.isnan(found.low):
                        wanted = truth(name, design[1])
                        held.setdefault(name, []).append(
                            (found.low <= wanted <= found.high, found.low > wanted))  # fmt: skip
        cells = []
        for name, results in held.items():
            covered, above = np.mean(results, axis=0)
            every.setdefault(name, []).append(float(covered))
            cells.append(f"{name} {covered:.3f} ({above:.3f}) {len(results)}")
        print(*design, "|", "; ".join(cells), flush=True)
    print("\nover all designs: mean, lowest, highest")
    for name, values in every.items():
        print(f"{name}: {np.mean(values):.3f}, {min(values):.3f}, {max(values):.3f}")


if __name__ == "__main__":
    main()
