"""Where a run writes: a local folder, or an address that fsspec knows (s3://, gs://, memory://).

Every file appears whole or not at all: locally it is written beside its name, synced and renamed;
object stores publish an object when it is complete.
"""

import contextlib
import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import IO, Any, cast

from idnews.errors import StorageError, import_extra

__all__ = ["Storage", "is_url", "open_input", "url_files"]

TEMPORARY = ".tmp"
# They have no folders; asked for one, s3fs and gcsfs make a bucket of a name mistyped.
OBJECT_STORES = frozenset("s3 s3a gs gcs abfs abfss az adl oss".split())


def is_url(path: str) -> bool:
    """Return whether a path is an address for fsspec.

    >>> is_url("s3://berita/2024"), is_url("berita/2024")
    (True, False)
    """
    return "://" in path[:20]


def open_input(path: str) -> IO[bytes]:
    """Open a local file or an address for reading, as it is stored."""
    if not is_url(path):
        return Path(path).open("rb")
    return cast(IO[bytes], _fsspec().open(path, "rb").open())


def url_files(url: str, suffixes: tuple[str, ...]) -> Iterator[tuple[str, int, str]]:
    """Yield address, size and stamp of the files that an address, folder or glob names, sorted."""
    scheme = url.split("://", 1)[0]
    with _reported("read", url):
        filesystem, path = _fsspec().core.url_to_fs(url)
        if "*" in path:
            found = filesystem.glob(path, detail=True)
        elif filesystem.isdir(path):
            files = filesystem.find(path, detail=True)
            found = {name: files[name] for name in files if name.lower().endswith(suffixes)}
        else:
            found = {path: filesystem.info(path)}
    for name, info in sorted(found.items()):
        if info.get("type") == "directory":
            continue
        stamp = next((str(info[k]) for k in ("ETag", "etag", "mtime", "updated") if k in info), "")
        yield f"{scheme}://{name}", int(info.get("size") or 0), stamp


@contextlib.contextmanager
def _reported(doing: str, path: str) -> Iterator[None]:
    """Turn whatever the package behind an address raises into a StorageError."""
    try:
        yield
    except (ImportError, StorageError):
        raise
    except Exception as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        if isinstance(error, FileNotFoundError) and not error.strerror:  # fsspec says the path only
            reason = "no such file or folder"
        raise StorageError(f"cannot {doing} {path}: {reason}") from error


def _fsspec() -> Any:
    return import_extra("fsspec", "addresses such as s3://", "corpus")


class Storage:
    """The folder of a run. Names are relative to it, with `/`.

    Raises StorageError for whatever the system or the store says: no space, no permission.
    """

    def __init__(self, root: str | Path) -> None:
        self.root = str(root) if is_url(str(root)) else os.path.abspath(root)  # noqa: PTH100

    @property
    def is_local(self) -> bool:
        """Whether it is a folder of this machine."""
        return not is_url(self.root)

    @cached_property
    def _remote(self) -> tuple[Any, str]:
        filesystem, root = _fsspec().core.url_to_fs(self.root)
        return filesystem, root.rstrip("/")

    def path(self, name: str) -> str:
        """Return the path or address of a file."""
        return f"{self.root.rstrip('/')}/{name}"

    def write(self, name: str, data: bytes) -> None:
        """Write a file; it appears whole or not at all."""
        with _reported("write", self.path(name)):
            if self.is_local:
                self._write_local(Path(self.path(name)), data)
            else:
                filesystem, root = self._remote
                target = f"{root}/{name}"
                if self.root.split("://", 1)[0] not in OBJECT_STORES:
                    filesystem.makedirs(target.rsplit("/", 1)[0], exist_ok=True)
                filesystem.pipe_file(target, data)

    def _write_local(self, path: Path, data: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.{os.getpid()}{TEMPORARY}")
        try:
            with temporary.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise

    def read(self, name: str) -> bytes:
        """Return the bytes of a file, which must be there."""
        with _reported("read", self.path(name)):
            if self.is_local:
                return Path(self.path(name)).read_bytes()
            filesystem, root = self._remote
            return cast(bytes, filesystem.cat_file(f"{root}/{name}"))

    def exists(self, name: str = "") -> bool:
        """Return whether there is a file or folder of that name."""
        if self.is_local:
            return Path(self.path(name)).exists()
        with _reported("read", self.path(name)):
            filesystem, root = self._remote
            filesystem.invalidate_cache()  # others write there, too
            return bool(filesystem.exists(f"{root}/{name}".rstrip("/")))

    def names(self, folder: str = "") -> list[str]:
        """Return the sorted names of the files and folders in a folder; none if it is missing."""
        if self.is_local:
            path = Path(self.path(folder))
            return sorted(child.name for child in path.iterdir()) if path.is_dir() else []
        with _reported("read", self.path(folder)):
            filesystem, root = self._remote
            place = f"{root}/{folder}".rstrip("/")
            filesystem.invalidate_cache()
            if not filesystem.exists(place):
                return []
            names = filesystem.ls(place, detail=False)
            return sorted(name.rstrip("/").rsplit("/", 1)[-1] for name in names)

    def remove_leftovers(self, folder: str) -> None:
        """Remove what a killed run left half written in a folder."""
        if self.is_local:
            for path in Path(self.path(folder)).glob(f".*{TEMPORARY}"):
                path.unlink(missing_ok=True)
