"""The one loader of the shipped model: files in `model/` beside this module."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime

from framing.encoder.pieces import WordPieces
from framing.senses import KINDS, ROLES, SenseModel
from framing.syntax import Chain

#: Fusions that make the graph slower: the fused kernel takes eight times what its parts take.
_SLOWER = ["SkipLayerNormFusion"]
MODEL_FOLDER = Path(__file__).parent / "model"


@dataclass(frozen=True, slots=True)
class Model:
    """The session and its tables. `facts`: how the model came about (seed, data hash, ...)."""

    session: onnxruntime.InferenceSession
    pieces: WordPieces
    chain: Chain
    tags: tuple[str, ...]
    relations: tuple[str, ...]
    senses: SenseModel
    facts: dict[str, str | int]


def load_model(folder: Path = MODEL_FOLDER, n_threads: int = 1) -> Model:
    """Read the model once; one call serves any number of articles. Nothing is fetched."""
    tables = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = n_threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"],
        disabled_optimizers=_SLOWER,
    )  # fmt: skip
    parts = (np.array(tables["crf"][k], np.float32) for k in ("transitions", "first", "last"))
    return Model(
        session,
        WordPieces(folder / "tokenizer.json"),
        Chain(*parts),
        tuple(tables["tags"]),
        tuple(tables["relations"]),
        read_senses(folder / "senses.json"),
        tables["facts"],
    )


def read_senses(path: Path) -> SenseModel:
    """The weights that framing/training/senses.py wrote."""
    tables = json.loads(path.read_text(encoding="utf-8"))
    scenes = tables["scenes"]
    return SenseModel(
        tuple(s["id"] for s in scenes),
        np.array([[s["vectors"][role] for role in ROLES] for s in scenes], np.float32),
        np.array([[s["words"][kind] for kind in KINDS] for s in scenes], np.float32),
        np.array([s["constant"] for s in scenes], np.float32),
        np.array([s["usual"] for s in scenes], np.float32),
        tables["facts"],
    )
