"""A whole run: inputs to tables, resumable after any interruption, here, in workers or on Ray."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from idnews.corpus.finish import finish_tables
from idnews.corpus.formats import RawRecord, Tally, read_records
from idnews.corpus.inputs import STANDARD_INPUT, InputFile, summarize_inputs, walk_inputs
from idnews.corpus.manifest import (
    MANIFEST,
    REJECTS,
    Manifest,
    done_parts,
)
from idnews.corpus.parts import (
    SIGNATURE_FOLDER,
    STATE,
    Batch,
    Options,
    PartMaker,
    PartResult,
    batches_of,
)
from idnews.corpus.processes import make_parts_here, make_parts_in_processes
from idnews.corpus.progress import RunProgress
from idnews.corpus.readers import FIELDS, OTHER_NAMES
from idnews.corpus.storage import Storage
from idnews.corpus.tables import ALWAYS, TABLES
from idnews.errors import CorpusError, StorageError, import_extra

__all__ = ["ENGINES", "CorpusSummary", "RunProgress", "analyze_corpus"]

ENGINES = ("local", "ray")
PART_SIZE = 500
# A small input is still cut into some 32 parts, so that workers share it; a part of less than 64 kB
# is made in two seconds. One of 1 MB, more than 500 articles of usual size, takes half a minute and
# 20 MB of a worker's memory.
PARTS_AT_LEAST, MIN_PART_BYTES, MAX_PART_BYTES = 32, 64 * 2**10, 2**20


@dataclass(frozen=True, slots=True)
class CorpusSummary:
    """What a finished run made: its folder, how many rows each table has, what was rejected."""

    output: str
    rows: Mapping[str, int]
    n_words: int
    n_rejects: int
    n_unreadable_files: int
    n_duplicates: int
    n_dropped: int

    @property
    def n_articles(self) -> int:
        """How many articles the tables hold."""
        return self.rows["articles"]


def analyze_corpus(
    inputs: str | Path | Iterable[str | Path],
    output: str | Path,
    *,
    workers: int = 1,
    resume: bool = False,
    fields: Mapping[str, str] | None = None,
    tables: Iterable[str] = ALWAYS,
    raw: bool = False,
    rules_only: bool = False,
    pipeline: str | Path | None = None,
    duplicates: bool = True,
    drop_duplicates: bool = False,
    engine: str = "local",
    ray_address: str | None = None,
    part_size: int = PART_SIZE,
    standard_input: BinaryIO | None = None,
    report: Callable[[RunProgress], None] | None = None,
) -> CorpusSummary:
    """Analyse every article of the inputs and write Parquet tables into the folder `output`.

    `inputs` are files, folders, globs, addresses (s3://...) or `-`. `fields` says which column of
    a data set holds what (`{"text": "content"}`). `tables` names the tables to write; `tokens` is
    written on request only. `raw` takes texts as they stand. `rules_only` leaves the neural
    component out; `pipeline` is the folder of a saved pipeline. `report` is called as parts are
    finished. The tables are described in `idnews.corpus.tables`.

    `resume` goes on with a run that was interrupted, whenever and however that was; the tables end
    up the same to the byte, whatever the number of workers or the engine.

    Raises CorpusError when the run cannot begin, be resumed or go on: an input does not exist, the
    output holds another run, an option changed, there is no space. What is done stays.

    >>> import tempfile, pathlib
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> _ = (folder / "a.txt").write_text("Harga beras naik, kata Menteri Budi, Senin (2/1/2023).")
    >>> summary = analyze_corpus(folder / "a.txt", folder / "out")
    >>> summary.n_articles, summary.rows["quotes"], summary.n_rejects
    (1, 1, 0)
    """
    import_extra("pyarrow", "tables", "corpus")
    options = Options(
        tables=_known_tables(tables),
        fields=_known_fields(fields or {}),
        raw=raw,
        rules_only=rules_only,
        pipeline=None if pipeline is None else str(pipeline),
        duplicates=duplicates or drop_duplicates,
        drop_duplicates=drop_duplicates,
        part_size=part_size,
    )
    if engine not in ENGINES:
        raise ValueError(f"engine must be one of {ENGINES}, got {engine!r}")
    if workers < 1 or part_size < 1:
        raise ValueError(f"workers and part_size must be at least 1, got {workers}, {part_size}")
    paths = [str(p) for p in ([inputs] if isinstance(inputs, str | Path) else inputs)]
    if paths.count(STANDARD_INPUT) > 1 or not paths:
        raise CorpusError(f"name at least one input, and - once at most; got {paths}")
    storage = Storage(output)
    summary = summarize_inputs(paths)
    share = summary.n_bytes // PARTS_AT_LEAST
    if STANDARD_INPUT not in paths:
        part_bytes = min(max(share, MIN_PART_BYTES), MAX_PART_BYTES)
        options = replace(options, part_bytes=part_bytes)
    with _locked(storage):
        manifest = _begin(storage, Manifest.begin(options, paths, summary), resume=resume)
        if manifest.state == "complete":
            return CorpusSummary(storage.root, **manifest.totals)
        run = _Run(storage, options, manifest, paths, standard_input, report)
        try:
            run.make_parts(engine, workers, ray_address)
        except BaseException as error:
            with suppress(StorageError):
                run.write_rejects()
            if isinstance(error, StorageError):
                raise StorageError(f"{error}; what is done stays for --resume") from error
            raise
        run.write_rejects()
        totals = finish_tables(storage, options)
        replace(manifest, state="complete", totals=totals).write(storage)
        return CorpusSummary(storage.root, **totals)


def _known_tables(tables: Iterable[str]) -> tuple[str, ...]:
    names = {tables} if isinstance(tables, str) else set(tables)
    if unknown := names - set(TABLES):
        raise ValueError(f"there are no tables {sorted(unknown)}; there are {list(TABLES)}")
    return tuple(name for name in TABLES if name in names | {"articles"})


def _known_fields(fields: Mapping[str, str]) -> dict[str, str]:
    named = {OTHER_NAMES.get(ours, ours): theirs for ours, theirs in fields.items()}
    if unknown := set(named) - set(FIELDS):
        raise ValueError(f"fields names {sorted(unknown)}; it may name {list(FIELDS)}")
    return named


@contextmanager
def _locked(storage: Storage) -> Iterator[None]:
    """Hold the folder of a local run, so that no second run writes into it."""
    if not storage.is_local or sys.platform == "win32":
        yield
        return
    import fcntl

    others = [name for name in storage.names() if name != "_state" and not name.startswith(".")]
    if others and not storage.exists(MANIFEST):
        raise CorpusError(f"{storage.root} is not empty and holds no run; name another folder")
    if not storage.exists("_state/lock"):
        storage.write("_state/lock", b"")
    with Path(storage.path("_state/lock")).open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise CorpusError(f"another run is writing into {storage.root}") from error
        yield


def _begin(storage: Storage, manifest: Manifest, *, resume: bool) -> Manifest:
    """Return the manifest of the run: a new one, or that of the run to resume."""
    begun = Manifest.read(storage)
    if begun is not None and not resume:
        raise CorpusError(
            f"{storage.root} holds a run that is {begun.state}; go on with it with --resume "
            "(resume=True), or name another folder"
        )
    if begun is not None:
        manifest.require_same(begun)
        return begun
    manifest.write(storage)
    return manifest


class _Run:
    """The part of a run that reads, hands out batches and counts."""

    def __init__(
        self,
        storage: Storage,
        options: Options,
        manifest: Manifest,
        paths: list[str],
        standard_input: BinaryIO | None,
        report: Callable[[RunProgress], None] | None,
    ) -> None:
        self._storage, self._options, self._paths = storage, options, paths
        self._standard_input = standard_input
        self._report = report or (lambda progress: None)
        self._done = {part.number: part for part in done_parts(storage)}
        n_before = sum(part.n_articles for part in self._done.values())
        n_bytes = 0 if STANDARD_INPUT in paths else int(manifest.inputs["n_bytes"])
        self._progress = RunProgress(0, 0, 0, 0, n_bytes, n_before)
        for part in self._done.values():
            self._count(part)
        folders = ("", "_state", STATE, SIGNATURE_FOLDER, "duplicates")
        for table in (*options.tables, *folders):
            storage.remove_leftovers(table)

    def make_parts(self, engine: str, workers: int, ray_address: str | None) -> None:
        """Have the engine make all parts that are not done."""
        self._report(self._progress)
        batches = self._batches()
        first = next(batches, None)
        if first is None:
            return
        batches = chain([first], batches)
        root = str(self._storage.root)
        if engine == "ray":
            from idnews.corpus.ray_engine import make_parts_on_ray

            results = make_parts_on_ray(
                batches, root, self._options, workers=workers, address=ray_address
            )
        elif workers == 1:
            results = make_parts_here(batches, PartMaker(root, self._options))
        else:
            results = make_parts_in_processes(batches, root, self._options, workers=workers)
        for result in results:
            self._count(result)
            self._report(self._progress)

    def _count(self, result: PartResult) -> None:
        seen = self._progress
        self._progress = replace(
            seen,
            n_articles=seen.n_articles + result.n_articles,
            n_words=seen.n_words + result.n_words,
            n_rejects=seen.n_rejects + len(result.rejects),
            n_bytes=max(seen.n_bytes, result.n_bytes),
        )

    def _batches(self) -> Iterator[Batch]:
        """The batches that are not done. Standard input is read again from its beginning."""
        number, start = 0, (0, 0)
        if STANDARD_INPUT not in self._paths:
            while number in self._done:
                start = self._done[number].end
                number += 1
        for batch in batches_of(self._records(start), self._options, number=number):
            done = self._done.get(batch.number)
            if done is None:
                yield batch
            elif batch.digest() != done.digest:
                first = batch.records[0]
                raise CorpusError(
                    f"the input differs from what was read before: part {batch.number}, which "
                    f"begins at {first.source!r}, {first.position}. Resume with the same input; "
                    "what is done stays"
                )

    def _records(self, start: tuple[int, int]) -> Iterator[tuple[int, int, RawRecord]]:
        """All records behind `start`, with the number of the file and the bytes read so far."""
        n_bytes = 0
        for number, file in enumerate(walk_inputs(self._paths)):
            if number >= start[0]:
                skip = start[1] if number == start[0] else 0
                for record, consumed in self._records_of(file, skip):
                    yield number, n_bytes + consumed, record
            n_bytes += max(file.size, 0)

    def _records_of(self, file: InputFile, skip: int) -> Iterator[tuple[RawRecord, int]]:
        tally = Tally()
        stream = None
        if file.path == STANDARD_INPUT:
            stream = self._standard_input or sys.stdin.buffer
        records = read_records(file, skip=skip, standard_input=stream, tally=tally)
        for record in records:
            consumed = file.size if record.kind == "page" else tally.consumed()
            yield record, max(0, consumed)

    def write_rejects(self) -> None:
        """Write `rejects.jsonl`: what the finished parts could not read, in the inputs' order."""
        rejects = (
            {"source": r.source, "position": r.position, "reason": r.reason}
            for part in done_parts(self._storage)
            for r in part.rejects
        )
        text = "".join(json.dumps(reject, ensure_ascii=True) + "\n" for reject in rejects)
        self._storage.write(REJECTS, text.encode())
