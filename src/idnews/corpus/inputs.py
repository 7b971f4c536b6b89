"""What the inputs of a run name: files in a fixed order, one at a time, with name, size and stamp.

A folder is walked through all its levels, one folder's names in memory at a time. Symbolic links
that lead out of the folder, pipes and devices are reported, never opened.
"""

import glob
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from idnews.corpus.storage import is_url, url_files
from idnews.errors import CorpusError

__all__ = [
    "CSV_SUFFIXES",
    "GOLD_SUFFIX",
    "JSONL_SUFFIXES",
    "JSON_SUFFIXES",
    "PAGE_SUFFIXES",
    "PARQUET_SUFFIXES",
    "STANDARD_INPUT",
    "WARC_SUFFIXES",
    "InputFile",
    "InputSummary",
    "list_files",
    "summarize_inputs",
    "walk_inputs",
]

PAGE_SUFFIXES = (".txt", ".html", ".htm")
JSONL_SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".jsonl.zst", ".ndjson.zst")
JSON_SUFFIXES = (".json", ".json.gz", ".json.zst")
CSV_SUFFIXES = (".csv", ".tsv", ".csv.gz", ".tsv.gz", ".csv.zst", ".tsv.zst")
PARQUET_SUFFIXES = (".parquet",)
WARC_SUFFIXES = (".warc", ".warc.gz")
TABLE_SUFFIXES = (*CSV_SUFFIXES, *PARQUET_SUFFIXES)
KNOWN_SUFFIXES = (
    *PAGE_SUFFIXES,
    *JSONL_SUFFIXES,
    *JSON_SUFFIXES,
    *TABLE_SUFFIXES,
    *WARC_SUFFIXES,
)
READABLE = "the formats are .txt .html .json .jsonl .csv .tsv .parquet .warc, also .gz and .zst"
# What was noted about a page stands beside it and is no page: `seeds/` holds both.
GOLD_SUFFIX = ".gold.json"
# Files of these kinds would be read as one page of noise when they are named outright.
OTHER_FORMATS = (".xlsx", ".xls", ".pdf", ".doc", ".docx", ".zip", ".tar", ".gz", ".zst")
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read: its path, and its name in the tables, which is the same on every machine.

    `size` is in bytes as stored, -1 when nobody can know; `stamp` changes when the file does;
    `problem` says why it cannot be read.
    """

    path: str
    name: str
    size: int = -1
    stamp: str = ""
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class InputSummary:
    """How much there is to read. `digest` changes when a file comes, goes or changes."""

    n_files: int
    n_bytes: int
    digest: str


def list_files(paths: Iterable[str]) -> list[str]:
    """Return the files that `paths` name: a folder's pages in order, a glob's matches, the rest.

    A folder is searched through all its levels for the formats that `read_records` reads, gold
    annotations (`NAME.gold.json`) left out. A path
    that names nothing stays in the list, so that reading it reports the error.
    """
    return [file.path for file in walk_inputs(list(paths))]


def summarize_inputs(inputs: list[str]) -> InputSummary:
    """Walk the inputs once and return how much there is to read.

    Raises CorpusError when an input does not exist or holds nothing that can be read.
    """
    n_files = n_bytes = 0
    digest = blake2b(digest_size=16)
    for path in inputs:
        found_here = 0
        for file in walk_inputs([path], base=_base_of(inputs)):
            if file.problem is not None and file.path == path:
                raise CorpusError(f"cannot read the input {path!r}: {file.problem}")
            found_here += 1
            n_bytes += max(file.size, 0)
            digest.update(f"{file.name}\0{file.size}\0{file.stamp}\n".encode(errors="replace"))
        if not found_here:
            raise CorpusError(f"the input {path!r} holds no file that can be read; {READABLE}")
        n_files += found_here
    return InputSummary(n_files, n_bytes, digest.hexdigest())


def walk_inputs(inputs: list[str], *, base: str | None = None) -> Iterator[InputFile]:
    """Yield the files of the inputs: in the order given, a folder's by name, level by level.

    Names are relative to `base`; by default to the folder that holds all inputs.
    """
    base = _base_of(inputs) if base is None else base
    for path in inputs:
        if path == STANDARD_INPUT:
            yield InputFile(path, path)
        elif is_url(path):
            for url, size, stamp in url_files(path, KNOWN_SUFFIXES):
                yield InputFile(url, url.split("://", 1)[1], size, stamp)
        elif Path(path).is_dir():
            yield from _walk_folder(path, os.path.realpath(path), base)
        elif not os.path.lexists(path) and glob.has_magic(path):
            matches = sorted(glob.glob(path, recursive=True))
            for match in [m for m in matches if Path(m).is_file()] or [path]:
                yield _file_of(match, base)
        else:
            yield _file_of(path, base)


def _base_of(inputs: list[str]) -> str:
    """Return the folder that holds all local inputs; the names in the tables start there."""
    parents = []
    for path in inputs:
        if path == STANDARD_INPUT or is_url(path):
            continue
        while glob.has_magic(path) and not os.path.lexists(path):
            path = os.path.dirname(path)  # noqa: PTH120 - Path("") is "."
        parents.append(os.path.abspath(path))  # noqa: PTH100 - links stay as they are named
    if not parents:
        return ""
    try:
        common = os.path.commonpath(parents)
    except ValueError:  # two drives
        return ""
    is_one = all(parent == common for parent in parents)
    return os.path.dirname(common) if is_one else common  # noqa: PTH120


def _walk_folder(folder: str, root: str, base: str) -> Iterator[InputFile]:
    try:
        with os.scandir(folder) as entries:
            found = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    except OSError as error:
        yield InputFile(folder, _name_of(folder, base), problem=error.strerror or str(error))
        return
    for name, is_folder in found:
        path = os.path.join(folder, name)  # noqa: PTH118 - a million of them
        if is_folder:
            yield from _walk_folder(path, root, base)
        elif name.lower().endswith(KNOWN_SUFFIXES) and not name.lower().endswith(GOLD_SUFFIX):
            file = _file_of(path, base)
            target = os.path.realpath(path)
            if os.path.commonpath([root, target]) != root:
                problem = "a symbolic link that leaves the folder"
                file = InputFile(path, file.name, problem=problem)
            yield file


def _file_of(path: str, base: str) -> InputFile:
    name = _name_of(path, base)
    try:
        status = os.stat(path)  # noqa: PTH116
    except (OSError, ValueError) as error:
        return InputFile(path, name, problem=getattr(error, "strerror", None) or str(error))
    if not stat.S_ISREG(status.st_mode):
        return InputFile(path, name, problem="not a regular file")
    lowered = name.lower()
    if lowered.endswith(OTHER_FORMATS) and not lowered.endswith(KNOWN_SUFFIXES):
        return InputFile(path, name, problem=f"not a format that is read; {READABLE}")
    return InputFile(path, name, status.st_size, str(status.st_mtime_ns))


def _name_of(path: str, base: str) -> str:
    if base:
        path = os.path.relpath(os.path.abspath(path), base)  # noqa: PTH100
    return Path(path).as_posix()
