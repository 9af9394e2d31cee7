"""The stages of training: what each learns, from where it starts, how fast and how long."""

from __future__ import annotations

from dataclasses import dataclass, replace

from framing.encoder.windows import MAX_PIECES


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of training. Rates are Adam's; `steps` are optimiser steps of all processes.

    `size` and `longest` are padded pieces in a batch and pieces in a window; `taught` is what a
    teacher's labels count against gold, in [0, 1]. `starts` names the stages from whose mean
    weights it starts (the base model's when empty); `shift` is added to the seed, so that stages
    see other batches and dropout; `only` are the beginnings of the names of the parameters that
    it trains (all when empty).
    """

    name: str
    steps: int
    weights: dict[str, float]
    encoder_rate: float
    head_rate: float
    crf_rate: float
    parses: bool
    size: int
    decay: float = 0.9
    warm_up: int = 100
    clip: float = 1.0
    average_from: float = 0.7
    starts: tuple[str, ...] = ()
    shift: int = 0
    only: tuple[str, ...] = ()
    longest: int = MAX_PIECES
    taught: float = 0.0


TAGGER = Stage(
    "tagger", 1400, {"crf": 1.0, "emit": 0.5, "cue": 0.2, "source": 0.2},
    4e-4, 2e-3, 6e-3, parses=False, size=2200,
)  # fmt: skip
JOINT = Stage(
    "joint", 1900, {"crf": 1.5, "emit": 0.45, "cue": 0.3, "source": 0.3,
                    "tag": 0.5, "arc": 1.0, "relation": 0.7, "start": 1.0},
    3e-4, 2e-3, 2e-3, parses=True, size=1100, starts=("tagger",),
)  # fmt: skip

#: A shorter second one from the end of the first: the mean of both is better than either.
JOINT_2 = replace(
    JOINT, name="joint_2", starts=("joint",), shift=1, steps=1500,
    encoder_rate=2e-4, head_rate=1e-3, crf_rate=1e-3,
)  # fmt: skip
#: The parser's heads settle on the mean; what attribution reads stays as it is.
PARSER = Stage(
    "parser", 600, {"tag": 0.5, "arc": 1.0, "relation": 0.7, "start": 1.0},
    0.0, 1e-3, 0.0, parses=True, size=2200, starts=("joint", "joint_2"), shift=2,
    only=("tag.", "arc.", "relation.", "sentence_start.", "mix"),
)  # fmt: skip
STAGES = (TAGGER, JOINT, JOINT_2, PARSER)

#: With a teacher and a GPU: everything at once, from the base model.
TAUGHT = Stage(
    "taught", 1686, JOINT.weights, 5e-4, 2e-3, 4e-3, parses=True, size=8800, warm_up=200,
    taught=0.6,
)  # fmt: skip
#: The teacher: attributions alone, three quarters of the articles.
TEACHER = Stage(
    "teacher", 600, TAGGER.weights, 8e-5, 1e-3, 4e-3, parses=False, size=6600, longest=384,
    average_from=0.8,
)  # fmt: skip
