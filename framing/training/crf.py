"""A linear-chain CRF over BIO labels."""

from __future__ import annotations

import torch
from torch import Tensor, nn

#: A score that no path takes.
_NEVER = -1e4


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
        mask = reach(labels, n_words)
        return (self.norm(emissions, mask) - self.score(emissions, labels, mask)).sum()

    def score(self, emissions: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """The scores of given label sequences, (B,)."""
        labels = labels.clamp(min=0)
        chosen = emissions.gather(2, labels[:, :, None])[:, :, 0]
        steps = self.transitions[labels[:, :-1], labels[:, 1:]]
        last = labels.gather(1, mask.sum(1, keepdim=True) - 1)[:, 0]
        total = (chosen * mask).sum(1) + (steps * mask[:, 1:]).sum(1)
        return total + self.first[labels[:, 0]] + self.last[last]

    def expected_score(self, emissions: Tensor, pairs: Tensor, mask: Tensor) -> Tensor:
        """The mean score of sequences drawn from a distribution, (B,).

        pairs: (B, W, L, L), the shares of (label before, label here); at a sequence's first word
        only their sums over the label before count.
        """
        here = pairs.sum(2)
        last = here.gather(1, (mask.sum(1) - 1)[:, None, None].expand(-1, 1, here.shape[2]))[:, 0]
        steps = (pairs[:, 1:] * self.transitions).sum((2, 3))
        total = ((here * emissions).sum(2) * mask).sum(1) + (steps * mask[:, 1:]).sum(1)
        return total + here[:, 0] @ self.first + last @ self.last

    def norm(self, emissions: Tensor, mask: Tensor) -> Tensor:
        """The log of the sum over all label sequences, (B,)."""
        return self._join(emissions, self.transitions + emissions[:, 1:, None, :], mask)

    def pairs(self, emissions: Tensor, n_words: Tensor) -> Tensor:
        """The shares of (label before, label here) among all sequences, (B, W, L, L).

        At the first word the label before is the first one. The gradient of the norm by each
        step's scores (Eisner 2016).
        """
        mask = reach(emissions[:, :, 0], n_words)
        with torch.enable_grad():
            steps = (self.transitions + emissions[:, 1:, None, :]).detach().requires_grad_()
            start = emissions[:, 0].detach().requires_grad_()
            total = self._join(torch.cat([start[:, None], emissions[:, 1:].detach()], 1), steps,
                               mask).sum()  # fmt: skip
            begin, moves = torch.autograd.grad(total, (start, steps))
        out = torch.zeros(*emissions.shape, emissions.shape[2], device=emissions.device)
        out[:, 0, 0] = begin
        out[:, 1:] = moves
        return out

    def _join(self, emissions: Tensor, steps: Tensor, mask: Tensor) -> Tensor:
        """Log-sum over all paths: neighbouring steps are joined two by two, so that the number of
        operations in a row grows with the logarithm of the length.

        steps: (B, W - 1, L, L), scores of the moves to words 1 to W - 1.
        """
        n = steps.shape[2]
        still = torch.full((n, n), _NEVER, device=steps.device).fill_diagonal_(0.0)
        steps = torch.where(mask[:, 1:, None, None], steps, still)
        while steps.shape[1] > 1:
            if steps.shape[1] % 2:
                steps = torch.cat([steps, still.expand(len(steps), 1, n, n)], 1)
            left, right = steps[:, 0::2], steps[:, 1::2]
            steps = torch.logsumexp(left[..., :, :, None] + right[..., None, :, :], -2)
        alpha = self.first + emissions[:, 0]
        if steps.shape[1]:
            alpha = torch.logsumexp(alpha[:, :, None] + steps[:, 0], 1)
        return torch.logsumexp(alpha + self.last, 1)


def reach(words: Tensor, n_words: Tensor) -> Tensor:
    """(B, W): True where a row has a word."""
    return torch.arange(words.shape[1], device=words.device)[None, :] < n_words[:, None]
