"""Arc scores -> heads: the best tree of each sentence with exactly one root."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.intp]


def best_heads(scores: Floats) -> list[int]:
    """Heads within one sentence, the root its own head; always a tree with one root.

    scores: (n, n), scores[i, j] for j as head of i, scores[i, i] for i as root. The argmax where
    it is a tree already (nine sentences in ten), else the best spanning tree.
    """
    n = len(scores)
    if n == 0:
        return []
    heads = scores.argmax(1)
    if is_tree(heads):
        return [int(h) for h in heads]
    return _best_tree(scores.astype(np.float64), heads)


def is_tree(heads: Sequence[int] | Ints) -> bool:
    """Whether exactly one word is its own head and every other one reaches it."""
    if sum(int(h) == i for i, h in enumerate(heads)) != 1:
        return False
    state = [0] * len(heads)
    for i in range(len(heads)):
        path = []
        while not state[i]:
            state[i] = 1
            path.append(i)
            i = int(heads[i])
        if state[i] == 1 and int(heads[i]) != i:
            return False
        for k in path:
            state[k] = 2
    return True


def _best_tree(scores: npt.NDArray[np.float64], heads: Ints) -> list[int]:
    """The best tree over the likeliest roots: argmax roots and the three next to it."""
    n = len(scores)
    own = np.diagonal(scores)
    near = np.argsort(scores.max(1) - own, kind="stable")[:3].tolist()
    roots = sorted({*np.flatnonzero(heads == np.arange(n)).tolist()[:8], *near})
    best: tuple[float, list[int]] = (-np.inf, [])
    for root in roots:
        arcs = scores.copy()
        np.fill_diagonal(arcs, -np.inf)
        arcs[root] = -np.inf
        tree = _spanning_tree(arcs, root)
        total = own[root] + sum(scores[i, h] for i, h in enumerate(tree) if i != root)
        if total > best[0]:
            best = (float(total), tree)
    return best[1]


def _spanning_tree(arcs: npt.NDArray[np.float64], root: int) -> list[int]:
    """Chu-Liu/Edmonds: the best tree below `root`. arcs[i, j]: j as head of i."""
    n = len(arcs)
    heads = [int(h) for h in arcs.argmax(1)]
    heads[root] = root
    cycle = _find_cycle(heads, root)
    if not cycle:
        return heads
    inside = np.zeros(n, bool)
    inside[cycle] = True
    rest = [i for i in range(n) if not inside[i]]
    kept = np.array([arcs[i, heads[i]] for i in cycle])
    small = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    small[:-1, :-1] = arcs[np.ix_(rest, rest)]
    leaving = arcs[np.ix_(rest, cycle)]  # a word outside hangs on one of the cycle
    entering = arcs[np.ix_(cycle, rest)] - kept[:, None]  # one of the cycle hangs outside
    small[:-1, -1] = leaving.max(1)
    small[-1, :-1] = entering.max(0)
    found = _spanning_tree(small, rest.index(root))
    for a, i in enumerate(rest):
        if i != root:
            head = found[a]
            heads[i] = cycle[int(leaving[a].argmax())] if head == len(rest) else rest[head]
    enters = found[-1]
    broken = int(entering[:, enters].argmax())
    heads[cycle[broken]] = rest[enters]
    return heads


def _find_cycle(heads: Sequence[int], root: int) -> list[int]:
    """The words of one cycle, or none."""
    state = [0] * len(heads)
    state[root] = 2
    for i in range(len(heads)):
        path = []
        while not state[i]:
            state[i] = 1
            path.append(i)
            i = heads[i]
        if state[i] == 1:
            return path[path.index(i) :]
        for k in path:
            state[k] = 2
    return []
