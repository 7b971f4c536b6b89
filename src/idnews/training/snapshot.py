"""A trained network in one file, to train on from or to export again; no pickle in it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from idnews.tagging.files import LABELS
from idnews.tagging.labels import Labels
from idnews.training.network import Network

__all__ = ["build_network", "load_network", "save_network", "with_labels"]


def save_network(network: Network, tokenizer: Any, path: Path) -> None:
    """Write weights, labels, the encoder's configuration and the tokenizer to `path`."""
    partial = path.with_suffix(".partial")
    torch.save(
        {
            "config": network.encoder.config.to_dict(),
            "labels": network.labels.to_dict(),
            "tokenizer": tokenizer.to_str(),
            "weights": network.state_dict(),
        },
        partial,
    )
    partial.replace(path)


def load_network(path: Path) -> tuple[Network, Any]:
    """Return the network and the tokenizer that `save_network` wrote."""
    from tokenizers import Tokenizer

    saved = torch.load(path, weights_only=True)
    pools = any(name.startswith("encoder.pooler.") for name in saved["weights"])
    guesses = any(name.startswith("guesser.") for name in saved["weights"])
    labels = Labels.from_dict(saved["labels"])
    network = build_network(saved["config"], labels, pools=pools, guesses=guesses)
    network.load_state_dict(saved["weights"])
    return network, Tokenizer.from_str(saved["tokenizer"])


def build_network(
    config: Mapping[str, Any], labels: Labels, *, pools: bool = False, guesses: bool = False
) -> Network:
    """Return a network whose encoder is laid out as `config`, with weights that mean nothing yet.

    Only with `pools` has the encoder its layer that pools a sentence, which we do not use.
    """
    from transformers import AutoConfig, AutoModel

    encoder = AutoModel.from_config(AutoConfig.for_model(**config))
    if not pools:
        encoder.pooler = None
    return Network(encoder, labels, guesses=guesses)


@torch.no_grad()
def with_labels(network: Network, labels: Labels) -> Network:
    """Return a network over the same encoder that knows `labels`.

    What the old one knows of labels that both have is kept; the others begin anew. A readout or
    treebank that is new begins as the first.
    """
    if labels == network.labels:
        return network
    new = Network(network.encoder, labels)
    new.guesser = network.guesser
    readouts = _places(network.labels.readouts, labels.readouts)
    treebanks = _places(network.labels.treebanks, labels.treebanks)
    for head in LABELS:  # modules with a row for each label in each convention
        rows = _rows(network.labels, labels, head)
        before = readouts if head == "names" else treebanks
        old_layer, layer = getattr(network, head), getattr(new, head)
        for was, now in ((old_layer.weight, layer.weight), (old_layer.bias, layer.bias)):
            parts = was.unflatten(0, (-1, len(getattr(network.labels, head))))
            for part, number in zip(
                now.unflatten(0, (-1, len(getattr(labels, head)))), before, strict=True
            ):
                _copy(part, parts[number], rows)
    rows = _rows(network.labels, labels, "deprels")
    for parser, number in zip(new.parsers, treebanks, strict=True):
        values = network.parsers[number].state_dict()
        relation = parser.state_dict()["relation"]
        _copy(relation, values["relation"], rows)
        parser.load_state_dict(values | {"relation": relation})
    return new


def _places(old: Sequence[str], new: Sequence[str]) -> list[int]:
    return [old.index(one) if one in old else 0 for one in new]


def _rows(old: Labels, new: Labels, head: str) -> list[tuple[int, int]]:
    """Return (row in the new, row in the old) of the labels that both know."""
    before: list[str] = list(getattr(old, head))
    after: list[str] = list(getattr(new, head))
    return [(i, before.index(label)) for i, label in enumerate(after) if label in before]


def _copy(target: Tensor, source: Tensor, rows: list[tuple[int, int]]) -> None:
    for new, old in rows:
        target[new] = source[old]
