"""The trained model as an ONNX graph for one window, written node by node."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from framing.training.heads import FAR, RELATION
from framing.training.network import SMALL

Weights = dict[str, npt.NDArray[np.float32]]

#: Small matrices that keep 32 bits: their rounding would cost more than their bytes.
FULL_PRECISION = ("emit", "tag", "sentence_start")
INPUTS = {"ids": "T", "shapes": "T", "quotes": "T", "first": "W", "paragraph_starts": "W"}
OUTPUTS = ("emissions", "to_cue", "to_source", "tags", "sentence_starts", "arcs", "relations",
           "vectors")  # fmt: skip
#: Layers whose states of a word's first piece are given out side by side: what a word means in
#: its place is clearest there, before the states turn to who says what (0 is the embedding).
VECTOR_LAYERS = (1, 2)


class Builder:
    """Collects nodes and weights; every method returns the name of what it computes."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def add(self, kind: str, inputs: Sequence[str], **attributes: Any) -> str:
        """One node with one output."""
        name = attributes.pop("name", None) or f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [name], name=name, **attributes))
        return name

    def constant(self, name: str, value: npt.NDArray[Any]) -> str:
        """A weight or fixed value."""
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def linear(self, x: str, layer: str) -> str:
        """x @ weight.T + bias of a torch Linear."""
        weight = self.constant(f"{layer}.weight", self.weights[f"{layer}.weight"].T)
        product = self.add("MatMul", [x, weight], name=f"{layer}.matmul")
        bias = self.constant(f"{layer}.bias", self.weights[f"{layer}.bias"])
        return self.add("Add", [product, bias])

    def norm(self, x: str, layer: str) -> str:
        """LayerNorm over the last axis."""
        parts = [self.constant(f"{layer}.{k}", self.weights[f"{layer}.{k}"])
                 for k in ("weight", "bias")]  # fmt: skip
        return self.add("LayerNormalization", [x, *parts], epsilon=1e-12, axis=-1)

    def gelu(self, x: str) -> str:
        """GELU by its tanh form: within .0005 of the exact one, a third quicker."""
        return self.add("FastGelu", [x], domain="com.microsoft")

    def rows(self, table: str, index: str) -> str:
        """Rows of an embedding kept as int8 with one scale a row."""
        weight = self.weights[table]
        scale = np.maximum(np.abs(weight).max(1, keepdims=True), 1e-12) / 127
        quantised = np.round(weight / scale).astype(np.int8)
        taken = self.add("Gather", [self.constant(f"{table}.int8", quantised), index])
        scales = self.add("Gather", [self.constant(f"{table}.scale", scale), index])
        return self.add("Mul", [self.add("Cast", [taken], to=TensorProto.FLOAT), scales])

    def shape(self, *sizes: int) -> str:
        """A constant shape or axes."""
        return self.constant("shape_" + "_".join(map(str, sizes)), np.array(sizes, np.int64))


def build_graph(weights: Weights) -> onnx.ModelProto:
    """The float graph: INPUTS (int64, `paragraph_starts` bool) -> OUTPUTS, embeddings int8."""
    b = Builder(weights)
    layers = [_take(b, x) for x in _encoder(b)]
    outputs = _tagger(b, layers[-1]) | _parser(b, layers)
    outputs["vectors"] = b.add("Concat", [layers[i] for i in VECTOR_LAYERS], axis=1)
    for name in OUTPUTS:
        b.add("Identity", [outputs[name]], name=name)
    inputs = [
        helper.make_tensor_value_info(
            name, TensorProto.BOOL if name == "paragraph_starts" else TensorProto.INT64, [size]
        )
        for name, size in INPUTS.items()
    ]
    kinds = {"tags": TensorProto.INT64, "relations": TensorProto.INT64,
             "sentence_starts": TensorProto.BOOL}  # fmt: skip
    sizes: dict[str, list[Any]] = {n: ["W", "W"] for n in ("to_cue", "to_source", "arcs")}
    sizes["emissions"] = ["W", 7]
    sizes["vectors"] = ["W", SMALL.width * len(VECTOR_LAYERS)]
    values = [
        helper.make_tensor_value_info(n, kinds.get(n, TensorProto.FLOAT), sizes.get(n, ["W"]))
        for n in OUTPUTS
    ]
    graph = helper.make_graph(b.nodes, "framing", inputs, values, list(b.constants.values()))
    opsets = [helper.make_opsetid("", 20), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9)


def _encoder(b: Builder) -> list[str]:
    """The piece states of every layer, (1, T, width)."""
    count = b.add("Squeeze", [b.add("Shape", ["ids"]), b.shape(0)])
    zero, one = b.constant("zero", np.array(0)), b.constant("one", np.array(1))
    positions = b.add("Range", [zero, count, one])
    x = b.add("Add", [b.rows("encoder.word.weight", "ids"),
                      b.rows("encoder.position.weight", positions)])  # fmt: skip
    for name in ("shape", "quote"):
        table = b.constant(f"encoder.{name}.weight", b.weights[f"encoder.{name}.weight"])
        x = b.add("Add", [x, b.add("Gather", [table, name + "s"])])
    out = [b.norm(b.add("Unsqueeze", [x, b.shape(0)]), "encoder.norm")]
    for i in range(SMALL.layers):
        out.append(_layer(b, out[-1], f"encoder.layers.{i}"))
    return out


