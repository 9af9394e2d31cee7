"""Evening out activations before rounding; needs the extra `framing[train]`, skipped without it."""

import numpy as np
import pytest

onnx = pytest.importorskip("onnx")
pytest.importorskip("torch")
onnxruntime = pytest.importorskip("onnxruntime")

from onnx import TensorProto, helper, numpy_helper  # noqa: E402

from framing.training.smoothing import smooth  # noqa: E402


def test_smoothing_changes_nothing_but_sizes() -> None:
    """The product stays; the column of the weights that met large activations grows, and the
    model that was given keeps its own."""
    rng = np.random.default_rng(0)
    weight = rng.normal(size=(4, 3)).astype(np.float32)
    x = rng.normal(size=(1, 5, 4)).astype(np.float32) * np.array([1, 1, 50, 1], np.float32)
    model = helper.make_model(
        helper.make_graph(
            [helper.make_node("MatMul", ["x", "w"], ["y"], name="layer.up.matmul")], "g",
            [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, None, 4])],
            [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)],
            [numpy_helper.from_array(weight, "w")],
        ),
        opset_imports=[helper.make_opsetid("", 20)], ir_version=9,
    )  # fmt: skip
    smoothed = smooth(model, [{"x": x}])
    session = onnxruntime.InferenceSession(smoothed.SerializeToString())
    assert np.allclose(session.run(["y"], {"x": x})[0], x @ weight, rtol=1e-4, atol=1e-3)
    grown = numpy_helper.to_array(smoothed.graph.initializer[0])
    assert np.abs(grown[2]).max() > 5 * np.abs(weight[2]).max()
    assert np.array_equal(numpy_helper.to_array(model.graph.initializer[0]), weight)
