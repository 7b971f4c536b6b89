"""The files of a model.

`model.onnx` reads words and labels them; `trees_T.onnx` makes trees of what it read, by the
convention of the treebank T: in one file, onnxruntime would compute the trees of all treebanks even
where names alone are asked for. With them go `tokenizer.json` and the manifest `model.json`.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from idnews.errors import ModelError
from idnews.tagging.labels import Labels

__all__ = [
    "INPUTS",
    "LABELS",
    "NETWORK",
    "TOKENIZER",
    "WORDS",
    "Manifest",
    "add_facts",
    "read_files",
    "read_manifest",
    "tree_file",
    "tree_outputs",
    "write_manifest",
]

FORMAT: Final = "idnews.Model.v2"
MANIFEST: Final = "model.json"
NETWORK: Final = "model.onnx"
TOKENIZER: Final = "tokenizer.json"
INPUTS: Final = ("input_ids", "attention_mask", "starts")
# What `model.onnx` gives; trees are made of the last two, beside what it was given.
LABELS: Final = ("names", "upos", "feats", "clitics")
WORDS: Final = ("words", "root")


def tree_outputs(treebank: str) -> tuple[str, str]:
    """Return what the network of a treebank's trees gives."""
    return f"arcs_{treebank}", f"relations_{treebank}"


def tree_file(treebank: str) -> str:
    """Return the name of the file with the network of a treebank's trees."""
    return f"trees_{treebank}.onnx"


@dataclass(frozen=True)
class Manifest:
    """What the runtime must know of a model, and `facts` for people."""

    labels: Labels
    pad_id: int
    max_subwords: int
    facts: dict[str, Any]


def write_manifest(
    folder: Path, *, labels: Labels, pad_id: int, max_subwords: int, facts: Mapping[str, Any]
) -> None:
    """Write the manifest of the model files in `folder`, with their hashes."""
    manifest = {
        "format": FORMAT,
        "sha256": {name: _hash((folder / name).read_bytes()) for name in _file_names(labels)},
        "pad_id": pad_id,
        "max_subwords": max_subwords,
        "facts": dict(facts),
        "labels": labels.to_dict(),
    }
    _write(folder / MANIFEST, manifest)


def add_facts(folder: Path, facts: Mapping[str, Any]) -> None:
    """Add to the facts in the manifest in `folder`; what the model answers by stays."""
    path = folder / MANIFEST
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["facts"] |= facts
    _write(path, manifest)


def _write(path: Path, manifest: dict[str, Any]) -> None:
    path.write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_files(folder: Path) -> dict[str, bytes]:
    """Return the contents of the model files that `folder` has, by name."""
    names = (MANIFEST, TOKENIZER, *(path.name for path in sorted(folder.glob("*.onnx"))))
    return {name: (folder / name).read_bytes() for name in names if (folder / name).is_file()}


def _file_names(labels: Labels) -> list[str]:
    return [NETWORK, TOKENIZER, *map(tree_file, labels.treebanks)]


def read_manifest(files: Mapping[str, bytes], source: str) -> Manifest:
    """Return the manifest among the files of a model, after checking format and hashes.

    `files` are contents by name, `source` where they come from, for messages. Raises ModelError.
    """
    if MANIFEST not in files:
        raise ModelError(f"{source} has no {MANIFEST}; install idnews again, or retrain")
    try:
        values = json.loads(files[MANIFEST])
    except ValueError as error:
        raise ModelError(f"{source}: {MANIFEST} is not JSON ({error}); install again") from error
    if values.get("format") != FORMAT:
        raise ModelError(
            f"{source} is a model of format {values.get('format')!r}, this idnews reads "
            f"{FORMAT!r}; install the idnews version that the model was made with, or retrain it"
        )
    labels = Labels.from_dict(values["labels"])
    names = _file_names(labels)
    if missing := [name for name in names if name not in files]:
        raise ModelError(f"{source} has no {', '.join(missing)}; install idnews again, or retrain")
    for name in names:
        if _hash(files[name]) != values["sha256"][name]:
            raise ModelError(
                f"{source}: {name} is not the file that {MANIFEST} describes (its SHA-256 "
                "differs); it is damaged or of another model: install again, or retrain"
            )
    return Manifest(
        labels=labels,
        pad_id=values["pad_id"],
        max_subwords=values["max_subwords"],
        facts=values["facts"],
    )


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
