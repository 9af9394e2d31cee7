"""The whole model: the encoder and its heads, with one loss for each."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from framing.syntax import LABELS
from framing.training.batches import IGNORED, Batch
from framing.training.crf import Crf, reach
from framing.training.network import SMALL, CheapDropout, Encoder, Size, make_pool
from framing.training.soft import Soft, SoftTargets, link_loss

ARC, RELATION, LINK = 192, 64, 96
FAR = -1e4
#: Embeddings that never train.
FROZEN = frozenset(("encoder.word.weight", "encoder.position.weight"))


class Biaffine(nn.Module):
    """Scores of word pairs: (B, W, width) -> (B, W dependents, W heads)."""

    def __init__(self, width: int, size: int) -> None:
        super().__init__()
        self.dependent = nn.Linear(width, size)
        self.head = nn.Linear(width, size)
        self.weight = nn.Parameter(torch.zeros(size + 1, size))
        nn.init.xavier_uniform_(self.weight)

    def forward(self, states: Tensor) -> Tensor:
        """Scores of each word for each head."""
        left = functional.gelu(self.dependent(states))
        left = torch.cat([left, torch.ones_like(left[:, :, :1])], 2)
        right = functional.gelu(self.head(states))
        return (left @ self.weight.to(left.dtype)) @ right.transpose(1, 2)


class Relations(nn.Module):
    """Scores of the relation of each word to a given head: (B, W, n_relations)."""

    def __init__(self, width: int, n_relations: int) -> None:
        super().__init__()
        self.dependent = nn.Linear(width, RELATION)
        self.head = nn.Linear(width, RELATION)
        self.weight = nn.Parameter(torch.zeros((RELATION + 1), n_relations * (RELATION + 1)))
        nn.init.xavier_uniform_(self.weight)

    def forward(self, states: Tensor, heads: Tensor) -> Tensor:
        """states: (B, W, width); heads: (B, W) word indices."""
        left = functional.gelu(self.dependent(states))
        right = functional.gelu(self.head(states))
        right = right.gather(1, heads[:, :, None].expand(-1, -1, RELATION))
        one = torch.ones_like(left[:, :, :1])
        left, right = torch.cat([left, one], 2), torch.cat([right, one], 2)
        table = (left @ self.weight.to(left.dtype)).view(*heads.shape, -1, RELATION + 1)
        return (table @ right[..., None])[..., 0]


class Inventory(NamedTuple):
    """How many tags and relations the parser's heads tell apart."""

    n_tags: int
    n_relations: int


