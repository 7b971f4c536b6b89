"""The labels that a model knows, by head; the index of a label is its place in the tuple."""

from dataclasses import asdict, dataclass
from typing import Any, Final

__all__ = ["UNTAUGHT", "Labels"]

# What a head that nothing teaches has as its one label: ONNX knows no output of no columns.
UNTAUGHT: Final = {
    "upos": "X",
    "feats": "_",
    "clitics": "*",
    "deprels": "dep",
    "treebanks": "any",
}


@dataclass(frozen=True)
class Labels:
    """Names are BIO tags. `readouts` are the conventions by which the model can give names,
    `treebanks` those by which it can give parts of speech, features, clitics and dependencies.
    """

    readouts: tuple[str, ...]
    treebanks: tuple[str, ...]
    names: tuple[str, ...]
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    clitics: tuple[str, ...]
    deprels: tuple[str, ...]

    @property
    def has_trees(self) -> bool:
        """Whether any treebank taught the model."""
        return self.treebanks != (UNTAUGHT["treebanks"],)

    def with_more(self, more: "Labels") -> "Labels":
        """Return these labels, and behind them those of `more` that are new."""
        both = {}
        for head, known in asdict(self).items():
            untaught = (UNTAUGHT.get(head),)
            parts = [part for part in (known, getattr(more, head)) if part != untaught]
            both[head] = tuple(dict.fromkeys(label for part in parts for label in part)) or known
        return Labels(**both)

    def to_dict(self) -> dict[str, list[str]]:
        """Return the labels as plain lists, for JSON."""
        return {name: list(values) for name, values in asdict(self).items()}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> "Labels":
        """Return the labels that `to_dict` gave."""
        return cls(**{name: tuple(labels) for name, labels in values.items()})
