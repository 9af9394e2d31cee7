"""Starts the training processes: two that share gradients, or one on a GPU after its teachers."""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.distributed as dist
from torch import Tensor

from framing.encoder.pieces import WordPieces
from framing.training.batches import Columns, make_columns
from framing.training.corpus import load_examples
from framing.training.epochs import Epochs
from framing.training.heads import Inventory, Model
from framing.training.loop import Material, check_finite, train_stage
from framing.training.network import BASE, SMALL, make_pool
from framing.training.silver import inventories, load_parses, parse_examples, save_parses
from framing.training.soft import SoftTargets
from framing.training.stages import TEACHER, Stage
from framing.training.teacher import N_FOLDS, label, split
from framing.training.weights import load_base, load_small, small_folder

#: Random bits for dropout: more than the largest batch has numbers.
_POOL = {"cpu": 1 << 24, "cuda": 1 << 27}
#: Processes that make batches ahead on a GPU's machine.
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Plan:
    """What to train on and where to put it.

    `teacher`: a safetensors file of MPNet base; then N_FOLDS * `n_teachers` teachers are trained
    first, `at_once` side by side.
    """

    articles: Path
    others: Path | None
    folder: Path
    seed: int
    stages: tuple[Stage, ...]
    n_processes: int = 2
    device: str = "cpu"
    teacher: Path | None = None
    n_teachers: int = 2
    at_once: int = 4
    teacher_stage: Stage = TEACHER


def silver_file(plan: Plan) -> Path:
    """Where the silver parses are kept, made on the first call."""
    path = plan.folder / "silver_train.npz"
    if not path.exists():
        first = [versions[0] for versions in load_examples(plan.articles)]
        save_parses(path, parse_examples(first, *inventories()), inventories())
    return path


def load_columns(plan: Plan) -> tuple[list[list[Columns]], Inventory]:
    """All articles with their pieces and silver parses; versions share words and parse."""
    splitter = WordPieces(small_folder() / "tokenizer.json")
    articles = load_examples(plan.articles, plan.others)
    parses, names = load_parses(silver_file(plan))
    out, at = [], 0
    for versions, parse in zip(articles, parses, strict=True):
        out.append([make_columns(example, splitter, parse, at) for example in versions])
        at += len(parse.tags)
    return out, Inventory(len(names[0]), len(names[1]))


def train(plan: Plan) -> None:
    """Run the teachers and the stages one after the other, skipping those that are done.

    Each stage leaves `<stage>.pt` in the plan's folder.
    """
    plan.folder.mkdir(parents=True, exist_ok=True)
    silver_file(plan)
    if all((plan.folder / f"{stage.name}.pt").exists() for stage in plan.stages):
        return
    if plan.teacher:
        jobs = [(plan, k, fold) for k in range(plan.n_teachers) for fold in range(N_FOLDS)]
        for i in range(0, len(jobs), plan.at_once):
            _run(_teach, jobs[i : i + plan.at_once])
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "store")
        _run(_work, [(rank, plan, store) for rank in range(plan.n_processes)])


def _run(work: Callable[..., None], jobs: Sequence[tuple[object, ...]]) -> None:
    """A process for each of the jobs, side by side. ChildProcessError when one fails."""
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=work, args=job) for job in jobs]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if any(worker.exitcode for worker in workers):
        raise ChildProcessError("a training process failed; its message is above")


def soft_file(plan: Plan, number: int, fold: int) -> Path:
    """Where a teacher's labels of its fold are kept."""
    return plan.folder / f"soft_{number}_{fold}.npz"


def _teach(plan: Plan, number: int, fold: int) -> None:
    """Train one teacher and let it label the articles of its fold."""
    path = soft_file(plan, number, fold)
    if plan.teacher is None or path.exists():
        return
    articles, _ = load_columns(plan)
    learned, labelled = split(articles, fold)
    seed = plan.seed + 100 * number + fold
    torch.manual_seed(seed)
    model = Model(BASE, None, seed, _POOL[plan.device])
    load_base(model.encoder, plan.teacher)
    _to(model, plan.device)
    scratch = plan.folder / f"teacher_{number}_{fold}"
    scratch.mkdir(exist_ok=True)
    material = Material(Epochs(learned, _ahead(plan)))
    log = _log(f"teacher {number}.{fold}")
    train_stage(model, material, plan.teacher_stage, scratch, seed, log)
    check_finite(model)
    label(model, labelled, path)


def _to(model: Model, device: str) -> None:
    model.to(device)
    model.dropout.pool = model.dropout.pool.to(device)


def _ahead(plan: Plan) -> int:
    return _AHEAD if plan.device == "cuda" else 0


def _log(name: str) -> Callable[[str], None]:
    began = time.monotonic()

    def log(line: str) -> None:
        sys.stderr.write(f"{time.monotonic() - began:7.0f}s {name} {line}\n")
        sys.stderr.flush()

    return log


def mean_state(paths: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of the weights of stages that share a start."""
    states = [torch.load(path, map_location="cpu") for path in paths]
    return {name: torch.stack([s[name].float() for s in states]).mean(0) for name in states[0]}


def _work(rank: int, plan: Plan, store: str) -> None:
    torch.set_num_threads(1)
    if plan.n_processes > 1:
        dist.init_process_group(
            "gloo", init_method=f"file://{store}", rank=rank, world_size=plan.n_processes
        )
    torch.manual_seed(plan.seed)
    columns, inventory = load_columns(plan)
    model = Model(SMALL, inventory, plan.seed, _POOL[plan.device])
    load_small(model.encoder)
    _to(model, plan.device)
    soft_files = sorted(plan.folder.glob("soft_*.npz"))
    for stage in plan.stages:
        if (plan.folder / f"{stage.name}.pt").exists():
            continue
        if stage.starts:
            model.load_state_dict(mean_state([plan.folder / f"{s}.pt" for s in stage.starts]))
        seed = plan.seed + stage.shift
        pool = make_pool(model.dropout.rate, model.dropout.pool.numel(), seed)
        model.dropout.pool = pool.to(plan.device)
        soft = None
        if stage.taught:
            soft = SoftTargets.read(soft_files, stage.taught, torch.device(plan.device))
        material = Material(Epochs(columns, _ahead(plan)), soft)
        train_stage(model, material, stage, plan.folder, seed, _log(""))
        check_finite(model)
    if plan.n_processes > 1:
        dist.destroy_process_group()
