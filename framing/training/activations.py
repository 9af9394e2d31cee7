"""What goes through the float graph while it reads some windows of the training texts."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime
from onnx import helper

from framing.training.batches import Columns, label_batch
from framing.training.graph import FULL_PRECISION

#: Windows read: the first of every 7th article.
_EVERY = 7

Feed = dict[str, npt.NDArray[Any]]
Floats = npt.NDArray[np.float32]


def calibration_feeds(articles: Sequence[Sequence[Columns]]) -> list[Feed]:
    """One window of every _EVERY-th article, as the graph takes it."""
    return [_feed(versions[0]) for versions in articles[::_EVERY]]


def _feed(columns: Columns) -> Feed:
    used = np.cumsum([len(p) + 1 for p in columns.pieces])
    batch = label_batch(columns, [(0, max(1, int(np.searchsorted(used, 185))))])
    feed = {name: getattr(batch, name)[0].long().numpy()
            for name in ("ids", "shapes", "quotes", "first")}  # fmt: skip
    return feed | {"paragraph_starts": batch.paragraph_starts[0].bool().numpy()}


def rounded_products(model: onnx.ModelProto) -> list[onnx.NodeProto]:
    """The products with a weight matrix that is rounded to 8 bits, in the graph's order."""
    constants = {c.name for c in model.graph.initializer}
    kept = {f"{name}.matmul" for name in FULL_PRECISION}
    matrices = (n for n in model.graph.node if n.op_type == "MatMul" and n.input[1] in constants)
    return [n for n in matrices if n.name not in kept]


def watch(
    model: onnx.ModelProto, names: Sequence[str], feeds: Iterable[Feed]
) -> Iterator[tuple[str, Floats]]:
    """For each window and named value: the name and the value as (rows, columns)."""
    seen = copy.deepcopy(model)
    for name in names:
        seen.graph.output.append(helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None))
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(seen.SerializeToString(), options)
    for feed in feeds:
        for name, value in zip(names, session.run(list(names), feed), strict=True):
            yield name, value.reshape(-1, value.shape[-1])
