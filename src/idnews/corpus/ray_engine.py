"""The engine of many machines: one loaded pipeline an actor, on a Ray cluster.

The driver reads and hands out batches; actors write their parts, so the output must be a folder or
an address that every node sees (NFS, s3://). A node that dies loses nothing: its batches are made
again elsewhere, to the same bytes.
"""

from collections import deque
from collections.abc import Iterator
from typing import Any

from idnews.corpus.manifest import MANIFEST
from idnews.corpus.parts import Batch, Options, PartMaker, PartResult
from idnews.corpus.storage import Storage
from idnews.errors import CorpusError, import_extra

__all__ = ["RayWorker", "make_parts_on_ray"]

MAX_LOSSES = 20  # of actors over one batch, before the run is given up


def make_parts_on_ray(
    batches: Iterator[Batch],
    root: str,
    options: Options,
    *,
    workers: int,
    address: str | None = None,
) -> Iterator[PartResult]:
    """Yield finished parts as `workers` actors make them, in no particular order.

    `address` is that of a cluster (`auto`, `10.0.0.1:6379`, `ray://host:10001`); None starts Ray on
    this machine, or uses what RAY_ADDRESS names. Raises CorpusError when there is no such cluster
    or its nodes do not share the output.
    """
    ray = import_extra("ray", "runs on many machines", "ray")
    is_ours = not ray.is_initialized()
    if is_ours:
        try:
            ray.init(address=address, log_to_driver=False, logging_level="warning")
        except (OSError, RuntimeError, ValueError) as error:
            raise CorpusError(f"cannot join the Ray cluster {address!r}: {error}") from error
    try:
        yield from _Actors(ray, batches, root, options).run(workers)
    finally:
        if is_ours:
            ray.shutdown()


class RayWorker:
    """What an actor is: a part maker that has checked that it sees the output."""

    def __init__(self, root: str, options: Options) -> None:
        if not Storage(root).exists(MANIFEST):
            raise CorpusError(
                f"a node of the cluster does not see {root}; write to a folder that all nodes "
                "share, or to an address such as s3://"
            )
        self._maker = PartMaker(root, options)
        self._maker.warm_up()

    def ready(self) -> None:
        """Return when the pipeline is loaded."""

    def make(self, batch: Batch) -> PartResult:
        """Make a part."""
        return self._maker.make(batch)


class _Actors:
    def __init__(self, ray: Any, batches: Iterator[Batch], root: str, options: Options) -> None:
        self._ray, self._batches = ray, batches
        self._kind = ray.remote(num_cpus=1, max_restarts=0)(RayWorker)
        self._arguments = (root, options)
        self._again: deque[Batch] = deque()
        self._losses: dict[int, int] = {}
        # what is awaited: the actor, and the batch that it has (None while it starts)
        self._awaited: dict[Any, tuple[Any, Batch | None]] = {}

    def run(self, n_actors: int) -> Iterator[PartResult]:
        for _ in range(n_actors):
            self._start()
        idle: list[Any] = []
        n_busy = 0
        while self._awaited:
            for reference in self._ray.wait(list(self._awaited), num_returns=1)[0]:
                actor, batch = self._awaited.pop(reference)
                n_busy -= batch is not None
                result = self._result_of(reference, batch)
                if result is not _LOST:
                    if batch is not None:
                        yield result
                    idle.append(actor)
            while idle and (batch := self._next()) is not None:
                actor = idle.pop()
                self._awaited[actor.make.remote(batch)] = (actor, batch)
                n_busy += 1
            if not n_busy and not self._again and idle:
                return  # whoever still starts is not needed

    def _start(self) -> None:
        actor = self._kind.remote(*self._arguments)
        self._awaited[actor.ready.remote()] = (actor, None)

    def _next(self) -> Batch | None:
        return self._again.popleft() if self._again else next(self._batches, None)

    def _result_of(self, reference: Any, batch: Batch | None) -> Any:
        """Return what an actor made; _LOST when it died, with its batch put back."""
        errors = self._ray.exceptions
        try:
            return self._ray.get(reference)
        except errors.RayTaskError as error:
            raise error.cause if isinstance(error.cause, Exception) else error from error
        except errors.RayError as error:
            if isinstance(cause := getattr(error, "cause", None), CorpusError):
                raise cause from error
            number = -1 if batch is None else batch.number
            self._losses[number] = self._losses.get(number, 0) + 1
            if self._losses[number] > MAX_LOSSES:
                raise CorpusError(f"{MAX_LOSSES} actors have died in a row: {error}") from error
            if batch is not None:
                self._again.append(batch)
            self._start()
            return _LOST


_LOST = object()
