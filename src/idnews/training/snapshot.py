"""A trained network in one file, to train on from or to export again; no pickle in it."""

from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from idnews.tagging.labels import Labels
from idnews.training.network import Network

__all__ = ["load_network", "save_network", "with_labels"]

# Modules with a row for each label, and the labels.
HEADS = {
    "names": "names",
    "upos": "upos",
    "feats": "feats",
    "clitics": "clitics",
    "relation": "deprels",
}


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
    from transformers import AutoConfig, AutoModel

    saved = torch.load(path, weights_only=True)
    config = AutoConfig.for_model(saved["config"].pop("model_type"), **saved["config"])
    encoder = AutoModel.from_config(config)
    if not any(name.startswith("encoder.pooler.") for name in saved["weights"]):
        encoder.pooler = None
    network = Network(encoder, Labels.from_dict(saved["labels"]))
    network.load_state_dict(saved["weights"])
    return network, Tokenizer.from_str(saved["tokenizer"])


@torch.no_grad()
def with_labels(network: Network, labels: Labels) -> Network:
    """Return a network over the same encoder that knows `labels`.

    What the old one knows of labels that both have is kept; the others begin anew.
    """
    if labels == network.labels:
        return network
    old, new = network.state_dict(), Network(network.encoder, labels)
    rows = {head: _rows(network.labels, labels, head) for head in HEADS}
    n_readouts = len(labels.readouts)
    for name, values in new.state_dict().items():
        head = name.partition(".")[0]
        if head == "encoder":
            continue
        if head == "names":
            was = old[name].unflatten(0, (len(network.labels.readouts), -1))
            now = values.unflatten(0, (n_readouts, -1))
            for i, readout in enumerate(labels.readouts):
                source = network.labels.readouts
                # A readout that is new begins as the joint one.
                j = source.index(readout) if readout in source else 0
                _copy(now[i], was[j], rows["names"])
        elif head in rows:
            _copy(values, old[name], rows[head])
        else:
            values.copy_(old[name])
    return new


def _rows(old: Labels, new: Labels, head: str) -> list[tuple[int, int]]:
    """Return (row in the new, row in the old) of the labels that both know."""
    before: list[str] = list(getattr(old, HEADS[head]))
    after: list[str] = list(getattr(new, HEADS[head]))
    return [(i, before.index(label)) for i, label in enumerate(after) if label in before]


def _copy(target: Tensor, source: Tensor, rows: list[tuple[int, int]]) -> None:
    for new, old in rows:
        target[new] = source[old]
