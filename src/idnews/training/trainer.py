"""Training: steps that can be interrupted at any moment and go on as if they had not been."""

import hashlib
import json
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from idnews.errors import ModelError
from idnews.tagging.encoding import encode_words
from idnews.training.distillation import Reading, Teacher, read_batch, teacher_losses
from idnews.training.examples import IGNORE, Example, draw_batches, recase, to_arrays
from idnews.training.hiding import find_mask, hide_words
from idnews.training.network import Network

__all__ = ["Progress", "Schedule", "train"]

CHECKPOINT = "checkpoint.pt"


@dataclass(frozen=True)
class Schedule:
    """How long and how fast to learn.

    `tokens` are padded subwords a batch; `rate` the highest learning rate of the encoder's last
    layer (at 0 the encoder stays as it is), each layer below having `layer_decay` of the one above,
    the heads `head_rate`; it rises for `warmup` of the steps, then falls to 0. Weights are averaged
    over the steps from `average_from` on (as a share of all), every `average_every` steps. `recase`
    is the share of batches shown in capitals, lower case or as a headline. With `bf16` encoders
    compute in 16 bits, in half the time on processors that know it.
    """

    steps: int
    tokens: int = 1024
    rate: float = 1e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.95
    warmup: float = 0.06
    average_from: float = 0.85
    average_every: int = 20
    recase: float = 0.06
    dropout: float = 0.1
    bf16: bool = False
    checkpoint_every: int = 250
    seed: int = 0


@dataclass(frozen=True)
class Progress:
    """What has been done: steps of all, subwords a second, mean loss by head since the last."""

    step: int
    steps: int
    speed: float
    losses: dict[str, float]


