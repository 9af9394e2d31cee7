"""The mean of the weights over the end of a stage, which is better than the last ones."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import nn


class Average:
    """The mean of the weights over the last steps of a stage."""

    def __init__(self, parameters: Sequence[nn.Parameter]) -> None:
        self.n = 0
        self.sums = [torch.zeros_like(p) for p in parameters]

    @torch.no_grad()
    def add(self, parameters: Sequence[nn.Parameter]) -> None:
        """Take the present weights in; an exponential mean of about 100 steps."""
        self.n += 1
        share = max(1 / self.n, 0.01)
        torch._foreach_lerp_(self.sums, [p.detach() for p in parameters], share)

    @torch.no_grad()
    def apply(self, parameters: Sequence[nn.Parameter]) -> None:
        """Set the weights to their mean (if any was taken)."""
        if self.n:
            for p, mean in zip(parameters, self.sums, strict=True):
                p.copy_(mean)
