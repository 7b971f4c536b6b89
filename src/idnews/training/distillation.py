"""Distillation: a network of fewer layers that learns to answer as a deeper one does.

Sanh et al. (2019) and Jiao et al. (2020): the student begins as some layers of the teacher and
learns from the teacher's probabilities and the states between its layers, besides gold. So text
without labels teaches too.
"""

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor, nn

from idnews.training.network import Network, Parser

__all__ = ["Reading", "Teacher", "kept_layers", "read_batch", "teacher_losses", "with_layers"]

# Probabilities are compared at this temperature: higher shows more of what is second best.
TEMPERATURE = 2.0


@dataclass(frozen=True)
class Teacher:
    """Networks whose mean answer is learned; of one alone, which of its layers each layer of the
    student stands for, if any.
    """

    networks: tuple[Network, ...]
    layers: tuple[int, ...] = ()


@dataclass(frozen=True)
class Reading:
    """What a network makes of a batch, each sentence by the convention of one treebank.

    `states` are those after each layer; `labels` logits by head, of `names` by all readouts. `arcs`
    are low where a sentence has no word. `treebanks` (b,) says which parser read each sentence, and
    `dependents` and `heads` are the vectors that it scores relations from.
    """

    states: tuple[Tensor, ...]
    labels: dict[str, Tensor]
    arcs: Tensor
    treebanks: Tensor
    dependents: Tensor
    heads: Tensor

    def score_relations(self, network: Network, chosen: Tensor) -> Tensor:
        """Return the logits of the relation of each word to the head `chosen` (b, n)."""
        return _by_treebank(
            network,
            self.treebanks,
            lambda parser, rows: (
                parser.score_relations(self.dependents[rows], self.heads[rows], chosen[rows]),
            ),
        )[0]


def read_batch(
    network: Network, inputs: dict[str, Tensor], treebanks: Tensor, *, bf16: bool = False
) -> Reading:
    """Return what `network` makes of `inputs`, which are those of `Network.forward`.

    `treebanks` (b,) are places in `labels.treebanks`. With `bf16` the encoder computes in 16 bits.
    """
    with torch.autocast(treebanks.device.type, dtype=torch.bfloat16, enabled=bf16):
        encoded = network.encoder(
            input_ids=inputs["input_ids"],
            attention_mask=inputs["attention_mask"],
            output_hidden_states=True,
        )
    words, root = network.pick_words(encoded.last_hidden_state.float(), inputs["starts"])
    arcs, dependents, heads = _by_treebank(
        network, treebanks, lambda parser, rows: parser.score_arcs(words[rows], root[rows])
    )
    labels = network.score_labels(words)
    each = torch.arange(len(treebanks), device=treebanks.device)
    own = {head: scores[each, :, treebanks] for head, scores in labels.items() if head != "names"}
    starts = inputs["starts"]
    is_word = torch.cat([torch.ones_like(starts[:, :1]), starts], dim=1) > 0
    return Reading(
        encoded.hidden_states[1:],
        labels | own,
        arcs.masked_fill(~is_word.unsqueeze(1), -1e4),
        treebanks,
        dependents,
        heads,
    )


def _by_treebank(
    network: Network,
    treebanks: Tensor,
    read: Callable[[Parser, Tensor], tuple[Tensor, ...]],
) -> list[Tensor]:
    """Return what `read` gives of a treebank's parser and rows, with the rows in their order."""
    places = [(treebanks == number).nonzero().flatten() for number in range(len(network.parsers))]
    parts = [
        read(cast(Parser, parser), rows)
        for parser, rows in zip(network.parsers, places, strict=True)
        if len(rows)
    ]
    order = torch.argsort(torch.cat(places))
    return [torch.cat(some)[order] for some in zip(*parts, strict=True)]


def kept_layers(n_layers: int, n_kept: int) -> tuple[int, ...]:
    """Return which of `n_layers` layers a student of `n_kept` begins as, evenly, ends included."""
    if not 2 <= n_kept <= n_layers:
        raise ValueError(f"layers = {n_kept}: give 2 to {n_layers}, the layers of the teacher")
    step = (n_layers - 1) / (n_kept - 1)
    return tuple(round(number * step) for number in range(n_kept))


def with_layers(network: Network, kept: tuple[int, ...]) -> Network:
    """Return a copy of `network` whose encoder has only the layers `kept`."""
    smaller = copy.deepcopy(network)
    layers = getattr(getattr(smaller.encoder, "encoder", None), "layer", None)
    if layers is None:
        raise ValueError("only encoders that are laid out as BERT's can lose layers")
    smaller.encoder.encoder.layer = nn.ModuleList(layers[number] for number in kept)
    smaller.encoder.config.num_hidden_layers = len(kept)
    return smaller


def teacher_losses(
    network: Network,
    student: Reading,
    teacher: Teacher,
    inputs: dict[str, Tensor],
    treebanks: Tensor,
    *,
    bf16: bool = False,
) -> dict[str, Tensor]:
    """Return how far the student is from the teacher, by head and in the states between layers.

    Divergences of a head are in nats a word, summed over labels; `states` is the mean squared
    difference as a part of the teacher's mean square.
    """
    with torch.no_grad():
        readings = [read_batch(one, inputs, treebanks, bf16=bf16) for one in teacher.networks]
        arcs = _mean([one.arcs for one in readings])
        chosen = arcs.argmax(dim=-1)
        relations = _mean(
            [
                one.score_relations(known, chosen)
                for one, known in zip(readings, teacher.networks, strict=True)
            ]
        )
        labels = {
            head: _mean([one.labels[head] for one in readings]) for head in readings[0].labels
        }
    is_word = inputs["starts"] > 0
    pairs = {head: (student.labels[head], wanted) for head, wanted in labels.items()}
    pairs["heads"] = (student.arcs, arcs)
    pairs["deprels"] = (student.score_relations(network, chosen), relations)
    found = {
        head: _divergence(ours[is_word], theirs[is_word]) for head, (ours, theirs) in pairs.items()
    }
    if not teacher.layers:
        return found
    is_subword = inputs["attention_mask"] > 0
    differences = []
    for ours, layer in zip(student.states, teacher.layers, strict=True):
        theirs = readings[0].states[layer][is_subword].float()
        differences.append((ours[is_subword] - theirs).square().mean() / theirs.square().mean())
    found["states"] = torch.stack(differences).mean()
    return found


def _mean(logits: Sequence[Tensor]) -> Tensor:
    """Return the mean of the log probabilities of several networks."""
    return torch.stack([nn.functional.log_softmax(one, dim=-1) for one in logits]).mean(dim=0)


def _divergence(ours: Tensor, theirs: Tensor) -> Tensor:
    ours = nn.functional.log_softmax(ours / TEMPERATURE, dim=-1)
    theirs = nn.functional.log_softmax(theirs / TEMPERATURE, dim=-1)
    each = (theirs.exp() * (theirs - ours)).sum(dim=-1)
    return each.mean() * TEMPERATURE**2
