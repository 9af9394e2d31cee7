"""Make the shipped model from a corpus: silver parses, training, export, evaluation, card.

    python -m framing.training --train polnear_train.jsonl --others polnear_train_others.jsonl \\
        --gold polnear_dev.jsonl --yardstick attribution_eval.py --terms contested_terms.txt \\
        --work WORK --model framing/encoder/model --card docs/model_card.md --seed 1 \\
        --device cuda --teacher mpnet-base.safetensors

With `--teacher` (weights of MPNet base), eight teachers are trained first, each on three quarters
of the articles, and label the rest; the small encoder learns from their labels and the gold. That
takes about ten minutes on one H100. Without it the small encoder learns from the gold alone, on
two cores with AVX512-BF16 in about an hour and a half, and is a point or so worse.

WORK keeps checkpoints and logs: started again with the same arguments, the command goes on where
it stopped. The same seed, data, versions and machine give the same weights on a CPU; a GPU adds
in another order each time. Needs `framing[train]`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from pathlib import Path

from framing.training.activations import calibration_feeds
from framing.training.card import write_card
from framing.training.corpus import hash_files
from framing.training.evaluate import Measures, evaluate
from framing.training.export import export_model
from framing.training.silver import inventories
from framing.training.stages import STAGES, TAUGHT, TEACHER
from framing.training.teacher import N_FOLDS
from framing.training.workers import Plan, load_columns, train


def read_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m framing.training", description=__doc__.split("\n")[0]
    )
    for name in ("train", "gold", "yardstick", "work", "model"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    for name in ("others", "terms", "card"):
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("--teacher", type=Path)
    return parser.parse_args()


def commit() -> str:
    """The commit of the working tree that trains, or "unknown" outside a repository."""
    done = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=Path(__file__).parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.stdout.strip() or "unknown"


def main() -> None:
    """The whole way from the corpus to the card."""
    given = read_arguments()
    stages = (TAUGHT,) if given.teacher else STAGES
    n_processes = given.processes if given.device == "cpu" else 1
    plan = Plan(given.train, given.others, given.work, given.seed, stages, n_processes,
                given.device, given.teacher)  # fmt: skip
    train(plan)
    data = [given.train, *([given.others] if given.others else [])]
    facts: dict[str, str | int] = {
        "commit": commit(),
        "seed": given.seed,
        "data_sha256": hash_files(data),
        "steps": " + ".join(f"{s.steps} ({s.name})" for s in stages),
    }
    if given.teacher:
        facts["teacher"] = f"{plan.n_teachers} x {N_FOLDS} folds, {TEACHER.steps} steps each"
    feeds = calibration_feeds(load_columns(plan)[0])
    last = given.work / f"{stages[-1].name}.pt"
    export_model(last, given.model, inventories(), facts, feeds)
    figures = evaluate(given.model, Measures(given.gold, given.yardstick, given.terms), given.work)
    (given.work / "figures.json").write_text(json.dumps(figures, indent=1), encoding="utf-8")
    if given.card:
        size = (given.model / "model.onnx").stat().st_size
        write_card(given.card, figures, facts, size)


if __name__ == "__main__":
    main()
