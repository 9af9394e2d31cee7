"""How often nominal 95% intervals hold the truth when words cluster in articles.

    python tests/benchmarks/coverage.py [--repeat N] [--seed N] [--others] [--of NAME ...]

Draws samples of articles from populations whose truth is known and counts how often the interval
holds it. An article has none to very many mentions (a gamma-mixed Poisson), and its own rate (a
beta distribution with the intraclass correlation `icc`): the higher, the more an article says one
thing throughout. Groups that are compared differ (`apart`: the second has half the rate) or do not.
`boot` is the percentile bootstrap of whole articles, which is not used, for comparison. In `copied`
half of the mentions stand in passages that several articles print; `as articles` is the interval
that takes each copy for a decision of its own, which is not used. Prints one line a design: of the
samples, the share that get a number (the others say "too few"); of these, how many intervals hold
the truth, and how many lie above it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse, special

from framing.analysis.estimates.intervals import (
    Estimate,
    Floats,
    enough,
    jackknife,
    mean_level,
    share,
)
from framing.analysis.estimates.log_odds import Counts, log_odds
from framing.analysis.estimates.shared import cells

Draw = np.random.Generator


class Design(NamedTuple):
    """Articles, rate, correlation within articles, mentions an article on average."""

    articles: int
    rate: float
    icc: float
    mentions: float


class Result(NamedTuple):
    """An interval of one sample and what it should hold; `low` is NaN where there is no number."""

    name: str
    low: float
    high: float
    truth: float


ALL_OR_NONE = 1.0
DESIGNS = [Design(c, p, icc, n) for c in (10, 20, 40, 120) for p in (0.05, 0.2, 0.5)
           for icc, n in ((0.05, 4), (0.3, 4), (0.15, 20))]  # fmt: skip
#: Designs that nothing was chosen on but the smoothing; in the last, articles say all or nothing.
OTHERS = [*(Design(c, p, icc, n) for c in (12, 30, 70) for p in (0.03, 0.1, 0.35)
            for icc, n in ((0.1, 3), (0.5, 3), (0.1, 12), (0.3, 12), (0.02, 30))),
          *(Design(c, p, ALL_OR_NONE, 12) for c in (30, 70)
            for p in (0.03, 0.1, 0.35))]  # fmt: skip
_REPLICATES = 200
#: Words that are compared in one draw of two groups.
_WORDS = 5
#: The strongest levels below and above 0 that are in use.
_SCALE = (2.0, 1.0)
#: What the rate of the second group is of that of the first.
_APART = 0.5
#: Designs of which fewer samples than this get a number count as those that do not.
LEAST = 0.1


def lengths(rng: Draw, design: Design) -> Floats:
    """Mentions in each article."""
    return rng.poisson(rng.gamma(0.8, design.mentions / 0.8, design.articles)).astype(float)


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


def shares(rng: Draw, design: Design) -> Iterator[Result]:
    """A share, and a mean level of -2 or 0, and of -2, 0 or 1, of the same mentions."""
    n = lengths(rng, design)
    k = cases(rng, n, design.rate, design.icc)
    p, found = design.rate, share(k, n)
    yield _result("share", found, p)
    if np.isfinite(found.low):
        yield Result("boot", *bootstrap(rng, k[n > 0], n[n > 0]), p)
    level = mean_level(np.zeros_like(k), 2 * k, n, (_SCALE[0], 0.0))
    yield _result("mean", level, -2 * p)
    more = rng.binomial((n - k).astype(int), 0.3).astype(float)
    yield _result("two-sided mean", mean_level(more, 2 * k, n, _SCALE), 0.3 * (1 - p) - 2 * p)


def copied(rng: Draw, design: Design) -> Iterator[Result]:
    """A share where passages of a few mentions each stand in several articles, a few in very many:
    43% to 65% of all mentions; `as articles` takes every copy for a decision of its own.
    """
    n = lengths(rng, design)
    k = cases(rng, n, design.rate, design.icc)
    printed = np.minimum(1 + rng.geometric(0.3, design.articles), design.articles // 2)
    printed[: design.articles // 40] = design.articles // 4
    held = rng.poisson(design.mentions / 8, len(printed)) + 1
    yes = cases(rng, held.astype(float), design.rate, max(design.icc, 0.3))
    where = [rng.choice(design.articles, size, replace=False) for size in printed]
    cluster = np.concatenate([np.repeat(at, times) for at, times in zip(where, held, strict=True)])
    says = np.concatenate([np.tile(np.arange(m) < y, (size, 1)).ravel()
                           for size, m, y in zip(printed, held, yes, strict=True)])  # fmt: skip
    passage = pd.Series(np.repeat(np.arange(len(printed)), printed * held), dtype="Int64")
    n += np.bincount(cluster, minlength=len(n))
    k += np.bincount(cluster, says, len(n))
    shared = cells(cluster, passage).shared(says.astype(float), np.ones(len(says)))
    yield _result("copied", share(k, n, shared), design.rate)
    yield _result("as articles", share(k, n), design.rate)


def differences(rng: Draw, design: Design) -> Iterator[Result]:
    """Of two mean levels of -2 or 0, that differ and that do not."""
    for name, ratio in (("difference", 1.0), ("difference apart", _APART)):
        sides = []
        for p in (design.rate, ratio * design.rate):
            n = lengths(rng, design)
            sides.append(np.column_stack([cases(rng, n, p, design.icc), n]))
        none = np.zeros_like(sides[0])
        both = np.vstack([np.hstack([sides[0], none]), np.hstack([none, sides[1]])])
        (found,) = jackknife(both, both[:, [1, 3]], _difference)
        yield _result(name, found, -2 * design.rate * (1 - ratio))


def odds(rng: Draw, design: Design) -> Iterator[Result]:
    """The log-odds ratios of two groups, for `_WORDS` words of the same articles."""
    for name, ratio in (("log-odds", 1.0), ("log-odds apart", _APART)):
        sides = [lengths(rng, design) for _ in range(2)]
        p = design.rate, ratio * design.rate
        truth = float(special.logit(p[0]) - special.logit(p[1]))
        if not all(enough(n) for n in sides):
            yield from (Result(name, np.nan, np.nan, truth) for _ in range(_WORDS))
            continue
        k = [np.column_stack([cases(rng, n, pi, design.icc) for _ in range(_WORDS)])
             for n, pi in zip(sides, p, strict=True)]  # fmt: skip
        n = np.concatenate(sides)
        counts = Counts(sparse.csr_array(np.vstack(k)), n, np.arange(len(n)) < design.articles)
        found = log_odds(counts)
        yield from (Result(name, float(low), float(high), truth)
                    for low, high in zip(found.low, found.high, strict=True))  # fmt: skip


def bootstrap(rng: Draw, k: Floats, n: Floats) -> tuple[float, float]:
    """The percentile interval over resampled articles."""
    times = rng.multinomial(len(k), np.full(len(k), 1 / len(k)), size=_REPLICATES)
    totals = times @ n
    ratios = (times @ k)[totals > 0] / totals[totals > 0]
    low, high = np.quantile(ratios, [0.025, 0.975])
    return float(low), float(high)


def _difference(totals: Floats) -> Floats:
    a, b = (-2 * totals[..., i : i + 1] / totals[..., i + 1 : i + 2] for i in (0, 2))
    return np.asarray(a - b)


def _result(name: str, found: Estimate, truth: float) -> Result:
    return Result(name, found.low, found.high, truth)


MAKERS = {"shares": shares, "copied": copied, "differences": differences, "odds": odds}


class Coverage(NamedTuple):
    """Of one kind of interval in one design: samples, share with a number, share of these that
    hold the truth, share that lie above it."""

    n: int
    given: float
    held: float
    above: float


def measure(rng: Draw, design: Design, repeat: int, of: list[str]) -> Mapping[str, Coverage]:
    """The coverage of every kind of interval in `repeat` samples of a design."""
    found: dict[str, list[Result]] = {}
    for _ in range(repeat):
        for name in of:
            for result in MAKERS[name](rng, design):
                found.setdefault(result.name, []).append(result)
    made = {}
    for name, results in found.items():
        low, high, truth = np.array([r[1:] for r in results]).T
        given = ~np.isnan(low)
        held = ((low <= truth) & (truth <= high))[given]
        above = (low > truth)[given]
        shares_of = (float(x.mean()) if len(x) else np.nan for x in (held, above))
        made[name] = Coverage(len(results), float(given.mean()), *shares_of)
    return made


def main() -> None:
    """Run the designs and print the coverage."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=2000, help="samples a design")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--others", action="store_true", help="other designs")
    parser.add_argument("--of", nargs="*", choices=list(MAKERS), default=list(MAKERS))
    given = parser.parse_args()
    every: dict[str, list[tuple[Design, Coverage]]] = {}
    print("articles rate icc mentions | covered (of it above the truth), share with a number")
    for design in OTHERS if given.others else DESIGNS:
        rng = np.random.default_rng([given.seed, *(round(100 * x) for x in design)])
        made = measure(rng, design, given.repeat, given.of)
        for name, found in made.items():
            every.setdefault(name, []).append((design, found))
        print(*design, "|", "; ".join(f"{name} {c.held:.3f} ({c.above:.3f}) {c.given:.2f}"
                                      for name, c in made.items()), flush=True)  # fmt: skip
    print("\nkind: designs with a number | mean, lowest, highest | within .93 to .97, above, below")
    for name, rows in every.items():
        x = np.array([c.held for _, c in rows if c.given >= LEAST])
        if len(x):
            print(f"{name}: {len(x)} of {len(rows)} | {x.mean():.3f}, {x.min():.3f}, {x.max():.3f}"
                  f" | {((x >= 0.93) & (x <= 0.97)).sum()}, {(x > 0.97).sum()},"
                  f" {(x < 0.93).sum()}")  # fmt: skip


if __name__ == "__main__":
    main()
