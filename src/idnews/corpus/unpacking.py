"""Packed files as streams, guarded against what unpacks to far more than any text would."""

import gzip
import io
from collections.abc import Callable
from typing import IO, Any, cast

from idnews.errors import import_extra

__all__ = ["refuse_bomb", "unpacked"]

# Text packs 3 to 30 times; gzip reaches 1,032 on zeros. Below the floor nothing can do harm.
BOMB_RATIO = 200
BOMB_FLOOR = 256 * 2**20


def refuse_bomb(size: int, packed_size: int) -> None:
    """Raise ValueError when so many bytes came out of so few."""
    if size > BOMB_FLOOR and size > BOMB_RATIO * max(packed_size, 1):
        ratio = size / max(packed_size, 1)
        raise ValueError(f"unpacks to {ratio:.0f} times its size: a compression bomb, no text")


def unpacked(path: str, stored: IO[bytes]) -> tuple[IO[bytes], Callable[[], None]]:
    """Return a stream of the unpacked bytes, and what raises when they grow beyond all reason."""
    path = path.lower()
    if path.endswith(".gz"):
        plain = cast(IO[bytes], gzip.GzipFile(fileobj=stored))
    elif path.endswith(".zst"):
        arrow = import_extra("pyarrow", "files packed with zstd", "corpus")
        packed = arrow.CompressedInputStream(arrow.PythonFile(stored, mode="r"), "zstd")
        plain = cast(IO[bytes], io.BufferedReader(_Arrow(packed)))
    else:
        return stored, lambda: None
    return plain, lambda: refuse_bomb(plain.tell(), stored.tell())


class _Arrow(io.RawIOBase):
    """An Arrow stream as Python reads one."""

    def __init__(self, stream: Any) -> None:
        self._stream, self._position = stream, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self._position += len(data)
        return len(data)

    def tell(self) -> int:
        return self._position
