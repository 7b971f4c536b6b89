"""Engines of one machine: here in this process, or in workers that each load a pipeline once.

The parent only reads, hands out batches and counts; workers write their own parts. Each worker has
one batch at a time, so at most `workers` batches are in memory.
"""

import contextlib
import gc
import os
import pickle
import selectors
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any

from idnews.corpus.parts import Batch, Options, PartMaker, PartResult
from idnews.corpus.worker import Answer
from idnews.errors import CorpusError

__all__ = ["make_parts_here", "make_parts_in_processes"]

MAX_DEATHS = 20  # of workers over one batch, before the run is given up


def make_parts_here(batches: Iterator[Batch], maker: PartMaker) -> Iterator[PartResult]:
    """Yield the finished part of each batch, made in this process."""
    maker.warm_up()
    try:
        for batch in batches:
            yield maker.make(batch)
    finally:
        gc.unfreeze()  # this process has other things to do


def make_parts_in_processes(
    batches: Iterator[Batch], root: str, options: Options, *, workers: int
) -> Iterator[PartResult]:
    """Yield finished parts as `workers` processes make them, in no particular order.

    A worker that dies (killed for its memory, a crash in C) is replaced; the record that it died
    of becomes a reject. Raises what a worker raises, CorpusError when workers die without end.
    """
    pool = _Pool(batches, root, options)
    try:
        yield from pool.run(workers)
    finally:
        pool.close()


class _Worker:
    """A worker process and the batch that it has."""

    def __init__(self, root: str, options: Options) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "idnews.corpus.worker", str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.batch: Batch | None = None
        self.is_careful = False
        self.at: int | None = None
        self.send((root, options))

    @property
    def answers(self) -> IO[bytes]:
        assert self.process.stdout is not None
        return self.process.stdout

    def send(self, order: Any) -> None:
        """Send an order; a worker that is dead is noticed when its answer is read."""
        assert self.process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            pickle.dump(order, self.process.stdin)
            self.process.stdin.flush()

    def receive(self) -> Answer | None:
        """Return the worker's next answer, None when it has died."""
        try:
            answer: Answer = pickle.load(self.answers)
        except (EOFError, pickle.UnpicklingError):
            return None
        return answer

    def kill(self) -> int:
        self.process.kill()
        assert self.process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        self.answers.close()
        return self.process.wait()


class _Pool:
    def __init__(self, batches: Iterator[Batch], root: str, options: Options) -> None:
        self._batches, self._root, self._options = batches, root, options
        self._again: deque[Batch] = deque()
        self._deaths: dict[int, int] = {}
        self._selector = selectors.DefaultSelector()
        self._workers: set[_Worker] = set()

    def run(self, n_workers: int) -> Iterator[PartResult]:
        for _ in range(n_workers):
            self._start()
        while self._workers:
            for key, _ in self._selector.select():
                worker: _Worker = key.data
                answer = worker.receive()
                if answer is None:
                    self._bury(worker)
                    continue
                kind, value = answer
                if kind == "error":
                    raise value
                if kind == "record":
                    worker.at = None if value < 0 else value
                    continue
                if kind == "part":
                    worker.batch = None
                    yield value
                self._hand_out(worker)

    def _start(self) -> None:
        worker = _Worker(self._root, self._options)
        self._workers.add(worker)
        self._selector.register(worker.answers, selectors.EVENT_READ, worker)

    def _hand_out(self, worker: _Worker) -> None:
        """Give a worker its next batch, or send it home."""
        batch = self._again.popleft() if self._again else next(self._batches, None)
        if batch is None:
            self._dismiss(worker)
            return
        worker.batch, worker.at = batch, None
        worker.is_careful = batch.number in self._deaths
        worker.send((batch, worker.is_careful))

    def _dismiss(self, worker: _Worker) -> int:
        self._selector.unregister(worker.answers)
        self._workers.discard(worker)
        return worker.kill()

    def _bury(self, worker: _Worker) -> None:
        """Put the batch of a dead worker back, and another worker into its place."""
        status = self._dismiss(worker)
        batch = worker.batch
        if batch is None:
            raise CorpusError(f"a worker ended before its first batch ({_cause(status)})")
        deaths = self._deaths[batch.number] = self._deaths.get(batch.number, 0) + 1
        if deaths > MAX_DEATHS:
            first = batch.records[0]
            raise CorpusError(
                f"{deaths} workers have died over the {len(batch.records)} records from "
                f"{first.source!r}, {first.position} ({_cause(status)}); what is done stays"
            )
        if worker.at is not None:
            batch = replace(batch, poison=batch.poison | {worker.at})
        self._again.append(batch)
        self._start()

    def close(self) -> None:
        for worker in tuple(self._workers):
            self._dismiss(worker)
        self._selector.close()


def _cause(status: int) -> str:
    return f"signal {signal.Signals(-status).name}" if status < 0 else f"exit status {status}"
