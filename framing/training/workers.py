"""Starts the training processes: each with one thread, its own copy of the data, the same seed."""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.distributed as dist
from torch import Tensor

from framing.encoder.pieces import WordPieces
from framing.training.batches import Columns, make_columns
from framing.training.corpus import load_examples
from framing.training.heads import Model
from framing.training.loop import Stage, check_finite, train_stage
from framing.training.network import base_folder, make_pool
from framing.training.silver import inventories, load_parses, parse_examples, save_parses


@dataclass(frozen=True, slots=True)
class Plan:
    """What to train on and where to put it."""

    articles: Path
    others: Path | None
    folder: Path
    seed: int
    stages: tuple[Stage, ...]
    n_processes: int = 2


def silver_file(plan: Plan) -> Path:
    """Where the teacher's parses are kept, made on the first call."""
    path = plan.folder / "silver_train.npz"
    if not path.exists():
        first = [versions[0] for versions in load_examples(plan.articles)]
        save_parses(path, parse_examples(first, *inventories()))
    return path


def load_columns(plan: Plan) -> list[list[Columns]]:
    """All articles with their pieces and silver parses; versions share words and parse."""
    splitter = WordPieces(base_folder() / "tokenizer.json")
    articles = load_examples(plan.articles, plan.others)
    parses = load_parses(silver_file(plan))
    return [
        [make_columns(example, splitter, parse) for example in versions]
        for versions, parse in zip(articles, parses, strict=True)
    ]


def train(plan: Plan) -> None:
    """Run the stages one after the other, skipping those that are done.

    Each leaves `<stage>.pt` in the plan's folder.
    """
    plan.folder.mkdir(parents=True, exist_ok=True)
    silver_file(plan)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        context = multiprocessing.get_context("spawn")
        workers = [
            context.Process(target=_work, args=(rank, plan, str(store)), daemon=True)
            for rank in range(plan.n_processes)
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        if any(worker.exitcode for worker in workers):
            raise ChildProcessError("a training process failed; its message is above")


def mean_state(paths: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of the weights of stages that share a start."""
    states = [torch.load(path) for path in paths]
    return {name: torch.stack([s[name].float() for s in states]).mean(0) for name in states[0]}


def _work(rank: int, plan: Plan, store: str) -> None:
    torch.set_num_threads(1)
    if plan.n_processes > 1:
        dist.init_process_group(
            "gloo", init_method=f"file://{store}", rank=rank, world_size=plan.n_processes
        )
    torch.manual_seed(plan.seed)
    tags, relations = inventories()
    model = Model(len(tags), len(relations), plan.seed)
    model.encoder.load_base(base_folder())
    columns = load_columns(plan)
    began = time.monotonic()

    def log(line: str) -> None:
        sys.stderr.write(f"{time.monotonic() - began:7.0f}s {line}\n")
        sys.stderr.flush()

    for stage in plan.stages:
        if (plan.folder / f"{stage.name}.pt").exists():
            continue
        if stage.starts:
            model.load_state_dict(mean_state([plan.folder / f"{s}.pt" for s in stage.starts]))
        seed = plan.seed + stage.shift
        model.dropout.pool = make_pool(model.dropout.rate, model.dropout.pool.numel(), seed)
        train_stage(model, columns, stage, plan.folder, seed, log)
        check_finite(model)
    if plan.n_processes > 1:
        dist.destroy_process_group()
