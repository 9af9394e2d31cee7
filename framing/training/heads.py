"""The whole model: the encoder and its heads, with one loss for each."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from framing.syntax import LABELS
from framing.training.batches import IGNORED, Batch
from framing.training.crf import Crf
from framing.training.network import LAYERS, SIZE, CheapDropout, Encoder, make_pool

ARC, RELATION, LINK = 192, 64, 96
FAR = -1e4
#: Embeddings that never train.
FROZEN = frozenset(("encoder.word.weight", "encoder.position.weight"))


class Biaffine(nn.Module):
    """Scores of word pairs: (B, W, SIZE) -> (B, W dependents, W heads)."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.dependent = nn.Linear(SIZE, size)
        self.head = nn.Linear(SIZE, size)
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

    def __init__(self, n_relations: int) -> None:
        super().__init__()
        self.dependent = nn.Linear(SIZE, RELATION)
        self.head = nn.Linear(SIZE, RELATION)
        self.weight = nn.Parameter(torch.zeros((RELATION + 1), n_relations * (RELATION + 1)))
        nn.init.xavier_uniform_(self.weight)

    def forward(self, states: Tensor, heads: Tensor) -> Tensor:
        """states: (B, W, SIZE); heads: (B, W) word indices."""
        left = functional.gelu(self.dependent(states))
        right = functional.gelu(self.head(states))
        right = right.gather(1, heads[:, :, None].expand(-1, -1, RELATION))
        one = torch.ones_like(left[:, :, :1])
        left, right = torch.cat([left, one], 2), torch.cat([right, one], 2)
        table = (left @ self.weight.to(left.dtype)).view(*heads.shape, -1, RELATION + 1)
        return (table @ right[..., None])[..., 0]


class Model(nn.Module):
    """Tagger, linker and parser on one encoder; dropout bits come from `seed`."""

    def __init__(self, n_tags: int, n_relations: int, seed: int) -> None:
        super().__init__()
        dropout = CheapDropout(0.1, make_pool(0.1, 1 << 24, seed))
        self.encoder = Encoder(dropout)
        self.dropout = dropout
        self.inner = nn.Linear(SIZE, SIZE)
        self.emit = nn.Linear(SIZE, len(LABELS))
        self.crf = Crf(len(LABELS))
        self.cue_link, self.source_link = Biaffine(LINK), Biaffine(LINK)
        self.mix = nn.Parameter(torch.zeros(LAYERS + 1))
        self.tag = nn.Linear(SIZE, n_tags)
        self.sentence_start = nn.Linear(SIZE, 1)
        self.arc = Biaffine(ARC)
        self.relation = Relations(n_relations)

    def word_states(self, batch: Batch) -> list[Tensor]:
        """The states of each word's first piece: (B, W, SIZE) for every layer."""
        layers = self.encoder(batch.ids, batch.shapes, batch.quotes, batch.lengths)
        index = batch.first[:, :, None].expand(-1, -1, SIZE)
        return [x.gather(1, index) for x in layers]

    def emissions(self, state: Tensor) -> Tensor:
        """BIO scores, (B, W, 7) float32."""
        inner: Tensor = self.dropout(functional.gelu(self.inner(state)))
        scores: Tensor = self.emit(inner)
        return scores.float()

    def forward(self, batch: Batch, wanted: frozenset[str]) -> dict[str, Tensor]:
        """The losses of the tagger's and the parser's heads where any of theirs is wanted.

        Each is a mean over words.
        """
        states = self.word_states(batch)
        losses: dict[str, Tensor] = {}
        if "crf" in wanted:
            losses |= self._tagger_losses(batch, self.dropout(states[-1]))
        if "arc" in wanted:
            weights = torch.softmax(self.mix, 0).to(states[0].dtype)
            mixed = sum(w * s for w, s in zip(weights, states, strict=True))
            losses |= self._parser_losses(batch, self.dropout(mixed))
        return losses

    def _tagger_losses(self, batch: Batch, state: Tensor) -> dict[str, Tensor]:
        emissions = self.emissions(state)
        reach = torch.arange(batch.labels.shape[1])[None, :] < batch.n_words[:, None]
        far = (~reach).float()[:, None, :] * FAR
        return {
            "crf": self.crf(emissions, batch.labels, batch.n_words) / batch.n_words.sum(),
            "emit": _cross_entropy(emissions, batch.labels),
            "cue": _cross_entropy(self.cue_link(state).float() + far, batch.to_cue),
            "source": _cross_entropy(self.source_link(state).float() + far, batch.to_source),
        }

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
