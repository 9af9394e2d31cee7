"""Weights rounded together: what one loses is made good by those that are rounded after it.

Rounding each weight to its nearest step is best for the weights, not for what they compute.
Inputs are taken in the order of their size; the error of a row of W is spread over the rows not
yet rounded so that x W changes least over the windows seen (GPTQ, Frantar et al. 2023, with the
order by activation).
"""

from __future__ import annotations

import copy
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import onnx
from onnx import numpy_helper

from framing.training.activations import Feed, Floats, rounded_products, watch

#: Added to the diagonal of the inputs' products, as a share of its mean.
_DAMPING = 0.01
#: Steps on each side of zero: 7 bits, see `export.quantise`.
_STEPS = 64

Doubles = npt.NDArray[np.float64]


def round_together(
    plain: onnx.ModelProto, rounded: onnx.ModelProto, feeds: Iterable[Feed]
) -> onnx.ModelProto:
    """`rounded` with the same scales and better steps. Both models are left as they are.

    `plain`: the float graph; `rounded`: what `quantize_dynamic` made of it, whose constants are
    named after the float ones.
    """
    out = copy.deepcopy(rounded)
    constants = {c.name: c for c in out.graph.initializer}
    floats = {c.name: c for c in plain.graph.initializer}
    products = rounded_products(plain)
    grams: dict[str, Doubles] = {}
    for name, value in watch(plain, sorted({n.input[0] for n in products}), feeds):
        grams[name] = grams.get(name, 0.0) + (value.T @ value).astype(np.float64)
    for product in products:
        name = product.input[1]
        scale = numpy_helper.to_array(constants[f"{name}_scale"]).reshape(-1)
        weight = numpy_helper.to_array(floats[name])
        steps = round_matrix(weight, scale, grams[product.input[0]])
        constants[f"{name}_quantized"].CopyFrom(
            numpy_helper.from_array(steps, f"{name}_quantized")
        )
    return out


def round_matrix(weight: Floats, scale: Floats, gram: Doubles) -> npt.NDArray[np.int8]:
    """Steps q in [-64, 64] with x (q * scale) near x W. weight (inputs, outputs), scale (outputs),
    gram (inputs, inputs): x^T x added up over the rows x that were seen."""
    size = len(weight)
    order = np.argsort(-np.diag(gram), kind="stable")
    damped = gram[np.ix_(order, order)] + _DAMPING * np.diag(gram).mean() * np.eye(size)
    upper = np.linalg.cholesky(np.linalg.inv(damped)).T
    left = weight[order].astype(np.float64)
    steps = np.zeros(left.shape)
    for i in range(size):
        steps[i] = np.clip(np.round(left[i] / scale), -_STEPS, _STEPS)
        error = (left[i] - steps[i] * scale) / upper[i, i]
        left[i + 1 :] -= np.outer(upper[i, i + 1 :], error)
    out = np.zeros(left.shape, np.int8)
    out[order] = steps.astype(np.int8)
    return out
