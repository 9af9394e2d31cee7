"""Stretches of sentences that are copies of each other, joined into clusters (union-find)."""

from __future__ import annotations

from typing import Final

#: Two stretches of a sentence are one when they share this much of what they cover together.
SAME: Final = 0.66


class Stretches:
    """Word ranges of sentences, and which of them are copies of each other (union-find)."""

    def __init__(self) -> None:
        #: [first, last + 1) word of each stretch.
        self.ranges: list[tuple[int, int]] = []
        self._parents: list[int] = []
        self._of: dict[int, list[int]] = {}

    def node(self, sentence: int, start: int, end: int) -> int:
        """The stretch of a sentence for this range: one that is much the same, else a new one."""
        for node in self._of.get(sentence, ()):
            a, b = self.ranges[node]
            if min(b, end) - max(a, start) > SAME * (max(b, end) - min(a, start)):
                self.ranges[node] = (min(a, start), max(b, end))
                return node
        self._of.setdefault(sentence, []).append(len(self.ranges))
        self._parents.append(len(self.ranges))
        self.ranges.append((start, end))
        return len(self.ranges) - 1

    def of(self, sentence: int) -> list[int]:
        """The stretches of a sentence, in its order."""
        return sorted(self._of.get(sentence, ()), key=lambda node: self.ranges[node])

    def root(self, node: int) -> int:
        """The stretch that stands for the cluster."""
        while self._parents[node] != node:
            self._parents[node] = self._parents[self._parents[node]]
            node = self._parents[node]
        return node

    def join(self, left: int, right: int) -> None:
        """Put two stretches into one cluster."""
        a, b = self.root(left), self.root(right)
        self._parents[max(a, b)] = min(a, b)