class Model(nn.Module):
    """Tagger, linker and (with an inventory) parser on one encoder; dropout bits from `seed`."""

    def __init__(self, size: Size, inventory: Inventory | None, seed: int, pool: int) -> None:
        super().__init__()
        dropout = CheapDropout(0.1, make_pool(0.1, pool, seed))
        self.encoder = Encoder(size, dropout)
        self.dropout = dropout
        width = size.width
        self.inner = nn.Linear(width, SMALL.width)
        self.emit = nn.Linear(SMALL.width, len(LABELS))
        self.crf = Crf(len(LABELS))
        self.cue_link, self.source_link = Biaffine(width, LINK), Biaffine(width, LINK)
        if inventory:
            self.mix = nn.Parameter(torch.zeros(size.layers + 1))
            self.tag = nn.Linear(width, inventory.n_tags)
            self.sentence_start = nn.Linear(width, 1)
            self.arc = Biaffine(width, ARC)
            self.relation = Relations(width, inventory.n_relations)

    def word_states(self, batch: Batch) -> list[Tensor]:
        """The states of each word's first piece: (B, W, width) for every layer."""
        layers = self.encoder(batch.ids, batch.shapes, batch.quotes, batch.lengths)
        index = batch.first[:, :, None].expand(-1, -1, self.encoder.size.width)
        return [x.gather(1, index) for x in layers]

    def emissions(self, state: Tensor) -> Tensor:
        """BIO scores, (B, W, 7) float32."""
        inner: Tensor = self.dropout(functional.gelu(self.inner(state)))
        scores: Tensor = self.emit(inner)
        return scores.float()

    def links(self, state: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
        """Scores to cues and to sources, (B, W, W) float32; words of the padding far away."""
        far = (~reach(batch.labels, batch.n_words)).float()[:, None, :] * FAR
        return self.cue_link(state).float() + far, self.source_link(state).float() + far

    def forward(
        self, batch: Batch, wanted: frozenset[str], soft: SoftTargets | None = None
    ) -> dict[str, Tensor]:
        """The losses of the tagger's and the parser's heads where any of theirs is wanted.

        Each is a mean over words. With `soft`, the tagger learns from the mean of the gold labels
        and a teacher's.
        """
        states = self.word_states(batch)
        losses: dict[str, Tensor] = {}
        if "crf" in wanted:
            given = soft.of(batch) if soft else None
            losses |= self._tagger_losses(batch, self.dropout(states[-1]), given)
        if "arc" in wanted:
            weights = torch.softmax(self.mix, 0).to(states[0].dtype)
            mixed = sum(w * s for w, s in zip(weights, states, strict=True))
            losses |= self._parser_losses(batch, self.dropout(mixed))
        return losses

    def _tagger_losses(
        self, batch: Batch, state: Tensor, soft: Soft | None
    ) -> dict[str, Tensor]:
        emissions = self.emissions(state)
        mask = reach(batch.labels, batch.n_words)
        to_cue, to_source = self.links(state, batch)
        score = self.crf.score(emissions, batch.labels, mask)
        emit = _cross_entropy(emissions, batch.labels)
        cue = _cross_entropy(to_cue, batch.to_cue)
        source = _cross_entropy(to_source, batch.to_source)
        if soft:
            own = 1 - soft.weight
            taught = self.crf.expected_score(emissions, soft.pairs, mask)
            score = own * score + soft.weight * taught
            log_shares = torch.log_softmax(emissions, 2) * mask[:, :, None]
            taught_emit = -(soft.pairs.sum(2) * log_shares).sum() / mask.sum()
            emit = own * emit + soft.weight * taught_emit
            cue = own * cue + soft.weight * link_loss(to_cue, soft.cues)
            source = own * source + soft.weight * link_loss(to_source, soft.sources)
        likelihood = (self.crf.norm(emissions, mask) - score).sum() / batch.n_words.sum()
        return {"crf": likelihood, "emit": emit, "cue": cue, "source": source}

    def _parser_losses(self, batch: Batch, mixed: Tensor) -> dict[str, Tensor]:
        sentence = (batch.sentence_starts == 1).long().cumsum(1)
        sentence = sentence.masked_fill(batch.labels == IGNORED, -1)
        apart = (sentence[:, :, None] != sentence[:, None, :]).float() * FAR
        heads = batch.heads
        starts = batch.sentence_starts.masked_fill(batch.paragraph_starts == 1, IGNORED)
        asked = starts != IGNORED
        start_scores = self.sentence_start(mixed)[:, :, 0].float()
        relation = self.relation(mixed, heads.clamp(min=0)).float()
        return {
            "tag": _cross_entropy(self.tag(mixed).float(), batch.tags),
            "start": functional.binary_cross_entropy_with_logits(
                start_scores[asked], starts[asked].float()
            ),
            "arc": _cross_entropy(self.arc(mixed).float() + apart, heads),
            "relation": _cross_entropy(
                relation, batch.relations.masked_fill(heads == IGNORED, IGNORED)
            ),
        }


def _cross_entropy(scores: Tensor, targets: Tensor) -> Tensor:
    """Mean cross entropy over the targets that are asked for; 0 where none is."""
    n = (targets != IGNORED).sum().clamp(min=1)
    flat = functional.cross_entropy(
        scores.flatten(0, 1), targets.flatten(), ignore_index=IGNORED, reduction="sum"
    )
    return flat / n
