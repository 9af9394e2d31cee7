"""The training loop: resumable and seeded, on one device or on processes that share gradients."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.distributed as dist
from torch import Tensor, nn

from framing.training.average import Average
from framing.training.epochs import Epochs
from framing.training.heads import FROZEN, Model
from framing.training.soft import SoftTargets
from framing.training.stages import Stage


def parameter_groups(model: Model, stage: Stage) -> list[dict[str, object]]:
    """Adam's groups: the encoder by depth, its new embeddings and heads, the CRF."""
    rates: dict[float, list[nn.Parameter]] = {}
    layers = model.encoder.size.layers
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith("encoder.layers."):
            rate = stage.encoder_rate * stage.decay ** (layers - 1 - int(name.split(".")[2]))
        elif name.startswith(("encoder.norm", "encoder.distance")):
            rate = stage.encoder_rate * stage.decay**layers
        elif name.startswith("crf."):
            rate = stage.crf_rate
        else:
            rate = stage.head_rate
        rates.setdefault(rate, []).append(parameter)
    return [{"params": p, "lr": r, "rate": r} for r, p in sorted(rates.items())]


def schedule(stage: Stage, step: int) -> float:
    """The factor on all rates: linear warm-up, then linear decay to 0."""
    if step < stage.warm_up:
        return (step + 1) / stage.warm_up
    return max(0.0, (stage.steps - step) / (stage.steps - stage.warm_up))


class SharedGradients:
    """All gradients as one flat tensor, averaged over the processes."""

    def __init__(self, parameters: Sequence[nn.Parameter]) -> None:
        self._flat = torch.zeros(sum(p.numel() for p in parameters), device=parameters[0].device)
        at = 0
        for p in parameters:
            p.grad = self._flat[at : at + p.numel()].view_as(p)
            at += p.numel()

    def zero(self) -> None:
        """Set all gradients to 0, in place."""
        self._flat.zero_()

    def share(self, clip: float) -> float:
        """Average over the processes and clip; the norm before clipping."""
        if dist.is_initialized():
            dist.all_reduce(self._flat)
            self._flat /= dist.get_world_size()
        norm = float(self._flat.norm())
        if norm > clip:
            self._flat *= clip / norm
        return norm


@dataclass(frozen=True, slots=True)
class Material:
    """What a stage learns from: the articles, epoch by epoch, and a teacher's labels of them."""

    epochs: Epochs
    soft: SoftTargets | None = None


def train_stage(
    model: Model,
    material: Material,
    stage: Stage,
    folder: Path,
    seed: int,
    log: Callable[[str], None],
) -> None:
    """Train one stage in this process; the model ends with its weights averaged at the end.

    Goes on from `folder/<stage>.step.pt` where there is one; writes `folder/<stage>.pt`.
    """
    device = next(model.parameters()).device
    for name, parameter in model.named_parameters():
        frozen = name in FROZEN or bool(stage.only and not name.startswith(stage.only))
        parameter.requires_grad_(not frozen)
    parameters = [p for p in model.parameters() if p.requires_grad]
    optimiser = torch.optim.Adam(parameter_groups(model, stage), betas=(0.9, 0.98), fused=True)
    checkpoint = folder / f"{stage.name}.step.pt"
    average = Average(parameters)
    first = _resume(checkpoint, model, optimiser, average)
    gradients = SharedGradients(parameters)
    rank = dist.get_rank() if dist.is_initialized() else 0
    began, pieces = time.monotonic(), 0
    losses = dict.fromkeys(stage.weights, torch.zeros((), device=device))
    model.train()
    stage_seed = seed + (1000 if stage.parses else 0)
    for step, found in material.epochs.batches(stage.size, stage.longest, stage_seed, first):
        if step == stage.steps:
            break
        batch = found.to(device)
        torch.manual_seed(seed * 1_000_003 + step * 2 + rank + (7 if stage.parses else 0))
        for group in optimiser.param_groups:
            group["lr"] = group["rate"] * schedule(stage, step)
        gradients.zero()
        with torch.autocast(device.type, torch.bfloat16):
            parts = model(batch, frozenset(stage.weights), material.soft if stage.taught else None)
        torch.autograd.backward(_total(parts, stage.weights))
        norm = gradients.share(stage.clip)
        optimiser.step()
        if step >= stage.average_from * stage.steps:
            average.add(parameters)
        pieces += int(found.lengths.sum())
        losses = {k: 0.95 * v + 0.05 * parts[k].detach() for k, v in losses.items()}
        if rank == 0 and (step + 1) % 25 == 0:
            rate = pieces / (time.monotonic() - began)
            shown = json.dumps({k: round(float(v), 4) for k, v in losses.items()})
            log(f"{stage.name} {step + 1}/{stage.steps} {rate:.0f} p/s norm {norm:.2f} {shown}")
        if rank == 0 and (step + 1) % 200 == 0:
            _save(checkpoint, model, optimiser, average, step + 1)
    if rank == 0:
        torch.save(model.state_dict(), folder / f"{stage.name}.last.pt")
    average.apply(parameters)
    if rank == 0:
        torch.save(model.state_dict(), folder / f"{stage.name}.pt")
        checkpoint.unlink(missing_ok=True)


def _total(parts: dict[str, Tensor], weights: dict[str, float]) -> Tensor:
    return torch.stack([weights[k] * parts[k] for k in weights]).sum()


def _save(
    path: Path, model: Model, optimiser: torch.optim.Optimizer, average: Average, step: int
) -> None:
    state = {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "step": step,
             "n": average.n, "sums": average.sums}  # fmt: skip
    torch.save(state, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def _resume(
    path: Path, model: Model, optimiser: torch.optim.Optimizer, average: Average
) -> int:
    """The step to go on from; 0 where there is no checkpoint."""
    if not path.exists():
        return 0
    state = torch.load(path, map_location="cpu")
    model.load_state_dict(state["model"])
    optimiser.load_state_dict(state["optimiser"])
    average.n, average.sums = state["n"], state["sums"]
    return int(state["step"])


def check_finite(model: Model) -> None:
    """FloatingPointError when a weight is not a number: the run is lost, not to be exported."""
    for name, p in model.named_parameters():
        if not math.isfinite(float(p.detach().abs().sum())):
            raise FloatingPointError(f"{name} is not finite after training")
