"""Make the shipped model from a corpus: silver parses, training, export, evaluation, card.

    python -m framing.training --train polnear_train.jsonl --others polnear_train_others.jsonl \\
        --gold polnear_dev.jsonl --yardstick attribution_eval.py --terms contested_terms.txt \\
        --work WORK --model framing/encoder/model --card docs/model_card.md --seed 1

WORK keeps checkpoints and logs: started again with the same arguments, the command goes on where
it stopped. The same seed, data, versions and machine give the same weights. About an hour and
a half on two cores with AVX512-BF16; needs `framing[train]`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from pathlib import Path

from framing.training.card import write_card
from framing.training.corpus import hash_files
from framing.training.evaluate import Measures, evaluate
from framing.training.export import export_model
from framing.training.loop import STAGES
from framing.training.silver import inventories
from framing.training.workers import Plan, train


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
    train(Plan(given.train, given.others, given.work, given.seed, STAGES, given.processes))
    data = [given.train, *([given.others] if given.others else [])]
    facts: dict[str, str | int] = {
        "commit": commit(),
        "seed": given.seed,
        "data_sha256": hash_files(data),
        "steps": " + ".join(f"{s.steps} ({s.name})" for s in STAGES),
    }
    export_model(given.work / f"{STAGES[-1].name}.pt", given.model, inventories(), facts)
    figures = evaluate(given.model, Measures(given.gold, given.yardstick, given.terms), given.work)
    (given.work / "figures.json").write_text(json.dumps(figures, indent=1), encoding="utf-8")
    if given.card:
        size = (given.model / "model.onnx").stat().st_size
        write_card(given.card, figures, facts, size)


if __name__ == "__main__":
    main()
