"""The labels that a model knows, by head; the index of a label is its place in the tuple."""

from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["Labels"]


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

    def to_dict(self) -> dict[str, list[str]]:
        """Return the labels as plain lists, for JSON."""
        return {name: list(values) for name, values in asdict(self).items()}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> "Labels":
        """Return the labels that `to_dict` gave."""
        return cls(**{name: tuple(labels) for name, labels in values.items()})
