"""A linear-chain CRF over BIO labels."""

from __future__ import annotations

import torch
from torch import Tensor, nn


class Crf(nn.Module):
    """Scores of label sequences: emissions, transitions [from, to], first and last label."""

    def __init__(self, n_labels: int) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(n_labels, n_labels))
        self.first = nn.Parameter(torch.zeros(n_labels))
        self.last = nn.Parameter(torch.zeros(n_labels))

    def forward(self, emissions: Tensor, labels: Tensor, n_words: Tensor) -> Tensor:
        """Negative log likelihood, summed over the batch.

        emissions: (B, W, L) float32; labels: (B, W), anything in padding; n_words: (B,).
        """
        mask = torch.arange(labels.shape[1])[None, :] < n_words[:, None]
        return (self._norm(emissions, mask) - self._score(emissions, labels, mask)).sum()

    def _score(self, emissions: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        labels = labels.clamp(min=0)
        chosen = emissions.gather(2, labels[:, :, None])[:, :, 0]
        steps = self.transitions[labels[:, :-1], labels[:, 1:]]
        last = labels.gather(1, mask.sum(1, keepdim=True) - 1)[:, 0]
        total = (chosen * mask).sum(1) + (steps * mask[:, 1:]).sum(1)
        return total + self.first[labels[:, 0]] + self.last[last]

    def _norm(self, emissions: Tensor, mask: Tensor) -> Tensor:
        alpha = self.first + emissions[:, 0]
        for i in range(1, emissions.shape[1]):
            step = torch.logsumexp(alpha[:, :, None] + self.transitions, 1) + emissions[:, i]
            alpha = torch.where(mask[:, i, None], step, alpha)
        return torch.logsumexp(alpha + self.last, 1)