def train(
    network: Network,
    tokenizer: Any,
    examples: Mapping[str, Sequence[Example]],
    shares: Mapping[str, float],
    schedule: Schedule,
    folder: Path,
    *,
    weights: Mapping[str, float] | None = None,
    teacher: Teacher | None = None,
    hidden: Mapping[str, float] | None = None,
    report: Callable[[Progress], None] | None = None,
    stop_after: int | None = None,
) -> Network:
    """Train `network` and return it, with the averaged weights.

    `weights` scale the loss of a head. A `teacher` answers every batch beside the gold, scaled by
    `weights["teacher"]`, and its states by `weights["states"]`. `hidden` is the share of words of a
    source's sentences that the network is to guess, and its teacher sees. It computes where the
    weights of `network` are. `folder` keeps a checkpoint: after a kill the same call goes on from
    it, to the same weights. Raises ModelError when the checkpoint was made by another recipe or
    with other data. `stop_after` leaves after so many steps, as a kill would.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pad_id = network.encoder.config.pad_token_id or 0
    lengths = {
        source: [len(one.ids) for one in encode_words(tokenizer, [e.words for e in some])]
        for source, some in examples.items()
        if shares.get(source)
    }
    key = _key(
        schedule=asdict(schedule),
        shares=dict(shares),
        hidden=dict(hidden or {}),
        losses=dict(weights or {}),
        lengths=lengths,
        treebanks={
            source: sorted({one.treebank or "" for one in examples[source]}) for source in lengths
        },
        labels=network.labels.to_dict(),
    )
    device = next(network.parameters()).device
    if device.type == "cpu":  # with torch's fused attention a step in 16 bits takes a third longer
        for one in (network, *(teacher.networks if teacher else ())):
            one.encoder.set_attn_implementation("eager")
    network.encoder.requires_grad_(schedule.rate > 0)
    optimizer = torch.optim.AdamW(
        _groups(network, schedule), betas=(0.9, 0.98), weight_decay=0.01, fused=True
    )
    peaks = [group["lr"] for group in optimizer.param_groups]
    average = _Average(network)
    done = _resume(folder / CHECKPOINT, key, network, optimizer, average)
    batches = draw_batches(examples, shares, lengths, tokens=schedule.tokens, seed=schedule.seed)
    scale = weights or {}
    mask_id = find_mask(tokenizer) if hidden else 0
    losses: dict[str, list[float]] = {}
    n_tokens, began = 0, time.monotonic()
    network.train()
    for step, batch in enumerate(islice(batches, done, schedule.steps), start=done):
        torch.manual_seed(schedule.seed * 1_000_003 + step)
        batch = recase(batch, random.Random(schedule.seed * 1_000_003 + step), rate=schedule.recase)
        inputs, targets = to_arrays(batch, tokenizer, network.labels, pad_id=pad_id)
        for group, peak in zip(optimizer.param_groups, peaks, strict=True):
            group["lr"] = peak * _rate(step / schedule.steps, schedule.warmup)
        plain = {name: torch.from_numpy(values).to(device) for name, values in inputs.items()}
        seen = plain
        if hidden:
            shown, targets["words"] = hide_words(
                inputs,
                [hidden.get(example.source, 0.0) for example in batch],
                np.random.default_rng((schedule.seed, step)),
                mask_id=mask_id,
                n_pieces=network.encoder.config.vocab_size,
            )
            seen = {**plain, "input_ids": torch.from_numpy(shown).to(device)}
        gold = {name: torch.from_numpy(values).to(device) for name, values in targets.items()}
        reading = read_batch(network, seen, gold["treebanks"], bf16=schedule.bf16)
        parts = _losses(network, reading, gold, bf16=schedule.bf16)
        total = _weighted(parts, scale)
        if teacher is not None:
            taught = teacher_losses(
                network, reading, teacher, plain, gold["treebanks"], bf16=schedule.bf16
            )
            whole = {"states": taught.pop("states")} if "states" in taught else {}
            whole["teacher"] = _weighted(taught, scale)
            total = total + _weighted(whole, scale)
            parts |= whole
        if total.requires_grad:  # a batch may have nothing to learn: no word hidden, no label known
            total.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        for head, loss in parts.items():
            losses.setdefault(head, []).append(float(loss.detach()))
        n_tokens += inputs["input_ids"].size
        step += 1
        if step >= schedule.average_from * schedule.steps and step % schedule.average_every == 0:
            average.add(network)
        if step % schedule.checkpoint_every == 0 or step == schedule.steps:
            _save(folder / CHECKPOINT, key, step, network, optimizer, average)
            if report:
                means = {head: sum(some) / len(some) for head, some in losses.items()}
                report(Progress(step, schedule.steps, n_tokens / (time.monotonic() - began), means))
            losses, n_tokens, began = {}, 0, time.monotonic()
        if step == stop_after:
            return network
    average.put_into(network)
    return network.eval()


def _weighted(losses: Mapping[str, Tensor], scale: Mapping[str, float]) -> Tensor:
    """Return the sum of losses by head, each by its weight; 0 when there is none."""
    parts = [scale.get(head, 1.0) * loss for head, loss in losses.items()]
    return torch.stack(parts).sum() if parts else torch.zeros(())


def _losses(
    network: Network, reading: Reading, gold: Mapping[str, Tensor], *, bf16: bool
) -> dict[str, Tensor]:
    scores = reading.labels
    found = {}
    rows = torch.arange(len(gold["readouts"]), device=gold["readouts"].device)
    own = scores["names"][rows, :, gold["readouts"]]
    joint = scores["names"][:, :, 0]
    pairs = {
        "names": (torch.cat([own, joint]), torch.cat([gold["names"], gold["joint"]])),
        "upos": (scores["upos"], gold["upos"]),
        "feats": (scores["feats"], gold["feats"]),
        "clitics": (scores["clitics"], gold["clitics"]),
        "heads": (reading.arcs, gold["heads"]),
        "deprels": (
            reading.score_relations(network, gold["heads"].clamp(min=0)),
            gold["deprels"],
        ),
    }
    for head, (logits, target) in pairs.items():
        target = target.flatten()
        known = target != IGNORE
        if head == "deprels":
            known &= gold["heads"].flatten() != IGNORE
        if known.any():
            flat = logits.flatten(0, 1)[known]
            found[head] = nn.functional.cross_entropy(flat, target[known])
    if "words" in gold and (known := gold["words"] != IGNORE).any():
        with torch.autocast(known.device.type, dtype=torch.bfloat16, enabled=bf16):
            guesses = network.guess(reading.states[-1][known])
        found["words"] = nn.functional.cross_entropy(guesses.float(), gold["words"][known])
    return found


def _rate(share: float, warmup: float) -> float:
    """Return the part of the highest learning rate at `share` of the steps."""
    return share / warmup if share < warmup else (1 - share) / (1 - warmup)


def _groups(network: Network, schedule: Schedule) -> list[dict[str, Any]]:
    n_layers = network.encoder.config.num_hidden_layers
    groups: dict[float, list[nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        rate = schedule.head_rate
        if name.startswith("encoder."):
            parts = name.split(".")
            numbers = [int(part) for part in parts if part.isdigit()]
            depth = numbers[0] + 1 if numbers else 0
            rate = schedule.rate * schedule.layer_decay ** (n_layers - depth)
        groups.setdefault(rate, []).append(parameter)
    return [{"params": parameters, "lr": rate} for rate, parameters in groups.items()]


class _Average:
    """The running mean of a network's weights."""

    def __init__(self, network: nn.Module) -> None:
        self.count = 0
        self.mean = {name: torch.zeros_like(p) for name, p in network.named_parameters()}

    @torch.no_grad()
    def add(self, network: nn.Module) -> None:
        self.count += 1
        for name, parameter in network.named_parameters():
            self.mean[name] += (parameter - self.mean[name]) / self.count

    @torch.no_grad()
    def put_into(self, network: nn.Module) -> None:
        if self.count:
            for name, parameter in network.named_parameters():
                parameter.copy_(self.mean[name])


def _key(**facts: Any) -> str:
    """Return a hash of what must not change between a checkpoint and its continuation."""
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def _save(
    path: Path,
    key: str,
    step: int,
    network: Network,
    optimizer: torch.optim.Optimizer,
    average: _Average,
) -> None:
    partial = path.with_suffix(".partial")
    torch.save(
        {
            "key": key,
            "step": step,
            "network": network.state_dict(),
            "optimizer": optimizer.state_dict(),
            "average": average.mean,
            "averaged": average.count,
        },
        partial,
    )
    partial.replace(path)


def _resume(
    path: Path,
    key: str,
    network: Network,
    optimizer: torch.optim.Optimizer,
    average: _Average,
) -> int:
    if not path.is_file():
        return 0
    device = next(network.parameters()).device
    saved = torch.load(path, weights_only=True, map_location=device)
    if saved["key"] != key:
        raise ModelError(
            f"{path} was made by another recipe or with other data; "
            "remove it to begin anew, or put them back"
        )
    network.load_state_dict(saved["network"])
    optimizer.load_state_dict(saved["optimizer"])
    average.mean, average.count = saved["average"], saved["averaged"]
    return int(saved["step"])
