"""Rounding weights together; needs the extra `framing[train]`, skipped without it."""

import numpy as np
import pytest

pytest.importorskip("onnx")
pytest.importorskip("torch")
pytest.importorskip("onnxruntime")

from framing.training.rounding import round_matrix


def test_errors_are_made_good_by_the_inputs_that_go_with_them() -> None:
    """Where inputs move together, the product is nearer to the true one than with each weight at
    its nearest step, and no step is out of range."""
    rng = np.random.default_rng(3)
    common = rng.normal(size=(400, 3)) @ rng.normal(size=(3, 24))
    x = (common + 0.2 * rng.normal(size=(400, 24))).astype(np.float32)
    weight = rng.normal(size=(24, 10)).astype(np.float32)
    scale = np.abs(weight).max(0) / 8
    gram = (x.T @ x).astype(np.float64)
    steps = round_matrix(weight, scale, gram)
    nearest = np.round(weight / scale)
    error = np.square(x @ (steps * scale) - x @ weight).mean()
    assert error < 0.5 * np.square(x @ (nearest * scale) - x @ weight).mean()
    assert np.abs(steps).max() <= 64


def test_weights_on_a_step_stay() -> None:
    """Weights that need no rounding are kept as they are."""
    rng = np.random.default_rng(4)
    steps = rng.integers(-60, 61, (6, 5))
    scale = np.full(5, 0.01, np.float32)
    x = rng.normal(size=(50, 6))
    rounded = round_matrix((steps * scale).astype(np.float32), scale, x.T @ x)
    assert np.array_equal(rounded, steps)
