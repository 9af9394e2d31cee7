"""The encoder: a transformer with two added word features, small (shipped) or base-size."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

N_PIECES, N_POSITIONS = 30522, 512
N_SHAPES, N_QUOTES = 7, 6
#: Relative positions of the base-size encoder: buckets, and from where on all are one.
N_BUCKETS, FAR_BUCKET = 32, 128


class Size(NamedTuple):
    """How large an encoder is. `relative`: attention also weighs how far words are apart."""

    width: int
    heads: int
    layers: int
    inner: int
    epsilon: float
    relative: bool = False


#: The shipped encoder: MiniLM-L6-H384-uncased.
SMALL = Size(384, 12, 6, 1536, 1e-12)
#: The teacher: MPNet base.
BASE = Size(768, 12, 12, 3072, 1e-5, relative=True)


class CheapDropout(nn.Module):
    """Dropout from a pool of random bits: a slice at a random place instead of fresh numbers."""

    def __init__(self, rate: float, pool: Tensor) -> None:
        super().__init__()
        self.rate = rate
        self.pool = pool  # 1-d, 0 or 1 / (1 - rate); not a parameter

    def forward(self, x: Tensor) -> Tensor:
        """x with a share of `rate` zeroed, of the same shape; unchanged in evaluation."""
        if not self.training or self.rate == 0:
            return x
        n = x.numel()
        at = int(torch.randint(0, self.pool.numel() - n, ()).item())
        return x * self.pool[at : at + n].view(x.shape)


def make_pool(rate: float, size: int, seed: int) -> Tensor:
    """A pool for CheapDropout, bfloat16."""
    numbers = torch.rand(size, generator=torch.Generator().manual_seed(seed))
    return ((numbers >= rate) / (1 - rate)).to(torch.bfloat16)


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self, size: Size, dropout: nn.Module) -> None:
        super().__init__()
        self.heads = size.heads
        self.qkv = nn.Linear(size.width, 3 * size.width)
        self.out = nn.Linear(size.width, size.width)
        self.norm1 = nn.LayerNorm(size.width, eps=size.epsilon)
        self.up = nn.Linear(size.width, size.inner)
        self.down = nn.Linear(size.inner, size.width)
        self.norm2 = nn.LayerNorm(size.width, eps=size.epsilon)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x: (B, T, width); mask: (B * heads, 1 or T, T), added to the scores; -> like x."""
        b, t, width = x.shape
        part = width // self.heads
        qkv = self.qkv(x).view(b, t, 3, self.heads, part).permute(2, 0, 3, 1, 4)
        q, k, v = qkv.reshape(3, b * self.heads, t, part).unbind(0)
        scores = torch.baddbmm(mask.to(q.dtype), q, k.transpose(1, 2), alpha=part**-0.5)
        mixed = torch.bmm(self.dropout(torch.softmax(scores, -1)).to(v.dtype), v)
        mixed = mixed.view(b, self.heads, t, -1).transpose(1, 2).reshape(b, t, width)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        inner = self.down(functional.gelu(self.up(x)))
        out: Tensor = self.norm2(x + self.dropout(inner))
        return out


class Encoder(nn.Module):
    """Word pieces and word features -> one vector for each piece and layer."""

    def __init__(self, size: Size, dropout: nn.Module) -> None:
        super().__init__()
        self.size = size
        self.word = nn.Embedding(N_PIECES, size.width)
        self.position = nn.Embedding(N_POSITIONS, size.width)
        self.shape = nn.Embedding(N_SHAPES, size.width)
        self.quote = nn.Embedding(N_QUOTES, size.width)
        self.norm = nn.LayerNorm(size.width, eps=size.epsilon)
        self.dropout = dropout
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))
        if size.relative:
            self.distance = nn.Embedding(N_BUCKETS, size.heads)
        self.word.weight.requires_grad_(False)
        self.position.weight.requires_grad_(False)
        nn.init.normal_(self.shape.weight, std=0.02)
        nn.init.normal_(self.quote.weight, std=0.02)

    def forward(self, ids: Tensor, shapes: Tensor, quotes: Tensor, lengths: Tensor) -> list[Tensor]:
        """ids, shapes, quotes: (B, T); lengths: (B,) pieces -> [(B, T, width)], embeddings first.
        """
        t, kind = ids.shape[1], ids.device.type
        x = self.word(ids) + self.position.weight[:t] + self.shape(shapes) + self.quote(quotes)
        low = torch.get_autocast_dtype(kind) if torch.is_autocast_enabled(kind) else x.dtype
        x = self.dropout(self.norm(x).to(low))
        reach = torch.arange(t, device=ids.device)
        mask = (reach[None, :] >= lengths[:, None]).to(low) * -10000.0
        mask = mask[:, None, None, :].expand(-1, self.size.heads, -1, -1)
        if self.size.relative:
            mask = mask + self.distance(buckets(reach)).permute(2, 0, 1).to(low)
        mask = mask.flatten(0, 1)
        out = [x]
        for layer in self.layers:
            out.append(layer(out[-1], mask))
        return out


def buckets(positions: Tensor) -> Tensor:
    """(T,) positions -> (T, T) bucket of the way from each to each: exact when near, else in
    steps of the logarithm (Raffel et al. 2020, as MPNet uses it)."""
    way = positions[None, :] - positions[:, None]
    half = N_BUCKETS // 2
    exact = half // 2
    far = way.abs().clamp(min=1).float()
    steps = torch.log(far / exact) / torch.log(torch.tensor(FAR_BUCKET / exact)) * (half - exact)
    coarse = (exact + steps.long()).clamp(max=half - 1)
    return (way > 0).long() * half + torch.where(way.abs() < exact, way.abs(), coarse)
