"""How an outlet differs from the others: the same figures of both, side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from framing.analysis.evidence import STRONG
from framing.analysis.findings import SOFTENED
from framing.analysis.sourcing import Sourcing
from framing.reporting.matrices import Count
from framing.reporting.views import Contrast
from framing.reporting.wording import k_of_n


def contrasts(
    name: str, sourcing: Mapping[str, Sourcing], counts: Mapping[str, Sequence[Count]]
) -> tuple[Contrast, ...]:
    """Figures of the outlet `name` beside those of all others; none where there is no other.

    `sourcing` is by outlet; `counts` by voice, as in `Count.voice`.
    """
    own = sourcing.get(name)
    rest = [s for other, s in sourcing.items() if other != name]
    if own is None or not rest:
        return ()
    others = _summed(rest)
    mine = counts.get(f"outlet:{name}", ())
    theirs = [c for voice, of_voice in counts.items()
              if voice.startswith("outlet:") and voice != f"outlet:{name}"
              for c in of_voice]  # fmt: skip
    return (
        Contrast("Words that are somebody else’s", _words(own), _words(others)),
        Contrast("Attributions that name nobody", _unnamed(own), _unnamed(others)),
        Contrast("Attributions quoted verbatim, whole or in part", _direct(own), _direct(others)),
        Contrast("Strongly negative names (−2, −3) in its own voice",
                 _share(mine, is_strong, _rated), _share(theirs, is_strong, _rated)),
        Contrast("Acts of force softened or hidden in its own voice",
                 _share(mine, _softened, _of_force), _share(theirs, _softened, _of_force)),
    )  # fmt: skip


def is_strong(one: Count) -> bool:
    """Whether these are strongly negative names."""
    level = _level(one, "L")
    return level is not None and level <= STRONG and one.topic[1] == "named"


def _level(one: Count, letter: str) -> int | None:
    key = one.column.key
    return int(key[1:]) if key.startswith(letter) else None


def _rated(one: Count) -> bool:
    return _level(one, "L") is not None and one.topic[1] == "named"


def _of_force(one: Count) -> bool:
    return _level(one, "H") is not None


def _softened(one: Count) -> bool:
    level = _level(one, "H")
    return level is not None and level >= SOFTENED


_Which = Callable[[Count], bool]


def _share(counts: Sequence[Count], hit: _Which, within: _Which) -> str:
    return k_of_n(sum(c.n for c in counts if hit(c)), sum(c.n for c in counts if within(c)))


def _words(s: Sourcing) -> str:
    return k_of_n(s.n_attributed_words, s.n_words)


def _unnamed(s: Sourcing) -> str:
    return k_of_n(s.n_unspecified, s.n_attributions)


def _direct(s: Sourcing) -> str:
    return k_of_n(s.n_direct + s.n_partly_direct, s.n_attributions)


def _summed(parts: Sequence[Sourcing]) -> Sourcing:
    names = Sourcing.__dataclass_fields__
    return replace(parts[0], **{n: sum(int(getattr(p, n)) for p in parts) for n in names})
