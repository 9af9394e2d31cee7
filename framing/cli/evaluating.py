"""`framing evaluate`: results against gold."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from framing.cli.options import AsJson, Results
from framing.cli.output import say, show, write_json


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD",
            help="Articles with gold attributions: JSON lines (doc_id, text, attributions with "
            "source, cue and content as lists of [start, end]) or a folder of brat files, "
            "NAME.txt beside NAME.ann.",
        ),
    ],
    results: Results,
    terms: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Contested terms, one a line, whose voice is scored."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """How right the attributions are: figures against what people marked in the same texts.

    Analyse the gold's texts first (a .jsonl file or the folder of .txt files can be given to
    `framing analyze` as it is). All figures are averages over all words, spans or attributions of
    the corpus; contents match when they share half of their characters, and every one matches at
    most one. docs/accuracy.md shows the figures of this version.

    Example: framing evaluate gold.jsonl results/
    """
    from framing.evaluation.attributions import evaluate as evaluate_attributions

    made = evaluate_attributions(gold, results, terms)
    if as_json:
        write_json(_rounded(made.record()))
        return
    figures, kinds = made.figures(), made.kinds()
    for rows in (figures, kinds):
        show(list(rows[0]) if rows else (), [_written(row) for row in rows], as_csv=False)
        typer.echo()
    others = f"; {made.n_other} without gold not scored" if made.n_other else ""
    say(f"{made.scores.n_articles} articles{others}")


def _written(row: dict[str, Any]) -> dict[str, Any]:
    return {k: f"{v:.4f}" if isinstance(v, float) else v for k, v in row.items()}


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _rounded(v) for k, v in value.items()}
    return round(value, 4) if isinstance(value, float) else value
