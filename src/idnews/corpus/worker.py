"""A worker process of a run: `python -m idnews.corpus.worker PARENT`, spoken to over its pipes.

It reads its root and options, then batch after batch, and answers each with the finished part or
the error that ends the run. It ends when its pipe closes, and dies with the process that began it.
"""

import contextlib
import os
import pickle
import signal
import sys
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from idnews.corpus.parts import Batch, PartMaker

__all__ = ["Answer", "main", "serve"]

Answer = tuple[str, Any]
"""`("ready", None)`, `("record", its place)` before each when careful, `("part", PartResult)`, or
`("error", exception)`."""


def main() -> None:
    """Serve over standard input and output; what anyone else prints goes to standard error."""
    _die_with_parent(int(sys.argv[1]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    with contextlib.suppress(BrokenPipeError, EOFError):
        serve(sys.stdin.buffer, answers)


def serve(orders: BinaryIO, answers: BinaryIO) -> None:
    """Answer orders until there are no more. Raises EOFError at their end."""
    from idnews.corpus.parts import PartMaker  # a second of imports, after the tie to the parent

    def answer(kind: str, value: Any) -> None:
        pickle.dump((kind, value), answers)
        answers.flush()

    root, options = pickle.load(orders)
    try:
        maker = PartMaker(root, options)
        maker.warm_up()
    except Exception as error:
        answer("error", error)
        return
    answer("ready", None)
    while True:
        batch, is_careful = pickle.load(orders)
        try:
            if is_careful:
                _name_each(maker, batch, answer)
            answer("part", maker.make(batch))
        except Exception as error:
            answer("error", error)


def _name_each(maker: "PartMaker", batch: "Batch", answer: Any) -> None:
    """Try the records one at a time, each named first, so that a deadly one is known."""
    for place, record in enumerate(batch.records):
        answer("record", place)
        maker.analyze(record, is_poison=place in batch.poison)
    answer("record", -1)


def _die_with_parent(parent: int) -> None:
    """Have Linux end this process with its parent, whose kill -9 it could not notice at work."""
    if sys.platform != "linux":
        return
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        set_death_signal = 1  # PR_SET_PDEATHSIG
        ctypes.CDLL(None).prctl(set_death_signal, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(1)


if __name__ == "__main__":
    main()