def _layer(b: Builder, x: str, name: str) -> str:
    qkv = b.linear(x, f"{name}.qkv")
    parts = [f"{name}.{p}" for p in "qkv"]
    b.nodes.append(helper.make_node("Split", [qkv], parts, axis=2, num_outputs=3))
    mixed = b.add("MultiHeadAttention", parts, domain="com.microsoft", num_heads=SMALL.heads)
    x = b.norm(b.add("Add", [x, b.linear(mixed, f"{name}.out")]), f"{name}.norm1")
    inner = b.linear(b.gelu(b.linear(x, f"{name}.up")), f"{name}.down")
    return b.norm(b.add("Add", [x, inner]), f"{name}.norm2")


def _take(b: Builder, x: str) -> str:
    """First pieces: (1, T, width) -> (W, width)."""
    flat = b.add("Reshape", [x, b.shape(-1, SMALL.width)])
    return b.add("Gather", [flat, "first"])


def _biaffine(b: Builder, x: str, name: str) -> str:
    left = b.gelu(b.linear(x, f"{name}.dependent"))
    right = b.gelu(b.linear(x, f"{name}.head"))
    weight = b.weights[f"{name}.weight"]
    left = b.add("MatMul", [left, b.constant(f"{name}.inner", weight[:-1])],
                 name=f"{name}.matmul")  # fmt: skip
    left = b.add("Add", [left, b.constant(f"{name}.offset", weight[-1])])
    return b.add("MatMul", [left, b.add("Transpose", [right], perm=[1, 0])])


def _tagger(b: Builder, x: str) -> dict[str, str]:
    inner = b.gelu(b.linear(x, "inner"))
    return {
        "emissions": b.linear(inner, "emit"),
        "to_cue": _biaffine(b, x, "cue_link"),
        "to_source": _biaffine(b, x, "source_link"),
    }


def _parser(b: Builder, layers: Sequence[str]) -> dict[str, str]:
    """Sentence starts -> mask -> arcs -> relations of each word to its best head."""
    mix = np.exp(b.weights["mix"] - b.weights["mix"].max())
    mix = (mix / mix.sum()).astype(np.float32)
    x = ""
    for i, layer in enumerate(layers):
        part = b.add("Mul", [layer, b.constant(f"mix.{i}", mix[i])])
        x = b.add("Add", [x, part]) if x else part
    start = b.add("Squeeze", [b.linear(x, "sentence_start"), b.shape(1)])
    found = b.add("Greater", [start, b.constant("no_start", np.array(0, np.float32))])
    starts = b.add("Or", [found, "paragraph_starts"])
    axis = b.constant("zero", np.array(0))
    number = b.add("CumSum", [b.add("Cast", [starts], to=TensorProto.INT64), axis])
    rows, columns = (b.add("Unsqueeze", [number, b.shape(a)]) for a in (1, 0))
    far = b.constant("far", np.array(FAR, np.float32))
    arcs = b.add("Where", [b.add("Equal", [rows, columns]), _biaffine(b, x, "arc"), far])
    heads = b.add("ArgMax", [arcs], axis=1, keepdims=0)
    return {
        "tags": b.add("ArgMax", [b.linear(x, "tag")], axis=1, keepdims=0),
        "sentence_starts": starts,
        "arcs": arcs,
        "relations": _relations(b, x, heads),
    }


def _relations(b: Builder, x: str, heads: str) -> str:
    left = b.gelu(b.linear(x, "relation.dependent"))
    right = b.gelu(b.linear(x, "relation.head"))
    right = b.add("Unsqueeze", [b.add("Gather", [right, heads]), b.shape(2)])
    weight = b.weights["relation.weight"]  # (RELATION + 1, n_relations * (RELATION + 1))
    table = b.add("MatMul", [left, b.constant("relation.inner", weight[:-1])],
                  name="relation.matmul")  # fmt: skip
    table = b.add("Add", [table, b.constant("relation.offset", weight[-1])])
    table = b.add("Reshape", [table, b.shape(0, -1, RELATION + 1)])
    parts = [f"relation.{p}" for p in ("table", "bias")]
    sizes = b.shape(RELATION, 1)
    b.nodes.append(helper.make_node("Split", [table, sizes], parts, axis=2))
    scores = b.add("Add", [b.add("MatMul", [parts[0], right]), parts[1]])
    return b.add("ArgMax", [b.add("Squeeze", [scores, b.shape(2)])], axis=1, keepdims=0)
