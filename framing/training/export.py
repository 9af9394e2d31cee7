"""Trained weights -> the int8 model and its tables, as the package ships them."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from framing.training.activations import Feed
from framing.training.graph import FULL_PRECISION, Weights, build_graph
from framing.training.rounding import round_together
from framing.training.smoothing import smooth
from framing.training.weights import small_folder


def export_model(
    state: Path,
    folder: Path,
    names: tuple[Sequence[str], Sequence[str]],
    facts: Mapping[str, str | int],
    feeds: Sequence[Feed],
) -> None:
    """Write model.onnx, tokenizer.json and model.json (CRF, inventories, facts) to `folder`.

    `state`: trained weights; `names`: the inventories of tags and relations; `feeds`: windows of
    the training texts, from which the sizes of the activations are learned.
    """
    loaded = torch.load(state, map_location="cpu")
    weights: Weights = {name: tensor.float().numpy() for name, tensor in loaded.items()}
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain, nearest = Path(scratch) / "float.onnx", Path(scratch) / "nearest.onnx"
        graph = smooth(build_graph(weights), feeds)
        onnx.save(graph, str(plain))
        quantise(plain, nearest)
        rounded = round_together(graph, onnx.load(str(nearest)), feeds)
    onnx.save(rounded, str(folder / "model.onnx"))
    shutil.copyfile(small_folder() / "tokenizer.json", folder / "tokenizer.json")
    crf = {name: weights[f"crf.{name}"] for name in ("transitions", "first", "last")}
    tables = {
        "facts": dict(facts),
        "tags": list(names[0]),
        "relations": list(names[1]),
        "crf": {name: np.round(value, 5).astype(float).tolist() for name, value in crf.items()},
    }
    (folder / "model.json").write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")


def quantise(plain: Path, path: Path) -> None:
    """All large weight matrices as int8, one scale a column; activations at run time.

    Weights keep 7 of the 8 bits: processors without VNNI add two products in 16 bits, where
    full range would overflow and give other scores than here.
    """
    quantize_dynamic(
        plain,
        path,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=[f"{name}.matmul" for name in FULL_PRECISION],
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
    )
